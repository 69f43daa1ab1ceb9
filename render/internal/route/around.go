package route

import "math"

// wander is how many channels beyond those of its ends a path may go.
const wander = 3

// A path over more than far columns or rows goes straight through all except
// those near its ends: most of the grid may cost the same, and all of it would
// be searched. No path goes further than that beyond the rows of its ends.
const (
	far  = 40
	near = 8
)

// takenAtOnce is how many crossings are visited between two checks of the
// context.
const takenAtOnce = 1 << 10

// around returns the cheapest path through the channels, or nothing if none is
// cheaper than the limit. It uses A* over the crossings of channels and the
// direction of travel, with the remaining distance as its heuristic.
func (s *searcher) around(l Leg, limit float64) (path, float64) {
	s.outs, s.ins = s.ends(s.outs[:0], l, l.From, true), s.ends(s.ins[:0], l, l.To, false)
	outs, ins := s.outs, s.ins
	lo := min(s.col[l.From], s.col[l.To]) - wander
	hi := max(s.col[l.From], s.col[l.To]) + 1 + wander
	target := middle(s.boxes[l.To].Rect)
	skipFrom, skipTo := hi, hi // the channels between them are crossed without stopping
	if hi-lo > far {
		skipFrom, skipTo = lo+near, hi-near
	}
	rows := s.levels(l)
	s.turn++
	s.queue = s.queue[:0]
	push := func(i, j int, d side, cost float64, prev int32) {
		if i < max(lo, 0) || i > hi || i >= len(s.x.channels) || !rows.has(j) || cost >= limit {
			return
		}
		state := int32(4*s.point(i, j) + int(d))
		if s.stamp[state] == s.turn && s.cost[state] <= cost {
			return
		}
		s.stamp[state], s.cost[state], s.prev[state] = s.turn, cost, prev
		left := math.Abs(s.x.mid(i)-target.X) + math.Abs(s.y.mid(j)-target.Y) - 2*bendCost
		s.queue.push(queued{state, cost, cost + max(0, left)})
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
	for taken := 1; len(s.queue) > 0; taken++ {
		if taken%takenAtOnce == 0 && s.ctx.Err() != nil {
			break
		}
		it := s.queue.pop()
		if it.cost > s.cost[it.state] {
			continue
		}
		if it.guess >= limit {
			break
		}
		point, d := int(it.state/4), side(it.state%4)
		i, j := point%width, point/width
		if s.beside(l.To, i, j) {
			for k, e := range ins {
				c, ok := s.arrive(l.To, e, i, j, d)
				if ok && it.cost+c < limit {
					limit, goal, goalEnd = it.cost+c, it.state, k
				}
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
			switch {
			case next == down && j == rows.skipFrom && j < rows.skipTo:
				nj = rows.skipTo
				c += crossingCost * s.falling(rows.skipFrom, nj, i)
			case next == up && j == rows.skipTo && rows.skipFrom < j:
				nj = rows.skipFrom
				c += crossingCost * s.falling(nj, rows.skipTo, i)
			case next.vertical():
				c += crossingCost * float64(s.horzRuns[s.point(i, min(j, nj))])
			case next == right && i == skipFrom && i < skipTo:
				ni = skipTo
				c += crossingCost * s.passing(skipFrom, skipTo, j)
			case next == left && i == skipTo && skipFrom < i:
				ni = skipFrom
				c += crossingCost * s.passing(skipFrom, skipTo, j)
			default:
				c += crossingCost * float64(s.vertRuns[s.point(min(i, ni), j)])
			}
			c += math.Abs(s.x.mid(ni)-s.x.mid(i)) + math.Abs(s.y.mid(nj)-s.y.mid(j))
			push(ni, nj, next, c, it.state)
		}
	}
	if goal < 0 {
		return path{}, math.Inf(1)
	}
	return s.trace(goal, outs, ins[goalEnd]), limit
}

// passing counts the lines that cross a horizontal channel between two vertical
// ones.
func (s *searcher) passing(from, to, level int) float64 {
	n := int32(0)
	for i := from; i < to; i++ {
		n += s.vertRuns[s.point(i, level)]
		if i > from {
			n += s.vert[s.point(i, level)]
		}
	}
	return float64(n)
}

// falling counts the lines that cross a vertical channel between two horizontal
// ones.
func (s *searcher) falling(from, to, upright int) float64 {
	n := int32(0)
	for j := from; j < to; j++ {
		n += s.horzRuns[s.point(upright, j)]
		if j > from {
			n += s.horz[s.point(upright, j)]
		}
	}
	return float64(n)
}

// levels are the horizontal channels that a path may use: from lo to hi, except
// for those between skipFrom and skipTo, which are crossed without stopping.
type levels struct{ lo, hi, skipFrom, skipTo int }

func (s *searcher) levels(l Leg) levels {
	lo, hi := min(s.row[l.From], s.row[l.To]), max(s.row[l.From], s.row[l.To])+1
	last := len(s.y.channels) - 1
	if hi-lo <= far {
		lo, hi = max(lo-far, 0), min(hi+far, last)
		return levels{lo, hi, hi, hi}
	}
	return levels{max(lo-wander, 0), min(hi+wander, last), lo + near, hi - near}
}

func (r levels) has(j int) bool {
	return j >= r.lo && j <= r.hi && (j <= r.skipFrom || j >= r.skipTo)
}

// beside reports whether a crossing is next to the row or column of a box: only
// from there a line can turn into it.
func (s *searcher) beside(box, i, j int) bool {
	col, row := i-s.col[box], j-s.row[box]
	return col == 0 || col == 1 || row == 0 || row == 1
}

// arrive returns the cost of going from a crossing, reached in direction d,
// along a channel next to the target's row or column and into the target.
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

// trace converts the states of a search into a path.
func (s *searcher) trace(state int32, outs []end, in end) path {
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
	p := path{out: out.side, in: in.side, manners: max(out.manners, in.manners)}
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

// queued is a state on the search's frontier.
type queued struct {
	state int32
	cost  float64
	guess float64 // cost, plus at least the remaining distance
}

// queue is a binary heap, ordered by guess, then by state, so that ties are
// resolved in the same order everywhere. container/heap would allocate for
// every state.
type queue []queued

func (a queued) before(b queued) bool {
	if a.guess != b.guess {
		return a.guess < b.guess
	}
	return a.state < b.state
}

func (q *queue) push(it queued) {
	*q = append(*q, it)
	h := *q
	for i := len(h) - 1; i > 0 && h[i].before(h[(i-1)/2]); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
}

// pop removes the first; the queue must not be empty.
func (q *queue) pop() queued {
	h := *q
	first, n := h[0], len(h)-1
	h[0] = h[n]
	h = h[:n]
	*q = h
	for i := 0; ; {
		least := i
		for c := 2*i + 1; c <= 2*i+2 && c < n; c++ {
			if h[c].before(h[least]) {
				least = c
			}
		}
		if least == i {
			return first
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
}
