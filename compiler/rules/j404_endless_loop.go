package rules

import (
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var endlessLoop = Rule{
	Code:  diag.EndlessLoop,
	Stage: Check,
	Doc: Doc{
		Summary: "a loop has no exit",
		Why: "A case that enters a loop without an exit stays there forever: the journey never ends for it, and no " +
			"times can be computed. A branch has to lead out, or a `repeat` has to say until when.",
		Bad: `
rep is a rep
customer is a customer
ask: rep calls customer
rep checks documents
go to ask
`[1:],
		Good: `
rep is a rep
customer is a customer
ask: rep calls customer
rep checks documents
rep decides "Complete?"
when no
  go to ask
end
`[1:],
	},
	Check: checkEndlessLoop,
}

func checkEndlessLoop(p *Pass) {
	if p.broken() {
		return // what could not be read may lead out
	}
	var leaps []*model.GoTo
	for _, loop := range metrics.Traps(p.Journey) {
		if leaps == nil {
			leaps = allLeaps(p.Journey.Body)
		}
		at, first := p.closing(loop, leaps)
		d := p.report(diag.EndlessLoop, at, "this loop has no exit")
		d.Help = "say when it ends: SUBJECT decides …, with one `when` that jumps back and one that does not; or put it between repeat until … and end"
		if first.File != nil {
			d.Related = []diag.Related{{File: first.File, Span: first.Span, Message: "the loop begins here"}}
		}
	}
}

// closing returns the position of the jump that closes a loop, the last one
// that goes back, and of its target.
func (p *Pass) closing(loop metrics.Trap, leaps []*model.GoTo) (at, first source.Location) {
	e := loop.Closing
	at = e.Origin
	const ahead = 50 // it is right after the start of the edge, or a few jumps later
	next, _ := slices.BinarySearchFunc(leaps, e.Origin.Span.Start, func(l *model.GoTo, start int) int {
		return l.Origin.Span.Start - start
	})
	for _, l := range leaps[next:min(next+ahead, len(leaps))] {
		if l.Target == e.To {
			at = l.Origin
			break
		}
	}
	if at != e.To.Origin {
		first = e.To.Origin
	}
	return at, first
}

// allLeaps returns the jumps in the order of the text.
func allLeaps(body []model.Item) []*model.GoTo {
	var all []*model.GoTo
	var walk func(items []model.Item)
	walk = func(items []model.Item) {
		for _, item := range items {
			if leap, ok := item.(*model.GoTo); ok {
				all = append(all, leap)
			}
			for _, body := range model.Bodies(item) {
				walk(body)
			}
		}
	}
	walk(body)
	return all
}
