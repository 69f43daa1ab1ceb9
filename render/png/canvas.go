package png

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"github.com/journey-lang/journey/render/outline"
)

// canvas is what is painted on, in pixels.
type canvas struct {
	image  *image.RGBA
	raster *vector.Rasterizer
}

func newCanvas(wide, high int) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, wide, high)), vector.NewRasterizer(0, 0)}
	for i := range c.image.Pix {
		c.image.Pix[i] = 0xFF // behind the paper
	}
	return c
}

// tile is the side of the squares that a large path is drawn in. Up to this
// size the rasterizer calculates with whole numbers and needs little memory.
const tile = 512

func (c *canvas) fill(path outline.Path, with color.RGBA) { c.draw([]outline.Path{path}, with) }

func (c *canvas) stroke(path outline.Path, pen outline.Pen, with color.RGBA) {
	c.draw(outline.Stroke(path, pen), with)
}

func (c *canvas) fillAndStroke(path outline.Path, pen outline.Pen, with color.RGBA) {
	c.fill(path, with)
	c.stroke(path, pen, with)
}

// draw fills the union of paths. Those of a stroke all turn the same way, so
// that they add up.
func (c *canvas) draw(paths []outline.Path, with color.RGBA) {
	var area image.Rectangle
	boxes := make([]image.Rectangle, len(paths))
	for i, path := range paths {
		least, most, ok := path.Bounds()
		if !ok {
			continue
		}
		limit := func(v float64) int { return int(min(max(v, -1), 1e6)) }
		boxes[i] = image.Rect(limit(math.Floor(least.X)), limit(math.Floor(least.Y)), limit(math.Ceil(most.X)), limit(math.Ceil(most.Y)))
		area = area.Union(boxes[i])
	}
	area = area.Intersect(c.image.Rect)
	source := image.NewUniform(with)
	for y := area.Min.Y; y < area.Max.Y; y += tile {
		for x := area.Min.X; x < area.Max.X; x += tile {
			t := image.Rect(x, y, x+tile, y+tile).Intersect(area)
			var in image.Rectangle // what the paths take of the tile: little of it where a long line only passes
			for _, box := range boxes {
				in = in.Union(box.Intersect(t))
			}
			if in.Empty() {
				continue
			}
			c.raster.Reset(in.Dx(), in.Dy())
			for i, path := range paths {
				if boxes[i].Overlaps(in) {
					trace(c.raster, path, in.Min)
				}
			}
			c.raster.Draw(c.image, in, source, image.Point{})
		}
	}
}

// trace feeds a path, seen from origin.
func trace(r *vector.Rasterizer, path outline.Path, origin image.Point) {
	x, y := float64(origin.X), float64(origin.Y)
	at := func(p outline.Point) (float32, float32) { return float32(p.X - x), float32(p.Y - y) }
	for _, s := range path {
		ax, ay := at(s.P[0])
		bx, by := at(s.P[1])
		cx, cy := at(s.P[2])
		switch s.Op {
		case outline.Move:
			r.ClosePath()
			r.MoveTo(ax, ay)
		case outline.Line:
			r.LineTo(ax, ay)
		case outline.Quad:
			r.QuadTo(ax, ay, bx, by)
		case outline.Cubic:
			r.CubeTo(ax, ay, bx, by, cx, cy)
		case outline.Close:
			r.ClosePath()
		}
	}
	r.ClosePath()
}
