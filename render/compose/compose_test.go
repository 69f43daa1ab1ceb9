package compose_test

import (
	"os"
	"testing"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/compose"
	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/svg"
	"github.com/journey-lang/journey/render/theme"
)

// picture composes a journey with routes that go straight from box to box: the
// router has tests of its own.
func picture(j *model.Journey, opt compose.Options) scene.Scene {
	opt.Theme, _ = theme.ByName("")
	d := compose.Measure(j, opt)
	p := layout.Place(d.Input)
	for i, e := range d.Input.Edges {
		p.Routes[i] = layout.Route{Points: elbow(p.Nodes[e.From], p.Nodes[e.To])}
	}
	return d.Scene(p)
}

func elbow(a, b layout.Rect) []layout.Point {
	ac, bc := a.X+a.W/2, b.X+b.W/2
	switch {
	case ac-bc < 1 && bc-ac < 1 && a.Y < b.Y:
		return []layout.Point{{X: ac, Y: a.Y + a.H}, {X: ac, Y: b.Y}}
	case ac-bc < 1 && bc-ac < 1:
		return []layout.Point{{X: ac, Y: a.Y}, {X: ac, Y: b.Y + b.H}}
	}
	from, to := layout.Point{X: a.X + a.W, Y: a.Y + a.H/2}, layout.Point{X: b.X, Y: b.Y + b.H/2}
	middle := to.X - 12
	return []layout.Point{from, {X: middle, Y: from.Y}, {X: middle, Y: to.Y}, to}
}

func TestDraw(t *testing.T) {
	s := picture(lostCard(), compose.Options{})
	os.WriteFile("/tmp/e/lost.svg", svg.Write(&s), 0o644)
}
