package rules

import "github.com/journey-lang/journey/lang/diag"

var longerName = Rule{
	Code:  diag.LongerName,
	Stage: Bind,
	Doc: Doc{
		Summary: "a declared name seems to be part of a longer name",
		Why: "`Customer service calls customer` can be read as a customer who services something, or as a department " +
			"that is not declared. The compiler asks instead of guessing.",
		Bad: `
customer is a customer
Customer service calls customer
`[1:],
		Good: `
customer is a customer
customer service is a team
Customer service calls customer
`[1:],
	},
}
