package route

import (
	"math"
	"slices"

	"github.com/journey-lang/journey/render/internal/layout"
)

// trunk is a line in a channel: a segment of one path, or the common segment of
// several that leave or enter the same box side together.
type trunk struct {
	segments []*segment
	lo, hi   float64
	stubs    []stub
	level    int
}

// stub is where a trunk turns off: at a coordinate along the channel, to the
// low side (left, up) or the high side.
type stub struct {
	at   float64
	high bool
}

// spread orders the lines in every channel so that few cross, and gives each
// its position. Vertical channels come first, with the horizontal lines still
// in the middle of theirs; a second round has better positions.
func spread(p *plane, pr Problem, paths []path) (wants []layout.Room) {
	for range 2 {
		wants = nil
		for _, vertical := range []bool{true, false} {
			axis := p.x
			if !vertical {
				axis = p.y
			}
			channels := make([][]trunk, len(axis.channels))
			for _, t := range trunks(p, pr.Legs, paths, vertical) {
				c := t.segments[0].band
				channels[c] = append(channels[c], t)
			}
			for c, list := range channels {
				if by := place(list, axis.channels[c], pr.Track); by > 0 {
					wants = append(wants, layout.Room{Band: pr.Band, Upright: vertical, At: axis.mid(c), By: by})
				}
			}
		}
	}
	return wants
}

// trunks collects the lines in one direction, in the order of the legs.
func trunks(p *plane, legs []Leg, paths []path, vertical bool) []trunk {
	type key struct {
		box, band int
		side      side
		leaving   bool
		kind      layout.EdgeKind
	}
	var out []trunk
	var pts []layout.Point
	at := map[key]int{}
	leaves := map[key]int{}
	for i, w := range paths {
		if len(w.segments) > 2 {
			leaves[key{legs[i].From, w.segments[1].band, w.out, true, legs[i].Kind}]++
		}
	}
	for i := range paths {
		w := &paths[i]
		pts = corners(pts[:0], p, legs[i], *w)
		for k := range w.segments {
			g := &w.segments[k]
			if g.run || g.vertical != vertical {
				continue
			}
			a, b, before, after := pts[k].Y, pts[k+1].Y, pts[k-1].X, pts[k+2].X
			if !vertical {
				a, b, before, after = pts[k].X, pts[k+1].X, pts[k-1].Y, pts[k+2].Y
			}
			t := trunk{segments: []*segment{g}, lo: math.Min(a, b), hi: math.Max(a, b), stubs: []stub{
				{a, before > g.at}, {b, after > g.at},
			}}
			// Lines that leave a box together share a trunk; so do those that
			// enter one together, unless they left one together.
			share := key{box: -1}
			if from := (key{legs[i].From, g.band, w.out, true, legs[i].Kind}); k == 1 && leaves[from] > 1 {
				share = from
			} else if k == len(w.segments)-2 {
				share = key{legs[i].To, g.band, w.in, false, legs[i].Kind}
			}
			if n, ok := at[share]; ok && share.box >= 0 {
				o := &out[n]
				o.segments = append(o.segments, g)
				o.lo, o.hi = math.Min(o.lo, t.lo), math.Max(o.hi, t.hi)
				o.stubs = append(o.stubs, t.stubs...)
				continue
			}
			at[share] = len(out)
			out = append(out, t)
		}
	}
	return out
}

// apart is the minimum distance of two lines along a channel for them to have
// the same position across it.
const apart = 6

func overlap(a, b *trunk) bool { return a.lo < b.hi+apart && b.lo < a.hi+apart }

// crossings returns the cost of putting a on the low side of b: a's stubs to
// the high side cross b, b's to the low side cross a. Overlapping stubs cost
// more.
func crossings(a, b *trunk) int {
	n := 0
	count := func(s stub, high bool, o *trunk) {
		if s.high != high || s.at < o.lo-clearance || s.at > o.hi+clearance {
			return
		}
		n++
		for _, t := range o.stubs {
			if math.Abs(t.at-s.at) < clearance && t.high != s.high {
				n += 4
			}
		}
	}
	for _, s := range a.stubs {
		count(s, true, b)
	}
	for _, s := range b.stubs {
		count(s, false, a)
	}
	return n
}

// The minimum distances in a channel, in pixels. A hop over a crossing line
// rises by four.
const (
	fromBox  = 9 // between a line and the boxes next to the channel: an arrowhead must fit
	fromLine = 8 // between two lines
)

// place orders the lines of a channel and spreads them over its width. It
// returns by how many whole pixels the channel is too narrow for them.
func place(list []trunk, channel [2]float64, pitch float64) float64 {
	if len(list) == 0 {
		return 0
	}
	order := make([]*trunk, 0, len(list))
	for i := range list {
		order = insert(order, &list[i])
	}
	for i := range list { // once more, now that all are there
		k := slices.Index(order, &list[i])
		order = insert(slices.Delete(order, k, k+1), &list[i])
	}
	levels := 0
	for i, t := range order {
		t.level = 0
		for _, o := range order[:i] {
			if overlap(o, t) {
				t.level = max(t.level, o.level+1)
			}
		}
		levels = max(levels, t.level+1)
	}
	width, gaps := channel[1]-channel[0], float64(levels-1)
	step := width / float64(levels+1)
	if room := width - 2*fromBox; gaps > 0 && room > 0 {
		step = max(step, room/gaps)
	}
	step = min(step, pitch*1.25)
	first := (channel[0]+channel[1])/2 - step*gaps/2
	for _, t := range order {
		for _, g := range t.segments {
			g.at = first + step*float64(t.level)
		}
	}
	return max(0, math.Ceil(2*fromBox+gaps*fromLine-width))
}

// insert puts a line where it costs the fewest crossings, as far to the high
// side as possible.
func insert(order []*trunk, t *trunk) []*trunk {
	best, at, cost := 0, len(order), 0
	for i := len(order) - 1; i >= 0; i-- {
		if o := order[i]; overlap(o, t) {
			cost += crossings(t, o) - crossings(o, t)
		}
		if cost < best {
			best, at = cost, i
		}
	}
	return slices.Insert(order, at, t)
}
