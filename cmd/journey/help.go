package main

// The help pages. An empty line and the examples follow a command's first
// sentence in its Description.
const (
	appHelp = `{{.Name}}: {{.Usage}}

Usage:
  {{.Name}} COMMAND [FLAG…] [FILE…]

Commands:
{{range .VisibleCommands}}  {{printf "%-12s" .Name}}{{.Usage}}
{{end}}
Examples:
  journey new refund                   write refund.journey to start from
  journey check refund.journey         report what is wrong or missing
  journey render refund.journey        draw refund.svg
  journey COMMAND --help               help for a command

Exit codes: 0 success; 1 errors found; 2 invalid command line or settings; 3 a file
could not be read or written, or journey hit a bug. Set NO_COLOR to turn colours off.
`
	commandHelp = `{{.HelpName}}: {{.Usage}}

Usage:
  {{.HelpName}} {{.ArgsUsage}}
{{if .VisibleFlags}}
Flags:
{{range .VisibleFlags}}  {{.}}
{{end}}{{end}}
{{.Description}}
`
)
