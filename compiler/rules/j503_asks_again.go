package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var asksAgain = Rule{
	Code:  diag.AsksAgain,
	Stage: Check,
	Doc: Doc{
		Summary: "the customer is asked for something they already gave",
		Why: "Customers who have to say the same thing twice learn that nobody listened. What was given once, or what " +
			"a system already has, belongs to the case and travels with it.",
		Bad: `
customer is a customer
rep is a rep
expert is a rep
shop is a system used by customer, rep
customer sends order number to rep via shop
rep forwards claim to expert via shop
expert asks customer for the order number by phone
`[1:],
		Good: `
customer is a customer
rep is a rep
expert is a rep
shop is a system used by customer, rep
customer sends order number to rep via shop
rep forwards claim with order number to expert via shop
expert asks customer for a photo by phone
`[1:],
	},
	Check: checkAsksAgain,
}

func checkAsksAgain(p *Pass) {
	if p.broken() {
		return // it may have been asked for on a different path than it seems
	}
	for _, r := range metrics.Repetitions(p.Journey) {
		if !p.sound(r.Ask.Origin) || !p.sound(r.Known.Origin) || !p.known(r.Ask) {
			continue
		}
		asker := r.Ask.Owner
		message := fmt.Sprintf("%s asks %s for %s, ", quoted(asker), quoted(r.Of), quotedText(r.Thing))
		known := "it is recorded here"
		switch {
		case r.Given:
			message += fmt.Sprintf("which %s has already given", quoted(r.Of))
			if known = fmt.Sprintf("%s gives it here", quoted(r.Of)); r.Known.Asks {
				known = fmt.Sprintf("%s is asked for it here", quoted(r.Of))
			}
		case r.System == asker:
			message += "but already has it"
		default:
			message += fmt.Sprintf("but %s already has it", quoted(r.System))
		}
		d := p.report(diag.AsksAgain, p.verb(r.Ask), message)
		d.Help = "pass it on with the case from the start, so that nobody has to ask again"
		switch s := r.Known.System(); {
		case r.System != nil && r.System != asker:
			d.Help = "get it from where it is, for example: " + example(asker, r.Thing, r.System)
		case r.System == nil && s != nil && s.Kind == model.System:
			d.Help = fmt.Sprintf("let %s see it in %s, or pass it on with the case, so that nobody has to ask again", quoted(asker), quoted(s))
		}
		at := p.verb(r.Known)
		d.Related = []diag.Related{{File: at.File, Span: at.Span, Message: known}}
	}
}

// example returns a step in which somebody looks something up.
func example(who *model.Participant, thing string, system *model.Participant) string {
	return fmt.Sprintf("%s looks up %s via %s", parser.QuoteName(who.Name), thing, parser.QuoteName(system.Name))
}

// quotedText quotes an author's words for a message.
func quotedText(text string) string { return `"` + text + `"` }
