package rules

import "github.com/journey-lang/journey/lang/diag"

var badSetting = Rule{
	Code:  diag.BadSetting,
	Stage: Settings,
	Doc: Doc{
		Summary: "a journey.toml or a theme file has an unknown key, or a value that the key cannot have",
		Why: "A misspelt key would do nothing, and nobody would notice: the rule would stay on, the picture would keep " +
			"its colours. So nothing is checked or drawn with settings that are only partly understood.",
		Bad: `
[severity]
no-chanel = "off"

[limits]
ping-pong-window = 0
`[1:],
		Good: `
[severity]
no-channel = "off"

[limits]
ping-pong-window = 12
`[1:],
	},
}
