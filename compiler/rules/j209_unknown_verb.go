package rules

import (
	"fmt"

	"github.com/journey-lang/journey/lang/diag"
)

var unknownVerb = Rule{
	Code:  diag.UnknownVerb,
	Stage: Check,
	Doc: Doc{
		Summary: "an unknown verb, which limits what can be checked",
		Why: "The verb decides whether a step sends, gives or informs, who it reaches and how, and what the step has " +
			"to say. For an unknown verb, none of this is known. It is reported once, at the first step that uses the " +
			"verb.",
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
		if n.Lemma != "" || n.Predicate == "" || said[n.Verb] {
			continue
		}
		said[n.Verb] = true
		d := p.report(diag.UnknownVerb, p.verb(n), fmt.Sprintf("unknown verb %q: who it reaches, and how, is not checked", n.Verb))
		d.Help = "use a common verb, or add this one to verbs, communication, giving or sending under [words] in journey.toml"
	}
}
