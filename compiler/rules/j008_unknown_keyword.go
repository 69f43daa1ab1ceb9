package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownKeyword = Rule{
	Code:  diag.UnknownKeyword,
	Stage: Parse,
	Doc: Doc{
		Summary: "a line starts with a word that looks like a keyword, but is not one",
		Why: "The keywords are a short list, and other notations have others. A line with an unknown keyword is " +
			"not taken for a sentence, which would put a participant on the map that nobody knows.",
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
