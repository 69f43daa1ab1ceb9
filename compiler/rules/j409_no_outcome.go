package rules

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var noOutcome = Rule{
	Code:  diag.NoOutcome,
	Stage: Check,
	Doc: Doc{
		Summary: "the journey has no outcome",
		Why: "A journey that just stops does not say whether its goal was reached, and no figure can say how often it " +
			"is. Short drafts with no title, goal or phases are not checked.",
		Bad: `
journey "Replace a lost card"
rep is a rep
customer is a customer
customer calls rep
rep sends letter to customer
`[1:],
		Good: `
journey "Replace a lost card"
rep is a rep
customer is a customer
customer calls rep
rep sends letter to customer
succeed Card in use
`[1:],
	},
	Check: checkNoOutcome,
}

func checkNoOutcome(p *Pass) {
	if len(p.faulty) > 0 || !p.whole() {
		return // what could not be read may be the outcome
	}
	runsOut := false
	for _, n := range p.Journey.Nodes {
		switch n.Kind {
		case model.OutcomeNode:
			return
		case model.EndNode:
			runsOut = true
		}
	}
	if !runsOut {
		return // it loops forever, which is reported
	}
	help := "end it with what was achieved, for example: succeed Card in use; or with fail and the reason"
	var at source.Span
	for _, s := range p.Tree.Stmts {
		switch s := s.(type) {
		case *ast.Goal:
			at = s.At
		case *ast.Journey:
			if at.Len() == 0 {
				at = s.At
			}
		}
	}
	if phases := p.Journey.Phases; at.Len() == 0 && len(phases) > 0 {
		at = phases[len(phases)-1].Origin.Span
	}
	if n := len(p.Journey.Nodes); at.Len() == 0 {
		at = p.Journey.Nodes[n-1].Origin.Span // the last step
	}
	if !p.sound(p.line(at)) {
		return
	}
	p.report(diag.NoOutcome, p.line(at), "the journey has no outcome: it stops without saying what was achieved").Help = help
}
