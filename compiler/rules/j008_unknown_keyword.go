package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownKeyword = Rule{
	Code:  diag.UnknownKeyword,
	Stage: Parse,
	Doc: Doc{
		Summary: "a line starts with a word that looks like a keyword, but is not one",
		Why: "The language has a short list of keywords, and other notations have different ones. A line with an " +
			"unknown keyword is not read as a sentence, because that would add a participant that nobody knows to the " +
			"picture.",
		Bad: `
rep is a rep
customer is a customer
togther
  rep calls customer
and
  rep updates file
end
`[1:],
		Good: `
rep is a rep
customer is a customer
together
  rep calls customer
and
  rep updates file
end
`[1:],
	},
}
