package compose

import (
	"cmp"
	"math"
	"slices"

	"github.com/journey-lang/journey/render/scene"
)

// knot is a point of a smooth curve with its slope: x runs along the flow, y
// across it.
type knot struct{ x, y, slope float64 }

// smooth sets the slopes so that the curve never overshoots its knots (after
// Fritsch and Carlson). It begins and ends level.
func smooth(k []knot) {
	for i := 1; i < len(k)-1; i++ {
		before, after := k[i].x-k[i-1].x, k[i+1].x-k[i].x
		a, b := (k[i].y-k[i-1].y)/before, (k[i+1].y-k[i].y)/after
		if a*b > 0 {
			k[i].slope = 3 * (before + after) / ((2*after+before)/a + (after+2*before)/b)
		}
	}
}

// between returns the knot at x on the curve from a to b.
func between(a, b knot, x float64) knot {
	w := b.x - a.x
	t := (x - a.x) / w
	s := 1 - t
	return knot{
		x:     x,
		y:     a.y*s*s*(1+2*t) + b.y*t*t*(3-2*t) + w*t*s*(a.slope*s-b.slope*t),
		slope: 6*t*s*(b.y-a.y)/w + a.slope*s*(1-3*t) + b.slope*t*(3*t-2),
	}
}

// firstFrom returns the index of the first knot at or after x.
func firstFrom(k []knot, x float64) int {
	i, _ := slices.BinarySearchFunc(k, x, func(k knot, x float64) int { return cmp.Compare(k.x, x) })
	return i
}

// cut returns the part of the curve from one x to another.
func cut(k []knot, from, to float64) []knot {
	var out []knot
	k = k[max(0, firstFrom(k, from)-1):]
	for i, at := range k {
		if i > 0 && k[i-1].x > to {
			break
		}
		if i > 0 {
			for _, x := range []float64{from, to} {
				if k[i-1].x < x && x < at.x {
					out = append(out, between(k[i-1], at, x))
				}
			}
		}
		if from <= at.x && at.x <= to {
			out = append(out, at)
		}
	}
	return out
}

// bezier returns path data of the curve; at makes a point of x and y.
func bezier(k []knot, at func(x, y float64) scene.Point) string {
	first := at(k[0].x, k[0].y)
	p := newPath().move(first.X, first.Y)
	for i := 1; i < len(k); i++ {
		a, b := k[i-1], k[i]
		third := (b.x - a.x) / 3
		p1, p2, end := at(a.x+third, a.y+a.slope*third), at(b.x-third, b.y-b.slope*third), at(b.x, b.y)
		p.command('C', p1.X, p1.Y, p2.X, p2.Y, end.X, end.Y)
	}
	return p.String()
}

// along returns points on the curve, a few pixels apart.
func along(k []knot, at func(x, y float64) scene.Point) []scene.Point {
	const step = 4.0
	var all []scene.Point
	for i := 1; i < len(k); i++ {
		for x := k[i-1].x; x < k[i].x; x += step {
			all = append(all, at(x, between(k[i-1], k[i], x).y))
		}
	}
	return all
}

// extent returns the box around the curve, which never leaves the range of its
// knots.
func extent(k []knot, at func(x, y float64) scene.Point) scene.Box {
	least, most := math.Inf(1), math.Inf(-1)
	for _, p := range k {
		least, most = min(least, p.y), max(most, p.y)
	}
	return bounds([]scene.Point{at(k[0].x, least), at(k[len(k)-1].x, most)})
}
