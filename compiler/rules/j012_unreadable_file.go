package rules

import "github.com/journey-lang/journey/lang/diag"

var unreadableFile = Rule{
	Code:  diag.UnreadableFile,
	Stage: Parse,
	Doc: Doc{
		Summary: "the file is not a journey in UTF-8, or is too large",
		Why: "A file in another notation, in another encoding or beyond the limits would give hundreds of errors that " +
			"all mean the same thing. It is reported once, with what to do about it.",
		Bad: `
flowchart LR
  customer --> rep
  rep --> customer
`[1:],
		Good: `
customer is a customer
rep is a rep
customer calls rep
rep calls customer
`[1:],
	},
}
