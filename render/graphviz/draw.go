package graphviz

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
)

// Limits of what Graphviz is given.
const (
	maxBoxes  = 600
	maxLines  = 1000
	maxLength = 60_000 // pixels
)

// Engine is Graphviz. All values share one Graphviz, so calls wait for each
// other.
type Engine struct{}

// Draw lets Graphviz draw the lines of a picture. The error says that the
// picture is too large, or is that of Graphviz, after which every further call
// fails.
func (Engine) Draw(picture render.Pinned) ([][]scene.Point, error) {
	if len(picture.Lines) == 0 {
		return nil, nil
	}
	if !admitted(picture) {
		return nil, errTooLarge
	}
	out, err := module.run(dot(picture))
	if err != nil {
		return nil, err
	}
	return read(out, len(picture.Lines))
}

var errTooLarge = errors.New("the picture is too large for Graphviz")

// admitted reports whether a picture is small enough for Graphviz.
func admitted(picture render.Pinned) bool {
	if len(picture.Boxes) > maxBoxes || len(picture.Lines) > maxLines {
		return false
	}
	fits := func(x, y float64) bool { return math.Abs(x) <= maxLength && math.Abs(y) <= maxLength }
	for _, b := range picture.Boxes {
		if !fits(b.X, b.Y) || !fits(b.Right(), b.Bottom()) {
			return false
		}
	}
	for _, l := range picture.Lines {
		for _, p := range l.Points {
			if !fits(p.X, p.Y) {
				return false
			}
		}
	}
	return true
}

// dot writes boxes and lines for `nop2`, which draws everything at the given
// positions. Units are points, y grows upwards, names are indexes, and there is
// nothing but numbers. The boxes are invisible, because only the lines are read
// back. Every node has a label that is not empty, because otherwise Graphviz
// would use its name, at the cost of one call per node.
func dot(picture render.Pinned) []byte {
	b := []byte("digraph{graph[splines=true notranslate=true];node[shape=box fixedsize=true style=invis label=\" \"];edge[dir=none];\n")
	num := func(v float64) { b = strconv.AppendFloat(b, v, 'f', 4, 64) }
	index := func(i int) { b = strconv.AppendInt(b, int64(i), 10) }
	for i, r := range picture.Boxes {
		index(i)
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
	for i, l := range picture.Lines {
		index(l.From)
		b = append(b, "->"...)
		index(l.To)
		b = append(b, "[id="...)
		index(i)
		b = append(b, ` pos="`...)
		for n, p := range spline(l.Points) {
			if n > 0 {
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

// spline returns a polyline as the Bézier curve that Graphviz expects: every
// third point is a corner, and those in between are on the straight line.
func spline(pts []scene.Point) []scene.Point {
	out := []scene.Point{pts[0]}
	for k := 1; k < len(pts); k++ {
		a, b := pts[k-1], pts[k]
		out = append(out,
			scene.Point{X: a.X + (b.X-a.X)/3, Y: a.Y + (b.Y-a.Y)/3},
			scene.Point{X: b.X - (b.X-a.X)/3, Y: b.Y - (b.Y-a.Y)/3},
			b)
	}
	return out
}

// read returns the lines in the SVG that Graphviz wrote, in the order of their
// indexes. Each is a group of class edge, with the index as its id, that
// contains one path of Bézier curves in which every third point is a corner.
// Corners are rounded to hundredths of a pixel, like those of the input. Count
// is the number of lines. Everything else in the SVG is ignored.
func read(out []byte, count int) ([][]scene.Point, error) {
	lines := make([][]scene.Point, count)
	for rest := string(out); ; {
		before, behind, ok := strings.Cut(rest, `" class="edge"`)
		if !ok {
			return lines, nil
		}
		id := before[strings.LastIndexByte(before, '"')+1:]
		flow, err := strconv.Atoi(id)
		if err != nil || flow < 0 || flow >= count || lines[flow] != nil {
			return nil, fmt.Errorf("the engine returned an unknown line %q", id)
		}
		_, data, _ := strings.Cut(behind, ` d="`)
		data, rest, _ = strings.Cut(data, `"`)
		if lines[flow], err = corners(data); err != nil {
			return nil, err
		}
	}
}

// corners reads path data that consists of one move and curves: M x,y C x,y x,y
// x,y …
func corners(data string) ([]scene.Point, error) {
	numbers := strings.FieldsFunc(data, func(r rune) bool { return strings.ContainsRune("MC, \n", r) })
	var out []scene.Point
	for k := 0; k+1 < len(numbers); k += 6 {
		x, err1 := strconv.ParseFloat(numbers[k], 64)
		y, err2 := strconv.ParseFloat(numbers[k+1], 64)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("cannot read the output of Graphviz: %w", err)
		}
		out = append(out, scene.Point{X: round(x), Y: round(y)})
	}
	return out, nil
}

// round rounds to hundredths of a pixel. Adding zero turns -0 into 0.
func round(v float64) float64 { return math.Round(v*100)/100 + 0 }
