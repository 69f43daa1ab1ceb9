package diff

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// matchParticipants pairs participants by name, then by label, then a name
// with a label.
func (c *comparison) matchParticipants() {
	name := func(p *model.Participant) string { return lexicon.Fold(p.Name) }
	label := func(p *model.Participant) string { return lexicon.Fold(p.Label) }
	for _, by := range [][2]func(*model.Participant) string{{name, name}, {label, label}, {name, label}, {label, name}} {
		matchKeys(c.sides[0].journey.Participants, c.sides[1].journey.Participants, by[0], by[1], c.sides[0].peoplePartners, c.sides[1].peoplePartners)
	}
}

// matchPhases pairs phases by title.
func (c *comparison) matchPhases() {
	title := func(p *model.Phase) string { return lexicon.Fold(p.Title) }
	matchKeys(c.sides[0].journey.Phases, c.sides[1].journey.Phases, title, title, c.sides[0].phasePartners, c.sides[1].phasePartners)
}

// matchKeys pairs things without a partner that have the same key, the first
// with the first.
func matchKeys[T any](before, after []T, keyBefore, keyAfter func(T) string, partnersBefore, partnersAfter []int) {
	found := map[string][]int{}
	for j, v := range after {
		if partnersAfter[j] == none {
			k := keyAfter(v)
			found[k] = append(found[k], j)
		}
	}
	for i, v := range before {
		if partnersBefore[i] != none {
			continue
		}
		k := keyBefore(v)
		if list := found[k]; len(list) > 0 {
			pairUp(partnersBefore, partnersAfter, i, list[0])
			found[k] = list[1:]
		}
	}
}

// matchRenamed pairs phases and participants without a partner that were
// renamed: most of what one of them contains is what the other contains, or it
// is the only phase in its place and still has some of the same content.
func (c *comparison) matchRenamed() {
	b, a := &c.sides[0], &c.sides[1]
	c.matchByNodes(b.phasePartners, a.phasePartners, 1, func(s *side, n *model.Node) int { return s.phaseOf(n) },
		func(int, int) bool { return true })
	c.matchInPlace()
	c.matchByNodes(b.peoplePartners, a.peoplePartners, 2, func(s *side, n *model.Node) int {
		if p, ok := s.people[n.Owner]; ok && n.Acts() {
			return p
		}
		return none
	}, func(i, j int) bool { return b.journey.Participants[i].Kind == a.journey.Participants[j].Kind })
}

// matchInPlace pairs a phase without a partner with the one between the same
// two phases, if they have a node in common.
func (c *comparison) matchInPlace() {
	b, a := c.sides[0].phasePartners, c.sides[1].phasePartners
	shared := map[[2]int]bool{}
	for i, j := range c.sides[0].nodePartners {
		n := c.sides[0].journey.Nodes[i]
		if j != none && reported(n) {
			shared[[2]int{c.sides[0].phaseOf(n), c.sides[1].phaseOf(c.sides[1].journey.Nodes[j])}] = true
		}
	}
	// at returns the position of a phase whose neighbour has this partner; the
	// ends of the journey count as neighbours too.
	at := func(i, step int) int {
		switch k := i + step; {
		case k < 0:
			return 0
		case k == len(b):
			return len(a) - 1
		case b[k] == none:
			return none
		default:
			return b[k] - step
		}
	}
	for i := range b {
		if j := at(i, -1); b[i] == none && j != none && j == at(i, 1) && j < len(a) && a[j] == none && shared[[2]int{i, j}] {
			pairUp(b, a, i, j)
		}
	}
}

// matchByNodes pairs things without a partner by their nodes: at least a few
// must be the same, and more than half of the nodes of either.
func (c *comparison) matchByNodes(before, after []int, least int, holder func(*side, *model.Node) int, fit func(i, j int) bool) {
	b, a := &c.sides[0], &c.sides[1]
	held := [2][]int{make([]int, len(before)), make([]int, len(after))}
	shared := map[[2]int]int{}
	var order [][2]int
	for _, n := range a.journey.Nodes {
		if h := holder(a, n); h != none && reported(n) {
			held[1][h]++
		}
	}
	for i, n := range b.journey.Nodes {
		h := holder(b, n)
		if h == none || !reported(n) {
			continue
		}
		held[0][h]++
		if j := b.nodePartners[i]; j != none && before[h] == none {
			if g := holder(a, a.journey.Nodes[j]); g != none && after[g] == none {
				key := [2]int{h, g}
				if shared[key]++; shared[key] == 1 {
					order = append(order, key)
				}
			}
		}
	}
	for _, key := range order {
		i, j, n := key[0], key[1], shared[key]
		if before[i] == none && after[j] == none && n >= least && 2*n > held[0][i] && 2*n > held[1][j] && fit(i, j) {
			pairUp(before, after, i, j)
		}
	}
}

// names maps old names of participants, bare, to new ones if they differ.
type names map[string]string

func (c *comparison) newNames() names {
	b, a := &c.sides[0], &c.sides[1]
	renamed := names{}
	for i, j := range b.peoplePartners {
		if j == none {
			continue
		}
		p, q := b.journey.Participants[i], a.journey.Participants[j]
		for _, n := range [][2]string{{bare(p.Label), bare(q.Label)}, {bare(p.Name), bare(q.Name)}} {
			if n[0] != n[1] {
				renamed[n[0]] = n[1]
			}
		}
	}
	return renamed
}

// longestName is the maximum number of words of a name that is searched for in
// a text.
const longestName = 6

// in replaces old names in a bare text with the new ones, longest match first.
func (n names) in(text string) string {
	if len(n) == 0 {
		return text
	}
	list := strings.Fields(text)
	var out []string
	for len(list) > 0 {
		size := min(longestName, len(list))
		for ; size > 0; size-- {
			if other, ok := n[strings.Join(list[:size], " ")]; ok {
				out = append(out, other)
				break
			}
		}
		if size == 0 {
			out, size = append(out, list[0]), 1
		}
		list = list[size:]
	}
	return strings.Join(out, " ")
}

// reported reports whether the node is shown for its own sake.
func reported(n *model.Node) bool {
	return n.Kind == model.StepNode || n.Kind == model.DecisionNode || n.Kind == model.OutcomeNode
}

// participants returns all participants in the order of the second journey,
// with removed ones after the one that they followed.
func (c *comparison) participants() []Pair[model.Participant] {
	b, a := &c.sides[0], &c.sides[1]
	var all []Pair[model.Participant]
	for _, at := range merged(b.peoplePartners, a.peoplePartners) {
		var p Pair[model.Participant]
		if at[0] != none {
			p.Before = b.journey.Participants[at[0]]
		}
		if at[1] != none {
			p.After = a.journey.Participants[at[1]]
		}
		if p.Before != nil && p.After != nil {
			p.Details = c.compareParticipants(p.Before, p.After)
		}
		all = append(all, p)
	}
	return all
}

func (c *comparison) compareParticipants(before, after *model.Participant) []Detail {
	var list []Detail
	if lexicon.Fold(before.Label) == lexicon.Fold(after.Label) {
		list = compareTexts(list, Name, before.Name, after.Name)
	}
	list = compareTexts(list, Label, before.Label, after.Label)
	if before.Kind != after.Kind {
		list = append(list, Detail{KindOf, before.Kind.String(), after.Kind.String()})
	}
	if !c.samePeople(before.UsedBy, after.UsedBy) {
		list = append(list, Detail{UsedBy, labels(before.UsedBy), labels(after.UsedBy)})
	}
	return list
}

// merged returns all of two lists in the order of the second: what has no
// partner in it comes after what it followed. Each entry is an index before and
// one after, or none.
func merged(before, after []int) [][2]int {
	var all [][2]int
	behind := map[int][]int{} // removed entries, by the later index that they follow
	last := none
	for i, j := range before {
		if j == none {
			behind[last] = append(behind[last], i)
		} else {
			last = j
		}
	}
	removed := func(j int) {
		for _, i := range behind[j] {
			all = append(all, [2]int{i, none})
		}
	}
	removed(none)
	for j, i := range after {
		all = append(all, [2]int{i, j})
		removed(j)
	}
	return all
}

// labels joins the names of participants for a reader.
func labels(people []*model.Participant) string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Label
	}
	return strings.Join(names, ", ")
}
