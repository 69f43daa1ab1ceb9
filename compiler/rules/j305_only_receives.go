package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
)

var onlyReceives = Rule{
	Code:  diag.OnlyReceives,
	Stage: Check,
	Doc: Doc{
		Summary: "somebody is only on the receiving side, and never acts",
		Why: "Somebody is told, asked or handed something, and then does nothing. In a whole journey this is most " +
			"often where a step is missing: what they do with it, or their answer. A draft without title, goal and " +
			"phases is not asked.",
		Bad: `
journey "Refund"
rep is a rep
finance is a team
customer is a customer
customer calls rep
rep hands case to finance
succeed Refunded
`[1:],
		Good: `
journey "Refund"
rep is a rep
finance is a team
customer is a customer
customer calls rep
rep hands case to finance
finance pays refund
succeed Refunded
`[1:],
	},
	Check: checkOnlyReceives,
}

func checkOnlyReceives(p *Pass) {
	if !p.whole() {
		return
	}
	first := make(map[*model.Participant]*model.Node) // where each is reached first
	acts := make(map[*model.Participant]bool)
	for _, n := range p.Journey.Nodes {
		if !p.sound(n.Origin) {
			// Whoever stands there may act there.
			for _, who := range n.Others() {
				acts[who] = true
			}
		}
		for _, who := range n.Receivers {
			if first[who] == nil {
				first[who] = n
			}
		}
		// With goes both ways; what is taken from somebody is given by them.
		for _, side := range [][]*model.Participant{n.Givers, n.Partners, {n.Owner, n.System, n.Carrier, n.Waiter}} {
			for _, who := range side {
				acts[who] = true
			}
		}
	}
	for _, who := range p.Journey.Participants {
		n := first[who]
		if n == nil || acts[who] || who.Inferred || !p.sound(n.Origin) || !p.sound(who.Origin) {
			continue
		}
		at := p.in(p.nameSpan(who))
		if who.Origin.File != p.Tree.Source {
			at = p.clause(n, ast.To)
		}
		d := p.report(diag.OnlyReceives, at, fmt.Sprintf("%s is only on the receiving side, and never does anything", quoted(who)))
		d.Help = fmt.Sprintf("write what they do with it: %s …; or, if they have no part in the journey, leave them out", bind.QuoteName(who.Name))
		d.Related = []diag.Related{{File: n.Origin.File, Span: n.Origin.Span, Message: "reached here"}}
	}
}
