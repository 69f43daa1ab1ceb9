package compose

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// spot is a point of a curve before it is placed.
type spot struct {
	line, point int     // indexes of the curve and of the point
	order       int     // of the point in the text
	way         float64 // position of its nodes
	up          float64 // above the axis
	more        int     // emotions of the same customer without their own face
}

// MostFaces is the maximum number of faces of a customer in one column. More
// would reach far into the neighbouring columns.
const MostFaces = 24

// slot is a position along the flow with the faces that are stacked there.
type slot struct {
	spots []*spot
	way   float64 // its ideal position
	apart float64 // minimum distance from the previous slot
}

// place places the points of all curves, each curve's in order of time. Points
// of one column are placed next to each other. Ends are the positions where the
// bands end.
func (m moods) place(ways, ends []float64, down bool) []line {
	lines := make([]line, len(m.curves))
	var spots []spot
	for i, c := range m.curves {
		lines[i].curve = c
		for j, f := range c.points {
			sum := 0.0
			for _, n := range f.nodes {
				sum += ways[n]
			}
			if len(f.nodes) > 0 {
				spots = append(spots, spot{i, j, f.order, sum / float64(len(f.nodes)), float64(f.value) * m.level(down), 0})
			}
		}
	}
	slices.SortFunc(spots, func(a, b spot) int { return cmp.Or(cmp.Compare(a.way, b.way), cmp.Compare(a.order, b.order)) })
	begin := 0.0
	for _, end := range ends {
		n := 0
		for n < len(spots) && (spots[n].way <= end || end == ends[len(ends)-1]) {
			n++
		}
		row := slots(spots[:n])
		for i, x := range spread(row, begin+moodNear/2+2, end-moodNear/2-2) {
			for _, s := range row[i].spots {
				l := &lines[s.line]
				p := placed{l.curve.points[s.point], x, s.up, s.point == l.lowest}
				if s.more > 0 {
					p.title += fmt.Sprintf("\n(and %d more)", s.more)
				}
				l.points = append(l.points, p)
				l.knots = append(l.knots, knot{x: x, y: s.up})
			}
		}
		spots, begin = spots[n:], end
	}
	for _, l := range lines {
		smooth(l.knots)
	}
	return lines
}

// slots groups spots, in order along the flow, into slots: those of one curve
// one after the other, those of several stacked where they do not touch.
func slots(spots []spot) []slot {
	var all []slot
	for len(spots) > 0 {
		way, first, n := spots[0].way, len(all), 0
		faces, last := map[int]int{}, map[int]*spot{} // by curve
		for ; n < len(spots) && spots[n].way-way < 0.5; n++ {
			s := &spots[n]
			if faces[s.line] == MostFaces {
				last[s.line].more++
				continue
			}
			faces[s.line]++
			last[s.line] = s
			at := len(all)
			for i := len(all) - 1; i >= first; i-- {
				if slices.ContainsFunc(all[i].spots, func(o *spot) bool { return o.line == s.line }) {
					break
				}
				if !slices.ContainsFunc(all[i].spots, func(o *spot) bool { return math.Abs(o.up-s.up) < moodNear }) {
					at = i
				}
			}
			if at == len(all) {
				all = append(all, slot{way: way})
			}
			all[at].spots = append(all[at].spots, s)
		}
		room := math.Inf(1) // half of the distance to the neighbouring columns
		if first > 0 {
			room = way - all[first-1].way
		}
		if n < len(spots) {
			room = min(room, spots[n].way-way)
		}
		all[first].apart = moodNear
		for i := first + 1; i < len(all); i++ {
			all[i].apart = min(max(room/float64(len(all)-first), moodNear), moodBeside)
		}
		spots = spots[n:]
	}
	return all
}

// spread returns the positions of slots: as close as possible, by least
// squares, to their ideal positions, at the minimum distances, and between two
// limits. It is an isotonic regression of the positions minus their distances
// from the first (pool adjacent violators: Ayer and others, 1955).
func spread(row []slot, from, to float64) []float64 {
	type pool struct {
		sum float64
		n   int
	}
	offsets := make([]float64, len(row))
	for i := 1; i < len(row); i++ {
		offsets[i] = offsets[i-1] + row[i].apart
	}
	if n := len(row) - 1; n > 0 && offsets[n] > to-from {
		closer := max(to-from, 1) / offsets[n]
		for i := range offsets {
			offsets[i] *= closer
		}
	}
	var pools []pool
	for i, s := range row {
		pools = append(pools, pool{s.way - offsets[i], 1})
		for n := len(pools); n > 1 && pools[n-2].sum/float64(pools[n-2].n) > pools[n-1].sum/float64(pools[n-1].n); n-- {
			pools[n-2].sum += pools[n-1].sum
			pools[n-2].n += pools[n-1].n
			pools = pools[:n-1]
		}
	}
	places := make([]float64, 0, len(row))
	for _, p := range pools {
		for range p.n {
			i := len(places)
			last := max(from, to-offsets[len(row)-1])
			places = append(places, min(max(p.sum/float64(p.n), from), last)+offsets[i])
		}
	}
	return places
}
