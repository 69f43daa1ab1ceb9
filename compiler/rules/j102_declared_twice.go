package rules

import "github.com/journey-lang/journey/lang/diag"

var declaredTwice = Rule{
	Code:  diag.DeclaredTwice,
	Stage: Bind,
	Doc: Doc{
		Summary: "a name is declared twice",
		Why: "A name stands for one participant. If it is declared twice, every step that uses it could mean either " +
			"one.",
		Bad: `
rep is a rep
rep is a team
rep closes case
`[1:],
		Good: `
rep is a rep
back office is a team
rep closes case
back office archives case
`[1:],
	},
}
