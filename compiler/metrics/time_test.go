package metrics_test

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
)

func TestTimes(t *testing.T) {
	tests := []struct {
		name, text       string
		work, wait, lead float64 // hours
		efficiency       float64
		exact            bool
	}{
		{
			// Work 1/6 + (2+4)/2 + 1/2 = 11/3, wait 24; one after the other.
			"a sequence", `
customer sends form to rep by email via core
  takes 10m
  waits 1 day
rep checks form
  takes 2h..4h
rep calls customer
  takes 30m
succeed Done
`, 11.0 / 3, 24, 11.0/3 + 24, 11.0 / (11 + 72), true},
		{
			// 1 + 0.25·2 = 1.5 of work; 0.75·8 = 6 of waiting.
			"a decision", `
rep checks form
  takes 1h
rep decides Complete?
when no (25%)
  rep calls customer
    takes 2h
when yes
  rep files form
    waits 8h
end
`, 1.5, 6, 7.5, 0.2, true},
		{
			// No shares: half each. 0.5·2 + 0.5·4 = 3.
			"a decision without shares", `
rep decides Complete?
when no
  rep calls customer
    takes 2h
when yes
  rep files form
    takes 4h
end
`, 3, 0, 3, 1, true},
		{
			// In parallel: 3 + 1 = 4 and 5; the longer one is never under 5,
			// the other never over it. Work 3 + 5, wait 1; in the longer branch
			// everything is work.
			"branches of which one is surely longer", `
together
  rep checks form
    takes 2h..4h
    waits 1h
and
  boss reviews claim
    takes 5h
end
`, 8, 1, 5, 1, true},
		{
			// Expected 4 and 4, but the first is between 3 and 5: the longest
			// is expected to take 4.25, the longest expectation is 4.
			"branches of which either may be longer", `
together
  rep checks form
    takes 2h..4h
    waits 1h
and
  boss reviews claim
    takes 4h
end
`, 7, 1, 4, 0.75, false},
		{
			// A fifth comes back: 1/(1-0.2) = 1.25 times. 1.25·(2 + 4) = 7.5.
			"rework", `
check: rep checks form
  takes 2h
  waits 4h
rep decides Good?
when no (20%)
  go to check
end
`, 2.5, 5, 7.5, 1.0 / 3, true},
		{
			// Rework in rework: the inner loop runs 1/(1-0.5) = 2 times each time, the
			// outer one 1/(1-0.2) = 1.25 times. Work 1.25·(1 + 2·3) = 8.75.
			"rework within rework", `
outer: rep checks form
  takes 1h
inner: rep calls boss
  takes 3h
rep decides Reached?
when no (50%)
  go to inner
end
rep decides Good?
when no (20%)
  go to outer
end
`, 8.75, 0, 8.75, 1, true},
		{
			// 3·1 of work; the wait after the end belongs to the block: once.
			"repeat N times", `
repeat 3 times
  rep calls customer
    takes 1h
end
  waits 6h
`, 3, 6, 9, 1.0 / 3, true},
		{
			// Back every other time: twice on average. 2·1 + 6.
			"repeat until", `
repeat until the customer answers
  rep calls customer
    takes 1h
end
  waits 6h
`, 2, 6, 8, 0.25, true},
		{
			// Half leave in each pass: 1 + 1/2 + 1/4 = 1.75 calls; 1/8 reach
			// the end: 1.75·4 + 0.125·8 = 8.
			"a way out of repeat N times", `
repeat 3 times
  rep calls customer
    takes 4h
  rep decides Reached?
  when yes (50%)
    succeed Reached
  end
end
rep writes letter to customer
  takes 8h
fail Not reached
`, 8, 0, 8, 1, true},
		{
			// Half enter at the second step of the first pass, the second pass
			// is complete: checks 0.5 + 1 = 1.5, prints 2. 1.5·4 + 2·1 = 8.
			"a way into repeat N times", `
rep decides Known?
when yes (50%)
  go to second
end
repeat 2 times
  rep checks order
    takes 4h
  second: rep prints label
    takes 1h
end
`, 8, 0, 8, 1, true},
		{
			// 2·(1 + 3·2) = 14.
			"repeat within repeat", `
repeat 2 times
  rep opens ticket
    takes 1h
  repeat 3 times
    rep calls customer
      takes 2h
  end
end
`, 14, 0, 14, 1, true},
		{
			// 10 % fail and return after the step: 2 + 0.1·24 = 4.4.
			"a failure with a share", `
rep blocks card via core
  takes 2h
  on failure "Core is down" (10%)
    rep calls boss
      waits 1 day
  end
`, 2, 2.4, 4.4, 2 / 4.4, true},
		{
			// No share, so it never fails.
			"a failure without a share", `
rep blocks card via core
  takes 2h
  on failure "Core is down"
    rep calls boss
      waits 1 day
  end
`, 2, 0, 2, 1, true},
		{
			// 10 % are retried: 2/(1-0.1).
			"a failure that tries again", `
block: rep blocks card via core
  takes 2h
  on failure "Core is down" (10%)
    go to block
  end
`, 2 / 0.9, 0, 2 / 0.9, 1, true},
		{
			// Both branches run. Lead: the longer, 6. Then half continue, for 2
			// more.
			"a branch that ends the journey", `
together
  rep checks form
    takes 6h
  rep decides Fraud?
  when yes (50%)
    fail Fraud
  end
and
  boss reviews claim
    takes 3h
end
rep signs contract
  takes 2h
succeed Signed
`, 10, 0, 7, 1, true},
		{
			// Five working days are a week: 7·24 = 168.
			"working days", `
rep sends letter to customer
  waits 5wd
`, 0, 168, 168, 0, true},
		{
			// No step has a duration, so the phase does: 8, once. One has a
			// wait, so the phase's wait does not count.
			"the estimate of a phase", `
phase Verify
takes 8h
waits 3 days
rep checks form
rep calls customer
  waits 1h
`, 8, 1, 9, 8.0 / 9, true},
		{
			// It reaches the trap, and what comes then is unknown.
			"a journey that never ends", `
rep checks form
  takes 1h
round: rep calls customer
  takes 2h
rep calls boss
  takes 4h
go to round
`, 3, 0, 3, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, f := figuresOf(t, tt.text, metrics.Options{})
			near(t, "work", f.Time.Work, tt.work)
			near(t, "wait", f.Time.Wait, tt.wait)
			near(t, "lead time", f.Time.Lead, tt.lead)
			near(t, "efficiency", f.Time.Efficiency, tt.efficiency)
			if f.Time.Exact != tt.exact {
				t.Errorf("exact is %v", f.Time.Exact)
			}
			if !f.Time.Given.Any() {
				t.Error("no times are given")
			}
		})
	}
}

// Two parallel branches, one of 3 to 5 hours, one of 4: the longest is expected
// to take E max(U, 4) = 4 + ½·½ = 4.25, because U is over 4 in half of the
// cases, then by half an hour on average. Bound: 4 standard errors.
func TestSimulationKnowsTheLongestOfBranches(t *testing.T) {
	j := compile(t, people+`
together
  rep checks form
    takes 2h..4h
    waits 1h
and
  boss reviews claim
    takes 4h
end
`)
	o := metrics.FiguresOf(context.Background(), j, metrics.Options{}).Simulation
	if bound := 4 * o.Deviation / math.Sqrt(float64(o.Runs)); math.Abs(o.Mean-4.25) > bound {
		t.Errorf("mean %g, want 4.25 ± %g", o.Mean, bound)
	}
	near(t, "median", o.P50, 4) // half of the runs take exactly 4
}

// One step of 0 to 100 hours, each length equally likely: quantiles are 50, 90
// and 99, the deviation 100/√12. The standard error of the quantile q of n
// runs is 100·√(q(1-q)/n): 0.5, 0.3 and 0.1; bound: 4 of them.
func TestQuantiles(t *testing.T) {
	j := compile(t, people+"rep checks form\n  takes 0h..100h\n")
	o := metrics.FiguresOf(context.Background(), j, metrics.Options{Seed: 7}).Simulation
	if o.Runs != metrics.DefaultRuns || o.Seed != 7 || o.Cut != 0 {
		t.Errorf("got %+v", o)
	}
	for _, q := range []struct{ got, want, bound float64 }{
		{o.P50, 50, 2}, {o.P90, 90, 1.2}, {o.P99, 99, 0.4}, {o.Longest, 100, 0.1}, {o.Deviation, 100 / math.Sqrt(12), 0.6},
	} {
		if math.Abs(q.got-q.want) > q.bound {
			t.Errorf("got %g, want %g ± %g", q.got, q.want, q.bound)
		}
	}
}

func TestEnds(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			// 0.2 fail at once; of the rest, 0.1 fail later: 0.08; 0.72 succeed.
			"by shares", `
rep decides Good?
when no (20%)
  fail Rejected
end
rep blocks card via core
  on failure "Core is down" (10%)
    fail Broken
  end
succeed Done
`, "Done 0.72, Rejected 0.2, Broken 0.08"},
		{
			// Geometric: in each round 0.5 are done, 0.1 give up, 0.4 repeat.
			// So 0.5/0.6 are done in the end.
			"of a loop", `
again: rep calls customer
rep decides Reached?
when yes (50%)
  succeed Done
when never (10%)
  fail Given up
otherwise
  go to again
end
`, "Done 0.833333, Given up 0.166667"},
		{
			// Both branches run to their ends; the first in the text decides:
			// 0.5 go one way, of the other half 0.5 the other, and the rest
			// continue.
			"of branches side by side", `
together
  rep decides Fraud?
  when yes (50%)
    fail Fraud
  end
and
  boss decides Too late?
  when yes (50%)
    fail Too late
  end
end
succeed Done
`, "Fraud 0.5, Too late 0.25, Done 0.25"},
		{
			"where it runs out", `
rep decides Good?
when no (20%)
  fail Rejected
end
rep signs contract
`, "end 0.8, Rejected 0.2"},
		{
			// 0.3 go into a loop without an exit.
			"never", `
rep decides Good?
when no (30%)
  round: rep calls boss
  boss calls rep
  go to round
end
succeed Done
`, "Done 0.7, never 0.3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, f := figuresOf(t, tt.text, metrics.Options{})
			var got []string
			for _, e := range f.Time.Ends {
				name := e.Node.Text
				if e.Node.Kind == model.EndNode {
					name = "end"
				}
				got = append(got, fmt.Sprintf("%s %.6g", name, e.Probability))
			}
			if f.Time.NeverEnds > 0 {
				got = append(got, fmt.Sprintf("never %.6g", f.Time.NeverEnds))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
		})
	}
}

// Find: work 1, wait 23, lead 24. Decide: in parallel 8 and 2+1; work 10, wait
// 1, lead 8, all of it work.
func TestPhaseTimes(t *testing.T) {
	j, f := figuresOf(t, `
phase Find
customer searches page
  takes 1h
  waits 23h
phase Decide
together
  rep checks form
    takes 8h
and
  boss reviews claim
    takes 2h
    waits 1h
end
phase Close
succeed Done
`, metrics.Options{})
	want := []metrics.PhaseTime{
		{Phase: j.Phases[0], Given: metrics.Given{Work: true, Wait: true, Acts: 1, Timed: 1, Told: 1}, Work: 1, Wait: 23, Lead: 24, Efficiency: 1.0 / 24},
		{Phase: j.Phases[1], Given: metrics.Given{Work: true, Wait: true, Acts: 2, Timed: 2, Told: 2}, Work: 10, Wait: 1, Lead: 8, Efficiency: 1},
		{Phase: j.Phases[2]},
	}
	if !reflect.DeepEqual(f.Time.Phases, want) {
		t.Errorf("got %+v", f.Time.Phases)
	}
	if got := metrics.PhaseTimes(j); !reflect.DeepEqual(got, want) {
		t.Errorf("PhaseTimes is %+v", got)
	}
}

// Nothing waits for the boss forever, although nothing says that this is
// unlikely. The likelier branch is yes; the second parallel branch takes
// longer, 2·3 = 6 over 5; going back does not count.
func TestCriticalPath(t *testing.T) {
	_, f := figuresOf(t, `
begin: rep opens ticket
rep decides Lost?
when yes
  lost: rep calls boss
  go to lost
end
rep decides Good?
when no (30%)
  go to begin
when yes
  rep files form
    takes 1h
end
together
  rep checks form
    takes 5h
and
  repeat 2 times
    boss reviews claim
      takes 3h
  end
end
rep calls customer
  waits 1h
succeed Done
`, metrics.Options{})
	var got []string
	for _, p := range f.Time.Critical {
		name := p.Node.Action
		if p.Node.Kind != model.StepNode {
			name = p.Node.Text
		}
		got = append(got, fmt.Sprintf("%s %d×(%g+%g)", name, p.Times, p.Work, p.Wait))
	}
	want := "opens ticket 1×(0+0), Lost? 1×(0+0), Good? 1×(0+0), files form 1×(1+0), reviews claim 2×(3+0), calls customer 1×(0+1), Done 1×(0+0)"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

// 20 % go back: 1.25 times 2 EUR, and because the phase starts again, 1.25
// times 10.
func TestCosts(t *testing.T) {
	_, f := figuresOf(t, `
phase Ask
costs 10 EUR
again: customer sends letter to rep
  costs 2 EUR
rep decides Good?
  costs 1
when no (20%)
  go to again
end
repeat 3 times
  rep calls customer
    costs 4 credits
end
`, metrics.Options{})
	want := []struct {
		Unit   string
		Amount float64
	}{{"EUR", 15}, {"", 1.25}, {"credits", 12}}
	for i, c := range f.Time.Costs {
		if i >= len(want) || c.Unit.Name != want[i].Unit || math.Abs(c.Amount-want[i].Amount) > 1e-9 {
			t.Errorf("got %+v, want %+v", f.Time.Costs, want)
			break
		}
	}
}

// Waits: the customer's 24, rep's 8 (in the phase Check, before boss acts) and
// 2 on boss's step, in which rep waits, before the customer acts.
func TestWhatIf(t *testing.T) {
	j := compile(t, people+`
phase Ask
customer sends letter to rep
  waits 1 day
phase Check
rep asks boss for help
  waits 8h
boss signs contract
  rep waits 2h
repeat 1 times
  customer signs contract
end
`)
	customer, rep, boss := j.Participants[0], j.Participants[1], j.Participants[2]
	for _, tt := range []struct {
		name    string
		without metrics.Waits
		wait    float64
	}{
		{"all", metrics.Waits{}, 34},
		{"none", metrics.Waits{All: true}, 0},
		{"without the customer's", metrics.Waits{Of: []*model.Participant{customer}}, 10},
		{"without rep's", metrics.Waits{Of: []*model.Participant{rep}}, 24},
		{"without boss's", metrics.Waits{Of: []*model.Participant{boss}}, 34},
		{"without those for boss", metrics.Waits{Before: []*model.Participant{boss}}, 26},
		{"without those for rep", metrics.Waits{Before: []*model.Participant{rep}}, 10},
		{"without those for the customer", metrics.Waits{Before: []*model.Participant{customer}}, 32},
		{"without those of Check", metrics.Waits{In: j.Phases[1:]}, 24},
	} {
		f := metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1, Without: tt.without})
		near(t, tt.name, f.Time.Wait, tt.wait)
		near(t, tt.name+": lead time", f.Time.Lead, tt.wait)
	}
}
