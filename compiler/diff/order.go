package diff

import (
	"slices"
	"sort"

	"github.com/journey-lang/journey/compiler/model"
)

// stages returns the phases with their contents, compared.
func (c *comparison) stages() []Stage {
	b, a := &c.sides[0], &c.sides[1]
	order := c.movedNodes()
	phaseMoved := outOfOrder(b.phasePartners)

	// Stage 0 has no phase; the others are the phases of both.
	all := []Stage{{}}
	stageOf := [2][]int{make([]int, len(b.journey.Phases)), make([]int, len(a.journey.Phases))}
	for _, at := range merged(b.phasePartners, a.phasePartners) {
		var p Pair[model.Phase]
		if at[0] != none {
			p.Before = b.journey.Phases[at[0]]
			stageOf[0][at[0]] = len(all)
		}
		if at[1] != none {
			p.After = a.journey.Phases[at[1]]
			stageOf[1][at[1]] = len(all)
		}
		if p.Before != nil && p.After != nil {
			p.Details = c.comparePhases(p.Before, p.After)
			if phaseMoved[at[0]] {
				p.Details = append(p.Details, Detail{Order, titleBefore(b.journey.Phases, at[0]), titleBefore(a.journey.Phases, at[1])})
			}
		}
		all = append(all, Stage{Phase: p})
	}
	stage := func(of, i int) int {
		s := &c.sides[of]
		if p := s.phaseOf(s.journey.Nodes[i]); p != none {
			return stageOf[of][p]
		}
		return 0
	}

	// Removed nodes are in their own phase, after the last node that is still
	// there.
	behind := map[[2]int][]int{} // stage and index after
	last := map[int]int{}
	for i, j := range b.nodePartners {
		at := stage(0, i)
		if j != none {
			if stage(1, j) == at {
				last[at] = j
			}
			continue
		}
		if !shown(b.journey.Nodes[i]) {
			continue
		}
		follows := none
		if j, ok := last[at]; ok {
			follows = j
		}
		behind[[2]int{at, follows}] = append(behind[[2]int{at, follows}], i)
	}
	removed := func(at, follows int) {
		for _, i := range behind[[2]int{at, follows}] {
			all[at].Nodes = append(all[at].Nodes, Pair[model.Node]{Before: b.journey.Nodes[i]})
		}
	}
	for at := range all {
		removed(at, none)
	}
	for j, i := range a.nodePartners {
		at := stage(1, j)
		n := a.journey.Nodes[j]
		p := Pair[model.Node]{After: n}
		if i != none {
			p.Before = b.journey.Nodes[i]
			p.Details = c.compareNodes(i, j, order[i])
		}
		if shown(n) || len(p.Details) > 0 {
			all[at].Nodes = append(all[at].Nodes, p)
		}
		removed(at, j)
	}
	if len(all[0].Nodes) == 0 {
		all = all[1:]
	}
	return all
}

// shown reports whether a node deserves a line if it is added or removed.
func shown(n *model.Node) bool {
	return reported(n) || n.Kind == model.ForkNode || n.Kind == model.LoopNode
}

// titleBefore returns the title of the previous phase, or "".
func titleBefore(phases []*model.Phase, i int) string {
	if i == 0 {
		return ""
	}
	return phases[i-1].Title
}

// movedNodes returns by index whether a node is on the same branch of the same
// phase but after other nodes than before. As few as possible have moved.
func (c *comparison) movedNodes() []bool {
	b, a := &c.sides[0], &c.sides[1]
	moved := make([]bool, len(b.nodePartners))
	byPhase := map[int][]int{}
	var phases []int
	for i, j := range b.nodePartners {
		n := b.journey.Nodes[i]
		if j == none || !reported(n) {
			continue
		}
		p, q := b.phaseOf(n), a.phaseOf(a.journey.Nodes[j])
		if p != none && b.phasePartners[p] != q || p == none && q != none || !c.sameWay(b.blocks.in[i], a.blocks.in[j]) {
			continue // it has moved further than that
		}
		if byPhase[p] == nil {
			phases = append(phases, p)
		}
		byPhase[p] = append(byPhase[p], i)
	}
	for _, p := range phases {
		list := byPhase[p]
		to := make([]int, len(list))
		for k, i := range list {
			to[k] = b.nodePartners[i]
		}
		for k, out := range outOfOrder(to) {
			moved[list[k]] = out
		}
	}
	return moved
}

// outOfOrder returns which entries to remove from a list, as few as possible,
// so that the rest is ascending; entries that are none do not count. It is the
// complement of a longest increasing subsequence.
func outOfOrder(list []int) []bool {
	out := make([]bool, len(list))
	var tails []int // index of the last entry of the best sequence of each length
	before := make([]int, len(list))
	for i, v := range list {
		if v == none {
			continue
		}
		at := sort.Search(len(tails), func(k int) bool { return list[tails[k]] >= v })
		before[i] = none
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
		out[i] = true
	}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i != none; i = before[i] {
			out[i] = false
		}
	}
	return slices.Clip(out)
}
