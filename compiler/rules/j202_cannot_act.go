package rules

import "github.com/journey-lang/journey/lang/diag"

var cannotAct = Rule{
	Code:  diag.CannotAct,
	Stage: Bind,
	Doc: Doc{
		Summary: "a channel or a place acts",
		Why: "A channel or a place does nothing by itself. Somebody acts through it, and that is who owns the " +
			"step.",
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
