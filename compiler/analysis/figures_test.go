package analysis_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
)

// figuresOf are the figures of a text behind the usual declarations, without
// simulation.
func figuresOf(t testing.TB, text string, opt analysis.Options) (*model.Journey, *analysis.Figures) {
	t.Helper()
	opt.Runs = -1
	j := compile(t, people+text)
	return j, analysis.FiguresOf(j, opt)
}

// near reports a figure that is not the one worked out by hand.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s is %.12g, want %.12g", what, got, want)
	}
}

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
			// Nobody says how many: half each. 0.5·2 + 0.5·4 = 3.
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
			// Side by side: 3 + 1 = 4 and 5; the longer one is never under 5, the
			// other never over it. Work 3 + 5, wait 1; in the longer branch all is work.
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
			// Expected 4 and 4, but the first lies between 3 and 5: the longest is
			// expected to take 4.25, the longest expectation is 4.
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
			// 3·1 of work; the wait behind the end belongs to the block: once.
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
			// Half leave in each pass: 1 + 1/2 + 1/4 = 1.75 calls; 1/8 get to the end:
			// 1.75·4 + 0.125·8 = 8.
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
			// Half come in at the second step of the first pass, the second pass is
			// whole: checks 0.5 + 1 = 1.5, prints 2. 1.5·4 + 2·1 = 8.
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
			// 10 % fail and come back behind the step: 2 + 0.1·24 = 4.4.
			"a failure with a share", `
rep blocks card via core
  takes 2h
  on failure "Core is down" (10%)
    rep calls boss
      waits 1 day
  end
`, 2, 2.4, 4.4, 2 / 4.4, true},
		{
			// Nobody says how often it fails: never.
			"a failure without a share", `
rep blocks card via core
  takes 2h
  on failure "Core is down"
    rep calls boss
      waits 1 day
  end
`, 2, 0, 2, 1, true},
		{
			// 10 % are tried again: 2/(1-0.1).
			"a failure that tries again", `
block: rep blocks card via core
  takes 2h
  on failure "Core is down" (10%)
    go to block
  end
`, 2 / 0.9, 0, 2 / 0.9, 1, true},
		{
			// Both branches run. Lead: the longer, 6. Then half go on, for 2 more.
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
			// No step says how long it works, so the phase does: 8, once. One says how
			// long it waits, so the phase's wait does not count.
			"the estimate of a phase", `
phase Verify
takes 8h
waits 3 days
rep checks form
rep calls customer
  waits 1h
`, 8, 1, 9, 8.0 / 9, true},
		{
			// It gets to the trap, and nothing is known of what comes then.
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
			_, f := figuresOf(t, tt.text, analysis.Options{})
			near(t, "work", f.Time.Work, tt.work)
			near(t, "wait", f.Time.Wait, tt.wait)
			near(t, "lead time", f.Time.Lead, tt.lead)
			near(t, "efficiency", f.Time.Efficiency, tt.efficiency)
			if f.Time.Exact != tt.exact {
				t.Errorf("exact is %v", f.Time.Exact)
			}
			if !f.Time.Given {
				t.Error("no times are given")
			}
		})
	}
}

// Two branches side by side, one of 3 to 5 hours, one of 4: the longest is
// expected to take E max(U, 4) = 4 + ½·½ = 4.25, as U is over 4 in half of the
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
	o := analysis.FiguresOf(j, analysis.Options{}).Outlook
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
	o := analysis.FiguresOf(j, analysis.Options{Seed: 7}).Outlook
	if o.Runs != analysis.DefaultRuns || o.Seed != 7 || o.Cut != 0 {
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
			// Geometric: of each round 0.5 are done, 0.1 give up, 0.4 go round. So 0.5/0.6
			// are done in the end.
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
			// Both branches run to their ends; the first in the text decides: 0.5 go one
			// way, of the other half 0.5 the other, and the rest go on.
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
			// 0.3 go into a loop that has no way out.
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
			_, f := figuresOf(t, tt.text, analysis.Options{})
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

func TestHandoffs(t *testing.T) {
	tests := []struct {
		name, text, want string
		arcs             int
		expected         float64
	}{
		{
			// rep → rep stays; rep → boss, boss → rep: 2 of 3 arcs.
			"a sequence", `
rep opens ticket
rep checks form
boss reviews claim
rep calls customer
`, "rep>boss 1 (1), boss>rep 1 (1)", 3, 2},
		{
			// The next lines of a decision follow each of its branches: boss → customer and
			// rep → customer. The decision itself is boss's: boss → rep.
			// Expected: 0.25 of each on the way with rep, 0.75 on the other.
			"branches of a decision", `
boss decides Good?
when no (25%)
  rep calls boss
when yes
  boss signs contract
end
customer signs contract
`, "rep>customer 1 (0.25), boss>customer 1 (0.75), boss>rep 1 (0.25)", 4, 1.25},
		{
			// Nothing goes between branches that run side by side. To each of the two
			// from rep, and back from each: 4, all of them once in each journey.
			"branches side by side", `
rep opens ticket
together
  boss reviews claim
and
  customer signs contract
end
rep files form
`, "customer>rep 1 (1), rep>customer 1 (1), rep>boss 1 (1), boss>rep 1 (1)", 4, 4},
		{
			// Both branches end with boss: one handoff where they meet.
			"branches of one owner", `
rep opens ticket
together
  boss reviews claim
and
  boss signs contract
end
rep files form
`, "rep>boss 2 (2), boss>rep 1 (1)", 3, 3},
		{
			// In the loop boss → rep (the way back) and rep → boss; in from customer, out
			// to customer. Twice round: rep → boss twice, boss → rep once.
			"a loop", `
customer signs contract
repeat until all is well
  rep checks form
  boss reviews claim
end
customer signs contract
`, "customer>rep 1 (1), rep>boss 1 (2), boss>customer 1 (1), boss>rep 1 (1)", 4, 5},
		{
			// The loop begins with a fork. From it come rep and customer, each time
			// round; into it come boss from before, and rep and customer from the way
			// back, together: 2 from boss (1), rep → customer and customer → rep (2
			// passes have 2 ways back).
			"a way back to a fork", `
boss signs contract
repeat 3 times
  together
    rep checks form
  and
    customer signs contract
  end
end
`, "customer>rep 1 (2), rep>customer 1 (2), boss>customer 1 (1), boss>rep 1 (1)", 6, 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, f := figuresOf(t, tt.text, analysis.Options{})
			var got []string
			sum := 0
			for _, h := range f.Handoffs.Matrix {
				got = append(got, fmt.Sprintf("%s>%s %d (%g)", h.From.Name, h.To.Name, h.Count, h.Expected))
				sum += h.Count
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
			if f.Handoffs.Count != sum || f.Handoffs.Arcs != tt.arcs {
				t.Errorf("%d handoffs of %d arcs, want %d of %d", f.Handoffs.Count, f.Handoffs.Arcs, sum, tt.arcs)
			}
			near(t, "expected handoffs", f.Handoffs.Expected, tt.expected)
		})
	}
}

// rep has 3 acts, boss 2, customer 1; core is a system and no part of the
// spread. Mean 2, pairs differ by 1, 2 and 1: Gini 2·(1+2+1)/(2·3²·2) = 2/9;
// variance (1+0+1)/3: variation √(2/3)/2.
//
// Hours: rep 1 + 0.5·4 = 3, boss 1, customer 0 of 4. Mean 4/3, pairs differ by
// 2, 3, 1: Gini 2·6/(2·9·4/3) = 1/2. Variance ((5/3)²+(1/3)²+(4/3)²)/3 = 14/9:
// variation √(14/9)/(4/3) = √14/4.
func TestWorkload(t *testing.T) {
	j, f := figuresOf(t, `
customer signs contract
rep checks form
  takes 1h
rep decides Good?
when no (50%)
  rep calls customer
    takes 4h
when yes
  boss signs contract
end
boss reviews claim
  takes 1h
core sends form to customer by email
  takes 1m
  waits 9h
`, analysis.Options{})
	w := f.Workload
	near(t, "Gini of steps", w.Steps.Gini, 2.0/9)
	near(t, "variation of steps", w.Steps.Variation, math.Sqrt(2.0/3)/2)
	near(t, "Gini of hours", w.Hours.Gini, 0.5)
	near(t, "variation of hours", w.Hours.Variation, math.Sqrt(14)/4)
	rep := w.Participants[1]
	if rep.Participant.Name != "rep" || rep.Acts != 3 {
		t.Errorf("got %+v", rep)
	}
	near(t, "rep's share of acts", rep.ActShare, 3.0/7)
	near(t, "rep's expected acts", rep.Expected, 2.5)
	near(t, "rep's hours", rep.Hours, 3)
	near(t, "rep's share of hours", rep.HourShare, 3/(4+1.0/60))
	if got := analysis.WorkloadsOf(j); !reflect.DeepEqual(got, w) {
		t.Errorf("WorkloadsOf is %+v", got)
	}
}

// Find: work 1, wait 23, lead 24. Decide: side by side 8 and 2+1; work 10,
// wait 1, lead 8, all of it work.
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
`, analysis.Options{})
	want := []analysis.PhaseTime{
		{Phase: j.Phases[0], Work: 1, Wait: 23, Lead: 24, Efficiency: 1.0 / 24},
		{Phase: j.Phases[1], Work: 10, Wait: 1, Lead: 8, Efficiency: 1},
		{Phase: j.Phases[2]},
	}
	if !reflect.DeepEqual(f.Time.Phases, want) {
		t.Errorf("got %+v", f.Time.Phases)
	}
	if got := analysis.PhaseTimes(j); !reflect.DeepEqual(got, want) {
		t.Errorf("PhaseTimes is %+v", got)
	}
}

// Nothing waits for the boss for ever, though nobody says that it is unlikely.
// The likelier way is yes; of the branches side by side the second takes
// longer, 2·3 = 6 over 5; the way back counts for nothing.
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
`, analysis.Options{})
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

// 20 % go back: 1.25 times 2 EUR, and with the phase begun again, 1.25 times 10.
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
`, analysis.Options{})
	want := []analysis.Cost{{Unit: "EUR", Amount: 15}, {Unit: "", Amount: 1.25}, {Unit: "credits", Amount: 12}}
	for i, c := range f.Time.Costs {
		if i >= len(want) || c.Unit != want[i].Unit || math.Abs(c.Amount-want[i].Amount) > 1e-9 {
			t.Errorf("got %+v, want %+v", f.Time.Costs, want)
			break
		}
	}
}

// Waits: the customer's 24, rep's 8 (in the phase Check, before boss acts) and
// boss's 2, of which rep waits, before the customer acts.
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
		without analysis.Waits
		wait    float64
	}{
		{"all", analysis.Waits{}, 34},
		{"none", analysis.Waits{All: true}, 0},
		{"without the customer's", analysis.Waits{Of: []*model.Participant{customer}}, 10},
		{"without rep's", analysis.Waits{Of: []*model.Participant{rep}}, 24},
		{"without boss's", analysis.Waits{Of: []*model.Participant{boss}}, 34},
		{"without those for boss", analysis.Waits{Before: []*model.Participant{boss}}, 26},
		{"without those for rep", analysis.Waits{Before: []*model.Participant{rep}}, 10},
		{"without those for the customer", analysis.Waits{Before: []*model.Participant{customer}}, 32},
		{"without those of Check", analysis.Waits{In: j.Phases[1:]}, 24},
	} {
		f := analysis.FiguresOf(j, analysis.Options{Runs: -1, Without: tt.without})
		near(t, tt.name, f.Time.Wait, tt.wait)
		near(t, tt.name+": lead time", f.Time.Lead, tt.wait)
	}
}

func TestCounts(t *testing.T) {
	j, f := figuresOf(t, `
phase Ask
customer searches page
  feels annoyed
customer emails rep about lamp via core
  pain Nobody answers
  pain It takes a week
  idea Answer at once
  feels worried
rep calls customer
  moment of truth
  on failure Nobody answers
    rep writes letter to customer
  end
phase Decide
rep asks boss for help by email
boss decides Good?
when no
  rep calls customer
    pain Bad news
    feels angry "Why?"
when yes
  core sends SMS to customer
    feels relieved
end
customer visits rep at "Shop"
succeed Done
`, analysis.Options{})
	type counts struct{ steps, decisions, outcomes, touchpoints, inside int }
	// Steps: 3, the letter in the failure, ask, call, SMS, visit: 8. All but the
	// search and the question to boss touch the customer: 6.
	if got := (counts{f.Steps, f.Decisions, f.Outcomes, f.Touchpoints, f.Inside}); got != (counts{8, 1, 1, 6, 1}) {
		t.Errorf("got %+v", got)
	}
	// On: two emails and the SMS; off: two calls, the letter and the visit; the
	// search says nothing.
	if got := f.Screen; got != (analysis.Screen{On: 3, Off: 4, Unsaid: 1}) {
		t.Errorf("got %+v", got)
	}
	var uses []string
	for _, c := range f.Channels {
		uses = append(uses, fmt.Sprintf("%s %d (%g)", c.Channel.ID, c.Steps, c.Expected))
	}
	// The letter stands in a failure that nobody gives a share; of the branches
	// each has half.
	if got, want := strings.Join(uses, ", "), "email 2 (2), phone 2 (1.5), letter 1 (0), sms 1 (0.5), in-person 1 (1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if s := f.Systems; len(s) != 1 || s[0].Steps != 2 || s[0].Expected != 1.5 {
		t.Errorf("got %+v", s)
	}
	// The letter is how the failure is put right: 5 touchpoints could fail.
	if c := f.Failures; c.All != 5 || c.Covered != 1 || len(c.Missing) != 4 {
		t.Errorf("failure paths: %+v", c)
	}
	if c := f.Pains; c.All != 3 || c.Covered != 2 || len(c.Missing) != 1 {
		t.Errorf("pains: %+v", c)
	}
	if len(f.Truths) != 1 || f.Truths[0].Verb != "calls" {
		t.Errorf("moments of truth: %v", f.Truths)
	}
	// Annoyed and worried are -1, angry is -2, relieved +1.
	m := f.Moods[0]
	want := []analysis.PhaseMood{{Phase: j.Phases[0], Mean: -1, Lowest: -1, Count: 2}, {Phase: j.Phases[1], Mean: -0.5, Lowest: -2, Count: 2}}
	if len(f.Moods) != 1 || !reflect.DeepEqual(m.Phases, want) || m.Lowest != -2 || len(m.At) != 1 || m.At[0].Phase != j.Phases[1] {
		t.Errorf("got %+v", f.Moods)
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
`, analysis.Options{})
	var kinds []analysis.AssumptionKind
	for _, a := range f.Time.Assumptions {
		kinds = append(kinds, a.Kind)
		if len(a.Nodes) != 1 {
			t.Errorf("assumption %d has %d nodes", a.Kind, len(a.Nodes))
		}
	}
	want := []analysis.AssumptionKind{analysis.EvenShares, analysis.FailuresLeftOut, analysis.RepeatedHalf, analysis.Uniform, analysis.WorkingDays}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("got %v, want %v", kinds, want)
	}
}

func TestFiguresOfNothing(t *testing.T) {
	for _, text := range []string{"", people, "journey Empty\n"} {
		f := analysis.FiguresOf(compile(t, text), analysis.Options{})
		if f.Time.Given || f.Outlook.Runs != 0 || f.Time.Lead != 0 {
			t.Errorf("%q: %+v", text, f)
		}
	}
	analysis.FiguresOf(&model.Journey{}, analysis.Options{})
}

// Neither the machine nor how much runs at once matters: the very digits
// stand here.
func TestSimulationIsTheSameEverywhere(t *testing.T) {
	j := generated(t, 3)
	one := analysis.Simulate(j, analysis.Waits{}, 500, 1, 1)
	for _, workers := range []int{2, 7} {
		if got := analysis.Simulate(j, analysis.Waits{}, 500, 1, workers); !reflect.DeepEqual(got, one) {
			t.Errorf("%d workers make a difference", workers)
		}
	}
	if got := analysis.Simulate(j, analysis.Waits{}, 100, 1, 1); !reflect.DeepEqual(got, one[:100]) {
		t.Error("how many runs there are makes a difference to the first ones")
	}
	o := analysis.FiguresOf(big(t, 100), analysis.Options{Runs: 1000, Seed: 42}).Outlook
	if got, want := fmt.Sprintf("%x %x %x %x", o.Mean, o.P50, o.P90, o.P99), "0x1.9f41f6104add2p+10 0x1.5a17138dcdce8p+10 0x1.7a865efb8eb61p+11 0x1.34dfe79e2d429p+12"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRunsAreBounded(t *testing.T) {
	j := compile(t, people+`
repeat 1000 times
  repeat 1000 times
    repeat 1000 times
      rep calls customer
        takes 1m
    end
  end
end
`)
	f := analysis.FiguresOf(j, analysis.Options{Runs: 1_000_000_000})
	near(t, "work", f.Time.Work, 1e9/60)
	if o := f.Outlook; o.Runs == 0 || o.Runs > 1000 || o.Cut != o.Runs {
		t.Errorf("got %+v", o)
	}
}

// What grows past all bounds is still a number.
func TestFiguresAreFinite(t *testing.T) {
	var b strings.Builder
	b.WriteString(people)
	b.WriteString(strings.Repeat("repeat 1000000 times\n", 150))
	b.WriteString("rep calls customer\n  takes 900y\n  costs 1000000 EUR\n")
	b.WriteString(strings.Repeat("end\n", 150))
	text := strings.Replace(b.String(), "900y", "10000w", 1)
	f := analysis.FiguresOf(compile(t, text), analysis.Options{Runs: 10})
	for _, v := range []float64{f.Time.Work, f.Time.Lead, f.Time.Costs[0].Amount, f.Workload.Participants[1].Hours, f.Outlook.Mean} {
		if math.IsNaN(v) || math.IsInf(v, 0) || v <= 0 {
			t.Errorf("got %g", v)
		}
	}
	for _, v := range f.Time.Visits {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("got %g visits", v)
		}
	}
}

func TestChannelChanges(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			// email, phone, phone, core (through it, without a channel), email. What rep
			// writes in between moves nobody.
			"one after the other", `
customer emails rep about lamp via core
rep calls customer
rep writes letter to customer
customer calls rep
customer reports lamp to rep via core
customer emails rep about lamp via core
`, "3 ways, 3 changes: calls, reports, emails"},
		{
			// Of the branches the second has the change; both lead to another.
			"branches do not add up", `
customer emails rep about lamp via core
rep decides Good?
when yes
  rep emails customer about lamp
when no
  rep calls customer
end
customer visits rep
`, "3 ways, 2 changes: calls, visits"},
		{
			// After the branch by phone the letter is a change, after that by letter the
			// phone was: 1; then the call is a change after the letter alone: 2.
			"the better of two ways that are as good", `
customer emails rep about lamp via core
rep decides Good?
when yes
  rep calls customer
when no
  customer sends letter to rep
end
customer calls rep
`, "3 ways, 2 changes: sends, calls"},
		{"what few see", `
customer emails rep about lamp via core
rep decides Good?
when no (5%)
  rep calls customer
when yes
  rep emails customer about lamp
end
`, "1 ways, 0 changes: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, f := figuresOf(t, tt.text, analysis.Options{})
			c := f.ChannelChanges[0]
			var at []string
			for _, change := range c.At {
				at = append(at, change.Node.Verb)
			}
			if got := fmt.Sprintf("%d ways, %d changes: %s", c.Channels, c.Changes, strings.Join(at, ", ")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
