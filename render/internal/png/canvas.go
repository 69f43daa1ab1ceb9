package png

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"github.com/journey-lang/journey/render/internal/outline"
)

// canvas is the pixels to paint on.
type canvas struct {
	image  *image.RGBA
	raster *vector.Rasterizer
	lines  int // number of pixels of lines drawn so far
}

func newCanvas(wide, high int) *canvas {
	c := &canvas{image: image.NewRGBA(image.Rect(0, 0, wide, high)), raster: vector.NewRasterizer(0, 0)}
	for i := range c.image.Pix {
		c.image.Pix[i] = 0xFF // below the paper
	}
	return c
}

// tile is the side of the squares in which a large path is drawn. Up to this
// size the rasterizer uses integers and needs little memory.
const tile = 512

func (c *canvas) fill(path outline.Path, with color.RGBA) { c.draw([]outline.Path{path}, with) }

// stroke draws a line, unless the lines already have too many pixels.
func (c *canvas) stroke(path outline.Path, pen outline.Pen, with color.RGBA) {
	if c.lines > MostLines {
		return
	}
	c.lines += c.draw(outline.Stroke(path, pen), with)
}

func (c *canvas) fillAndStroke(path outline.Path, pen outline.Pen, with color.RGBA) {
	c.fill(path, with)
	c.stroke(path, pen, with)
}

// draw fills the union of paths. Those of a stroke all turn the same way, so
// that they add up. It returns how many pixels they span, horizontally plus
// vertically.
func (c *canvas) draw(paths []outline.Path, with color.RGBA) (length int) {
	var area image.Rectangle
	boxes := make([]image.Rectangle, len(paths))
	for i, path := range paths {
		boxes[i] = bounds(path).Intersect(c.image.Rect)
		area = area.Union(boxes[i])
		length += boxes[i].Dx() + boxes[i].Dy()
	}
	across, down := (area.Dx()+tile-1)/tile, (area.Dy()+tile-1)/tile
	tiles := make([]part, across*down)
	for i, box := range boxes {
		if box.Empty() {
			continue
		}
		for y := (box.Min.Y - area.Min.Y) / tile; y*tile < box.Max.Y-area.Min.Y; y++ {
			for x := (box.Min.X - area.Min.X) / tile; x*tile < box.Max.X-area.Min.X; x++ {
				corner := area.Min.Add(image.Pt(x*tile, y*tile))
				tiles[y*across+x].add(i, box.Intersect(image.Rectangle{corner, corner.Add(image.Pt(tile, tile))}))
			}
		}
	}
	source := image.NewUniform(with)
	for _, t := range tiles {
		if len(t.paths) == 0 {
			continue
		}
		c.raster.Reset(t.area.Dx(), t.area.Dy())
		for _, i := range t.paths {
			trace(c.raster, paths[i], t.area.Min)
		}
		c.raster.Draw(c.image, t.area, source, image.Point{})
	}
	return length
}

// part is the part of a tile that paths cover: small where a long line only
// passes.
type part struct {
	area  image.Rectangle
	paths []int
}

func (p *part) add(path int, area image.Rectangle) {
	p.area = p.area.Union(area)
	p.paths = append(p.paths, path)
}

// bounds returns the whole pixels that a path touches.
func bounds(path outline.Path) image.Rectangle {
	least, most, ok := path.Bounds()
	if !ok {
		return image.Rectangle{}
	}
	limit := func(v float64) int { return int(min(max(v, -1), 1e6)) }
	return image.Rect(limit(math.Floor(least.X)), limit(math.Floor(least.Y)), limit(math.Ceil(most.X)), limit(math.Ceil(most.Y)))
}

// trace adds a path to the rasterizer, relative to origin.
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
