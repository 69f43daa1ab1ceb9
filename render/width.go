package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
)

// Width is the number of CSS pixels, from 200 to 100,000, above which a picture
// is folded; 0 means the journey's own setting.
type Width int

const (
	// Page folds a picture that is much wider than PageWidth. It is the
	// default.
	Page Width = -1
	// Unfolded never folds.
	Unfolded Width = -2
)

// PageWidth is the width in pixels to which Page folds a picture. It fits a
// wiki page.
const PageWidth = 1100

// fits is how much wider than a page a picture may be before Page folds it: a
// wiki shrinks it a little, and it stays readable.
const fits = 1.25

// ParseWidth reads a width: auto, none, or a number of pixels, with or without
// the unit px. The empty string gives 0.
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

// check returns an error for a width that is out of range.
func (w Width) check() error {
	if w == Page || w == Unfolded || model.LeastWidth <= w && w <= model.MostWidth {
		return nil
	}
	return invalidWidth(strconv.Itoa(int(w)))
}

func invalidWidth(text string) error {
	return fmt.Errorf("invalid width %q: expected auto, none, or a number of pixels from %d to %d", text, model.LeastWidth, model.MostWidth)
}

// fold folds the input if the checked width requires it. Sides is the width
// that the picture adds to its layout. The second result is how wide the layout
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
