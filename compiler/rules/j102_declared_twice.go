package rules

import "github.com/journey-lang/journey/lang/diag"

var declaredTwice = Rule{
	Code:  diag.DeclaredTwice,
	Stage: Bind,
	Doc: Doc{
		Summary: "a name is declared twice",
		Why: "A name stands for one participant. Declared twice, every step that uses it could be meant for " +
			"either.",
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
