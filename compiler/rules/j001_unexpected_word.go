package rules

import "github.com/journey-lang/journey/lang/diag"

var unexpectedWord = Rule{
	Code:  diag.UnexpectedWord,
	Stage: Parse,
	Doc: Doc{
		Summary: "a sentence cannot be read: a word does not fit, or the subject or the verb is missing",
		Why: "A sentence that cannot be read means nothing, however clear it is to its author. It is left out of the " +
			"picture, and the rest of the file is read as if it were not there. A step says who does what: it starts " +
			"with one participant, then a verb, and every sentence has its own line.",
		Bad: `
rep is a rep
customer is a customer
Approve refund
rep calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
rep approves refund
rep calls customer
`[1:],
	},
}
