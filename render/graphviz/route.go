package graphviz

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/route"
)

// Limits of what is given to the engine. Past them it takes seconds, hangs on
// dense pictures, or answers with rubbish; the plain router is used at once.
const (
	MaxBoxes  = 120
	MaxLegs   = 600
	MaxDegree = 24     // lines at one box
	MaxLength = 60_000 // pixels
)

// Route fills the placement's routes: by Graphviz where the picture is within
// its limits and its answer holds, else by the plain router. The error says
// that neither found a valid routing.
func Route(in layout.Input, p *layout.Placement) error {
	return routeWith(module.run, in, p)
}

func routeWith(call run, in layout.Input, p *layout.Placement) error {
	pr := route.New(in, p)
	if admitted(pr) {
		if legs, err := ask(call, pr); err == nil {
			pr.Join(legs, p)
			return nil
		}
	}
	legs := route.Plain(pr)
	if err := pr.Check(legs); err != nil {
		return fmt.Errorf("no valid routing: %w", err)
	}
	pr.Join(legs, p)
	return nil
}

// ask lets the engine route, and verifies the answer.
func ask(call run, pr route.Problem) ([][]layout.Point, error) {
	out, err := call(dot(pr))
	if err != nil {
		return nil, err
	}
	legs, err := read(out, pr)
	if err != nil {
		return nil, err
	}
	return legs, pr.Check(legs)
}

// admitted reports whether the picture is small and sparse enough for the
// engine.
func admitted(pr route.Problem) bool {
	if len(pr.Boxes) > MaxBoxes || len(pr.Legs) > MaxLegs || len(pr.Legs) == 0 ||
		!(pr.Area.W < MaxLength && pr.Area.H < MaxLength) {
		return false
	}
	degree := make([]int, len(pr.Boxes))
	for _, l := range pr.Legs {
		degree[l.From]++
		degree[l.To]++
		if degree[l.From] > MaxDegree || degree[l.To] > MaxDegree {
			return false
		}
	}
	return true
}

// dot writes the problem for `nop2` with orthogonal lines: boxes pinned at
// their middles, in points, with y upwards. Names are indexes.
func dot(pr route.Problem) []byte {
	b := []byte("digraph{graph[splines=ortho notranslate=true];node[shape=box fixedsize=true label=\"\"];edge[dir=none];\n")
	num := func(v float64) { b = strconv.AppendFloat(b, v, 'f', 4, 64) }
	for i, r := range append(pr.Boxes[:len(pr.Boxes):len(pr.Boxes)], walls(pr.Area)...) {
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
		b = append(b, "];\n"...)
	}
	return append(b, "}\n"...)
}

// walls are boxes that keep the lines in the area: one over the lane labels,
// one over the phase headers. They do not quite touch, which the engine could
// not bear.
func walls(area layout.Rect) []layout.Rect {
	var out []layout.Rect
	if area.X > 0 {
		out = append(out, layout.Rect{X: 0, Y: 0, W: area.X, H: area.Y + area.H})
	}
	if area.Y > 0 {
		out = append(out, layout.Rect{X: area.X + 4, Y: 0, W: area.W - 4, H: area.Y})
	}
	return out
}

// answer is the part of Graphviz' JSON that holds the lines.
type answer struct {
	Edges []struct {
		ID   string `json:"id"`
		Draw []struct {
			Op     string       `json:"op"`
			Points [][2]float64 `json:"points"`
		} `json:"_draw_"`
	} `json:"edges"`
}

// read takes the lines out of Graphviz' answer: Bézier curves whose every
// third point is a corner. Coordinates are snapped so that the lines are
// exactly orthogonal and end exactly at the borders.
func read(out []byte, pr route.Problem) ([][]layout.Point, error) {
	var a answer
	if err := json.Unmarshal(out, &a); err != nil {
		return nil, fmt.Errorf("the layout engine's answer cannot be read: %w", err)
	}
	legs := make([][]layout.Point, len(pr.Legs))
	for _, e := range a.Edges {
		i, err := strconv.Atoi(e.ID)
		if err != nil || i < 0 || i >= len(legs) || legs[i] != nil {
			return nil, fmt.Errorf("the layout engine answers with a flow %q that was not asked for", e.ID)
		}
		for _, d := range e.Draw {
			if d.Op != "b" && d.Op != "B" {
				continue
			}
			for k := 0; k < len(d.Points); k += 3 {
				legs[i] = append(legs[i], layout.Point{X: d.Points[k][0], Y: -d.Points[k][1]})
			}
		}
		legs[i] = straighten(legs[i])
	}
	return legs, nil
}

// straighten makes nearly orthogonal lines exactly so and rounds to
// hundredths of a pixel.
func straighten(pts []layout.Point) []layout.Point {
	for i := range pts {
		pts[i].X = math.Round(pts[i].X*100) / 100
		pts[i].Y = math.Round(pts[i].Y*100) / 100
		if i > 0 {
			if math.Abs(pts[i].X-pts[i-1].X) < 0.5 {
				pts[i].X = pts[i-1].X
			}
			if math.Abs(pts[i].Y-pts[i-1].Y) < 0.5 {
				pts[i].Y = pts[i-1].Y
			}
		}
	}
	return pts
}
