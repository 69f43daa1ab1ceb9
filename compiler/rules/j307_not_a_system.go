package rules

import "github.com/journey-lang/journey/lang/diag"

var notASystem = Rule{
	Code:  diag.NotASystem,
	Stage: Bind,
	Doc: Doc{
		Summary: "`used by` is on a participant that is not a system",
		Why: "`used by` says who may act through a system. People are not used by others: the steps show which people " +
			"work together. The clause has no effect, although its author expects one.",
		Bad: `
rep is a rep used by manager
manager is a rep
customer is a customer
rep calls customer
manager calls customer
`[1:],
		Good: `
rep is a rep
manager is a rep
customer is a customer
rep calls customer
manager calls customer
`[1:],
	},
}
