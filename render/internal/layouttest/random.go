// Package layouttest generates random pictures as sizes and numbers, for the
// tests of placement and routing.
package layouttest

import (
	"math/rand/v2"

	"github.com/journey-lang/journey/render/internal/layout"
)

// Random returns a valid input with about the given number of steps, the same
// for the same seed, including decisions, parallels, failures, loops, jumps,
// receipts and phases.
func Random(seed uint64, steps int) layout.Input {
	b := &builder{rng: rand.New(rand.NewPCG(seed, 1)), left: steps}
	b.in.Gaps = layout.Gaps{Column: 28, Row: 18, Lane: 16, Track: 8, Band: 30}
	b.in.LaneLabel, b.in.Connector = 120, 22
	b.in.Timeline = b.rng.IntN(5) == 0
	for range 1 + b.rng.IntN(6) {
		b.in.Lanes = append(b.in.Lanes, layout.Lane{MinHeight: 50 + float64(b.rng.IntN(40))})
	}
	if b.rng.IntN(3) > 0 {
		b.in.PhaseHeader = 30
		b.newPhase()
	} else {
		b.phase = -1
	}
	start := b.node(18, 18)
	b.in.Body = append(b.in.Body, layout.Item{Node: start, Tail: -1})
	exits := []int{start}
	for b.left > 0 {
		var it layout.Item
		it, exits = b.item(exits, 0)
		b.in.Body = append(b.in.Body, it)
		if b.phase >= 0 && b.rng.IntN(6) == 0 && b.left > 0 {
			b.newPhase()
		}
	}
	end := b.node(90, 30)
	b.join(exits, end)
	b.in.Body = append(b.in.Body, layout.Item{Node: end, Tail: -1})
	b.jumps()
	return b.in
}

type builder struct {
	in    layout.Input
	rng   *rand.Rand
	left  int
	phase int
	lane  int
	away  []int // edges that open branches and lead elsewhere
}

func (b *builder) newPhase() {
	b.phase = len(b.in.Phases)
	b.in.Phases = append(b.in.Phases, layout.Phase{MinWidth: float64(40 + b.rng.IntN(200))})
}

func (b *builder) node(w, h float64) int {
	if b.rng.IntN(2) == 0 {
		b.lane = b.rng.IntN(len(b.in.Lanes))
	}
	b.in.Nodes = append(b.in.Nodes, layout.Node{Lane: b.lane, Phase: b.phase, W: w, H: h, Anchor: -1})
	return len(b.in.Nodes) - 1
}

func (b *builder) edge(from, to int, kind layout.EdgeKind, labelled bool) int {
	e := layout.Edge{From: from, To: to, Kind: kind}
	if labelled {
		e.LabelW, e.LabelH = float64(30+b.rng.IntN(90)), 18
	}
	b.in.Edges = append(b.in.Edges, e)
	return len(b.in.Edges) - 1
}

// join connects all exits to a node.
func (b *builder) join(exits []int, to int) {
	for _, e := range exits {
		if e >= 0 {
			b.edge(e, to, layout.Sequence, false)
		} else {
			b.in.Edges[-e-1].To = to // an open branch without a box
		}
	}
}

// item adds one item after the exits; an exit below 0 is an edge -(i+1) without
// an end yet.
func (b *builder) item(exits []int, depth int) (layout.Item, []int) {
	b.left--
	it := layout.Item{Tail: -1}
	kind := b.rng.IntN(12)
	if depth > 3 {
		kind = 11
	}
	switch {
	case kind < 2: // decision
		it.Node = b.node(150, 60)
		b.in.Nodes[it.Node].Pointed = true
		b.join(exits, it.Node)
		var out []int
		for range 2 + b.rng.IntN(2) {
			e := b.edge(it.Node, it.Node, layout.Sequence, b.rng.IntN(6) > 0)
			body, ends := b.opened(e, depth)
			it.Branches = append(it.Branches, layout.Branch{Edge: e, Body: body})
			if len(body) == 0 && len(ends) > 0 && b.rng.IntN(3) == 0 {
				b.in.Edges[e].Kind, b.in.Edges[e].To = layout.Jump, b.rng.IntN(it.Node+1)
				continue
			}
			out = append(out, ends...)
		}
		if len(out) == 0 {
			out = append(out, -b.edge(it.Node, it.Node, layout.Sequence, false)-1)
			it.Branches = append(it.Branches, layout.Branch{Edge: -out[0] - 1})
		}
		return it, out
	case kind < 3: // together
		it.Node = b.node(12, 44)
		b.join(exits, it.Node)
		var out []int
		for range 2 + b.rng.IntN(2) {
			e := b.edge(it.Node, it.Node, layout.Sequence, false)
			body, ends := b.body([]int{-e - 1}, depth)
			it.Branches = append(it.Branches, layout.Branch{Edge: e, Body: body})
			out = append(out, ends...)
		}
		it.Tail = b.node(12, 44)
		b.join(out, it.Tail)
		return it, []int{it.Tail}
	case kind < 4: // loop
		first := len(b.in.Nodes)
		body, ends := b.body(exits, depth)
		if len(body) == 0 {
			break
		}
		it.Node, it.Branches = -1, []layout.Branch{{Edge: -1, Body: body}}
		it.Tail = b.node(20, 20)
		b.join(ends, it.Tail)
		b.edge(it.Tail, first, layout.Jump, true)
		return it, []int{it.Tail}
	}
	it.Node = b.node(100+float64(b.rng.IntN(60)), 40+float64(b.rng.IntN(40)))
	b.join(exits, it.Node)
	for lane := range b.in.Lanes {
		if lane != b.in.Nodes[it.Node].Lane && b.rng.IntN(8) == 0 {
			b.in.Nodes = append(b.in.Nodes, layout.Node{Lane: lane, Phase: b.phase, W: 30, H: 24, Anchor: it.Node})
			b.edge(it.Node, len(b.in.Nodes)-1, layout.Message, false)
		}
	}
	out := []int{it.Node}
	if kind == 5 {
		it.Failures = true
		e := b.edge(it.Node, it.Node, layout.Failure, true)
		body, ends := b.opened(e, depth)
		it.Branches = append(it.Branches, layout.Branch{Edge: e, Body: body})
		if len(body) == 0 || b.rng.IntN(2) == 0 {
			out = append(out, ends...)
		}
	}
	return it, out
}

// opened returns the body of a branch and its exits. Sometimes the edge that
// opens it leads elsewhere, and nothing leads to its body.
func (b *builder) opened(edge, depth int) ([]layout.Item, []int) {
	if b.rng.IntN(8) > 0 {
		return b.body([]int{-edge - 1}, depth)
	}
	b.away = append(b.away, edge)
	return b.body(nil, depth)
}

func (b *builder) body(exits []int, depth int) ([]layout.Item, []int) {
	var items []layout.Item
	for range b.rng.IntN(4) {
		var it layout.Item
		it, exits = b.item(exits, depth+1)
		items = append(items, it)
	}
	return items, exits
}

// jumps adds a few jumps between any two boxes, and lets those that open
// branches lead anywhere.
func (b *builder) jumps() {
	for _, e := range b.away {
		to := b.rng.IntN(len(b.in.Nodes))
		if anchor := b.in.Nodes[to].Anchor; anchor >= 0 {
			to = anchor
		}
		b.in.Edges[e].Kind, b.in.Edges[e].To = layout.Jump, to
	}
	for range b.rng.IntN(3) {
		from, to := b.rng.IntN(len(b.in.Nodes)), b.rng.IntN(len(b.in.Nodes))
		if from != to && b.in.Nodes[from].Anchor < 0 && b.in.Nodes[to].Anchor < 0 {
			b.edge(from, to, layout.Jump, b.rng.IntN(2) == 0)
		}
	}
}
