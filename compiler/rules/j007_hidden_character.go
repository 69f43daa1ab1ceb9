package rules

import "github.com/journey-lang/journey/lang/diag"

var hiddenCharacter = Rule{
	Code:  diag.HiddenCharacter,
	Stage: Parse,
	Doc: Doc{
		Summary: "an invisible character stands where none belongs, or one that changes the order of reading",
		Why: "Zero-width spaces, soft hyphens and control characters come with pasted text. Two names that " +
			"differ by one of them look the same and are two participants; bidi controls make a line read " +
			"otherwise than it is meant. The joiners of emoji and of scripts that need them, and the marks of " +
			"direction in a journey with Hebrew or Arabic words, are left alone.",
		Bad: "rep is a rep\nrep closes ca\u200bse\n",
		Good: `
rep is a rep
rep closes case
`[1:],
	},
}
