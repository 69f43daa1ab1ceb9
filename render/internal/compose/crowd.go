package compose

import (
	"math"

	"github.com/journey-lang/journey/render/scene"
)

// disc is a face with its halo.
type disc struct {
	scene.Point
	radius float64
}

// crowd is what words must not overlap.
type crowd struct {
	in    scene.Box
	rule  float64 // y of a thin line that they avoid if possible, or NaN
	cells map[[2]int]*crowdCell

	unsaid int // number of words without room
}

// crowdCell is what overlaps a square of a crowd.
type crowdCell struct {
	faces []disc
	words []scene.Box
	lines []scene.Point // points along the curves, close together
}

// crowdSide is the side of a cell: about the length of a word.
const crowdSide = 96.0

// each calls f for every cell that a box touches, until f returns false.
func (c *crowd) each(b scene.Box, f func(*crowdCell) bool) {
	cell := func(v float64) int { return int(math.Floor(v / crowdSide)) }
	for x := cell(b.X); x <= cell(b.Right()); x++ {
		for y := cell(b.Y); y <= cell(b.Bottom()); y++ {
			if c.cells == nil {
				c.cells = map[[2]int]*crowdCell{}
			}
			at := c.cells[[2]int{x, y}]
			if at == nil {
				at = &crowdCell{}
				c.cells[[2]int{x, y}] = at
			}
			if !f(at) {
				return
			}
		}
	}
}

func (c *crowd) face(f disc) {
	c.each(scene.Box{X: f.X - f.radius, Y: f.Y - f.radius, W: 2 * f.radius, H: 2 * f.radius}, func(at *crowdCell) bool {
		at.faces = append(at.faces, f)
		return true
	})
}

func (c *crowd) word(b scene.Box) {
	c.each(b, func(at *crowdCell) bool {
		at.words = append(at.words, b)
		return true
	})
}

func (c *crowd) line(p scene.Point) {
	c.each(scene.Box{X: p.X, Y: p.Y}, func(at *crowdCell) bool {
		at.lines = append(at.lines, p)
		return true
	})
}

// room finds a position next to a box, and occupies it.
func (c *crowd) room(b scene.Box, w, h float64) (scene.Box, bool) {
	x, y := b.X+b.W/2-w/2, b.Y+b.H/2-h/2
	places := []scene.Box{
		box(x, b.Bottom(), w, h), box(x, b.Y-h, w, h), box(b.Right()+3, y, w, h), box(b.X-3-w, y, w, h),
		box(b.Right()-2, b.Bottom()-5, w, h), box(b.Right()-2, b.Y-h+5, w, h), box(b.X-w+2, b.Bottom()-5, w, h), box(b.X-w+2, b.Y-h+5, w, h),
	}
	for _, strict := range []bool{true, false} {
		for _, p := range places {
			if c.free(p, strict) {
				c.word(p)
				return p, true
			}
		}
	}
	return scene.Box{}, false
}

func (c *crowd) free(p scene.Box, strict bool) bool {
	if !c.in.Contains(p, 0) || strict && p.Y+2 < c.rule && c.rule < p.Bottom()-2 {
		return false
	}
	apart := box(p.X-wordGap, p.Y, p.W+2*wordGap, p.H)
	free := true
	c.each(scene.Box{X: apart.X - 2, Y: apart.Y - 2, W: apart.W + 4, H: apart.H + 4}, func(at *crowdCell) bool {
		for _, w := range at.words {
			free = free && !w.Overlaps(apart, 0.5)
		}
		for _, f := range at.faces {
			x, y := f.X-min(max(f.X, p.X), p.Right()), f.Y-min(max(f.Y, p.Y), p.Bottom())
			free = free && math.Hypot(x, y) >= f.radius
		}
		for _, q := range at.lines {
			free = free && !(q.X > p.X-2 && q.X < p.Right()+2 && q.Y > p.Y-0.5 && q.Y < p.Bottom()-0.5)
		}
		return free
	})
	return free
}
