package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/diag/report"
)

func checkCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is wrong with journeys, and what the journeys say about the service",
		ArgsUsage: "[--format text|json] [--strict] FILE…|DIR|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "how to write the report: `text|json`"},
			&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "exit with 1 for warnings as well"},
		},
		Description: `Reads every file and reports all of its faults at once, each with the sentence to
write instead. The report goes to standard output. A folder stands for all .journey
files in it.

Examples:
  journey check refund.journey
  journey check journeys/
  journey check --format json - < refund.journey`,
		Action: func(c *cli.Context) error {
			format, err := choice(c, "format", "text", "json")
			if err != nil {
				return err
			}
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			return s.check(c.Args().Slice(), format, c.Bool("strict"))
		},
	}
}

// check reports on all inputs in one list.
func (s *streams) check(args []string, format string, strict bool) error {
	inputs, failed := expand(args)
	var list diag.List
	files := 0
	for _, in := range inputs {
		file, err := s.read(in)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		how, err := s.compiling(in)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		files++
		result := compiler.Compile(file, how)
		list = append(list, result.Diagnostics...)
	}
	if files == 0 {
		return failed
	}
	list = distinct(list)

	var out bytes.Buffer
	var err error
	if format == "json" {
		err = report.JSON(&out, list)
	} else {
		err = report.Text(&out, list, textOptions(s.out, files))
	}
	if err == nil {
		err = s.print(out.Bytes())
	}
	if list.HasErrors() || strict && list.Count(diag.Warning) > 0 {
		err = errors.Join(errFindings, err)
	}
	return errors.Join(failed, err)
}

// distinct drops what was said twice, as happens when two journeys use the
// same file.
func distinct(list diag.List) diag.List {
	type key struct {
		code, file, message string
		start, end          int
	}
	seen := map[key]bool{}
	var once diag.List
	for _, d := range list {
		k := key{string(d.Code), d.File.Name(), d.Message, d.Span.Start, d.Span.End}
		if !seen[k] {
			seen[k] = true
			once = append(once, d)
		}
	}
	return once
}

// textOptions fit a report to where it goes.
func textOptions(w io.Writer, files int) report.TextOptions {
	opt := report.TextOptions{Color: colored(w), Files: files}
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			opt.Width = width
		}
	}
	return opt
}
