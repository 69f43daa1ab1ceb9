package rules

import "github.com/journey-lang/journey/lang/diag"

var unusedAllow = Rule{
	Code:  diag.UnusedAllow,
	Stage: Allow,
	Doc: Doc{
		Summary: "an allow comment silences nothing",
		Why: "A comment that silences nothing was left over when its sentence was fixed or moved, and would hide the " +
			"same fault if it came back.",
		Bad: `
rep is a rep
customer is a customer
# journey:allow no-channel they sit in the same room
rep tells customer the result by phone
`[1:],
		Good: `
rep is a rep
customer is a customer
rep tells customer the result by phone
`[1:],
	},
}
