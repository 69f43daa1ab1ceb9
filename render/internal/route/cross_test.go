package route_test

import (
	"reflect"
	"testing"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
)

func TestCrossings(t *testing.T) {
	across := []layout.Point{{X: 0, Y: 50}, {X: 100, Y: 50}}
	for name, c := range map[string]struct {
		other []layout.Point
		want  [][2]int
	}{
		"through it":        {[]layout.Point{{X: 40, Y: 0}, {X: 40, Y: 90}}, [][2]int{{0, 1}}},
		"through and back":  {[]layout.Point{{X: 40, Y: 0}, {X: 40, Y: 90}, {X: 60, Y: 90}, {X: 60, Y: 0}}, [][2]int{{0, 1}, {0, 1}}},
		"from the right":    {[]layout.Point{{X: 40, Y: 90}, {X: 40, Y: 0}}, [][2]int{{0, 1}}},
		"ends on it":        {[]layout.Point{{X: 40, Y: 0}, {X: 40, Y: 50}}, nil},
		"turns on it":       {[]layout.Point{{X: 40, Y: 0}, {X: 40, Y: 50}, {X: 90, Y: 50}}, nil},
		"along it":          {[]layout.Point{{X: 10, Y: 50}, {X: 60, Y: 50}}, nil},
		"beside it":         {[]layout.Point{{X: 140, Y: 0}, {X: 140, Y: 90}}, nil},
		"through its end":   {[]layout.Point{{X: 100, Y: 0}, {X: 100, Y: 90}}, nil},
		"through its start": {[]layout.Point{{X: 0, Y: 0}, {X: 0, Y: 90}}, nil},
	} {
		if got := route.Crossings([][]layout.Point{across, c.other}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v instead of %v", name, got, c.want)
		}
	}
	if got := route.Crossings([][]layout.Point{{{X: 0, Y: 50}, {X: 90, Y: 50}, {X: 90, Y: 90}, {X: 40, Y: 90}, {X: 40, Y: 0}}}); got != nil {
		t.Errorf("a line that crosses itself: %v", got)
	}
}
