package graphviz

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/route"
)

// Limits of what is given to the engine. Past them a picture is drawn without
// it, the same way.
const (
	MaxBoxes  = 600
	MaxLegs   = 1000
	MaxLength = 60_000 // pixels
)

// Route finds the ways of all flows, lets Graphviz draw them, and fills the
// placement's routes with what comes back. Where lines would stand too close,
// the placement is stretched. Where the engine cannot be asked,
// fails, or draws anything but the ways it was given, the ways stand as they
// were found: the picture is the same. The error says that no valid routing
// was found.
func Route(in layout.Input, p *layout.Placement) error {
	return routeWith(module.run, in, p)
}

func routeWith(call run, in layout.Input, p *layout.Placement) error {
	for i := range p.Routes {
		p.Routes[i].Points, p.Routes[i].On = nil, nil
	}
	bands, ways := route.Settle(in, p)
	ask := admitted(bands)
	for b, pr := range bands {
		legs := ways[b]
		if err := pr.Check(legs); err != nil {
			return fmt.Errorf("no valid routing: %w", err)
		}
		if ask && len(legs) > 0 {
			if drawn, err := draw(call, pr, legs); err == nil {
				legs = drawn
			}
		}
		pr.Join(legs, p)
	}
	return nil
}

// admitted reports whether the picture is small enough for the engine.
func admitted(bands []route.Problem) bool {
	boxes, legs := 0, 0
	for _, pr := range bands {
		boxes += len(pr.Boxes)
		legs += len(pr.Legs)
		if pr.Area.X+pr.Area.W > MaxLength || pr.Area.Y+pr.Area.H > MaxLength {
			return false
		}
	}
	return boxes <= MaxBoxes && legs <= MaxLegs
}

// draw lets the engine draw pinned boxes and pinned ways, and verifies the
// answer.
func draw(call run, pr route.Problem, legs [][]layout.Point) ([][]layout.Point, error) {
	out, err := call(dot(pr, legs))
	if err != nil {
		return nil, err
	}
	drawn, err := read(out, pr)
	if err != nil {
		return nil, err
	}
	for i, want := range legs {
		if !same(drawn[i], want) {
			return nil, fmt.Errorf("the layout engine drew flow %d another way", pr.Legs[i].Edge)
		}
	}
	return drawn, pr.Check(drawn)
}

// same reports whether two lines are equal to hundredths of a pixel.
func same(a, b []layout.Point) bool {
	return slices.EqualFunc(a, b, func(p, q layout.Point) bool {
		return math.Abs(p.X-q.X) < 0.01 && math.Abs(p.Y-q.Y) < 0.01
	})
}

// dot writes boxes and ways for `nop2`, which draws what is pinned: in points,
// with y upwards, names that are indexes, nothing but numbers.
func dot(pr route.Problem, legs [][]layout.Point) []byte {
	b := []byte("digraph{graph[splines=true notranslate=true];node[shape=box fixedsize=true label=\"\"];edge[dir=none];\n")
	num := func(v float64) { b = strconv.AppendFloat(b, v, 'f', 4, 64) }
	for i, r := range pr.Boxes {
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, `[pos="`...)
		num(r.X + r.W/2)
		b = append(b, ',')
		num(-r.Y - r.H/2)
		b = append(b, `" width=`...)
		num(r.W / 72)
		b = append(b, ` height=`...)
		num(r.H / 72)
		b = append(b, "];\n"...)
	}
	for i, l := range pr.Legs {
		b = strconv.AppendInt(b, int64(l.From), 10)
		b = append(b, "->"...)
		b = strconv.AppendInt(b, int64(l.To), 10)
		b = append(b, "[id="...)
		b = strconv.AppendInt(b, int64(i), 10)
		b = append(b, ` pos="`...)
		for k, p := range spline(legs[i]) {
			if k > 0 {
				b = append(b, ' ')
			}
			num(p.X)
			b = append(b, ',')
			num(-p.Y)
		}
		b = append(b, "\"];\n"...)
	}
	return append(b, "}\n"...)
}

// spline writes a polyline as the Bézier curve that Graphviz wants: every
// third point is a corner, the ones between lie on the straight line.
func spline(pts []layout.Point) []layout.Point {
	out := []layout.Point{pts[0]}
	for k := 1; k < len(pts); k++ {
		a, b := pts[k-1], pts[k]
		out = append(out,
			layout.Point{X: a.X + (b.X-a.X)/3, Y: a.Y + (b.Y-a.Y)/3},
			layout.Point{X: b.X - (b.X-a.X)/3, Y: b.Y - (b.Y-a.Y)/3},
			b)
	}
	return out
}

// read takes the lines out of Graphviz' SVG: each flow is a group with its
// index as id, around one path of Bézier curves whose every third point is a
// corner. They are rounded to hundredths of a pixel, as the ways were that it
// was given.
func read(out []byte, pr route.Problem) ([][]layout.Point, error) {
	legs := make([][]layout.Point, len(pr.Legs))
	flow := -1
	for d := xml.NewDecoder(bytes.NewReader(out)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return legs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the layout engine's answer cannot be read: %w", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case e.Name.Local == "g" && attribute(e, "class") == "edge":
			flow, err = strconv.Atoi(attribute(e, "id"))
			if err != nil || flow < 0 || flow >= len(legs) || legs[flow] != nil {
				return nil, fmt.Errorf("the layout engine answers with a flow %q that was not asked for", attribute(e, "id"))
			}
		case e.Name.Local == "path" && flow >= 0:
			if legs[flow], err = corners(attribute(e, "d")); err != nil {
				return nil, err
			}
			flow = -1
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// corners reads path data of one move and curves: M x,y C x,y x,y x,y …
func corners(data string) ([]layout.Point, error) {
	numbers := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune("MC, \n", r) })
	var out []layout.Point
	for k := 0; k+1 < len(numbers); k += 6 {
		x, err1 := strconv.ParseFloat(numbers[k], 64)
		y, err2 := strconv.ParseFloat(numbers[k+1], 64)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("the layout engine's answer cannot be read: %w", err)
		}
		out = append(out, layout.Point{X: round(x), Y: round(y)})
	}
	return out, nil
}

// round is to hundredths of a pixel. Adding zero turns -0 into 0.
func round(v float64) float64 { return math.Round(v*100)/100 + 0 }
