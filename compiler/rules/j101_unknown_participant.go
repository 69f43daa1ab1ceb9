package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownParticipant = Rule{
	Code:  diag.UnknownParticipant,
	Stage: Bind,
	Doc: Doc{
		Summary: "a participant is not declared",
		Why: "Who does a step decides which lane it is in. An undeclared name is usually a typo, and would get its own " +
			"lane.",
		Bad: `
rep is a rep
customer is a customer
supervisor calls customer
`[1:],
		Good: `
rep is a rep
supervisor is a rep
customer is a customer
supervisor calls customer
rep closes case
`[1:],
	},
}
