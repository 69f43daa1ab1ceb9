package rules

import "github.com/journey-lang/journey/lang/diag"

var badValue = Rule{
	Code:  diag.BadValue,
	Stage: Parse,
	Doc: Doc{
		Summary: "a duration, share, colour or link is not valid",
		Why: "Durations, shares, colours and links are counted, drawn and followed. One that cannot be read would " +
			"silently drop out of every figure.",
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
