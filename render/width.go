package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/layout"
)

// PageWidth is the width in pixels, suited to a wiki page, beyond which the
// width auto folds a picture.
const PageWidth = 1100

// fits is how much wider than a page a picture may be before auto folds it: a
// wiki shrinks it a little, and it stays readable.
const fits = 1.25

// CheckWidth says what is wrong with a width: it is auto, none, or a number of
// pixels, also with the unit px; empty is auto.
func CheckWidth(width string) error {
	switch width = strings.ToLower(width); width {
	case "", "auto", "none":
		return nil
	}
	if px := pixels(width); px < model.LeastWidth || px > model.MostWidth {
		return fmt.Errorf("invalid width %q: expected auto, none, or a number of pixels from %d to %d", width, model.LeastWidth, model.MostWidth)
	}
	return nil
}

// pixels parses a width in pixels; it returns -1 for anything else.
func pixels(width string) int {
	px, err := strconv.Atoi(strings.TrimSuffix(strings.ToLower(width), "px"))
	if err != nil {
		return -1
	}
	return px
}

// fold folds the input if the checked width requires it. The sides are the
// width that the picture needs in addition to its layout. The second result is
// the maximum width of the layout.
func fold(in layout.Input, width string, sides float64) (layout.Input, float64) {
	limit, most := 0.0, 0.0
	switch strings.ToLower(width) {
	case "none":
		return in, math.Inf(1)
	case "", "auto":
		limit, most = PageWidth, PageWidth*fits
	default:
		limit = float64(pixels(width))
		most = limit
	}
	if layout.Place(in).Width+sides <= most {
		return in, most - sides
	}
	in.MaxWidth = max(limit-sides, 1)
	return in, in.MaxWidth
}
