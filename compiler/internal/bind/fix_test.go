package bind_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
)

// TestFixesClear applies every fix of the tables' sentences and of the flows:
// its diagnostic is gone, and there is no new one.
func TestFixesClear(t *testing.T) {
	cast, err := os.ReadFile("../sentence/testdata/cast.journey")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for path, head := range map[string]string{"../sentence/testdata/sentences.txt": string(cast), "../sentence/testdata/sketches.txt": ""} {
		table, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(table)) {
			if !strings.HasPrefix(line, "  => ") {
				texts = append(texts, head+line)
			}
		}
	}
	for _, path := range flows.Inputs(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	fixes := 0
	for _, text := range texts {
		_, before, _ := compile(text)
		for _, d := range before {
			if strings.HasPrefix(string(d.Code), "J00") {
				continue // the parser's own
			}
			for _, fix := range d.Fixes {
				fixes++
				fixed := apply(text, fix)
				_, after, _ := compile(fixed)
				cleared := count(after, d.Code) < count(before, d.Code)
				if !cleared || faults(after) > faults(before) || faults(after) == faults(before) && d.Severity == diag.Error {
					t.Errorf("%s: %q does not clear it:\n%s", d.Code, fix.Title, fixed)
					for _, x := range after {
						t.Logf("  %s %s", x.Code, x.Message)
					}
				}
			}
		}
	}
	if fixes < 30 {
		t.Errorf("only %d fixes", fixes)
	}
}

func apply(text string, fix diag.Fix) string {
	for _, e := range slices.Backward(fix.Edits) {
		text = text[:e.Span.Start] + e.New + text[e.Span.End:]
	}
	return text
}

func count(list diag.List, code diag.Code) int {
	n := 0
	for _, d := range list {
		if d.Code == code {
			n++
		}
	}
	return n
}

func faults(list diag.List) int { return list.Count(diag.Error) }
