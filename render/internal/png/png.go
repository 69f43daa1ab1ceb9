// Package png writes a Scene as a PNG, in the light colours, with the same
// bytes for the same scene. It decides nothing about the picture, and needs
// neither a browser nor a system library.
package png

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"math"

	"github.com/journey-lang/journey/render/internal/outline"
	"github.com/journey-lang/journey/render/internal/shaping"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The limits of Options.Scale, and of the pixels of a picture. A picture of
// MostPixels takes 400 MB while it is drawn.
const (
	LeastScale = 0.1
	MostScale  = 8.0
	MostPixels = 100_000_000
	MostLines  = 20_000_000 // total length of all lines, in pixels
)

// Options control the output.
type Options struct {
	Scale    float64 // pixels per CSS pixel; 0 means 1
	Fallback shaping.Fallback
}

// Write writes a scene, and returns the scripts for which there was no font.
// The error may be that of the context.
func Write(ctx context.Context, s *scene.Scene, opt Options) ([]byte, []shaping.Missing, error) {
	scale := opt.Scale
	if scale == 0 {
		scale = 1
	}
	if !(scale >= LeastScale && scale <= MostScale) {
		return nil, nil, fmt.Errorf("scale %g is not between %g and %g", scale, LeastScale, MostScale)
	}
	wide, high := size(s, scale)
	if !(wide >= 1 && high >= 1) {
		return nil, nil, fmt.Errorf("a picture of %g × %g cannot be drawn in pixels", s.Width, s.Height)
	}
	if err := checkPixels(s, scale); err != nil {
		return nil, nil, err
	}
	p := &painter{
		canvas: newCanvas(int(wide), int(high)),
		scale:  scale,
		colors: make(map[theme.Role]color.RGBA, len(s.Palette)),
		setter: shaping.New(opt.Fallback),
	}
	for _, paint := range s.Palette {
		if c, ok := rgb(paint.Light); ok {
			p.colors[paint.Role] = c
		}
	}
	if err := s.Paint(ctx, p); err != nil {
		return nil, nil, err
	}
	if p.canvas.lines > MostLines {
		return nil, nil, fmt.Errorf("its lines add up to more than %d million pixels, the limit for a PNG (docs/limits.md); write svg or pdf instead", MostLines/1_000_000)
	}
	var out bytes.Buffer
	if err := png.Encode(awaited{ctx, &out}, p.canvas.image); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), p.setter.Missing(), nil
}

// awaited is a writer that fails once the context is cancelled.
type awaited struct {
	ctx context.Context
	to  io.Writer
}

func (w awaited) Write(data []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.to.Write(data)
}

// size returns a scene's width and height in whole pixels.
func size(s *scene.Scene, scale float64) (wide, high float64) {
	return math.Ceil(s.Width*scale - 1e-6), math.Ceil(s.Height*scale - 1e-6)
}

// checkPixels returns an error if a scene has too many pixels at a scale. The
// error suggests a scale that fits.
func checkPixels(s *scene.Scene, scale float64) error {
	pixels := func(scale float64) float64 {
		wide, high := size(s, scale)
		return wide * high
	}
	if pixels(scale) <= MostPixels {
		return nil
	}
	hundredths := math.Floor(math.Sqrt(MostPixels/s.Width/s.Height) * 100)
	for hundredths > 0 && pixels(hundredths/100) > MostPixels { // because sides are rounded up
		hundredths--
	}
	hint := fmt.Sprintf("use a scale of %g", hundredths/100)
	if hundredths/100 < LeastScale {
		hint = "write svg or pdf instead"
	}
	return fmt.Errorf("a PNG of %.0f megapixels exceeds the limit of %d; %s", math.Ceil(pixels(scale)/1e6), MostPixels/1_000_000, hint)
}

// rgb parses "#rrggbb".
func rgb(s string) (color.RGBA, bool) {
	var r, g, b uint8
	if len(s) != 7 {
		return color.RGBA{}, false
	}
	_, err := fmt.Sscanf(s, "#%02x%02x%02x", &r, &g, &b)
	return color.RGBA{r, g, b, 0xFF}, err == nil
}

// painter paints the items of a scene.
type painter struct {
	canvas *canvas
	scale  float64
	colors map[theme.Role]color.RGBA
	setter *shaping.Setter
}

// Shape fills and strokes a shape.
func (p *painter) Shape(s scene.Shape) {
	path := outline.Of(s)
	if len(path) == 0 {
		return
	}
	path = path.Append(nil, outline.Affine{SX: p.scale, SY: p.scale})
	if c, ok := p.colors[s.Fill]; ok {
		p.canvas.fill(path, c)
	}
	if c, ok := p.colors[s.Stroke]; ok && s.Width > 0 {
		scale := p.scale
		if s.Form == scene.Path && s.Scale > 0 {
			scale *= s.Scale
		}
		p.canvas.stroke(path, outline.Pen{
			Width: s.Width * scale, Round: s.Cap == "round", Dashes: outline.Dashes(s.Dash, scale),
		}, c)
	}
}

// Text draws a line of text, scaled to its measured width.
func (p *painter) Text(t scene.Text) {
	c, ok := p.colors[t.Fill]
	if !ok || !(t.Size > 0) {
		return
	}
	line := p.setter.Line(t.Text, shaping.Style{Bold: t.Bold, RTL: t.RTL})
	place := line.Fit(t.Box.X, t.Base, t.Size, t.Box.W, t.Align == scene.Middle)
	for _, cluster := range line.Clusters {
		at := place
		at.DX += cluster.X * place.SX
		path := p.setter.Outline(cluster).Append(nil, at.Scale(p.scale))
		if len(path) == 0 {
			continue
		}
		if !cluster.Thick() {
			p.canvas.fill(path, c)
			continue
		}
		p.canvas.fillAndStroke(path, outline.Pen{Width: shaping.Thick * t.Size * p.scale, Round: true}, c)
	}
}

// Link draws nothing: a PNG has no links.
func (p *painter) Link(string, scene.Box) {}
