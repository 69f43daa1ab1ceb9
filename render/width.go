package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
)

// Width is the number of CSS pixels, from 200 to 100,000, at which a wider
// picture is folded; 0 is as the journey says.
type Width int

const (
	// Page folds what is much wider than PageWidth, the usual choice.
	Page Width = -1
	// Unfolded never folds.
	Unfolded Width = -2
)

// PageWidth is the width in pixels, fit for a page of a wiki, at which Page
// folds a picture.
const PageWidth = 1100

// fits is how much wider than a page a picture may be before Page folds it: a
// wiki shrinks it a little, and it stays readable.
const fits = 1.25

// ParseWidth reads a width as people write it: auto, none, or a number of
// pixels, also with the unit px; empty is 0.
func ParseWidth(text string) (Width, error) {
	switch text := strings.ToLower(text); text {
	case "":
		return 0, nil
	case "auto":
		return Page, nil
	case "none":
		return Unfolded, nil
	default:
		px, err := strconv.Atoi(strings.TrimSuffix(text, "px"))
		if err != nil || px < model.LeastWidth || px > model.MostWidth {
			return 0, invalidWidth(text)
		}
		return Width(px), nil
	}
}

// check reports a width that is not in the range.
func (w Width) check() error {
	if w == Page || w == Unfolded || model.LeastWidth <= w && w <= model.MostWidth {
		return nil
	}
	return invalidWidth(strconv.Itoa(int(w)))
}

func invalidWidth(text string) error {
	return fmt.Errorf("invalid width %q: expected auto, none, or a number of pixels from %d to %d", text, model.LeastWidth, model.MostWidth)
}

// fold folds the input where a checked width says so. The sides are what the
// picture has on top of its layout. The second result is how wide the layout
// may be.
func fold(in layout.Input, width Width, sides float64) (layout.Input, float64) {
	limit, most := float64(width), float64(width)
	switch width {
	case Unfolded:
		return in, math.Inf(1)
	case Page:
		limit, most = PageWidth, PageWidth*fits
	}
	if layout.Place(in).Width+sides <= most {
		return in, most - sides
	}
	in.MaxWidth = max(limit-sides, 1)
	return in, in.MaxWidth
}
