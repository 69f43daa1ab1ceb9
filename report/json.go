package report

import (
	"bytes"
	"encoding/json"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

// JSONVersion is the version of the JSON form. It increases if a property is
// removed or changes its meaning, but not for a new one.
const JSONVersion = 1

// JSON returns the report as data, indented, with a line end.
// docs/schemas/report.schema.json describes the form: times are hours of
// elapsed time, shares are in [0, 1], lists are never null.
func (r Report) JSON() ([]byte, error) {
	doc := documentJSON{Version: JSONVersion, Journeys: []journeyJSON{}}
	for _, j := range r {
		w := jsonWriter{newMetricsWriter(j)}
		doc.Journeys = append(doc.Journeys, w.journey())
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(doc)
	return b.Bytes(), err
}

type documentJSON struct {
	Version  int           `json:"version"`
	Journeys []journeyJSON `json:"journeys"`
}

type journeyJSON struct {
	File         string            `json:"file"`
	Title        string            `json:"title"`
	Goal         string            `json:"goal"`
	Headline     string            `json:"headline"`
	Participants []participantJSON `json:"participants"`
	Findings     []findingJSON     `json:"findings"`
	Figures      figuresJSON       `json:"figures"`
	WhatIf       *whatIfJSON       `json:"whatIf,omitempty"`
}

type participantJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

type findingJSON struct {
	Code     string `json:"code"`
	Slug     string `json:"slug"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Help     string `json:"help"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

type figuresJSON struct {
	Steps          int             `json:"steps"`
	Decisions      int             `json:"decisions"`
	Outcomes       int             `json:"outcomes"`
	Touchpoints    int             `json:"touchpoints"`
	Internal       int             `json:"internal"`
	Handoffs       handoffsJSON    `json:"handoffs"`
	PingPong       pingPongJSON    `json:"pingPong"`
	LongestChain   chainJSON       `json:"handoffChain"`
	Channels       []useJSON       `json:"channels"`
	ChannelChanges []changesJSON   `json:"channelChanges"`
	Systems        []useJSON       `json:"systems"`
	Screen         screenJSON      `json:"screen"`
	Failures       coverageJSON    `json:"failures"`
	Pains          coverageJSON    `json:"pains"`
	Truths         []nodeJSON      `json:"momentsOfTruth"`
	Moods          []moodJSON      `json:"moods"`
	Workload       workloadJSON    `json:"workload"`
	Time           timeJSON        `json:"time"`
	Simulation     *simulationJSON `json:"simulation,omitempty"`
}

// nodeJSON is a step, a decision or an end.
type nodeJSON struct {
	ID     string `json:"id"`
	Number int    `json:"number,omitempty"` // for steps and decisions, as shown to readers
	Text   string `json:"text"`
	Line   int    `json:"line"`
}

type handoffsJSON struct {
	Count    int           `json:"count"`
	Arcs     int           `json:"arcs"`
	Expected float64       `json:"expected"`
	Matrix   []handoffJSON `json:"matrix"` // including interactions

	Interactions         int     `json:"interactions"`
	ExpectedInteractions float64 `json:"expectedInteractions"`
}

type handoffJSON struct {
	From     string  `json:"from"`
	To       string  `json:"to"`
	Count    int     `json:"count"`
	Expected float64 `json:"expected"`
}

type spanJSON struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

type pingPongJSON struct {
	Turns    int        `json:"turns"`
	Waits    spanJSON   `json:"waits"`
	Cases    []caseJSON `json:"cases"`
	Expected float64    `json:"expected"`
}

type caseJSON struct {
	Between []string   `json:"between"`
	Waits   spanJSON   `json:"waits"`
	Turns   []turnJSON `json:"turns"`
}

type turnJSON struct {
	From  string   `json:"from"`
	To    string   `json:"to"`
	Step  nodeJSON `json:"step"`
	Again bool     `json:"again"`
}

type chainJSON struct {
	Length int        `json:"length"`
	Steps  []nodeJSON `json:"steps"`
}

type useJSON struct {
	ID       string  `json:"id"`
	Label    string  `json:"label"`
	Steps    int     `json:"steps"`
	Expected float64 `json:"expected"`
}

type changesJSON struct {
	Customer string `json:"customer"`
	Channels int    `json:"channels"`
	Changes  int    `json:"changes"`
}

type screenJSON struct {
	On     int `json:"on"`
	Off    int `json:"off"`
	Unsaid int `json:"unsaid"`
}

type coverageJSON struct {
	Covered int        `json:"covered"`
	All     int        `json:"all"`
	Missing []nodeJSON `json:"missing"`
}

type moodJSON struct {
	Customer string          `json:"customer"`
	Lowest   int             `json:"lowest"`
	At       []nodeJSON      `json:"at"`
	Phases   []phaseMoodJSON `json:"phases"`
}

type phaseMoodJSON struct {
	Phase  string  `json:"phase"`
	Mean   float64 `json:"mean"`
	Lowest int     `json:"lowest"`
	Count  int     `json:"count"`
}

type workloadJSON struct {
	Participants []loadJSON `json:"participants"`
	Steps        evenJSON   `json:"steps"`
	Hours        evenJSON   `json:"hours"`
}

type loadJSON struct {
	Participant string  `json:"participant"`
	Steps       int     `json:"steps"`
	StepShare   float64 `json:"stepShare"`
	Expected    float64 `json:"expected"`
	Timed       int     `json:"timed"`
	Hours       float64 `json:"hours"`
	HourShare   float64 `json:"hourShare"`
}

type evenJSON struct {
	Gini      float64 `json:"gini"`
	Variation float64 `json:"variation"`
}

type timeJSON struct {
	Given       bool             `json:"given"`
	GivenWork   bool             `json:"givenWork"`
	GivenWait   bool             `json:"givenWait"`
	Enough      bool             `json:"enough"`
	Work        float64          `json:"work"`
	Wait        float64          `json:"wait"`
	Lead        float64          `json:"lead"`
	LeadAtLeast float64          `json:"leadAtLeast"`
	Efficiency  float64          `json:"efficiency"`
	Exact       bool             `json:"exact"`
	Phases      []phaseTimeJSON  `json:"phases"`
	Critical    []criticalJSON   `json:"critical"`
	Ends        []endJSON        `json:"ends"`
	NeverEnds   float64          `json:"neverEnds"`
	Costs       []costJSON       `json:"costs"`
	Unreachable []nodeJSON       `json:"unreachable"`
	Assumptions []assumptionJSON `json:"assumptions"`
}

type phaseTimeJSON struct {
	Phase      string  `json:"phase"`
	GivenWork  bool    `json:"givenWork"`
	GivenWait  bool    `json:"givenWait"`
	Work       float64 `json:"work"`
	Wait       float64 `json:"wait"`
	Lead       float64 `json:"lead"`
	Efficiency float64 `json:"efficiency"`
}

type criticalJSON struct {
	Step  nodeJSON `json:"step"`
	Times int      `json:"times"`
	Work  float64  `json:"work"`
	Wait  float64  `json:"wait"`
}

type endJSON struct {
	End         nodeJSON `json:"end"`
	Outcome     string   `json:"outcome"` // success, failure or none
	Probability float64  `json:"probability"`
}

type costJSON struct {
	Unit   string  `json:"unit"`
	Amount float64 `json:"amount"`
}

type assumptionJSON struct {
	Kind string     `json:"kind"`
	Text string     `json:"text"`
	At   []nodeJSON `json:"at"`
}

type simulationJSON struct {
	Runs      int       `json:"runs"`
	Seed      uint64    `json:"seed"`
	Mean      float64   `json:"mean"`
	Deviation float64   `json:"deviation"`
	P50       float64   `json:"p50"`
	P90       float64   `json:"p90"`
	P99       float64   `json:"p99"`
	Longest   float64   `json:"longest"`
	Quantiles []float64 `json:"quantiles"`
	Cut       int       `json:"cut"`
}

type whatIfJSON struct {
	Without    string          `json:"without"`
	Time       timeJSON        `json:"time"`
	Simulation *simulationJSON `json:"simulation,omitempty"`
}

// jsonWriter converts metrics to their JSON form.
type jsonWriter struct{ *metricsWriter }

// list never returns nil.
func list[T, J any](from []T, each func(T) J) []J {
	all := make([]J, 0, len(from))
	for _, v := range from {
		all = append(all, each(v))
	}
	return all
}

func (w jsonWriter) journey() journeyJSON {
	j := journeyJSON{
		File: w.File, Title: w.Journey.Journey.Title, Goal: w.Journey.Journey.Goal, Headline: w.headline(),
		Participants: list(w.Journey.Journey.Participants, func(p *model.Participant) participantJSON {
			return participantJSON{p.ID, p.Label, p.Kind.String()}
		}),
		Findings: []findingJSON{}, Figures: w.figures(w.Figures),
	}
	for _, d := range w.Diagnostics {
		if d.Code.IsFinding() {
			j.Findings = append(j.Findings, finder(d))
		}
	}
	if w.WhatIf != nil {
		j.WhatIf = &whatIfJSON{w.WhatIf.Without, w.time(w.WhatIf.Figures), simulation(&w.WhatIf.Figures.Simulation)}
	}
	return j
}

func finder(d diag.Diagnostic) findingJSON {
	return findingJSON{
		string(d.Code), d.Code.Info().Slug, d.Severity.String(), d.Message, d.Help, d.File.Name(), d.File.LineAt(d.Span.Start),
	}
}

func (w jsonWriter) node(n *model.Node) nodeJSON {
	out := nodeJSON{ID: n.ID, Number: w.numbers[n], Text: w.what(n)}
	if n.Origin.File != nil {
		out.Line = n.Origin.File.LineAt(n.Origin.Span.Start)
	}
	return out
}

func (w jsonWriter) nodes(nodes []*model.Node) []nodeJSON { return list(nodes, w.node) }

func (w jsonWriter) figures(f *metrics.Figures) figuresJSON {
	return figuresJSON{
		Steps: f.Steps, Decisions: f.Decisions, Outcomes: f.Outcomes, Touchpoints: f.Touchpoints, Internal: f.Internal,
		Handoffs: handoffsJSON{f.Handoffs.Count, f.Handoffs.Arcs, f.Handoffs.Expected, list(f.Handoffs.Matrix, func(h metrics.Handoff) handoffJSON {
			return handoffJSON{h.From.ID, h.To.ID, h.Count, h.Expected}
		}), f.Handoffs.Interactions, f.Handoffs.ExpectedInteractions},
		PingPong:     pingPongJSON{f.PingPong.Turns, spanJSON(f.PingPong.Waits), list(f.PingPong.Cases, w.pingPong), f.PingPong.Expected},
		LongestChain: chainJSON{f.LongestChain.Length, w.nodes(f.LongestChain.Nodes)},
		Channels: list(f.Channels, func(u metrics.ChannelUse) useJSON {
			return useJSON{u.Channel.ID, u.Channel.Label, u.Steps, u.Expected}
		}),
		ChannelChanges: list(f.ChannelChanges, func(c metrics.ChannelChanges) changesJSON {
			return changesJSON{c.Customer.ID, c.Channels, c.Changes}
		}),
		Systems: list(f.Systems, func(u metrics.SystemUse) useJSON {
			return useJSON{u.System.ID, u.System.Label, u.Steps, u.Expected}
		}),
		Screen:   screenJSON(f.Screen),
		Failures: w.coverage(f.Failures), Pains: w.coverage(f.Pains),
		Truths: w.nodes(f.Truths), Moods: list(f.Moods, w.mood),
		Workload: workloadJSON{
			list(f.Workload.Participants, func(p metrics.Workload) loadJSON {
				return loadJSON{p.Participant.ID, p.Acts, p.ActShare, p.Expected, p.Timed, p.Hours, p.HourShare}
			}),
			evenJSON(f.Workload.Steps), evenJSON(f.Workload.Hours),
		},
		Time: w.time(f), Simulation: simulation(&f.Simulation),
	}
}

func (w jsonWriter) pingPong(c metrics.PingPong) caseJSON {
	return caseJSON{[]string{c.A.ID, c.B.ID}, spanJSON(c.Waits), list(c.Turns, func(t metrics.Turn) turnJSON {
		return turnJSON{t.From.ID, t.To.ID, w.node(t.Node), t.Again}
	})}
}

func (w jsonWriter) coverage(c metrics.Coverage) coverageJSON {
	return coverageJSON{c.Covered, c.All, w.nodes(c.Missing)}
}

func (w jsonWriter) mood(m metrics.Mood) moodJSON {
	return moodJSON{m.Who.ID, m.Lowest, w.nodes(m.At), list(m.Phases, func(p metrics.PhaseMood) phaseMoodJSON {
		return phaseMoodJSON{titleOf(p.Phase), p.Mean, p.Lowest, p.Count}
	})}
}

// titleOf returns the title of a phase, or "" outside phases.
func titleOf(p *model.Phase) string {
	if p == nil {
		return ""
	}
	return p.Title
}

func (w jsonWriter) time(f *metrics.Figures) timeJSON {
	t := &f.Time
	return timeJSON{
		Given: t.Given.Any(), GivenWork: t.Given.Work, GivenWait: t.Given.Wait, Enough: t.Given.Enough(),
		Work: t.Work, Wait: t.Wait, Lead: f.Lead(), LeadAtLeast: t.Lead, Efficiency: t.Efficiency, Exact: t.Exact,
		Phases: list(t.Phases, func(p metrics.PhaseTime) phaseTimeJSON {
			return phaseTimeJSON{titleOf(p.Phase), p.Given.Work, p.Given.Wait, p.Work, p.Wait, p.Lead, p.Efficiency}
		}),
		Critical: list(t.Critical, func(p metrics.PathNode) criticalJSON { return criticalJSON{w.node(p.Node), p.Times, p.Work, p.Wait} }),
		Ends: list(t.Ends, func(e metrics.End) endJSON {
			outcome := "none"
			if e.Node.Kind == model.OutcomeNode {
				outcome = "failure"
				if e.Node.Success {
					outcome = "success"
				}
			}
			return endJSON{w.node(e.Node), outcome, e.Probability}
		}),
		NeverEnds:   t.NeverEnds,
		Costs:       list(t.Costs, func(c metrics.Cost) costJSON { return costJSON{c.Unit.Name, c.Amount} }),
		Unreachable: w.nodes(t.Unreachable),
		Assumptions: list(t.Assumptions, func(a metrics.Assumption) assumptionJSON {
			return assumptionJSON{assumed[a.Kind].key, assumed[a.Kind].words, w.nodes(a.Nodes)}
		}),
	}
}

func simulation(o *metrics.Simulation) *simulationJSON {
	if o.Runs == 0 {
		return nil
	}
	return &simulationJSON{o.Runs, o.Seed, o.Mean, o.Deviation, o.P50, o.P90, o.P99, o.Longest, list(o.Quantiles, func(v float64) float64 { return v }), o.Cut}
}
