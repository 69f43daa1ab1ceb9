package rules

import "github.com/journey-lang/journey/lang/diag"

var reservedWord = Rule{
	Code:  diag.ReservedWord,
	Stage: Parse,
	Doc: Doc{
		Summary: "a name begins with a word that means something else",
		Why: "A line that begins with a keyword is read as what the keyword says. A name that begins with one " +
			"has to stand in quotes, so that it is read as a name.",
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
