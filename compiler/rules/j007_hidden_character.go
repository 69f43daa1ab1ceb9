package rules

import "github.com/journey-lang/journey/lang/diag"

var hiddenCharacter = Rule{
	Code:  diag.HiddenCharacter,
	Stage: Parse,
	Doc: Doc{
		Summary: "an invisible character that does not belong there, or one that changes the reading order",
		Why: "Zero-width spaces, soft hyphens and control characters come in with pasted text. Two names that differ " +
			"only in one of them look the same but are two participants, and bidi controls make a line read " +
			"differently from what is meant. Joiners in emoji and in scripts that need them, and direction marks in a " +
			"journey with Hebrew or Arabic words, are left alone.",
		Bad: "rep is a rep\nrep closes ca\u200bse\n",
		Good: `
rep is a rep
rep closes case
`[1:],
	},
}
