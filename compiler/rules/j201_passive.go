package rules

import "github.com/journey-lang/journey/lang/diag"

var passive = Rule{
	Code:  diag.Passive,
	Stage: Bind,
	Doc: Doc{
		Summary: "a passive sentence: nobody owns the step",
		Why: "`Customer receives SMS` hides who sends it, when and through what: exactly what a journey is drawn to " +
			"show. A step belongs to whoever does it.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system
Customer receives SMS
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system
rep sends SMS to customer via helpdesk
`[1:],
	},
}
