package metrics_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// compile returns the journey of a text without errors.
func compile(t testing.TB, text string) *model.Journey {
	t.Helper()
	tree, diags := parser.Parse(context.Background(), source.New("test.journey", text), parser.Options{})
	j, more := bind.Bind(context.Background(), tree, bind.Options{})
	for _, d := range append(diags, more...) {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s\n%.2000s", d.Code, d.Message, text)
		}
	}
	return j
}

// generated returns a journey with branches, loops, jumps, failures, shares and
// durations.
func generated(t testing.TB, seed uint64) *model.Journey {
	o := gen.RandomOptions(seed, 60)
	o.Annotation = 1
	o.Comment = 0
	return compile(t, gen.Journey(seed, o))
}

// The means of a simulation agree with the calculated ones. Bound: a mean of
// thousands of runs is within 4.5 standard errors of the expectation except in
// one of 150,000 cases, here in none of 200 × 3; the seeds are fixed. With
// parallel branches of uncertain length, the expected lead time is a lower
// bound by Jensen's inequality, because max is convex, and everything done one
// after the other is an upper bound.
func TestSimulationAgreesWithExpectation(t *testing.T) {
	const runs, errors = 4_000, 4.5
	exact, timed := 0, 0
	for seed := range uint64(200) {
		j := generated(t, seed)
		f := metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1})
		all := metrics.Simulate(j, metrics.Waits{}, runs, seed, 2)
		if slices.ContainsFunc(all, func(r metrics.Run) bool { return r.Cut }) {
			t.Errorf("seed %d: a run was cut", seed)
		}
		lead, leadError := meanOf(all, func(r metrics.Run) float64 { return r.Lead })
		sum, sumError := meanOf(all, func(r metrics.Run) float64 { return r.Sum })
		if want := f.Time.Work + f.Time.Wait; math.Abs(sum-want) > errors*sumError+1e-9*want {
			t.Errorf("seed %d: work and wait are %g ± %g, expected %g", seed, sum, sumError, want)
		}
		if lead < f.Time.Lead-errors*leadError-1e-9*lead {
			t.Errorf("seed %d: lead time %g ± %g, expected at least %g", seed, lead, leadError, f.Time.Lead)
		}
		most := f.Time.Work + f.Time.Wait
		if f.Time.Exact {
			exact++
			most = f.Time.Lead
		}
		if most > 0 {
			timed++
		}
		if lead > most+errors*leadError+1e-9*lead {
			t.Errorf("seed %d: lead time %g ± %g, expected at most %g", seed, lead, leadError, most)
		}
		rest := 1.0
		for _, e := range f.Time.Ends {
			share, shareError := meanOf(all, func(r metrics.Run) float64 {
				if r.End == e.Node {
					return 1
				}
				return 0
			})
			if math.Abs(share-e.Probability) > errors*max(shareError, 1.0/runs)+1e-9 {
				t.Errorf("seed %d: %g ± %g end at %s, expected %g", seed, share, shareError, e.Node.ID, e.Probability)
			}
			rest -= e.Probability
		}
		if math.Abs(rest-f.Time.NeverEnds) > 1e-9 {
			t.Errorf("seed %d: ends and NeverEnds sum to %g", seed, 1-rest+f.Time.NeverEnds)
		}
	}
	if exact < 100 || timed < 150 {
		t.Errorf("of 200 journeys %d have exact lead times and %d any time at all", exact, timed)
	}
}

// meanOf returns a mean with its standard error.
func meanOf(all []metrics.Run, of func(metrics.Run) float64) (mean, standardError float64) {
	n := float64(len(all))
	for _, r := range all {
		mean += of(r) / n
	}
	for _, r := range all {
		d := of(r) - mean
		standardError += d * d
	}
	return mean, math.Sqrt(standardError / (n - 1) / n)
}
