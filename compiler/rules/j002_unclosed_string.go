package rules

import "github.com/journey-lang/journey/lang/diag"

var unclosedString = Rule{
	Code:  diag.UnclosedString,
	Stage: Parse,
	Doc: Doc{
		Summary: "a string is not closed",
		Why:     "An unclosed string swallows the words after it, and nobody can say where it was meant to end.",
		Bad: `
rep is a rep
rep closes the case "Lost card
`[1:],
		Good: `
rep is a rep
rep closes the case "Lost card"
`[1:],
	},
}
