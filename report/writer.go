package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
)

// metricsWriter words the report about one journey.
type metricsWriter struct {
	Journey
	numbers map[*model.Node]int
}

func newMetricsWriter(j Journey) *metricsWriter { return &metricsWriter{j, j.Journey.Numbers()} }

func (t *metricsWriter) document() document {
	d := document{
		title: t.title(), file: t.File, goal: t.Journey.Journey.Goal, headline: t.headline(),
		glance: t.glance(), findings: t.findings(), text: t.text(), picture: t.Picture,
	}
	for _, s := range []section{
		t.time(), t.whatIf(), t.workload(), t.handoffs(), t.channels(), t.feelings(), t.failures(), t.assumptions(),
	} {
		if s.title != "" {
			d.sections = append(d.sections, s)
		}
	}
	return d
}

func (t *metricsWriter) title() string {
	if title := t.Journey.Journey.Title; title != "" {
		return title
	}
	return "Service journey"
}

// headline sums up a journey in a few sentences.
func (t *metricsWriter) headline() string {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return "No steps yet."
	}
	counts := []string{counted(f.Steps, "step"), counted(f.Touchpoints, "touchpoint"), counted(f.Handoffs.Count, "handoff")}
	if n := len(f.PingPong.Cases); n > 0 {
		counts = append(counts, counted(n, "ping-pong"))
	}
	sentences := []string{sentence(strings.Join(counts, ", "))}
	if stuck := f.Time.NeverEnds; stuck > 0 {
		sentences = append(sentences, sentence(inWords(stuck)+" of cases never end"))
	}
	if g := f.Time.Given; g.Any() && !g.Enough() {
		sentences = append(sentences, sentence(fewTimes(g)))
	} else if g.Any() && f.Time.Lead > 0 && f.Time.NeverEnds < 1 {
		sentences = append(sentences, t.leadTime())
	}
	if who, part, of := t.busiest(); who != nil {
		sentences = append(sentences, fmt.Sprintf("%s accounts for %s of %s", who.Label, inWords(part), of))
	}
	return strings.Join(sentences, ". ") + "."
}

// counted formats a number of things; none is "no".
func counted(n int, noun string) string {
	if n == 0 {
		return "no " + noun + "s"
	}
	return quantity.Count(float64(n), noun)
}

// inWords formats a percentage for a sentence.
func inWords(share float64) string {
	return strings.NewReplacer("<", "under ", ">", "over ").Replace(quantity.Percent(share))
}

// leadTime says how long cases take, and what share of that is waiting.
func (t *metricsWriter) leadTime() string {
	f := t.Figures
	lead, differs := quantity.Hours(f.Lead()), f.Simulation.Runs == 0 || spread(f.Simulation)
	said := "Lead time is " + lead
	switch {
	case !f.Time.Exact && f.Simulation.Runs == 0:
		said = "Lead time is at least " + lead
	case differs:
		said += " on average"
	}
	switch wait, g := 1-f.Time.Efficiency, f.Time.Given; {
	case !g.Wait:
		said += ", with no waits given"
	case !g.Work:
		said += ", with no work given"
	case wait >= 0.01:
		said += ", " + inWords(wait) + " of it waiting"
	}
	if most := quantity.Hours(f.Simulation.P90); f.Simulation.Runs > 0 && differs {
		said += "; 9 of 10 cases take no more than " + most
	}
	return said
}

// none stands for an unknown value.
const none = "–"

// hours formats a length of time, if it is given.
func hours(given bool, h float64) string {
	if !given {
		return none
	}
	return quantity.Hours(h)
}

// percent formats a share, if it is known.
func percent(known bool, share float64) string {
	if !known {
		return none
	}
	return quantity.Percent(share)
}

// fewTimes says that too few steps have times to add them up.
func fewTimes(g metrics.Given) string {
	return fmt.Sprintf("only %d of %d steps give times, too few for a lead time", g.Told, g.Acts)
}

// busiest returns who inside the service does more than anybody else, including
// customers, partners and systems; the share; and of what: of the work if at
// least half of the steps inside have a duration, otherwise of the steps and
// decisions. All are as in the workload table. It is nil if nobody is ahead, or
// if only one participant works inside.
func (t *metricsWriter) busiest() (who *model.Participant, share float64, of string) {
	steps, timed := 0, 0
	for _, n := range t.Journey.Journey.Nodes {
		if n.Acts() && n.Owner != nil && n.Owner.Kind == model.Rep {
			steps++
			if n.Takes != nil {
				timed++
			}
		}
	}
	of = "all steps and decisions"
	byTime := 2*timed >= steps && t.timedWork()
	switch g := t.Figures.Time.Given; {
	case byTime && g.Timed < g.Acts:
		of = "the timed work"
	case byTime:
		of = "all work"
	}
	people, others := 0, 0.0 // others is the largest share of anybody else
	for _, w := range t.Figures.Workload.Participants {
		carried := w.ActShare
		if byTime {
			carried = w.HourShare
		}
		if w.Participant.Kind == model.Rep && w.Acts > 0 {
			people++
			if carried > share {
				who, share, carried = w.Participant, carried, share
			}
		}
		others = max(others, carried)
	}
	if people < 2 || quantity.Percent(share) == quantity.Percent(others) || share < others {
		return nil, 0, ""
	}
	return who, share, of
}

// timedWork reports whether anybody's work is given in hours.
func (t *metricsWriter) timedWork() bool {
	for _, w := range t.Figures.Workload.Participants {
		if w.Hours > 0 {
			return true
		}
	}
	return false
}

// glance returns the key metrics, those for a service lead first.
func (t *metricsWriter) glance() []fact {
	f := t.Figures
	var all []fact
	add := func(name, value, note string) { all = append(all, fact{name, value, note}) }
	if g := f.Time.Given; g.Any() && !g.Enough() {
		add(metrics.NameLeadTime, none, fmt.Sprintf("only %d of %d steps give times", g.Told, g.Acts))
	} else if g.Any() {
		add(metrics.NameLeadTime, quantity.Hours(f.Lead()), "from start to end, on average")
		if f.Simulation.Runs > 0 {
			add(metrics.NameLeadTime90, quantity.Hours(f.Simulation.P90), "9 of 10 cases take no longer")
		}
		if g.Parts() {
			add(metrics.NameEfficiency, quantity.Percent(f.Time.Efficiency), "share of the lead time spent working")
		}
	}
	add(metrics.NameSteps, quantity.Number(float64(f.Steps)), "")
	add(metrics.NameTouchpoints, quantity.Number(float64(f.Touchpoints)), "steps to or from a customer")
	add(metrics.NameHandoffs, quantity.Number(float64(f.Handoffs.Count)), "work passes to somebody else inside")
	add(metrics.NameInteractions, quantity.Number(float64(f.Handoffs.Interactions)), "work passes to or from a customer")
	add(metrics.NamePingPongTurns, quantity.Number(float64(f.PingPong.Turns)), "work that bounces back and forth")
	if who, share, of := t.busiest(); who != nil {
		add("Busiest", quantity.Percent(share), who.Label+", of "+of)
	}
	if at, lowest, known := t.lowest(); known {
		add(metrics.NameLowest, quantity.Signed(float64(lowest)), at)
	}
	if p := f.Pains; p.All > 0 {
		add(metrics.NamePainsOpen, quantity.Number(float64(p.All-p.Covered)), "of "+quantity.Number(float64(p.All)))
	}
	return all
}

// lowest returns the worst emotion of all customers.
func (t *metricsWriter) lowest() (who string, value int, known bool) {
	for _, m := range t.Figures.Moods {
		if !known || m.Lowest < value {
			value, known = m.Lowest, true
			who = "on a scale from −2 to +2; " + m.Who.Label
		}
	}
	return who, value, known
}

// findings returns the findings about the service.
func (t *metricsWriter) findings() []finding {
	var all []finding
	for _, d := range t.Diagnostics {
		if !d.Code.IsFinding() {
			continue
		}
		f := finding{
			code: string(d.Code), slug: d.Code.Info().Slug, warning: d.Severity != diag.Info,
			message: sentence(d.Message), line: d.File.LineAt(d.Span.Start),
		}
		if d.Help != "" {
			for line := range strings.SplitSeq(d.Help, "\n") {
				f.help = append(f.help, sentence(line))
			}
		}
		all = append(all, f)
	}
	// Infos come after what is more severe.
	var sorted []finding
	for _, warning := range []bool{true, false} {
		for _, f := range all {
			if f.warning == warning {
				sorted = append(sorted, f)
			}
		}
	}
	return sorted
}

// sentence capitalises the first letter of a text.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !unicode.IsLower(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// text counts the diagnostics about the text itself.
func (t *metricsWriter) text() string {
	warnings, infos := 0, 0
	for _, d := range t.Diagnostics {
		switch {
		case d.Code.IsFinding():
		case d.Severity == diag.Info:
			infos++
		default:
			warnings++
		}
	}
	var parts []string
	if warnings > 0 {
		parts = append(parts, quantity.Count(float64(warnings), "warning"))
	}
	if infos > 0 {
		parts = append(parts, quantity.Count(float64(infos), "info"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "The text itself has " + quantity.List(parts) + "; see journey check."
}

// name identifies a node by its number and what happens there.
func (t *metricsWriter) name(n *model.Node) string {
	words := t.what(n)
	if number := t.numbers[n]; number > 0 {
		return strings.TrimSpace(fmt.Sprintf("%d %s", number, words))
	}
	return words
}

// what says what happens at a node.
func (t *metricsWriter) what(n *model.Node) string {
	owner := ""
	if n.Owner != nil {
		owner = n.Owner.Label + " "
	}
	switch n.Kind {
	case model.StepNode:
		return owner + n.Action
	case model.DecisionNode:
		return n.Question()
	case model.ForkNode, model.JoinNode:
		return "in parallel"
	case model.LoopNode:
		return "repeat " + n.Text
	case model.OutcomeNode:
		switch {
		case n.Text != "":
			return n.Text
		case n.Success:
			return "success"
		}
		return "failure"
	case model.StartNode:
		return "start"
	}
	return "end without an outcome"
}

func (t *metricsWriter) names(nodes []*model.Node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, t.name(n))
	}
	return all
}

// phase returns the title of a phase; nil stands for outside phases.
func phase(p *model.Phase) string {
	if p == nil {
		return "no phase"
	}
	return p.Title
}

// kindOf returns the kind of a participant, for a colour.
func kindOf(p *model.Participant) string {
	if p == nil {
		return "neutral"
	}
	return p.Kind.String()
}
