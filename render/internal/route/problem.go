// Package route finds the lines of the flows between placed boxes, and defines
// what a valid routing is. It sees only boxes and numbers, never a journey or a
// text.
package route

import (
	"fmt"
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
)

// Problem is a band of a placed picture as boxes and the legs to draw between
// them. All lengths are CSS pixels; y grows downwards.
type Problem struct {
	Band  int   // which band of the picture
	Boxes []Box // the nodes, the texts of the flows, and the connectors to other bands
	Legs  []Leg
	Area  layout.Rect // where lines may run: not over lane labels and phase headers
	Track float64     // the distance between parallel lines
}

// Box is an obstacle, and an end of lines.
type Box struct {
	layout.Rect
	Pointed bool // lines meet its left and right side only in the middle
	Upright bool // lines meet its upper and lower side only in the middle
	Text    bool // a flow's text: its line comes in from the left
}

// Leg is a line from the border of one box to that of another. A flow with a
// text has two: into the text and out of it.
type Leg struct {
	Edge     int  // index of the flow
	On       bool // after the connector through which the flow comes from another band
	From, To int  // indexes of boxes
	Kind     layout.EdgeKind
}

// New returns a problem for each band of a placement.
func New(in layout.Input, p *layout.Placement) []Problem {
	problems := make([]Problem, len(p.Bands))
	for b, band := range p.Bands {
		problems[b].Band, problems[b].Track = b, in.Gaps.Track
		problems[b].Area = layout.Rect{
			X: in.LaneLabel, Y: band.Y + band.Header, W: band.W - in.LaneLabel, H: band.H - band.Header,
		}
	}
	add := func(band int, box Box) int {
		pr := &problems[band]
		pr.Boxes = append(pr.Boxes, box)
		return len(pr.Boxes) - 1
	}
	nodes, connectors := make([]int, len(in.Nodes)), make([]int, len(p.Connectors))
	for i, n := range in.Nodes {
		nodes[i] = add(p.BandOf[i], Box{Rect: p.Nodes[i], Pointed: n.Pointed, Upright: n.Upright})
	}
	for i, c := range p.Connectors {
		connectors[i] = add(c.Band, Box{Rect: c.Rect})
	}
	for i, e := range in.Edges {
		from, to := p.BandOf[e.From], p.BandOf[e.To]
		ways := []way{{from, false, []int{nodes[e.From], nodes[e.To]}}}
		if from != to {
			ways = []way{
				{from, false, []int{nodes[e.From], connectors[p.Routes[i].Out]}},
				{to, true, []int{connectors[p.Routes[i].In], nodes[e.To]}},
			}
			if p.Routes[i].Joins {
				ways = ways[:1]
			}
		}
		if l := p.Labels[i]; l.W > 0 {
			w := &ways[0]
			if !within(l, p.Bands[w.band].Rect) {
				w = &ways[1]
			}
			w.boxes = []int{w.boxes[0], add(w.band, Box{Rect: l, Text: true}), w.boxes[1]}
		}
		for _, w := range ways {
			for k := 1; k < len(w.boxes); k++ {
				pr := &problems[w.band]
				pr.Legs = append(pr.Legs, Leg{i, w.on, w.boxes[k-1], w.boxes[k], e.Kind})
			}
		}
	}
	return problems
}

// way is the part of a flow in one band.
type way struct {
	band  int
	on    bool
	boxes []int
}

func within(r, o layout.Rect) bool {
	return r.Y >= o.Y && r.Y+r.H <= o.Y+o.H
}

// Join joins the legs of each flow into one line, and writes the lines into the
// placement.
func (pr Problem) Join(legs [][]layout.Point, p *layout.Placement) {
	for i, l := range pr.Legs {
		pts := &p.Routes[l.Edge].Points
		if l.On {
			pts = &p.Routes[l.Edge].On
		}
		if len(*pts) > 0 { // the line comes out of the flow's text
			*pts = append(*pts, through(pr.Boxes[l.From].Rect, (*pts)[len(*pts)-1], legs[i][0])...)
		}
		*pts = simplify(append(*pts, legs[i]...))
	}
}

// through returns the path inside a box from one point of its border to
// another.
func through(r layout.Rect, in, out layout.Point) []layout.Point {
	m := middle(r)
	sideways := func(p layout.Point) bool { return p.X <= r.X+tolerance || p.X >= r.X+r.W-tolerance }
	switch {
	case sideways(in) && sideways(out):
		return []layout.Point{{X: m.X, Y: in.Y}, {X: m.X, Y: out.Y}}
	case sideways(in):
		return []layout.Point{{X: out.X, Y: in.Y}}
	case sideways(out):
		return []layout.Point{{X: in.X, Y: out.Y}}
	}
	return []layout.Point{{X: in.X, Y: m.Y}, {X: out.X, Y: m.Y}}
}

// tolerance is how far, in pixels, an end may be off its box's border and a
// line may cut into a box.
const tolerance = 1.5

// Check verifies a routing: every leg is orthogonal, begins at its source's
// border, ends at its target's, stays in the picture, and runs through no box.
// The error names the first leg that is invalid.
func (pr Problem) Check(legs [][]layout.Point) error {
	if len(legs) != len(pr.Legs) {
		return fmt.Errorf("%d routes for %d flows", len(legs), len(pr.Legs))
	}
	grid := newGrid(pr.Boxes)
	for i, pts := range legs {
		if err := pr.checkLeg(pr.Legs[i], pts, grid); err != nil {
			return fmt.Errorf("flow %d: %w", pr.Legs[i].Edge, err)
		}
	}
	return nil
}

func (pr Problem) checkLeg(l Leg, pts []layout.Point, grid *grid) error {
	if len(pts) < 2 {
		return fmt.Errorf("has %d points", len(pts))
	}
	for _, p := range pts {
		if !insideBy(p, pr.Area, 0) { // NaN is not inside either
			return fmt.Errorf("leaves the area at %v", p)
		}
	}
	if !onBorder(pts[0], pr.Boxes[l.From].Rect) {
		return fmt.Errorf("does not begin at its source, but at %v", pts[0])
	}
	if !onBorder(pts[len(pts)-1], pr.Boxes[l.To].Rect) {
		return fmt.Errorf("does not reach its target, but ends at %v", pts[len(pts)-1])
	}
	for k := 1; k < len(pts); k++ {
		a, b := pts[k-1], pts[k]
		if a.X != b.X && a.Y != b.Y {
			return fmt.Errorf("is slanted from %v to %v", a, b)
		}
		if box := grid.hit(a, b); box >= 0 {
			return fmt.Errorf("runs through box %d between %v and %v", box, a, b)
		}
	}
	return nil
}

// onBorder reports whether a point is on the border of a box.
func onBorder(p layout.Point, r layout.Rect) bool {
	return insideBy(p, r, -tolerance) && !insideBy(p, r, tolerance)
}

// insideBy reports whether a point is in a box shrunk by d on each side.
func insideBy(p layout.Point, r layout.Rect, d float64) bool {
	return p.X > r.X+d && p.X < r.X+r.W-d && p.Y > r.Y+d && p.Y < r.Y+r.H-d
}

// simplify removes repeated points and those inside straight lines.
func simplify(pts []layout.Point) []layout.Point {
	out := pts[:0:0]
	for _, p := range pts {
		for len(out) > 1 {
			a, b := out[len(out)-2], out[len(out)-1]
			if a.X == b.X && b.X == p.X || a.Y == b.Y && b.Y == p.Y {
				out = out[:len(out)-1]
				continue
			}
			break
		}
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// grid finds the boxes near a line without looking at all of them.
type grid struct {
	boxes []Box
	cell  float64
	at    map[[2]int][]int
}

func newGrid(boxes []Box) *grid {
	g := &grid{boxes: boxes, cell: 200, at: map[[2]int][]int{}}
	for i, r := range boxes {
		g.cells(r.Rect, func(c [2]int) bool {
			g.at[c] = append(g.at[c], i)
			return true
		})
	}
	return g
}

// cells calls f for each cell that a box touches, until f returns false.
func (g *grid) cells(r layout.Rect, f func([2]int) bool) {
	for x := int(math.Floor(r.X / g.cell)); x <= int(math.Floor((r.X+r.W)/g.cell)); x++ {
		for y := int(math.Floor(r.Y / g.cell)); y <= int(math.Floor((r.Y+r.H)/g.cell)); y++ {
			if !f([2]int{x, y}) {
				return
			}
		}
	}
}

// hit returns the first box that a straight line runs through, or -1.
func (g *grid) hit(a, b layout.Point) int {
	line := layout.Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
	found := -1
	g.cells(line, func(c [2]int) bool {
		for _, i := range g.at[c] {
			if r := g.boxes[i]; line.X < r.X+r.W-tolerance && r.X+tolerance < line.X+line.W &&
				line.Y < r.Y+r.H-tolerance && r.Y+tolerance < line.Y+line.H {
				found = i
				return false
			}
		}
		return true
	})
	return found
}
