package rules

import "github.com/journey-lang/journey/lang/diag"

var viaPerson = Rule{
	Code:  diag.ViaPerson,
	Stage: Bind,
	Doc: Doc{
		Summary: "`via` names a person",
		Why: "`via` names the system or partner that carries a step. A colleague who does part of the work should own " +
			"a step; otherwise the picture hides the handoff.",
		Bad: `
rep is a rep
supervisor is a rep
customer is a customer
rep sends letter to customer via supervisor
`[1:],
		Good: `
rep is a rep
supervisor is a rep
customer is a customer
rep hands letter to supervisor
supervisor sends letter to customer
`[1:],
	},
}
