package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report/diagnostics"
)

// reports are the forms in which check can write what it found.
var reports = []string{"text", "json", "sarif", "github", "gitlab", "markdown"}

// tolerances are the values of --max-severity, from strict to lenient.
var tolerances = []string{"none", "info", "warning", "error"}

func checkCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "report problems in journeys, and findings about the service",
		ArgsUsage: "[--format " + strings.Join(reports, "|") + "] [-o FILE] [--fix [--dry-run]] FILE…|DIR|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "format of the report: `" + strings.Join(reports, "|") + "`"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write the report to, or - for standard output"},
			&cli.StringSliceFlag{Name: "select", Usage: "report only these: a `LIST` of codes (J201), rule names (passive), families (J5 or findings), or problems"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "do not report these: a `LIST` as for --select"},
			&cli.StringFlag{Name: "max-severity", Value: "warning", Usage: "highest severity that still exits with 0: `" + strings.Join(tolerances, "|") + "`"},
			&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "exit with 1 on warnings too; same as --max-severity info"},
			&cli.BoolFlag{Name: "fix", DisableDefaultText: true, Usage: "apply all safe fixes, and report what is left"},
			&cli.BoolFlag{Name: "dry-run", DisableDefaultText: true, Usage: "with --fix: show what would change, and write nothing"},
		},
		Description: `Reads every file and reports all of its problems at once, each with what to write
instead. The report goes to standard output. A folder means all .journey files in it,
except hidden ones and links that lead out of the folder.

If --select and --ignore overlap, the narrower one wins: --ignore J3 --select J302
reports J302. Syntax errors (J0) are always reported, because what cannot be read cannot
be checked. Findings about the service (J5) do not affect the exit code, except with
--max-severity none.

--fix applies safe fixes: apart from what is reported, the journey keeps its meaning.
Other fixes are suggestions: the report shows them after "help" (as edits with --format
json and sarif) and says how many there are. With -, the fixed journey goes to standard
output and the report to standard error.

Examples:
  journey check refund.journey
  journey check journeys/
  journey check --format json - < refund.journey
  journey check --format sarif -o journeys.sarif journeys/
  journey check --select findings journeys/
  journey check --fix --dry-run refund.journey`,
		Action: func(c *cli.Context) error {
			opt, err := checkFlags(c)
			if err != nil {
				return err
			}
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			return s.check(c.Args().Slice(), opt)
		},
	}
}

// checking holds the flags of check.
type checking struct {
	format      string
	output      string // a path; "" or "-" means standard output
	picked      selection
	tolerated   string // one of tolerances
	fix, dryRun bool
}

func checkFlags(c *cli.Context) (checking, error) {
	opt := checking{output: c.String("output"), fix: c.Bool("fix"), dryRun: c.Bool("dry-run")}
	var err error
	if opt.format, err = formatOf(c, opt.output, reports...); err != nil {
		return opt, err
	}
	if opt.tolerated, err = choice(c, "max-severity", tolerances...); err != nil {
		return opt, err
	}
	if opt.picked, err = selectionOf(c); err != nil {
		return opt, err
	}
	hint := "journey check --help"
	switch {
	case c.IsSet("output") && opt.output == "":
		return opt, &usageError{message: "-o needs a file name", hint: hint}
	case c.Bool("strict") && c.IsSet("max-severity") && opt.tolerated != "info":
		return opt, &usageError{message: "--strict means --max-severity info, and conflicts with --max-severity " + opt.tolerated, hint: hint}
	case opt.dryRun && !opt.fix:
		return opt, &usageError{message: "--dry-run needs --fix", hint: "journey check --fix --dry-run FILE"}
	}
	if c.Bool("strict") {
		opt.tolerated = "info"
	}
	return opt, nil
}

// checked is the result for one input.
type checked struct {
	list diag.List
	err  error // it could not be read
}

// check reports on all inputs in one list.
func (s *streams) check(args []string, opt checking) error {
	inputs, failed := s.expand(args)
	if opt.fix {
		return errors.Join(failed, s.checkAndFix(inputs, opt))
	}
	all := make([]checked, len(inputs))
	errs := s.inParallel(inputs, "checking", func(i int) error {
		file, how, err := s.open(inputs[i])
		if err != nil {
			return err
		}
		result, err := compile(file, how)
		if err == nil {
			all[i].list = result.Diagnostics
		}
		return err
	})
	for i, err := range errs {
		all[i].err = err
	}
	return errors.Join(failed, s.conclude(all, opt, s.out))
}

// conclude writes the report, to w unless the flags name a file, and returns an
// error for the exit code.
func (s *streams) conclude(all []checked, opt checking, w io.Writer) error {
	var list diag.List
	var failed error
	files := 0
	for _, one := range all {
		if one.err != nil {
			if faults := untold(one.err); len(faults) > 0 {
				list = append(list, faults...)
				files++
			}
			failed = errors.Join(failed, one.err)
			continue
		}
		files++
		list = append(list, one.list...)
	}
	if files == 0 {
		return failed
	}
	list = opt.picked.of(distinct(list))
	err := s.writeReport(list, files, opt, w)
	if tooSevere(list, opt.tolerated) {
		err = errors.Join(errFindings, err)
	}
	return errors.Join(failed, err)
}

// tooSevere reports whether the list contains more than is tolerated. A finding
// about the service is not an error in the text, so findings count only if
// nothing at all is tolerated.
func tooSevere(list diag.List, tolerated string) bool {
	worst := map[string]diag.Severity{"info": diag.Info, "warning": diag.Warning, "error": diag.Error}[tolerated]
	for _, d := range list {
		if tolerated == "none" || !d.IsFinding() && d.Severity > worst {
			return true
		}
	}
	return false
}

// distinct drops duplicates, which occur if two journeys use the same file.
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

// textOptions adapts a report to its destination.
func textOptions(w io.Writer, files int) diagnostics.TextOptions {
	opt := diagnostics.TextOptions{Color: colored(w), Files: files}
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			opt.Width = width
		}
	}
	return opt
}
