package subset

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// contract removes nodes and joins the flow across them, so that the order of
// the others stays. For a removed node, it only follows the edges that follow
// allows. A path that ended among them gets its own end.
func (d *draft) contract(gone map[*model.Node]bool, follow func(*model.Edge) bool) {
	index := d.index()
	out := make(map[*model.Node][]*model.Edge, len(d.Nodes))
	for _, e := range d.Edges {
		if gone[e.From] && follow(e) {
			out[e.From] = append(out[e.From], e)
		}
	}
	// Time runs forward, so going from the last node to the first, each has
	// what it needs. Jumps back count only if nothing else leads on.
	ahead := make(map[*model.Node][]goal)
	back := make(map[*model.Node][]goal)
	lead := func(to *model.Node, through map[*model.Node][]goal) []goal {
		if gone[to] {
			return through[to]
		}
		return []goal{{node: to}}
	}
	for i := len(d.Nodes) - 1; i >= 0; i-- {
		n := d.Nodes[i]
		for _, e := range out[n] {
			if index[e.To] > i {
				ahead[n] = union(ahead[n], lead(e.To, ahead), steps(n))
			}
		}
	}
	for i := len(d.Nodes) - 1; i >= 0; i-- {
		n := d.Nodes[i]
		for _, e := range out[n] {
			if index[e.To] > i && gone[e.To] {
				back[n] = union(back[n], back[e.To], steps(n))
			} else if index[e.To] <= i {
				back[n] = union(back[n], lead(e.To, ahead), steps(n))
			}
		}
	}

	var edges []*model.Edge
	seen := make(map[[2]*model.Node]bool)
	for _, e := range d.Edges {
		if gone[e.From] {
			continue
		}
		targets, kind := []goal{{node: e.To}}, e.Kind
		if gone[e.To] {
			if targets = ahead[e.To]; len(targets) == 0 {
				targets, kind = back[e.To], model.Jump
			}
			if len(targets) == 0 {
				targets, kind = []goal{{node: d.theEnd(e.From)}}, e.Kind
			}
		}
		for i, to := range targets {
			// One line is enough, but each branch of a decision has its own.
			pair := [2]*model.Node{e.From, to.node}
			if seen[pair] && e.From.Kind != model.DecisionNode && e.From.Kind != model.ForkNode {
				continue
			}
			seen[pair] = true
			way := *e
			way.To, way.Kind, way.Omitted = to.node, kind, e.Omitted+to.steps
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

// theEnd returns the node where the journey runs out.
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

// goal is a node that a path leads to past the given number of steps, on the
// longest of its branches.
type goal struct {
	node  *model.Node
	steps int
}

// steps returns how many steps the node counts for.
func steps(n *model.Node) int {
	if n.Kind == model.StepNode {
		return 1
	}
	return 0
}

// union returns the entries of both lists, each once, those of the second
// further steps away; it does not change the lists.
func union(all, more []goal, further int) []goal {
	if len(more) == 0 {
		return all
	}
	at := make(map[*model.Node]int, len(all)+len(more))
	for i, g := range all {
		at[g.node] = i
	}
	all = slices.Clone(all)
	for _, g := range more {
		g.steps += further
		i, known := at[g.node]
		if !known {
			at[g.node] = len(all)
			all = append(all, g)
			continue
		}
		all[i].steps = max(all[i].steps, g.steps)
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
