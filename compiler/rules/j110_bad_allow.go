package rules

import "github.com/journey-lang/journey/lang/diag"

var badAllow = Rule{
	Code:  diag.BadAllow,
	Stage: Allow,
	Doc: Doc{
		Summary: "a comment allows an unknown rule, gives no reason, or is malformed",
		Why: "A comment that silences a rule records a decision, and later readers need to know which rule and why. " +
			"It silences nothing without a rule and a reason, or if it does not begin with journey:allow. " +
			"Syntax errors (J0) cannot be silenced.",
		Bad: `
rep is a rep
customer is a customer
# journey:allow no-chanel they always know how
rep tells customer the result by phone
`[1:],
		Good: `
rep is a rep
customer is a customer
# journey:allow no-channel they sit in the same room
rep tells customer the result
`[1:],
	},
}
