package excerpt

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// contract takes nodes out and joins the flow across them, so that the order
// of the others stays. Of a node that goes only the edges are followed that
// follow allows. A way that ended among them ends in an end of its own.
func (d *draft) contract(gone map[*model.Node]bool, follow func(*model.Edge) bool) {
	index := d.index()
	out := make(map[*model.Node][]*model.Edge, len(d.Nodes))
	for _, e := range d.Edges {
		if gone[e.From] && follow(e) {
			out[e.From] = append(out[e.From], e)
		}
	}
	// Time runs forward, so from the last node to the first each has what it
	// needs. Jumps back count only where nothing leads on.
	ahead := make(map[*model.Node][]*model.Node)
	back := make(map[*model.Node][]*model.Node)
	lead := func(to *model.Node, through map[*model.Node][]*model.Node) []*model.Node {
		if gone[to] {
			return through[to]
		}
		return []*model.Node{to}
	}
	for i := len(d.Nodes) - 1; i >= 0; i-- {
		n := d.Nodes[i]
		for _, e := range out[n] {
			if index[e.To] > i {
				ahead[n] = union(ahead[n], lead(e.To, ahead))
			}
		}
	}
	for i := len(d.Nodes) - 1; i >= 0; i-- {
		n := d.Nodes[i]
		for _, e := range out[n] {
			if index[e.To] > i && gone[e.To] {
				back[n] = union(back[n], back[e.To])
			} else if index[e.To] <= i {
				back[n] = union(back[n], lead(e.To, ahead))
			}
		}
	}

	var edges []*model.Edge
	seen := make(map[[2]*model.Node]bool)
	for _, e := range d.Edges {
		if gone[e.From] {
			continue
		}
		targets, kind := []*model.Node{e.To}, e.Kind
		if gone[e.To] {
			if targets = ahead[e.To]; len(targets) == 0 {
				targets, kind = back[e.To], model.Jump
			}
			if len(targets) == 0 {
				targets, kind = []*model.Node{d.theEnd(e.From)}, e.Kind
			}
		}
		for i, to := range targets {
			// One line is enough, but each branch of a decision has its own.
			pair := [2]*model.Node{e.From, to}
			if seen[pair] && e.From.Kind != model.DecisionNode && e.From.Kind != model.ForkNode {
				continue
			}
			seen[pair] = true
			way := *e
			way.To, way.Kind = to, kind
			way.Share /= float64(len(targets))
			if len(targets) > 1 {
				way.Given = false
			}
			if i > 0 {
				way.Branch = -1
			}
			edges = append(edges, &way)
		}
	}
	d.Edges = edges
	d.Nodes = slices.DeleteFunc(d.Nodes, func(n *model.Node) bool { return gone[n] })
	if d.end != nil && !slices.Contains(d.Nodes, d.end) {
		d.Nodes = append(d.Nodes, d.end)
	}
}

// theEnd is the node in which the journey runs out.
func (d *draft) theEnd(behind *model.Node) *model.Node {
	if d.end == nil {
		for _, n := range d.Nodes {
			if n.Kind == model.EndNode && n.Text == "" {
				d.end = n
			}
		}
	}
	if d.end == nil {
		d.end = d.add(model.Node{Kind: model.EndNode, Owner: behind.Owner, Phase: d.Nodes[len(d.Nodes)-1].Phase, Origin: behind.Origin})
	}
	return d.end
}

// union is what is in one of the lists, each once; the lists are not changed.
func union(all, more []*model.Node) []*model.Node {
	if len(more) == 0 {
		return all
	}
	known := setOf(all)
	all = slices.Clip(all)
	for _, n := range more {
		if !known[n] {
			known[n] = true
			all = append(all, n)
		}
	}
	return all
}

func setOf[T comparable](list []T) map[T]bool {
	set := make(map[T]bool, len(list))
	for _, v := range list {
		set[v] = true
	}
	return set
}
