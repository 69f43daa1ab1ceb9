package metrics_test

import (
	"reflect"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
)

// Work without a duration differs from work that takes no time: step by step,
// phase by phase, for each participant.
func TestGiven(t *testing.T) {
	_, f := figuresOf(t, `
phase Ask
customer calls rep
  takes 5m
rep files form
core prints form
phase Check
  takes 2h
boss checks form
  waits 1d
boss signs form
phase Pay
rep pays customer
  waits 0m
`, metrics.Options{})
	var got []metrics.Given
	for _, p := range f.Time.Phases {
		got = append(got, p.Given)
	}
	want := []metrics.Given{
		{Work: true, Acts: 2, Timed: 1, Told: 1},             // printing by a system takes nobody's time
		{Work: true, Wait: true, Acts: 2, Timed: 2, Told: 2}, // by the estimate of the phase
		{Wait: true, Acts: 1, Told: 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("phases: got %+v, want %+v", got, want)
	}
	if want := (metrics.Given{Work: true, Wait: true, Acts: 5, Timed: 3, Told: 4}); f.Time.Given != want {
		t.Errorf("journey: got %+v, want %+v", f.Time.Given, want)
	}
	untimed := 0
	for _, a := range f.Time.Assumptions {
		if a.Kind == metrics.Untimed {
			untimed = len(a.Nodes)
		}
	}
	if untimed != 2 { // the rep's two
		t.Errorf("%d steps are untimed, not 2", untimed)
	}
	for _, w := range f.Workload.Participants {
		if want := w.Participant.Name == "customer"; w.Timed > 0 != want {
			t.Errorf("%s has %d timed acts", w.Participant.Name, w.Timed)
		}
	}
	if _, f = figuresOf(t, "rep files form\n  waits 1d", metrics.Options{}); len(f.Time.Assumptions) != 0 {
		t.Errorf("without any work given nothing is assumed of it: %v", f.Time.Assumptions)
	}
}

func TestAssumptions(t *testing.T) {
	_, f := figuresOf(t, `
rep decides Good?
when no
  rep calls customer
    takes 1h..2h
when yes
  rep files form
    waits 2wd
end
rep decides Sure?
when no (10%)
  rep calls boss
when yes
  rep signs contract
    on failure Pen is dry
    end
end
repeat until all is well
  rep files form
end
`, metrics.Options{})
	var kinds []metrics.AssumptionKind
	for _, a := range f.Time.Assumptions {
		kinds = append(kinds, a.Kind)
		places := 1
		if a.Kind == metrics.Untimed {
			places = 4 // all steps but the call
		}
		if len(a.Nodes) != places {
			t.Errorf("assumption %d has %d nodes, not %d", a.Kind, len(a.Nodes), places)
		}
	}
	want := []metrics.AssumptionKind{metrics.EvenShares, metrics.FailuresLeftOut, metrics.RepeatedHalf, metrics.Untimed, metrics.Uniform, metrics.WorkingDays}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("got %v, want %v", kinds, want)
	}
}
