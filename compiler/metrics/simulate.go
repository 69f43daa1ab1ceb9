package metrics

import (
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// The limits of a simulation. A run is cut after maxRunSteps; there are at most
// MaxRuns; and if all runs together would take more than maxAllSteps, there are
// fewer runs, but at least leastRuns.
const (
	maxRunSteps = 1_000_000
	maxAllSteps = 20_000_000
	leastRuns   = 100
	MaxRuns     = 1_000_000
)

// run is one simulated journey.
type run struct {
	lead, sum float64 // from start to end; and of everything done, including in parallel
	end       int     // the node where it ended, or -1
	cut       bool
}

// simulate simulates journeys. Each run has a separate generator, a PCG seeded
// with the seed and the number of the run, so the result depends neither on the
// order of the runs nor on how many run in parallel. Durations given as a range
// are drawn uniformly: two ends say nothing about the middle, and of all
// distributions over a range the uniform one assumes least (E. T. Jaynes,
// "Information theory and statistical mechanics", 1957).
func (p *plan) simulate(ctx context.Context, runs int, seed uint64, workers int) []run {
	all := make([]run, runs)
	panics := make([]any, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			defer func() { panics[w] = recover() }()
			source := rand.NewPCG(0, 0)
			k := walker{plan: p, rng: rand.New(source)}
			for i := w; i < runs && ctx.Err() == nil; i += workers {
				source.Seed(seed, scatter(uint64(i)))
				k.steps, k.run = 0, run{}
				exit, lead := k.walk(0, p.state[0])
				k.run.lead = lead
				if exit != over {
					k.run.end = -1
				}
				all[i] = k.run
			}
		})
	}
	wait.Wait()
	for _, what := range panics {
		if what != nil {
			panic(what) // where the caller can recover it
		}
	}
	return all
}

// scatter maps consecutive numbers far apart (S. Vigna, SplitMix64).
func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// walker simulates one journey.
type walker struct {
	*plan
	rng   *rand.Rand
	steps int
	run   run
}

// walk moves a token through a region, from a state or straight to an exit, and
// returns by which exit it left and how long that took.
func (w *walker) walk(region, at int) (exit int, lead float64) {
	r := &w.regions[region]
	for at >= 0 {
		if w.steps++; w.steps > maxRunSteps {
			w.run.cut = true
			return stuck, lead
		}
		s := &r.states[at]
		var next int
		var took float64
		switch {
		case s.node < 0:
			next, took = w.body(s)
		case s.fork != nil:
			next, took = w.fork(s)
		default:
			next = w.choose(s.rows)
			took = w.stay(s, next)
			w.run.end = s.node
		}
		lead += took
		if w.run.cut || s.trap {
			return stuck, lead
		}
		at = next
	}
	return ^at, lead
}

// choose draws the next hop.
func (w *walker) choose(rows []transition) int {
	last := len(rows) - 1
	if last == 0 {
		return rows[0].to
	}
	u := w.rng.Float64()
	for _, h := range rows[:last] {
		if u -= h.p; u < 0 {
			return h.to
		}
	}
	return rows[last].to
}

// stay draws how long a node takes. For a loop, it counts when the loop is
// left.
func (w *walker) stay(s *state, next int) float64 {
	t := &w.times[s.node]
	if t.max() == 0 || s.loops(next) {
		return 0
	}
	took := w.draw(t.work) + w.draw(t.wait)
	w.run.sum += took
	return took
}

// loops reports whether going there is going back to the start of the loop.
func (s *state) loops(next int) bool { return s.back && !s.trap && s.backTo == next }

func (w *walker) draw(h Hours) float64 {
	if h.Min == h.Max {
		return h.Min
	}
	return h.Min + mul(h.Max-h.Min, w.rng.Float64())
}

// fork moves a token through each branch.
func (w *walker) fork(s *state) (next int, took float64) {
	next = w.state[w.regions[s.fork[0]].end]
	left := false
	var end int
	for _, b := range s.fork {
		exit, lead := w.walk(b, w.regions[b].first)
		took = max(took, lead)
		if exit != through && !left {
			left = true
			next, end = w.regions[b].exits[exit], w.run.end
		}
	}
	w.run.end = end
	own := w.times[s.node]
	extra := w.draw(own.work) + w.draw(own.wait)
	w.run.sum += extra
	return next, took + extra
}

// body moves a token through the body of a loop as often as it runs.
func (w *walker) body(s *state) (next int, took float64) {
	body := &w.regions[s.body.region]
	at := s.body.door
	for range body.times {
		if w.steps++; w.steps > maxRunSteps {
			w.run.cut = true
			return ^stuck, took
		}
		exit, lead := w.walk(s.body.region, at)
		took += lead
		if exit != through {
			return body.exits[exit], took
		}
		at = body.first
	}
	return w.state[body.end], took
}

// outlook summarises the runs.
func outlook(runs []run, seed uint64) Simulation {
	if len(runs) == 0 {
		return Simulation{}
	}
	o := Simulation{Runs: len(runs), Seed: seed}
	leads := make([]float64, len(runs))
	sum := 0.0
	for i, r := range runs {
		leads[i] = r.lead
		sum += r.lead
		if r.cut {
			o.Cut++
		}
	}
	n := float64(len(runs))
	o.Mean = sum / n
	squares := 0.0
	for _, l := range leads {
		d := l - o.Mean
		squares += mul(d, d)
	}
	if len(runs) > 1 {
		o.Deviation = math.Sqrt(squares / (n - 1))
	}
	slices.Sort(leads)
	rank := func(percent int) float64 { return leads[max((len(leads)*percent+99)/100, 1)-1] }
	for percent := 0; percent <= 100; percent += 5 {
		o.Quantiles = append(o.Quantiles, rank(percent))
	}
	o.P50, o.P90, o.P99, o.Longest = rank(50), rank(90), rank(99), leads[len(leads)-1]
	return o
}

// runsFor returns the number of runs.
func runsFor(wanted int, steps float64) int {
	if wanted == 0 {
		wanted = DefaultRuns
	}
	if afford := maxAllSteps / max(min(steps, maxRunSteps), 1); float64(wanted) > afford {
		wanted = min(wanted, max(int(afford), leastRuns))
	}
	return max(min(wanted, MaxRuns), 0)
}

// workers returns the number of workers; the result does not depend on it.
func workers() int { return runtime.GOMAXPROCS(0) }
