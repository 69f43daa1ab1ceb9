package layout

import (
	"cmp"
	"slices"
)

// Room is space to add to a placement: By pixels, across the whole band, at a
// coordinate between its boxes.
type Room struct {
	Band    int
	Upright bool    // the line along which it is added is vertical: the band becomes wider, not higher
	At      float64 // x of a vertical line, y of a horizontal one
	By      float64 // less than 0 if no room is needed
}

// Stretch adds room: everything beyond it moves, and what contains it grows. No
// two boxes get closer to each other, and no box changes its size. Routes stay
// valid unless they run along the added room.
func (p *Placement) Stretch(rooms []Room) {
	var level []Room
	upright := make([][]Room, len(p.Bands))
	for _, r := range rooms {
		if r.Upright {
			upright[r.Band] = append(upright[r.Band], r)
		} else {
			level = append(level, r)
		}
	}
	y := newShift(level)
	x := make([]shift, len(p.Bands))
	for b := range p.Bands {
		x[b] = newShift(upright[b])
	}
	of := p.bandsOfLabels()
	for i := range p.Nodes {
		stretch(&p.Nodes[i], x[p.BandOf[i]], y)
	}
	for i := range p.Labels {
		stretch(&p.Labels[i], x[of[i]], y)
	}
	for i := range p.Connectors {
		stretch(&p.Connectors[i].Rect, x[p.Connectors[i].Band], y)
	}
	for i, e := range p.Routes {
		from, to := 0, 0
		if e.Out >= 0 {
			from, to = p.Connectors[e.Out].Band, p.Connectors[e.In].Band
		} else {
			from = p.bandAt(e.Points)
		}
		stretchPoints(p.Routes[i].Points, x[from], y)
		stretchPoints(p.Routes[i].On, x[to], y)
	}
	p.Width = 0
	for b := range p.Bands {
		band := &p.Bands[b]
		band.own += x[b].total()
		band.Header += y.of(band.Y+band.Header) - y.of(band.Y)
		stretch(&band.Rect, x[b], y)
		for i := range band.Strips {
			stretch(&band.Strips[i], x[b], y)
		}
		for _, parts := range [][]Part{band.Lanes, band.Phases} {
			for i := range parts {
				stretch(&parts[i].Rect, x[b], y)
			}
		}
		p.Width = max(p.Width, band.own)
	}
	p.Height += y.total()
	for b := range p.Bands {
		p.Bands[b].widen(p.Width)
	}
}

// bandsOfLabels returns the band of each flow's text; 0 for a flow without one.
func (p *Placement) bandsOfLabels() []int {
	of := make([]int, len(p.Labels))
	for i, l := range p.Labels {
		if l.W <= 0 {
			continue
		}
		b, _ := slices.BinarySearchFunc(p.Bands, l.Y, func(b Band, y float64) int {
			if b.Y+b.H <= y {
				return -1
			}
			return 1
		})
		of[i] = min(b, len(p.Bands)-1)
	}
	return of
}

// bandAt returns the band of a line, 0 for one without points.
func (p *Placement) bandAt(line []Point) int {
	if len(line) == 0 {
		return 0
	}
	b, _ := slices.BinarySearchFunc(p.Bands, line[0].Y, func(b Band, y float64) int {
		if b.Y+b.H <= y {
			return -1
		}
		return 1
	})
	return min(b, len(p.Bands)-1)
}

func stretchPoints(line []Point, x, y shift) {
	for i, p := range line {
		line[i] = Point{p.X + x.of(p.X), p.Y + y.of(p.Y)}
	}
}

// stretch moves the two corners of a box.
func stretch(r *Rect, x, y shift) {
	x0, y0 := x.of(r.X), y.of(r.Y)
	x1, y1 := x.of(r.X+r.W), y.of(r.Y+r.H)
	*r = Rect{r.X + x0, r.Y + y0, r.W + x1 - x0, r.H + y1 - y0}
}

// shift says how far coordinates move: sum[i] from at[i] on.
type shift struct{ at, sum []float64 }

func newShift(rooms []Room) shift {
	slices.SortStableFunc(rooms, func(a, b Room) int { return cmp.Compare(a.At, b.At) })
	var s shift
	total := 0.0
	for _, r := range rooms {
		total += r.By
		s.at = append(s.at, r.At)
		s.sum = append(s.sum, total)
	}
	return s
}

// of returns how far a coordinate moves.
func (s shift) of(v float64) float64 {
	i, exact := slices.BinarySearch(s.at, v)
	for exact && i+1 < len(s.at) && s.at[i+1] == v {
		i++
	}
	if !exact {
		i--
	}
	if i < 0 {
		return 0
	}
	return s.sum[i]
}

func (s shift) total() float64 {
	if len(s.sum) == 0 {
		return 0
	}
	return s.sum[len(s.sum)-1]
}
