package compose

import (
	"testing"

	"github.com/journey-lang/journey/render/scene"
)

// A word is below its face; where it would overlap another face or its word, it
// is elsewhere.
func TestWordsKeepClearOfOtherWordsAndFaces(t *testing.T) {
	face := scene.Box{X: 92, Y: 42, W: 16, H: 16}
	below := scene.Box{X: 80, Y: 58, W: 40, H: 14}
	for _, test := range []struct {
		name  string
		words []scene.Box
		faces []disc
		below bool
	}{
		{"alone", nil, nil, true},
		{"beside a word", []scene.Box{{X: 121, Y: 58, W: 40, H: 14}}, nil, false},
		{"far from a word", []scene.Box{{X: 126, Y: 58, W: 40, H: 14}}, nil, true},
		{"over a face", nil, []disc{{scene.Point{X: 124, Y: 65}, 8}}, false},
		{"at the corner of a face", nil, []disc{{scene.Point{X: 126.5, Y: 51}, 8}}, true},
	} {
		c := crowd{in: scene.Box{W: 200, H: 100}}
		for _, w := range test.words {
			c.word(w)
		}
		for _, f := range append(test.faces, disc{scene.Point{X: 100, Y: 50}, 8}) {
			c.face(f)
		}
		got, ok := c.room(face, 40, 14)
		if !ok || (got == below) != test.below {
			t.Errorf("%s: the word stands at %v, %v", test.name, got, ok)
		}
	}
}
