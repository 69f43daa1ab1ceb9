package metrics

import (
	"cmp"
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// Elapsed returns how long a duration lasts by the calendar; zero for nil. Five
// working days are seven days: a wait of working days includes the weekends it
// meets, on average over the weekdays on which it can start.
func Elapsed(d *model.Duration) Hours {
	if d == nil {
		return Hours{}
	}
	h := Hours{d.Min, d.Max}
	if d.Working {
		h.Min, h.Max = h.Min*7/5, h.Max*7/5
	}
	return h
}

// PhaseTimes returns the expected times of each phase, in the order of the
// text, starting with what is outside phases.
func PhaseTimes(j *model.Journey) []PhaseTime {
	p := newPlan(j, Waits{})
	t := p.passages()
	p.takenArcs(&t)
	return p.phaseTimes(&t)
}

// notes collects the assumptions.
type notes struct{ nodes [MiddleCost + 1][]*model.Node }

func (n *notes) add(kind AssumptionKind, node *model.Node) {
	n.nodes[kind] = append(n.nodes[kind], node)
}

// left reports whether a node's wait is one of those to leave out.
func (p *plan) left(i int, w Waits) bool {
	n := p.nodes[i]
	waiter := n.Waiter
	if waiter == nil {
		waiter = n.Owner
	}
	return w.All ||
		waiter != nil && slices.Contains(w.Of, waiter) ||
		n.Phase != nil && slices.Contains(w.In, n.Phase) ||
		len(w.Before) > 0 && slices.ContainsFunc(p.nextActs(i), func(next int) bool {
			return slices.Contains(w.Before, p.nodes[next].Owner)
		})
}

// maxNext is how many forks, joins and loops are searched for what comes next.
const maxNext = 64

// nextActs returns the acts that can come right after a node.
func (p *plan) nextActs(i int) []int {
	var acts []int
	through := []int{i}
	for k := 0; k < len(through); k++ {
		for _, a := range p.arcs[through[k]] {
			switch {
			case p.nodes[a.to].Acts():
				acts = append(acts, a.to)
			case len(through) < maxNext && !slices.Contains(through, a.to):
				through = append(through, a.to)
			}
		}
	}
	return acts
}

// readTimes reads the durations of nodes and phases.
func (p *plan) readTimes(without Waits) {
	p.times = make([]stay, len(p.nodes))
	p.without = make([]bool, len(p.nodes))
	p.given = make(map[*model.Phase]Given)
	for i, n := range p.nodes {
		p.times[i].work = Elapsed(n.Takes)
		if n.Waits != nil && p.left(i, without) {
			p.without[i] = true
		} else {
			p.times[i].wait = Elapsed(n.Waits)
		}
		p.given[n.Phase] = p.given[n.Phase].and(givenBy(n))
		p.noteDurations(n, n.Takes, n.Waits)
	}
	seen := make(map[*model.Phase]bool)
	for i, n := range p.nodes {
		ph := n.Phase
		if n.Kind == model.StartNode || ph == nil || seen[ph] {
			continue
		}
		seen[ph] = true
		takes, waits, g := ph.Takes, ph.Waits, p.given[ph]
		if g.Work {
			takes = nil
		}
		if g.Wait || without.All || slices.Contains(without.In, ph) {
			waits = nil
		}
		if takes != nil {
			g.Timed = g.Acts
		}
		if takes != nil || ph.Waits != nil {
			g.Told = g.Acts
		}
		g.Work, g.Wait = g.Work || takes != nil, g.Wait || ph.Waits != nil
		p.given[ph] = g
		if takes != nil || waits != nil {
			p.notes.add(PhaseEstimate, n)
			p.noteDurations(n, takes, waits)
		}
		add(&p.times[i].work, Elapsed(takes))
		add(&p.times[i].wait, Elapsed(waits))
	}
}

// givenBy returns which times a node gives.
func givenBy(n *model.Node) Given {
	g := Given{Work: n.Takes != nil, Wait: n.Waits != nil}
	if g.Work || n.Kind == model.StepNode && (n.Owner == nil || n.Owner.Kind != model.System) {
		g.Acts = 1
	}
	if g.Work {
		g.Timed = 1
	}
	if g.Acts == 1 && g.Any() {
		g.Told = 1
	}
	return g
}

// add adds to a sum.
func add(sum *Hours, h Hours) {
	sum.Min += h.Min
	sum.Max += h.Max
}

func (p *plan) noteDurations(n *model.Node, durations ...*model.Duration) {
	isRange := func(d *model.Duration) bool { return d != nil && d.Min != d.Max }
	isWorking := func(d *model.Duration) bool { return d != nil && d.Working }
	if slices.ContainsFunc(durations, isRange) {
		p.notes.add(Uniform, n)
	}
	if slices.ContainsFunc(durations, isWorking) {
		p.notes.add(WorkingDays, n)
	}
}

// noteShares records missing probabilities.
func (p *plan) noteShares() {
	for i, n := range p.nodes {
		missing := 0
		failures := false
		for _, a := range p.arcs[i] {
			if !a.edge.Given {
				missing++
				failures = failures || a.edge.Kind == model.Failed || a.edge.Kind == model.Jump && a.edge.Branch >= 0
			}
		}
		switch {
		case n.Kind == model.DecisionNode && missing > 1:
			p.notes.add(EvenShares, n)
		case n.Kind == model.StepNode && failures:
			p.notes.add(FailuresLeftOut, n)
		case n.Kind == model.LoopNode && len(p.inside[i]) == 0 && p.back(i) > 0:
			p.notes.add(RepeatedHalf, n)
		}
	}
}

// noteUntimed records work without a duration, if some work has one.
func (p *plan) noteUntimed(all Given) {
	if !all.Work {
		return
	}
	for _, n := range p.nodes {
		if by, g := givenBy(n), p.given[n.Phase]; by.Timed < by.Acts && g.Timed < g.Acts {
			p.notes.add(Untimed, n)
		}
	}
}

// time fills in the expected times, ends and costs.
func (p *plan) time(t *passages) Time {
	out := Time{
		Exact:    len(p.notes.nodes[LongestMean]) == 0 && !p.effort.entwine,
		Phases:   p.phaseTimes(t),
		Critical: p.critical(),
		Costs:    p.costs(t),
		Visits:   make([]float64, len(p.nodes)),
	}
	for i := range p.nodes {
		out.Visits[i] = finite(t.nodes[i])
	}
	for _, ph := range out.Phases {
		out.Given = out.Given.and(ph.Given)
		out.Work += ph.Work
		out.Wait += ph.Wait
	}
	var work, wait float64
	for i := range p.nodes {
		work += t.lead[i][0]
		wait += t.lead[i][1]
	}
	out.Lead = finite(work + wait)
	out.Work, out.Wait = finite(out.Work), finite(out.Wait)
	out.Efficiency = ratio(work, work+wait)
	for i, n := range p.nodes {
		if t.ends[i] > 0 {
			out.Ends = append(out.Ends, End{n, min(t.ends[i], 1)})
		}
	}
	slices.SortStableFunc(out.Ends, func(a, b End) int { return cmp.Compare(b.Probability, a.Probability) })
	out.NeverEnds = min(t.stuck, 1)
	out.Unreachable = p.unreachable()
	p.noteShares()
	p.noteUntimed(out.Given)
	for kind, nodes := range p.notes.nodes {
		if kind := AssumptionKind(kind); len(nodes) > 0 || kind == Entangled && p.effort.entwine {
			slices.SortFunc(nodes, func(a, b *model.Node) int { return cmp.Compare(p.index[a], p.index[b]) })
			out.Assumptions = append(out.Assumptions, Assumption{kind, slices.Compact(nodes)})
		}
	}
	return out
}

// ratio returns a part of a whole, 0 of nothing.
func ratio(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return min(part/whole, 1)
}

// phaseTimes sums the times by phase.
func (p *plan) phaseTimes(t *passages) []PhaseTime {
	var all []PhaseTime
	at := make(map[*model.Phase]int)
	phase := func(ph *model.Phase) int {
		k, ok := at[ph]
		if !ok {
			k = len(all)
			at[ph] = k
			all = append(all, PhaseTime{Phase: ph, Given: p.given[ph]})
		}
		return k
	}
	for _, n := range p.nodes {
		if n.Phase == nil && n.Kind != model.StartNode {
			phase(nil)
			break
		}
	}
	for _, ph := range p.journey.Phases {
		phase(ph)
	}
	leads := make([][2]float64, len(all)+1)
	for i, n := range p.nodes {
		if n.Phase == nil && n.Kind == model.StartNode {
			continue
		}
		k := phase(n.Phase)
		if k >= len(leads) {
			leads = append(leads, [2]float64{})
		}
		ph := &all[k]
		ph.Work += mul(t.left[i], mean(p.times[i].work))
		ph.Wait += mul(t.left[i], mean(p.times[i].wait))
		leads[k][0] += t.lead[i][0]
		leads[k][1] += t.lead[i][1]
	}
	for k := range all {
		ph := &all[k]
		ph.Work, ph.Wait = finite(ph.Work), finite(ph.Wait)
		ph.Lead = finite(leads[k][0] + leads[k][1])
		ph.Efficiency = ratio(leads[k][0], leads[k][0]+leads[k][1])
	}
	return all
}

// costs sums the costs by unit; ranges count with their middle.
func (p *plan) costs(t *passages) []Cost {
	var all []Cost
	at := make(map[string]int)
	add := func(costs []model.Cost, n *model.Node, times float64) {
		for i := range costs {
			c := &costs[i]
			if c.Min != c.Max {
				p.notes.add(MiddleCost, n)
			}
			k, ok := at[c.Unit.Key]
			if !ok {
				k = len(all)
				at[c.Unit.Key] = k
				all = append(all, Cost{Unit: c.Unit})
			}
			all[k].Amount = finite(all[k].Amount + mul(times, c.Mean()))
		}
	}
	seen := make(map[*model.Phase]bool)
	for i, n := range p.nodes {
		if ph := n.Phase; ph != nil && n.Kind != model.StartNode && !seen[ph] {
			seen[ph] = true
			add(ph.Costs, n, t.nodes[i])
		}
		add(n.Costs, n, t.left[i])
	}
	return all
}

// unreachable returns the acts and outcomes that no path leads to.
func (p *plan) unreachable() []*model.Node {
	if len(p.nodes) == 0 {
		return nil
	}
	reached := make([]bool, len(p.nodes))
	NewFlow(p.journey).Mark(reached, 0)
	var all []*model.Node
	for i, n := range p.nodes {
		if !reached[i] && (isAct(n) || n.Kind == model.OutcomeNode) {
			all = append(all, n)
		}
	}
	return all
}

// isAct reports whether somebody does or decides something.
func isAct(n *model.Node) bool { return n.Kind == model.StepNode || n.Kind == model.DecisionNode }

// critical returns the critical path: the most likely path and, with parallel
// branches, the one with the longest expectation. Going back is never part of
// it, nor is a path that never ends, if there is another.
func (p *plan) critical() []PathNode {
	var path []PathNode
	if len(p.nodes) == 0 {
		return nil
	}
	been := make([]bool, len(p.nodes))
	for at := 0; at >= 0; {
		been[at] = true
		n := p.nodes[at]
		if isAct(n) || n.Kind == model.OutcomeNode || n.Kind == model.EndNode || p.times[at].max() > 0 {
			path = append(path, PathNode{Node: n, Times: p.repeated(at), Work: mean(p.times[at].work), Wait: mean(p.times[at].wait)})
		}
		next, best := -1, -1.0
		slowest := p.slowest(at)
		for _, a := range p.arcs[at] {
			weight := a.p
			switch {
			case p.regions[p.home[a.to]].states[p.state[a.to]].trap:
				weight = 0
			case n.Kind == model.ForkNode && a.edge.Branch == slowest:
				weight = 2
			}
			if !a.back && !been[a.to] && weight > best {
				next, best = a.to, weight
			}
		}
		at = next
	}
	return path
}

// slowest returns the branch of a fork with the longest expectation.
func (p *plan) slowest(fork int) int {
	longest, at := -1.0, -1
	for k, b := range p.inside[fork] {
		r := &p.regions[b]
		if a := r.responses[r.first]; a.work+a.wait > longest {
			longest, at = a.work+a.wait, k
		}
	}
	return at
}

// repeated returns how often a node happens because of `repeat N times` around
// it.
func (p *plan) repeated(node int) int {
	times := 1
	for r := p.home[node]; r > 0; r = p.regions[r].parent {
		if n := p.regions[r].times; n > 0 && times <= math.MaxInt32/n {
			times *= n
		}
	}
	return times
}
