package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownLabel = Rule{
	Code:  diag.UnknownLabel,
	Stage: Bind,
	Doc: Doc{
		Summary: "a jump goes to an unknown label",
		Why:     "A jump to a label that does not exist leads nowhere, and the flow would end there.",
		Bad: `
rep is a rep
customer is a customer
check: rep calls customer
rep decides "Reached?"
when no
  go to chek
end
`[1:],
		Good: `
rep is a rep
customer is a customer
check: rep calls customer
rep decides "Reached?"
when no
  go to check
end
`[1:],
	},
}
