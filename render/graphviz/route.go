package graphviz

import (
	"errors"
	"fmt"
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
	for b, pr := range bands {
		if err := pr.Check(ways[b]); err != nil {
			return fmt.Errorf("no valid routing: %w", err)
		}
	}
	if admitted(bands) {
		if drawn, err := draw(call, bands, ways); err == nil {
			ways = drawn
		}
	}
	for b, pr := range bands {
		pr.Join(ways[b], p)
	}
	return nil
}

// admitted reports whether the picture is small enough for the engine, and has
// anything for it to draw.
func admitted(bands []route.Problem) bool {
	boxes, legs := 0, 0
	for _, pr := range bands {
		boxes += len(pr.Boxes)
		legs += len(pr.Legs)
		if pr.Area.X+pr.Area.W > MaxLength || pr.Area.Y+pr.Area.H > MaxLength {
			return false
		}
	}
	return boxes <= MaxBoxes && 0 < legs && legs <= MaxLegs
}

// draw lets the engine draw pinned boxes and pinned ways, all bands at once,
// and verifies the answer.
func draw(call run, bands []route.Problem, ways [][][]layout.Point) ([][][]layout.Point, error) {
	out, err := call(dot(bands, ways))
	if err != nil {
		return nil, err
	}
	count := 0
	for _, legs := range ways {
		count += len(legs)
	}
	lines, err := read(out, count)
	if err != nil {
		return nil, err
	}
	drawn := make([][][]layout.Point, len(bands))
	for b, pr := range bands {
		drawn[b], lines = lines[:len(ways[b])], lines[len(ways[b]):]
		for i, want := range ways[b] {
			if !same(drawn[b][i], want) {
				return nil, fmt.Errorf("the layout engine drew flow %d differently", pr.Legs[i].Edge)
			}
		}
		if err := pr.Check(drawn[b]); err != nil {
			return nil, err
		}
	}
	return drawn, nil
}

// same reports whether two lines are equal to hundredths of a pixel.
func same(a, b []layout.Point) bool {
	return slices.EqualFunc(a, b, func(p, q layout.Point) bool {
		return math.Abs(p.X-q.X) < 0.01 && math.Abs(p.Y-q.Y) < 0.01
	})
}

// dot writes boxes and ways for `nop2`, which draws what is pinned: in points,
// with y upwards, names that are indexes, nothing but numbers. The boxes are
// not painted, for only the lines are read back. A node whose label is empty
// would be given its name for a label, one call of the engine at a time.
func dot(bands []route.Problem, ways [][][]layout.Point) []byte {
	b := []byte("digraph{graph[splines=true notranslate=true];node[shape=box fixedsize=true style=invis label=\" \"];edge[dir=none];\n")
	num := func(v float64) { b = strconv.AppendFloat(b, v, 'f', 4, 64) }
	index := func(i int) { b = strconv.AppendInt(b, int64(i), 10) }
	nodes, edges := 0, 0
	for k, pr := range bands {
		for i, r := range pr.Boxes {
			index(nodes + i)
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
			index(nodes + l.From)
			b = append(b, "->"...)
			index(nodes + l.To)
			b = append(b, "[id="...)
			index(edges + i)
			b = append(b, ` pos="`...)
			for n, p := range spline(ways[k][i]) {
				if n > 0 {
					b = append(b, ' ')
				}
				num(p.X)
				b = append(b, ',')
				num(-p.Y)
			}
			b = append(b, "\"];\n"...)
		}
		nodes, edges = nodes+len(pr.Boxes), edges+len(pr.Legs)
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

// read takes the lines out of Graphviz' SVG, in the order of their indexes:
// each flow is a group of the class edge with its index as id, around one path
// of Bézier curves whose every third point is a corner. They are rounded to
// hundredths of a pixel, as the ways were that it was given. The count is that
// of the flows; of what else the SVG holds nothing is looked at.
func read(out []byte, count int) ([][]layout.Point, error) {
	lines := make([][]layout.Point, count)
	for rest := string(out); ; {
		before, behind, ok := strings.Cut(rest, `" class="edge"`)
		if !ok {
			return lines, nil
		}
		id := before[strings.LastIndexByte(before, '"')+1:]
		flow, err := strconv.Atoi(id)
		if err != nil || flow < 0 || flow >= count || lines[flow] != nil {
			return nil, fmt.Errorf("the layout engine returned an unknown flow %q", id)
		}
		_, data, _ := strings.Cut(behind, ` d="`)
		data, rest, _ = strings.Cut(data, `"`)
		if lines[flow], err = corners(data); err != nil {
			return nil, err
		}
	}
}

// corners reads path data of one move and curves: M x,y C x,y x,y x,y …
func corners(data string) ([]layout.Point, error) {
	numbers := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune("MC, \n", r) })
	var out []layout.Point
	for k := 0; k+1 < len(numbers); k += 6 {
		x, err1 := strconv.ParseFloat(numbers[k], 64)
		y, err2 := strconv.ParseFloat(numbers[k+1], 64)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("cannot read the output of the layout engine: %w", err)
		}
		out = append(out, layout.Point{X: round(x), Y: round(y)})
	}
	return out, nil
}

// round is to hundredths of a pixel. Adding zero turns -0 into 0.
func round(v float64) float64 { return math.Round(v*100)/100 + 0 }
