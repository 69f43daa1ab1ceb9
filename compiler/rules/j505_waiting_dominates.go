package rules

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var waitingDominates = Rule{
	Code:  diag.Waiting,
	Stage: Check,
	Doc: Doc{
		Summary: "nearly all the time of a phase is waiting",
		Why: "If a case sits idle for days and is worked on for minutes, faster work changes nothing. Look at the " +
			"longest wait: who is waiting, and for what. The times are the ones that journey report shows, taken from the " +
			"steps. If some steps do not say how long they take, waiting has to dominate even if those take as long " +
			"as the others.",
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

// maxWaits is how many waits are listed.
const maxWaits = 3

func checkWaiting(p *Pass) {
	if p.broken() {
		return
	}
	longest := longestWaits(p.Journey)
	if len(longest) == 0 {
		return
	}
	for _, t := range metrics.PhaseTimes(p.Journey) {
		waits := longest[t.Phase]
		if len(waits) == 0 || t.Wait < float64(p.limits.IdleHours) || !p.idles(t) {
			continue
		}
		at, name := waits[0].Waits.Origin, "the journey"
		switch {
		case t.Phase != nil:
			at, name = t.Phase.Origin, quotedText(t.Phase.Title)
		case len(p.Journey.Phases) > 0:
			name = "the part before the first phase"
		}
		if !p.sound(at) {
			continue
		}
		worked := quantity.Hours(t.Work) + " of work per case"
		if g := t.Given; g.Timed < g.Acts {
			worked += fmt.Sprintf(" (%d of %d steps say how long they take)", g.Timed, g.Acts)
		}
		d := p.report(diag.Waiting, at, fmt.Sprintf("%s has %s of waiting and %s: %s is waiting",
			name, quantity.Hours(t.Wait), worked, nearlyAll(t.Wait/(t.Wait+t.Work))))
		d.Help = "start with the longest wait: do it at once, let it run in parallel with other work, or tell the customer how long it takes"
		for _, n := range waits {
			d.Related = append(d.Related, related(n.Waits.Origin, "waits "+n.Waits.Text))
		}
		slices.SortStableFunc(d.Related, func(a, b diag.Related) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	}
}

// idles reports whether waiting dominates a phase, even if steps without a
// duration take as long as those with one.
func (p *Pass) idles(t metrics.PhaseTime) bool {
	if t.Given.Timed == 0 {
		return false
	}
	work := t.Work * float64(t.Given.Acts) / float64(t.Given.Timed)
	return exceeds(t.Wait/(t.Wait+work), p.limits.IdleShare)
}

// nearlyAll formats a share that is close to all, but not all.
func nearlyAll(share float64) string {
	if share > 0.99 {
		return "over 99%"
	}
	return quantity.Percent(share)
}

// related returns a related position with its message.
func related(at source.Location, words string) diag.Related {
	return diag.Related{File: at.File, Span: at.Span, Message: words}
}

// longestWaits returns the few nodes of each phase that wait longest, the
// longest first.
func longestWaits(j *model.Journey) map[*model.Phase][]*model.Node {
	all := make(map[*model.Phase][]*model.Node)
	for _, n := range j.Nodes {
		if n.Waits != nil && n.Waits.Max > 0 {
			all[n.Phase] = append(all[n.Phase], n)
		}
	}
	for phase, waits := range all {
		slices.SortStableFunc(waits, func(a, b *model.Node) int { return cmp.Compare(b.Waits.Max, a.Waits.Max) })
		all[phase] = waits[:min(len(waits), maxWaits)]
	}
	return all
}
