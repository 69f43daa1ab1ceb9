package layout

import "math"

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
	all := []Connector{{}, {Out: true}}
	band := Band{Phases: make([]Rect, len(p.in.Phases))}
	p.bandColumns(&band, c, r, all, 0)
	return band.W
}

// connect makes the connectors of all flows that go from band to band. Flows
// to the same box share a number, and the connector in front of it.
func (p *placer) connect(out *Placement, bands []span) {
	entry := map[int]int{} // by box
	taken := map[[4]int]bool{}
	place := func(k Connector) int {
		side := 0
		if k.Out {
			side = 1
		}
		for taken[[4]int{k.Band, side, k.Lane, k.row}] {
			k.row++
		}
		taken[[4]int{k.Band, side, k.Lane, k.row}] = true
		out.Connectors = append(out.Connectors, k)
		return len(out.Connectors) - 1
	}
	for i := range out.Routes {
		out.Routes[i].Out, out.Routes[i].In = -1, -1
	}
	for i, e := range p.in.Edges {
		from, to := out.BandOf[e.From], out.BandOf[e.To]
		if from == to {
			continue
		}
		in, ok := entry[e.To]
		if !ok {
			s := p.spots[e.To]
			in = place(Connector{Band: to, Lane: s.lane, row: s.row, Node: e.To, Number: len(entry) + 1})
			entry[e.To] = in
		}
		s := p.spots[e.From]
		out.Routes[i].In = in
		out.Routes[i].Out = place(Connector{Band: from, Lane: s.lane, row: s.row, Node: e.To, Number: out.Connectors[in].Number, Out: true})
	}
}
