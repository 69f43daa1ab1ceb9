// Package compare says what became of a journey: which steps of the one are
// steps of the other, and what has changed about them. It is a pure function
// of two models, near linear in their size, and the same for equal input.
//
// It passes no judgement and writes nothing: which change is worth telling in
// which words is up to whoever shows it. Settings and comments do not count,
// nor does the order of declarations.
package compare

import (
	"cmp"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/words"
)

// Diff is what became of a journey. Things that stayed as they are stand in it
// as well.
type Diff struct {
	Before, After *model.Journey

	About        []Detail                  // what has changed about the journey itself: title and goal
	Participants []Pair[model.Participant] // who acts or is declared, in the order of the second journey
	Stages       []Stage                   // the phases with what stands in them
}

// Stage is a phase with its steps, decisions and outcomes, in the order of the
// second journey. What was removed stands where it stood, and what comes
// before the first phase stands in a stage without one.
type Stage struct {
	Phase Pair[model.Phase]
	Nodes []Pair[model.Node] // steps, decisions, outcomes, loops, and the forks of what runs side by side
}

// Pair is one thing in both journeys. One of its sides is nil when the thing
// was added or removed.
type Pair[T any] struct {
	Before, After *T
	Details       []Detail
}

// Change says in a word what became of a thing.
type Change int

// What can become of a thing.
const (
	Same Change = iota
	Added
	Removed
	Moved   // it stands elsewhere, and is as it was
	Changed // it may stand elsewhere as well
)

// String is the change as a lower-case word.
func (c Change) String() string {
	return [...]string{"same", "added", "removed", "moved", "changed"}[c]
}

// Change says what became of the thing.
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

// Detail is one thing that has changed: what it was and what it is, as a
// reader is shown it. Of what was added the first is empty, of what was taken
// away the second.
type Detail struct {
	Aspect        Aspect
	Before, After string
}

// Options say how the journeys were read.
type Options struct {
	Words [2]*words.Lists // that the first and the second were read by; nil means words.Default()
}

// Compare compares two journeys. They are not changed.
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

// Counts is how many steps, decisions and outcomes there are of each change.
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

// structural reports whether a node only holds others together.
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
	// ways are the partners of the ways of each block before, as far as they
	// have been asked for. Only blocks that have a partner are asked for theirs,
	// when all partners are known.
	ways    map[int][]int
	renamed names
}

// none is the number of what has no partner.
const none = -1

// side is one of the journeys with what is known of its things. Things are
// known by their index, and the slices of partners give the index of the same
// thing on the other side, or none.
type side struct {
	journey *model.Journey
	words   *words.Lists
	people  map[*model.Participant]int
	phases  map[*model.Phase]int
	nodes   map[*model.Node]int
	blocks  blocks

	peoplePartners, phasePartners, nodePartners []int
}

func newSide(j *model.Journey, known *words.Lists) side {
	s := side{
		journey: j, words: cmp.Or(known, words.Default()),
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

// phaseOf is the index of a node's phase, or none.
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

// samePerson reports whether a participant of the first journey is that one of
// the second; nobody is nobody.
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

// shared is how many of the first list are in the second.
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
