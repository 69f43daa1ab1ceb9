package layout

import (
	"math"
	"slices"
)

// span is a range of columns, [lo, hi).
type span struct{ lo, hi int }

// fold cuts the columns into bands that are no wider than allowed, like a
// paragraph is broken into lines: with the least cost over all bands. A band
// that cannot be cut, because texts hold its columns together, may be wider.
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
	exits := p.exits(c)
	cost, from := make([]float64, n+1), make([]int, n+1)
	for hi := 1; hi <= n; hi++ {
		cost[hi], from[hi] = math.Inf(1), hi-1
		if hi < n && cuts[hi] == uncut {
			continue
		}
		for lo := hi - 1; lo >= 0; lo-- {
			if math.IsInf(cost[lo], 1) {
				continue
			}
			width := p.bandWidth(c, span{lo, hi}, exits[hi])
			fits := width <= p.in.MaxWidth
			if !fits && !math.IsInf(cost[hi], 1) {
				break
			}
			if total := cost[lo] + p.bandCost(c, cuts, hi, width); total < cost[hi] {
				cost[hi], from[hi] = total, lo
			}
			if !fits {
				break
			}
		}
	}
	var out []span
	for hi := n; hi > 0; hi = from[hi] {
		out = append(out, span{from[hi], hi})
	}
	slices.Reverse(out)
	return out
}

// The cost of a band: its own lanes, its empty room, and the cut after it, most
// of all inside a phase.
const (
	bandCost  = 0.5
	emptyCost = 1.0 // for an empty band, falling with the square
	phaseCost = 0.25
	cutCost   = 0.08 // per flow, beyond the one that every cut has
)

func (p *placer) bandCost(c columns, cuts []int, hi int, width float64) float64 {
	empty := max(0, 1-width/p.in.MaxWidth)
	cost := bandCost + emptyCost*empty*empty
	if hi < len(c.phase) {
		cost += cutCost * float64(max(0, cuts[hi]-1))
		if c.phase[hi] == c.phase[hi-1] {
			cost += phaseCost
		}
	}
	return cost
}

// uncut marks a position that must not be cut.
const uncut = math.MaxInt

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

// bandWidth returns the width of a band, with connectors at both ends, those on
// the right as wide as exit.
func (p *placer) bandWidth(c columns, r span, exit float64) float64 {
	var band Band
	p.bandColumns(&band, c, r, ends{in: true, out: exit})
	return band.W
}

// exits returns, for a band that ends before each column, how wide the
// connectors at its right end must be: those that have no room in an earlier
// column.
func (p *placer) exits(c columns) []float64 {
	all := make([]float64, len(c.width)+1)
	for i := range all {
		all[i] = p.in.Connector
	}
	for i, e := range p.in.Edges {
		if e.LabelW == 0 || p.labels[i].behind {
			continue
		}
		wide, at, passed := p.exit(e), p.leaves(i), 0.0
		for at.col++; at.col <= p.spots[e.To].col && passed < p.in.MaxWidth; at.col++ { // no further than the band may reach
			all[at.col] = max(all[at.col], wide)
			if c.width[at.col] >= wide && p.column(at.col).free(at) {
				break
			}
			passed += c.gap[at.col] + c.width[at.col]
		}
	}
	return all
}

// exit returns the width of a connector with the text of the edge before its
// number.
func (p *placer) exit(e Edge) float64 { return e.LabelW + p.in.Connector }

// connect creates the connectors of all flows that go from band to band, each
// as close to its box as there is a free cell. Flows to the same box share a
// number, and the connector before it.
func (p *placer) connect(out *Placement, bands []span, c columns) {
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
	ends := map[[4]int]bool{} // used cells at the ends of the bands
	put := func(k Connector, from spot, step int) int {
		k.spot = from
		r := bands[k.Band]
		for k.col += step; k.col >= r.lo && k.col < r.hi; k.col += step {
			if col := p.column(k.col); c.width[k.col] >= k.W && col.free(k.spot) {
				col.put(k.spot)
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
	// The boxes closest to the end of a band come first: they keep their row.
	slices.SortStableFunc(cut, func(a, b int) int {
		return p.spots[p.in.Edges[a].To].col - p.spots[p.in.Edges[b].To].col
	})
	for _, i := range cut {
		to := p.in.Edges[i].To
		if _, ok := entry[to]; !ok {
			entry[to] = put(Connector{
				Rect: Rect{W: p.in.Connector, H: p.in.Connector}, Band: out.BandOf[to], Lane: p.spots[to].lane, Node: to, Number: number[to], Text: -1,
			}, p.spots[to], -1)
		}
		out.Routes[i].In = entry[to]
	}
	p.joinEntries(out, cut, bands)
	slices.SortStableFunc(cut, func(a, b int) int {
		return p.leaves(b).col - p.leaves(a).col
	})
	for _, i := range cut {
		e, from := p.in.Edges[i], p.leaves(i)
		k := Connector{
			Rect: Rect{W: p.in.Connector, H: p.in.Connector}, Band: out.BandOf[e.From], Lane: from.lane, Node: e.To, Number: number[e.To], Out: true, Text: -1,
		}
		if r, at := bands[k.Band], p.labels[i].col; e.LabelW > 0 && (at < r.lo || at >= r.hi) {
			k.Text, k.W, k.H = i, p.exit(e), max(e.LabelH, p.in.Connector)
		}
		out.Routes[i].Out = put(k, from, 1)
	}
}

// joinEntries merges flows that enter a band through the same connector into
// one line, that of a sequence flow if there is one. Their texts are where they
// leave.
func (p *placer) joinEntries(out *Placement, cut []int, bands []span) {
	first, several := map[int]int{}, map[int]bool{} // by connector
	for _, i := range cut {
		in := out.Routes[i].In
		f, ok := first[in]
		if !ok {
			first[in] = i
			continue
		}
		several[in] = true
		if p.in.Edges[f].Kind != Sequence && p.in.Edges[i].Kind == Sequence {
			first[in] = i
		}
	}
	for _, i := range cut {
		in := out.Routes[i].In
		out.Routes[i].Joins = first[in] != i
		if r, l := bands[out.Connectors[in].Band], &p.labels[i]; several[in] && l.col >= r.lo && l.col < r.hi {
			l.set = false
		}
	}
}

// leaves returns the cell from which a flow leaves a band: that of its box, or
// the one before its text if the text is after the box.
func (p *placer) leaves(edge int) spot {
	at := p.spots[p.in.Edges[edge].From]
	if l := p.labels[edge]; l.behind {
		at.row = l.row
	}
	return at
}
