package metrics

import (
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// response is the result of entering a region once.
type response struct {
	exits      []float64 // the probability of leaving through each exit
	work, wait float64   // expected, as part of the lead time
	span       Hours     // the minimum and the maximum that it can take
}

// solve solves a region, using the responses of those inside it.
func (p *plan) solve(at int) {
	r := &p.regions[at]
	for i := range r.states {
		s := &r.states[i]
		switch {
		case s.node < 0:
			p.solveBody(s)
		case s.fork != nil:
			p.solveFork(s)
		default:
			t := p.times[s.node]
			s.work, s.wait, s.span = mean(t.work), mean(t.wait), Hours{t.min(), t.max()}
			if p.nodes[s.node].Kind == model.LoopNode && len(p.inside[s.node]) == 0 {
				leave := 1 - p.back(s.node)
				s.work, s.wait = mul(s.work, leave), mul(s.wait, leave)
			}
		}
	}
	rows := make([][]transition, len(r.states))
	for i := range r.states {
		rows[i] = r.states[i].rows
	}
	p.markTraps(r, rows)
	r.chain = newChain(rows, &p.effort)
	spans := r.spans()
	switch {
	case at == 0:
		if len(p.nodes) > 0 {
			p.respond(r, p.state[0], spans)
		}
	case r.times > 0:
		p.respond(r, r.first, spans)
		for _, door := range r.doors {
			p.respond(r, door, spans)
		}
	default:
		p.respond(r, r.first, spans)
	}
}

func mean(h Hours) float64 { return (h.Min + h.Max) / 2 }

// back returns the probability that a loop node goes back.
func (p *plan) back(node int) float64 {
	sum := 0.0
	for _, a := range p.arcs[node] {
		if a.back {
			sum += a.p
		}
	}
	return sum
}

// solveFork solves parallel branches. All branches run until each of them has
// ended. If one left by a jump or an outcome, the flow continues there; if
// several did, the first one in the order of the text decides. The time is that
// of the branch with the longest expectation.
func (p *plan) solveFork(s *state) {
	own := p.times[s.node]
	s.work, s.wait = mean(own.work), mean(own.wait)
	stay := 1.0
	var rows []transition
	var longest response
	var spans []Hours
	never, ended := 0.0, 0.0
	for _, b := range s.fork {
		branch := &p.regions[b]
		branch.free = stay
		a := branch.responses[branch.first]
		never += mul(stay, a.exits[stuck])
		ended += mul(stay, a.exits[over])
		for k := over + 1; k < len(a.exits); k++ {
			if x := mul(stay, a.exits[k]); x > 0 {
				rows = append(rows, transition{branch.exits[k], x})
			}
		}
		stay = mul(stay, a.exits[through])
		if a.work+a.wait > longest.work+longest.wait {
			longest = a
		}
		spans = append(spans, a.span)
	}
	for _, h := range []transition{{^stuck, never}, {^over, ended}, {p.state[p.regions[s.fork[0]].end], stay}} {
		if h.p > 0 {
			rows = append(rows, h)
		}
	}
	s.rows = rows
	s.work += longest.work
	s.wait += longest.wait
	all, sure := longestSpan(spans)
	s.span = Hours{own.min() + all.Min, own.max() + all.Max}
	if !sure {
		p.notes.add(LongestMean, p.nodes[s.node])
	}
}

// longestSpan returns the minimum and the maximum of the longest of several
// spans, and whether it is certain which one that is.
func longestSpan(spans []Hours) (all Hours, sure bool) {
	longest := -1
	for i, s := range spans {
		all.Min, all.Max = max(all.Min, s.Min), max(all.Max, s.Max)
		if longest < 0 || s.Min > spans[longest].Min || s.Min == spans[longest].Min && s.Max > spans[longest].Max {
			longest = i
		}
	}
	for i, s := range spans {
		if i != longest && s.Max > spans[longest].Min {
			return all, false
		}
	}
	return all, true
}

// solveBody solves the body of a loop that runs a fixed number of times. The
// first time it may be entered anywhere, after that always at its start.
func (p *plan) solveBody(s *state) {
	body := &p.regions[s.body.region]
	once, again := body.responses[s.body.door], body.responses[body.first]
	n := body.times - 1
	more := mul(once.exits[through], series(again.exits[through], n))
	for k, x := range once.exits {
		to := body.exits[k]
		if k == through {
			x = mul(x, power(again.exits[through], n))
			to = p.state[body.end]
		} else {
			x += mul(more, again.exits[k])
		}
		if x > 0 {
			s.rows = append(s.rows, transition{to, x})
		}
	}
	s.work = min(once.work+mul(more, again.work), most)
	s.wait = min(once.wait+mul(more, again.wait), most)
	s.span = once.span
	s.span.Max = min(s.span.Max+mul(again.span.Max, float64(n)), most)
	if once.exits[through] == 1 && again.exits[through] == 1 {
		s.span.Min = min(s.span.Min+mul(again.span.Min, float64(n)), most)
	}
}

// series returns 1 + c + c² + … with n terms.
func series(c float64, n int) float64 {
	// S(2m) = S(m)·(1 + c^m), from the top bit of n down.
	sum, pow, bit := 0.0, 1.0, 1
	for bit <= n/2 {
		bit *= 2
	}
	for ; bit > 0 && n > 0; bit /= 2 {
		sum += mul(sum, pow)
		pow = mul(pow, pow)
		if n&bit != 0 {
			sum += pow
			pow = mul(pow, c)
		}
	}
	return sum
}

// power returns c to the power of n; math.Pow gives different digits on
// different machines.
func power(c float64, n int) float64 {
	pow := 1.0
	for ; n > 0; n /= 2 {
		if n&1 != 0 {
			pow = mul(pow, c)
		}
		c = mul(c, c)
	}
	return pow
}

// markTraps finds the states between which a token loops forever. A token that
// reaches such a state is stuck.
func (p *plan) markTraps(r *region, rows [][]transition) {
	if r.canLeave(rows) {
		return
	}
	part := make([]int, len(rows))
	parts := components(rows)
	for k, states := range parts {
		for _, s := range states {
			part[s] = k
		}
	}
	for k, states := range parts {
		if slices.ContainsFunc(states, func(s int) bool {
			return slices.ContainsFunc(rows[s], func(h transition) bool { return h.to < 0 || part[h.to] != k })
		}) {
			continue
		}
		for _, i := range states {
			s := &r.states[i]
			s.trap = true
			rows[i] = []transition{{^stuck, 1}}
			s.rows = rows[i]
			if s.back {
				s.work, s.wait = mean(p.times[s.node].work), mean(p.times[s.node].wait)
			}
		}
	}
}

// canLeave reports whether every state can leave the region.
func (r *region) canLeave(rows [][]transition) bool {
	into := make([][]int, len(rows))
	free := make([]bool, len(rows))
	var todo []int
	for i, row := range rows {
		for _, h := range row {
			switch {
			case h.to >= 0:
				into[h.to] = append(into[h.to], i)
			case !free[i]:
				free[i] = true
				todo = append(todo, i)
			}
		}
	}
	count := len(todo)
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, i := range into[s] {
			if !free[i] {
				free[i] = true
				count++
				todo = append(todo, i)
			}
		}
	}
	return count == len(rows)
}

// spans calculates the minimum and the maximum time from each state until the
// region is left. With a loop, the maximum has no bound.
func (r *region) spans() []Hours {
	all := make([]Hours, len(r.states))
	for k := len(r.chain.order) - 1; k >= 0; k-- {
		states := r.chain.order[k]
		on := Hours{Min: most}
		timed, round := false, len(states) > 1
		inside := func(s int) bool {
			_, ok := slices.BinarySearch(states, s)
			return ok
		}
		for _, s := range states {
			timed = timed || r.states[s].span.Max > 0
			for _, h := range r.states[s].rows {
				switch {
				case h.to < 0:
					on.Min = 0
				case inside(h.to):
					round = true
				default:
					on.Min, on.Max = min(on.Min, all[h.to].Min), max(on.Max, all[h.to].Max)
				}
			}
		}
		for _, s := range states {
			all[s] = on
			switch {
			case !round:
				all[s].Min = min(on.Min+r.states[s].span.Min, most)
				all[s].Max = min(on.Max+r.states[s].span.Max, most)
			case timed:
				all[s].Max = most
			}
		}
	}
	return all
}

// respond calculates the result of entering a region at a state, or of going
// straight to an exit.
func (p *plan) respond(r *region, enter int, spans []Hours) {
	if _, ok := r.responses[enter]; ok {
		return
	}
	a := response{exits: make([]float64, len(r.exits))}
	if enter < 0 {
		a.exits[^enter] = 1
		r.responses[enter] = a
		return
	}
	a.span = spans[enter]
	inflow := make([]float64, len(r.states))
	inflow[enter] = 1
	visits := r.chain.visits(inflow)
	for i := range r.states {
		s := &r.states[i]
		if visits[i] == 0 {
			continue
		}
		for _, h := range s.rows {
			if h.to < 0 {
				a.exits[^h.to] = min(a.exits[^h.to]+mul(visits[i], h.p), 1)
			}
		}
		a.work = min(a.work+mul(visits[i], s.work), most)
		a.wait = min(a.wait+mul(visits[i], s.wait), most)
	}
	r.responses[enter] = a
}

// passages are the expected numbers of visits per case.
type passages struct {
	nodes []float64   // visits of each node
	left  []float64   // the same, except that loop nodes count only when left
	arcs  [][]float64 // how often each arc is taken
	ends  []float64   // the probability of ending at each node
	stuck float64     // the probability of reaching a dead end
	lead  [][2]float64
}

// passages processes the regions from the outside in.
func (p *plan) passages() passages {
	t := passages{
		nodes: make([]float64, len(p.nodes)), left: make([]float64, len(p.nodes)),
		arcs: make([][]float64, len(p.nodes)), ends: make([]float64, len(p.nodes)),
		lead: make([][2]float64, len(p.nodes)),
	}
	if len(p.nodes) == 0 {
		return t
	}
	inflow := make([][]float64, len(p.regions))
	// effective is the probability that the end of a token in a region is the
	// end of the journey: that no earlier branch has left.
	effective := make([]float64, len(p.regions))
	for i, r := range p.regions {
		inflow[i] = make([]float64, len(r.states))
		switch {
		case i == 0:
			effective[i] = 1
		case r.times > 0:
			effective[i] = effective[r.parent]
		default:
			effective[i] = mul(effective[r.parent], r.free)
		}
	}
	inflow[0][p.state[0]] = 1
	for at := range p.regions {
		r := &p.regions[at]
		visits := r.chain.visits(inflow[at])
		around := 0.0 // how often a token gets through
		for i := range r.states {
			s, v := &r.states[i], visits[i]
			for _, h := range s.rows {
				switch {
				case h.to == ^through:
					around += mul(v, h.p)
				case at == 0 && h.to == ^stuck:
					t.stuck += mul(v, h.p)
				case h.to == ^over && s.node >= 0 && s.fork == nil:
					t.ends[s.node] = mul(mul(v, h.p), effective[at])
				}
			}
			if s.node < 0 {
				body := &p.regions[s.body.region]
				once, again := body.responses[s.body.door], body.responses[body.first]
				inflow[s.body.region][s.body.door] += v
				if body.first >= 0 {
					more := mul(once.exits[through], series(again.exits[through], body.times-1))
					in := &inflow[s.body.region][body.first]
					*in = min(*in+mul(v, more), most)
				}
				if at == 0 {
					t.lead[body.gate][0] += mul(v, s.work)
					t.lead[body.gate][1] += mul(v, s.wait)
				}
				continue
			}
			t.nodes[s.node] = v
			t.left[s.node] = v
			for _, b := range s.fork {
				if first := p.regions[b].first; first >= 0 {
					inflow[b][first] += v
				}
			}
			if at == 0 {
				t.lead[s.node][0] += mul(v, s.work)
				t.lead[s.node][1] += mul(v, s.wait)
			}
		}
		if r.times > 0 {
			t.nodes[r.gate] = around
		}
	}
	return t
}

// takenArcs calculates how often each arc is taken.
func (p *plan) takenArcs(t *passages) {
	for i, arcs := range p.arcs {
		t.arcs[i] = make([]float64, len(arcs))
		counted := len(p.inside[i]) > 0 && p.nodes[i].Kind == model.LoopNode
		on := 1 - p.back(i)
		for k, a := range arcs {
			switch {
			case !counted:
				t.arcs[i][k] = mul(t.nodes[i], a.p)
			case a.back:
				t.arcs[i][k] = max(t.nodes[i]-t.left[i], 0)
			case on > 0:
				t.arcs[i][k] = mul(t.left[i], a.p/on)
			default:
				t.arcs[i][k] = t.left[i]
			}
		}
		if p.nodes[i].Kind == model.LoopNode && !counted {
			t.left[i] = mul(t.nodes[i], on)
		}
	}
}

// finite limits a value to what can be written down.
func finite(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(v, most)
}
