package rules

import "github.com/journey-lang/journey/lang/diag"

var longerName = Rule{
	Code:  diag.LongerName,
	Stage: Bind,
	Doc: Doc{
		Summary: "a longer name seems to be meant than the one that is declared",
		Why: "`Customer service calls customer` can be read as a customer who services, or as a department " +
			"that was never declared. The compiler asks and does not guess.",
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
