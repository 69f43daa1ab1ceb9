package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// Trap is a loop that the flow enters and never leaves.
type Trap struct {
	Nodes   []*model.Node // in the order of the text
	Closing *model.Edge   // the last edge that closes the loop
}

// Traps finds the reachable loops from which no path leads to an end of the
// journey, in the order of their first nodes. An edge that is never taken, the
// branch of a decision with a share of 0, leads nowhere.
func Traps(j *model.Journey) []Trap {
	if len(j.Nodes) == 0 {
		return nil
	}
	taken := func(e *model.Edge) bool {
		return e.To != nil && (e.From.Kind != model.DecisionNode || e.Share > 0)
	}
	flow := flowOf(j, taken)
	reached := make([]bool, len(j.Nodes))
	flow.Mark(reached, 0)

	// Mark the nodes that lead to an end, backwards from the ends.
	before := make([][]int, len(j.Nodes))
	for from, next := range flow.next {
		for _, to := range next {
			before[to] = append(before[to], from)
		}
	}
	back := Flow{nodes: flow.nodes, next: before}
	ends := make([]bool, len(j.Nodes))
	for i, next := range flow.next {
		if len(next) == 0 {
			back.Mark(ends, i)
		}
	}
	stuck := func(n int) bool { return reached[n] && !ends[n] }

	var traps []Trap
	group := make(map[*model.Node]int) // nodes of traps, with the index of their trap
	for _, loop := range flow.loops(stuck) {
		t := Trap{}
		for _, n := range loop {
			t.Nodes = append(t.Nodes, j.Nodes[n])
			group[j.Nodes[n]] = len(traps)
		}
		traps = append(traps, t)
	}
	if len(traps) == 0 {
		return nil
	}
	index := make(map[*model.Node]int, len(j.Nodes))
	for i, n := range j.Nodes {
		index[n] = i
	}
	for _, e := range j.Edges {
		from, inside := group[e.From]
		to, there := group[e.To]
		if inside && there && from == to && taken(e) && index[e.To] <= index[e.From] {
			traps[from].Closing = e
		}
	}
	return traps
}

// loops returns the strongly connected components, among the nodes that count,
// that no edge leaves; each in ascending order, and ordered by their first
// nodes. A node that counts must have a successor, and only such nodes may
// follow it. It is Tarjan's algorithm, without recursion.
func (f Flow) loops(counts func(int) bool) [][]int {
	const unseen = 0
	number := make([]int, len(f.next)) // from 1, in the order of discovery
	low := make([]int, len(f.next))
	part := make([]int, len(f.next)) // from 1, for finished ones
	var parts [][]int
	var stack []int
	type frame struct{ node, edge int }
	count := 0
	for root := range f.next {
		if !counts(root) || number[root] != unseen {
			continue
		}
		todo := []frame{{root, 0}}
		for len(todo) > 0 {
			top := &todo[len(todo)-1]
			n := top.node
			if top.edge == 0 {
				count++
				number[n], low[n] = count, count
				stack = append(stack, n)
			}
			if top.edge < len(f.next[n]) {
				to := f.next[n][top.edge]
				top.edge++
				switch {
				case !counts(to):
				case number[to] == unseen:
					todo = append(todo, frame{to, 0})
				case part[to] == 0:
					low[n] = min(low[n], number[to])
				}
				continue
			}
			if low[n] == number[n] {
				var members []int
				for {
					m := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					part[m] = len(parts) + 1
					members = append(members, m)
					if m == n {
						break
					}
				}
				parts = append(parts, members)
			}
			todo = todo[:len(todo)-1]
			if len(todo) > 0 {
				above := todo[len(todo)-1].node
				low[above] = min(low[above], low[n])
			}
		}
	}
	return f.closed(parts, part)
}

// closed keeps the components that no edge leaves, in order.
func (f Flow) closed(parts [][]int, part []int) [][]int {
	var kept [][]int
	for i, members := range parts {
		leaves := slices.ContainsFunc(members, func(n int) bool {
			return slices.ContainsFunc(f.next[n], func(to int) bool { return part[to] != i+1 })
		})
		if !leaves {
			slices.Sort(members)
			kept = append(kept, members)
		}
	}
	slices.SortFunc(kept, func(a, b []int) int { return a[0] - b[0] })
	return kept
}
