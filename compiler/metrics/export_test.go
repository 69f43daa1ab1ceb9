package metrics

import (
	"context"

	"github.com/journey-lang/journey/compiler/model"
)

// Run is one simulated journey.
type Run struct {
	Lead, Sum float64
	End       *model.Node // nil if it got stuck
	Cut       bool
}

// Simulate simulates a journey a number of times, with that many workers.
func Simulate(j *model.Journey, without Waits, runs int, seed uint64, workers int) []Run {
	p := newPlan(j, without)
	all := make([]Run, runs)
	for i, r := range p.simulate(context.Background(), runs, seed, workers) {
		all[i] = Run{Lead: r.lead, Sum: r.sum, Cut: r.cut}
		if r.end >= 0 {
			all[i].End = p.nodes[r.end]
		}
	}
	return all
}
