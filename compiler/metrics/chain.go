package metrics

import (
	"container/heap"
	"slices"
)

// A chain is an absorbing Markov chain with sparse rows: for each state, the
// probabilities of the next states. Hops to anything that is not a state of the
// chain leave it. Every state can reach an exit.
//
// It is solved by eliminating states one by one, the one with the fewest
// neighbours first, which is nearly linear for structured flows and local
// jumps. The algorithm never subtracts, so loops that are hard to leave lose no
// digits. (W. K. Grassmann, M. I. Taksar and D. P. Heyman, "Regenerative
// analysis and steady state distributions for Markov chains", Operations
// Research 33, 1985.)
type chain struct {
	rows  [][]transition
	order [][]int // the strongly connected components, in the order of the flow
	knots []*knot // the solver of each component; nil for a single state without a loop
}

// transition is a move to another state or out of the chain, with its
// probability.
type transition struct {
	to int // a state, or ^k for the exit k
	p  float64
}

// mul is the product, rounded. The conversion keeps compilers from fusing it
// with an addition, which would give different digits on other machines.
func mul(a, b float64) float64 { return float64(a * b) }

// most limits values that may grow without bound, so that nothing becomes
// infinite.
const most = 1e100

// effort limits the work on one journey's chains, in multiplications. Only
// flows that jump back and forth everywhere come near it.
type effort struct {
	left    int
	entwine bool // something had to be approximated
}

const maxEffort = 2_000_000

func newChain(rows [][]transition, e *effort) *chain {
	c := &chain{rows: rows, order: components(rows)}
	c.knots = make([]*knot, len(c.order))
	place := make([]int, len(rows))
	for i, states := range c.order {
		if len(states) > 1 {
			for k, s := range states {
				place[s] = k
			}
			c.knots[i] = newKnot(rows, states, place, e)
		}
	}
	return c
}

// visits returns the expected number of visits of each state, if the chain is
// entered as often as inflow says. It overwrites inflow.
func (c *chain) visits(inflow []float64) []float64 {
	visits := make([]float64, len(c.rows))
	for i, states := range c.order {
		if k := c.knots[i]; k != nil {
			k.solve(inflow, visits)
		} else {
			s := states[0]
			stay := 0.0
			leave := 0.0
			for _, h := range c.rows[s] {
				if h.to == s {
					stay += h.p
				} else {
					leave += h.p
				}
			}
			visits[s] = inflow[s]
			if stay > 0 && leave > 0 {
				visits[s] = mul(inflow[s], (stay+leave)/leave)
			}
		}
		for _, s := range states {
			visits[s] = min(visits[s], most)
			for _, h := range c.rows[s] {
				if h.to >= 0 {
					inflow[h.to] += mul(visits[s], h.p)
				}
			}
		}
	}
	return visits
}

// components returns the strongly connected components in the order of the flow
// (R. Tarjan, "Depth-first search and linear graph algorithms", 1972), each
// with ascending states.
func components(rows [][]transition) [][]int {
	number := make([]int, len(rows)) // from 1; 0 is new
	low := make([]int, len(rows))
	open := make([]bool, len(rows))
	type frame struct{ state, transition int }
	var all [][]int
	var stack []int
	var frames []frame
	count := 0
	for root := range rows {
		if number[root] > 0 {
			continue
		}
		frames = append(frames, frame{root, 0})
		for len(frames) > 0 {
			f := &frames[len(frames)-1]
			s := f.state
			if f.transition == 0 {
				count++
				number[s], low[s], open[s] = count, count, true
				stack = append(stack, s)
			}
			if f.transition < len(rows[s]) {
				to := rows[s][f.transition].to
				f.transition++
				switch {
				case to < 0:
				case number[to] == 0:
					frames = append(frames, frame{to, 0})
				case open[to]:
					low[s] = min(low[s], number[to])
				}
				continue
			}
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				before := frames[len(frames)-1].state
				low[before] = min(low[before], low[s])
			}
			if low[s] == number[s] {
				at := len(stack) - 1
				for stack[at] != s {
					at--
				}
				states := slices.Clone(stack[at:])
				stack = stack[:at]
				for _, m := range states {
					open[m] = false
				}
				slices.Sort(states)
				all = append(all, states)
			}
		}
	}
	slices.Reverse(all)
	return all
}

// knot solves one strongly connected component. Its states are numbered from 0.
type knot struct {
	states []int
	steps  []elimination  // nil if the component was too dense for elimination
	rows   [][]transition // if so, the transition inside it
	leave  []float64      // and 1 minus the probability that a state hops to itself
}

// elimination is a state that was eliminated from the component.
type elimination struct {
	state  int
	leave  float64
	after  []transition // where its flow goes, divided by leave
	before []transition // where its flow comes from
}

// newKnot eliminates the states of a component; place has the number of each.
func newKnot(rows [][]transition, states []int, place []int, e *effort) *knot {
	k := &knot{states: states}
	n := len(states)
	row := make([][]transition, n)
	into := make([][]int, n) // eliminated states stay in the lists
	alive := make([]int, n)  // how many of into are not eliminated
	escape := make([]float64, n)
	inside := func(s int) bool {
		_, ok := slices.BinarySearch(states, s)
		return ok
	}
	for i, s := range states {
		for _, h := range rows[s] {
			switch {
			case h.to == s:
			case h.to >= 0 && inside(h.to):
				row[i] = addTransition(row[i], transition{place[h.to], h.p})
			default:
				escape[i] += h.p
			}
		}
	}
	for i := range row {
		for _, h := range row[i] {
			into[h.to] = append(into[h.to], i)
			alive[h.to]++
		}
	}
	k.rows = make([][]transition, n)
	k.leave = make([]float64, n)
	for i := range row {
		k.rows[i] = slices.Clone(row[i])
		k.leave[i] = escape[i]
		for _, h := range row[i] {
			k.leave[i] += h.p
		}
	}

	q := make(queue, n)
	key := make([]int, n)
	for i := range q {
		key[i] = len(row[i]) * alive[i]
		q[i] = queued{key[i], i}
	}
	heap.Init(&q)
	gone := make([]bool, n)
	k.steps = make([]elimination, 0, n)
	for len(q) > 0 {
		top := heap.Pop(&q).(queued)
		s := top.state
		if gone[s] || top.key != key[s] {
			continue
		}
		e.left -= 1 + key[s]
		if e.left < 0 {
			k.steps, e.entwine = nil, true
			return k
		}
		gone[s] = true
		step := elimination{state: s, leave: escape[s]}
		for _, h := range row[s] {
			step.leave += h.p
		}
		for _, h := range row[s] {
			step.after = append(step.after, transition{h.to, h.p / step.leave})
			alive[h.to]--
		}
		for _, i := range into[s] {
			if gone[i] {
				continue
			}
			at, _ := slices.BinarySearchFunc(row[i], s, byState)
			p := row[i][at].p
			row[i] = slices.Delete(row[i], at, at+1)
			step.before = append(step.before, transition{i, p})
			for _, h := range step.after {
				if h.to == i {
					continue
				}
				size := len(row[i])
				row[i] = addTransition(row[i], transition{h.to, mul(p, h.p)})
				if len(row[i]) > size {
					into[h.to] = append(into[h.to], i)
					alive[h.to]++
				}
			}
			escape[i] += mul(p, escape[s]/step.leave)
		}
		for _, list := range [][]transition{step.after, step.before} {
			for _, h := range list {
				if now := len(row[h.to]) * alive[h.to]; now != key[h.to] {
					key[h.to] = now
					heap.Push(&q, queued{now, h.to})
				}
			}
		}
		k.steps = append(k.steps, step)
		row[s], into[s] = nil, nil
	}
	k.rows, k.leave = nil, nil
	return k
}

func byState(h transition, s int) int { return h.to - s }

// addTransition adds a transition to a row sorted by state.
func addTransition(row []transition, h transition) []transition {
	at, ok := slices.BinarySearchFunc(row, h.to, byState)
	if ok {
		row[at].p += h.p
		return row
	}
	return slices.Insert(row, at, h)
}

// solve sets the visits of the component's states.
func (k *knot) solve(inflow, visits []float64) {
	f := make([]float64, len(k.states))
	for i, s := range k.states {
		f[i] = inflow[s]
	}
	v := make([]float64, len(k.states))
	if k.steps == nil {
		k.iterate(f, v)
	}
	for _, s := range k.steps {
		for _, h := range s.after {
			f[h.to] += mul(f[s.state], h.p)
		}
	}
	for i := len(k.steps) - 1; i >= 0; i-- {
		s := &k.steps[i]
		sum := f[s.state]
		for _, h := range s.before {
			sum += mul(v[h.to], h.p)
		}
		v[s.state] = min(sum/s.leave, most)
	}
	for i, s := range k.states {
		visits[s] = v[i]
	}
}

// iterate approximates the solution for knots that are too dense for
// elimination, in rounds over the states (Gauss and Seidel).
func (k *knot) iterate(f, v []float64) {
	const rounds, near = 2_000, 1e-9
	budget := maxEffort
	next := slices.Clone(f)
	for range rounds {
		change := 0.0
		for i := range v {
			now := min(next[i]/k.leave[i], most)
			if d := now - v[i]; d > 0 {
				change = max(change, d/now)
				for _, h := range k.rows[i] {
					next[h.to] += mul(d, h.p)
				}
				budget -= 1 + len(k.rows[i])
			}
			v[i] = now
		}
		if change < near || budget < 0 {
			return
		}
	}
}

// queue is a heap of states by key, then number.
type queue []queued

type queued struct{ key, state int }

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].key < q[j].key || q[i].key == q[j].key && q[i].state < q[j].state
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(queued)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
