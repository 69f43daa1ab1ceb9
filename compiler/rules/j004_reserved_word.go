package rules

import "github.com/journey-lang/journey/lang/diag"

var reservedWord = Rule{
	Code:  diag.ReservedWord,
	Stage: Parse,
	Doc: Doc{
		Summary: "a name begins with a keyword",
		Why: "A line that begins with a keyword is read as a statement of that keyword. Put a name that begins with " +
			"one in quotes, so that it is read as a name.",
		Bad: `
risk team is a team
risk team reviews claim
`[1:],
		Good: `
"Risk team" is a team
"Risk team" reviews claim
`[1:],
	},
}
