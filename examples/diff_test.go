package examples_test

import (
	"os"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/report/diffreport"
)

//go:generate go test -run TestDiff -update .

// docs/diff.md shows the changes between two examples, as text and as a
// picture; -update writes both and leaves the surrounding text alone.
func TestDiff(t *testing.T) {
	const page = "../docs/diff.md"
	before, after := read(t, "refund-as-is.journey"), read(t, "refund-to-be.journey")
	d := compiler.Diff(before, after)
	metrics := func(r *compiler.Result) *compiler.Metrics {
		m, err := r.Metrics(t.Context(), compiler.MetricsOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	r := diffreport.Report{
		Before: "refund-as-is.journey", After: "refund-to-be.journey", Diff: d,
		Figures: d.Figures(metrics(before), metrics(after)),
	}
	marks, notes := r.Marks(), r.Notes()
	drawn, err := render.PairSVG(t.Context(),
		render.State{Source: before, Note: notes[0], Marks: marks[0]},
		render.State{Source: after, Note: notes[1], Marks: marks[1]},
		render.Options{Width: render.Unfolded})
	if err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "../docs/diff/refund.svg", string(drawn))
	golden.Compare(t, "../docs/diff/refund.md", string(r.Markdown()))

	old, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- begin generated: refund -->\n", "<!-- end generated: refund -->"
	head, rest, ok := strings.Cut(string(old), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no generated block", page)
	}
	golden.Compare(t, page, head+begin+"\n```text\n"+r.Text(diffreport.TextOptions{})+"```\n\n"+end+tail)
}
