package rules

import "github.com/journey-lang/journey/lang/diag"

var negativeOrTime = Rule{
	Code:  diag.NegativeOrTime,
	Stage: Bind,
	Doc: Doc{
		Summary: "something that does not happen, or a time, is written as a step",
		Why: "What does not happen cannot be drawn as a step; it is a pain point or a risk. And a time before the " +
			"sentence is a wait after the previous step.",
		Bad: `
rep is a rep
customer is a customer
customer calls rep
rep closes case
rep does not tell customer
`[1:],
		Good: `
rep is a rep
customer is a customer
customer calls rep
rep closes case
  pain The rep does not tell the customer
  idea Have the core system send an SMS
`[1:],
	},
}
