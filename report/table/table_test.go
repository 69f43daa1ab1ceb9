package table_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/modeltest"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/report/table"
)

func compile(text string) *model.Journey {
	return compiled.Text("test.journey", text).Journey
}

var corpus = golden.Corpus{Dir: "testdata", Input: ".journey", Outputs: []string{".md", ".csv", ".html"}}

func TestTables(t *testing.T) {
	corpus.Run(t, func(t *testing.T, _, text string) []string {
		html := check(t, compile(text))
		_, main, _ := strings.Cut(html, "<main>")
		tab := table.Of(compile(text))
		return []string{string(tab.Markdown()), string(tab.CSV()), main}
	})
}

// The tables of all examples can be written and are well-formed.
func TestExamples(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			check(t, compile(string(text)))
		})
	}
}

func TestRandomJourneys(t *testing.T) {
	for seed := range trials.Count[uint64](60) {
		check(t, compile(gen.Random(seed, 40)))
	}
}

// rowsOf returns the minimum number of rows of a journey: one for each node
// except the start.
func rowsOf(j *model.Journey) int { return max(len(j.Nodes)-1, 0) }

var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM))

// check writes a journey in all formats and reports where they disagree or are
// not well-formed. It returns the page.
func check(t *testing.T, j *model.Journey) string {
	t.Helper()
	tab := table.Of(j)
	for _, r := range tab.Rows {
		if len(r.Cells) != len(tab.Columns) {
			t.Fatalf("a row has %d cells, the table %d columns", len(r.Cells), len(tab.Columns))
		}
	}
	if acts := len(tab.Rows); acts < rowsOf(j) {
		t.Errorf("%d rows for %d nodes", acts, rowsOf(j))
	}

	var page bytes.Buffer
	if err := markdown.Convert(tab.Markdown(), &page); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(page.String(), "<tr>"); got != len(tab.Rows)+1 {
		t.Errorf("the Markdown has %d rows, want %d", got, len(tab.Rows)+1)
	}
	for _, element := range regexp.MustCompile(`<(\w+)`).FindAllStringSubmatch(page.String(), -1) {
		if !strings.Contains(" h1 p table thead tbody tr th td a ", " "+element[1]+" ") && element[0] != "<br" {
			// goldmark leaves <br> out unless it is told to trust the page.
			t.Errorf("the Markdown makes an element %s", element[1])
		}
	}

	records, err := stdcsv.NewReader(bytes.NewReader(tab.CSV())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != len(tab.Rows)+1 {
		t.Errorf("the CSV has %d records, want %d", len(records), len(tab.Rows)+1)
	}
	for _, record := range records {
		for _, cell := range record {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}

	html, err := tab.HTML(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(html), `scope="row"`); got != len(tab.Rows) {
		t.Errorf("the page has %d rows, want %d", got, len(tab.Rows))
	}
	for _, bad := range []string{"<script", "<img", "javascript:"} {
		if strings.Contains(strings.ToLower(string(html)), bad) && strings.Contains(bad, "<") {
			t.Errorf("the page holds %s", bad)
		}
	}
	if strings.Contains(string(html), `href="javascript:`) {
		t.Error("the page links to a script")
	}
	wellFormed(t, html)
	return string(html)
}

// wellFormed reports elements that are not closed properly.
func wellFormed(t *testing.T, html []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(html))
	dec.Strict = false
	dec.AutoClose = []string{"meta", "br"}
	dec.Entity = xml.HTMLEntity
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
	}
}

func TestEmpty(t *testing.T) {
	check(t, &model.Journey{})
	check(t, compile("customer is a customer\n"))
}

func FuzzTextIsNeverMarkup(f *testing.F) {
	for _, text := range []string{
		"plain", "a | b", "=1+1", "＝1+1", "<script>alert(1)</script>", `"quoted", with commas`, "two\r\nlines", "**bold** [x](javascript:y)",
		"</td></tr></table>", "\x00\x1b[31m", "&lt;", "顧客", "", "|", `\`, "- x", "{{.}}",
	} {
		f.Add(text)
	}
	notes, err := os.ReadFile("testdata/notes.journey")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		j := compile(string(notes))
		modeltest.Everywhere(j, text)
		check(t, j)
	})
}
