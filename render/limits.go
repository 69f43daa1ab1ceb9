package render

import (
	"github.com/journey-lang/journey/render/internal/compose"
	"github.com/journey-lang/journey/render/internal/png"
)

// Limits of a picture; docs/limits.md says what happens beyond them.
const (
	MostFaces    = compose.MostFaces    // emotions of one customer in a column
	MostCurves   = compose.MostCurves   // customers with an emotion curve
	MostBrackets = compose.MostBrackets // stacked ping-pong brackets
	MostNotes    = compose.MostNotes    // notes listed under the picture
	LeastScale   = png.LeastScale       // pixels of a PNG per CSS pixel
	MostScale    = png.MostScale
	MostPixels   = png.MostPixels // of a PNG
	MostLines    = png.MostLines  // total length of all lines in a PNG, in pixels
)
