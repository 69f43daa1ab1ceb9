package main

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/bind"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag/report"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/render/compose"
	"github.com/journey-lang/journey/render/png"
	"github.com/journey-lang/journey/render/theme"
	"github.com/journey-lang/journey/report/figures"
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
	{"files that `use` each other", grouped(bind.MaxUseDepth) + " deep", "the next one is not read: J106"},
	{"times of a `repeat`", grouped(parser.MaxTimes), "an error: J006"},
	{"a duration", grouped(parser.MaxHours/(365*24)) + " years", "an error: J006"},
}

// outputLimits are the limits of output.
var outputLimits = []fixed{
	{"customers whose path is followed for findings and channel changes", grouped(analysis.MaxCustomers), "only those declared first are followed"},
	{"faces of one customer in a column of a picture", grouped(compose.MostFaces), "the tooltip of the last one says how many more there are; the report and `--format json` have all of them"},
	{"emotion curves in a picture", grouped(compose.MostCurves) + " customers", "the strip says how many more there are"},
	{"stacked ping-pong brackets", grouped(compose.MostBrackets), "brackets of further pairs are left out; `journey check` lists them"},
	{"notes listed under a picture", grouped(compose.MostNotes), "marks without a list; `--show notes` lists them all"},
	{"width in pixels at which a picture is folded", fmt.Sprintf("from %s to %s", grouped(model.LeastWidth), grouped(model.MostWidth)), "refused; in `set width`, J107"},
	{"`--scale` of a PNG", fmt.Sprintf("from %g to %g", png.LeastScale, png.MostScale), "refused"},
	{"pixels of a PNG", grouped(png.MostPixels), "not drawn: choose a smaller `--scale`, or svg"},
	{"total length of all lines in a PNG, in pixels", grouped(png.MostLines), "not drawn: choose svg or pdf, or a smaller `--scale`"},
	{"runs of a simulation", grouped(analysis.MaxRuns), "a larger `--runs` is refused; long journeys get fewer runs"},
	{"rows of a table in a report for people", grouped(figures.MostRows), "the first rows, or those with the most work, and how many more there are; `--format json` has all of them"},
	{"givers or takers in the handoff matrix", grouped(figures.MostMatrix), "a table of the largest handoffs"},
	{"findings in a report for people", grouped(figures.MostFindings), "how many more there are; `journey check` and `--format json` have all of them"},
	{"tables, figures and charts in a section of a report", fmt.Sprintf("%d, %d and %d", figures.MostGrids, figures.MostFacts, figures.MostPlots), "how many are left out; `--format json` has all of them"},
	{"rows of `check --format markdown`", grouped(report.MaxRows), "how many more there are; the other formats have all of them"},
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
