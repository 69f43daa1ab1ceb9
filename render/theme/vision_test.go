package theme

import (
	"math"
	"testing"
)

// The kinds of colour vision that a theme for colour-blind readers is tested
// with: the matrices of Machado, Oliveira and Fernandes (2009) for a complete
// deficiency, in linear light.
var visions = []struct {
	name   string
	matrix [3][3]float64
}{
	{"usual", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protanopia", [3][3]float64{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"deuteranopia", [3][3]float64{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"tritanopia", [3][3]float64{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// lab returns a colour as it is seen, in CIELAB with D65.
func (c color) lab(vision [3][3]float64) [3]float64 {
	var linear, seen [3]float64
	for i, v := range c {
		if v /= 255; v <= 0.04045 {
			linear[i] = v / 12.92
		} else {
			linear[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	for i, row := range vision {
		seen[i] = min(max(row[0]*linear[0]+row[1]*linear[1]+row[2]*linear[2], 0), 1)
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*seen[0] + 0.3576*seen[1] + 0.1805*seen[2]) / 0.95047)
	y := f(0.2126*seen[0] + 0.7152*seen[1] + 0.0722*seen[2])
	z := f((0.0193*seen[0] + 0.1192*seen[1] + 0.9505*seen[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// difference returns ΔE*ab: about 2 is visible next to each other, 10 at a
// glance.
func difference(a, b string, vision [3][3]float64) float64 {
	x, _ := parseColor(a)
	y, _ := parseColor(b)
	p, q := x.lab(vision), y.lab(vision)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

func TestKindsStayApart(t *testing.T) {
	th, _ := ByName("colorblind")
	kinds := swatches[:kinds-1] // those that can be declared
	for _, vision := range visions {
		for i, a := range kinds {
			for _, b := range kinds[i+1:] {
				for _, surface := range []struct {
					name  string
					of    func(Swatch) Role
					least float64
				}{{"marks", Swatch.Mark, 17}, {"cards", Swatch.Card, 3.9}, {"heads", Swatch.Head, 3}} {
					p, q := th.Paint(surface.of(a)), th.Paint(surface.of(b))
					if d := difference(p.Light, q.Light, vision.matrix); d < surface.least {
						t.Errorf("%s, light: the %s of %s %s and %s %s are %.1f apart", vision.name, surface.name, a, p.Light, b, q.Light, d)
					}
					if d := difference(p.Dark, q.Dark, vision.matrix); d < surface.least {
						t.Errorf("%s, dark: the %s of %s %s and %s %s are %.1f apart", vision.name, surface.name, a, p.Dark, b, q.Dark, d)
					}
				}
			}
		}
		for _, pair := range [][2]Swatch{{Success, Failure}, {Failure, Jump}} {
			p, q := th.Paint(pair[0].Mark()), th.Paint(pair[1].Mark())
			if difference(p.Light, q.Light, vision.matrix) < 20 || difference(p.Dark, q.Dark, vision.matrix) < 20 {
				t.Errorf("%s: the marks of %s and %s are too near", vision.name, pair[0], pair[1])
			}
		}
	}
}

func TestDifference(t *testing.T) {
	for _, test := range []struct {
		a, b   string
		vision int
		want   float64
	}{
		{"#000000", "#ffffff", 0, 100}, {"#ff0000", "#ff0000", 1, 0}, {"#ff0000", "#00ff00", 0, 170.6},
	} {
		if got := difference(test.a, test.b, visions[test.vision].matrix); math.Abs(got-test.want) > 0.5 {
			t.Errorf("difference(%s, %s) for %s is %.1f, want %.1f", test.a, test.b, visions[test.vision].name, got, test.want)
		}
	}
}
