package rules

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var waitingDominates = Rule{
	Code:  diag.Waiting,
	Stage: Check,
	Doc: Doc{
		Summary: "nearly all the time of a phase is waiting",
		Why: "Where a case lies still for days and is worked on for minutes, faster work changes nothing. The longest " +
			"wait is what to look at: who waits for whom, and what for.",
		Bad: `
customer is a customer
rep is a rep
inbox is a system used by rep, customer
phase Ask
customer emails rep via inbox
  takes 10m
  waits 3 days
rep emails customer via inbox
  takes 5m
succeed Answered
`[1:],
		Good: `
customer is a customer
rep is a rep
inbox is a system used by rep, customer
phase Ask
customer emails rep via inbox
  takes 10m
  waits 2 hours
rep emails customer via inbox
  takes 5m
succeed Answered
`[1:],
	},
	Check: checkWaiting,
}

// maxWaits is how many waits are pointed at.
const maxWaits = 3

func checkWaiting(p *Pass) {
	if p.broken() {
		return
	}
	given := timesByPhase(p.Journey)
	if len(given) == 0 {
		return
	}
	for _, t := range analysis.PhaseTimes(p.Journey) {
		g := given[t.Phase]
		if g == nil || g.timed == 0 || t.Wait < float64(p.limits.IdleHours) {
			continue
		}
		// Work that nobody has timed is taken for as long as what somebody has.
		work := t.Work * float64(g.steps) / float64(g.timed)
		share := t.Wait / (t.Wait + work)
		if share <= float64(p.limits.IdleShare) {
			continue
		}
		slices.SortStableFunc(g.waits, func(a, b *model.Node) int { return cmp.Compare(b.Waits.Max, a.Waits.Max) })
		longest := g.waits[:min(len(g.waits), maxWaits)]
		at, name := longest[0].Waits.Origin, "the journey"
		if t.Phase != nil {
			at, name = t.Phase.Origin, quotedText(t.Phase.Title)
		}
		if !p.sound(at) {
			continue
		}
		worked := waiting(analysis.Hours{Min: work, Max: work})
		if g.timed < g.steps {
			worked = "about " + worked
		}
		d := p.report(diag.Waiting, at, fmt.Sprintf("%s waits %s and works %s: idle %s of its time",
			name, waiting(analysis.Hours{Min: t.Wait, Max: t.Wait}), worked, idle(share)))
		d.Help = "begin with the longest wait: do it at once, let it run beside other work, or tell the customer how long it takes"
		for _, n := range longest {
			d.Related = append(d.Related, related(n.Waits.Origin, "waits "+n.Waits.Text))
		}
		slices.SortStableFunc(d.Related, func(a, b diag.Related) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	}
}

// idle writes a share that is close to all, but not all.
func idle(share float64) string {
	if share > 0.99 {
		return "over 99%"
	}
	return percent(share)
}

// related is a place and what is said of it.
func related(at source.Location, words string) diag.Related {
	return diag.Related{File: at.File, Span: at.Span, Message: words}
}

// phaseGiven is what an author gives of the times of a phase.
type phaseGiven struct {
	steps, timed int           // steps and decisions, and those of them that say how long they take
	waits        []*model.Node // that wait
}

// timesByPhase are the times that are given, of phases where something waits
// for any time at all.
func timesByPhase(j *model.Journey) map[*model.Phase]*phaseGiven {
	given := make(map[*model.Phase]*phaseGiven)
	for _, n := range j.Nodes {
		if n.Waits != nil && n.Waits.Max > 0 && given[n.Phase] == nil {
			given[n.Phase] = &phaseGiven{}
		}
	}
	for _, n := range j.Nodes {
		g := given[n.Phase]
		if g == nil {
			continue
		}
		if n.Kind == model.StepNode || n.Takes != nil {
			g.steps++
		}
		if n.Takes != nil {
			g.timed++
		}
		if n.Waits != nil && n.Waits.Max > 0 {
			g.waits = append(g.waits, n)
		}
	}
	return given
}
