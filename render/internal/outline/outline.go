// Package outline is the geometry of what is painted: lines and curves, from
// the shapes of a scene or the glyphs of a font. It paints nothing.
package outline

import (
	"math"

	"github.com/journey-lang/journey/render/scene"
)

// Point is a position; y grows downwards.
type Point struct{ X, Y float64 }

// Op is the operation of a segment.
type Op uint8

// The operations, with the number of points that each takes.
const (
	Move  Op = iota // 1
	Line            // 1
	Quad            // 2
	Cubic           // 3
	Close           // 0
)

// Points returns the number of points that an operation takes.
func (op Op) Points() int { return [...]int{1, 1, 2, 3, 0}[op] }

// Segment is one step of a path.
type Segment struct {
	Op Op
	P  [3]Point
}

// Path is any number of open or closed outlines.
type Path []Segment

// MoveTo begins an outline.
func (p *Path) MoveTo(a Point) { *p = append(*p, Segment{Move, [3]Point{a}}) }

// LineTo adds a straight line.
func (p *Path) LineTo(a Point) { *p = append(*p, Segment{Line, [3]Point{a}}) }

// QuadTo adds a curve with one control point.
func (p *Path) QuadTo(a, b Point) { *p = append(*p, Segment{Quad, [3]Point{a, b}}) }

// CubicTo adds a curve with two control points.
func (p *Path) CubicTo(a, b, c Point) { *p = append(*p, Segment{Cubic, [3]Point{a, b, c}}) }

// Close closes an outline.
func (p *Path) Close() { *p = append(*p, Segment{Op: Close}) }

// Affine is a scaling and a shift.
type Affine struct{ SX, SY, DX, DY float64 }

// Of transforms the point.
func (a Affine) Of(p Point) Point { return Point{p.X*a.SX + a.DX, p.Y*a.SY + a.DY} }

// Scale returns a, followed by a scaling by v.
func (a Affine) Scale(v float64) Affine { return Affine{a.SX * v, a.SY * v, a.DX * v, a.DY * v} }

// Append appends the path, transformed by a, to dst.
func (p Path) Append(dst Path, a Affine) Path {
	for _, s := range p {
		for i := range s.Op.Points() {
			s.P[i] = a.Of(s.P[i])
		}
		dst = append(dst, s)
	}
	return dst
}

// Bounds returns the box around all points of the path, including control
// points. ok is false if there are none, or one is not finite.
func (p Path) Bounds() (least, most Point, ok bool) {
	least, most = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p {
		for _, q := range s.P[:s.Op.Points()] {
			least = Point{min(least.X, q.X), min(least.Y, q.Y)}
			most = Point{max(most.X, q.X), max(most.Y, q.Y)}
		}
	}
	size := most.X - least.X + most.Y - least.Y
	return least, most, size >= 0 && size < math.MaxFloat32
}

// round is the length of the handles of a curve that approximates a quarter of
// a circle of radius 1.
const round = 0.5522847498307936

// Of returns the outline of a shape; it is empty for an unknown form.
func Of(s scene.Shape) Path {
	b := s.Box
	switch s.Form {
	case scene.Rect:
		if b.W <= 0 || b.H <= 0 {
			return nil
		}
		return rect(b.X, b.Y, b.W, b.H, min(max(s.Round, 0), b.W/2), min(max(s.Round, 0), b.H/2))
	case scene.Circle:
		d := min(b.W, b.H)
		if d <= 0 {
			return nil
		}
		return rect(b.X+(b.W-d)/2, b.Y+(b.H-d)/2, d, d, d/2, d/2)
	case scene.Path:
		path := Parse(s.Data)
		if s.Scale > 0 {
			return path.Append(nil, Affine{s.Scale, s.Scale, b.X, b.Y})
		}
		return path
	}
	return nil
}

// rect runs clockwise from the left end of the upper side, as in SVG.
func rect(x, y, w, h, rx, ry float64) Path {
	var p Path
	right, bottom := x+w, y+h
	p.MoveTo(Point{x + rx, y})
	p.LineTo(Point{right - rx, y})
	corner := func(a, b, c Point) {
		if rx > 0 && ry > 0 {
			p.CubicTo(a, b, c)
		}
	}
	kx, ky := rx*(1-round), ry*(1-round)
	corner(Point{right - kx, y}, Point{right, y + ky}, Point{right, y + ry})
	p.LineTo(Point{right, bottom - ry})
	corner(Point{right, bottom - ky}, Point{right - kx, bottom}, Point{right - rx, bottom})
	p.LineTo(Point{x + rx, bottom})
	corner(Point{x + kx, bottom}, Point{x, bottom - ky}, Point{x, bottom - ry})
	p.LineTo(Point{x, y + ry})
	corner(Point{x, y + ky}, Point{x + kx, y}, Point{x + rx, y})
	p.Close()
	return p
}
