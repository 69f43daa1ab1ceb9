package render

import (
	"fmt"

	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/route"
)

// DefaultSpan is how many rows or columns a band of a picture may have unless
// Options say otherwise.
const DefaultSpan = 4000

// TooLarge says that a band of a picture, which is not folded any further, has
// more rows or columns than it may have. Nobody can read such a picture, and
// its lines take time that grows with their product.
type TooLarge struct {
	Rows, Columns int // of the band
	Span          int // that it may have; the product may be a quarter of its square
}

func (e *TooLarge) Error() string {
	switch {
	case e.Rows > e.Span:
		return fmt.Sprintf("%d rows exceed the limit of %d", e.Rows, e.Span)
	case e.Columns > e.Span:
		return fmt.Sprintf("%d columns exceed the limit of %d", e.Columns, e.Span)
	}
	return fmt.Sprintf("%d rows times %d columns exceed the limit of %d", e.Rows, e.Columns, e.places())
}

// places is how many rows times columns there may be.
func (e *TooLarge) places() int { return e.Span * e.Span / 4 }

// checkSpan reports the first band that is too large.
func checkSpan(in layout.Input, span int) error {
	const perEdge = 3 // boxes that a flow may add: its text, and a connector at either end
	if len(in.Nodes)+perEdge*len(in.Edges) <= span/2 {
		return nil // however they stand
	}
	p := layout.Place(in)
	for _, pr := range route.New(in, &p) {
		e := TooLarge{Span: span}
		e.Rows, e.Columns = pr.Size()
		if max(e.Rows, e.Columns) > span || e.Rows*e.Columns > e.places() {
			return &e
		}
	}
	return nil
}
