package analysis_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
)

const people = `
customer is a customer
rep is a rep
boss is a rep "Boss"
core is a system
`

// big is a journey of about n steps with everything that a flow can have, all
// of it often.
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

// tangled is a journey of n steps that jumps to and fro all over.
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
				analysis.FiguresOf(j, analysis.Options{Runs: -1})
			}
		})
	}
	j := big(b, 5_000)
	b.Run("5000 steps, simulated", func(b *testing.B) {
		for b.Loop() {
			analysis.FiguresOf(j, analysis.Options{})
		}
	})
	for _, n := range []int{500, 5_000} {
		j = tangled(b, n)
		b.Run(fmt.Sprintf("%d steps, tangled", n), func(b *testing.B) {
			for b.Loop() {
				analysis.FiguresOf(j, analysis.Options{Runs: -1})
			}
		})
	}
}

func TestFiguresTakeLinearTime(t *testing.T) {
	cost := func(n int) time.Duration {
		j := big(t, n)
		best := time.Hour
		for range 5 {
			start := time.Now()
			analysis.FiguresOf(j, analysis.Options{Runs: -1})
			best = min(best, time.Since(start))
		}
		return best
	}
	if small, large := cost(2_000), cost(20_000); large > 40*small {
		t.Errorf("2,000 steps take %v, 20,000 take %v", small, large)
	}
}
