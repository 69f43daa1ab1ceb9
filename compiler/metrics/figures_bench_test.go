package metrics_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
)

const people = `
customer is a customer
rep is a rep
boss is a rep "Boss"
core is a system
`

// big returns a journey of about n steps with everything that a flow can have,
// all of it often.
func big(t testing.TB, n int) *model.Journey {
	var b strings.Builder
	b.WriteString(people)
	for i := range n / 10 {
		if i%20 == 0 {
			fmt.Fprintf(&b, "phase Part %d\n", i/20)
		}
		fmt.Fprintf(&b, `again%[1]d: rep calls customer
  takes 5m..20m
  on failure Nobody answers (10%%)
    boss writes letter to customer
      waits 3 days
  end
rep decides Good?
when no (20%%)
  rep asks boss for help
    waits 1d..2d
  go to again%[2]d
when yes
  core updates record
end
together
  rep checks order
    takes 1h..2h
and
  repeat 3 times
    core prepares offer
      waits 5m
    inner%[1]d: boss reviews claim file
      takes 10m
  end
end
repeat until all is well
  customer sends form to rep by email via core
    waits 1wd
end
rep signs contract
`, i, max(i-i%7, 0))
	}
	return compile(t, b.String())
}

// tangled returns a journey of n steps that jumps back and forth everywhere.
func tangled(t testing.TB, n int) *model.Journey {
	var b strings.Builder
	b.WriteString(people)
	next := uint64(1)
	for i := range n {
		next = next*6364136223846793005 + 1442695040888963407
		fmt.Fprintf(&b, "l%d: rep calls customer\n  waits 1m\nrep decides Good?\nwhen no (30%%)\n  go to l%d\nend\n", i, next>>33%uint64(n))
	}
	return compile(t, b.String())
}

func BenchmarkFigures(b *testing.B) {
	for _, n := range []int{500, 5_000, 20_000} {
		j := big(b, n)
		b.Run(fmt.Sprintf("%d steps", n), func(b *testing.B) {
			for b.Loop() {
				metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1})
			}
		})
	}
	j := big(b, 5_000)
	b.Run("5000 steps, simulated", func(b *testing.B) {
		for b.Loop() {
			metrics.FiguresOf(context.Background(), j, metrics.Options{})
		}
	})
	for _, n := range []int{500, 5_000} {
		j = tangled(b, n)
		b.Run(fmt.Sprintf("%d steps, tangled", n), func(b *testing.B) {
			for b.Loop() {
				metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1})
			}
		})
	}
}

// Time depends on whatever else the machine does; allocations do not, and the
// calculation uses all memory that it allocates.
func TestFiguresGrowAsTheJourneyDoes(t *testing.T) {
	cost := func(n int) float64 {
		j := big(t, n)
		return testing.AllocsPerRun(1, func() { metrics.FiguresOf(context.Background(), j, metrics.Options{Runs: -1}) })
	}
	if small, large := cost(500), cost(5_000); large > 12*small {
		t.Errorf("500 steps take %g allocations, 5,000 take %g", small, large)
	}
}

// Flows that nobody would write still have finite figures.
func TestOddFlows(t *testing.T) {
	const n = 300
	times := strings.Repeat
	var mirrored, doors strings.Builder
	doors.WriteString("rep decides Good?\n")
	for i := range n {
		fmt.Fprintf(&mirrored, "l%d: rep decides Good?\nwhen no (1%%)\ngo to l%d\nend\n", i, n-1-i)
		fmt.Fprintf(&doors, "when no\ngo to l%d\n", i)
	}
	doors.WriteString("end\nrepeat 5 times\n")
	for i := range n {
		fmt.Fprintf(&doors, "l%d: rep calls customer\nwaits 1h\n", i)
	}
	doors.WriteString("end\n")
	for name, text := range map[string]string{
		"ends in deep loops":    times("repeat 2 times\n", 150) + times("rep decides Good?\nwhen no (1%)\nfail\nend\n", n) + times("end\n", 150),
		"branches in branches":  times("together\nrep calls customer\nand\n", 150) + "boss calls rep\n" + times("end\n", 150),
		"many branches":         "together\n" + times("rep calls customer\nand\n", n) + "boss calls rep\nend\n",
		"empty blocks":          times("repeat until x\ntogether\nand\nend\nend\n", n),
		"mirrored jumps":        mirrored.String(),
		"many ways into a loop": doors.String(),
		"only a jump":           "again: rep calls customer\ngo to again\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, f := figuresOf(t, text, metrics.Options{})
			sum := f.Time.NeverEnds
			for _, e := range f.Time.Ends {
				sum += e.Probability
			}
			near(t, "the probability to end, or not,", sum, 1)
			for i, v := range f.Time.Visits {
				if math.IsNaN(v) || v < 0 || v > 1e100 {
					t.Fatalf("node %d is passed %g times", i, v)
				}
			}
		})
	}
}
