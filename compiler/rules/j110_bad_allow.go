package rules

import "github.com/journey-lang/journey/lang/diag"

var badAllow = Rule{
	Code:  diag.BadAllow,
	Stage: Allow,
	Doc: Doc{
		Summary: "a comment allows a rule that there is not, does not say why, or is not written as it has to be",
		Why: "A comment that silences a rule is a decision, and whoever reads it later has to know which one and " +
			"why. Without a rule or a reason it silences nothing, nor does it when it begins otherwise than with " +
			"journey:allow. What says that the text cannot be read (J0) cannot be silenced.",
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
