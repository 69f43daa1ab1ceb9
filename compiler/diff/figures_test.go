package diff_test

import (
	"context"
	"testing"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/metrics"
)

func figures(before, after string) map[string]diff.Figure {
	x, y := read(before), read(after)
	d := diff.Compare(x, y, diff.Options{})
	all := map[string]diff.Figure{}
	opt := metrics.Options{Runs: -1}
	for _, f := range d.Figures(metrics.FiguresOf(context.Background(), x, opt), metrics.FiguresOf(context.Background(), y, opt)) {
		all[f.Key+f.Who+f.Of.Name] = f
	}
	return all
}

// Before: rep has 2 steps of 10 and 30 minutes and a day of waiting, boss 1
// step; two handoffs. After: rep does it all in 20 minutes, with 4 hours of
// waiting.
func TestFigures(t *testing.T) {
	got := figures(cast+`rep opens ticket
  takes 10m
boss signs contract
  waits 1 day
  costs 5 EUR
rep closes file
  takes 30m
customer opens app
  feels angry
succeed`, cast+`rep opens ticket
  takes 20m
rep signs contract
  waits 4h
rep closes file
customer opens app
  feels calm
succeed`)
	for key, want := range map[string]struct {
		before, after float64
		verdict       diff.Verdict
	}{
		"handoffs":            {2, 0, diff.Better},   // rep-boss, boss-rep
		"interactions":        {1, 1, diff.NoChange}, // rep-customer
		"waiting":             {24, 4, diff.Better},
		"work":                {40.0 / 60, 20.0 / 60, diff.Better},
		"steps":               {4, 4, diff.NoChange},
		"costEUR":             {5, 0, diff.Different}, // costs are no longer given
		"mood-lowestCustomer": {-2, 0, diff.Better},
		"workload-stepsRep":   {2, 3, diff.Different},
		"workload-stepsBoss":  {1, 0, diff.Different},
		"workload-hoursRep":   {40.0 / 60, 20.0 / 60, diff.Different},
	} {
		f, ok := got[key]
		if !ok {
			t.Errorf("there is no %s", key)
			continue
		}
		if d := f.Before - want.before; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s was %g, want %g", key, f.Before, want.before)
		}
		if d := f.After - want.after; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s is %g, want %g", key, f.After, want.after)
		}
		if f.Verdict() != want.verdict {
			t.Errorf("%s is %v, want %v", key, f.Verdict(), want.verdict)
		}
	}
}

// Nothing is known about a journey that does not exist, and no change is good
// or bad.
func TestFiguresOfNothing(t *testing.T) {
	for key, f := range figures("", cast+"rep opens ticket\n  takes 5m\nsucceed") {
		if f.Was || !f.Is || f.Before != 0 || f.Verdict() != diff.Different {
			t.Errorf("%s: %+v", key, f)
		}
	}
}
