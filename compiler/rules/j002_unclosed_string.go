package rules

import "github.com/journey-lang/journey/lang/diag"

var unclosedString = Rule{
	Code:  diag.UnclosedString,
	Stage: Parse,
	Doc: Doc{
		Summary: "a string is never closed",
		Why: "A string that is never closed swallows the words behind it, and nobody can tell where it was " +
			"meant to end.",
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
