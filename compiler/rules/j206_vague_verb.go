package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var vagueVerb = Rule{
	Code:  diag.VagueVerb,
	Stage: Check,
	Doc: Doc{
		Summary: "a vague verb, such as handles, does not say what is done",
		Why: "Anything can be handled. A vague verb hides what is done, how long it takes and what can go wrong; often " +
			"it hides several steps. `processes` is specific enough when it names what: a refund, a payment.",
		Bad: `
rep is a rep
rep handles complaint
`[1:],
		Good: `
rep is a rep
rep reads complaint
rep processes refund
`[1:],
	},
	Check: checkVagueVerb,
}

func checkVagueVerb(p *Pass) {
	for n := range p.steps() {
		if !n.Class.Is(model.Vague) {
			continue
		}
		d := p.report(diag.VagueVerb, p.verb(n), fmt.Sprintf("%q does not say what %s does", n.Verb, quoted(n.Owner)))
		about := "…"
		switch {
		case len(n.Things) > 0 && !n.Things[0].Vague:
			about = n.Things[0].Text
		case len(n.Things) == 0 && len(n.Receivers) > 0:
			about = parser.QuoteName(n.Receivers[0].Name) // supports customer
		}
		d.Help = fmt.Sprintf("say what is done, one step per action, for example: %s checks %s", parser.QuoteName(n.Owner.Name), about)
	}
}
