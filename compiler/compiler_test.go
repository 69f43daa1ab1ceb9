package compiler_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/cputime"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

var corpus = golden.Corpus{Dir: "testdata/corpus", Input: ".journey", Outputs: []string{".diag"}}

func compile(name, text string) *compiler.Result {
	return compiled.Text(name, text)
}

func reported(t testing.TB, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diagnostics.Text(&b, list, diagnostics.TextOptions{Files: 1}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestCorpus checks the messages that authors see, word for word.
func TestCorpus(t *testing.T) {
	corpus.Run(t, func(t *testing.T, path, text string) []string {
		name := path[strings.LastIndexByte(path, '/')+1:]
		return []string{reported(t, compile(name, text).Diagnostics)}
	})
}

func TestFaultsAreToldInTheOrderOfTheText(t *testing.T) {
	list := compile("a.journey", strings.Join([]string{
		"rep is a rep",
		"rep is a team",
		"supervisor closes case",
		"rep sends SMS to rep via nowhere",
		"rep receives file",
		"  takes a while",
		"go to nowhere",
	}, "\n")).Diagnostics
	var got []string
	for _, d := range list {
		if d.Severity == diag.Error {
			got = append(got, fmt.Sprintf("%d %s", d.File.LineAt(d.Span.Start), d.Code))
		}
	}
	want := "2 J102, 3 J101, 4 J105, 5 J201, 6 J006, 7 J401"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, ", "), want)
	}
}

// checkResult checks what is true of every compilation, whatever the input.
func checkResult(t *testing.T, file *source.File, r *compiler.Result) {
	t.Helper()
	if r.Tree == nil || r.Journey == nil {
		t.Fatal("a part of the result is missing")
	}
	inside := func(f *source.File, s source.Span) bool {
		return f == file && 0 <= s.Start && s.Start <= s.End && s.End <= len(file.Text())
	}
	for i, d := range r.Diagnostics {
		if !inside(d.File, d.Span) {
			t.Errorf("%s %q is at %v, outside the file", d.Code, d.Message, d.Span)
		}
		if d.Message == "" {
			t.Errorf("%s has no message", d.Code)
		}
		for _, rel := range d.Related {
			if !inside(rel.File, rel.Span) {
				t.Errorf("%s %q points to %v, outside the file", d.Code, rel.Message, rel.Span)
			}
		}
		if i > 0 && r.Diagnostics[i-1].Span.Start > d.Span.Start {
			t.Errorf("%s at %v is out of order", d.Code, d.Span)
		}
		for _, f := range d.Fixes {
			end := 0
			for _, e := range f.Edits {
				if !inside(file, e.Span) || e.Span.Start < end {
					t.Errorf("%s has an edit at %v", d.Code, e.Span)
				}
				end = e.Span.End
			}
		}
	}
	for _, n := range r.Journey.Nodes {
		if o := n.Origin; o.File == file && !inside(o.File, o.Span) {
			t.Errorf("%s is from %v, outside the file", n.ID, o.Span)
		}
	}
}

func TestGeneratedJourneysHaveNoErrors(t *testing.T) {
	journeys := trials.Count[uint64](250)
	for seed := range journeys {
		text := gen.Random(seed, 60)
		r := compiled.Text("g.journey", text)
		file := r.Source
		checkResult(t, file, r)
		for _, d := range r.Diagnostics {
			if d.Severity == diag.Error {
				t.Fatalf("seed %d:\n%s", seed, reported(t, diag.List{d}))
			}
		}
	}
	t.Logf("%d journeys without errors", journeys)
}

func TestMutantsAreToldInsideTheFile(t *testing.T) {
	journeys, faulty := trials.Count[uint64](250), 0
	for seed := range journeys {
		m := gen.Mutate(seed, gen.Random(seed, 30))
		r := compiled.Text("m.journey", m.Text)
		file := r.Source
		checkResult(t, file, r)
		if r.Diagnostics.Count(diag.Error) > 0 {
			faulty++
		}
		if t.Failed() {
			t.Fatalf("the mutant of seed %d", seed)
		}
	}
	t.Logf("%d mutants, %d of them with errors, all inside the file", journeys, faulty)
}

func FuzzCompile(f *testing.F) {
	for _, path := range corpus.Inputs(f) {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for seed := range uint64(20) {
		f.Add(gen.Random(seed, 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := compiled.Text("f.journey", text)
		checkResult(t, r.Source, r)
		again := compiled.Text("f.journey", text)
		if a, b := reported(t, r.Diagnostics), reported(t, again.Diagnostics); a != b {
			t.Errorf("the first time:\n%s\nthe second time:\n%s", a, b)
		}
	})
}

// lines returns a journey of about n lines, as authors write them.
func lines(n int) string {
	var b strings.Builder
	b.WriteString("customer is a customer\nrep is a rep\nexpert is a rep\nhelpdesk is a system used by rep, expert\napp is a system used by customer\n")
	for i := 0; i < n/20; i++ {
		fmt.Fprintf(&b, `
phase Stage %d
step%d: customer reports problem %d to rep via app
  feels worried "What if it is lost?"
rep asks customer for the number by phone
customer reads the number to rep by phone
  takes 2m
rep forwards case to expert via helpdesk
  waits 1 day
expert decides "Known problem?"
when yes (80%%)
  expert sends answer to rep via helpdesk
when no
  expert reviews the case with care
    on failure "Nobody knows"
      rep calls expert
    end
end
rep sends SMS to customer via helpdesk
  pain The customer has waited for it
`, i, i, i)
	}
	return b.String()
}

func TestCompileTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles thousands of lines")
	}
	cost := func(n int) time.Duration {
		text := lines(n)
		return cputime.Of(3, func() { compiled.Text("l.journey", text) })
	}
	if small, big := cost(2_000), cost(16_000); big > 24*small {
		t.Errorf("2,000 lines take %v, 16,000 take %v", small, big)
	}
}

// Cancelled at any question, Compile has no result; the last question is the
// one that is easily forgotten.
func TestCompileCancelled(t *testing.T) {
	text := "rep is a rep\ncustomer is a customer\nrep calls customer\n"
	questions, err := compiled.Questions(func(ctx context.Context) error {
		_, err := compiler.Compile(ctx, "x.journey", text, compiler.Options{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for at := range questions {
		got, err := compiler.Compile(compiled.CancelledAfter(at), "x.journey", text, compiler.Options{})
		if !errors.Is(err, context.Canceled) || got != nil {
			t.Errorf("cancelled at question %d of %d: result %v, error %v", at, questions, got != nil, err)
		}
	}
}
