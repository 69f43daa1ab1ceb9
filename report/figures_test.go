package report_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/modeltest"
	"github.com/journey-lang/journey/internal/terminal"
	"github.com/journey-lang/journey/report"
)

// few is a sufficient number of runs if nobody looks at the numbers.
const few = 200

// journey returns a journey with its metrics. With without, it includes the
// metrics for the case that there are no waits.
func journey(name, text string, runs int, without bool) report.Journey {
	return of(name, compiled.Text(name, text), runs, without)
}

func of(name string, result *compiler.Result, runs int, without bool) report.Journey {
	j, opt := result.Journey, metrics.Options{Runs: runs}
	told := report.Journey{File: name, Journey: j, Figures: metrics.FiguresOf(context.Background(), j, opt), Diagnostics: result.Diagnostics}
	if without {
		opt.Without = metrics.Waits{All: true}
		told.WhatIf = &report.WhatIf{Without: "all waits", Figures: metrics.FiguresOf(context.Background(), j, opt)}
	}
	return told
}

// The reports of all examples are in testdata, as a terminal of 80 columns and
// a wiki show them.
func TestExamples(t *testing.T) {
	paths, err := filepath.Glob("../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	golds := map[string]bool{"lost-card.html": true, "several.txt": true, "several.md": true}
	var all report.Report
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".journey")
		golds[name+".txt"], golds[name+".md"], golds[name+".json"] = true, true, name == "refund-as-is"
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			j := journey("examples/"+filepath.Base(path), string(text), 0, name == "refund-as-is")
			all = append(all, j)
			r := report.Report{j}
			check(t, r)
			golden.Compare(t, "testdata/"+name+".txt", r.Text(report.TextOptions{}))
			golden.Compare(t, "testdata/"+name+".md", string(r.Markdown()))
			if name == "lost-card" {
				html, err := r.HTML()
				if err != nil {
					t.Fatal(err)
				}
				_, main, _ := strings.Cut(string(html), "<main>")
				golden.Compare(t, "testdata/"+name+".html", main)
			}
			if name == "refund-as-is" {
				data, err := r.JSON()
				if err != nil {
					t.Fatal(err)
				}
				golden.Compare(t, "testdata/"+name+".json", string(data))
			}
		})
	}
	check(t, all)
	several, _, _ := strings.Cut(all.Text(report.TextOptions{}), "\n\n")
	golden.Compare(t, "testdata/several.txt", several+"\n")
	several, _, _ = strings.Cut(string(all.Markdown()), "\n## ")
	golden.Compare(t, "testdata/several.md", several+"\n")

	found, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		if !golds[filepath.Base(path)] {
			t.Errorf("%s has lost its journey", path)
		}
	}
}

var renderer = goldmark.New(goldmark.WithExtensions(extension.GFM))

var elements = regexp.MustCompile(`</?(\w+)`)

var schema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	return jsonschema.NewCompiler().Compile("../docs/schemas/report.schema.json")
})

// check writes a report in all formats and reports what is wrong with them.
func check(t *testing.T, r report.Report) {
	t.Helper()
	checkText(t, r)
	checkJSON(t, r)

	var page bytes.Buffer
	if err := renderer.Convert(r.Markdown(), &page); err != nil {
		t.Fatal(err)
	}
	for _, element := range elements.FindAllStringSubmatch(page.String(), -1) {
		if !strings.Contains(" h1 h2 h3 p strong ul li br table thead tbody tr th td a ", " "+element[1]+" ") {
			t.Errorf("the Markdown makes an element %s", element[1])
		}
	}

	html, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img", "<iframe", `href="http`, `src="`} {
		if bytes.Contains(html, []byte(bad)) {
			t.Errorf("the page holds %s", bad)
		}
	}
	checkIDs(t, html)
}

func checkText(t *testing.T, r report.Report) {
	t.Helper()
	for _, opt := range []report.TextOptions{{}, {Width: 40, ASCII: true}, {Width: 60}, {Width: 74, ASCII: true}, {Width: 200}} {
		text := r.Text(opt)
		width := opt.Width
		switch {
		case width == 0:
			width = 80
		case width > 120:
			width = 120
		}
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if got := terminal.Width(line); got > width {
				t.Errorf("%d columns instead of %d: %s", got, width, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Errorf("a blank at the end of %q", line)
			}
			if strings.IndexFunc(line, unicode.IsControl) >= 0 {
				t.Errorf("a control character in %q", line)
			}
		}
	}
}

// checkJSON checks what programs that read `journey report --format json` rely
// on.
func checkJSON(t *testing.T, r report.Report) {
	t.Helper()
	compiled, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(doc); err != nil {
		t.Errorf("%v", err)
	}
	if again, _ := r.JSON(); !bytes.Equal(data, again) {
		t.Error("equal input gave two outputs")
	}
}

// checkIDs reports duplicate ids in a page, broken references, and unclosed
// elements.
func checkIDs(t *testing.T, html []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(html))
	dec.Strict = false
	dec.AutoClose = []string{"meta", "br"}
	dec.Entity = xml.HTMLEntity
	ids, used := map[string]bool{}, []string{}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			switch {
			case a.Name.Local == "id" && ids[a.Value]:
				t.Errorf("the id %s stands twice", a.Value)
			case a.Name.Local == "id":
				ids[a.Value] = true
			case a.Name.Local == "aria-labelledby":
				used = append(used, strings.Fields(a.Value)...)
			case a.Name.Local == "href":
				used = append(used, strings.TrimPrefix(a.Value, "#"))
			}
		}
	}
	for _, id := range used {
		if !ids[id] {
			t.Errorf("nothing has the id %s", id)
		}
	}
}

// docs/report.md shows the actual output.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile("testdata/refund-as-is.txt")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(page), "```text\n")[1:]
	if len(blocks) == 0 {
		t.Error("there is no example")
	}
	for _, block := range blocks {
		block, _, _ = strings.Cut(block, "```")
		if !strings.Contains(string(written), block) {
			t.Errorf("testdata/refund-as-is.txt does not hold\n%s", block)
		}
	}
}

func TestRandomJourneys(t *testing.T) {
	for seed := range uint64(25) {
		check(t, report.Report{journey("random.journey", gen.Random(seed, 40), few, seed%2 == 0)})
	}
}

func TestEmpty(t *testing.T) {
	check(t, report.Report{})
	check(t, report.Report{journey("library.journey", "customer is a customer\n", few, true)})
	check(t, report.Report{journey("nothing.journey", "", few, true), journey("two.journey", "", few, false)})
}

// A report for people shows the beginning of long lists and how much more there
// is; data contains everything.
func TestLongTables(t *testing.T) {
	const n = 150
	var cast, steps strings.Builder
	for i := range n {
		fmt.Fprintf(&cast, "agent%d is a rep\nguest%d is a customer\n", i, i)
		fmt.Fprintf(&steps, "agent%d calls guest%d\nguest%d pays fee\n  feels angry\nagent%d reads paper\nagent%d reads form\n", i, i, i, i, i)
	}
	r := report.Report{journey("long.journey", cast.String()+steps.String(), few, false)}
	check(t, r)
	data, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	page, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	last := fmt.Sprintf("guest%d", n-1)
	if !strings.Contains(string(data), last) {
		t.Error("JSON does not hold all")
	}
	for name, text := range map[string]string{"text": r.Text(report.TextOptions{}), "Markdown": string(r.Markdown()), "HTML": string(page)} {
		for _, want := range []string{
			fmt.Sprintf("and %d more", 2*n-report.MostRows),                   // participants
			fmt.Sprintf("Left out for length: %d tables", n-report.MostGrids), // a table of moods each
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
}

func FuzzTextIsNeverMarkup(f *testing.F) {
	for _, text := range []string{
		"plain", "a | b", "<script>alert(1)</script>", "two\r\nlines", "**bold** [x](javascript:y)", "</td></tr></table>", "\x00\x1b[31m",
		"&lt;", "顧客", "", `\`, "- x", "{{.}}", "\u202eabc", "a very long text that has to be broken somewhere in a terminal of eighty columns or less",
	} {
		f.Add(text)
	}
	example, err := os.ReadFile("../examples/refund-as-is.journey")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		result := compiled.Text("test.journey", string(example))
		modeltest.Everywhere(result.Journey, text)
		j := of(text, result, few, true)
		for i := range j.Diagnostics {
			j.Diagnostics[i].Message, j.Diagnostics[i].Help = text, text
		}
		check(t, report.Report{j, j})
	})
}

// A value that the author does not give is reported as unknown, not as zero.
func TestNotGiven(t *testing.T) {
	const cast = "customer is a customer\nrep is a rep\nboss is a rep\n"
	told := func(text string) string {
		j := journey("a.journey", cast+text, few, true)
		check(t, report.Report{j})
		return report.Report{j}.Text(report.TextOptions{})
	}
	for _, c := range []struct{ name, text, has, hasNot string }{
		{
			"waits alone", "rep files form\n  waits 2 days\nboss signs form",
			`(?m)^  Work +– +no step says how long it takes$`, `% of it waiting|Waiting +– |count as no work`,
		},
		{
			"work alone", "rep files form\n  takes 2h\nboss signs form\n  takes 1h",
			`(?m)^  Waiting +0 +no waits are given$`, `% of it waiting|100%  of the lead time`,
		},
		{
			"some work", "rep files form\n  takes 2h\n  waits 1h\nboss signs form",
			`(?s)parallel branches included;\s+1 of 2.*boss +1 +50% +[█▌]+ +– +–.*count as no work;.*\(step 2\)`, `all on one\n  Work`,
		},
		{
			"a phase of some", "phase One\nrep files form\n  takes 2h\nphase Two\nboss signs form\n  waits 1h",
			`(?m)^  Two +1 h +[█▌]+ +– +1 h +–$`, `Two.* 0%`,
		},
		{
			"all of it", "rep files form\n  takes 2h\n  waits 1h\nboss signs form\n  takes 1h",
			`(?m)^  Flow efficiency +75%`, `count as no work|1 of 2|simulated`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := told(c.text)
			if !regexp.MustCompile(c.has).MatchString(text) {
				t.Errorf("nothing matches %q in\n%s", c.has, text)
			}
			if found := regexp.MustCompile(c.hasNot).FindString(text); found != "" {
				t.Errorf("has %q in\n%s", found, text)
			}
		})
	}
}

// A finding about waiting reports the same work as the phase, and how many
// steps have a duration.
func TestFindingAgrees(t *testing.T) {
	j := journey("a.journey", `customer is a customer
rep is a rep
phase Ask
customer calls rep
  takes 12m
  waits 3 days
rep files form
phase Close
rep closes file
  takes 1h
succeed`, few, false)
	text := report.Report{j}.Text(report.TextOptions{Width: 120})
	for _, want := range []string{
		`"Ask" has 3 days of waiting and 12 min of work per case \(1 of 2 steps say how long they take\): over 99% is waiting`,
		`Ask +3 days +█+ +12 min +3 days +<1%`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("nothing matches %q in\n%s", want, text)
		}
	}
}

// Compared journeys can be distinguished, even without titles, or with the same
// title.
func TestSideBySide(t *testing.T) {
	const text = "rep is a rep\nrep files form\n"
	r := report.Report{
		journey("a.journey", text, few, false), journey("b.journey", "journey Claim\n"+text, few, false),
		journey("c.journey", "journey Claim\n"+text, few, false), journey("d.journey", "journey Refund\n"+text, few, false),
	}
	check(t, r)
	if md := string(r.Markdown()); !strings.Contains(md, "## Claim\n\nb.journey\n") {
		t.Errorf("a journey does not say which file it is of:\n%s", md)
	}
	side, _, _ := strings.Cut(r.Text(report.TextOptions{Width: 120}), "\n\n")
	for _, want := range []string{"\n  a.journey  ", "\n  Claim (b.journey)  ", "\n  Claim (c.journey)  ", "\n  Refund  "} {
		if !strings.Contains(side, want) {
			t.Errorf("%q is not in\n%s", want, side)
		}
	}
}

// If few steps have times, or none, nothing is added up from them; costs are
// still reported, and the headline only uses metrics from the tables.
func TestWhatIsNotKnownIsNotTold(t *testing.T) {
	text := "customer is a customer\nrep is a rep\ndesk is a rep\n"
	for i := range 14 {
		text += fmt.Sprintf("rep checks form %d\n", i)
	}
	text += "desk files form\n  costs 30 EUR\ncustomer sends form to rep by letter\n  costs 2 EUR\n"
	for _, test := range []struct {
		name, more     string
		want, unwanted []string
	}{
		{"no times", "", []string{"32", "rep accounts for 88% of all steps and"}, []string{"Lead time is", "50th"}},
		{"few times", "rep waits\n  takes 10m\n  waits 3d..5d\n", []string{"Only 1 of 17 steps give times, too few", "32"}, []string{"Lead time is", "50th", "of it waiting", "Critical path"}},
		{"one in four", strings.Repeat("rep opens file\n  takes 10m\n  waits 3d..5d\n", 6), []string{"Lead time is", "50th"}, []string{"unknown"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := report.Report{journey("x.journey", text+test.more, few, false)}.Text(report.TextOptions{})
			for _, want := range test.want {
				if !strings.Contains(out, want) {
					t.Errorf("%q is not in\n%s", want, out)
				}
			}
			for _, bad := range test.unwanted {
				if strings.Contains(out, bad) {
					t.Errorf("%q is in\n%s", bad, out)
				}
			}
		})
	}
}
