package compose

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Between two knots the curve is never above the higher or below the lower
// one, and cutting it does not move it.
func TestTheCurveNeverOvershoots(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		k := make([]knot, 2+r.IntN(8))
		x := 0.0
		for i := range k {
			x += 20 + r.Float64()*300
			k[i] = knot{x: x, y: float64(r.IntN(5)-2) * 12}
		}
		smooth(k)
		for i := 1; i < len(k); i++ {
			low, high := min(k[i-1].y, k[i].y), max(k[i-1].y, k[i].y)
			for part := 0.0; part <= 1; part += 0.01 {
				at := between(k[i-1], k[i], k[i-1].x+part*(k[i].x-k[i-1].x))
				if at.y < low-1e-6 || at.y > high+1e-6 {
					t.Fatalf("%v: %v leaves [%v, %v]", k, at, low, high)
				}
			}
		}
		from, to := k[0].x+10, k[len(k)-1].x-10
		part := cut(k, from, to)
		for x := from; x <= to; x += 7 {
			if y, whole := height(part, x), height(k, x); math.Abs(y-whole) > 1e-6 {
				t.Fatalf("%v cut to %v is at %v for %v, not %v", k, part, y, x, whole)
			}
		}
	}
}

// height returns the curve's y at x, which must be in its range.
func height(k []knot, x float64) float64 {
	i := max(1, firstFrom(k, x))
	return between(k[i-1], k[i], x).y
}

// A steady rise is a straight line, and the curve is level at a peak.
func TestTheCurveFollowsItsKnots(t *testing.T) {
	steady := []knot{{x: 0, y: 0}, {x: 10, y: 5}, {x: 20, y: 10}, {x: 30, y: 15}, {x: 40, y: 5}, {x: 50, y: 5}}
	smooth(steady)
	for i, want := range []float64{0, 0.5, 0.5, 0, 0, 0} {
		if math.Abs(steady[i].slope-want) > 1e-9 {
			t.Errorf("knot %d has slope %v, want %v", i, steady[i].slope, want)
		}
	}
	if at := between(steady[1], steady[2], 14); math.Abs(at.y-7) > 1e-9 || math.Abs(at.slope-0.5) > 1e-9 {
		t.Errorf("between two knots of a line, the curve is at %v", at)
	}
}
