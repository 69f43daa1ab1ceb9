package rules

import (
	"fmt"

	"github.com/journey-lang/journey/lang/diag"
)

var unknownVerb = Rule{
	Code:  diag.UnknownVerb,
	Stage: Check,
	Doc: Doc{
		Summary: "a verb that is in no list, so that less is checked",
		Why: "Whether a verb sends, gives or tells decides who is reached, how, and what is asked of the step. Of a " +
			"verb that is unknown none of this is known. It is said once, at the first step that has it.",
		Bad: `
rep is a rep
rep frobs invoice
`[1:],
		Good: `
rep is a rep
rep checks invoice
`[1:],
	},
	Check: checkUnknownVerb,
}

func checkUnknownVerb(p *Pass) {
	said := map[string]bool{}
	for n := range p.steps() {
		if v, _ := p.wordsOf(n).LookupVerb(n.Verb); v != nil || n.Verb == "" || said[n.Verb] {
			continue
		}
		said[n.Verb] = true
		d := p.report(diag.UnknownVerb, p.verb(n), fmt.Sprintf("the verb %q is unknown: nothing is checked about whom it reaches, or how", n.Verb))
		d.Help = "write a common verb; or add this one to journey.toml, in the table [words]: verbs, communication, giving or sending"
	}
}
