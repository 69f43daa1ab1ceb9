package outline

import (
	"math"
	"strings"
)

// Pen is the style of a line along a path.
type Pen struct {
	Width  float64
	Round  bool      // round ends and joints, otherwise butt ends and mitred joints
	Dashes []float64 // alternating lengths of dashes and gaps; none means solid
}

// Dashes reads the lengths of a dash pattern, scaled. As in SVG a pattern with
// an odd number of lengths is used twice, and an invalid pattern, or one of
// zeros, means none.
func Dashes(pattern string, scale float64) []float64 {
	var lengths []float64
	sum := 0.0
	for rest := strings.TrimSpace(pattern); rest != ""; {
		v, after, ok := number(rest)
		if !ok || v < 0 {
			return nil
		}
		lengths = append(lengths, v*scale)
		sum += v * scale
		rest = after
	}
	if sum < leastDash {
		return nil
	}
	if len(lengths)%2 == 1 {
		lengths = append(lengths, lengths...)
	}
	return lengths
}

// leastDash limits the number of dashes of a line.
const leastDash = 0.05

// Stroke returns the area of a line along a path: pieces that overlap and turn
// the same way.
func Stroke(p Path, pen Pen) []Path {
	if !(pen.Width > 0) {
		return nil
	}
	s := stroker{pen: pen, half: pen.Width / 2}
	for _, line := range p.flatten() {
		if len(pen.Dashes) == 0 {
			s.line(line)
			continue
		}
		for _, dash := range line.cut(pen.Dashes) {
			s.line(dash)
		}
	}
	return s.pieces
}

// polyline is a path of straight lines.
type polyline struct {
	points []Point // no equal neighbours
	closed bool
}

// flatten approximates a path with straight lines, to a twentieth of a pixel.
func (p Path) flatten() []polyline {
	var all []polyline
	var line polyline
	add := func(q Point) {
		if n := len(line.points); n == 0 || line.points[n-1] != q {
			line.points = append(line.points, q)
		}
	}
	end := func() {
		if n := len(line.points); line.closed && n > 1 && line.points[0] == line.points[n-1] {
			line.points = line.points[:n-1]
		}
		if len(line.points) > 0 {
			all = append(all, line)
		}
		line = polyline{}
	}
	var at, start Point
	for _, s := range p {
		switch s.Op {
		case Move:
			end()
			start = s.P[0]
			add(start)
		case Line:
			add(at)
			add(s.P[0])
		case Quad:
			add(at)
			a, b := s.P[0], s.P[1]
			curve(at, Point{at.X + (a.X-at.X)*2/3, at.Y + (a.Y-at.Y)*2/3}, Point{b.X + (a.X-b.X)*2/3, b.Y + (a.Y-b.Y)*2/3}, b, add)
		case Cubic:
			add(at)
			curve(at, s.P[0], s.P[1], s.P[2], add)
		case Close:
			line.closed = true
			end()
			at = start
			continue
		}
		at = s.P[s.Op.Points()-1]
	}
	end()
	return all
}

// curve adds the points of a cubic curve after its first one.
func curve(a, b, c, d Point, add func(Point)) {
	bend := math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y) + math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y)
	n := min(max(int(math.Ceil(math.Sqrt(bend*6))), 2), 256)
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		wa, wb, wc, wd := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		add(Point{wa*a.X + wb*b.X + wc*c.X + wd*d.X, wa*a.Y + wb*b.Y + wc*c.Y + wd*d.Y})
	}
}

// mostDashes limits the dashes of one line; the rest of it is solid.
const mostDashes = 20_000

// cut returns the dashes of a line.
func (l polyline) cut(lengths []float64) []polyline {
	points := l.points
	if l.closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	var dashes []polyline
	var dash polyline
	i, left := 0, lengths[0]
	drawn := func() bool { return i%2 == 0 }
	for at := 0; at+1 < len(points); at++ {
		a, b := points[at], points[at+1]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		done := 0.0
		for length-done > left && len(dashes) < mostDashes {
			done += left
			q := Point{a.X + (b.X-a.X)*done/length, a.Y + (b.Y-a.Y)*done/length}
			if drawn() {
				if len(dash.points) == 0 {
					dash.points = append(dash.points, a)
				}
				dash.points = append(dash.points, q)
				dashes = append(dashes, dash)
			}
			i = (i + 1) % len(lengths)
			left = lengths[i]
			dash = polyline{points: []Point{q}}
		}
		left -= length - done
		if drawn() {
			if len(dash.points) == 0 {
				dash.points = append(dash.points, a)
			}
			dash.points = append(dash.points, b)
		}
	}
	if drawn() && len(dash.points) > 1 {
		dashes = append(dashes, dash)
	}
	return dashes
}

type stroker struct {
	pen    Pen
	half   float64
	pieces []Path
}

// line strokes one line.
func (s *stroker) line(l polyline) {
	n := len(l.points)
	if n == 1 {
		if s.pen.Round {
			s.disc(l.points[0])
		}
		return
	}
	segments := n - 1
	if l.closed {
		segments = n
	}
	for i := range segments {
		a, b := l.points[i], l.points[(i+1)%n]
		if a == b {
			continue
		}
		nx, ny := s.normal(a, b)
		s.polygon(Point{a.X + nx, a.Y + ny}, Point{b.X + nx, b.Y + ny}, Point{b.X - nx, b.Y - ny}, Point{a.X - nx, a.Y - ny})
		if i+1 < segments || l.closed {
			s.join(a, b, l.points[(i+2)%n])
		}
	}
	if s.pen.Round && !l.closed {
		s.end(l.points[1], l.points[0])
		s.end(l.points[n-2], l.points[n-1])
	}
}

// normal returns half the width, perpendicular to the right of the direction
// from a to b.
func (s *stroker) normal(a, b Point) (x, y float64) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return 0, 0
	}
	return -(b.Y - a.Y) / length * s.half, (b.X - a.X) / length * s.half
}

// mitre is the maximum length of a mitred joint, in widths; SVG's default.
const mitre = 4

// join fills the gap at b between the lines from a and to c.
func (s *stroker) join(a, b, c Point) {
	ax, ay := s.normal(a, b)
	cx, cy := s.normal(b, c)
	// Along a curve, the anti-aliased edge of a disc would add to that of the
	// line.
	if smooth := ax*cx+ay*cy > 0.9*s.half*s.half; s.pen.Round && !smooth {
		s.disc(b)
		return
	}
	if turn := ax*cy - ay*cx; turn > 0 { // the gap is on the other side
		ax, ay, cx, cy = -ax, -ay, -cx, -cy
	}
	from, to := Point{b.X + ax, b.Y + ay}, Point{b.X + cx, b.Y + cy}
	mx, my := ax+cx, ay+cy
	square := mx*mx + my*my
	// The tip is as far from b as half over the cosine of half the turn.
	if reach := 2 * s.half * s.half / max(square, 1e-12); square > 0 && reach*2 <= mitre*mitre {
		s.polygon(b, from, Point{b.X + mx*reach, b.Y + my*reach}, to)
		return
	}
	s.polygon(b, from, to)
}

// end adds half a disc after b, where a line from a ends.
func (s *stroker) end(a, b Point) {
	const corners = 16
	x, y := s.normal(a, b)
	points := make([]Point, corners+1)
	for i := range points {
		sin, cos := math.Sincos(math.Pi * float64(i) / corners)
		points[i] = Point{b.X + x*cos + y*sin, b.Y + y*cos - x*sin}
	}
	s.polygon(points...)
}

// disc adds a circle around a point.
func (s *stroker) disc(at Point) {
	disc := rect(at.X-s.half, at.Y-s.half, 2*s.half, 2*s.half, s.half, s.half)
	s.pieces = append(s.pieces, disc)
}

// polygon adds a convex piece that turns like a disc.
func (s *stroker) polygon(points ...Point) {
	area := 0.0
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - a.Y*b.X
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	var p Path
	p.MoveTo(points[0])
	for _, q := range points[1:] {
		p.LineTo(q)
	}
	p.Close()
	s.pieces = append(s.pieces, p)
}
