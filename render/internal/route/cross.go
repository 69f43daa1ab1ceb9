package route

import (
	"cmp"
	"slices"

	"github.com/journey-lang/journey/render/internal/layout"
)

// upright is a vertical part of a leg.
type upright struct {
	x, top, bottom float64
	leg            int
}

// Crossings returns the pairs of legs that cross, each as often as they do.
// Lines that meet in a corner or at an end do not cross.
func Crossings(legs [][]layout.Point) [][2]int {
	var all []upright
	for i, pts := range legs {
		for k := 1; k < len(pts); k++ {
			if a, b := pts[k-1], pts[k]; a.X == b.X {
				all = append(all, upright{a.X, min(a.Y, b.Y), max(a.Y, b.Y), i})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b upright) int { return cmp.Compare(a.x, b.x) })
	var out [][2]int
	for i, pts := range legs {
		for k := 1; k < len(pts); k++ {
			a, b := pts[k-1], pts[k]
			if a.Y != b.Y {
				continue
			}
			left, right := min(a.X, b.X), max(a.X, b.X)
			first, _ := slices.BinarySearchFunc(all, left, func(u upright, x float64) int { return cmp.Compare(u.x, x) })
			for _, u := range all[first:] {
				if u.x >= right {
					break
				}
				if u.leg != i && left < u.x && u.top < a.Y && a.Y < u.bottom {
					out = append(out, [2]int{i, u.leg})
				}
			}
		}
	}
	return out
}
