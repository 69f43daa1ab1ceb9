package rules

import "github.com/journey-lang/journey/lang/diag"

var cannotAct = Rule{
	Code:  diag.CannotAct,
	Stage: Bind,
	Doc: Doc{
		Summary: "a channel or place is the subject of a step",
		Why:     "A channel or place does nothing by itself. Somebody acts through it or at it, and they own the step.",
		Bad: `
rep is a rep
customer is a customer
branch is a place
branch calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
branch is a place
rep meets customer at branch
`[1:],
	},
}
