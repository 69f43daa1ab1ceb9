package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownKind = Rule{
	Code:  diag.UnknownKind,
	Stage: Bind,
	Doc: Doc{
		Summary: "a declaration has an unknown kind",
		Why: "The kind of a participant decides its colour, its icon and what it may do. There are four kinds, plus " +
			"channels and places.",
		Bad: `
bot is a robot
rep is a rep
rep closes case
`[1:],
		Good: `
bot is a system
rep is a rep
rep closes case
bot archives case
`[1:],
	},
}
