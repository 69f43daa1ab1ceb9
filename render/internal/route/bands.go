package route

import (
	"math"
	"slices"

	"github.com/journey-lang/journey/render/internal/layout"
)

// The router treats the area as a grid of bands. Boxes are in columns and rows;
// between them are channels that no box enters, over the whole height or width.
// Column c is between channels c and c+1; the same goes for rows.

// axis is one direction of the grid.
type axis struct {
	bands    [][2]float64 // from and to of each column or row with boxes
	channels [][2]float64 // one more than bands
}

// newAxis merges the extents of the boxes into bands.
func newAxis(extents [][2]float64, lo, hi float64) axis {
	slices.SortFunc(extents, func(a, b [2]float64) int {
		if a[0] != b[0] {
			return sign(a[0] - b[0])
		}
		return sign(a[1] - b[1])
	})
	var a axis
	for _, e := range extents {
		if n := len(a.bands); n > 0 && e[0] <= a.bands[n-1][1] {
			a.bands[n-1][1] = max(a.bands[n-1][1], e[1])
			continue
		}
		a.bands = append(a.bands, e)
	}
	for _, b := range a.bands {
		a.channels = append(a.channels, [2]float64{lo, b[0]})
		lo = b[1]
	}
	a.channels = append(a.channels, [2]float64{lo, max(lo, hi)})
	return a
}

// band returns the index of the band that contains v.
func (a axis) band(v float64) int {
	i, _ := slices.BinarySearchFunc(a.bands, v, func(b [2]float64, v float64) int { return sign(b[1] - v) })
	return min(i, len(a.bands)-1)
}

// mid returns the middle of a channel.
func (a axis) mid(channel int) float64 {
	return (a.channels[channel][0] + a.channels[channel][1]) / 2
}

// channel returns the middle of a channel, or NaN if there is none.
func (a axis) channel(i int) float64 {
	if i < 0 || i >= len(a.channels) {
		return math.NaN()
	}
	return a.mid(i)
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

// plane is the grid with its boxes.
type plane struct {
	x, y  axis
	boxes []Box
	col   []int // by box
	row   []int
	inRow [][]int // by row: boxes from left to right
	inCol [][]int // by column: boxes from top to bottom
}

// axes returns the columns and the rows of a problem.
func (pr Problem) axes() (x, y axis) {
	var xs, ys [][2]float64
	for _, b := range pr.Boxes {
		xs = append(xs, [2]float64{b.X, b.X + b.W})
		ys = append(ys, [2]float64{b.Y, b.Y + b.H})
	}
	return newAxis(xs, pr.Area.X, pr.Area.X+pr.Area.W), newAxis(ys, pr.Area.Y, pr.Area.Y+pr.Area.H)
}

// Size returns the number of rows and columns of the boxes.
func (pr Problem) Size() (rows, columns int) {
	x, y := pr.axes()
	return len(y.bands), len(x.bands)
}

func newPlane(pr Problem) *plane {
	p := &plane{boxes: pr.Boxes, col: make([]int, len(pr.Boxes)), row: make([]int, len(pr.Boxes))}
	p.x, p.y = pr.axes()
	p.inCol, p.inRow = make([][]int, len(p.x.bands)), make([][]int, len(p.y.bands))
	for i, b := range pr.Boxes {
		p.col[i], p.row[i] = p.x.band(middle(b.Rect).X), p.y.band(middle(b.Rect).Y)
		p.inCol[p.col[i]] = append(p.inCol[p.col[i]], i)
		p.inRow[p.row[i]] = append(p.inRow[p.row[i]], i)
	}
	for _, c := range p.inCol {
		slices.SortStableFunc(c, func(a, b int) int { return sign(p.boxes[a].Y - p.boxes[b].Y) })
	}
	for _, r := range p.inRow {
		slices.SortStableFunc(r, func(a, b int) int { return sign(p.boxes[a].X - p.boxes[b].X) })
	}
	return p
}

func middle(r layout.Rect) layout.Point { return layout.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }

// clearance is the minimum distance between a line and a box it passes.
const clearance = 3

// run is a straight line inside a row (or column) that starts or ends at a box
// there. Coordinates along it are x (or y).
type run struct {
	vertical bool
	band     int
	at       float64 // y of a horizontal run, x of a vertical one
	lo, hi   float64
}

// clear reports whether a run meets no boxes other than the two given.
func (p *plane) clear(r run, from, to int) bool {
	list := p.inRow
	if r.vertical {
		list = p.inCol
	}
	boxes := list[r.band]
	// Boxes of a band may be next to each other across it, but they are sorted
	// along it, and none is longer than a band is wide.
	i, _ := slices.BinarySearchFunc(boxes, r.lo, func(b int, lo float64) int {
		_, hi := p.along(b, r.vertical)
		return sign(hi - lo)
	})
	for ; i < len(boxes); i++ {
		b := boxes[i]
		lo, _ := p.along(b, r.vertical)
		if lo >= r.hi {
			return true
		}
		if b == from || b == to {
			continue
		}
		if near, far := p.along(b, !r.vertical); r.at > near-clearance && r.at < far+clearance {
			return false
		}
	}
	return true
}

// along returns a box's extent in the direction of vertical or horizontal
// lines.
func (p *plane) along(b int, vertical bool) (lo, hi float64) {
	r := p.boxes[b]
	if vertical {
		return r.Y, r.Y + r.H
	}
	return r.X, r.X + r.W
}
