package rules

import "github.com/journey-lang/journey/lang/diag"

var badUse = Rule{
	Code:  diag.BadUse,
	Stage: Bind,
	Doc: Doc{
		Summary: "the file named in a `use` cannot be used",
		Why: "`use` takes the declarations of another file. If that file cannot be read, none of its names are known " +
			"here.",
		Bad: `
use "nowhere.journey"
rep is a rep
rep closes case
`[1:],
		Good: `
use "team.journey"
rep closes case
`[1:],
	},
}
