package optimize

import (
	"maps"

	"github.com/journey-lang/journey/render/internal/layout"
)

// move is one choice, for a branch or for a box.
type move struct {
	branch int // the edge that opens it, or -1
	way    layout.BranchChoice
	box    int // or -1
	stand  layout.NodeChoice
}

// make returns the input with the choice made; ok is false if it already is.
func (m move) make(in layout.Input) (out layout.Input, ok bool) {
	if m.box >= 0 {
		if in.Choices.Nodes[m.box] == m.stand {
			return in, false
		}
		in.Choices.Nodes = with(in.Choices.Nodes, m.box, m.stand)
		return in, true
	}
	if in.Choices.Branches[m.branch] == m.way {
		return in, false
	}
	in.Choices.Branches = with(in.Choices.Branches, m.branch, m.way)
	return in, true
}

// with returns a copy of a map with one entry changed. Inputs share their maps.
func with[V any](m map[int]V, k int, v V) map[int]V {
	out := make(map[int]V, len(m)+1)
	maps.Copy(out, m)
	out[k] = v
	return out
}

// moves are all moves of a picture.
type moves struct {
	all   []move
	byBox [][]move // those of the box, of the branches it opens and of everything that contains it
}

// ways are all choices for a branch, stands all choices for a box.
var (
	ways   = []layout.BranchChoice{{}, {Across: true}, {Order: -1}, {Order: 1}, {Across: true, Order: -1}, {Across: true, Order: 1}}
	stands = []layout.NodeChoice{layout.Near, layout.Apart, layout.Later}
)

func movesOf(in layout.Input) moves {
	m := moves{byBox: make([][]move, len(in.Nodes))}
	m.body(in.Body, nil)
	return m
}

// body adds the moves of items inside branches with the given moves.
func (m *moves) body(items []layout.Item, inside []move) {
	for _, it := range items {
		m.box(it.Node, inside)
		for _, b := range it.Branches {
			within := inside
			if b.Edge >= 0 {
				var own []move
				for _, w := range ways {
					own = append(own, move{branch: b.Edge, way: w, box: -1})
				}
				m.all = append(m.all, own...)
				if it.Node >= 0 {
					m.byBox[it.Node] = append(m.byBox[it.Node], own...)
				}
				within = append(own, inside...)
			}
			m.body(b.Body, within)
		}
		m.box(it.Tail, inside)
	}
}

func (m *moves) box(n int, inside []move) {
	if n < 0 {
		return
	}
	for _, s := range stands {
		own := move{branch: -1, box: n, stand: s}
		m.all = append(m.all, own)
		m.byBox[n] = append(m.byBox[n], own)
	}
	m.byBox[n] = append(m.byBox[n], inside...)
}

// order returns the moves that may remove the crossings, which are pairs of
// edges, and then, if wanted, all others.
func (m *moves) order(in layout.Input, crossings [][2]int, others bool) []move {
	seen := make(map[move]bool, len(m.all))
	out := make([]move, 0, len(m.all))
	add := func(all []move) {
		for _, mv := range all {
			if !seen[mv] {
				seen[mv] = true
				out = append(out, mv)
			}
		}
	}
	for _, c := range crossings {
		for _, e := range c {
			for _, n := range []int{in.Edges[e].From, in.Edges[e].To} {
				if anchor := in.Nodes[n].Anchor; anchor >= 0 {
					n = anchor
				}
				add(m.byBox[n])
			}
		}
	}
	if others {
		add(m.all)
	}
	return out
}
