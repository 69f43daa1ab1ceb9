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

// figuresOf calculates the figures of a text after the usual declarations,
// without simulation.
func figuresOf(t testing.TB, text string, opt metrics.Options) (*model.Journey, *metrics.Figures) {
	t.Helper()
	opt.Runs = -1
	j := compile(t, people+text)
	return j, metrics.FiguresOf(context.Background(), j, opt)
}

// near reports a figure that differs from the one calculated by hand.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s is %.12g, want %.12g", what, got, want)
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
			// The next lines of a decision follow each of its branches: boss →
			// customer and rep → customer. The decision itself is boss's: boss
			// → rep. Expected: 0.25 of each on the path with rep, 0.75 on the
			// other.
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
			// Nothing passes between parallel branches. To each of the two from
			// rep, and back from each: 4, each once per case.
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
			// In the loop boss → rep (going back) and rep → boss; in from
			// customer, out to customer. Two rounds: rep → boss twice, boss →
			// rep once.
			"a loop", `
customer signs contract
repeat until all is well
  rep checks form
  boss reviews claim
end
customer signs contract
`, "customer>rep 1 (1), rep>boss 1 (2), boss>customer 1 (1), boss>rep 1 (1)", 4, 5},
		{
			// The loop begins with a fork. From it come rep and customer, in
			// each round; into it come boss from before, and rep and customer
			// from the end of the loop, together: 2 from boss (1), rep →
			// customer and customer → rep (2 passes go back twice).
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
			_, f := figuresOf(t, tt.text, metrics.Options{})
			var got []string
			sum := 0
			for _, h := range f.Handoffs.Matrix {
				got = append(got, fmt.Sprintf("%s>%s %d (%g)", h.From.Name, h.To.Name, h.Count, h.Expected))
				sum += h.Count
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
			if inside := f.Handoffs.Count + f.Handoffs.Interactions; inside != sum || f.Handoffs.Arcs != tt.arcs {
				t.Errorf("%d handoffs and interactions of %d arcs, want %d of %d", inside, f.Handoffs.Arcs, sum, tt.arcs)
			}
			near(t, "expected handoffs and interactions", f.Handoffs.Expected+f.Handoffs.ExpectedInteractions, tt.expected)
			if with := strings.Count(tt.want, "customer>") + strings.Count(tt.want, ">customer"); (with == 0) != (f.Handoffs.Interactions == 0) {
				t.Errorf("%d interactions in %s", f.Handoffs.Interactions, tt.want)
			}
		})
	}
}

// rep has 3 acts, boss 2, customer 1; core is a system and not part of the
// distribution. Mean 2, pairs differ by 1, 2 and 1: Gini 2·(1+2+1)/(2·3²·2) =
// 2/9; variance (1+0+1)/3: variation √(2/3)/2.
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
`, metrics.Options{})
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
	if got := metrics.WorkloadsOf(j); !reflect.DeepEqual(got, w) {
		t.Errorf("WorkloadsOf is %+v", got)
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
`, metrics.Options{})
	type counts struct{ steps, decisions, outcomes, touchpoints, inside int }
	// Steps: 3, the letter in the failure, ask, call, SMS, visit: 8. All but
	// the search and the question to boss involve the customer: 6.
	if got := (counts{f.Steps, f.Decisions, f.Outcomes, f.Touchpoints, f.Internal}); got != (counts{8, 1, 1, 6, 1}) {
		t.Errorf("got %+v", got)
	}
	// On: two emails and the SMS; off: two calls, the letter and the visit; the
	// search says nothing.
	if got := f.Screen; got != (metrics.Screen{On: 3, Off: 4, Unsaid: 1}) {
		t.Errorf("got %+v", got)
	}
	var uses []string
	for _, c := range f.Channels {
		uses = append(uses, fmt.Sprintf("%s %d (%g)", c.Channel.ID, c.Steps, c.Expected))
	}
	// The letter is in a failure without a share; each branch has half.
	if got, want := strings.Join(uses, ", "), "email 2 (2), phone 2 (1.5), letter 1 (0), sms 1 (0.5), in-person 1 (1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if s := f.Systems; len(s) != 1 || s[0].Steps != 2 || s[0].Expected != 1.5 {
		t.Errorf("got %+v", s)
	}
	// The letter is how the failure is fixed: 5 touchpoints could fail.
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
	want := []metrics.PhaseMood{{Phase: j.Phases[0], Mean: -1, Lowest: -1, Count: 2}, {Phase: j.Phases[1], Mean: -0.5, Lowest: -2, Count: 2}}
	if len(f.Moods) != 1 || !reflect.DeepEqual(m.Phases, want) || m.Lowest != -2 || len(m.At) != 1 || m.At[0].Phase != j.Phases[1] {
		t.Errorf("got %+v", f.Moods)
	}
}

func TestFiguresOfNothing(t *testing.T) {
	for _, text := range []string{"", people, "journey Empty\n"} {
		f := metrics.FiguresOf(context.Background(), compile(t, text), metrics.Options{})
		if f.Time.Given.Any() || f.Simulation.Runs != 0 || f.Time.Lead != 0 {
			t.Errorf("%q: %+v", text, f)
		}
	}
	metrics.FiguresOf(context.Background(), &model.Journey{}, metrics.Options{})
}

// Neither the machine nor the number of workers matters: these are the exact
// digits.
func TestSimulationIsTheSameEverywhere(t *testing.T) {
	j := generated(t, 3)
	one := metrics.Simulate(j, metrics.Waits{}, 500, 1, 1)
	for _, workers := range []int{2, 7} {
		if got := metrics.Simulate(j, metrics.Waits{}, 500, 1, workers); !reflect.DeepEqual(got, one) {
			t.Errorf("%d workers make a difference", workers)
		}
	}
	if got := metrics.Simulate(j, metrics.Waits{}, 100, 1, 1); !reflect.DeepEqual(got, one[:100]) {
		t.Error("how many runs there are makes a difference to the first ones")
	}
	o := metrics.FiguresOf(context.Background(), big(t, 100), metrics.Options{Runs: 1000, Seed: 42}).Simulation
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
	f := metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: 1_000_000_000})
	near(t, "work", f.Time.Work, 1e9/60)
	if o := f.Simulation; o.Runs == 0 || o.Runs > 1000 || o.Cut != o.Runs {
		t.Errorf("got %+v", o)
	}
}

// Values that grow without bound are still numbers.
func TestFiguresAreFinite(t *testing.T) {
	var b strings.Builder
	b.WriteString(people)
	b.WriteString(strings.Repeat("repeat 1000000 times\n", 150))
	b.WriteString("rep calls customer\n  takes 900y\n  costs 1000000 EUR\n")
	b.WriteString(strings.Repeat("end\n", 150))
	text := strings.Replace(b.String(), "900y", "10000w", 1)
	f := metrics.FiguresOf(context.Background(), compile(t, text), metrics.Options{Runs: 10})
	for _, v := range []float64{f.Time.Work, f.Time.Lead, f.Time.Costs[0].Amount, f.Workload.Participants[1].Hours, f.Simulation.Mean} {
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
			// email, phone, phone, core (through it, without a channel), email.
			// What rep writes in between does not count.
			"one after the other", `
customer emails rep about lamp via core
rep calls customer
rep writes letter to customer
customer calls rep
customer reports lamp to rep via core
customer emails rep about lamp via core
`, "3 ways, 3 changes: calls, reports, emails"},
		{
			// The second branch has the switch; both lead to another.
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
			// After the branch by phone the letter is a switch, after that by
			// letter the phone was: 1; then the call is a switch after the
			// letter alone: 2.
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
			_, f := figuresOf(t, tt.text, metrics.Options{})
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
