package graphviz

import (
	"testing"

	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/route"
)

// What is larger than the engine should be asked to draw is not given to it.
func TestPicturesAreLimited(t *testing.T) {
	bands := func(boxes, legs int, long, high float64) []route.Problem {
		half := func(n int) int { return n / 2 } // all bands count
		return []route.Problem{
			{Boxes: make([]route.Box, half(boxes)), Legs: make([]route.Leg, half(legs)), Area: layout.Rect{W: 1, H: 1}},
			{Boxes: make([]route.Box, boxes-half(boxes)), Legs: make([]route.Leg, legs-half(legs)), Area: layout.Rect{X: 10, Y: 20, W: long - 10, H: high - 20}},
		}
	}
	for _, test := range []struct {
		name  string
		bands []route.Problem
		want  bool
	}{
		{"at all limits", bands(MaxBoxes, MaxLegs, MaxLength, MaxLength), true},
		{"a box too many", bands(MaxBoxes+1, MaxLegs, MaxLength, MaxLength), false},
		{"a line too many", bands(MaxBoxes, MaxLegs+1, MaxLength, MaxLength), false},
		{"a pixel too long", bands(MaxBoxes, MaxLegs, MaxLength+1, MaxLength), false},
		{"a pixel too high", bands(MaxBoxes, MaxLegs, MaxLength, MaxLength+1), false},
		{"one line", bands(2, 1, 100, 100), true},
		{"no line", bands(2, 0, 100, 100), false},
	} {
		if got := admitted(test.bands); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
