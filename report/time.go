package report

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
)

func (t *metricsWriter) time() section {
	f := t.Figures
	s := section{id: "time", title: "Time"}
	if !f.Time.Given.Any() {
		s.about = "The journey gives no times. Write takes and waits under the steps to get them."
		s.grids = append(t.ends(), t.costs()...)
		return s
	}
	s.about = "Lead time runs from start to end, work and waiting included. Work is when somebody is busy (takes), waiting is when nothing moves (waits). " +
		"Flow efficiency is the share of the lead time spent working. All times are elapsed time: a day has 24 hours."
	mean := "expected, calculated from the structure of the journey"
	if !f.Time.Exact {
		mean = "mean of the simulation; calculated from the structure, at least " + quantity.Hours(f.Time.Lead)
		if f.Simulation.Runs == 0 {
			mean = "at least, see the assumptions"
		}
	}
	if o := f.Simulation; o.Runs > 0 && !spread(o) {
		mean = "the same in every case"
	}
	g := f.Time.Given
	lead, wait := quantity.Hours(f.Lead()), quantity.Hours(f.Time.Wait)
	if !g.Enough() {
		lead, mean = none, fmt.Sprintf("unknown: only %d of %d steps give times", g.Told, g.Acts)
	}
	s.facts = []fact{{metrics.NameLeadTime, lead, mean}}
	if f.Simulation.Runs > 0 && g.Enough() {
		s.facts = append(s.facts, fact{metrics.NameLeadTime90, quantity.Hours(f.Simulation.P90), "9 of 10 cases take no longer"})
	}
	work, waiting, flow := "all working time, parallel branches included", "all idle time, parallel branches included", "share of the lead time spent working"
	switch {
	case !g.Work:
		work, flow = "no step says how long it takes", "unknown: no work is given"
	case !g.Wait:
		waiting, flow = "no waits are given", "unknown: no waits are given"
	case !g.Enough():
		flow = "unknown: too few steps give times"
	}
	switch {
	case g.Work && !g.Enough():
		work, waiting = fmt.Sprintf("given for %d of %d steps", g.Timed, g.Acts), "where given"
	case g.Work && g.Timed < g.Acts:
		work += fmt.Sprintf("; %d of %d steps say how long they take, not counting those of systems", g.Timed, g.Acts)
	}
	s.facts = append(s.facts,
		fact{metrics.NameWork, hours(g.Work, f.Time.Work), work},
		fact{metrics.NameWaiting, wait, waiting},
		fact{metrics.NameEfficiency, percent(g.Parts(), f.Time.Efficiency), flow},
	)
	if o := f.Simulation; spread(o) && g.Enough() {
		s.spread = &o
		longest := max(o.Longest, o.P99)
		rank := func(name string, hours float64) []cell {
			return []cell{says("%s", name), says("%s", quantity.Hours(hours)), bar(ratio(hours, longest), "neutral")}
		}
		s.grids = append(s.grids, grid{
			title: fmt.Sprintf("How long cases take (%s simulated, seed %d)", quantity.Count(float64(o.Runs), "journey"), o.Seed),
			head:  []column{{name: "percentile"}, {name: "lead time", right: true}, {bar: true}},
			rows: [][]cell{
				rank("50th (median)", o.P50), rank("90th", o.P90), rank("99th", o.P99), rank("longest", o.Longest),
			},
		})
		if o.Cut > 0 {
			s.notes = append(s.notes, fmt.Sprintf("Stopped before reaching an end: %s, counted up to that point.", quantity.Count(float64(o.Cut), "run")))
		}
	}
	s.grids = append(s.grids, t.phases()...)
	s.grids = append(s.grids, t.critical()...)
	s.grids = append(s.grids, t.ends()...)
	s.grids = append(s.grids, t.costs()...)
	return s
}

// spread reports whether lead times differ.
func spread(o metrics.Simulation) bool {
	return o.Runs > 0 && o.Longest-o.Quantiles[0] > o.Longest/1e6
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

func (t *metricsWriter) phases() []grid {
	f := t.Figures
	longest := 0.0
	for _, p := range f.Time.Phases {
		longest = max(longest, p.Lead)
	}
	if len(f.Time.Phases) < 2 || longest == 0 || !f.Time.Given.Enough() {
		return nil
	}
	g := grid{title: "By phase", head: []column{
		{name: "phase", own: true}, {name: "lead time", right: true}, {bar: true}, {name: "work", right: true}, {name: "waiting", right: true}, {name: "flow efficiency", right: true},
	}}
	for _, p := range f.Time.Phases {
		// Without waiting there is nothing to show, but every step of a person
		// takes time.
		worked := p.Given.Work || f.Time.Given.Work && p.Given.Acts == 0
		g.rows = append(g.rows, []cell{
			says("%s", phase(p.Phase)), says("%s", hours(worked || p.Given.Wait, p.Lead)), bar(ratio(p.Lead, longest), "neutral"),
			says("%s", hours(worked, p.Work)), says("%s", quantity.Hours(p.Wait)), says("%s", percent(worked && f.Time.Given.Wait && p.Lead > 0, p.Efficiency)),
		})
	}
	return []grid{g}
}

// mostCritical is the maximum number of steps of the critical path that are
// shown.
const mostCritical = 12

func (t *metricsWriter) critical() []grid {
	path := slices.Clone(t.Figures.Time.Critical)
	path = slices.DeleteFunc(path, func(p metrics.PathNode) bool { return p.Work+p.Wait == 0 })
	if len(path) == 0 || !t.Figures.Time.Given.Enough() {
		return nil
	}
	longest := 0.0
	for _, p := range path {
		longest = max(longest, (p.Work+p.Wait)*float64(max(p.Times, 1)))
	}
	title := "Critical path: the steps that make up the lead time on the most likely path"
	if len(path) > mostCritical {
		// The longest ones, in the order of the flow.
		order := slices.Clone(path)
		slices.SortStableFunc(order, func(a, b metrics.PathNode) int {
			switch x, y := (a.Work+a.Wait)*float64(a.Times), (b.Work+b.Wait)*float64(b.Times); {
			case x > y:
				return -1
			case x < y:
				return 1
			}
			return 0
		})
		least := order[:mostCritical]
		path = slices.DeleteFunc(path, func(p metrics.PathNode) bool { return !slices.Contains(least, p) })
		title += fmt.Sprintf(" (the %d longest)", mostCritical)
	}
	g := grid{title: title, head: []column{{name: "step", own: true}, {name: "work", right: true}, {name: "then waiting", right: true}, {bar: true}}}
	for _, p := range path {
		name := t.name(p.Node)
		if p.Times > 1 {
			name += fmt.Sprintf(", %d times", p.Times)
		}
		g.rows = append(g.rows, []cell{
			says("%s", name), says("%s", hours(p.Work > 0 || timeless(p.Node), p.Work)), says("%s", quantity.Hours(p.Wait)),
			bar(ratio((p.Work+p.Wait)*float64(max(p.Times, 1)), longest), "neutral"),
		})
	}
	return []grid{g}
}

// timeless reports whether a node without time is complete: it says so, or it
// is nobody's work.
func timeless(n *model.Node) bool {
	return n.Takes != nil || n.Kind != model.StepNode || n.Owner != nil && n.Owner.Kind == model.System
}

func (t *metricsWriter) ends() []grid {
	ends := t.Figures.Time.Ends
	if len(ends) < 2 && t.Figures.Time.NeverEnds == 0 {
		return nil
	}
	g := grid{title: "How cases end", head: []column{{name: "outcome", own: true}, {name: "share of cases", right: true}, {bar: true}}}
	for _, e := range ends {
		kind := "neutral"
		if e.Node.Kind == model.OutcomeNode {
			kind = "bad"
			if e.Node.Success {
				kind = "good"
			}
		}
		g.rows = append(g.rows, []cell{says("%s", t.name(e.Node)), says("%s", quantity.Percent(e.Probability)), bar(e.Probability, kind)})
	}
	if p := t.Figures.Time.NeverEnds; p > 0 {
		g.rows = append(g.rows, []cell{says("never ends"), says("%s", quantity.Percent(p)), bar(p, "bad")})
	}
	return []grid{g}
}

func (t *metricsWriter) costs() []grid {
	costs := t.Figures.Time.Costs
	if len(costs) == 0 {
		return nil
	}
	g := grid{title: metrics.NameCost, head: []column{{name: "unit", own: true}, {name: "amount", right: true}}}
	for _, c := range costs {
		unit := c.Unit.Name
		if unit == "" {
			unit = "no unit"
		}
		g.rows = append(g.rows, []cell{says("%s", unit), says("%s", quantity.Amount(c.Amount))})
	}
	return []grid{g}
}

func (t *metricsWriter) whatIf() section {
	if t.WhatIf == nil {
		return section{}
	}
	was, is := t.Figures, t.WhatIf.Figures
	s := section{id: "what-if", title: "What if: without " + t.WhatIf.Without}
	switch {
	case !was.Time.Given.Wait:
		s.about = "No waits are given, so nothing changes."
		return s
	case was.Time.Wait == is.Time.Wait:
		s.about = "The journey has no such waits, so nothing changes."
		return s
	}
	s.about = "The same journey without these waits, and nothing else changed."
	g := grid{head: []column{{name: "metric"}, {name: "now", right: true}, {name: "without", right: true}, {name: "change", right: true}}}
	compared := func(name string, before, after float64) {
		change := quantity.Hours(after - before)
		if after > before && change != "0" {
			change = "+" + change
		}
		if before > 0 && change != "0" {
			change += " (−" + quantity.Percent(1-after/before) + ")"
		}
		g.rows = append(g.rows, []cell{says("%s", name), says("%s", quantity.Hours(before)), says("%s", quantity.Hours(after)), says("%s", change)})
	}
	told := was.Time.Given.Enough()
	if told {
		compared(metrics.NameLeadTime, was.Lead(), is.Lead())
	}
	compared(metrics.NameWaiting, was.Time.Wait, is.Time.Wait)
	if told && was.Simulation.Runs > 0 && is.Simulation.Runs > 0 {
		compared(metrics.NameLeadTime90, was.Simulation.P90, is.Simulation.P90)
	}
	g.rows = append(g.rows, []cell{says(metrics.NameEfficiency), says("%s", percent(was.Time.Given.Parts(), was.Time.Efficiency)), says("%s", percent(is.Time.Given.Parts(), is.Time.Efficiency)), says("")})
	s.grids = []grid{g}
	return s
}

func (t *metricsWriter) assumptions() section {
	if len(t.Figures.Time.Assumptions) == 0 {
		return section{}
	}
	s := section{id: "assumptions", title: "Assumptions", about: "Where the journey does not say otherwise, the metrics assume this. Write it down to replace the assumption."}
	for _, a := range t.Figures.Time.Assumptions {
		note := assumed[a.Kind].words
		if len(a.Nodes) > 0 {
			note += " (" + t.places(a.Nodes) + ")"
		}
		s.notes = append(s.notes, note+".")
	}
	return s
}

// mostPlaces is the maximum number of places shown for one assumption.
const mostPlaces = 6

// places lists nodes in a few words: the numbers of steps, otherwise what they
// are.
func (t *metricsWriter) places(nodes []*model.Node) string {
	var steps, others []string
	for i, n := range nodes {
		if i == mostPlaces {
			others = append(others, fmt.Sprintf("%d more", len(nodes)-mostPlaces))
			break
		}
		if number := t.numbers[n]; number > 0 {
			steps = append(steps, fmt.Sprintf("%d", number))
		} else {
			others = append(others, t.what(n)+lineOf(n))
		}
	}
	switch len(steps) {
	case 0:
	case 1:
		steps[0] = "step " + steps[0]
	default:
		steps[0] = "steps " + steps[0]
	}
	return quantity.List(append(steps, others...))
}

// lineOf returns the line of a node without a number.
func lineOf(n *model.Node) string {
	if n.Origin.File == nil {
		return ""
	}
	return fmt.Sprintf(" on line %d", n.Origin.File.LineAt(n.Origin.Span.Start))
}

// assumption is an assumption, as a word for programs and in words for people,
// with what to write instead.
type assumption struct{ key, words string }

var assumed = map[metrics.AssumptionKind]assumption{
	metrics.EvenShares:      {"even-shares", "Branches without a share are equally likely; to give one, write: when yes (90%)"},
	metrics.FailuresLeftOut: {"failures-left-out", "A failure without a share never happens; to give one, write: on failure TEXT (2%)"},
	metrics.RepeatedHalf:    {"repeated-half", "A loop with until repeats every other time, so it runs twice on average"},
	metrics.Untimed:         {"untimed", "Steps that do not say how long they take count as no work; to give a time, write: takes 5m"},
	metrics.LongestMean:     {"longest-mean", "Of parallel branches, the calculation counts the one that is longest on average; waiting for the slowest takes longer, as the simulation shows"},
	metrics.Uniform:         {"uniform", "In a range such as 1d..3d, every duration is equally likely"},
	metrics.WorkingDays:     {"working-days", "Five working days count as seven days of elapsed time"},
	metrics.PhaseEstimate:   {"phase-estimate", "Durations under a phase count once for the phase, if none of its steps gives any"},
	metrics.Entangled:       {"entangled", "The flow jumps back and forth so much that expected values are approximate"},
	metrics.MiddleCost:      {"middle-cost", "In a range of costs such as £90 to £250, the midpoint counts"},
}
