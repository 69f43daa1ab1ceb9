package layout

import (
	"math"
	"slices"
)

// span is a range of columns, [lo, hi).
type span struct{ lo, hi int }

// fold cuts the columns into bands that are no wider than the picture may be:
// between phases where it can, else between columns, where few flows are cut.
func (p *placer) fold(c columns) []span {
	n := len(c.width)
	if p.in.MaxWidth <= 0 || n == 0 {
		return []span{{0, n}}
	}
	cuts := p.cuts(n)
	for _, l := range p.labels {
		if l.set && l.behind {
			cuts[l.col] = uncut
		}
	}
	var out []span
	for lo := 0; lo < n; {
		hi := lo + 1
		for hi < n && p.bandWidth(c, span{lo, hi + 1}) <= p.in.MaxWidth {
			hi++
		}
		if hi < n {
			hi = best(c, cuts, lo, hi)
		}
		out = append(out, span{lo, hi})
		lo = hi
	}
	return out
}

// uncut marks a place that must not be cut.
const uncut = math.MaxInt

// best is where to cut a band that could reach to hi: at the last border of a
// phase in its second half, else where the fewest flows are cut in its last
// third.
func best(c columns, cuts []int, lo, hi int) int {
	for at := hi; at > lo+(hi-lo)/2; at-- {
		if c.phase[at] != c.phase[at-1] && cuts[at] != uncut {
			return at
		}
	}
	at := hi
	for k := hi - 1; k > lo && k >= hi-(hi-lo)/3; k-- {
		if cuts[k] < cuts[at] {
			at = k
		}
	}
	for ; at > lo; at-- {
		if cuts[at] != uncut {
			return at
		}
	}
	for at = hi; at < len(c.phase) && cuts[at] == uncut; { // wider than it should be
		at++
	}
	return at
}

// cuts counts the flows that a cut before each column would cut.
func (p *placer) cuts(n int) []int {
	step := make([]int, n+1)
	for _, e := range p.in.Edges {
		a, b := p.spots[e.From].col, p.spots[e.To].col
		step[min(a, b)+1]++
		step[max(a, b)+1]--
	}
	for i := 1; i <= n; i++ {
		step[i] += step[i-1]
	}
	return step
}

// bandWidth is how wide a band would be, with connectors at both ends.
func (p *placer) bandWidth(c columns, r span) float64 {
	all := []Connector{{atEnd: true}, {Out: true, atEnd: true}}
	band := Band{Phases: make([]Rect, len(p.in.Phases))}
	p.bandColumns(&band, c, r, all, 0)
	return band.W
}

// connect makes the connectors of all flows that go from band to band, each as
// near to its box as a cell is free. Flows to the same box share a number, and
// the connector in front of it.
func (p *placer) connect(out *Placement, bands []span) {
	for i := range out.Routes {
		out.Routes[i].Out, out.Routes[i].In = -1, -1
	}
	var cut []int // flows
	for i, e := range p.in.Edges {
		if out.BandOf[e.From] != out.BandOf[e.To] {
			cut = append(cut, i)
		}
	}
	number, entry := map[int]int{}, map[int]int{} // by box
	for _, i := range cut {
		if to := p.in.Edges[i].To; number[to] == 0 {
			number[to] = len(number) + 1
		}
	}
	ends := map[[4]int]bool{} // cells in use at the ends of the bands
	put := func(k Connector, from spot, step int) int {
		k.spot = from
		r := bands[k.Band]
		for k.col += step; k.col >= r.lo && k.col < r.hi; k.col += step {
			if c := &p.columns[k.col]; c.free(k.spot) {
				c.boxes = append(c.boxes, k.spot)
				break
			}
		}
		if k.atEnd = k.col < r.lo || k.col >= r.hi; k.atEnd {
			for ends[[4]int{k.Band, step, k.lane, k.row}] {
				k.row++
			}
			ends[[4]int{k.Band, step, k.lane, k.row}] = true
		}
		out.Connectors = append(out.Connectors, k)
		return len(out.Connectors) - 1
	}
	// The boxes nearest to the end of a band come first: they keep their row.
	slices.SortStableFunc(cut, func(a, b int) int {
		return p.spots[p.in.Edges[a].To].col - p.spots[p.in.Edges[b].To].col
	})
	for _, i := range cut {
		to := p.in.Edges[i].To
		if _, ok := entry[to]; !ok {
			entry[to] = put(Connector{Band: out.BandOf[to], Lane: p.spots[to].lane, Node: to, Number: number[to]}, p.spots[to], -1)
		}
		out.Routes[i].In = entry[to]
	}
	slices.SortStableFunc(cut, func(a, b int) int {
		return p.spots[p.in.Edges[b].From].col - p.spots[p.in.Edges[a].From].col
	})
	for _, i := range cut {
		e := p.in.Edges[i]
		out.Routes[i].Out = put(Connector{Band: out.BandOf[e.From], Lane: p.spots[e.From].lane, Node: e.To, Number: number[e.To], Out: true}, p.spots[e.From], 1)
	}
}
