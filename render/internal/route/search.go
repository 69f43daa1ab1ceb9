package route

import (
	"context"

	"github.com/journey-lang/journey/render/internal/layout"
)

// The cost of a path, in pixels of length.
const (
	bendCost     = 100
	crossingCost = 45
	backCost     = 160 // for leaving to the left or entering from the right, against the reading direction
)

// mannersCost is the cost of an end that is not clear of other flows: low
// compared to having no path.
var mannersCost = [...]float64{joining: 1000, sharing: 2000}

// searcher finds paths for one leg after the other and remembers where lines
// run, so that later ones avoid crossings.
type searcher struct {
	ctx context.Context
	*plane
	legs []Leg
	// The used runs in each row, and in each column.
	level, upright []usedBand

	// Lines that go straight through a crossing point, and runs that cross the
	// channel to the right of it (vertical runs) or below it (horizontal ones).
	vert, horz         []int32
	vertRuns, horzRuns []int32

	// Of the current search; by state, valid if stamp matches.
	cost  []float64
	prev  []int32
	stamp []int32
	turn  int32

	// Buffers.
	outs, ins []end
	queue     queue
	corners   []layout.Point
}

// runs returns the used runs in a row, or in a column.
func (s *searcher) runs(vertical bool, band int) *usedBand {
	if vertical {
		return &s.upright[band]
	}
	return &s.level[band]
}

// usedBand holds the used runs of a row or column, in pieces of fixed length; a
// run is in every piece that it overlaps.
type usedBand struct {
	begin  float64 // of the row or column
	pieces []usedRuns
}

// piece is the length of a piece, in pixels.
const piece = 512

// index returns the number of the piece that contains a coordinate.
func (u *usedBand) index(at float64) int { return max(0, int((at-u.begin)/piece)) }

func (u *usedBand) add(end boxEnd, r usedRun) {
	for k := u.index(r.lo); k <= u.index(r.hi); k++ {
		for len(u.pieces) <= k {
			u.pieces = append(u.pieces, usedRuns{})
		}
		u.pieces[k].add(end, r)
	}
}

// at returns the runs that overlap the piece that contains a coordinate.
func (u *usedBand) at(v float64) []runGroup {
	if k := u.index(v); k < len(u.pieces) {
		return u.pieces[k].groups
	}
	return nil
}

// over returns the pieces that a run overlaps.
func (u *usedBand) over(r run) []usedRuns {
	n := len(u.pieces)
	return u.pieces[min(u.index(r.lo), n):min(u.index(r.hi)+1, n)]
}

// usedRuns holds the used runs of a piece, grouped by the ends at which they
// meet a box. The runs of a group are related.
type usedRuns struct {
	groups []runGroup
	of     map[boxEnd]int
}

type runGroup struct {
	end  boxEnd
	runs []usedRun
}

// boxEnd is where flows of a kind leave or enter a box.
type boxEnd struct {
	box     int
	leaving bool
	kind    layout.EdgeKind
}

type usedRun struct {
	run
	leg Leg
}

func (u *usedRuns) add(end boxEnd, r usedRun) {
	i, ok := u.of[end]
	if !ok {
		if u.of == nil {
			u.of = map[boxEnd]int{}
		}
		i = len(u.groups)
		u.of[end] = i
		u.groups = append(u.groups, runGroup{end: end})
	}
	u.groups[i].runs = append(u.groups[i].runs, r)
}

// kin reports whether a leg may share a line with all runs of the group.
func (g *runGroup) kin(l Leg) bool {
	if g.end.leaving {
		return l.From == g.end.box && l.Kind == g.end.kind
	}
	return l.To == g.end.box && l.Kind == g.end.kind
}

func newSearcher(ctx context.Context, p *plane, legs []Leg) *searcher {
	n := len(p.x.channels) * len(p.y.channels)
	used := func(bands int, along axis) []usedBand {
		all := make([]usedBand, bands)
		for i := range all {
			all[i].begin = along.channels[0][0]
		}
		return all
	}
	return &searcher{
		ctx: ctx, plane: p, legs: legs, level: used(len(p.y.bands), p.x), upright: used(len(p.x.bands), p.y),
		vert: make([]int32, n), horz: make([]int32, n), vertRuns: make([]int32, n), horzRuns: make([]int32, n),
		cost: make([]float64, 4*n), prev: make([]int32, 4*n), stamp: make([]int32, 4*n),
	}
}

// point returns the index of the crossing of two channels.
func (s *searcher) point(i, j int) int { return j*len(s.x.channels) + i }

// find returns the cheapest path for a leg, given the earlier ones.
func (s *searcher) find(l Leg) path {
	best, cost := s.direct(l)
	if best.straight() {
		return best
	}
	if other, c := s.corner(l); c < cost {
		best, cost = other, c
	}
	if other, c := s.around(l, cost); c < cost {
		best = other
	}
	return best
}
