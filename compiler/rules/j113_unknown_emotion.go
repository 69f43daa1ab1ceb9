package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownEmotion = Rule{
	Code:  diag.UnknownEmotion,
	Stage: Parse,
	Doc: Doc{
		Summary: "an emotion is not in the list, so it has no height on the curve",
		Why: "The emotion curve shows how good or bad each moment is, from -2 to +2. For a word that the list does " +
			"not have, that is not known, and a guess would bend the curve. The word is kept out of the picture " +
			"until a number says what it means.",
		Bad: `
rep is a rep
customer is a customer
rep calls customer
  feels blorped
`[1:],
		Good: `
rep is a rep
customer is a customer
rep calls customer
  feels -1 blorped
`[1:],
	},
}
