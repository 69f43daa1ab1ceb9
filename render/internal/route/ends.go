package route

import (
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
)

// end is a run between a box and the channel it turns into.
type end struct {
	side    side
	channel int // a vertical channel for left and right, otherwise a horizontal one
	run     run
	cost    float64
	manners manners
}

// manners say what a run may do near other lines: keep clear of all but related
// ones, join what leaves or enters the box at the same point, whatever its
// kind, or overlap any line.
type manners int

const (
	free manners = iota
	joining
	sharing
)

// reach returns how many channels a run may cross: as many as are between the
// two boxes, and a few more.
func (s *searcher) reach(l Leg, vertical bool) int {
	a, b := s.col[l.From], s.col[l.To]
	if vertical {
		a, b = s.row[l.From], s.row[l.To]
	}
	return min(max(a-b, b-a), 40) + wander
}

// ends adds the runs from a box to the channels that can be reached straight,
// from the first free port of each side, or from the middle if there is none: a
// shape with pointed sides only has four ports for all lines.
func (s *searcher) ends(out []end, l Leg, box int, leaving bool) []end {
	for _, at := range [...]side{right, down, left, up} {
		if !s.may(l, box, at, leaving) {
			continue
		}
		ports := s.ports(box, at.vertical())
		n := len(out)
		for _, p := range ports.list[:ports.n] {
			if out = s.reachable(out, l, box, at, leaving, p, free); len(out) > n {
				break
			}
		}
		for m := joining; m <= sharing && len(out) == n; m++ {
			out = s.reachable(out, l, box, at, leaving, ports.list[0], m)
		}
		for k := n; k < len(out); k++ {
			if l.Kind != layout.Jump && (leaving && at == left || !leaving && at == right) {
				out[k].cost += backCost
			}
		}
	}
	return out
}

// reachable adds the runs from one port of a box to the channels that can be
// reached straight.
func (s *searcher) reachable(out []end, l Leg, box int, at side, leaving bool, p port, m manners) []end {
	b, col, row := s.boxes[box], s.col[box], s.row[box]
	for k := range s.reach(l, at.vertical()) {
		var channel int
		var r run
		switch at {
		case right:
			channel = col + 1 + k
			r = run{false, row, p.at, b.X + b.W, s.x.channel(channel)}
		case down:
			channel = row + 1 + k
			r = run{true, col, p.at, b.Y + b.H, s.y.channel(channel)}
		case left:
			channel = col - k
			r = run{false, row, p.at, s.x.channel(channel), b.X}
		case up:
			channel = row - k
			r = run{true, col, p.at, s.y.channel(channel), b.Y}
		}
		if math.IsNaN(r.lo) || math.IsNaN(r.hi) || !s.clear(r, box, box) {
			break
		}
		cost, blocked := s.runCost(l, r)
		with := free
		if blocked {
			if with = m; m == free || m == joining && !s.joins(l, r, leaving) {
				break
			}
		}
		cost += mannersCost[with]
		out = append(out, end{at, channel, r, cost + p.cost + r.hi - r.lo, with})
	}
	return out
}

// may reports whether a line may leave or enter a box at a side: a text is read
// along its line, from left to right, except when it goes back.
func (s *searcher) may(l Leg, box int, at side, leaving bool) bool {
	switch {
	case !s.boxes[box].Text:
		return true
	case leaving:
		return at == right || l.Kind == layout.Jump
	}
	return at == left || l.Kind == layout.Jump
}

// port is a position on a side of a box, with the cost of not being in the
// middle.
type port struct{ at, cost float64 }

// ports holds at most five.
type ports struct {
	list [5]port
	n    int
}

// ports returns the positions on the upper and lower side (vertical lines), or
// on the left and right one, from the middle outwards.
func (s *searcher) ports(box int, vertical bool) (out ports) {
	lo, hi := s.along(box, !vertical)
	gap := 10.0
	if vertical {
		gap = 16
	}
	mid := (lo + hi) / 2
	out.list[0], out.n = port{mid, 0}, 1
	if b := s.boxes[box]; b.Pointed && !vertical || b.Upright && vertical {
		return out
	}
	for k := 1.0; k <= 2 && k*gap <= (hi-lo)/2-6; k++ {
		out.list[out.n], out.list[out.n+1] = port{mid - k*gap, 10 + k*gap}, port{mid + k*gap, 10 + k*gap}
		out.n += 2
	}
	return out
}
