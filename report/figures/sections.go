package figures

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/report/units"
)

func (t *teller) time() section {
	f := t.Figures
	s := section{id: "time", title: "Time"}
	if !f.Time.Given {
		s.about = "Nothing says how long a step takes or how long somebody waits. Write takes and waits under the steps, and the times are worked out."
		s.grids = t.ends()
		return s
	}
	s.about = "Lead time runs from the start to the end, work and waiting together. Work is what somebody does (takes), waiting is when nothing moves (waits). " +
		"Flow efficiency is the share of the lead time in which work goes on. Times are elapsed time: a day has 24 hours."
	mean := "expected, from the structure of the journey"
	if !f.Time.Exact {
		mean = "the mean of the simulation; from the structure at least " + units.Hours(f.Time.Lead)
		if f.Outlook.Runs == 0 {
			mean = "expected at least: see the assumptions"
		}
	}
	s.facts = []fact{
		{"Lead time", units.Hours(t.lead(f)), mean},
		{"Work", units.Hours(f.Time.Work), "all that somebody does, also side by side"},
		{"Waiting", units.Hours(f.Time.Wait), "all idle time, also side by side"},
		{"Flow efficiency", units.Percent(f.Time.Efficiency), "of the lead time is work"},
	}
	if o := f.Outlook; o.Runs > 0 {
		s.spread = &o
		longest := max(o.Longest, o.P99)
		rank := func(name string, hours float64) []cell {
			return []cell{says("%s", name), says("%s", units.Hours(hours)), bar(ratio(hours, longest), "neutral")}
		}
		s.grids = append(s.grids, grid{
			title: fmt.Sprintf("How long cases take (%s simulated, seed %d)", units.Count(float64(o.Runs), "journey"), o.Seed),
			head:  []column{{name: "share of cases"}, {name: "no longer than", right: true}, {bar: true}},
			rows: [][]cell{
				rank("half (P50)", o.P50), rank("9 of 10 (P90)", o.P90), rank("99 of 100 (P99)", o.P99), rank("the longest", o.Longest),
			},
		})
		if o.Cut > 0 {
			s.notes = append(s.notes, fmt.Sprintf("%s went on and on and was stopped; its time counts as far as it got.", units.Count(float64(o.Cut), "run")))
		}
	}
	s.grids = append(s.grids, t.phases()...)
	s.grids = append(s.grids, t.critical()...)
	s.grids = append(s.grids, t.ends()...)
	s.grids = append(s.grids, t.costs()...)
	return s
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

func (t *teller) phases() []grid {
	f := t.Figures
	longest := 0.0
	for _, p := range f.Time.Phases {
		longest = max(longest, p.Lead)
	}
	if len(f.Time.Phases) < 2 || longest == 0 {
		return nil
	}
	g := grid{title: "By phase", head: []column{
		{name: "phase", own: true}, {name: "lead time", right: true}, {bar: true}, {name: "work", right: true}, {name: "waiting", right: true}, {name: "efficiency", right: true},
	}}
	for _, p := range f.Time.Phases {
		efficiency := "–"
		if p.Lead > 0 {
			efficiency = units.Percent(p.Efficiency)
		}
		g.rows = append(g.rows, []cell{
			says("%s", phase(p.Phase)), says("%s", units.Hours(p.Lead)), bar(ratio(p.Lead, longest), "neutral"),
			says("%s", units.Hours(p.Work)), says("%s", units.Hours(p.Wait)), says("%s", efficiency),
		})
	}
	return []grid{g}
}

// mostCritical is how many steps of the critical path are told.
const mostCritical = 12

func (t *teller) critical() []grid {
	path := slices.Clone(t.Figures.Time.Critical)
	path = slices.DeleteFunc(path, func(p analysis.PathNode) bool { return p.Work+p.Wait == 0 })
	if len(path) == 0 {
		return nil
	}
	longest := 0.0
	for _, p := range path {
		longest = max(longest, (p.Work+p.Wait)*float64(max(p.Times, 1)))
	}
	title := "Critical path: the steps that make up the lead time on the likeliest way"
	if len(path) > mostCritical {
		// The longest ones, in the order of the flow.
		order := slices.Clone(path)
		slices.SortStableFunc(order, func(a, b analysis.PathNode) int {
			switch x, y := (a.Work+a.Wait)*float64(a.Times), (b.Work+b.Wait)*float64(b.Times); {
			case x > y:
				return -1
			case x < y:
				return 1
			}
			return 0
		})
		least := order[:mostCritical]
		path = slices.DeleteFunc(path, func(p analysis.PathNode) bool { return !slices.Contains(least, p) })
		title += fmt.Sprintf(" (the longest %d)", mostCritical)
	}
	g := grid{title: title, head: []column{{name: "step", own: true}, {name: "work", right: true}, {name: "then waiting", right: true}, {bar: true}}}
	for _, p := range path {
		name := t.name(p.Node)
		if p.Times > 1 {
			name += fmt.Sprintf(", %d times", p.Times)
		}
		g.rows = append(g.rows, []cell{
			says("%s", name), says("%s", units.Hours(p.Work)), says("%s", units.Hours(p.Wait)),
			bar(ratio((p.Work+p.Wait)*float64(max(p.Times, 1)), longest), "neutral"),
		})
	}
	return []grid{g}
}

func (t *teller) ends() []grid {
	ends := t.Figures.Time.Ends
	if len(ends) == 0 || len(ends) == 1 && t.Figures.Time.NeverEnds == 0 {
		return nil
	}
	g := grid{title: "How it ends", head: []column{{name: "outcome", own: true}, {name: "of all cases", right: true}, {bar: true}}}
	for _, e := range ends {
		kind := "neutral"
		if e.Node.Kind == model.OutcomeNode {
			kind = "bad"
			if e.Node.Success {
				kind = "good"
			}
		}
		g.rows = append(g.rows, []cell{says("%s", t.name(e.Node)), says("%s", units.Percent(e.Probability)), bar(e.Probability, kind)})
	}
	if p := t.Figures.Time.NeverEnds; p > 0 {
		g.rows = append(g.rows, []cell{says("it never ends"), says("%s", units.Percent(p)), bar(p, "bad")})
	}
	return []grid{g}
}

func (t *teller) costs() []grid {
	costs := t.Figures.Time.Costs
	if len(costs) == 0 {
		return nil
	}
	g := grid{title: "Costs of one case, expected", head: []column{{name: "unit", own: true}, {name: "amount", right: true}}}
	for _, c := range costs {
		unit := c.Unit
		if unit == "" {
			unit = "without a unit"
		}
		g.rows = append(g.rows, []cell{says("%s", unit), says("%s", amount(c.Amount))})
	}
	return []grid{g}
}

// amount is an amount of money, or of whatever the author counts.
func amount(v float64) string { return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 2, 64), ".00") }

func (t *teller) whatIf() section {
	if t.WhatIf == nil {
		return section{}
	}
	was, is := t.Figures, t.WhatIf.Figures
	s := section{id: "what-if", title: "What if: without the waits of " + t.WhatIf.Without}
	if !was.Time.Given {
		s.about = "No waits are given, so nothing changes."
		return s
	}
	s.about = "The same journey with those waits gone, and nothing else changed."
	g := grid{head: []column{{name: "figure"}, {name: "now", right: true}, {name: "without", right: true}, {name: "change", right: true}}}
	hours := func(name string, before, after float64) {
		change := units.Hours(after - before)
		if after > before && change != "0" {
			change = "+" + change
		}
		if before > 0 && change != "0" {
			change += " (−" + units.Percent(1-after/before) + ")"
		}
		g.rows = append(g.rows, []cell{says("%s", name), says("%s", units.Hours(before)), says("%s", units.Hours(after)), says("%s", change)})
	}
	hours("Lead time", t.lead(was), t.lead(is))
	hours("Waiting", was.Time.Wait, is.Time.Wait)
	if was.Outlook.Runs > 0 && is.Outlook.Runs > 0 {
		hours("9 of 10 within", was.Outlook.P90, is.Outlook.P90)
	}
	g.rows = append(g.rows, []cell{says("Flow efficiency"), says("%s", units.Percent(was.Time.Efficiency)), says("%s", units.Percent(is.Time.Efficiency)), says("")})
	s.grids = []grid{g}
	return s
}

func (t *teller) workload() section {
	w := t.Figures.Workload
	if t.Figures.Steps+t.Figures.Decisions == 0 {
		return section{}
	}
	timed := t.timedWork()
	s := section{
		id: "workload", title: "Workload", last: true,
		about: "Who does how much: steps and decisions as they are written, and the working time expected in one case. " +
			"The Gini coefficient says how unevenly it is spread over people, systems aside: 0 when all carry the same, near 1 when one carries all. " +
			"The coefficient of variation says the same as spread over mean.",
	}
	g := grid{head: []column{{name: "participant", own: true}, {name: "steps", right: true}, {name: "share", right: true}, {bar: true}}}
	if timed {
		g.head = append(g.head, column{name: "work", right: true}, column{name: "share", right: true}, column{bar: true})
	}
	for _, p := range w.Participants {
		if p.Acts == 0 && p.Hours == 0 {
			continue
		}
		row := []cell{
			says("%s", p.Participant.Label), says("%d", p.Acts), says("%s", units.Percent(p.ActShare)), bar(p.ActShare, kindOf(p.Participant)),
		}
		if timed {
			row = append(row, says("%s", units.Hours(p.Hours)), says("%s", units.Percent(p.HourShare)), bar(p.HourShare, kindOf(p.Participant)))
		}
		g.rows = append(g.rows, row)
	}
	s.grids = []grid{g}
	s.facts = append(s.facts, fact{"Gini coefficient of steps", decimals(w.Steps.Gini), "0 even, 1 all with one"},
		fact{"Variation of steps", decimals(w.Steps.Variation), "spread over mean"})
	if timed {
		s.facts = append(s.facts, fact{"Gini coefficient of work", decimals(w.Hours.Gini), "0 even, 1 all with one"},
			fact{"Variation of work", decimals(w.Hours.Variation), "spread over mean"})
	}
	return s
}

// decimals is a coefficient.
func decimals(v float64) string { return fmt.Sprintf("%.2f", v) }

func (t *teller) handoffs() section {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return section{}
	}
	h := f.Handoffs
	s := section{
		id: "handoffs", title: "Handoffs",
		about: "A handoff is where work goes on with somebody else: a step right behind another one that has a different owner. " +
			"Ping-pong is a case that goes to and fro between two of them. A relay is a run of handoffs inside the service, while the customer waits.",
		facts: []fact{
			{"Handoffs", units.Number(float64(h.Count)), "of " + units.Count(float64(h.Arcs), "passage") + " from step to step"},
			{"In one case", units.Number(h.Expected), "handoffs expected, by the shares of the branches"},
			{"Ping-pong", units.Count(float64(f.PingPong.Turns), "turn"), "in " + units.Count(float64(len(f.PingPong.Cases)), "case")},
			{"Longest relay", units.Count(float64(f.Relay.Length), "handoff"), "inside, without the customer"},
		},
	}
	if w := f.PingPong.Waits; w.Max > 0 {
		s.facts = append(s.facts, fact{"Waiting in ping-pong", span(w), "idle time while it goes to and fro"})
	}
	if len(h.Matrix) > 0 {
		s.grids = append(s.grids, t.matrix())
	}
	if len(f.PingPong.Cases) > 0 {
		g := grid{title: "Ping-pong", head: []column{{name: "between", own: true}, {name: "turns", right: true}, {name: "waiting", right: true}, {name: "steps", own: true}}}
		for _, c := range f.PingPong.Cases {
			var steps []string
			for _, turn := range c.Turns {
				number := units.Number(float64(t.numbers[turn.Node]))
				if turn.Again {
					number += " again"
				}
				steps = append(steps, number)
			}
			g.rows = append(g.rows, []cell{
				says("%s and %s", c.A.Label, c.B.Label), says("%d", len(c.Turns)), says("%s", span(c.Waits)), says("%s", units.List(steps)),
			})
		}
		s.grids = append(s.grids, g)
	}
	if f.Relay.Length > 1 {
		s.grids = append(s.grids, t.list("The longest relay", f.Relay.Nodes)...)
	}
	return s
}

// matrix is who hands to whom, with those alone who give or take.
func (t *teller) matrix() grid {
	givers, takers := map[*model.Participant]bool{}, map[*model.Participant]bool{}
	count := map[[2]*model.Participant]int{}
	most := 1
	for _, h := range t.Figures.Handoffs.Matrix {
		givers[h.From], takers[h.To] = true, true
		count[[2]*model.Participant{h.From, h.To}] = h.Count
		most = max(most, h.Count)
	}
	g := grid{title: "Who hands to whom, in handoffs", heat: true, head: []column{{name: "from ↓ to →"}}}
	for _, p := range t.Journey.Journey.Participants {
		if takers[p] {
			g.head = append(g.head, column{name: p.Label, right: true, own: true})
		}
	}
	for _, from := range t.Journey.Journey.Participants {
		if !givers[from] {
			continue
		}
		row := []cell{says("%s", from.Label)}
		for _, to := range t.Journey.Journey.Participants {
			if !takers[to] {
				continue
			}
			n := count[[2]*model.Participant{from, to}]
			c := cell{text: units.Number(float64(n)), share: float64(n) / float64(most)}
			if n == 0 {
				c.text = "·"
			}
			row = append(row, c)
		}
		g.rows = append(g.rows, row)
	}
	return g
}

func (t *teller) channels() section {
	f := t.Figures
	on, off, unsaid := f.Screen.On, f.Screen.Off, f.Screen.Unsaid
	steps := float64(on + off + unsaid)
	if steps == 0 {
		return section{}
	}
	s := section{
		id: "channels", title: "Channels and systems",
		about: "On the screen is what runs through a system or a digital channel; off it what has another channel or a place. " +
			"Channel changes are how often a customer has to change the channel, on the way with the most changes.",
	}
	g := grid{head: []column{{name: "where steps happen"}, {name: "steps", right: true}, {name: "share", right: true}, {bar: true}}}
	for _, r := range []struct {
		name  string
		count int
		kind  string
	}{{"on the screen", on, "system"}, {"off the screen", off, "rep"}, {"not said", unsaid, "neutral"}} {
		if r.count > 0 {
			share := float64(r.count) / steps
			g.rows = append(g.rows, []cell{says("%s", r.name), says("%d", r.count), says("%s", units.Percent(share)), bar(share, r.kind)})
		}
	}
	s.grids = append(s.grids, g)
	if len(f.Channels) > 0 {
		g := grid{head: []column{{name: "channel", own: true}, {name: "steps", right: true}, {name: "in one case", right: true}, {bar: true}}}
		for _, c := range f.Channels {
			g.rows = append(g.rows, []cell{says("%s", c.Channel.Label), says("%d", c.Steps), says("%s", units.Number(c.Expected)), bar(float64(c.Steps)/steps, "customer")})
		}
		s.grids = append(s.grids, g)
	}
	if len(f.Systems) > 0 {
		g := grid{head: []column{{name: "system", own: true}, {name: "steps", right: true}, {name: "in one case", right: true}, {bar: true}}}
		for _, u := range f.Systems {
			g.rows = append(g.rows, []cell{says("%s", u.System.Label), says("%d", u.Steps), says("%s", units.Number(u.Expected)), bar(float64(u.Steps)/steps, "system")})
		}
		s.grids = append(s.grids, g)
	}
	for _, c := range f.ChannelChanges {
		s.facts = append(s.facts, fact{
			"Channel changes", units.Number(float64(c.Changes)), "of " + c.Customer.Label + ", between " + units.Count(float64(c.Channels), "channel"),
		})
	}
	return s
}

func (t *teller) feelings() section {
	f := t.Figures
	if len(f.Moods) == 0 && len(f.Truths) == 0 && f.Pains.All == 0 {
		return section{}
	}
	s := section{
		id: "feelings", title: "How it feels",
		about: "A mood runs from −2, very bad, to +2, very good; of a phase it is the mean of all that is noted there.",
		moods: f.Moods,
	}
	for _, m := range f.Moods {
		g := grid{head: []column{{name: "phase", own: true}, {name: "mean", right: true}, {name: "lowest", right: true}, {name: "−2 … +2"}}}
		if len(f.Moods) > 1 {
			g.title = m.Customer.Label
		}
		for _, p := range m.Phases {
			g.rows = append(g.rows, []cell{says("%s", phase(p.Phase)), says("%s", units.Signed(p.Mean)), says("%s", units.Signed(float64(p.Lowest))), says("%s", scale(p.Mean))})
		}
		s.grids = append(s.grids, g)
		s.facts = append(s.facts, fact{"Lowest mood", units.Signed(float64(m.Lowest)), "of " + m.Customer.Label + " at " + units.List(few(t.names(m.At)))})
	}
	if f.Pains.All > 0 {
		s.facts = append(s.facts, fact{"Pains with an idea", fmt.Sprintf("%d of %d", f.Pains.Covered, f.Pains.All), ""})
	}
	s.grids = append(s.grids, t.pains(f.Pains.Missing)...)
	s.grids = append(s.grids, t.list("Moments of truth", f.Truths)...)
	return s
}

// few is the beginning of a long list.
func few(words []string) []string {
	const most = 3
	if len(words) <= most+1 {
		return words
	}
	return append(words[:most:most], fmt.Sprintf("%d more", len(words)-most))
}

// scale is a mood as a mark on a line.
func scale(mood float64) string {
	line := []rune("·····")
	line[min(max(int(mood+2.5), 0), 4)] = '●'
	return string(line)
}

// pains are those that nobody has an idea for.
func (t *teller) pains(nodes []*model.Node) []grid {
	var names []string
	for _, n := range nodes {
		var texts []string
		for _, p := range n.Pains {
			texts = append(texts, p.Text)
		}
		names = append(names, t.name(n)+": "+strings.Join(texts, "; "))
	}
	return listed("Pains nobody has an idea for yet", names)
}

// mostListed is how many steps a list names.
const mostListed = 12

// list is a grid of steps, the first ones where they are many.
func (t *teller) list(title string, nodes []*model.Node) []grid {
	return listed(title, t.names(nodes))
}

func listed(title string, names []string) []grid {
	if len(names) == 0 {
		return nil
	}
	g := grid{title: title, head: []column{{name: "step", own: true}}}
	for i, name := range names {
		if i == mostListed && len(names) > mostListed+1 {
			g.rows = append(g.rows, []cell{says("and %d more", len(names)-mostListed)})
			break
		}
		g.rows = append(g.rows, []cell{says("%s", name)})
	}
	return []grid{g}
}

func (t *teller) failures() section {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return section{}
	}
	s := section{
		id: "failures", title: "Decisions and failures",
		about: "A touchpoint is covered when the journey says what happens if it fails (on failure).",
		facts: []fact{
			{"Decision points", units.Number(float64(f.Decisions)), ""},
			{"Outcomes", units.Number(float64(f.Outcomes)), "places where the journey ends"},
			{"Touchpoints with a failure path", fmt.Sprintf("%d of %d", f.Failures.Covered, f.Failures.All), ""},
		},
	}
	s.grids = append(s.grids, t.list("Touchpoints without a failure path", f.Failures.Missing)...)
	s.grids = append(s.grids, t.list("Steps that no way leads to", f.Time.Unreachable)...)
	return s
}

func (t *teller) assumptions() section {
	if len(t.Figures.Time.Assumptions) == 0 {
		return section{}
	}
	s := section{id: "assumptions", title: "What is taken for given", about: "Where the journey does not say it, the figures take this for given. Write it down, and they follow."}
	for _, a := range t.Figures.Time.Assumptions {
		note := assumed[a.Kind].words
		if len(a.Nodes) > 0 {
			note += " (" + t.places(a.Nodes) + ")"
		}
		s.notes = append(s.notes, note+".")
	}
	return s
}

// mostPlaces is how many places are told of one assumption.
const mostPlaces = 6

// places are nodes in a few words: the numbers of steps, else what they are.
func (t *teller) places(nodes []*model.Node) string {
	var steps, others []string
	for i, n := range nodes {
		if i == mostPlaces {
			others = append(others, fmt.Sprintf("%d more", len(nodes)-mostPlaces))
			break
		}
		if number := t.numbers[n]; number > 0 {
			steps = append(steps, fmt.Sprintf("%d", number))
		} else {
			others = append(others, t.what(n))
		}
	}
	switch len(steps) {
	case 0:
	case 1:
		steps[0] = "step " + steps[0]
	default:
		steps[0] = "steps " + steps[0]
	}
	return units.List(append(steps, others...))
}

// assumption is something that is taken for given, as a word for programs and
// as words for people, with what to write instead.
type assumption struct{ key, words string }

var assumed = map[analysis.AssumptionKind]assumption{
	analysis.EvenShares:      {"even-shares", "Branches without a share are taken equally often; write one: when yes (90%)"},
	analysis.FailuresLeftOut: {"failures-left-out", "A failure without a share never happens; write one: on failure TEXT (2%)"},
	analysis.RepeatedHalf:    {"repeated-half", "What repeats until something goes round once more every other time, so it runs twice on average"},
	analysis.LongestMean:     {"longest-mean", "Of branches side by side the longest one on average counts; in truth the longest of all takes longer"},
	analysis.Uniform:         {"uniform", "Of a range, such as 1d..3d, every length is equally likely"},
	analysis.WorkingDays:     {"working-days", "Five working days are seven days of elapsed time"},
	analysis.PhaseEstimate:   {"phase-estimate", "Durations under a phase count once for the phase, where none of its steps gives any"},
	analysis.Entangled:       {"entangled", "The flow jumps to and fro so much that expectations are near, not exact"},
}
