package rules

import "github.com/journey-lang/journey/lang/diag"

var badValue = Rule{
	Code:  diag.BadValue,
	Stage: Parse,
	Doc: Doc{
		Summary: "a duration, a share, a colour or a link cannot be read",
		Why: "Durations, shares, colours and links are counted, drawn and followed. One that cannot be read " +
			"would be left out of every figure without a word.",
		Bad: `
rep is a rep
rep reviews claim
  takes a while
`[1:],
		Good: `
rep is a rep
rep reviews claim
  takes 1h..2h
`[1:],
	},
}
