package compose

import (
	"math"
	"strconv"

	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// path builds path data of absolute M, L, Q and Z commands.
type path struct{ data []byte }

func newPath() *path { return &path{} }

func (p *path) command(name byte, numbers ...float64) *path {
	if len(p.data) > 0 {
		p.data = append(p.data, ' ')
	}
	p.data = append(p.data, name)
	for i, n := range numbers {
		if i > 0 {
			p.data = append(p.data, ' ')
		}
		p.data = strconv.AppendFloat(p.data, scene.Round(n), 'f', -1, 64)
	}
	return p
}

func (p *path) move(x, y float64) *path          { return p.command('M', x, y) }
func (p *path) line(x, y float64) *path          { return p.command('L', x, y) }
func (p *path) curve(cx, cy, x, y float64) *path { return p.command('Q', cx, cy, x, y) }
func (p *path) close() *path                     { return p.command('Z') }
func (p *path) String() string                   { return string(p.data) }

// rounded returns a line through the points with round corners. On the way to
// point k it hops over the positions hops[k], if given.
func rounded(points []scene.Point, radius float64, hops [][]float64) string {
	p := newPath().move(points[0].X, points[0].Y)
	to := func(k int, end scene.Point) {
		if k < len(hops) {
			for _, x := range hops[k] {
				p.over(x, points[k].Y, points[k-1])
			}
		}
		p.line(end.X, end.Y)
	}
	for i := 1; i < len(points)-1; i++ {
		a, b, c := points[i-1], points[i], points[i+1]
		r := min(radius, distance(a, b)/2, distance(b, c)/2)
		in, out := toward(b, a, r), toward(b, c, r)
		to(i, in)
		p.curve(b.X, b.Y, out.X, out.Y)
	}
	to(len(points)-1, points[len(points)-1])
	return p.String()
}

// drawn returns the visible part of a flow's line: it ends inside the
// arrowhead.
func drawn(points []scene.Point) []scene.Point {
	out := append([]scene.Point(nil), points...)
	tip, before := points[len(points)-1], points[len(points)-2]
	out[len(out)-1] = toward(tip, before, min(headLength, distance(before, tip))*0.7)
	return out
}

func distance(a, b scene.Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

// toward returns the point at some distance from a in the direction of b.
func toward(a, b scene.Point, by float64) scene.Point {
	d := distance(a, b)
	if d == 0 {
		return a
	}
	return scene.Point{X: a.X + (b.X-a.X)/d*by, Y: a.Y + (b.Y-a.Y)/d*by}
}

// head returns the arrowhead at the end of a line that comes from the point
// from.
func head(from, tip scene.Point, length, half float64, fill theme.Role) scene.Shape {
	base := toward(tip, from, length)
	d := max(distance(from, tip), 1)
	nx, ny := -(tip.Y-from.Y)/d*half, (tip.X-from.X)/d*half
	notch := toward(tip, from, length*0.78)
	data := newPath().move(tip.X, tip.Y).line(base.X+nx, base.Y+ny).line(notch.X, notch.Y).line(base.X-nx, base.Y-ny).close()
	left, top := min(tip.X, base.X-math.Abs(nx)), min(tip.Y, base.Y-math.Abs(ny))
	right, bottom := max(tip.X, base.X+math.Abs(nx)), max(tip.Y, base.Y+math.Abs(ny))
	return scene.Shape{
		Form: scene.Path, Class: "head", Box: box(left, top, right-left, bottom-top), Data: data.String(), Fill: fill,
		Stroke: fill, Width: 1, Cap: "round",
	}
}

// bounds returns the box around some points.
func bounds(points []scene.Point) scene.Box {
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		left, top = min(left, p.X), min(top, p.Y)
		right, bottom = max(right, p.X), max(bottom, p.Y)
	}
	return box(left, top, right-left, bottom-top)
}
