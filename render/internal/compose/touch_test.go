package compose

import (
	"testing"

	"github.com/journey-lang/journey/render/scene"
)

// A flow that ends on the border of a box is extended to the visible outline
// inside it.
func TestTouch(t *testing.T) {
	b := scene.Box{X: 100, Y: 200, W: 80, H: 40}
	square := scene.Box{X: 0, Y: 0, W: 20, H: 20}
	hexagon, card, circle := content{slant: 10}, content{}, content{round: true}
	tests := []struct {
		name     string
		content  content
		box      scene.Box
		in, want scene.Point
	}{
		{"card", card, b, scene.Point{X: 180, Y: 235}, scene.Point{X: 180, Y: 235}},
		{"point of a hexagon", hexagon, b, scene.Point{X: 180, Y: 220}, scene.Point{X: 180, Y: 220}},
		{"right side", hexagon, b, scene.Point{X: 180, Y: 230}, scene.Point{X: 175, Y: 230}},
		{"left side", hexagon, b, scene.Point{X: 100, Y: 210}, scene.Point{X: 105, Y: 210}},
		{"top", hexagon, b, scene.Point{X: 140, Y: 200}, scene.Point{X: 140, Y: 200}},
		{"top, over the slant", hexagon, b, scene.Point{X: 105, Y: 200}, scene.Point{X: 105, Y: 210}},
		{"bottom, under the slant", hexagon, b, scene.Point{X: 175, Y: 240}, scene.Point{X: 175, Y: 230}},
		{"middle of a circle", circle, square, scene.Point{X: 20, Y: 10}, scene.Point{X: 20, Y: 10}},
		{"side of a circle", circle, square, scene.Point{X: 20, Y: 16}, scene.Point{X: 18, Y: 16}},
		{"top of a circle", circle, square, scene.Point{X: 4, Y: 0}, scene.Point{X: 4, Y: 2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.content.touch(test.box, test.in); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
