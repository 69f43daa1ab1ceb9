package compiler_test

import (
	"os"
	"slices"
	"testing"

	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/diag"
)

// apply applies the rewrite of a diagnostic.
func apply(text string, fix diag.Fix) string {
	for i := len(fix.Edits) - 1; i >= 0; i-- {
		e := fix.Edits[i]
		text = text[:e.Span.Start] + e.New + text[e.Span.End:]
	}
	return text
}

// offers counts how often diagnostics of the code offer the same rewrite.
func offers(list diag.List, code diag.Code, fix diag.Fix) int {
	n := 0
	for _, o := range list {
		for _, f := range o.Fixes {
			if o.Code == code && f.Title == fix.Title {
				n++
			}
		}
	}
	return n
}

// same counts the diagnostics with the same message.
func same(list diag.List, d diag.Diagnostic) int {
	n := 0
	for _, o := range list {
		if o.Code == d.Code && o.Message == d.Message {
			n++
		}
	}
	return n
}

// stays reports whether the diagnostic is still reported at the same position.
func stays(list diag.List, d diag.Diagnostic) bool {
	return slices.ContainsFunc(list, func(o diag.Diagnostic) bool {
		return o.Code == d.Code && o.Message == d.Message && o.Span.Start == d.Span.Start
	})
}

func checkFixes(t *testing.T, text string) (fixes int) {
	t.Helper()
	list := compile("x.journey", text).Diagnostics
	for _, d := range list {
		for _, fix := range d.Fixes {
			fixes++
			after := compile("x.journey", apply(text, fix)).Diagnostics
			gone := same(after, d) < same(list, d)
			if !fix.Safe { // an unknown name is reported only once: now where it is used next
				gone = gone || !stays(after, d)
			}
			if !gone || d.Code.IsSyntax() && offers(after, d.Code, fix) >= offers(list, d.Code, fix) {
				t.Errorf("the fix %q does not clear it:\n%s\nafter it:\n%s", fix.Title, reported(t, diag.List{d}), reported(t, after))
			}
		}
	}
	return fixes
}

// TestFixesClearWhatTheyFix checks that every rewrite, safe or suggested,
// resolves the diagnostic that offers it.
func TestFixesClearWhatTheyFix(t *testing.T) {
	fixes := 0
	for _, path := range corpus.Inputs(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fixes += checkFixes(t, string(text))
	}
	for seed := range trials.Count[uint64](250) {
		fixes += checkFixes(t, gen.Mutate(seed, gen.Random(seed, 20)).Text)
		_, text := gen.Any(seed)
		fixes += checkFixes(t, text)
	}
	if fixes < 50 {
		t.Errorf("only %d fixes were tried", fixes)
	}
}
