package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

var toOneself = Rule{
	Code:  diag.ToOneself,
	Stage: Check,
	Doc: Doc{
		Summary: "a message goes to its own sender",
		Why: "A message needs a sender and a recipient. One that goes from a participant to the same participant is " +
			"either their own work, or one of the two is somebody who was never declared.",
		Bad: `
rep is a rep
customer is a customer
rep calls customer
rep forwards case to rep
`[1:],
		Good: `
rep is a rep
supervisor is a rep
customer is a customer
rep calls customer
rep forwards case to supervisor
`[1:],
	},
	Check: checkToOneself,
}

func checkToOneself(p *Pass) {
	for n := range p.steps() {
		if onBothSides(n) {
			d := p.report(diag.ToOneself, p.oneself(n), fmt.Sprintf("%s is on both sides of this step", quoted(n.Owner)))
			d.Help = fmt.Sprintf("if this is somebody else, declare them, for example: %s is a %s; if it is their own work, leave out the second mention",
				parser.QuoteName("other "+n.Owner.Name), kindWords(n.Owner.Kind))
			continue
		}
		if n.ToSelf {
			d := p.report(diag.ToOneself, p.verb(n), fmt.Sprintf("%s %s only themselves", quoted(n.Owner), n.Predicate))
			d.Help = fmt.Sprintf("write what %s does, or put what they think or feel under another step, with quote or feels", parser.QuoteName(n.Owner.Name))
		}
	}
}

// onBothSides reports whether the owner of a step is also its recipient.
func onBothSides(n *model.Node) bool {
	return slices.Contains(n.Receivers, n.Owner) || slices.Contains(n.Givers, n.Owner) || slices.Contains(n.Partners, n.Owner)
}

// oneself returns the position where the owner is named for the second time.
func (p *Pass) oneself(n *model.Node) source.Location {
	switch {
	case slices.Contains(n.Receivers, n.Owner):
		return p.clause(n, ast.To)
	case slices.Contains(n.Givers, n.Owner):
		return p.clause(n, ast.From)
	}
	return p.clause(n, ast.With)
}

// kindWords returns a kind as a declaration writes it.
func kindWords(k model.Kind) string {
	if k == model.ThirdParty {
		return "third party"
	}
	return k.String()
}
