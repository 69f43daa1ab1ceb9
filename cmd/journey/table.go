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
		Usage:     "write a journey as a table, a row for each step",
		ArgsUsage: "[--format md|csv|html] [--picture] [-o OUT] FILE|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the `FILE` to write (default: standard output)"},
			&cli.StringFlag{Name: "format", Usage: "how to write it: `md|csv|html` (default: as the output's name says, else md)"},
			&cli.BoolFlag{Name: "picture", DisableDefaultText: true, Usage: "put the picture over the table of a page (html)"},
		},
		Description: `Writes who does what, to whom, how, where and when: all that the picture says, for
those who cannot see it, or would rather read, sort or print. Decisions, branches,
failures, loops, jumps and outcomes are told in words; numbers are those of the
picture (set show numbers). A journey with errors is not written.

Formats: md is Markdown for a wiki; csv is for spreadsheets (RFC 4180, UTF-8), in
which a cell that begins with = + - or @ gets an apostrophe in front, so that it is
not taken for a formula; html is a web page of one file, for screen readers, small
windows and printers as well. For the flow as ids, one column each, there is
journey export --to csv.

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
				return &usageError{message: "--picture is for html; " + format + " has no room for it", hint: "journey table --picture --format html FILE"}
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
func tableText(r compiler.Result, path, format string, withPicture bool) ([]byte, error) {
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
