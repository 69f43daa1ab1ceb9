package subset

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
)

// onlyPhases keeps what happens in the phases. Edges into them lead from the
// start, edges out of them lead to an end for each phase they go to.
func (d *draft) onlyPhases(phases []*model.Phase) error {
	kept := setOf(phases)
	keeps := func(n *model.Node) bool { return kept[n.Phase] }
	first := slices.IndexFunc(d.Nodes, func(n *model.Node) bool { return n.Kind != model.StartNode && keeps(n) })
	if first < 0 {
		return &Error{What: "phase", Name: phases[0].Title, Idle: true}
	}
	start := d.Nodes[0]
	begins := keeps(start)
	if !begins {
		start.Owner, start.Phase, start.Origin = d.Nodes[first].Owner, d.Nodes[first].Phase, d.Nodes[first].Origin
	}

	var edges, in []*model.Edge
	ends := exits{d: d, of: map[exit]*model.Node{}}
	for _, e := range d.Edges {
		from, to := keeps(e.From) && (e.From != start || begins), keeps(e.To)
		switch {
		case from && to:
			edges = append(edges, e)
		case from:
			e.To = ends.to(e.From, e.To)
			edges = append(edges, e)
		case to:
			in = append(in, e)
		}
	}
	d.Edges = append(edges, d.entries(start, begins, d.Nodes[first], in)...)
	d.Body = ends.body(d.Body, keeps)
	nodes := []*model.Node{start}
	for i, n := range d.Nodes[1:] {
		if keeps(n) {
			nodes = append(nodes, n)
		}
		if last := i+2 == len(d.Nodes); last || d.Nodes[i+2].Phase != n.Phase {
			nodes = append(nodes, ends.behind(n.Phase)...)
		}
	}
	d.Nodes = nodes
	return nil
}

// entries returns the edges from the start to where the flow enters.
func (d *draft) entries(start *model.Node, begins bool, first *model.Node, in []*model.Edge) []*model.Edge {
	type way struct {
		to   *model.Node
		text string
	}
	var ways []*model.Edge
	known := map[way]bool{}
	lead := func(to *model.Node, kind model.EdgeKind, text string) {
		if known[way{to, text}] {
			return
		}
		known[way{to, text}] = true
		ways = append(ways, &model.Edge{From: start, To: to, Kind: kind, Text: text, Branch: -1, Origin: to.Origin})
	}
	var from []string // sources of the flow into the first places
	named := map[string]bool{}
	if !begins {
		for _, e := range in {
			if e.Kind != model.Jump {
				lead(e.To, model.Sequence, "")
			}
		}
		if len(ways) == 0 {
			lead(first, model.Sequence, "")
		}
	}
	for _, e := range in {
		name := "from " + title(e.From.Phase)
		if known[way{e.To, ""}] {
			if title := title(e.From.Phase); !named[title] {
				named[title] = true
				from = append(from, title)
			}
		} else if e.Kind == model.Jump {
			lead(e.To, model.Jump, name)
		} else {
			lead(e.To, model.Sequence, name)
		}
	}
	if len(from) > 0 {
		start.Text = "from " + strings.Join(from, ", ")
	}
	for _, w := range ways {
		w.Share = 1 / float64(len(ways))
	}
	return ways
}

// title returns the name of a phase; nodes before the first one have none.
func title(p *model.Phase) string {
	if p == nil {
		return "the beginning"
	}
	return p.Title
}

// exit is the flow from one phase to another.
type exit struct{ from, to *model.Phase }

// exits are the ends of the flow out of an excerpt.
type exits struct {
	d   *draft
	of  map[exit]*model.Node
	all []*model.Node
}

// to returns the end for the flow from one node to another.
func (x *exits) to(from, to *model.Node) *model.Node {
	key := exit{from.Phase, to.Phase}
	if x.of[key] == nil {
		x.of[key] = x.d.add(model.Node{
			Kind: model.EndNode, Text: "to " + title(to.Phase), Owner: from.Owner, Phase: from.Phase, Origin: from.Origin,
		})
		x.all = append(x.all, x.of[key])
	}
	return x.of[key]
}

// behind returns the ends of the flow out of a phase.
func (x *exits) behind(phase *model.Phase) []*model.Node {
	var ends []*model.Node
	for _, n := range x.all {
		if n.Phase == phase {
			ends = append(ends, n)
		}
	}
	return ends
}

// body keeps the items of the selected phases, with the ends after each phase.
func (x *exits) body(items []model.Item, keeps func(*model.Node) bool) []model.Item {
	var kept []model.Item
	var phase *model.Phase
	for i, item := range items {
		phase = model.PhaseOf(item, phase)
		probe := &model.Node{Phase: phase}
		if !keeps(probe) {
			continue
		}
		x.land([]model.Item{item}, phase, keeps)
		kept = append(kept, item)
		if i+1 == len(items) || model.PhaseOf(items[i+1], phase) != phase {
			for _, n := range x.behind(phase) {
				kept = append(kept, &model.Act{Node: n})
			}
		}
	}
	return kept
}

// land redirects leaps out of the excerpt to its ends.
func (x *exits) land(items []model.Item, phase *model.Phase, keeps func(*model.Node) bool) {
	for _, item := range items {
		if leap, ok := item.(*model.GoTo); ok && leap.Target != nil && !keeps(leap.Target) {
			leap.Target = x.of[exit{phase, leap.Target.Phase}]
		}
		for _, body := range model.Bodies(item) {
			x.land(body, phase, keeps)
		}
	}
}
