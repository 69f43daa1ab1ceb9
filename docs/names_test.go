package docs_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/interop"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report"
	"github.com/journey-lang/journey/report/diffreport"
	"github.com/journey-lang/journey/report/table"
)

// figure is a row of the table of all figures in docs/figures.md.
type figure struct{ name, unit, path, key, also string }

func allFigures(t *testing.T) []figure {
	t.Helper()
	page, err := os.ReadFile("figures.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "## All figures by name\n")
	text, _, _ = strings.Cut(text, "\n## ")
	var all []figure
	for _, row := range regexp.MustCompile("(?m)^\\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\| `([^`]+)` \\| `([^`]+)` \\|([^|]*)\\|$").FindAllStringSubmatch(text, -1) {
		all = append(all, figure{row[1], row[2], row[3], row[4], row[5]})
	}
	if want := strings.Count(text, "\n| ") - 2; len(all) != want {
		t.Fatalf("%d of %d rows can be read", len(all), want)
	}
	return all
}

// measured is a journey with everything that is reported about it.
type measured struct {
	name        string
	journey     *model.Journey
	figures     *metrics.Figures
	diagnostics []diag.Diagnostic
}

// measure compiles and measures a journey. Some runs are simulated, so that a
// lead time that cannot be calculated exactly is the mean of the simulation.
func measure(name, text string) measured {
	r := compiled.Text(name, text)
	return measured{name, r.Journey, metrics.FiguresOf(context.Background(), r.Journey, metrics.Options{Runs: 200}), r.Diagnostics}
}

// unsure is a journey whose lead time cannot be calculated exactly: either
// branch may be the longer one.
const unsure = `
clerk is a rep
boss is a rep
together
  clerk checks form
    takes 1h..3h
and
  boss checks case
    takes 1h..4h
    waits 1h
end
`

// documented returns the journeys of the examples, of the pages on figures, and
// of the rules about the service, and unsure.
func documented(t *testing.T) []measured {
	t.Helper()
	all := []measured{measure("unsure", unsure)}
	for _, pattern := range []string{"../examples/*.journey", "figures*.md", "rules/J5*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("nothing is called %s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(path) == ".journey" {
				all = append(all, measure(path, string(text)))
				continue
			}
			for i, block := range strings.Split(string(text), "```journey\n")[1:] {
				block, _, _ = strings.Cut(block, "```")
				all = append(all, measure(fmt.Sprintf("%s %d", path, i+1), block))
			}
		}
	}
	return all
}

// write formats a value as reports do.
func (f figure) write(v float64) string {
	switch f.unit {
	case "hours":
		return quantity.Hours(v)
	case "share":
		return quantity.Percent(v)
	case "index":
		return quantity.Index(v)
	case "emotion":
		return quantity.Signed(v)
	case "amount":
		return quantity.Amount(v)
	}
	return quantity.Number(v)
}

// values returns the numbers at a path of keys, one for each entry of any list
// on the path. A list at the end of the path gives its length, a range its
// middle, a coverage its share.
func values(of any, path string) []float64 {
	if all, part, ok := strings.Cut(path, " - "); ok {
		return []float64{values(of, all)[0] - values(of, part)[0]}
	}
	key, rest, _ := strings.Cut(path, ".")
	switch at := of.(type) {
	case float64:
		return []float64{at}
	case []any:
		if path == "" {
			return []float64{float64(len(at))}
		}
		var all []float64
		for _, entry := range at {
			all = append(all, values(entry, path)...)
		}
		return all
	case map[string]any:
		if path != "" {
			return values(at[key], rest)
		}
		if all, ok := at["all"].(float64); ok {
			return []float64{at["covered"].(float64) / all}
		}
		return []float64{(at["min"].(float64) + at["max"].(float64)) / 2}
	}
	return nil
}

// Each figure in the table has its name and its value in every format of the
// report, and in the rows of tables and exports. An unknown figure has no value
// in any of them.
func TestReportsNameFigures(t *testing.T) {
	rows := allFigures(t)
	names := []string{"Busiest"} // the only tile that is not a figure
	for _, row := range rows {
		names = append(names, row.name)
	}
	for _, m := range documented(t) {
		t.Run(m.name, func(t *testing.T) {
			written := report.Report{{File: m.name, Journey: m.journey, Figures: m.figures, Diagnostics: m.diagnostics}}
			data, err := written.JSON()
			if err != nil {
				t.Fatal(err)
			}
			var all struct {
				Journeys []struct {
					Headline string
					Figures  map[string]any
				}
			}
			if err := json.Unmarshal(data, &all); err != nil {
				t.Fatal(err)
			}
			page, err := written.HTML()
			if err != nil {
				t.Fatal(err)
			}
			_, tiles, _ := strings.Cut(string(page), `<dl class="tiles">`)
			tiles, _, _ = strings.Cut(tiles, "</dl>")
			for _, tile := range regexp.MustCompile(`<dt><bdi>([^<]*)`).FindAllStringSubmatch(tiles, -1) {
				if !slices.Contains(names, tile[1]) {
					t.Errorf("a tile is called %q", tile[1])
				}
			}
			told := told(m.journey, m.figures)
			for _, row := range rows {
				got := values(all.Journeys[0].Figures, row.path)
				known, ok := told[row.key]
				if !ok {
					got = nil
				}
				if zero := func(v float64) bool { return v == 0 }; !slices.EqualFunc(slices.DeleteFunc(slices.Clone(got), zero), slices.DeleteFunc(known, zero), near) {
					t.Errorf("%s is %v in JSON and %v in a diff", row.name, got, known)
				}
				var want []string
				for _, v := range got {
					want = append(want, row.write(v))
				}
				said := regexp.QuoteMeta(row.name)
				for form, found := range map[string][][]string{
					"text":     regexp.MustCompile(`(?m)^  `+said+` {2,}(\S+(?: \S+)*)`).FindAllStringSubmatch(written.Text(report.TextOptions{Width: 120}), -1),
					"Markdown": regexp.MustCompile(`(?m)^\| `+said+` \| ([^|]*) \|`).FindAllStringSubmatch(string(written.Markdown()), -1),
					"page":     regexp.MustCompile(`<dt><bdi>`+said+`</bdi></dt><dd><bdi>([^<]*)</bdi>`).FindAllStringSubmatch(string(page), -1),
				} {
					for _, f := range found {
						if value := html.UnescapeString(strings.ReplaceAll(f[1], `\`, "")); !slices.Contains(want, value) && !(value == "–" && want == nil) {
							t.Errorf("%s: %s is %q, not %q", form, row.name, value, want)
						}
					}
					switch {
					case len(found) > 0 || !slices.ContainsFunc(got, func(v float64) bool { return v != 0 }):
					case row.unit == "amount": // in a separate table
						if !strings.Contains(map[string]string{"text": written.Text(report.TextOptions{}), "Markdown": string(written.Markdown()), "page": string(page)}[form], row.name) {
							t.Errorf("%s does not say %s", form, row.name)
						}
					case !strings.Contains(row.also, "headline") || !strings.Contains(all.Journeys[0].Headline, strings.ToLower(counted(got[0], row.name))):
						t.Errorf("%s does not say %s", form, row.name)
					}
				}
			}
		})
	}
}

// counted formats a number of things for a sentence: 1 step, 2 steps.
func counted(v float64, things string) string {
	return quantity.Count(v, strings.TrimSuffix(things, "s"))
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// told returns the values of a diff, by key: the figures of a journey that are
// known.
func told(j *model.Journey, f *metrics.Figures) map[string][]float64 {
	all := map[string][]float64{}
	for _, d := range diff.Compare(j, j, diff.Options{}).Figures(f, f) {
		all[d.Key] = append(all[d.Key], d.Before)
	}
	return all
}

// A diff has each figure in the table under its name, with the same values as
// the two reports, in all formats.
func TestDiffsNameFigures(t *testing.T) {
	rows := map[string]figure{}
	for _, row := range allFigures(t) {
		rows[row.key] = row
	}
	all, seen := documented(t), map[string]bool{}
	for i, before := range all {
		after := all[(i+1)%len(all)]
		diff := diff.Compare(before.journey, after.journey, diff.Options{})
		report := diffreport.Report{Before: before.name, After: after.name, Diff: diff, Figures: diff.Figures(before.figures, after.figures)}
		data, err := report.JSON()
		if err != nil {
			t.Fatal(err)
		}
		page, err := report.HTML(nil)
		if err != nil {
			t.Fatal(err)
		}
		var told struct {
			Figures []struct {
				Key, Name     string
				Before, After *float64
			}
		}
		if err := json.Unmarshal(data, &told); err != nil {
			t.Fatal(err)
		}
		text, marked := report.Text(diffreport.TextOptions{Width: 120}), string(report.Markdown())
		for k, d := range report.Figures {
			row, ok := rows[d.Key]
			if !ok {
				continue
			}
			if got := told.Figures[k]; d.Name != row.name || got.Name != row.name || d.Was && !near(*got.Before, d.Before) || d.Is && !near(*got.After, d.After) {
				t.Errorf("%s → %s: %+v is not %s of the table", before.name, after.name, got, row.name)
			}
			if row.unit == "emotion" {
				row.unit = "index"
			}
			was, is := row.write(d.Before), row.write(d.After)
			if row.unit == "amount" {
				was, is = d.Of.With(was), d.Of.With(is)
			}
			if !d.Was {
				was = "–"
			}
			if !d.Is {
				is = "–"
			}
			if was == is || d.Before == 0 && d.After == 0 {
				continue
			}
			seen[d.Key] = true
			title := d.Title()
			for form, found := range map[string]bool{
				"text":     regexp.MustCompile(`(?m)^  ` + regexp.QuoteMeta(title) + ` +` + regexp.QuoteMeta(was) + ` +` + regexp.QuoteMeta(is) + `( |$)`).MatchString(text),
				"Markdown": strings.Contains(html.UnescapeString(strings.ReplaceAll(marked, `\`, "")), fmt.Sprintf("| %s | %s | %s |", title, was, is)),
				"page": strings.Contains(string(page), fmt.Sprintf(`<th scope="row"><bdi>%s</bdi></th><td class="number"><bdi>%s</bdi></td><td class="number"><bdi>%s</bdi></td>`,
					html.EscapeString(title), html.EscapeString(was), html.EscapeString(is))),
			} {
				if !found {
					t.Errorf("%s → %s: %s does not say that %s goes from %s to %s", before.name, after.name, form, title, was, is)
				}
			}
		}
	}
	for key, row := range rows {
		if !seen[key] {
			t.Errorf("%s never changes", row.name)
		}
	}
}

// The rows of `journey table` and of the CSV export can be counted, and give
// the figures that the table says they give.
func TestRowsCountFigures(t *testing.T) {
	for _, m := range documented(t) {
		f, facts, pains := m.figures, 0, 0
		for _, n := range m.journey.Nodes {
			if n.Fact {
				facts++
			}
		}
		exported, err := interop.Write(m.journey, interop.CSV)
		if err != nil {
			t.Fatal(err)
		}
		rows := read(t, exported)
		count := func(column, value string) (n int) {
			at := slices.Index(rows[0], column)
			for _, row := range rows[1:] {
				if row[at] == value {
					n++
				}
			}
			return n
		}
		got := [4]int{count("kind", "step"), count("kind", "decision"), count("reach", "touchpoint"), count("reach", "internal")}
		if want := [4]int{f.Steps, f.Decisions + facts, f.Touchpoints, f.Internal}; got != want {
			t.Errorf("%s: the export has %v steps, decisions, touchpoints and internal contacts, not %v", m.name, got, want)
		}

		steps := table.Of(m.journey)
		rows = read(t, steps.CSV())
		at, numbered, decisions := slices.Index(rows[0], "Pain points"), 0, 0
		for _, row := range rows[1:] {
			if _, err := strconv.Atoi(row[0]); err == nil {
				numbered++
				if strings.HasPrefix(row[slices.Index(rows[0], "Does what")], "decides: ") {
					decisions++
				}
			}
			if at >= 0 && row[at] != "" {
				pains += strings.Count(row[at], "\n") + 1
			}
		}
		page, err := steps.HTML(nil)
		if err != nil {
			t.Fatal(err)
		}
		inPage := len(regexp.MustCompile(`class="c-step[^"]*"[^>]*><bdi>\d+</bdi>`).FindAll(page, -1))
		inMarkdown := len(regexp.MustCompile(`(?m)^\| \d+ \|`).FindAll(steps.Markdown(), -1))
		if want := f.Steps + f.Decisions + facts; numbered != want || inPage != want || inMarkdown != want || decisions != f.Decisions || pains != f.Pains.All {
			t.Errorf("%s: the table numbers %d rows in CSV, %d in the page and %d in Markdown, not %d; %d are decision points, not %d; it has %d pain points, not %d",
				m.name, numbered, inPage, inMarkdown, want, decisions, f.Decisions, pains, f.Pains.All)
		}
	}
}

func read(t *testing.T, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// findings return, for a rule, what its messages say about a figure, and what
// the figure is.
var findings = map[string]func(messages []string, f *metrics.Figures) (said, is string){
	"J501 Ping-pongs": func(m []string, f *metrics.Figures) (string, string) {
		return fmt.Sprint(len(m)), fmt.Sprint(len(f.PingPong.Cases))
	},
	"J501 Ping-pong turns": func(m []string, f *metrics.Figures) (string, string) {
		return sum(m, `: (\d+) turns`), fmt.Sprint(f.PingPong.Turns)
	},
	"J501 Waiting in ping-pong": func(m []string, f *metrics.Figures) (string, string) {
		return sum(m, `, ([\d.]+) days? of waiting$`), quantity.Number((f.PingPong.Waits.Min + f.PingPong.Waits.Max) / 48)
	},
	"J502 Longest handoff chain": func(m []string, f *metrics.Figures) (string, string) {
		return sum(m, `^(\d+) handoffs in a row`), fmt.Sprint(f.LongestChain.Length)
	},
	"J504 Touchpoints with a failure path": func(m []string, f *metrics.Figures) (string, string) {
		return first(m, `^failure paths cover .* touchpoints.*\((.*)\)$`), quantity.Percent(float64(f.Failures.Covered) / float64(f.Failures.All))
	},
	"J505 Waiting": func(m []string, _ *metrics.Figures) (string, string) {
		return first(m, ` of (waiting) and `), "waiting"
	},
	"J505 Work": func(m []string, _ *metrics.Figures) (string, string) { return first(m, ` of (work)\b`), "work" },
	"J506 Work": func(m []string, _ *metrics.Figures) (string, string) {
		return first(m, ` of the (work|steps and decisions) inside`), first(m, ` of the (work|steps and decisions) inside`)
	},
	"J507 Channel changes": func(m []string, f *metrics.Figures) (string, string) {
		return first(m, ` change channels (\d+) times`), fmt.Sprint(f.ChannelChanges[0].Changes)
	},
	"J509 Pain points": func(m []string, _ *metrics.Figures) (string, string) {
		return first(m, `(pain points?) `), strings.ToLower(first(m, `(pain points?) `))
	},
	"J509 Pain points without an opportunity": func(m []string, f *metrics.Figures) (string, string) {
		said := fmt.Sprint(len(m))
		if all := first(m, `^(\d+) pain points and no opportunity yet$`); all != "" {
			said = all
		}
		return said, fmt.Sprint(f.Pains.All - f.Pains.Covered)
	},
}

func first(messages []string, pattern string) string {
	for _, m := range messages {
		if found := regexp.MustCompile(pattern).FindStringSubmatch(m); found != nil {
			return found[1]
		}
	}
	return ""
}

func sum(messages []string, pattern string) string {
	all := 0.0
	for _, m := range messages {
		n, _ := strconv.ParseFloat(first([]string{m}, pattern), 64)
		all += n
	}
	return quantity.Number(all)
}

// otherWords match words that give a figure another name.
var otherWords = regexp.MustCompile(`(?i)\b(hand-?overs?|hand-offs?|changes? hands|idle|to and fro|throughput time|cycle time)\b`)

// The findings that the table links to a figure use its name and give its
// value, and none uses another word.
func TestRulesNameFigures(t *testing.T) {
	linked := map[string]bool{}
	for _, row := range allFigures(t) {
		for _, link := range regexp.MustCompile(`\[(J\d+)\]`).FindAllStringSubmatch(row.also, -1) {
			linked[link[1]+" "+row.name] = false
		}
	}
	for _, m := range documented(t) {
		messages := map[string][]string{}
		for _, d := range m.diagnostics {
			messages[string(d.Code)] = append(messages[string(d.Code)], d.Message)
			if word := otherWords.FindString(d.Message + " " + d.Help); word != "" {
				t.Errorf("%s: %s says %q: %s", m.name, d.Code, word, d.Message)
			}
		}
		for what := range linked {
			code, _, _ := strings.Cut(what, " ")
			said := findings[what]
			if said == nil {
				t.Fatalf("nothing is known of %s", what)
			}
			if len(messages[code]) == 0 {
				continue
			}
			linked[what] = true
			if got, want := said(messages[code], m.figures); got != want || got == "" {
				t.Errorf("%s: %s is %q, not %q: %q", m.name, what, got, want, messages[code])
			}
		}
	}
	for what, found := range linked {
		if !found {
			t.Errorf("no journey has %s", what)
		}
	}
	for what := range findings {
		if _, ok := linked[what]; !ok {
			t.Errorf("the table does not link %s", what)
		}
	}
}

// The language guide uses the names of the figures: a step is a touchpoint or an internal
// contact, and only one step followed by another owner's is a handoff or an interaction.
func TestGuideNamesFigures(t *testing.T) {
	page, err := os.ReadFile("language.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"A step between participants is a *touchpoint* if one of them is a customer, and an *internal contact* if none is.",
		"a *handoff* or an *interaction* is [one step followed by another owner's](figures.md#handoffs).",
	} {
		if !strings.Contains(string(page), line) {
			t.Errorf("the guide does not say %q", line)
		}
	}
	f := measure("guide", "customer is a customer\nrep is a rep\nboss is a rep\nrep calls customer\nrep calls boss\nboss checks form\n").figures
	if got := [4]int{f.Touchpoints, f.Internal, f.Handoffs.Count, f.Handoffs.Interactions}; got != [4]int{1, 1, 1, 0} {
		t.Errorf("%v touchpoints, internal contacts, handoffs and interactions", got)
	}
}
