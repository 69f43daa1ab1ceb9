package docs_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/internal/compiled"
)

// The figures in docs/figures.md are those of its example.
func TestFigures(t *testing.T) {
	page, err := os.ReadFile("figures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "```journey\n")
	text, _, _ = strings.Cut(text, "```")
	r := compiled.Text("figures.md", text)
	f := metrics.FiguresOf(context.Background(), r.Journey, metrics.Options{Runs: -1})

	hours := func(h float64) string { return number(h) + " h" }
	minutes := func(h float64) string { return number(h*60) + " min" }
	percent := func(v float64, digits int) string { return fmt.Sprintf("%.*f%%", digits, v*100) }
	rep := f.Workload.Participants[1]
	acts := 0
	for _, n := range f.Time.Critical {
		if n.Node.Sentence != "" || n.Node.Kind.String() == "decision" {
			acts++
		}
	}
	values := map[string]string{
		"steps":                                 fmt.Sprint(f.Steps),
		"decision points":                       fmt.Sprint(f.Decisions),
		"touchpoints":                           fmt.Sprint(f.Touchpoints),
		"internal contacts":                     fmt.Sprint(f.Internal),
		"on screen":                             fmt.Sprint(f.Screen.On),
		"off screen":                            fmt.Sprint(f.Screen.Off),
		"neither":                               fmt.Sprint(f.Screen.Unsaid),
		"channels":                              fmt.Sprint(len(f.Channels)),
		"channel changes":                       fmt.Sprint(f.ChannelChanges[0].Changes),
		"systems":                               fmt.Sprint(len(f.Systems)),
		"touchpoints with a failure path":       fmt.Sprintf("%d of %d", f.Failures.Covered, f.Failures.All),
		"pain points with an opportunity":       fmt.Sprintf("%d of %d", f.Pains.Covered, f.Pains.All),
		"moments of truth":                      fmt.Sprint(len(f.Truths)),
		"lowest emotion":                        fmt.Sprint(f.Moods[0].Lowest),
		"mean emotion of Ask":                   number(f.Moods[0].Phases[0].Mean),
		"mean emotion of Decide":                number(f.Moods[0].Phases[1].Mean),
		"handoffs":                              fmt.Sprint(f.Handoffs.Count),
		"pairs of acts":                         fmt.Sprint(f.Handoffs.Arcs),
		"expected handoffs":                     number(f.Handoffs.Expected),
		"interactions":                          fmt.Sprint(f.Handoffs.Interactions),
		"expected interactions":                 number(f.Handoffs.ExpectedInteractions),
		"customer to rep":                       fmt.Sprint(f.Handoffs.Matrix[0].Count),
		"longest handoff chain":                 fmt.Sprint(f.LongestChain.Length),
		"ping-pong turns":                       fmt.Sprint(f.PingPong.Turns),
		"expected ping-pong turns":              number(f.PingPong.Expected),
		"waits in ping-pong":                    hours(f.PingPong.Waits.Max),
		"rep's acts":                            fmt.Sprint(rep.Acts),
		"rep's share of acts":                   percent(rep.ActShare, 0),
		"rep's expected acts":                   number(rep.Expected),
		"rep's work":                            minutes(rep.Hours),
		"rep's share of work":                   percent(rep.HourShare, 0),
		"Gini of acts":                          number(f.Workload.Steps.Gini),
		"variation of acts":                     fmt.Sprintf("%.3f", f.Workload.Steps.Variation),
		"work":                                  minutes(f.Time.Work),
		"waiting":                               hours(f.Time.Wait),
		"lead time":                             hours(f.Time.Lead),
		"lead time of Ask":                      hours(f.Time.Phases[0].Lead),
		"lead time of Decide":                   hours(f.Time.Phases[1].Lead),
		"flow efficiency":                       percent(f.Time.Efficiency, 1),
		"acts on the critical path":             fmt.Sprint(acts),
		`probability to end with "Refund paid"`: percent(f.Time.Ends[0].Probability, 0),
	}
	rows := regexp.MustCompile(`(?m)^\| (.+?) \| (.+?) \|`).FindAllStringSubmatch(string(page)[strings.Index(string(page), "## Counts"):], -1)
	seen := 0
	for _, row := range rows {
		if row[1] == "figure" || row[1] == "---" {
			continue
		}
		seen++
		if want, ok := values[row[1]]; !ok || want != row[2] {
			t.Errorf("%s: the page says %q, it is %q", row[1], row[2], want)
		}
	}
	if seen != len(values) {
		t.Errorf("the page has %d of %d figures", seen, len(values))
	}
}

// number formats a number as calculated by hand: up to ten digits.
func number(v float64) string {
	return fmt.Sprintf("%.10g", math.Round(v*1e9)/1e9)
}

// worked matches a journey in docs/figures-worked.md and the table after it.
var worked = regexp.MustCompile("```journey\n((?:[^`\n].*\n|\n)*)```\n(?:[^|`\n].*\n|\n)*((?:\\|.*\n)+)")

// The journeys in docs/figures-worked.md have exactly the figures that are
// worked out there, each under its name.
func TestWorkedFigures(t *testing.T) {
	page, err := os.ReadFile("figures-worked.md")
	if err != nil {
		t.Fatal(err)
	}
	all := worked.FindAllStringSubmatch(string(page), -1)
	if len(all) != 2 {
		t.Fatalf("%d journeys with a table", len(all))
	}
	for _, example := range all {
		j := compiled.Text("worked.journey", example[1]).Journey
		f := metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1})
		values := map[string]string{}
		for _, d := range diff.Compare(j, j, diff.Options{}).Figures(f, f) {
			if d.Key != "workload-steps" && d.Key != "workload-hours" {
				values[d.Title()] = exact(d)
			}
		}
		rows := regexp.MustCompile(`(?m)^\| ([^-].*?) \| (.+?) \|`).FindAllStringSubmatch(example[2], -1)
		for _, row := range rows[1:] { // the first is the header
			want, known := values[row[1]]
			if !known {
				want = "–"
			}
			if row[2] != want {
				t.Errorf("%s: the page says %q, it is %q", row[1], row[2], want)
			}
			delete(values, row[1])
		}
		for name := range values {
			t.Errorf("%s is not worked out", name)
		}
	}
}

// exact formats a figure as in a calculation by hand.
func exact(f diff.Figure) string {
	switch {
	case f.Unit == diff.Share:
		return fmt.Sprintf("%.3g%%", f.Before*100)
	case f.Unit == diff.Index:
		return fmt.Sprintf("%.3g", f.Before)
	case f.Unit == diff.Amount:
		return number(f.Before) + " " + f.Of.Name
	case f.Key == "work":
		return number(f.Before*60) + " min"
	case f.Unit == diff.Hours:
		return number(f.Before) + " h"
	}
	return number(f.Before)
}
