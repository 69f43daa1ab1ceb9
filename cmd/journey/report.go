package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/report"
)

func reportCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "report the metrics of journeys: time, workload, handoffs, emotions",
		ArgsUsage: "[--format text|md|json|html] [-o OUT] FILE…|DIR|-",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write (default: standard output)"},
			&cli.StringFlag{Name: "format", Usage: "format: `text|md|json|html` (default: from the output name, otherwise text)"},
			&cli.IntFlag{Name: "runs", Value: metrics.DefaultRuns, Usage: "`NUMBER` of journeys to simulate, up to " + strconv.Itoa(metrics.MaxRuns) + "; 0 for no simulation"},
			&cli.Uint64Flag{Name: "seed", Usage: "seed of the simulation, a `NUMBER`; equal seeds give equal results"},
			&cli.StringFlag{Name: "without-waits-of", Usage: "what if `NAME` (a participant, a phase, or all) caused no waiting"},
			&cli.StringFlag{Name: "without-waits-for", Usage: "what if nobody had to wait for `NAME` (a participant)"},
			&cli.BoolFlag{Name: "ascii", DisableDefaultText: true, Usage: "draw the bars of a text report with ASCII"},
		},
		Description: `Sums up a journey in a sentence, lists the findings about the service and what to do
about them, then reports each metric with its unit and meaning. Several journeys are
also compared with each other. Journeys with errors are skipped.

Formats: text for terminals; md for a wiki; json for programs, described by
docs/schemas/report.schema.json; html for a single-file web page with the picture and
plots. Times come from takes and waits: averages are calculated from the structure,
their distribution is simulated. docs/report.md explains the metrics.

Examples:
  journey report refund.journey
  journey report refund.journey -o refund.html
  journey report --without-waits-for Finance refund.journey
  journey report as-is.journey to-be.journey --format md`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			out, err := outputOf(c)
			if err != nil {
				return err
			}
			format, err := formatOf(c, out, "text", "md", "json", "html")
			if err != nil {
				return err
			}
			runs := c.Int("runs")
			switch {
			case runs < 0 || runs > metrics.MaxRuns:
				return &usageError{message: fmt.Sprintf("invalid --runs %d: expected 0 to %d", runs, metrics.MaxRuns), hint: "journey report --runs 10000 FILE"}
			case runs == 0:
				runs = -1
			}
			opt := reporting{
				figures: compiler.MetricsOptions{Runs: runs, Seed: c.Uint64("seed")},
				waitsOf: c.String("without-waits-of"), waitsFor: c.String("without-waits-for"), picture: format == "html",
			}
			all, failed := s.figures(c.Args().Slice(), opt)
			if len(all) == 0 {
				return failed
			}
			text, err := s.reportText(all, format, c.Bool("ascii"), out == "")
			if err == nil {
				err = s.deliver(out, text)
			}
			return errors.Join(failed, err)
		},
	}
}

// reporting holds the options of a report.
type reporting struct {
	figures compiler.MetricsOptions
	// Whose waits would be gone, and who nobody would wait for; or "".
	waitsOf, waitsFor string
	picture           bool
}

// figures reads journeys and calculates their metrics; it continues after a
// failure.
func (s *streams) figures(args []string, opt reporting) (report.Report, error) {
	inputs, failed := s.expand(args)
	var all report.Report
	for _, in := range inputs {
		failed = errors.Join(failed, guarded([]string{in.path}, func() error {
			j, err := s.figuresOf(in, opt)
			if err == nil {
				all = append(all, j)
			}
			return err
		}))
	}
	return all, failed
}

func (s *streams) figuresOf(in input, opt reporting) (report.Journey, error) {
	result, err := s.sound(in)
	if err != nil {
		return report.Journey{}, err
	}
	j := result.Journey
	metrics, err := result.Metrics(context.Background(), opt.figures)
	if err != nil {
		return report.Journey{}, err
	}
	told := report.Journey{File: in.path, Journey: j, Diagnostics: result.Diagnostics, Figures: metrics}
	if in.path == standard {
		told.File = "standard input"
	}
	if opt.waitsOf != "" || opt.waitsFor != "" {
		waits, words, err := opt.waits(j, in.path)
		if err != nil {
			return told, err
		}
		without := opt.figures
		without.Without = waits
		if metrics, err = result.Metrics(context.Background(), without); err != nil {
			return told, err
		}
		told.WhatIf = &report.WhatIf{Without: words, Figures: metrics}
	}
	if opt.picture {
		var large *render.TooLarge
		if told.Picture, err = pictureOf(result, in.path); errors.As(err, &large) {
			fmt.Fprintf(s.err, "journey: %v; the report has no picture\n", err)
			err = nil
		}
	}
	return told, err
}

// waits returns the waits to leave out, and their description.
func (r reporting) waits(j *model.Journey, path string) (metrics.Waits, string, error) {
	var waits metrics.Waits
	var all []string
	if r.waitsOf != "" {
		p, phase, err := named(j, path, "--without-waits-of", r.waitsOf, j.Phases)
		switch {
		case lexicon.Fold(r.waitsOf) == "all":
			waits.All = true
			all = append(all, "all waits")
		case err != nil:
			return waits, "", err
		case p != nil:
			waits.Of = []*model.Participant{p}
			all = append(all, "the waits of "+p.Label)
		default:
			waits.In = []*model.Phase{phase}
			all = append(all, "the waits in the phase "+phase.Title)
		}
	}
	if r.waitsFor != "" {
		p, _, err := named(j, path, "--without-waits-for", r.waitsFor, nil)
		if err != nil {
			return waits, "", err
		}
		waits.Before = []*model.Participant{p}
		all = append(all, "the waits for "+p.Label)
	}
	return waits, strings.Join(all, " and "), nil
}

// named returns the participant or the phase that a flag names.
func named(j *model.Journey, path, flag, name string, phases []*model.Phase) (*model.Participant, *model.Phase, error) {
	same := func(other string) bool { return lexicon.Fold(other) == lexicon.Fold(name) }
	var known []string
	for _, p := range j.Participants {
		if same(p.Name) || same(p.Label) {
			return p, nil, nil
		}
		if known = append(known, p.Label); lexicon.Fold(p.Name) != lexicon.Fold(p.Label) {
			known = append(known, p.Name)
		}
	}
	what := "participant"
	if phases != nil {
		what = "participant or phase"
	}
	for _, p := range phases {
		if same(p.Title) {
			return nil, p, nil
		}
		known = append(known, p.Title)
	}
	err := &usageError{message: fmt.Sprintf("%s: %s: unknown %s %q", path, flag, what, name)}
	if near := spell.Nearest(name, known); near != "" {
		err.hint = fmt.Sprintf("%s %q", flag, near)
	} else if len(known) > 0 {
		slices.Sort(known)
		err.hint = "one of " + strings.Join(known, ", ")
	}
	return nil, nil, err
}

// reportText returns the report in a format; text is fitted to the terminal if
// it is shown there.
func (s *streams) reportText(all report.Report, format string, ascii, shown bool) ([]byte, error) {
	switch format {
	case "md":
		return all.Markdown(), nil
	case "json":
		return all.JSON()
	case "html":
		return all.HTML()
	}
	opt := report.TextOptions{ASCII: ascii}
	if look := textOptions(s.out, 0); shown {
		opt.Color, opt.Width = look.Color, look.Width
	}
	return []byte(all.Text(opt)), nil
}
