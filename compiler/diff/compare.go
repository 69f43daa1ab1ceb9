// Package diff compares two journeys: which steps of one are steps of the
// other, and what has changed about them. It is a pure function of two models,
// nearly linear in their size, with equal results for equal input.
//
// It does not judge the changes or put them into words; that is up to whoever
// shows them. Settings and comments do not count, and neither does the order of
// declarations.
package diff

import (
	"cmp"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// Diff is the comparison of two journeys. It also contains what stayed the
// same.
type Diff struct {
	Before, After *model.Journey

	About        []Detail                  // changes of the journey itself: title and goal
	Participants []Pair[model.Participant] // those who act or are declared, in the order of the second journey
	Stages       []Stage                   // the phases with their contents
}

// Stage is a phase with its steps, decisions and outcomes, in the order of the
// second journey. Removed nodes are where they were, and what comes before the
// first phase is in a stage without one.
type Stage struct {
	Phase Pair[model.Phase]
	Nodes []Pair[model.Node] // steps, decisions, outcomes, loops, and the forks of parallel branches
}

// Pair is one thing in both journeys. One side is nil if the thing was added or
// removed.
type Pair[T any] struct {
	Before, After *T
	Details       []Detail
}

// Change says in one word what happened to a thing.
type Change int

// The changes.
const (
	Same Change = iota
	Added
	Removed
	Moved   // elsewhere, but otherwise the same
	Changed // perhaps also elsewhere
)

// String returns the change as a lower-case word.
func (c Change) String() string {
	return [...]string{"same", "added", "removed", "moved", "changed"}[c]
}

// Change says what happened to the thing.
func (p Pair[T]) Change() Change {
	switch {
	case p.Before == nil && p.After == nil:
		return Same
	case p.Before == nil:
		return Added
	case p.After == nil:
		return Removed
	}
	change := Same
	for _, d := range p.Details {
		if !d.Aspect.Moves() {
			return Changed
		}
		change = Moved
	}
	return change
}

// Detail is one change, with the values before and after as a reader sees them.
// The first is empty for an addition, the second for a removal.
type Detail struct {
	Aspect        Aspect
	Before, After string
}

// Options say how the journeys were read.
type Options struct {
	Words [2]*lexicon.Lists // the word lists for the first and the second; nil means words.Default()
}

// Compare compares two journeys, without changing them.
func Compare(before, after *model.Journey, opt Options) Diff {
	c := &comparison{sides: [2]side{newSide(before, opt.Words[0]), newSide(after, opt.Words[1])}, ways: map[int][]int{}}
	c.matchParticipants()
	c.matchPhases()
	c.matchNodes()
	c.matchRenamed()
	c.renamed = c.newNames()
	d := Diff{Before: before, After: after}
	d.About = compareTexts(nil, Title, before.Title, after.Title)
	d.About = compareTexts(d.About, Goal, before.Goal, after.Goal)
	d.Participants = c.participants()
	d.Stages = c.stages()
	return d
}

// Counts counts the steps, decisions and outcomes by change.
func (d Diff) Counts() (counts [Changed + 1]int) {
	for _, s := range d.Stages {
		for _, n := range s.Nodes {
			if !structural(n) {
				counts[n.Change()]++
			}
		}
	}
	return counts
}

// Empty reports whether nothing has changed.
func (d Diff) Empty() bool {
	if len(d.About) > 0 {
		return false
	}
	for _, p := range d.Participants {
		if p.Change() != Same {
			return false
		}
	}
	for _, s := range d.Stages {
		if s.Phase.Change() != Same {
			return false
		}
		for _, n := range s.Nodes {
			if n.Change() != Same {
				return false
			}
		}
	}
	return true
}

// structural reports whether a node only groups others.
func structural(p Pair[model.Node]) bool {
	n := p.After
	if n == nil {
		n = p.Before
	}
	return n.Kind == model.ForkNode || n.Kind == model.LoopNode
}

// comparison is one run.
type comparison struct {
	sides [2]side // before and after
	// ways caches the partners of the branches of each earlier block. Only
	// blocks with a partner are looked up, when all partners are known.
	ways    map[int][]int
	renamed names
}

// none is the index of a missing partner.
const none = -1

// side is one of the journeys with what is known about it. Things are
// identified by their index, and the slices of partners give the index of the
// same thing on the other side, or none.
type side struct {
	journey *model.Journey
	words   *lexicon.Lists
	people  map[*model.Participant]int
	phases  map[*model.Phase]int
	nodes   map[*model.Node]int
	blocks  blocks

	peoplePartners, phasePartners, nodePartners []int
}

func newSide(j *model.Journey, known *lexicon.Lists) side {
	s := side{
		journey: j, words: cmp.Or(known, lexicon.Default()),
		people: indexes(j.Participants), phases: indexes(j.Phases), nodes: indexes(j.Nodes),
		peoplePartners: partners(len(j.Participants)), phasePartners: partners(len(j.Phases)), nodePartners: partners(len(j.Nodes)),
	}
	s.blocks = blocksOf(j, s.nodes)
	return s
}

func indexes[T comparable](list []T) map[T]int {
	of := make(map[T]int, len(list))
	for i, v := range list {
		of[v] = i
	}
	return of
}

func partners(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = none
	}
	return list
}

// phaseOf returns the index of a node's phase, or none.
func (s *side) phaseOf(n *model.Node) int {
	if i, ok := s.phases[n.Phase]; ok {
		return i
	}
	return none
}

// pairUp makes two things partners.
func pairUp(before, after []int, i, j int) { before[i], after[j] = j, i }

func (c *comparison) pairNodes(i, j int) {
	pairUp(c.sides[0].nodePartners, c.sides[1].nodePartners, i, j)
}

// samePerson reports whether a participant of the first journey is the given
// one of the second; nil matches nil.
func (c *comparison) samePerson(before, after *model.Participant) bool {
	i, ok := c.sides[0].people[before]
	if !ok {
		return after == nil
	}
	j, ok := c.sides[1].people[after]
	return ok && c.sides[0].peoplePartners[i] == j
}

// samePeople reports whether two lists name the same participants, in any
// order.
func (c *comparison) samePeople(before, after []*model.Participant) bool {
	return len(before) == len(after) && c.shared(before, after) == len(before)
}

// shared counts the participants of the first list that are in the second.
func (c *comparison) shared(before, after []*model.Participant) int {
	if len(before) == 0 || len(after) == 0 {
		return 0
	}
	named := make(map[int]bool, len(after))
	for _, p := range after {
		if j, ok := c.sides[1].people[p]; ok {
			named[j] = true
		}
	}
	n := 0
	for _, p := range before {
		if i, ok := c.sides[0].people[p]; ok && named[c.sides[0].peoplePartners[i]] {
			n++
		}
	}
	return n
}
