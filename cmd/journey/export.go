package main

import (
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/interop"

	"github.com/urfave/cli/v2"
)

func notationNames() []string {
	var names []string
	for _, n := range interop.Notations() {
		names = append(names, string(n))
	}
	return names
}

func exportCommand(s *streams) *cli.Command {
	names := notationNames()
	return &cli.Command{
		Name:      "export",
		Usage:     "convert a journey to another notation",
		ArgsUsage: "--to " + strings.Join(names, "|") + " [-o OUT] FILE|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "to", Usage: "notation: `" + strings.Join(names, "|") + "`"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "export what can be read, despite errors"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write (default: standard output)"},
		},
		Description: `Writes the journey for another tool. Lanes, steps, decisions with their shares, parallel
branches, loops, jumps, failures and outcomes are kept as far as the notation supports
them; emotions, pain points, opportunities and notes are not. Journeys with errors are
skipped, unless --force is given to export what can be read.

Notations: mermaid is a swimlane diagram (swimlane-beta); plantuml an activity diagram
with swimlanes; d2 has lanes as containers; dot has lanes as clusters, for any Graphviz;
csv is a table with one row per step; json is the whole journey, emotions and notes
included, with the position of each name (docs/schemas/journey.schema.json).

Examples:
  journey export --to mermaid refund.journey
  journey export --to csv refund.journey -o refund.csv
  journey export --to dot refund.journey | dot -Tsvg -o refund.svg`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			if c.Args().Len() > 1 {
				return &usageError{message: "export takes one journey", hint: "journey export --help"}
			}
			if !c.IsSet("to") {
				return &usageError{message: "export needs a notation: --to " + strings.Join(names, "|"), hint: "journey export --help"}
			}
			to, err := choice(c, "to", names...)
			if err != nil {
				return err
			}
			out, err := outputOf(c)
			if err != nil {
				return err
			}
			return s.export(c.Args().First(), to, out, c.Bool("force"))
		},
	}
}

// export writes one journey in a notation, to standard output unless a file is
// named.
func (s *streams) export(path, to, out string, force bool) error {
	result, err := s.sound(input{path: path, rel: filepath.Base(path)})
	if err != nil && !(force && result.Journey != nil) { // the errors have been printed
		return err
	}
	text, err := interop.Write(result.Journey, interop.Notation(to))
	if err != nil {
		return err
	}
	return s.deliver(out, text)
}
