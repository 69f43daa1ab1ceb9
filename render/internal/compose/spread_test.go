package compose

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Every emotion has its own face, in order of time along its curve, in its
// band, and no two faces touch as long as there is room.
func TestEmotionsKeepTheirOrderAndTheirDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		ends := []float64{600 + 1000*r.Float64()}
		if r.IntN(2) == 0 {
			ends = append(ends, ends[0]+600+1000*r.Float64())
		}
		end := ends[len(ends)-1]
		ways := make([]float64, 1+r.IntN(12))
		for i := range ways {
			ways[i] = math.Floor(r.Float64()*end/150) * 150
		}
		m := moods{low: -2, top: 2, curves: make([]curve, 1+r.IntN(3))}
		for order := range 1 + r.IntN(2*len(ways)) {
			c := &m.curves[r.IntN(len(m.curves))]
			c.points = append(c.points, feeling{nodes: []int{r.IntN(len(ways))}, order: order, value: r.IntN(5) - 2})
		}
		var all []placed
		for i, l := range m.place(ways, ends, false) {
			want := slices.Clone(m.curves[i].points)
			slices.SortStableFunc(want, func(a, b feeling) int { return cmp.Compare(ways[a.nodes[0]], ways[b.nodes[0]]) })
			if len(l.points) != len(want) || len(l.knots) != len(want) {
				t.Fatalf("%d points and %d knots of %d emotions", len(l.points), len(l.knots), len(want))
			}
			for j, p := range l.points {
				if p.order != want[j].order || j > 0 && p.way < l.points[j-1].way+moodNear-0.01 {
					t.Fatalf("the points of a curve are %v", l.points)
				}
				here, _ := slices.BinarySearch(ends, ways[p.nodes[0]])
				if at, _ := slices.BinarySearch(ends, p.way); at != here {
					t.Fatalf("an emotion of band %d is in band %d", here, at)
				}
			}
			all = append(all, l.points...)
		}
		for i, p := range all {
			for _, q := range all[:i] {
				if math.Hypot(p.way-q.way, p.up-q.up) < moodNear-0.01 {
					t.Fatalf("two faces touch: %v and %v", p, q)
				}
			}
		}
	}
}
