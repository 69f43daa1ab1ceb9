package theme

import (
	"fmt"
	"math"
	"strconv"
)

// color is an opaque sRGB colour, with components in [0, 255].
type color [3]float64

// parseColor parses "#rrggbb" or "#rgb".
func parseColor(s string) (color, bool) {
	if len(s) == 4 {
		s = string([]byte{s[0], s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 || s[0] != '#' {
		return color{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return color{}, false
	}
	return color{float64(n >> 16), float64(n >> 8 & 0xFF), float64(n & 0xFF)}, true
}

func (c color) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]+0.5), int(c[1]+0.5), int(c[2]+0.5))
}

// mix mixes c with the given part of o, in [0, 1].
func (c color) mix(o color, part float64) color {
	for i := range c {
		c[i] += (o[i] - c[i]) * part
	}
	return c.rounded()
}

// rounded returns the colour as it will be written, so that its contrast is the
// one a viewer sees.
func (c color) rounded() color {
	for i := range c {
		c[i] = math.Floor(c[i] + 0.5)
	}
	return c
}

// luminance returns the relative luminance of WCAG 2.
func (c color) luminance() float64 {
	part := func(v float64) float64 {
		if v /= 255; v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c[0]) + 0.7152*part(c[1]) + 0.0722*part(c[2])
}

// contrast returns the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// toward moves c towards the pole in small steps, until its contrast with each
// of the grounds is at least the ratio, or it reaches the pole.
func (c color) toward(pole color, ratio float64, grounds ...color) color {
	for part := 0.0; ; part += 0.04 {
		moved := c.mix(pole, min(part, 1))
		enough := true
		for _, ground := range grounds {
			enough = enough && contrast(moved, ground) >= ratio
		}
		if enough || part >= 1 {
			return moved
		}
	}
}

// Contrast returns the contrast ratio of WCAG 2 between two "#rrggbb" colours,
// or 0 if one of them is invalid.
func Contrast(a, b string) float64 {
	x, ok := parseColor(a)
	y, ok2 := parseColor(b)
	if !ok || !ok2 {
		return 0
	}
	return contrast(x, y)
}
