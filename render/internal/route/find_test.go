package route_test

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/layouttest"
	"github.com/journey-lang/journey/render/internal/route"
)

func problems(seed uint64, steps int) (layout.Input, layout.Placement, []route.Problem) {
	in := layouttest.Random(seed, steps)
	if seed%3 == 0 {
		in.MaxWidth = 700 + float64(seed%7)*150
	}
	p := layout.Place(in)
	return in, p, route.New(in, &p)
}

func TestFindRoutesEveryPicture(t *testing.T) {
	for seed := range trials.Count[uint64](200) {
		in, p, bands := problems(seed, 1+int(seed*7%150))
		for _, pr := range bands {
			legs, _ := route.Find(context.Background(), pr)
			if err := pr.Check(legs); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
			if again, _ := route.Find(context.Background(), pr); !reflect.DeepEqual(legs, again) {
				t.Errorf("seed %d: a second run differs", seed)
			}
			pr.Join(legs, &p)
		}
		for i := range in.Edges {
			r := p.Routes[i]
			orthogonal(t, r.Points)
			if r.In >= 0 {
				if !r.Joins {
					orthogonal(t, r.On)
				}
			} else if r.On != nil {
				t.Errorf("seed %d: flow %d goes on without a connector", seed, i)
			}
		}
	}
}

// A placement that was stretched for its lines keeps its invariants and the
// sizes of its boxes, and unrelated lines keep apart.
func TestSettleGivesLinesRoom(t *testing.T) {
	lines, near := 0, 0
	for seed := range uint64(40) {
		in, p, _ := problems(seed, 1+int(seed*7%60))
		before := slices.Clone(p.Nodes)
		bands, ways := route.Settle(context.Background(), in, &p)
		layouttest.Check(t, in, p)
		for i, r := range p.Nodes {
			// Sums of coordinates are rounded.
			if math.Abs(r.W-before[i].W) > 1e-6 || math.Abs(r.H-before[i].H) > 1e-6 {
				t.Errorf("seed %d: box %d was %v, is %v", seed, i, before[i], r)
			}
		}
		for b, pr := range bands {
			if err := pr.Check(ways[b]); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
			n, c := tooClose(pr, ways[b])
			lines, near = lines+n, near+c
		}
	}
	if lines == 0 || near*1000 > lines {
		t.Errorf("%d of %d pairs of lines that run side by side are less than 4 pixels apart", near, lines)
	}
}

// tooClose counts the pairs of parallel lines within a band that are close but
// may not share a line, and those of them that almost do.
func tooClose(pr route.Problem, ways [][]layout.Point) (pairs, near int) {
	type line struct {
		leg        int
		upright    bool
		at, lo, hi float64
	}
	var all []line
	for i, pts := range ways {
		for k := 1; k < len(pts); k++ {
			a, b := pts[k-1], pts[k]
			l := line{i, a.X == b.X, a.Y, min(a.X, b.X), max(a.X, b.X)}
			if l.upright {
				l.at, l.lo, l.hi = a.X, min(a.Y, b.Y), max(a.Y, b.Y)
			}
			all = append(all, l)
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			la, lb := pr.Legs[a.leg], pr.Legs[b.leg]
			if a.upright != b.upright || a.leg == b.leg || la.From == lb.From || la.To == lb.To || min(a.hi, b.hi)-max(a.lo, b.lo) < 8 {
				continue
			}
			if d := math.Abs(a.at - b.at); d < 40 {
				pairs++
				if d < 4 {
					near++
				}
			}
		}
	}
	return pairs, near
}

// orthogonal checks that a line exists and turns only at right angles.
func orthogonal(t *testing.T, pts []layout.Point) {
	t.Helper()
	if len(pts) < 2 {
		t.Errorf("no line: %v", pts)
	}
	for k := 1; k < len(pts); k++ {
		if pts[k] == pts[k-1] || pts[k].X != pts[k-1].X && pts[k].Y != pts[k-1].Y {
			t.Errorf("not orthogonal: %v", pts)
		}
	}
}

// box returns a box 40 wide and 20 high.
func box(x float64) route.Box {
	return route.Box{Rect: layout.Rect{X: x, Y: 20, W: 40, H: 20}}
}

func TestCheckRefusesWhatIsWrong(t *testing.T) {
	good := func() (route.Problem, [][]layout.Point) {
		pr := route.Problem{
			Boxes: []route.Box{box(20), box(100), box(180)},
			Legs:  []route.Leg{{Edge: 0, From: 0, To: 2}},
			Area:  layout.Rect{X: 0, Y: 0, W: 240, H: 60},
		}
		return pr, [][]layout.Point{{{X: 40, Y: 40}, {X: 40, Y: 50}, {X: 200, Y: 50}, {X: 200, Y: 40}}}
	}
	if pr, legs := good(); pr.Check(legs) != nil {
		t.Fatal("a good routing is refused:", pr.Check(legs))
	}
	for name, spoil := range map[string]func(*route.Problem, [][]layout.Point) [][]layout.Point{
		"too few":      func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { return nil },
		"empty":        func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { l[0] = nil; return l },
		"slanted":      func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { l[0][1].X = 45; return l },
		"loose start":  func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { l[0][0].Y = 45; return l },
		"loose end":    func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { l[0][3].Y = 45; return l },
		"inside":       func(_ *route.Problem, l [][]layout.Point) [][]layout.Point { l[0][3].Y = 30; return l },
		"off the area": func(pr *route.Problem, l [][]layout.Point) [][]layout.Point { pr.Area.H = 45; return l },
		"through a box": func(_ *route.Problem, l [][]layout.Point) [][]layout.Point {
			return [][]layout.Point{{{X: 60, Y: 30}, {X: 180, Y: 30}}}
		},
	} {
		pr, legs := good()
		if pr.Check(spoil(&pr, legs)) == nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, steps := range []int{12, 200, 1000} {
		b.Run(fmt.Sprint(steps), func(b *testing.B) {
			_, _, bands := problems(10, steps)
			b.ReportAllocs()
			for b.Loop() {
				route.Find(context.Background(), bands[0])
			}
		})
	}
}
