package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/report/table"
)

func tableCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "table",
		Usage:     "write a journey as a table, one row per step",
		ArgsUsage: "[--format md|csv|html] [--picture] [-o OUT] FILE|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write (default: standard output)"},
			&cli.StringFlag{Name: "format", Usage: "format: `md|csv|html` (default: from the output name, otherwise md)"},
			&cli.BoolFlag{Name: "picture", DisableDefaultText: true, Usage: "put the picture above the table (html only)"},
		},
		Description: `Writes one row per step: who does what, who receives it, how, where and when, for
readers who cannot see the picture, or would rather read, sort or print. Decisions,
branches, failures, loops, jumps and outcomes are put into words; step numbers match
the picture (set show numbers). Journeys with errors are skipped.

Formats: md is Markdown for a wiki; csv is for spreadsheets (RFC 4180, UTF-8; a cell
that starts with = + - or @ gets a leading apostrophe, so that it is not read as a
formula); html is a single-file web page that also suits screen readers, small windows
and printers. For the flow as ids, one per column, use journey export --to csv.

Examples:
  journey table refund.journey
  journey table refund.journey -o refund.csv
  journey table --picture refund.journey -o refund.html`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			if c.Args().Len() > 1 {
				return &usageError{message: "table takes one journey", hint: "journey table --help"}
			}
			out, err := outputOf(c)
			if err != nil {
				return err
			}
			format, err := formatOf(c, out, "md", "csv", "html")
			if err != nil {
				return err
			}
			if c.Bool("picture") && format != "html" {
				return &usageError{message: "--picture is only for html, not for " + format, hint: "journey table --picture --format html FILE"}
			}
			path := c.Args().First()
			result, err := s.sound(input{path: path, rel: filepath.Base(path)})
			if err != nil {
				return err
			}
			text, err := tableText(result, path, format, c.Bool("picture"))
			if err != nil {
				return err
			}
			return s.deliver(out, text)
		},
	}
}

// tableText is the table of a journey in a format.
func tableText(r *compiler.Result, path, format string, withPicture bool) ([]byte, error) {
	t := table.Of(r.Journey)
	switch format {
	case "csv":
		return t.CSV(), nil
	case "html":
		var picture []byte
		if withPicture {
			var err error
			if picture, err = pictureOf(r, path); err != nil {
				return nil, err
			}
		}
		return t.HTML(picture)
	}
	return t.Markdown(), nil
}
