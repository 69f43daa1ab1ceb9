package metrics

import (
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// WorkloadsOf returns the distribution of a journey's work.
func WorkloadsOf(j *model.Journey) Workloads {
	p := newPlan(j, Waits{})
	t := p.passages()
	p.takenArcs(&t)
	return p.workloads(&t)
}

func (p *plan) workloads(t *passages) Workloads {
	w := Workloads{Participants: make([]Workload, len(p.journey.Participants))}
	at := make(map[*model.Participant]int)
	for i, who := range p.journey.Participants {
		w.Participants[i].Participant, at[who] = who, i
	}
	acts, hours := 0, 0.0
	for i, n := range p.nodes {
		k, ok := at[n.Owner]
		if !ok || !n.Acts() {
			continue
		}
		load := &w.Participants[k]
		load.Acts++
		load.Timed += givenBy(n).Timed
		acts++
		load.Expected = finite(load.Expected + t.nodes[i])
		h := mul(t.nodes[i], mean(Elapsed(n.Takes)))
		load.Hours = finite(load.Hours + h)
		hours = finite(hours + h)
	}
	var counts, times []float64
	for i := range w.Participants {
		load := &w.Participants[i]
		load.ActShare = ratio(float64(load.Acts), float64(acts))
		load.HourShare = ratio(load.Hours, hours)
		if load.Participant.Kind != model.System {
			counts = append(counts, float64(load.Acts))
			times = append(times, load.Hours)
		}
	}
	w.Steps, w.Hours = spreadOf(counts), spreadOf(times)
	return w
}

// spreadOf returns how unevenly non-negative amounts are distributed; 0 if
// there are none, or all are 0.
func spreadOf(amounts []float64) Spread {
	x := slices.Clone(amounts)
	slices.Sort(x)
	largest := 0.0
	if len(x) > 0 {
		largest = x[len(x)-1]
	}
	if largest == 0 {
		return Spread{}
	}
	// For sorted amounts, all |xi-xj| add up to 2·Σ(2i-n-1)·xi, with i from 1.
	// Amounts are scaled to the largest, so that no square overflows.
	n := float64(len(x))
	sum, ranks := 0.0, 0.0
	for i, v := range x {
		v /= largest
		sum += v
		ranks += mul(float64(2*(i+1))-n-1, v)
	}
	m := sum / n
	squares := 0.0
	for _, v := range x {
		d := v/largest - m
		squares += mul(d, d)
	}
	return Spread{Gini: ranks / (n * sum), Variation: math.Sqrt(squares/n) / m}
}
