package rules

import "github.com/journey-lang/journey/lang/diag"

var unexpectedWord = Rule{
	Code:  diag.UnexpectedWord,
	Stage: Parse,
	Doc: Doc{
		Summary: "a word does not belong where it is, or the line cannot be read",
		Why: "However clear a line is to its author, a line that cannot be read says nothing. It is left out of the " +
			"picture, and the rest of the file is read as if it were not there.",
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
