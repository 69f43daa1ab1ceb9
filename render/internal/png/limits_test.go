package png

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

func TestPixelsAreLimited(t *testing.T) {
	for _, test := range []struct {
		wide, high, scale float64
		fits              bool
	}{
		{10_000, 10_000, 1, true},
		{10_000, 10_001, 1, false},
		{MostPixels, 1, 1, true},
		{MostPixels + 1, 1, 1, false},
		{1250, 1250, 8, true},
		{1250, 1250.1, 8, false}, // a partial pixel counts
		{20_000, 20_000, 0.5, true},
	} {
		err := checkPixels(&scene.Scene{Width: test.wide, Height: test.high}, test.scale)
		if (err == nil) != test.fits {
			t.Errorf("%g × %g at %g: %v", test.wide, test.high, test.scale, err)
		}
	}
}

// The scale that a message suggests works, and one that is a hundredth larger
// does not.
func TestTheScaleThatIsNamedFits(t *testing.T) {
	named := regexp.MustCompile(`use a scale of (\S+)$`)
	for _, s := range []scene.Scene{
		{Width: 20_000, Height: 20_000}, {Width: 19_999, Height: 20_001}, {Width: 12_345.6, Height: 9_876.5}, {Width: 100_000_000, Height: 2},
		{Width: 100_000, Height: 100_000}, {Width: 99_999, Height: 100_001}, {Width: 1e6, Height: 1e6},
	} {
		err := checkPixels(&s, 8)
		if err == nil {
			t.Fatalf("%g × %g fits", s.Width, s.Height)
		}
		scale := LeastScale - 0.01
		if m := named.FindStringSubmatch(err.Error()); m != nil {
			if scale, err = strconv.ParseFloat(m[1], 64); err != nil {
				t.Fatal(err)
			}
			if err := checkPixels(&s, scale); err != nil {
				t.Errorf("%g × %g at %g, as it was told: %v", s.Width, s.Height, scale, err)
			}
		}
		if more := math.Round(scale*100+1) / 100; checkPixels(&s, more) == nil {
			t.Errorf("%g × %g fits at %g, but the message is: %v", s.Width, s.Height, more, err)
		}
	}
}

func TestLinesAreLimited(t *testing.T) {
	line := func(y, length float64) scene.Item {
		return scene.Shape{Form: scene.Path, Data: fmt.Sprintf("M0 %g L%g %[1]g", y, length), Stroke: theme.Rule, Width: 1, Box: scene.Box{Y: y, W: length}}
	}
	const wide = 9_999 // with one pixel for its width, such a line counts 10,000
	s := scene.Scene{Width: wide, Height: 4, Palette: []scene.Paint{{Role: theme.Rule, Light: "#000000"}}}
	for range MostLines / (wide + 1) {
		s.Strips = append(s.Strips, line(1.5, wide))
	}
	if _, _, err := Write(t.Context(), &s, Options{}); err != nil {
		t.Errorf("%d pixels: %v", MostLines, err)
	}
	s.Strips = append(s.Strips, line(2.5, 1))
	if _, _, err := Write(t.Context(), &s, Options{}); err == nil || !strings.Contains(err.Error(), "20 million pixels") {
		t.Errorf("%d pixels: %v", MostLines+2, err)
	}
}
