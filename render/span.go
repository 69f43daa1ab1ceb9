package render

import (
	"fmt"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/route"
)

// DefaultSpan is the default maximum number of rows or columns of a band.
const DefaultSpan = 4000

// TooLarge is the error for a picture with a band of too many rows or columns
// that cannot be folded any further. Nobody can read such a picture, and
// routing its lines takes time proportional to their product.
type TooLarge struct {
	Rows, Columns int // of the band
	Span          int // the maximum; rows times columns may be at most a quarter of its square
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

// places returns the maximum of rows times columns.
func (e *TooLarge) places() int { return e.Span * e.Span / 4 }

// checkSpan returns an error for the first band that is too large.
func checkSpan(in layout.Input, span int) error {
	const perEdge = 3 // boxes that a flow may add: its text, and a connector at each end
	if len(in.Nodes)+perEdge*len(in.Edges) <= span/2 {
		return nil // small enough in any arrangement
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
