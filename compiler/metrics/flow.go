// Package metrics calculates metrics and patterns from a journey's flow.
// Everything in it is a pure function of the model, nearly linear in its size,
// with equal results for equal input.
//
// It passes no judgement: what is worth reporting to an author, and in which
// words, is up to compiler/rules.
package metrics

import "github.com/journey-lang/journey/compiler/model"

// Flow is the graph of a journey's flow, ready for traversal. Its nodes are
// identified by their index in the journey's Nodes.
type Flow struct {
	nodes []*model.Node
	next  [][]int // in the order of the edges
}

// NewFlow builds the graph of a journey.
func NewFlow(j *model.Journey) Flow {
	return flowOf(j, func(*model.Edge) bool { return true })
}

// flowOf builds the graph from the edges to keep.
func flowOf(j *model.Journey, keep func(*model.Edge) bool) Flow {
	index := make(map[*model.Node]int, len(j.Nodes))
	for i, n := range j.Nodes {
		index[n] = i
	}
	f := Flow{nodes: j.Nodes, next: make([][]int, len(j.Nodes))}
	for _, e := range j.Edges {
		from, okFrom := index[e.From]
		to, okTo := index[e.To]
		if okFrom && okTo && keep(e) {
			f.next[from] = append(f.next[from], to)
		}
	}
	return f
}

// Mark sets reached, which has one entry per node, for everything that the flow
// can reach from a node, including itself. It does not continue through nodes
// that are already set.
func (f Flow) Mark(reached []bool, from int) {
	if reached[from] {
		return
	}
	reached[from] = true
	todo := []int{from}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, to := range f.next[n] {
			if !reached[to] {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
}
