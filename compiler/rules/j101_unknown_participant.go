package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownParticipant = Rule{
	Code:  diag.UnknownParticipant,
	Stage: Bind,
	Doc: Doc{
		Summary: "somebody takes part who was never declared",
		Why: "Who does a step decides which lane it stands in. A name that was never declared is most often a " +
			"slip of the pen, and would open a lane of its own.",
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
