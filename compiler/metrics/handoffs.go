package metrics

import (
	"cmp"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// maxGivers is how many givers are distinguished at one fork, join or loop; if
// there are more, those declared first count.
const maxGivers = 64

// giver is who did the last act before a fork, join or loop, and the expected
// number of arrivals from them.
type giver struct {
	who  int // index of the participant
	rate float64
}

// handoffs follows the causal arcs.
func (p *plan) handoffs(t *passages) Handoffs {
	people := make(map[*model.Participant]int)
	for i, who := range p.journey.Participants {
		people[who] = i
	}
	var h Handoffs
	type cell struct{ from, to int }
	cells := make(map[cell]*Handoff)
	taken := make([]int, len(p.nodes)) // for each node, the last node, from 1, that an arc to it was counted from
	count := func(g giver, from, to int, rate float64) {
		who, ok := people[p.nodes[to].Owner]
		if !ok {
			return
		}
		again := taken[to] == from+1
		if !again {
			h.Arcs++
		}
		if who == g.who {
			return
		}
		c := cells[cell{g.who, who}]
		if c == nil {
			c = &Handoff{From: p.journey.Participants[g.who], To: p.journey.Participants[who]}
			cells[cell{g.who, who}] = c
		}
		n, expected := &h.Count, &h.Expected
		if c.From.Kind == model.Customer || c.To.Kind == model.Customer {
			n, expected = &h.Interactions, &h.ExpectedInteractions
		}
		if !again {
			*n++
			c.Count++
		}
		c.Expected = finite(c.Expected + rate)
		*expected = finite(*expected + rate)
	}

	// late lists who arrives at each fork, join and loop. Going back to one is
	// known only once its end has been seen, so there are two passes.
	late := make([][]giver, len(p.nodes))
	for round := range 2 {
		givers := late
		late = make([][]giver, len(p.nodes))
		for i, n := range p.nodes {
			var from []giver
			if n.Acts() {
				if who, ok := people[n.Owner]; ok {
					from = []giver{{who, t.nodes[i]}}
				}
			} else {
				from = gather(givers[i])
				if n.Kind == model.JoinNode {
					for k := range from {
						from[k].rate = min(from[k].rate, t.nodes[i])
					}
				}
			}
			for k, a := range p.arcs[i] {
				part := 1.0
				if n.Kind != model.ForkNode && t.nodes[i] > 0 {
					part = t.arcs[i][k] / t.nodes[i]
				}
				act := p.nodes[a.to].Acts()
				for _, g := range from {
					rate := mul(g.rate, part)
					switch {
					case act && round == 1:
						count(g, i, a.to, rate)
					case act:
					case a.to > i:
						givers[a.to] = append(givers[a.to], giver{g.who, rate})
					default:
						late[a.to] = append(late[a.to], giver{g.who, rate})
					}
				}
				if round == 1 {
					taken[a.to] = i + 1
				}
			}
		}
	}

	for _, c := range cells {
		h.Matrix = append(h.Matrix, *c)
	}
	slices.SortFunc(h.Matrix, func(a, b Handoff) int {
		return cmp.Or(cmp.Compare(people[a.From], people[b.From]), cmp.Compare(people[a.To], people[b.To]))
	})
	return h
}

// gather adds up the rates of each giver, in the order of the participants.
func gather(all []giver) []giver {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b giver) int { return cmp.Compare(a.who, b.who) })
	var out []giver
	for _, g := range all {
		if k := len(out) - 1; k >= 0 && out[k].who == g.who {
			out[k].rate = min(out[k].rate+g.rate, most)
		} else {
			out = append(out, g)
		}
	}
	return out[:min(len(out), maxGivers)]
}
