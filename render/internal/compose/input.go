package compose

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
)

// gaps are the minimum distances in every picture.
var gaps = layout.Gaps{Column: 30, Row: 18, Lane: 9, Track: 10, Band: 14}

// input describes the draft as sizes and numbers.
func (d *Draft) input(phaseOf map[*model.Phase]int, nodeOf map[*model.Node]int) layout.Input {
	in := layout.Input{
		Gaps:        gaps,
		LaneLabel:   d.laneLabelWidth(),
		PhaseHeader: d.headerHeight(),
		Strips:      d.inputStrips(),
		Timeline:    d.opt.Timeline,
		Connector:   d.scaled(connectorSide),
	}
	for _, l := range d.lanes {
		in.Lanes = append(in.Lanes, layout.Lane{MinHeight: d.labelHeight(l) + 2*lanePad + 2*laneInset})
	}
	for _, p := range d.phases {
		in.Phases = append(in.Phases, layout.Phase{MinWidth: p.header.Width + p.marksWidth() + 2*headerPad + 8})
	}
	journeys := len(d.nodes) - len(d.anchors)
	for i, n := range d.nodes {
		out := layout.Node{Lane: n.lane, Phase: -1, W: n.content.w, H: n.content.h, Anchor: -1}
		if i < journeys {
			loop := d.journey.Nodes[i].Kind == model.LoopNode
			out.Pointed, out.Upright = loop || d.journey.Nodes[i].Kind == model.DecisionNode, loop
		}
		of := i
		if i >= journeys {
			of = d.anchors[i-journeys]
			out.Anchor = of
		}
		if at, ok := phaseOf[d.journey.Nodes[of].Phase]; ok {
			out.Phase = at
		}
		in.Nodes = append(in.Nodes, out)
	}
	for _, f := range d.flows {
		e := layout.Edge{From: f.from, To: f.to, Kind: f.kind}
		if len(f.label.Lines) > 0 {
			e.LabelW, e.LabelH = f.label.Width+2*labelPadX, f.label.Height()+2*labelPadY
		}
		in.Edges = append(in.Edges, e)
	}
	in.Body = d.body(nodeOf)
	if d.opt.Down {
		d.measureDown(&in)
	}
	return in
}

// structure converts the blocks of a journey to those of a layout.
type structure struct {
	nodeOf map[*model.Node]int
	edges  map[opening]int
	placed []bool
}

// opening is the start of a branch.
type opening struct {
	from, branch int
}

// body returns the structure of the journey: every node once. Nodes outside
// blocks, such as start and end, come before and after the rest.
func (d *Draft) body(nodeOf map[*model.Node]int) []layout.Item {
	s := structure{nodeOf: nodeOf, edges: map[opening]int{}, placed: make([]bool, len(d.journey.Nodes))}
	flow := 0
	for _, e := range d.journey.Edges {
		from, ok := nodeOf[e.From]
		if _, ok2 := nodeOf[e.To]; !ok || !ok2 {
			continue
		}
		if e.Branch >= 0 {
			s.edges[opening{from, e.Branch}] = flow
		}
		flow++
	}
	var body []layout.Item
	for i, n := range d.journey.Nodes {
		if n.Kind == model.StartNode {
			s.placed[i] = true
			body = append(body, layout.Item{Node: i, Tail: -1})
		}
	}
	body = append(body, s.items(d.journey.Body)...)
	for i := range d.journey.Nodes {
		if !s.placed[i] {
			body = append(body, layout.Item{Node: i, Tail: -1})
		}
	}
	return body
}

// take returns the index of a node that was not placed before, otherwise -1.
func (s *structure) take(n *model.Node) int {
	i, ok := s.nodeOf[n]
	if n == nil || !ok || s.placed[i] {
		return -1
	}
	s.placed[i] = true
	return i
}

func (s *structure) items(items []model.Item) []layout.Item {
	var out []layout.Item
	for _, item := range items {
		switch item := item.(type) {
		case *model.Act:
			it := layout.Item{Node: s.take(item.Node), Tail: -1, Failures: len(item.Failures) > 0}
			for i, f := range item.Failures {
				it.Branches = append(it.Branches, s.branch(it.Node, i, f.Body))
			}
			out = append(out, it)
		case *model.Choice:
			it := layout.Item{Node: s.take(item.Node), Tail: -1}
			for i, w := range item.Branches {
				it.Branches = append(it.Branches, s.branch(it.Node, i, w.Body))
			}
			out = append(out, it)
		case *model.Parallel:
			it := layout.Item{Node: s.take(item.Fork), Tail: s.take(item.Join)}
			for i, b := range item.Branches {
				it.Branches = append(it.Branches, s.branch(it.Node, i, b))
			}
			out = append(out, it)
		case *model.Loop:
			it := layout.Item{Node: -1, Tail: s.take(item.Node)}
			it.Branches = []layout.Branch{{Edge: -1, Body: s.items(item.Body)}}
			out = append(out, it)
		}
	}
	return out
}

// branch is branch number i after a node.
func (s *structure) branch(node, i int, body []model.Item) layout.Branch {
	b := layout.Branch{Edge: -1}
	if edge, ok := s.edges[opening{node, i}]; ok {
		b.Edge = edge
	}
	b.Body = s.items(body)
	return b
}
