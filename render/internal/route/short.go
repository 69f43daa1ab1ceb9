package route

import (
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
)

// direct returns the straight line, if there is one.
func (s *searcher) direct(l Leg) (path, float64) {
	a, b := s.boxes[l.From], s.boxes[l.To]
	if l.From == l.To {
		return path{}, math.Inf(1)
	}
	if s.row[l.From] == s.row[l.To] && (a.X < b.X || l.Kind == layout.Jump) {
		r, p := run{false, s.row[l.From], 0, a.X + a.W, b.X}, path{out: right, in: left}
		if b.X < a.X {
			r.lo, r.hi, p = b.X+b.W, a.X, path{out: left, in: right}
		}
		if s.straight(l, &r, &p) {
			return p, r.hi - r.lo
		}
	}
	if s.col[l.From] == s.col[l.To] {
		r, p := run{true, s.col[l.From], 0, a.Y + a.H, b.Y}, path{out: down, in: up}
		if b.Y < a.Y {
			r.lo, r.hi, p = b.Y+b.H, a.Y, path{out: up, in: down}
		}
		if s.straight(l, &r, &p) {
			return p, r.hi - r.lo
		}
	}
	return path{}, math.Inf(1)
}

// straight finds where a straight line can connect two boxes: at a port of the
// shorter one that faces the longer one.
func (s *searcher) straight(l Leg, r *run, p *path) bool {
	aLo, aHi := s.along(l.From, !r.vertical)
	bLo, bHi := s.along(l.To, !r.vertical)
	short := l.To
	if aHi-aLo < bHi-bLo {
		short = l.From
	}
	ports := s.ports(short, r.vertical)
	for _, at := range ports.list[:ports.n] {
		r.at = at.at
		if r.at < max(aLo, bLo)+clearance || r.at > min(aHi, bHi)-clearance {
			continue
		}
		if _, blocked := s.runCost(l, *r); !blocked && s.clear(*r, l.From, l.To) {
			p.segments = []segment{{r.vertical, true, r.band, r.at}}
			return true
		}
	}
	return false
}

// corner returns the cheapest path with one bend.
func (s *searcher) corner(l Leg) (path, float64) {
	best, cost := path{}, math.Inf(1)
	if s.row[l.From] == s.row[l.To] || s.col[l.From] == s.col[l.To] {
		return best, cost
	}
	for _, vertical := range [...]bool{false, true} { // the direction in which it leaves
		leave, enter := s.ports(l.From, vertical), s.ports(l.To, !vertical)
		for _, m := range leave.list[:leave.n] {
			for _, n := range enter.list[:enter.n] {
				p, c := s.bend(l, vertical, m.at, n.at, cost-m.cost-n.cost)
				if c += m.cost + n.cost; c < cost {
					best, cost = p, c
				}
			}
		}
	}
	return best, cost
}

// bend returns the path that leaves the source at one port and, after one bend,
// enters the target at another; nothing if it is not free or costs more than
// the limit.
func (s *searcher) bend(l Leg, vertical bool, from, to, limit float64) (path, float64) {
	first := run{vertical: vertical, at: from, band: s.row[l.From]}
	last := run{vertical: !vertical, at: to, band: s.col[l.To]}
	out, in := right, up
	if vertical {
		first.band, last.band = s.col[l.From], s.row[l.To]
		out, in = down, left
	}
	aLo, aHi := s.along(l.From, vertical)
	bLo, bHi := s.along(l.To, !vertical)
	if first.lo, first.hi = aHi, to; to < aLo {
		first.lo, first.hi, out = to, aLo, (out+2)%4
	}
	if last.lo, last.hi = from, bLo; from > bHi {
		last.lo, last.hi, in = bHi, from, (in+2)%4
	}
	c := bendCost + first.hi - first.lo + last.hi - last.lo
	if l.Kind != layout.Jump && (out == left || in == right) {
		c += backCost
	}
	if c >= limit || !s.may(l, l.From, out, true) || !s.may(l, l.To, in, false) || !s.clear(first, l.From, l.From) || !s.clear(last, l.To, l.To) {
		return path{}, math.Inf(1)
	}
	for _, r := range [...]run{first, last} {
		more, blocked := s.runCost(l, r)
		if c += more; blocked {
			return path{}, math.Inf(1)
		}
	}
	return path{out: out, in: in, segments: []segment{
		{first.vertical, true, first.band, first.at},
		{last.vertical, true, last.band, last.at},
	}}, c
}
