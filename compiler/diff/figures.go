package diff

import (
	"strings"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
)

// Figure is one metric of both journeys.
type Figure struct {
	Key           string     // an identifier, such as "handoffs"; unique together with Who or Of
	Name          string     // for readers
	Who           string     // the label of the participant, or ""
	Of            model.Unit // for a cost
	Unit          Unit       //
	Before, After float64    // 0 if unknown
	Was, Is       bool       // whether it is known before, and after
	Good          Good
}

// Unit is the unit of a metric.
type Unit int

// The units.
const (
	Count  Unit = iota // things
	Hours              // elapsed time
	Share              // in [0, 1]
	Index              // a number between two bounds: an emotion, a coefficient
	Amount             // in the unit that Of names
)

// String returns the unit as a lower-case word.
func (u Unit) String() string { return [...]string{"count", "hours", "share", "index", "amount"}[u] }

// Good says which direction of a metric is good.
type Good int

// The directions.
const (
	Neutral Good = iota // neither
	Less
	More
)

// Verdict is the meaning of a change.
type Verdict int

// The verdicts.
const (
	NoChange Verdict = iota
	Better
	Worse
	Different // changed, but it is not clear whether for the better
)

// String returns the verdict as a lower-case word.
func (v Verdict) String() string { return [...]string{"same", "better", "worse", "different"}[v] }

// tolerance is the difference up to which values count as the same.
const tolerance = 1e-9

// Change returns the increase of the value.
func (f Figure) Change() float64 { return f.After - f.Before }

// Verdict says whether the value is better. If it is known for only one
// journey, there is no verdict.
func (f Figure) Verdict() Verdict {
	change := f.Change()
	switch {
	case f.Was != f.Is:
		return Different
	case change < tolerance && change > -tolerance:
		return NoChange
	case f.Good == Neutral:
		return Different
	case (change < 0) == (f.Good == Less):
		return Better
	}
	return Worse
}

// Figures returns the metrics of both journeys: first those of the journey,
// then those of its customers, then the workload of each participant. It leaves
// out what is unknown for both. The arguments must be the metrics of the
// compared journeys.
func (d Diff) Figures(before, after *metrics.Figures) []Figure {
	var all []Figure
	was, is := len(d.Before.Nodes) > 1, len(d.After.Nodes) > 1
	add := func(f Figure) {
		f.Was, f.Is = f.Was && was, f.Is && is
		if !f.Was {
			f.Before = 0
		}
		if !f.Is {
			f.After = 0
		}
		if f.Was || f.Is {
			all = append(all, f)
		}
	}
	for _, m := range measures {
		x, known := m.of(before)
		y, knownNow := m.of(after)
		add(Figure{Key: m.key, Name: m.name, Unit: m.unit, Before: x, After: y, Was: known, Is: knownNow, Good: m.good})
	}
	for _, f := range costs(before.Time.Costs, after.Time.Costs) {
		add(f)
	}
	for _, f := range d.people(before, after) {
		add(f)
	}
	return all
}

// measure is a metric of a whole journey; of also reports whether it is known.
type measure struct {
	key, name string
	unit      Unit
	good      Good
	of        func(*metrics.Figures) (float64, bool)
}

func count(of func(*metrics.Figures) int) func(*metrics.Figures) (float64, bool) {
	return func(f *metrics.Figures) (float64, bool) { return float64(of(f)), true }
}

// timed is a metric of journeys that give the times it needs.
func timed(of func(*metrics.Figures) float64, given func(metrics.Given) bool) func(*metrics.Figures) (float64, bool) {
	return func(f *metrics.Figures) (float64, bool) { return of(f), given(f.Time.Given) }
}

func someWork(g metrics.Given) bool { return g.Work }

func coverage(c metrics.Coverage) (float64, bool) {
	if c.All == 0 {
		return 0, false
	}
	return float64(c.Covered) / float64(c.All), true
}

// measures are the metrics of a journey, the most important first.
var measures = []measure{
	{"handoffs", metrics.NameHandoffs, Count, Less, count(func(f *metrics.Figures) int { return f.Handoffs.Count })},
	{"handoffs-expected", metrics.NameHandoffsPerCase, Count, Less, func(f *metrics.Figures) (float64, bool) { return f.Handoffs.Expected, true }},
	{"interactions", metrics.NameInteractions, Count, Neutral, count(func(f *metrics.Figures) int { return f.Handoffs.Interactions })},
	{"interactions-expected", metrics.NameInteractionsPerCase, Count, Neutral, func(f *metrics.Figures) (float64, bool) {
		return f.Handoffs.ExpectedInteractions, true
	}},
	{"handoff-chain", metrics.NameChain, Count, Less, count(func(f *metrics.Figures) int { return f.LongestChain.Length })},
	{"ping-pongs", metrics.NamePingPongs, Count, Less, count(func(f *metrics.Figures) int { return len(f.PingPong.Cases) })},
	{"ping-pong-turns", metrics.NamePingPongTurns, Count, Less, count(func(f *metrics.Figures) int { return f.PingPong.Turns })},
	{"ping-pong-turns-expected", metrics.NamePingPongTurnsPerCase, Count, Less, func(f *metrics.Figures) (float64, bool) {
		return f.PingPong.Expected, true
	}},
	{"ping-pong-waits", metrics.NamePingPongWaiting, Hours, Less, timed(func(f *metrics.Figures) float64 { return (f.PingPong.Waits.Min + f.PingPong.Waits.Max) / 2 }, metrics.Given.Any)},
	{"lead-time", metrics.NameLeadTime, Hours, Less, timed((*metrics.Figures).Lead, metrics.Given.Enough)},
	{"lead-time-p90", metrics.NameLeadTime90, Hours, Less, func(f *metrics.Figures) (float64, bool) {
		return f.Simulation.P90, f.Simulation.Runs > 0 && f.Time.Given.Enough()
	}},
	{"waiting", metrics.NameWaiting, Hours, Less, timed(func(f *metrics.Figures) float64 { return f.Time.Wait }, metrics.Given.Any)},
	{"work", metrics.NameWork, Hours, Less, timed(func(f *metrics.Figures) float64 { return f.Time.Work }, someWork)},
	// Less work for the same result is an improvement that lowers the flow efficiency.
	{"flow-efficiency", metrics.NameEfficiency, Share, Neutral, timed(func(f *metrics.Figures) float64 { return f.Time.Efficiency }, metrics.Given.Parts)},
	{"success", "Success rate", Share, More, endsWell},
	{"steps", metrics.NameSteps, Count, Neutral, count(func(f *metrics.Figures) int { return f.Steps })},
	{"decisions", metrics.NameDecisions, Count, Neutral, count(func(f *metrics.Figures) int { return f.Decisions })},
	{"touchpoints", metrics.NameTouchpoints, Count, Neutral, count(func(f *metrics.Figures) int { return f.Touchpoints })},
	{"failure-paths", metrics.NameFailurePaths, Share, More, func(f *metrics.Figures) (float64, bool) { return coverage(f.Failures) }},
	{"channels", "Channels", Count, Neutral, count(func(f *metrics.Figures) int { return len(f.Channels) })},
	{"systems", "Systems", Count, Neutral, count(func(f *metrics.Figures) int { return len(f.Systems) })},
	{"on-screen", "Steps on screen", Share, Neutral, func(f *metrics.Figures) (float64, bool) {
		return coverage(metrics.Coverage{Covered: f.Screen.On, All: f.Screen.On + f.Screen.Off + f.Screen.Unsaid})
	}},
	{"pains", metrics.NamePains, Count, Less, count(func(f *metrics.Figures) int { return f.Pains.All })},
	{"pains-without-idea", metrics.NamePainsOpen, Count, Less, count(func(f *metrics.Figures) int { return f.Pains.All - f.Pains.Covered })},
	{"workload-gini", metrics.NameGini, Index, Neutral, func(f *metrics.Figures) (float64, bool) {
		return f.Workload.Steps.Gini, len(f.Workload.Participants) > 0
	}},
}

// endsWell returns the probability of ending with success.
func endsWell(f *metrics.Figures) (float64, bool) {
	sum := 0.0
	for _, e := range f.Time.Ends {
		if e.Node.Kind == model.OutcomeNode && e.Node.Success {
			sum += e.Probability
		}
	}
	return sum, f.Outcomes > 0 && len(f.Time.Ends) > 0
}

// costs returns the expected costs in each unit of either journey. If a journey
// only has costs in other units, they are zero in this one; if it has none at
// all, they are unknown.
func costs(before, after []metrics.Cost) []Figure {
	unit := func(c metrics.Cost) string { return c.Unit.Key }
	pb, pa := partners(len(before)), partners(len(after))
	matchKeys(before, after, unit, unit, pb, pa)
	var all []Figure
	for _, at := range merged(pb, pa) {
		f := Figure{Key: "cost", Name: metrics.NameCost, Unit: Amount, Good: Less, Was: len(before) > 0, Is: len(after) > 0}
		if at[0] != none {
			f.Of, f.Before = before[at[0]].Unit, before[at[0]].Amount
		}
		if at[1] != none {
			f.Of, f.After = after[at[1]].Unit, after[at[1]].Amount
		}
		all = append(all, f)
	}
	return all
}

// people returns the metrics of each participant: of the customers, then
// everybody's work.
func (d Diff) people(before, after *metrics.Figures) []Figure {
	was, is := byPerson(before), byPerson(after)
	var customers, work []Figure
	for _, p := range d.Participants {
		who := p.After
		if who == nil {
			who = p.Before
		}
		x, y := was[p.Before], is[p.After]
		if x.felt || y.felt {
			customers = append(customers, Figure{"mood-lowest", metrics.NameLowest, who.Label, model.Unit{}, Index, x.mood, y.mood, x.felt, y.felt, More})
		}
		if x.met || y.met {
			customers = append(customers, Figure{"channel-changes", metrics.NameChannelChanges, who.Label, model.Unit{}, Count, x.changes, y.changes, true, true, Less})
		}
		if x.steps > 0 || y.steps > 0 {
			work = append(work, Figure{"workload-steps", "Steps and decisions", who.Label, model.Unit{}, Count, x.steps, y.steps, true, true, Neutral})
		}
		if x.hours > 0 || y.hours > 0 {
			work = append(work, Figure{"workload-hours", "Work", who.Label, model.Unit{}, Hours, x.hours, y.hours, x.timed || p.Before == nil, y.timed || p.After == nil, Neutral})
		}
	}
	return append(customers, work...)
}

// personal collects the metrics of one participant.
type personal struct {
	steps, hours, changes, mood float64
	felt, timed, met            bool // whether an emotion is known, how long the work takes, and how they are in touch with the service
}

func byPerson(f *metrics.Figures) map[*model.Participant]personal {
	all := make(map[*model.Participant]personal, len(f.Workload.Participants))
	for _, w := range f.Workload.Participants {
		all[w.Participant] = personal{steps: float64(w.Acts), hours: w.Hours, timed: w.Timed > 0 || w.Acts == 0}
	}
	for _, c := range f.ChannelChanges {
		p := all[c.Customer]
		p.changes, p.met = float64(c.Changes), true
		all[c.Customer] = p
	}
	for _, m := range f.Moods {
		p := all[m.Who]
		p.mood, p.felt = float64(m.Lowest), true
		all[m.Who] = p
	}
	return all
}

// Title returns the name of the metric, with its participant.
func (f Figure) Title() string {
	if f.Who == "" {
		return f.Name
	}
	return f.Who + ": " + strings.ToLower(f.Name[:1]) + f.Name[1:]
}
