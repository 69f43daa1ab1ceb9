package main

import (
	"fmt"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
	"github.com/journey-lang/journey/report"
	"github.com/journey-lang/journey/report/diagnostics"
)

// fixed is a limit that no setting changes.
type fixed struct {
	what   string
	value  string
	beyond string // what happens beyond it
}

// inputLimits are the limits of input.
var inputLimits = []fixed{
	{"a journey", fmt.Sprintf("%d MiB", parser.MaxSize>>20), "not read: an error"},
	{"a journey.toml", fmt.Sprintf("%d MiB", config.MaxSize>>20), "not read: an error"},
	{"a theme", fmt.Sprintf("%d MiB", theme.MaxSize>>20), "not read: an error"},
	{"statements in a journey", grouped(parser.MaxStatements), "the rest is not read: an error"},
	{"nested blocks", grouped(parser.MaxDepth), "the inner ones are not read: an error"},
	{"syntax errors in one file, and problems in its sentences", grouped(parser.MaxFaults) + " each", "the others are not reported, and a message says so"},
	{"files that `use` each other", grouped(compiler.MaxUseDepth) + " deep", "the next one is not read: J106"},
	{"times of a `repeat`", grouped(parser.MaxTimes), "an error: J006"},
	{"a duration", grouped(parser.MaxHours/(365*24)) + " years", "an error: J006"},
}

// outputLimits are the limits of output.
var outputLimits = []fixed{
	{"customers whose path is followed for findings and channel changes", grouped(metrics.MaxCustomers), "only those declared first are followed"},
	{"faces of one customer in a column of a picture", grouped(render.MostFaces), "the tooltip of the last one says how many more there are; the report and `--format json` have all of them"},
	{"emotion curves in a picture", grouped(render.MostCurves) + " customers", "the strip says how many more there are"},
	{"stacked ping-pong brackets", grouped(render.MostBrackets), "brackets of further pairs are left out; `journey check` lists them"},
	{"notes listed under a picture", grouped(render.MostNotes), "marks without a list; `--show notes` lists them all"},
	{"width in pixels at which a picture is folded", fmt.Sprintf("from %s to %s", grouped(model.LeastWidth), grouped(model.MostWidth)), "refused; in `set width`, J107"},
	{"`--scale` of a PNG", fmt.Sprintf("from %g to %g", render.LeastScale, render.MostScale), "refused"},
	{"pixels of a PNG", grouped(render.MostPixels), "not drawn: choose a smaller `--scale`, or svg"},
	{"total length of all lines in a PNG, in pixels", grouped(render.MostLines), "not drawn: choose svg or pdf, or a smaller `--scale`"},
	{"runs of a simulation", grouped(metrics.MaxRuns), "a larger `--runs` is refused; long journeys get fewer runs"},
	{"rows of a table in a report for people", grouped(report.MostRows), "the first rows, or those with the most work, and how many more there are; `--format json` has all of them"},
	{"givers or takers in the handoff matrix", grouped(report.MostMatrix), "a table of the largest handoffs"},
	{"findings in a report for people", grouped(report.MostFindings), "how many more there are; `journey check` and `--format json` have all of them"},
	{"tables, figures and charts in a section of a report", fmt.Sprintf("%d, %d and %d", report.MostGrids, report.MostFacts, report.MostPlots), "how many are left out; `--format json` has all of them"},
	{"rows of `check --format markdown`", grouped(diagnostics.MaxRows), "how many more there are; the other formats have all of them"},
}

func fixedTable(limits []fixed) string {
	var rows [][]string
	for _, l := range limits {
		rows = append(rows, []string{l.what, l.value, l.beyond})
	}
	return table([]string{"what", "at most", "beyond that"}, rows)
}

// grouped formats a number with a comma after each group of thousands.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
