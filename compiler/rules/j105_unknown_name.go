package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownName = Rule{
	Code:  diag.UnknownName,
	Stage: Bind,
	Doc: Doc{
		Summary: "a system, a channel or a place was never declared",
		Why: "Systems, channels and places say through what, how and where a step happens. One that was never " +
			"declared is most often a slip of the pen for one that was.",
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
