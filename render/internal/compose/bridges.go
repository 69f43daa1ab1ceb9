package compose

import (
	"cmp"
	"math"
	"slices"

	"github.com/journey-lang/journey/render/scene"
)

// Where two flows cross, the horizontal one hops over the other, so that the
// crossing does not look like a corner.

const (
	hopRadius = 4.0
	// hopRoom is the distance of a bridge to corners, ends and arrowheads.
	hopRoom = bendRadius + hopRadius + 2
)

// upright is a vertical part of a flow.
type upright struct {
	x, top, bottom float64
	flow           int
}

// bridge redraws flows with a bridge wherever they cross others.
func bridge(flows []scene.Flow) {
	var all []upright
	for i, f := range flows {
		for k := 1; k < len(f.Points); k++ {
			if a, b := f.Points[k-1], f.Points[k]; a.X == b.X {
				all = append(all, upright{a.X, min(a.Y, b.Y), max(a.Y, b.Y), i})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b upright) int { return cmp.Compare(a.x, b.x) })
	floors := map[int][]upright{} // those that overlap each
	for _, u := range all {
		for k := floorOf(u.top); k <= floorOf(u.bottom); k++ {
			floors[k] = append(floors[k], u)
		}
	}
	for i := range flows {
		f := &flows[i]
		hops := make([][]float64, len(f.Points))
		found := false
		for k := 1; k < len(f.Points); k++ {
			if a, b := f.Points[k-1], f.Points[k]; a.Y == b.Y {
				hops[k] = crossings(floors[floorOf(a.Y)], i, a, b)
				found = found || len(hops[k]) > 0
			}
		}
		if found {
			f.Line.Data = rounded(drawn(f.Points), bendRadius, hops)
		}
	}
}

// floorOf returns the number of the floor at a height: a horizontal strip of
// the picture, about as high as a lane.
func floorOf(y float64) int { return int(math.Floor(y / 256)) }

// crossings returns the positions, in order from a to b, at which a horizontal
// part of a flow crosses others.
func crossings(all []upright, flow int, a, b scene.Point) []float64 {
	left, right := min(a.X, b.X)+hopRoom, max(a.X, b.X)-hopRoom
	from, _ := slices.BinarySearchFunc(all, left, func(u upright, x float64) int { return cmp.Compare(u.x, x) })
	var out []float64
	for _, u := range all[from:] {
		if u.x > right {
			break
		}
		apart := len(out) == 0 || u.x-out[len(out)-1] > 2*hopRadius+1
		if u.flow != flow && apart && a.Y > u.top+1 && a.Y < u.bottom-1 {
			out = append(out, u.x)
		}
	}
	if b.X < a.X {
		slices.Reverse(out)
	}
	return out
}

// over leads a path in a half circle over x, coming from a.
func (p *path) over(x, y float64, a scene.Point) *path {
	r := hopRadius
	if a.X > x {
		r = -r
	}
	return p.line(x-r, y).curve(x-r, y-hopRadius, x, y-hopRadius).curve(x+r, y-hopRadius, x+r, y)
}
