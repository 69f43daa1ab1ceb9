package graphviz

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/layouttest"
	"github.com/journey-lang/journey/render/internal/route"
	"github.com/journey-lang/journey/render/scene"
)

// BenchmarkAgainstOrtho routes the same small pictures with Graphviz's
// orthogonal splines and with our own router, and reports the total crossings,
// bends and time of each:
//
//	go test ./render/graphviz -run '^$' -bench AgainstOrtho -benchtime 1x
func BenchmarkAgainstOrtho(b *testing.B) {
	for b.Loop() {
		var ortho, own tally
		for seed := range uint64(120) {
			in := layouttest.Random(seed, 1+int(seed%14))
			p := layout.Place(in)
			pr := route.New(in, &p)[0]
			// Larger pictures take ortho many seconds. On this one it reads
			// outside its memory, and the process cannot continue.
			if len(pr.Boxes) > 60 || seed == 48 {
				continue
			}
			start := time.Now()
			out, err := module.run(orthoDot(pr))
			if err != nil {
				b.Fatalf("seed %d: %v", seed, err)
			}
			lines, err := read(out, len(pr.Legs))
			if err != nil {
				b.Fatalf("seed %d: %v", seed, err)
			}
			ortho.add(lines, time.Since(start))
			start = time.Now()
			legs, _ := route.Find(context.Background(), pr)
			took := time.Since(start)
			own.add(points(legs), took)
		}
		ortho.report(b, "ortho")
		own.report(b, "own")
	}
}

// orthoDot writes the boxes for `nop2` to route, with walls over the lane
// labels and the phase headers.
func orthoDot(pr route.Problem) []byte {
	b := []byte("digraph{graph[splines=ortho notranslate=true];node[shape=box fixedsize=true label=\"\"];edge[dir=none];\n")
	boxes := pr.Boxes[:len(pr.Boxes):len(pr.Boxes)]
	boxes = append(boxes, route.Box{Rect: layout.Rect{W: pr.Area.X, H: pr.Area.Y + pr.Area.H}})
	if pr.Area.Y > 0 { // ortho cannot handle boxes that touch
		boxes = append(boxes, route.Box{Rect: layout.Rect{X: pr.Area.X + 4, W: pr.Area.W - 4, H: pr.Area.Y}})
	}
	for i, r := range boxes {
		b = fmt.Appendf(b, "%d[pos=\"%.4f,%.4f\" width=%.4f height=%.4f];\n", i, r.X+r.W/2, -r.Y-r.H/2, r.W/72, r.H/72)
	}
	for i, l := range pr.Legs {
		b = fmt.Appendf(b, "%d->%d[id=%d];\n", l.From, l.To, i)
	}
	return append(b, "}\n"...)
}

// points are legs as an engine draws them.
func points(legs [][]layout.Point) [][]scene.Point {
	lines := make([][]scene.Point, len(legs))
	for i, l := range legs {
		for _, p := range l {
			lines[i] = append(lines[i], scene.Point(p))
		}
	}
	return lines
}

// tally sums up what a reader of the pictures has to follow.
type tally struct {
	crossings, bends int
	took             time.Duration
}

func (t *tally) add(legs [][]scene.Point, took time.Duration) {
	t.took += took
	for i, l := range legs {
		for k := 2; k < len(l); k++ {
			if vertical(l[k-2], l[k-1]) != vertical(l[k-1], l[k]) {
				t.bends++
			}
		}
		for _, m := range legs[i+1:] {
			for k := 1; k < len(l); k++ {
				for n := 1; n < len(m); n++ {
					if cross(l[k-1], l[k], m[n-1], m[n]) {
						t.crossings++
					}
				}
			}
		}
	}
}

func (t *tally) report(b *testing.B, who string) {
	b.ReportMetric(float64(t.crossings), who+"-crossings")
	b.ReportMetric(float64(t.bends), who+"-bends")
	b.ReportMetric(float64(t.took.Milliseconds()), who+"-ms")
}

func vertical(a, b scene.Point) bool { return math.Abs(a.X-b.X) < math.Abs(a.Y-b.Y) }

// cross reports whether two straight lines cross, other than at their ends.
func cross(a, b, c, d scene.Point) bool {
	if vertical(a, b) == vertical(c, d) {
		return false
	}
	if vertical(a, b) {
		a, b, c, d = c, d, a, b
	}
	const off = 0.5
	return c.X > min(a.X, b.X)+off && c.X < max(a.X, b.X)-off && a.Y > min(c.Y, d.Y)+off && a.Y < max(c.Y, d.Y)-off
}
