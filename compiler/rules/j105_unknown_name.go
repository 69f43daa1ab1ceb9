package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownName = Rule{
	Code:  diag.UnknownName,
	Stage: Bind,
	Doc: Doc{
		Summary: "a system, channel or place is not declared",
		Why: "Systems, channels and places say through what, how and where a step happens. An undeclared one is " +
			"usually a typo for one that is declared.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system
rep sends SMS to customer via helpdeks
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system
rep sends SMS to customer via helpdesk
`[1:],
	},
}
