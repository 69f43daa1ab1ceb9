package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownEmotion = Rule{
	Code:  diag.UnknownEmotion,
	Stage: Parse,
	Doc: Doc{
		Summary: "an emotion is not in the list, so its height on the curve is unknown",
		Why: "The emotion curve shows how good or bad each moment is, from -2 to +2. A word that is not in the list has " +
			"no known value, and a guess would distort the curve. The word is left out of the picture until a number " +
			"says what it means.",
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
