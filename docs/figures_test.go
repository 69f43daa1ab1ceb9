package docs_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/compare"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/figures"
)

// The figures in docs/figures.md are those of its example.
func TestFigures(t *testing.T) {
	page, err := os.ReadFile("figures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "```journey\n")
	text, _, _ = strings.Cut(text, "```")
	r := compiler.Compile(source.New("figures.md", text), compiler.Options{})
	f := analysis.FiguresOf(r.Journey, analysis.Options{Runs: -1})

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
		"longest handoff chain":                 fmt.Sprint(f.Relay.Length),
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

// number writes what was worked out by hand: up to ten digits.
func number(v float64) string {
	return fmt.Sprintf("%.10g", math.Round(v*1e9)/1e9)
}

// Figures with one name have it in every output, and the same value: in three
// journeys, the JSON of the report, the figures of a diff, and the report in text and
// Markdown agree with the table.
func TestFiguresHaveOneName(t *testing.T) {
	page, err := os.ReadFile("figures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "## All figures by name\n")
	table, _, _ = strings.Cut(table, "\n## ")
	rows := regexp.MustCompile("(?m)^\\| ([^|]+) \\| [^|]+ \\| [^|]+ \\| `([^`]+)` \\| `([^`]+)` \\|$").FindAllStringSubmatch(table, -1)
	if len(rows) < 15 {
		t.Fatalf("the table has %d rows", len(rows))
	}
	for _, name := range []string{"refund-as-is", "lost-card", "clinic-visit"} {
		text, err := os.ReadFile("../examples/" + name + ".journey")
		if err != nil {
			t.Fatal(err)
		}
		j := compiler.Compile(source.New(name+".journey", string(text)), compiler.Options{}).Journey
		f := analysis.FiguresOf(j, analysis.Options{Runs: -1})
		report := figures.Report{{File: name, Journey: j, Figures: f}}
		data, err := report.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var all struct {
			Journeys []struct{ Figures map[string]any }
		}
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatal(err)
		}
		diff := map[string]compare.Figure{}
		for _, d := range compare.Compare(j, j, compare.Options{}).Figures(f, f) {
			if d.Who == "" {
				diff[d.Key] = d
			}
		}
		said, marked := report.Text(figures.TextOptions{Width: 200}), string(report.Markdown())
		for _, row := range rows {
			title, path, key := row[1], row[2], row[3]
			d, ok := diff[key]
			if !ok {
				continue // it is not known of this journey
			}
			if d.Name != title {
				t.Errorf("%s: the table calls %s %q, a diff %q", name, key, title, d.Name)
			}
			if got := valueAt(all.Journeys[0].Figures, path); math.Abs(got-d.Before) > 1e-9 {
				t.Errorf("%s: %s is %g in JSON and %g in a diff", name, title, got, d.Before)
			}
			if d.Before != 0 && (!strings.Contains(said, "  "+title+" ") || !strings.Contains(marked, "| "+title+" |")) {
				t.Errorf("%s: %q is not in the report", name, title)
			}
		}
	}
}

// valueAt is the number at a path of keys; of a range it is the middle, of a coverage
// the share.
func valueAt(of map[string]any, path string) float64 {
	var at any = of
	for key := range strings.SplitSeq(path, ".") {
		at = at.(map[string]any)[key]
	}
	if several, ok := at.(map[string]any); ok {
		if all, ok := several["all"].(float64); ok {
			return several["covered"].(float64) / all
		}
		return (several["min"].(float64) + several["max"].(float64)) / 2
	}
	return at.(float64)
}
