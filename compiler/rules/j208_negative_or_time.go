package rules

import "github.com/journey-lang/journey/lang/diag"

var negativeOrTime = Rule{
	Code:  diag.NegativeOrTime,
	Stage: Bind,
	Doc: Doc{
		Summary: "what does not happen, or a time, stands where a step should",
		Why: "What does not happen cannot be drawn as a step; it is a pain or a risk. And a time before the " +
			"sentence is a wait behind the step before it.",
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
  idea Let the core system send a word
`[1:],
	},
}
