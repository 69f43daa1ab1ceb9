package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/render/layout"
)

// PageWidth is the width in pixels, fit for a page of a wiki, at which the
// width auto folds a picture.
const PageWidth = 1100

// fits is how much wider than a page a picture may be before auto folds it: a
// wiki shrinks it a little, and it stays readable.
const fits = 1.25

// The widths at which a picture may be folded.
const (
	leastWidth = 200
	mostWidth  = 100_000
)

// CheckWidth says what is wrong with a width: it is auto, none, or a number of
// pixels, also with the unit px; empty is auto.
func CheckWidth(width string) error {
	switch width = strings.ToLower(width); width {
	case "", "auto", "none":
		return nil
	}
	if px := pixels(width); px < leastWidth || px > mostWidth {
		return fmt.Errorf("the width %q is neither auto, none nor a number of pixels from %d to %d", width, leastWidth, mostWidth)
	}
	return nil
}

// pixels is a width in pixels, or -1.
func pixels(width string) int {
	px, err := strconv.Atoi(strings.TrimSuffix(strings.ToLower(width), "px"))
	if err != nil {
		return -1
	}
	return px
}

// place lays the input out and folds it where a checked width says so. The
// sides are what the picture has on top of its layout. The last result is how
// wide the layout may be.
func place(in layout.Input, width string, sides float64) (layout.Input, layout.Placement, float64) {
	p := layout.Place(in)
	limit, most := 0.0, 0.0
	switch strings.ToLower(width) {
	case "none":
		return in, p, math.Inf(1)
	case "", "auto":
		limit, most = PageWidth, PageWidth*fits
	default:
		limit = float64(pixels(width))
		most = limit
	}
	if p.Width+sides <= most {
		return in, p, most - sides
	}
	in.MaxWidth = max(limit-sides, 1)
	return in, layout.Place(in), in.MaxWidth
}
