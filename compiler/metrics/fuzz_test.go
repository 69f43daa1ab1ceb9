package metrics_test

import (
	"context"
	"math"
	"testing"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Whatever a file contains, its figures are finite, and its journey ends or is
// known not to.
func FuzzFigures(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(gen.Random(seed, 30))
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, _ := parser.Parse(context.Background(), source.New("fuzz.journey", text), parser.Options{})
		j, _ := bind.Bind(context.Background(), tree, bind.Options{})
		got := metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: 3})
		sum := got.Time.NeverEnds
		for _, e := range got.Time.Ends {
			sum += e.Probability
		}
		if len(j.Nodes) > 0 && math.Abs(sum-1) > 1e-6 {
			t.Errorf("the probability to end, or not, is %g", sum)
		}
		for _, v := range append(got.Time.Visits, got.Time.Work, got.Time.Wait, got.Time.Lead, got.Simulation.Mean, got.Handoffs.Expected) {
			if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
				t.Fatalf("a figure is %g", v)
			}
		}
	})
}
