package route

import (
	"iter"
	"math"
)

// kin reports whether two legs may share a line: they are flows of one kind
// that leave or enter the same box.
func kin(a, b Leg) bool {
	return a.Kind == b.Kind && (a.From == b.From || a.To == b.To)
}

// runCost returns the cost of a run's crossings; it is blocked if it would
// overlap a run of an unrelated flow.
func (s *searcher) runCost(l Leg, r run) (cost float64, blocked bool) {
	for range s.strangers(l, r) {
		blocked = true
		break
	}
	return crossingCost * float64(s.crossed(r)), blocked
}

// strangers returns the unrelated legs that a run would overlap.
func (s *searcher) strangers(l Leg, r run) iter.Seq[Leg] {
	return func(yield func(Leg) bool) {
		for _, used := range s.runs(r.vertical, r.band).over(r) {
			for i := range used.groups {
				if used.groups[i].kin(l) {
					continue
				}
				for _, u := range used.groups[i].runs {
					if math.Abs(u.at-r.at) < clearance && r.lo < u.hi && u.lo < r.hi && !kin(u.leg, l) && !yield(u.leg) {
						return
					}
				}
			}
		}
	}
}

// joins reports whether everything that a run would overlap leaves the box that
// its own leg leaves, or enters the one that it enters.
func (s *searcher) joins(l Leg, r run, leaving bool) bool {
	for other := range s.strangers(l, r) {
		if leaving && other.From != l.From || !leaving && other.To != l.To {
			return false
		}
	}
	return true
}

// crossed counts the lines in channels that a run crosses.
func (s *searcher) crossed(r run) int {
	n := 0
	s.passes(r, func(a, b int) {
		if r.vertical {
			n += int(min(s.horz[a], s.horz[b]))
		} else {
			n += int(min(s.vert[a], s.vert[b]))
		}
	})
	// Runs of the other direction in the bands between.
	axis := s.x
	if r.vertical {
		axis = s.y
	}
	for k := axis.band(r.lo); k < len(axis.bands) && axis.bands[k][0] < r.hi; k++ {
		groups := s.runs(!r.vertical, k).at(r.at)
		for i := range groups {
			for _, u := range groups[i].runs {
				if u.at > r.lo && u.at < r.hi && r.at > u.lo && r.at < u.hi {
					n++
				}
			}
		}
	}
	return n
}

// passes calls f for every channel that a run crosses completely, with the two
// crossing points next to the run.
func (s *searcher) passes(r run, f func(a, b int)) {
	axis := s.x
	if r.vertical {
		axis = s.y
	}
	for k := axis.band(r.lo); k < len(axis.channels) && axis.channels[k][0] < r.hi; k++ {
		if axis.channels[k][0] < r.lo || axis.channels[k][1] > r.hi {
			continue
		}
		if r.vertical {
			f(s.point(r.band, k), s.point(r.band+1, k))
		} else {
			f(s.point(k, r.band), s.point(k, r.band+1))
		}
	}
}

// use remembers a path for later legs.
func (s *searcher) use(l Leg, p path) {
	s.corners = corners(s.corners[:0], s.plane, l, p)
	pts := s.corners
	for k, g := range p.segments {
		a, b := pts[k], pts[k+1]
		if g.run {
			r := run{g.vertical, g.band, g.at, min(a.X, b.X), max(a.X, b.X)}
			if g.vertical {
				r.lo, r.hi = min(a.Y, b.Y), max(a.Y, b.Y)
			}
			end := boxEnd{l.From, true, l.Kind}
			if k > 0 {
				end = boxEnd{l.To, false, l.Kind}
			}
			s.runs(g.vertical, g.band).add(end, usedRun{r, l})
			s.passes(r, func(point, _ int) {
				if g.vertical {
					s.vertRuns[point]++
				} else {
					s.horzRuns[point]++
				}
			})
			continue
		}
		if g.vertical {
			for j := range s.y.channels {
				if m := s.y.mid(j); m > min(a.Y, b.Y) && m < max(a.Y, b.Y) {
					s.vert[s.point(g.band, j)]++
				}
			}
		} else {
			for i := s.x.band(min(a.X, b.X)); i < len(s.x.channels) && s.x.mid(i) < max(a.X, b.X); i++ {
				if s.x.mid(i) > min(a.X, b.X) {
					s.horz[s.point(i, g.band)]++
				}
			}
		}
	}
}
