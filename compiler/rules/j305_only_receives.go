package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var onlyReceives = Rule{
	Code:  diag.OnlyReceives,
	Stage: Check,
	Doc: Doc{
		Summary: "somebody only receives and never acts",
		Why: "Somebody is informed, asked or handed something, and then does nothing. In a complete journey this " +
			"usually means that a step is missing: what they do with it, or their answer. Those who are only called " +
			"when something fails are not reported, and short drafts with no title, goal or phases are not checked.",
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
	if !p.whole() || p.hidesUse() {
		return
	}
	first := make(map[*model.Participant]*model.Node) // the node where each is reached first
	acts := make(map[*model.Participant]bool)
	failing := failurePaths(p.Journey.Body)
	for _, n := range p.Journey.Nodes {
		if !p.sound(n.Origin) {
			// Anyone in a sentence with an error may be meant to act.
			for _, who := range n.Others() {
				acts[who] = true
			}
		}
		for _, who := range n.Receivers {
			if first[who] == nil && !failing[n] {
				first[who] = n
			}
		}
		// `with` works in both directions; whoever something is taken from
		// gives it.
		for _, side := range [][]*model.Participant{n.Givers, n.Partners, {n.Owner, n.Carrier, n.Waiter}} {
			for _, who := range side {
				acts[who] = true
			}
		}
	}
	for _, who := range p.Journey.Participants {
		// Others act through systems, and what partners do with what they get
		// is their own business.
		if who.Kind != model.Customer && who.Kind != model.Rep {
			continue
		}
		n := first[who]
		if n == nil || acts[who] || who.Inferred || !p.sound(n.Origin) || !p.sound(who.Origin) {
			continue
		}
		at := p.in(p.nameSpan(who))
		if who.Origin.File != p.Tree.Source {
			at = p.clause(n, ast.To)
		}
		d := p.report(diag.OnlyReceives, at, fmt.Sprintf("%s only receives and never acts", quoted(who)))
		d.Help = fmt.Sprintf("write what they do with it: %s …; or leave them out if they have no part in the journey", parser.QuoteName(who.Name))
		d.Related = []diag.Related{{File: n.Origin.File, Span: n.Origin.Span, Message: "reached here"}}
	}
}

// failurePaths returns the nodes in `on failure` blocks.
func failurePaths(body []model.Item) map[*model.Node]bool {
	failing := make(map[*model.Node]bool)
	var walk func(items []model.Item, inside bool)
	walk = func(items []model.Item, inside bool) {
		for _, item := range items {
			act, isAct := item.(*model.Act)
			if isAct && inside {
				failing[act.Node] = true
			}
			for _, body := range model.Bodies(item) {
				walk(body, inside || isAct)
			}
		}
	}
	walk(body, false)
	return failing
}
