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
  journey check refund.journey         say what is wrong or missing
  journey render refund.journey        draw refund.svg
  journey COMMAND --help               more about a command

Exit codes: 0 all is well; 1 errors were found; 2 the command was not understood;
3 something could not be read or written, or a bug stopped the work on a file.
NO_COLOR turns colours off.
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
