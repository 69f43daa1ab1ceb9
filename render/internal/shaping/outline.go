package shaping

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"github.com/journey-lang/journey/render/internal/outline"
)

// Thick is the width of a line, in ems, along the outlines of a font without a
// bold weight.
const Thick = 0.035

// Thick reports whether the cluster's outline should also be drawn with a line
// of width Thick.
func (c Cluster) Thick() bool { return c.Font != nil && c.Font.thick }

// Fit returns the transformation of the line to a baseline that begins at x, y,
// in a size, stretched or squeezed to a width. Without a width it keeps its
// own; middle then keeps its middle at x.
func (l Line) Fit(x, y, size, width float64, middle bool) outline.Affine {
	place := outline.Affine{SX: size, SY: size, DX: x, DY: y}
	switch {
	case width > 0 && l.Width > 0:
		place.SX = width / l.Width
	case middle:
		place.DX -= l.Width * size / 2
	}
	return place
}

// Outline returns the outline of a cluster, in ems from its origin.
func (s *Setter) Outline(c Cluster) outline.Path {
	if c.Font == nil {
		return boxOutline(c.Advance)
	}
	var p outline.Path
	em := 1 / float64(c.Font.data.Upem())
	for _, g := range c.Glyphs {
		shape, ok := s.face(c.Font).GlyphDataOutline(font.GID(g.ID))
		if !ok {
			continue
		}
		p = glyph(shape.Segments, outline.Affine{SX: em, SY: -em, DX: g.X, DY: g.Y}, p)
	}
	return p
}

// glyph adds the outline of a glyph, transformed by a.
func glyph(segments []opentype.Segment, a outline.Affine, p outline.Path) outline.Path {
	at := func(q opentype.SegmentPoint) outline.Point {
		return a.Of(outline.Point{X: float64(q.X), Y: float64(q.Y)})
	}
	open := false
	for _, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				p.Close()
			}
			open = true
			p.MoveTo(at(s.Args[0]))
		case opentype.SegmentOpLineTo:
			p.LineTo(at(s.Args[0]))
		case opentype.SegmentOpQuadTo:
			p.QuadTo(at(s.Args[0]), at(s.Args[1]))
		case opentype.SegmentOpCubeTo:
			p.CubicTo(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if open {
		p.Close()
	}
	return p
}

// box returns the cluster of a text without a font.
func box(text string) Cluster { return Cluster{Text: text, Advance: 0.62} }

// boxOutline is an upright frame of the height of a capital.
func boxOutline(advance float64) outline.Path {
	const side, line, top = 0.06, 0.05, -0.7
	var p outline.Path
	ring := func(left, right, inset float64) {
		p.MoveTo(outline.Point{X: left, Y: top + inset})
		p.LineTo(outline.Point{X: right, Y: top + inset})
		p.LineTo(outline.Point{X: right, Y: -inset})
		p.LineTo(outline.Point{X: left, Y: -inset})
		p.Close()
	}
	ring(side, advance-side, 0)
	ring(advance-side-line, side+line, line) // the other way round: a hole
	return p
}
