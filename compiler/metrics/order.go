package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// forward lists the nodes that the flow reaches from its start, each after all
// nodes that lead to it, and for every node the nodes that lead to it. Edges
// that close a loop are left out: a loop is followed once.
func (f Flow) forward() (order []int, into [][]int) {
	n := len(f.nodes)
	into = make([][]int, n)
	if n == 0 {
		return nil, into
	}
	place := make([]int, n) // in the order, from the end; 0 means not visited yet
	seen := make([]bool, n)
	type visit struct{ node, next int }
	stack := []visit{{0, len(f.next[0])}}
	seen[0] = true
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == 0 {
			order = append(order, top.node)
			place[top.node] = len(order)
			stack = stack[:len(stack)-1]
			continue
		}
		// The last edge first, so that the first one comes first once the order
		// is reversed.
		top.next--
		if to := f.next[top.node][top.next]; !seen[to] {
			seen[to] = true
			stack = append(stack, visit{to, len(f.next[to])})
		}
	}
	slices.Reverse(order)
	for _, from := range order {
		for _, to := range f.next[from] {
			if place[to] < place[from] {
				into[to] = append(into[to], from)
			}
		}
	}
	return order, into
}

// Paths are the paths through a journey in which patterns are searched,
// following each loop once.
type Paths struct {
	Flow
	journey *model.Journey
	order   []int   // see Flow.forward
	into    [][]int // the same
	place   map[*model.Node]int
}

// NewPaths returns the paths through a journey, without those taken less often
// than share, in [0, 1], where the journey gives shares.
func NewPaths(j *model.Journey, share float64) *Paths {
	w := &Paths{Flow: flowOf(j, usual(j, share)), journey: j, place: make(map[*model.Node]int, len(j.Nodes))}
	w.order, w.into = w.forward()
	for i, n := range j.Nodes {
		w.place[n] = i
	}
	return w
}

// inexact is the rounding error allowed in sums of shares.
const inexact = 1e-9

// usual keeps the edges that are taken at least as often as share, in [0, 1],
// and those for which the author gives no share.
func usual(j *model.Journey, share float64) func(*model.Edge) bool {
	weighed := make(map[*model.Node]bool)
	for _, e := range j.Edges {
		weighed[e.From] = weighed[e.From] || e.Given
	}
	return func(e *model.Edge) bool {
		return e.Share >= share-inexact || !e.Given && !(weighed[e.From] && e.From.Kind == model.DecisionNode)
	}
}

// precedence knows what has happened on every path to a node.
type precedence struct {
	// The dominator tree: every path to a node passes the nodes above it.
	enter, leave []int // numbers of a walk around the tree; 0 means not reached
	side         []*side
}

// side is one of several parallel branches.
type side struct {
	around *side
	join   int // where the branches meet again
	last   int // the node that every path out of the branch passes last, or -1
}

// precedenceOf calculates the precedence of a journey's nodes, identified by
// their index.
func precedenceOf(j *model.Journey) precedence {
	flow := NewFlow(j)
	order, into := flow.forward()
	n := len(flow.nodes)
	p := precedence{enter: make([]int, n), leave: make([]int, n), side: sidesOf(j)}

	// The ancestors, as in a balanced tree: jump skips as many levels as keep
	// every climb logarithmic.
	above, jump, depth := make([]int, n), make([]int, n), make([]int, n)
	climb := func(a, deep int) int {
		for depth[a] > deep {
			if depth[jump[a]] >= deep {
				a = jump[a]
			} else {
				a = above[a]
			}
		}
		return a
	}
	meet := func(a, b int) int {
		a, b = climb(a, depth[b]), climb(b, depth[a])
		for a != b {
			if jump[a] != jump[b] {
				a, b = jump[a], jump[b]
			} else {
				a, b = above[a], above[b]
			}
		}
		return a
	}
	children := make([][]int, n)
	for k, i := range order {
		if k == 0 {
			continue // the start is above everything, and above itself
		}
		top := -1
		for _, from := range into[i] {
			if top < 0 {
				top = from
			} else {
				top = meet(top, from)
			}
			for s := p.side[from]; s != nil; s = s.around {
				if s.join != i {
					continue
				}
				if s.last < 0 {
					s.last = from
				} else {
					s.last = meet(s.last, from)
				}
			}
		}
		above[i], depth[i] = top, depth[top]+1
		jump[i] = top
		if depth[top]-depth[jump[top]] == depth[jump[top]]-depth[jump[jump[top]]] {
			jump[i] = jump[jump[top]]
		}
		children[top] = append(children[top], i)
	}
	if len(order) > 0 {
		p.number(order[0], children)
	}
	return p
}

// number walks around the tree.
func (p *precedence) number(root int, children [][]int) {
	type visit struct{ node, next int }
	count := 1
	p.enter[root] = count
	stack := []visit{{root, 0}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(children[top.node]) {
			p.leave[top.node] = count
			stack = stack[:len(stack)-1]
			continue
		}
		child := children[top.node][top.next]
		top.next++
		count++
		p.enter[child] = count
		stack = append(stack, visit{child, 0})
	}
}

// above reports whether a is an ancestor of b, or is b.
func (p precedence) above(a, b int) bool {
	return p.enter[a] > 0 && p.enter[a] <= p.enter[b] && p.enter[b] <= p.leave[a]
}

// before reports whether a has happened on every path to b. No parallel branch
// comes before another, and all come before what follows where they meet.
func (p precedence) before(a, b int) bool {
	if a == b {
		return false
	}
	for !p.above(a, b) {
		s := p.side[a]
		if s == nil || s.last < 0 || !p.above(a, s.last) {
			return false
		}
		a = s.join
	}
	return true
}

// sidesOf returns for each node the branch of a `together` that contains it, or
// nil.
func sidesOf(j *model.Journey) []*side {
	index := make(map[*model.Node]int, len(j.Nodes))
	for i, n := range j.Nodes {
		index[n] = i
	}
	sides := make([]*side, len(j.Nodes))
	put := func(n *model.Node, s *side) {
		if i, ok := index[n]; ok {
			sides[i] = s
		}
	}
	var walk func(items []model.Item, s *side)
	walk = func(items []model.Item, s *side) {
		for _, item := range items {
			for _, n := range model.NodesOf(item) {
				put(n, s)
			}
			together, parallel := item.(*model.Parallel)
			for _, body := range model.Bodies(item) {
				if parallel {
					walk(body, &side{around: s, join: index[together.Join], last: -1})
				} else {
					walk(body, s)
				}
			}
		}
	}
	walk(j.Body, nil)
	return sides
}
