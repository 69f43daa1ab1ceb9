// Package analysis computes figures and patterns from a journey's flow. All
// of it is pure functions of the model, near linear in its size, and the same
// for equal input.
//
// It passes no judgement: what is worth telling an author, and in which
// words, is up to compiler/rules.
package analysis

import "github.com/journey-lang/journey/compiler/model"

// graph is the flow by the numbers of its nodes, in the order of the text.
type graph struct {
	nodes []*model.Node
	next  [][]int // in the order of the edges
}

func newGraph(j *model.Journey) graph {
	index := make(map[*model.Node]int, len(j.Nodes))
	for i, n := range j.Nodes {
		index[n] = i
	}
	g := graph{nodes: j.Nodes, next: make([][]int, len(j.Nodes))}
	for _, e := range j.Edges {
		from, okFrom := index[e.From]
		to, okTo := index[e.To]
		if okFrom && okTo {
			g.next[from] = append(g.next[from], to)
		}
	}
	return g
}

// Reached tells for each node of the journey, in the order of its Nodes,
// whether the flow can get there from the start. The start is the first node.
func Reached(j *model.Journey) []bool {
	g := newGraph(j)
	reached := make([]bool, len(g.nodes))
	g.mark(reached, 0)
	return reached
}

// ReachedFrom tells for each node of the journey whether the flow can get
// there from any of those.
func ReachedFrom(j *model.Journey, from ...*model.Node) []bool {
	g := newGraph(j)
	reached := make([]bool, len(g.nodes))
	for i, n := range g.nodes {
		for _, f := range from {
			if n == f {
				g.mark(reached, i)
			}
		}
	}
	return reached
}

// mark sets all nodes that the flow can get to from one of them, itself too.
func (g graph) mark(reached []bool, from int) {
	if from >= len(g.nodes) || reached[from] {
		return
	}
	reached[from] = true
	todo := []int{from}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, to := range g.next[n] {
			if !reached[to] {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
}
