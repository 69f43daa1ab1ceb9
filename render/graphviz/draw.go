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

// Limits of what is given to Graphviz.
const (
	maxBoxes  = 600
	maxLines  = 1000
	maxLength = 60_000 // pixels
)

// Engine is Graphviz. All values are the same one, whose calls wait for one
// another.
type Engine struct{}

// Draw lets Graphviz draw the lines of a picture. Errors are those of Graphviz,
// after which every further call fails, or say that the picture is too large.
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

// dot writes boxes and lines for `nop2`, which draws what is pinned: in points,
// with y upwards, names that are indexes, nothing but numbers. The boxes are
// not painted, for only the lines are read back. A node whose label is empty
// would be given its name for a label, one call of Graphviz at a time.
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

// spline writes a polyline as the Bézier curve that Graphviz wants: every
// third point is a corner, the ones between lie on the straight line.
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

// read takes the lines out of Graphviz' SVG, in the order of their indexes:
// each flow is a group of the class edge with its index as id, around one path
// of Bézier curves whose every third point is a corner. They are rounded to
// hundredths of a pixel, as the lines were that it was given. The count is that
// of the lines; of what else the SVG holds nothing is looked at.
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

// corners reads path data of one move and curves: M x,y C x,y x,y x,y …
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

// round is to hundredths of a pixel. Adding zero turns -0 into 0.
func round(v float64) float64 { return math.Round(v*100)/100 + 0 }
