// Package pdf writes a Scene as a single-page PDF: vectors in the light
// colours, text that can be selected and searched, and links. The same scene
// gives the same bytes; there is no timestamp. It decides nothing about the
// picture, and needs neither a browser nor a system library.
package pdf

import (
	"context"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/render/internal/outline"
	"github.com/journey-lang/journey/render/internal/shaping"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Options control the output.
type Options struct {
	Fallback shaping.Fallback
}

// mostSide is the longest side of a page that all viewers show, in CSS pixels;
// a larger picture is scaled down.
const mostSide = 14_400 / points

// points is the number of PDF units per CSS pixel.
const points = 0.75

// Write writes a scene, and returns the scripts for which there was no font.
// The error may be that of the context.
func Write(ctx context.Context, s *scene.Scene, opt Options) ([]byte, []shaping.Missing, error) {
	if !(s.Width > 0 && s.Height > 0 && finite(s.Width, s.Height)) {
		return nil, nil, fmt.Errorf("a picture of %g × %g does not fit on a page", s.Width, s.Height)
	}
	unit := points * min(1, mostSide/max(s.Width, s.Height))
	setter := shaping.New(opt.Fallback)
	p := &page{
		colors: make(map[theme.Role]string, len(s.Palette)),
		setter: setter,
		fonts:  newFonts(setter),
		unit:   unit,
		height: s.Height,
	}
	for _, paint := range s.Palette {
		if c, ok := rgb(paint.Light); ok {
			p.colors[paint.Role] = c
		}
	}
	// From here on lengths are CSS pixels and y grows downwards.
	p.numbers(unit, 0, 0, -unit, 0, s.Height*unit)
	p.raw("cm\n")
	if err := s.Paint(ctx, p); err != nil {
		return nil, nil, err
	}

	f := newFile(ctx)
	f.write(s, p)
	return f.bytes(), setter.Missing(), ctx.Err()
}

// finite reports whether a file can represent the numbers.
func finite(values ...float64) bool {
	for _, v := range values {
		if !(math.Abs(v) < 1e9) {
			return false
		}
	}
	return true
}

// rgb returns the operands of a colour in the form "#rrggbb".
func rgb(s string) (string, bool) {
	var r, g, b uint8
	if len(s) != 7 {
		return "", false
	}
	if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &r, &g, &b); err != nil {
		return "", false
	}
	part := func(v uint8) string { return strconv.FormatFloat(float64(v)/255, 'f', 3, 64) }
	return part(r) + " " + part(g) + " " + part(b), true
}

// page collects the content of the page.
type page struct {
	out    []byte
	colors map[theme.Role]string
	setter *shaping.Setter
	fonts  *fonts
	links  []link
	unit   float64 // page units per CSS pixel
	height float64 // in CSS pixels

	fill, stroke string // the current colours
}

type link struct {
	uri string
	box scene.Box
}

func (p *page) raw(s string) { p.out = append(p.out, s...) }

// numbers writes operands, each with a space after it.
func (p *page) numbers(values ...float64) { p.out = appendNumbers(p.out, 3, values...) }

// appendNumbers writes numbers with at most that many decimals, each with a
// space after it.
func appendNumbers(out []byte, decimals int, values ...float64) []byte {
	for _, v := range values {
		s := strconv.FormatFloat(v, 'f', decimals, 64)
		if decimals > 0 {
			s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		}
		if s == "-0" || s == "" {
			s = "0"
		}
		out = append(append(out, s...), ' ')
	}
	return out
}

// Shape fills and strokes a shape.
func (p *page) Shape(s scene.Shape) {
	path := outline.Of(s)
	fill, filled := p.colors[s.Fill]
	stroke, stroked := p.colors[s.Stroke]
	stroked = stroked && s.Width > 0 && finite(s.Width)
	if _, _, ok := path.Bounds(); !ok || !filled && !stroked {
		return
	}
	if filled {
		p.fillWith(fill)
	}
	if stroked {
		if stroke != p.stroke {
			p.raw(stroke + " RG\n")
			p.stroke = stroke
		}
		scale := 1.0
		if s.Form == scene.Path && s.Scale > 0 {
			scale = s.Scale
		}
		p.pen(s.Width*scale, s.Cap == "round", outline.Dashes(s.Dash, scale))
	}
	p.out = appendPath(p.out, path, 3)
	switch {
	case filled && stroked:
		p.raw("B\n")
	case filled:
		p.raw("f\n")
	default:
		p.raw("S\n")
	}
}

func (p *page) fillWith(color string) {
	if color != p.fill {
		p.raw(color + " rg\n")
		p.fill = color
	}
}

// pen sets the width, ends, joints and dashes of lines.
func (p *page) pen(width float64, round bool, dashes []float64) {
	p.numbers(width)
	p.raw("w ")
	if round {
		p.raw("1 J 1 j ")
	} else {
		p.raw("0 J 0 j 4 M ")
	}
	p.raw("[")
	p.numbers(dashes...)
	p.raw("] 0 d\n")
}

// appendPath writes the construction of a path. PDF has no curves with one
// control point.
func appendPath(out []byte, path outline.Path, decimals int) []byte {
	var at, start outline.Point
	for _, s := range path {
		a, b, c := s.P[0], s.P[1], s.P[2]
		switch s.Op {
		case outline.Move:
			start = a
			out = append(appendNumbers(out, decimals, a.X, a.Y), "m\n"...)
		case outline.Line:
			out = append(appendNumbers(out, decimals, a.X, a.Y), "l\n"...)
		case outline.Quad:
			out = appendNumbers(out, decimals, at.X+(a.X-at.X)*2/3, at.Y+(a.Y-at.Y)*2/3, b.X+(a.X-b.X)*2/3, b.Y+(a.Y-b.Y)*2/3, b.X, b.Y)
			out = append(out, "c\n"...)
		case outline.Cubic:
			out = append(appendNumbers(out, decimals, a.X, a.Y, b.X, b.Y, c.X, c.Y), "c\n"...)
		case outline.Close:
			out = append(out, "h\n"...)
			at = start
			continue
		}
		at = s.P[s.Op.Points()-1]
	}
	return out
}

// Text writes a line of text, scaled to its measured width.
func (p *page) Text(t scene.Text) {
	color, ok := p.colors[t.Fill]
	if !ok || !(t.Size > 0) {
		return
	}
	line := p.setter.Line(t.Text, shaping.Style{Bold: t.Bold, RTL: t.RTL})
	if len(line.Clusters) == 0 {
		return
	}
	place := line.Fit(t.Box.X, t.Base, t.Size, t.Box.W, t.Align == scene.Middle)
	if !finite(place.SX, place.SY, place.DX, place.DY) {
		return
	}
	p.fillWith(color)
	p.raw("BT\n")
	p.numbers(place.SX, 0, 0, -place.SY, place.DX, place.DY)
	p.raw("Tm\n")
	font, open := -1, false
	at := 0.0 // the viewer's position, in ems
	for _, cluster := range line.Clusters {
		for i, code := range p.fonts.codes(cluster) {
			if code.font != font {
				if open {
					p.raw("] TJ\n")
				}
				p.raw("/F" + strconv.Itoa(code.font) + " 1 Tf [")
				font, open = code.font, true
			}
			if off := cluster.X - at; i == 0 && math.Abs(off) > 0.0005 {
				p.numbers(-off * 1000)
				at = cluster.X
			}
			p.raw(fmt.Sprintf("<%02X>", code.code))
			at += code.width
		}
	}
	p.raw("] TJ\nET\n")
}

// Link records a link if it may be followed.
func (p *page) Link(target string, at scene.Box) {
	if !svg.IsLink(target) || !finite(at.X, at.Y, at.W, at.H) {
		return
	}
	if u, err := url.Parse(target); err == nil {
		p.links = append(p.links, link{u.String(), at})
	}
}
