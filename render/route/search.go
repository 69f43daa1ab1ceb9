package route

import (
	"container/heap"
	"math"

	"github.com/journey-lang/journey/render/layout"
)

// What a path costs, in pixels of length.
const (
	bendCost     = 100
	crossingCost = 45
	sharedCost   = 2000 // to lie on another flow, where there is no other way
	backCost     = 160  // to leave to the left or enter from the right, against the reading direction
)

// searcher finds a path for one leg after the other and remembers where lines
// run, so that later ones avoid crossings.
type searcher struct {
	*plane
	legs []Leg
	runs map[bandKey][]usedRun

	// Lines that go straight on at a crossing point, and runs that cross the
	// channel to the right of it (vertical runs) or below it (horizontal ones).
	vert, horz         []int32
	vertRuns, horzRuns []int32

	// Of the search under way; by state, valid where stamp matches.
	cost  []float64
	prev  []int32
	stamp []int32
	turn  int32
}

type bandKey struct {
	vertical bool
	band     int
}

type usedRun struct {
	run
	leg Leg
}

func newSearcher(p *plane, legs []Leg) *searcher {
	n := len(p.x.channels) * len(p.y.channels)
	return &searcher{
		plane: p, legs: legs, runs: map[bandKey][]usedRun{},
		vert: make([]int32, n), horz: make([]int32, n), vertRuns: make([]int32, n), horzRuns: make([]int32, n),
		cost: make([]float64, 4*n), prev: make([]int32, 4*n), stamp: make([]int32, 4*n),
	}
}

// point is the index of the place where two channels cross.
func (s *searcher) point(i, j int) int { return j*len(s.x.channels) + i }

// end is a run between a box and the channel it turns into.
type end struct {
	side    side
	channel int // a vertical channel for left and right, else a horizontal one
	run     run
	cost    float64
}

// reach is how many channels a run may cross: as many as lie between the two
// boxes, and a few more.
func (s *searcher) reach(l Leg, vertical bool) int {
	a, b := s.col[l.From], s.col[l.To]
	if vertical {
		a, b = s.row[l.From], s.row[l.To]
	}
	return min(max(a-b, b-a), 40) + wander
}

// ends lists the runs from a box to the channels that can be reached straight,
// from the first port of each side that is free, or from the middle where none
// is.
func (s *searcher) ends(l Leg, box int, leaving bool) []end {
	var out []end
	for _, at := range [...]side{right, down, left, up} {
		if !s.may(l, box, at, leaving) {
			continue
		}
		ports := s.ports(box, at.vertical())
		n := len(out)
		for _, p := range ports {
			if out = s.reachable(out, l, box, at, p, false); len(out) > n {
				break
			}
		}
		if len(out) == n {
			out = s.reachable(out, l, box, at, ports[0], true)
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
// reached straight, also along flows that are not kin where shared says so.
func (s *searcher) reachable(out []end, l Leg, box int, at side, p port, shared bool) []end {
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
		if blocked && !shared {
			break
		} else if blocked {
			cost += sharedCost
		}
		out = append(out, end{at, channel, r, cost + p.cost + r.hi - r.lo})
	}
	return out
}

// may reports whether a line may leave or enter a box at a side: a text is
// read along its line, from the left to the right, but for the way back.
func (s *searcher) may(l Leg, box int, at side, leaving bool) bool {
	switch {
	case !s.boxes[box].Text:
		return true
	case leaving:
		return at == right || l.Kind == layout.Jump
	}
	return at == left || l.Kind == layout.Jump
}

// port is a place on a side of a box, with what it costs not to be the middle.
type port struct{ at, cost float64 }

// ports are the places on the upper and lower side (vertical lines), or on the
// left and right one, from the middle outwards.
func (s *searcher) ports(box int, vertical bool) []port {
	lo, hi := s.along(box, !vertical)
	gap := 10.0
	if vertical {
		gap = 16
	}
	mid := (lo + hi) / 2
	out := []port{{mid, 0}}
	if b := s.boxes[box]; b.Pointed && !vertical || b.Upright && vertical {
		return out
	}
	for k := 1.0; k <= 2 && k*gap <= (hi-lo)/2-6; k++ {
		out = append(out, port{mid - k*gap, 10 + k*gap}, port{mid + k*gap, 10 + k*gap})
	}
	return out
}

// kin reports whether two legs may share a line: they are flows of one kind
// that leave the same box, or enter the same one.
func kin(a, b Leg) bool {
	return a.Kind == b.Kind && (a.From == b.From || a.To == b.To)
}

// runCost is what a run pays for crossings; it is blocked where it would lie
// on a run of a flow that is not its kin.
func (s *searcher) runCost(l Leg, r run) (cost float64, blocked bool) {
	for _, u := range s.runs[bandKey{r.vertical, r.band}] {
		if math.Abs(u.at-r.at) < clearance && r.lo < u.hi && u.lo < r.hi && !kin(u.leg, l) {
			blocked = true
		}
	}
	return crossingCost * float64(s.crossed(r)), blocked
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
		for _, u := range s.runs[bandKey{!r.vertical, k}] {
			if u.at > r.lo && u.at < r.hi && r.at > u.lo && r.at < u.hi {
				n++
			}
		}
	}
	return n
}

// passes calls f for every channel that a run crosses from side to side, with
// the two crossing points beside the run.
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

// find is the cheapest path for a leg, given the ones before it.
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

// direct is the straight line, if there is one.
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

// straight finds where a straight line can join two boxes: at a port of the
// shorter one that the longer one faces.
func (s *searcher) straight(l Leg, r *run, p *path) bool {
	aLo, aHi := s.along(l.From, !r.vertical)
	bLo, bHi := s.along(l.To, !r.vertical)
	short := l.To
	if aHi-aLo < bHi-bLo {
		short = l.From
	}
	for _, at := range s.ports(short, r.vertical) {
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

// corner is the cheapest of the ways with one bend.
func (s *searcher) corner(l Leg) (path, float64) {
	best, cost := path{}, math.Inf(1)
	if s.row[l.From] == s.row[l.To] || s.col[l.From] == s.col[l.To] {
		return best, cost
	}
	for _, vertical := range [...]bool{false, true} { // the direction in which it leaves
		for _, m := range s.ports(l.From, vertical) {
			for _, n := range s.ports(l.To, !vertical) {
				p, c := s.bend(l, vertical, m.at, n.at, cost-m.cost-n.cost)
				if c += m.cost + n.cost; c < cost {
					best, cost = p, c
				}
			}
		}
	}
	return best, cost
}

// bend is the way that leaves the source at one port and, after one bend,
// enters the target at another; nothing when it is not free or costs more than
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
	return path{out, in, []segment{
		{first.vertical, true, first.band, first.at},
		{last.vertical, true, last.band, last.at},
	}}, c
}

// wander is how many channels beyond the ends' own a path may go.
const wander = 3

// around is the cheapest path through the channels, or nothing when none is
// cheaper than the limit. Dijkstra's algorithm over the crossings of channels
// and the direction of travel, with the distance left as its guide.
func (s *searcher) around(l Leg, limit float64) (path, float64) {
	outs, ins := s.ends(l, l.From, true), s.ends(l, l.To, false)
	lo := min(s.col[l.From], s.col[l.To]) - wander
	hi := max(s.col[l.From], s.col[l.To]) + 1 + wander
	target := middle(s.boxes[l.To].Rect)
	s.turn++
	q := &queue{}
	push := func(i, j int, d side, cost float64, prev int32) {
		if i < max(lo, 0) || i > hi || i >= len(s.x.channels) || j < 0 || j >= len(s.y.channels) || cost >= limit {
			return
		}
		state := int32(4*s.point(i, j) + int(d))
		if s.stamp[state] == s.turn && s.cost[state] <= cost {
			return
		}
		s.stamp[state], s.cost[state], s.prev[state] = s.turn, cost, prev
		left := math.Abs(s.x.mid(i)-target.X) + math.Abs(s.y.mid(j)-target.Y) - 2*bendCost
		heap.Push(q, queued{state, cost, cost + max(0, left)})
	}
	// A negative prev names the run that the path begins with.
	for k, e := range outs {
		row, col := s.row[l.From], s.col[l.From]
		at := e.run.at
		if e.side.vertical() {
			push(col, e.channel, left, e.cost+bendCost+at-s.x.mid(col), int32(-k-1))
			push(col+1, e.channel, right, e.cost+bendCost+s.x.mid(col+1)-at, int32(-k-1))
		} else {
			push(e.channel, row, up, e.cost+bendCost+at-s.y.mid(row), int32(-k-1))
			push(e.channel, row+1, down, e.cost+bendCost+s.y.mid(row+1)-at, int32(-k-1))
		}
	}
	width := len(s.x.channels)
	goal, goalEnd := int32(-1), -1
	for q.Len() > 0 {
		it := heap.Pop(q).(queued)
		if it.cost > s.cost[it.state] {
			continue
		}
		if it.guess >= limit {
			break
		}
		point, d := int(it.state/4), side(it.state%4)
		i, j := point%width, point/width
		for k, e := range ins {
			c, ok := s.arrive(l.To, e, i, j, d)
			if ok && it.cost+c < limit {
				limit, goal, goalEnd = it.cost+c, it.state, k
			}
		}
		for _, next := range [...]side{right, down, left, up} {
			if next == (d+2)%4 {
				continue
			}
			c := it.cost
			if next != d {
				c += bendCost
			} else if d.vertical() {
				c += crossingCost * float64(s.horz[point])
			} else {
				c += crossingCost * float64(s.vert[point])
			}
			ni, nj := i, j
			switch next {
			case right:
				ni++
			case left:
				ni--
			case down:
				nj++
			case up:
				nj--
			}
			if ni < 0 || nj < 0 || ni >= width || nj >= len(s.y.channels) {
				continue
			}
			if next.vertical() {
				c += crossingCost * float64(s.horzRuns[s.point(i, min(j, nj))])
			} else {
				c += crossingCost * float64(s.vertRuns[s.point(min(i, ni), j)])
			}
			c += math.Abs(s.x.mid(ni)-s.x.mid(i)) + math.Abs(s.y.mid(nj)-s.y.mid(j))
			push(ni, nj, next, c, it.state)
		}
	}
	if goal < 0 {
		return path{}, math.Inf(1)
	}
	return s.trace(l, goal, outs, ins[goalEnd]), limit
}

// arrive is what it costs to go from a crossing, reached in direction d, along
// a channel beside the target's row or column and into the target.
func (s *searcher) arrive(to int, e end, i, j int, d side) (float64, bool) {
	at, cost := e.run.at, e.cost+bendCost
	if e.side.vertical() {
		if j != e.channel || i != s.col[to] && i != s.col[to]+1 || d == right && i > s.col[to] || d == left && i == s.col[to] {
			return 0, false
		}
		if d.vertical() {
			cost += bendCost
		}
		return cost + math.Abs(s.x.mid(i)-at), true
	}
	if i != e.channel || j != s.row[to] && j != s.row[to]+1 || d == down && j > s.row[to] || d == up && j == s.row[to] {
		return 0, false
	}
	if !d.vertical() {
		cost += bendCost
	}
	return cost + math.Abs(s.y.mid(j)-at), true
}

// trace turns the states of a search into a path.
func (s *searcher) trace(l Leg, state int32, outs []end, in end) path {
	var states []int32
	first := 0
	for st := state; ; st = s.prev[st] {
		states = append(states, st)
		if s.prev[st] < 0 {
			first = int(-s.prev[st] - 1)
			break
		}
	}
	out := outs[first]
	width := len(s.x.channels)
	p := path{out: out.side, in: in.side}
	p.segments = append(p.segments, segment{out.run.vertical, true, out.run.band, out.run.at})
	add := func(vertical bool, channel int) {
		axis := s.y
		if vertical {
			axis = s.x
		}
		if last := p.segments[len(p.segments)-1]; last.run || last.vertical != vertical {
			p.segments = append(p.segments, segment{vertical, false, channel, axis.mid(channel)})
		}
	}
	for k := len(states) - 1; k >= 0; k-- {
		point := int(states[k] / 4)
		if side(states[k] % 4).vertical() {
			add(true, point%width)
		} else {
			add(false, point/width)
		}
	}
	if in.side.vertical() {
		add(false, in.channel)
	} else {
		add(true, in.channel)
	}
	p.segments = append(p.segments, segment{in.run.vertical, true, in.run.band, in.run.at})
	return p
}

// use remembers a path, for the ones after it.
func (s *searcher) use(l Leg, p path) {
	pts := corners(s.plane, l, p)
	for k, g := range p.segments {
		a, b := pts[k], pts[k+1]
		if g.run {
			r := run{g.vertical, g.band, g.at, min(a.X, b.X), max(a.X, b.X)}
			if g.vertical {
				r.lo, r.hi = min(a.Y, b.Y), max(a.Y, b.Y)
			}
			s.runs[bandKey{g.vertical, g.band}] = append(s.runs[bandKey{g.vertical, g.band}], usedRun{r, l})
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

// queued is a state on the search's frontier.
type queued struct {
	state int32
	cost  float64
	guess float64 // cost, and at least the distance left
}

// queue is ordered by guess, then by state, so that equal costs are taken in
// the same order everywhere.
type queue []queued

func (q queue) Len() int { return len(q) }
func (q queue) Less(a, b int) bool {
	if q[a].guess != q[b].guess {
		return q[a].guess < q[b].guess
	}
	return q[a].state < q[b].state
}
func (q queue) Swap(a, b int) { q[a], q[b] = q[b], q[a] }
func (q *queue) Push(v any)   { *q = append(*q, v.(queued)) }
func (q *queue) Pop() any {
	old := *q
	v := old[len(old)-1]
	*q = old[:len(old)-1]
	return v
}
