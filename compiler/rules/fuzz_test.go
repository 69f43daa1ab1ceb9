package rules_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/cputime"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// FuzzRules checks what holds for the diagnostics of any text: the same every
// time, inside the file, complete, and found in a time that grows with the
// text.
func FuzzRules(f *testing.F) {
	for _, r := range rules.All() {
		f.Add(r.Doc.Bad)
		f.Add(r.Doc.Good)
	}
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range cases {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(string(file.Data))
		}
	}
	for seed := range uint64(20) {
		f.Add(gen.Random(seed, 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		list := compile(text)
		if again := compile(text); describe(list) != describe(again) {
			t.Errorf("the first time:%s\nthe second time:%s", describe(list), describe(again))
		}
		for _, d := range list {
			checkDiagnostic(t, d)
		}
		// One text in eight is enough, because a long text costs as much as
		// many short ones.
		if slow, size := time.Second, 16<<10; len(text) > 0 && len(text) < size && len(text)%8 == 0 {
			spent := cputime.Of(1, func() { compile(strings.Repeat(text+"\n", size/len(text))) })
			if spent > slow {
				t.Errorf("%d bytes of it take %v", size, spent)
			}
		}
	})
}

func checkDiagnostic(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	inside := func(f *source.File, s source.Span) bool {
		return f != nil && 0 <= s.Start && s.Start <= s.End && s.End <= len(f.Text())
	}
	if !inside(d.File, d.Span) {
		t.Errorf("%s is at %v, outside the file", d.Code, d.Span)
	}
	for _, text := range []string{d.Message, d.Help} {
		if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") || text != strings.TrimSpace(text) {
			t.Errorf("%s is told as %q", d.Code, text)
		}
	}
	if d.Message == "" || !slices.ContainsFunc(rules.All(), func(r rules.Rule) bool { return r.Code == d.Code }) {
		t.Errorf("%s %q is of no rule, or says nothing", d.Code, d.Message)
	}
	for _, r := range d.Related {
		if !inside(r.File, r.Span) || r.Message == "" {
			t.Errorf("%s is related to %v %q", d.Code, r.Span, r.Message)
		}
	}
	for _, f := range d.Fixes {
		if f.Title == "" || len(f.Edits) == 0 {
			t.Errorf("%s has half a fix: %v", d.Code, f)
		}
		end := 0
		for _, e := range f.Edits {
			if !inside(d.File, e.Span) || e.Span.Start < end {
				t.Errorf("%s has an edit at %v", d.Code, e.Span)
			}
			end = e.Span.End
		}
	}
}

// TestRulesTakeLinearTime checks that the bad sample of every rule, repeated in
// one file, costs no more per line in a long file.
func TestRulesTakeLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles thousands of lines for each rule")
	}
	cost := func(runs int, r rules.Rule, text string) time.Duration {
		return cputime.Of(runs, func() { examine(r, text) })
	}
	for _, r := range rules.All() {
		times := 500/strings.Count(r.Doc.Bad, "\n") + 1
		short, long := strings.Repeat(r.Doc.Bad, times), strings.Repeat(r.Doc.Bad, 8*times)
		if cost(1, r, long) <= 100*time.Millisecond {
			continue
		}
		if small, big := cost(3, r, short), cost(3, r, long); big > 24*small && big > 100*time.Millisecond {
			t.Errorf("%s: 500 lines take %v, 4,000 take %v", r.Code, small, big)
		}
	}
}
