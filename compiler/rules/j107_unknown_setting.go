package rules

import "github.com/journey-lang/journey/lang/diag"

var unknownSetting = Rule{
	Code:  diag.UnknownSetting,
	Stage: Bind,
	Doc: Doc{
		Summary: "a `set` names a setting or a value that there is not",
		Why: "`set` takes a closed list of keys and values. Another one would do nothing, and nobody would " +
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
