package rules

import "github.com/journey-lang/journey/lang/diag"

var sketch = Rule{
	Code:  diag.Sketch,
	Stage: Bind,
	Doc: Doc{
		Summary: "nothing is declared, so participants are inferred from the sentences",
		Why: "A journey without declarations is read as a sketch: who is a customer, a system or a rep is inferred " +
			"from the words. That is fine for a first draft; declarations make it certain.",
		Bad: `
rep sends SMS to customer via helpdesk
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system
rep sends SMS to customer via helpdesk
`[1:],
	},
}
