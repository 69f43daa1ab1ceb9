package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownSetting = Rule{
	Code:  diag.UnknownSetting,
	Stage: Bind,
	Doc: Doc{
		Summary: "a `set` has an unknown setting or value",
		Why: "`set` accepts a fixed list of keys and values. Anything else would have no effect, and nobody would " +
			"notice.",
		Bad: `
set direction sideways
rep is a rep
rep closes case
`[1:],
		Good: `
set direction right
rep is a rep
rep closes case
`[1:],
	},
}
