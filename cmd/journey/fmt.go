package main

import (
	"bytes"
	"cmp"
	"errors"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/report/diagnostics"
)

func fmtCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "fmt",
		Usage:     "format journeys in the canonical style",
		ArgsUsage: "[--check] [--diff] FILE…|DIR|-",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "check", DisableDefaultText: true, Usage: "list the files that are not formatted, and exit with 1 if there are any"},
			&cli.BoolFlag{Name: "diff", DisableDefaultText: true, Usage: "show what would change, and write nothing"},
		},
		Description: `Rewrites files in place; - reads standard input and writes to standard output. Keeps
comments, meaning and line endings. A statement that cannot be read is also kept, is
reported, and sets the exit code to 1.

Examples:
  journey fmt refund.journey
  journey fmt --check journeys/
  journey fmt - < refund.journey > tidy.journey`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			inputs, failed := s.expand(c.Args().Slice())
			for _, in := range inputs {
				failed = errors.Join(failed, guarded([]string{in.path}, func() error {
					return s.format(in, c.Bool("check"), c.Bool("diff"))
				}))
			}
			return failed
		},
	}
}

// format formats one input. With check or diff it only reports what differs.
func (s *streams) format(in input, check, showDiff bool) error {
	file, opt, err := s.open(in)
	if err != nil {
		return err
	}
	own := cmp.Or(opt.Config, &config.Config{})
	text, faults := format.Source(file, format.Options{Words: own.Words})
	old, tidy := []byte(file.Text()), []byte(text)
	differs := !bytes.Equal(old, tidy)

	switch {
	case check || showDiff:
		var out []byte
		if differs && check {
			out = append(out, shownPath(in.path)+"\n"...)
		}
		if differs && showDiff {
			name := diagnostics.Visible(in.path)
			out = append(out, diff.Diff(name, old, name+" (formatted)", tidy)...)
		}
		err = s.print(out)
		if differs && check {
			err = errors.Join(errFindings, err)
		}
	case in.path == standard:
		err = s.print(tidy)
	case differs:
		err = cannotWrite(in.path, files.Replace(in.path, tidy))
	}
	if faults.HasErrors() {
		faults.Sort()
		err = errors.Join(errFindings, err, diagnostics.Text(s.err, faults, textOptions(s.err, 1)))
	}
	return err
}
