// Package interop_test checks what all notations promise: the same text for the
// same journey, and no author's text that becomes syntax. If the tools of the
// notations are installed, they have the last word.
package interop_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/trials"
	interopcsv "github.com/journey-lang/journey/interop/internal/csv"
	"github.com/journey-lang/journey/interop/internal/d2"
	"github.com/journey-lang/journey/interop/internal/dot"
	"github.com/journey-lang/journey/interop/internal/mermaid"
	"github.com/journey-lang/journey/interop/internal/plantuml"
)

var notations = []struct {
	name  string
	write func(*model.Journey) []byte
	// texts matches the possible forms of an author's text, with its
	// delimiters.
	texts *regexp.Regexp
}{
	{"mmd", mermaid.Write, regexp.MustCompile(`"([^"\\]|\\u[0-9A-F]{4})*"`)},
	{"puml", plantuml.Write, regexp.MustCompile(
		`(?m)^:` + plantText + `;$|\(` + plantText + `\)|^title ` + plantText + `$|^\|p\d\| ` + plantText + `$`)},
	{"d2", d2.Write, regexp.MustCompile(`"([^"\\$]|\\.)*"`)},
	{"dot", dot.Write, regexp.MustCompile(`"([^"\\]|\\[\\n"])*"`)},
	{"csv", interopcsv.Write, nil},
}

const plantText = `([\p{L}\p{N} ,.?-]|[^\x00-\x7f]|&#\d+;|<U\+00[0-9A-F]{2}>|\\n)*`

func compile(t *testing.T, text string) *model.Journey {
	t.Helper()
	result := compiled.Text("test.journey", text)
	if result.Diagnostics.HasErrors() {
		t.Fatalf("%v", result.Diagnostics)
	}
	return result.Journey
}

func TestNotations(t *testing.T) {
	corpus := golden.Corpus{Dir: "testdata", Input: ".journey"}
	for _, n := range notations {
		corpus.Outputs = append(corpus.Outputs, "."+n.name)
	}
	corpus.Run(t, func(t *testing.T, _, text string) []string {
		j := compile(t, text)
		var outputs []string
		for _, n := range notations {
			out := n.write(j)
			if !bytes.Equal(out, n.write(compile(t, text))) {
				t.Errorf("%s: equal input gave two outputs", n.name)
			}
			outputs = append(outputs, string(out))
		}
		return outputs
	})
}

// skeleton returns a journey with a text everywhere, without the texts.
func skeleton(write func(*model.Journey) []byte, texts *regexp.Regexp, text string) string {
	return texts.ReplaceAllString(string(write(everywhere(text))), "…")
}

// Without its texts, a journey with hostile ones is the same as any other.
func FuzzTextIsNeverSyntax(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if chart.Clean(text) == "" {
			return // missing texts are not written
		}
		for _, n := range notations {
			if n.texts == nil {
				continue
			}
			if got := skeleton(n.write, n.texts, text); got != skeleton(n.write, n.texts, "plain words") {
				t.Errorf("%s: %q shows outside of texts:\n%s", n.name, text, got)
			}
		}
	})
}

func TestCellsAreInert(t *testing.T) {
	for _, text := range hostile {
		rows, err := csv.NewReader(bytes.NewReader(interopcsv.Write(everywhere(text)))).ReadAll()
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want := len(everywhere(text).Nodes); len(rows) != want { // the header takes the place of the start
			t.Errorf("%q: %d rows, want %d", text, len(rows), want)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%q: a spreadsheet would take %q for a formula", text, cell)
				}
			}
		}
	}
}

// Whatever can be read can be written, even if half of it is missing.
func TestAnyJourney(t *testing.T) {
	for seed := range trials.Count[uint64](200) {
		whole := gen.Random(seed, 60)
		for _, text := range []string{whole, whole[:len(whole)*int(seed%10)/10]} {
			j := compiled.Text("test.journey", text).Journey
			for _, n := range notations {
				if out := n.write(j); len(out) == 0 || out[len(out)-1] != '\n' {
					t.Errorf("%s of seed %d does not end in a line end", n.name, seed)
				}
			}
		}
	}
	for _, n := range notations {
		n.write(&model.Journey{})
	}
}
