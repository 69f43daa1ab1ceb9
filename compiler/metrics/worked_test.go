package metrics_test

import (
	"context"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
)

// A whole journey calculated on paper: rework, parallel branches of uncertain
// length, working days, and two ends.
func TestWorkedByHand(t *testing.T) {
	j := compile(t, `
applicant is a customer
officer is a rep
council is a team
neighbour is a third party
portal is a system used by applicant, officer
phase Apply
form: applicant submits plans to officer via portal
  takes 3h
officer checks plans
  takes 2h
  waits 5wd
officer decides "Complete?"
when no (40%)
  officer asks applicant for drawings by email via portal
    takes 15m
    waits 2w
  go to form
when yes (60%)
end
phase Consult
together
  officer informs neighbour about plans by letter
    takes 1h
    waits 3w
  neighbour sends objection to officer by letter
    takes 30m
and
  council discusses plans
    takes 4h
    waits 1w..4w
end
phase Decide
officer writes report for council
  takes 1d
council decides "Grant?"
when yes (75%)
  officer sends permit to applicant by letter
    waits 3 days
  succeed Granted
when no (25%)
  officer sends refusal to applicant by letter
    waits 3 days
  fail Refused
end
`)
	f := metrics.FiguresOf(context.Background(), j, metrics.Options{})

	// The form is filled in 1/(1-0.4) = 5/3 times, the question asked 2/3
	// times.
	near(t, "work of Apply", f.Time.Phases[0].Work, 5.0/3*(3+2)+2.0/3*0.25)
	near(t, "waits of Apply", f.Time.Phases[0].Wait, 24*(5.0/3*7+2.0/3*14)) // 5wd are 7 days
	near(t, "work of Consult", f.Time.Phases[1].Work, 1+0.5+4)
	near(t, "waits of Consult", f.Time.Phases[1].Wait, 24*(21+17.5))
	// The letters take 21 days and 1.5 h; the council 17.5 days and 4 h, on average.
	near(t, "lead time of Consult", f.Time.Phases[1].Lead, 24*21+1.5)
	near(t, "efficiency of Decide", f.Time.Phases[2].Efficiency, 24.0/96)
	apply := 24*21 + 8.5
	near(t, "lead time", f.Time.Lead, apply+(24*21+1.5)+96)
	near(t, "efficiency", f.Time.Efficiency, (8.5+1.5+24)/(apply+505.5+96))

	// But if the council takes longer than 21 days and 1.5 h, the case waits
	// for it: of 21 days between 7 and 28 the last 28-(21+1.5/24-4/24), and
	// half of that on average.
	if f.Time.Exact {
		t.Error("the lead time is told to be exact")
	}
	over := 28 - (21 + 1.5/24 - 4.0/24)
	mean := f.Time.Lead + 24*over/21*over/2
	if off := f.Lead() - mean; off > 4.5*f.Simulation.Deviation/100 || off < -4.5*f.Simulation.Deviation/100 {
		t.Errorf("the simulated mean is %g h, not about %g", f.Lead(), mean)
	}
	// Of the 60% that are complete at first, five sixths make half of all: the
	// council takes up to 7 + 21·5/6 days and 4 h, with 7 days and 5 h before
	// that and 4 days after it.
	if p50 := 7 + 21*5.0/6 + 7 + 5.0/24 + 4.0/24 + 4; f.Simulation.P50/24 < p50-0.5 || f.Simulation.P50/24 > p50+0.5 {
		t.Errorf("half are done after %g days, not about %g", f.Simulation.P50/24, p50)
	}

	// applicant>officer, officer>applicant, officer>council twice, officer>neighbour,
	// neighbour>officer, council>officer three times; three arcs stay with the officer.
	h := f.Handoffs
	if h.Count != 7 || h.Interactions != 2 || h.Arcs != 12 {
		t.Errorf("%d handoffs and %d interactions of %d, not 7 and 2 of 12", h.Count, h.Interactions, h.Arcs)
	}
	near(t, "handoffs in one case", h.Expected, 2+1+1+1+1)
	near(t, "interactions in one case", h.ExpectedInteractions, 5.0/3+2.0/3)

	// Acts are 1, 7, 2 and 1, with the mean 2.75.
	near(t, "Gini", f.Workload.Steps.Gini, 19.0/44) // -3·1 - 1·1 + 1·2 + 3·7 of 4·11
	near(t, "variation, squared", f.Workload.Steps.Variation*f.Workload.Steps.Variation, 24.75/4/(2.75*2.75))

	// Without the waits of the officer the council is slowest.
	f = metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1, Without: metrics.Waits{Of: j.Participants[1:2]}})
	near(t, "lead time without the officer's waits", f.Time.Lead, 8.5+(24*17.5+4)+24)
}
