package rules_test

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/diag"
)

func compile(text string) diag.List {
	r, err := compiler.Compile(context.Background(), "test.journey", text, compiler.Options{Loader: compiled.Files{"team.journey": "rep is a rep\n"}})
	if err != nil {
		panic(err) // the context is never cancelled
	}
	return r.Diagnostics
}

// examine returns the diagnostics of an example or a case of the rule, in its
// language.
func examine(r rules.Rule, text string) diag.List {
	if r.Stage == rules.Settings {
		_, list := config.Parse(config.FileName, []byte(text))
		return list
	}
	return compile(text)
}

func describe(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "\n\tline %d: %s %q: %s", d.File.LineAt(d.Span.Start), d.Code, d.File.Slice(d.Span), d.Message)
	}
	return b.String()
}

func TestEveryCodeHasItsRule(t *testing.T) {
	var have, want []diag.Code
	for _, r := range rules.All() {
		have = append(have, r.Code)
	}
	for _, i := range diag.Codes() {
		want = append(want, i.Code)
	}
	if !slices.Equal(have, want) {
		t.Errorf("rules %v, codes %v", have, want)
	}
}

func TestRulesAreWhole(t *testing.T) {
	for _, r := range rules.All() {
		if (r.Check != nil) != (r.Stage == rules.Check) {
			t.Errorf("%s: a function is for the stage Check alone", r.Code)
		}
		if !slices.ContainsFunc(rules.Families(), func(f rules.Family) bool { return f.Has(r) }) {
			t.Errorf("%s belongs to no family", r.Code)
		}
		for _, part := range []string{r.Doc.Summary, r.Doc.Why, r.Doc.Bad, r.Doc.Good} {
			if strings.TrimSpace(part) == "" {
				t.Errorf("%s: its documentation has a gap", r.Code)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, name := range []string{"J201", "j201", "passive", "Passive"} {
		if r, ok := rules.Find(name); !ok || r.Code != diag.Passive {
			t.Errorf("Find(%q) = %s, %v", name, r.Code, ok)
		}
	}
	for _, name := range []string{"", "J", "J999", "pass"} {
		if r, ok := rules.Find(name); ok {
			t.Errorf("Find(%q) = %s", name, r.Code)
		}
	}
}

func TestExplain(t *testing.T) {
	r, _ := rules.Find("J405")
	want := `J405 shares-over-100 (error): the shares of a decision add up to more than 100%

The shares of a decision's branches are parts of one whole. If they add up to
more than 100%, at least one of them is wrong, and so is every figure based on
them.

Bad:

    rep is a rep
    customer is a customer
    rep decides "Identity confirmed?"
    when yes (90%)
      rep closes case
    when no (20%)
      rep calls customer
    end

Good:

    rep is a rep
    customer is a customer
    rep decides "Identity confirmed?"
    when yes (80%)
      rep closes case
    when no (20%)
      rep calls customer
    end

To silence it, on the line above:

    # journey:allow J405 reason
`
	if got := r.Explain(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestExamplesOfTheDocumentation(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(string(r.Code), func(t *testing.T) {
			bad := examine(r, r.Doc.Bad)
			if len(bad) == 0 || slices.ContainsFunc(bad, func(d diag.Diagnostic) bool { return d.Code != r.Code }) {
				t.Errorf("the bad example has to raise %s alone:%s", r.Code, describe(bad))
			}
			for _, d := range bad {
				if d.Help == "" && d.Code == r.Code {
					t.Errorf("no help with: %s", d.Message)
				}
			}
			if good := examine(r, r.Doc.Good); len(good) > 0 {
				t.Errorf("the good example has to raise nothing:%s", describe(good))
			}
		})
	}
}

// marker is `# want CODE "marked text"…` or `# error CODE` at the end of a
// line. The second form marks an error that is there to make the rule silent.
var (
	marker   = regexp.MustCompile(`# (want|error) (.*)$`)
	expected = regexp.MustCompile(`(J\d{3})(?: "("[^"]*"|[^"]*)")?`)
)

func TestCases(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(string(r.Code), func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join("testdata", string(r.Code)+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			found, missed := 0, 0
			for _, f := range archive.Files {
				text := string(f.Data)
				if strings.Contains(text, "# want "+string(r.Code)) {
					found++
				} else {
					missed++
				}
				t.Run(f.Name, func(t *testing.T) { checkMarkers(t, r, text) })
			}
			if found < 3 || missed < 3 {
				t.Errorf("%d cases and %d near misses, want 3 of each", found, missed)
			}
		})
	}
}

// checkMarkers matches the markers one to one with the diagnostics: all of the
// rule's own code, and all errors.
func checkMarkers(t *testing.T, r rules.Rule, text string) {
	t.Helper()
	var want, got []string
	for i, line := range strings.Split(text, "\n") {
		m := marker.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for _, e := range expected.FindAllStringSubmatch(m[2], -1) {
			want = append(want, fmt.Sprintf("line %d: %s %s", i+1, e[1], e[2]))
		}
	}
	list := examine(r, text)
	for _, d := range list {
		marked := fmt.Sprintf("line %d: %s", d.File.LineAt(d.Span.Start), d.Code)
		switch {
		case slices.Contains(want, marked+" "):
			got = append(got, marked+" ")
		case d.Code == r.Code || d.Severity == diag.Error:
			got = append(got, marked+" "+d.File.Slice(d.Span))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("want %q\ngot  %q\nall:%s", want, got, describe(list))
	}
}
