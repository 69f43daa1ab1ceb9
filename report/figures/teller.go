package figures

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report/units"
)

// teller words the report about one journey.
type teller struct {
	Journey
	numbers map[*model.Node]int
}

func newTeller(j Journey) *teller { return &teller{j, j.Journey.Numbers()} }

func (t *teller) document() document {
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

func (t *teller) title() string {
	if title := t.Journey.Journey.Title; title != "" {
		return title
	}
	return "Service journey"
}

// headline sums up a journey in one or two sentences.
func (t *teller) headline() string {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return "No steps yet."
	}
	parts := []string{
		units.Count(float64(f.Steps), "step"), units.Count(float64(f.Touchpoints), "touchpoint"), units.Count(float64(f.Handoffs.Count), "handoff"),
	}
	if n := len(f.PingPong.Cases); n > 0 {
		parts = append(parts, units.Count(float64(n), "ping-pong"))
	}
	var sentence strings.Builder
	sentence.WriteString(strings.Join(parts, ", "))
	var more []string
	if stuck := f.Time.NeverEnds; stuck > 0 {
		more = append(more, fmt.Sprintf("%s of cases never end", units.Percent(stuck)))
	}
	if g := f.Time.Given; g.Any() && !g.Enough() {
		more = append(more, fewTimes(g))
	} else if g.Any() && f.Time.Lead > 0 && f.Time.NeverEnds < 1 {
		lead := "lead time is " + units.Hours(f.Lead())
		if f.Outlook.Runs > 0 && f.Outlook.P90 > f.Lead()*1.02 {
			lead += " on average, " + units.Hours(f.Outlook.P90) + " at the 90th percentile"
		}
		if wait := 1 - f.Time.Efficiency; known(f.Time.Given) && wait >= 0.01 {
			lead += ", " + units.Percent(wait) + " of it waiting"
		}
		more = append(more, lead)
	}
	if who, share, of := t.busiest(); who != nil {
		more = append(more, fmt.Sprintf("%s does %s of the %s", who.Label, units.Percent(share), of))
	}
	if len(more) > 0 {
		sentence.WriteString("; " + strings.Join(more, "; "))
	}
	return sentence.String() + "."
}

// none stands for an unknown value.
const none = "–"

// hours formats a length of time, if it is given.
func hours(given bool, h float64) string {
	if !given {
		return none
	}
	return units.Hours(h)
}

// percent formats a share, if it is known.
func percent(known bool, share float64) string {
	if !known {
		return none
	}
	return units.Percent(share)
}

// known reports whether the shares of work and waiting in some time are known:
// both must be given, and not just here and there.
func known(g analysis.Given) bool { return g.Work && g.Wait && g.Enough() }

// fewTimes says that too few steps have times to add them up.
func fewTimes(g analysis.Given) string {
	return fmt.Sprintf("only %d of %d steps give times, too few for a lead time", g.Told, g.Acts)
}

// busiest returns who inside the service does the most, the share, and of what:
// of the work if at least every other of their steps has a duration, otherwise
// of the steps, as in the workload table. It is nil if fewer than two share the
// work, or all do the same.
func (t *teller) busiest() (who *model.Participant, share float64, of string) {
	steps, timed := 0, 0
	for _, n := range t.Journey.Journey.Nodes {
		if n.Acts() && n.Owner != nil && n.Owner.Kind == model.Rep {
			steps++
			if n.Takes != nil {
				timed++
			}
		}
	}
	people, alike := 0, true
	byTime := 2*timed >= steps && t.timedWork()
	if of = "steps"; byTime {
		of = "work"
	}
	for _, w := range t.Figures.Workload.Participants {
		if w.Participant.Kind != model.Rep || w.Acts == 0 {
			continue
		}
		people++
		carried := w.ActShare
		if byTime {
			carried = w.HourShare
		}
		alike = alike && (people == 1 || math.Abs(carried-share) < 0.005)
		if carried > share {
			who, share = w.Participant, carried
		}
	}
	if people < 2 || alike {
		return nil, 0, ""
	}
	return who, share, of
}

// timedWork reports whether anybody's work is given in hours.
func (t *teller) timedWork() bool {
	for _, w := range t.Figures.Workload.Participants {
		if w.Hours > 0 {
			return true
		}
	}
	return false
}

// glance returns the key metrics, those for a service lead first.
func (t *teller) glance() []fact {
	f := t.Figures
	var all []fact
	add := func(name, value, note string) { all = append(all, fact{name, value, note}) }
	if g := f.Time.Given; g.Any() && !g.Enough() {
		add("Lead time", none, fmt.Sprintf("only %d of %d steps give times", g.Told, g.Acts))
	} else if g.Any() {
		add("Lead time", units.Hours(f.Lead()), "from start to end, on average")
		if f.Outlook.Runs > 0 {
			add("90th percentile", units.Hours(f.Outlook.P90), "9 of 10 cases take no longer")
		}
		if known(f.Time.Given) {
			add("Waiting", units.Percent(1-f.Time.Efficiency), "of the lead time")
		}
	}
	add("Steps", units.Number(float64(f.Steps)), "")
	add("Touchpoints", units.Number(float64(f.Touchpoints)), "steps to or from a customer")
	add("Handoffs", units.Number(float64(f.Handoffs.Count)), "work passes to somebody else inside")
	add("Interactions", units.Number(float64(f.Handoffs.Interactions)), "work passes to or from a customer")
	add("Ping-pong", units.Count(float64(f.PingPong.Turns), "turn"), "work that bounces back and forth")
	if who, share, of := t.busiest(); who != nil {
		add("Most "+of, units.Percent(share), who.Label+", of all "+of)
	}
	if at, lowest, known := t.lowest(); known {
		add("Lowest emotion", units.Signed(float64(lowest)), at)
	}
	if p := f.Pains; p.All > 0 {
		add("Pain points without an opportunity", fmt.Sprintf("%d of %d", p.All-p.Covered, p.All), "")
	}
	return all
}

// lowest returns the worst emotion of all customers.
func (t *teller) lowest() (who string, value int, known bool) {
	for _, m := range t.Figures.Moods {
		if !known || m.Lowest < value {
			value, known = m.Lowest, true
			who = "on a scale from −2 to +2; " + m.Who.Label
		}
	}
	return who, value, known
}

// findings returns the findings about the service.
func (t *teller) findings() []finding {
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
func (t *teller) text() string {
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
		parts = append(parts, units.Count(float64(warnings), "warning"))
	}
	if infos > 0 {
		parts = append(parts, units.Count(float64(infos), "info"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "The text itself has " + units.List(parts) + "; see journey check."
}

// name identifies a node by its number and what happens there.
func (t *teller) name(n *model.Node) string {
	words := t.what(n)
	if number := t.numbers[n]; number > 0 {
		return strings.TrimSpace(fmt.Sprintf("%d %s", number, words))
	}
	return words
}

// what says what happens at a node.
func (t *teller) what(n *model.Node) string {
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

func (t *teller) names(nodes []*model.Node) []string {
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

// span formats a range of lengths of time.
func span(h analysis.Hours) string {
	low, high := units.Hours(h.Min), units.Hours(h.Max)
	if low == high {
		return low
	}
	return low + " to " + high
}
