package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
	"github.com/journey-lang/journey/report/diagnostics"
	"github.com/journey-lang/journey/report/diffreport"
)

func diffCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "compare two journeys: what changed, and what it does to the metrics",
		ArgsUsage: "[--format text|md|json|svg|html] [-o OUT] BEFORE AFTER",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write (default: standard output)"},
			&cli.StringFlag{Name: "format", Usage: "format: `text|md|json|svg|html` (default: from the output name, otherwise text)"},
			&cli.StringFlag{Name: "theme", Usage: "theme of the picture: `" + strings.Join(theme.Names(), "|") + "|FILE.toml`"},
			&cli.StringFlag{Name: "width", DefaultText: "none", Usage: "fold pictures wider than `PX|auto|none`"},
			&cli.BoolFlag{Name: "exit-code", DisableDefaultText: true, Usage: "exit with 1 if anything changed"},
			&cli.StringFlag{Name: "path", Usage: "read both as if they were this `FILE`, to find the files they use"},
			&cli.BoolFlag{Name: "git", DisableDefaultText: true, Usage: "take the arguments that git passes to a diff driver"},
			&cli.BoolFlag{Name: "textconv", DisableDefaultText: true, Usage: "write one `FILE` in canonical form, for git to compare"},
		},
		Description: `Lists the steps that were added, removed, moved, reassigned, or otherwise changed, and
compares the metrics of both journeys: handoffs, ping-pongs, times, workload. A reworded
step is still the same step. One of the two may be - for standard input, or /dev/null
for a journey that does not exist yet or no longer exists. Comments and settings do not
count. A journey with errors is compared as far as it can be read; the exit code is then
1.

Formats: text for terminals; md for pull requests; json for programs; svg for one
picture of both states with the changes marked; html for a web page with all of it.

Examples:
  journey diff refund-as-is.journey refund-to-be.journey
  journey diff refund-as-is.journey refund-to-be.journey -o refund.html
  git show HEAD:refund.journey | journey diff - refund.journey
  git difftool --extcmd 'journey diff' HEAD~3
  git config diff.journey.command 'journey diff --git'
  git config diff.journey.textconv 'journey diff --textconv'`,
		Action: func(c *cli.Context) error {
			if c.Bool("textconv") {
				return s.textconv(c)
			}
			out, err := outputOf(c)
			if err != nil {
				return err
			}
			format, err := formatOf(c, out, "text", "md", "json", "svg", "html")
			if err != nil {
				return err
			}
			width, err := render.ParseWidth(cmp.Or(c.String("width"), "none"))
			if err != nil {
				return &usageError{message: err.Error(), hint: "journey diff --width auto"}
			}
			look := render.Options{Width: width, Engine: engine}
			if err := s.theme(c, &look); err != nil {
				return err
			}
			sides, err := diffSides(c)
			if err != nil || sides == nil {
				return err
			}
			differ, err := s.diff(sides, format, out, look, c.Bool("git"))
			switch {
			case c.Bool("git"):
				return s.forGit(sides, err)
			case err == nil && differ && c.Bool("exit-code"):
				return errFindings
			}
			return err
		},
	}
}

// diffSide is one of the two journeys to compare.
type diffSide struct {
	in   input
	name string // its name in the report
	as   string // where it belongs, or ""
}

// nowhere is git's name for a file that does not exist.
const nowhere = "/dev/null"

// diffSides reads the arguments. It returns neither sides nor an error if there
// is nothing to compare.
func diffSides(c *cli.Context) ([]diffSide, error) {
	args := c.Args().Slice()
	side := func(path, name, as string) diffSide {
		return diffSide{input{path: path, rel: filepath.Base(path)}, name, as}
	}
	if c.Bool("git") {
		// path old-file old-hex old-mode new-file new-hex new-mode, and for a
		// renamed file its new path and a header.
		switch len(args) {
		case 1: // unmerged: there is nothing to compare yet
			return nil, nil
		case 7, 9:
			old, now := args[0], args[0]
			if len(args) == 9 {
				now = args[7]
			}
			return []diffSide{side(args[1], gitName("a/", args[1], old), old), side(args[4], gitName("b/", args[4], now), now)}, nil
		}
		return nil, &usageError{message: "--git takes the 7 arguments that git passes to a diff driver", hint: "git config diff.journey.command 'journey diff --git'"}
	}
	if len(args) != 2 {
		return nil, &usageError{message: fmt.Sprintf("diff compares two journeys, not %d", len(args)), hint: "journey diff BEFORE AFTER"}
	}
	if args[0] == standard && args[1] == standard {
		return nil, &usageError{message: "only one of the two journeys can be standard input", hint: "journey diff - AFTER"}
	}
	as := c.String("path")
	if as != "" {
		return []diffSide{side(args[0], gitName("a/", args[0], as), as), side(args[1], gitName("b/", args[1], as), as)}, nil
	}
	return []diffSide{side(args[0], args[0], ""), side(args[1], args[1], "")}, nil
}

// diff compares two journeys, writes the report and returns whether they
// differ.
func (s *streams) diff(sides []diffSide, format, out string, look render.Options, git bool) (bool, error) {
	var read [2]*compiler.Result
	var failed error
	for i, side := range sides {
		result, err := s.readSide(side)
		if err != nil && !errors.Is(err, errFindings) {
			return false, err
		}
		failed = errors.Join(failed, err)
		read[i] = result
	}
	if failed != nil {
		failed = errFindings
	}
	before, after := read[0], read[1]
	ctx := context.Background()
	was, err := before.Metrics(ctx, compiler.MetricsOptions{})
	if err != nil {
		return false, err
	}
	now, err := after.Metrics(ctx, compiler.MetricsOptions{})
	if err != nil {
		return false, err
	}
	d := compiler.Diff(before, after)
	r := diffreport.Report{Before: sides[0].name, After: sides[1].name, Diff: d, Figures: d.Figures(was, now)}
	var data []byte
	switch format {
	case "md":
		data = r.Markdown()
	case "json":
		data, err = r.JSON()
	case "svg":
		data, err = diffPicture(r, read, look)
	case "html":
		if data, err = diffPicture(r, read, look); err == nil {
			data, err = r.HTML(data)
		}
	default:
		opt := textOptions(s.out, 2)
		paged := git && os.Getenv("GIT_PAGER_IN_USE") == "true" && os.Getenv("NO_COLOR") == ""
		data = []byte(r.Text(diffreport.TextOptions{Color: out == "" && (opt.Color || paged), Width: opt.Width}))
	}
	if err != nil {
		return false, err
	}
	return !d.Empty(), errors.Join(s.deliver(out, data), failed)
}

// readSide reads and compiles one of the two, and tells its errors.
func (s *streams) readSide(side diffSide) (*compiler.Result, error) {
	in, file := side.in, source.New(nowhere, "")
	if in.path == nowhere {
		in.path = standard
	} else {
		var err error
		if file, err = s.read(in); err != nil {
			return nil, err
		}
	}
	if side.as != "" {
		in.path = side.as
		file = source.New(filepath.FromSlash(side.as), file.Text())
	}
	opt, err := s.compiling(in)
	if err != nil {
		return nil, err
	}
	result, err := compile(file, opt)
	if err != nil {
		return nil, err
	}
	if !result.Diagnostics.HasErrors() {
		return result, nil
	}
	return result, errors.Join(errFindings, diagnostics.Text(s.err, onlyErrors(result.Diagnostics), textOptions(s.err, 1)))
}

// diffPicture is the picture of both journeys, with the changes marked.
func diffPicture(r diffreport.Report, read [2]*compiler.Result, look render.Options) ([]byte, error) {
	marks, notes := r.Marks(), r.Notes()
	var states [2]render.State
	for i, side := range read {
		states[i] = render.State{Source: side, Note: notes[i], Marks: marks[i]}
	}
	picture, err := render.PairSVG(context.Background(), states[0], states[1], look)
	if err != nil {
		return nil, cannotDraw(r.Before+" and "+r.After, err)
	}
	return picture, nil
}
