package compose

import (
	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/scene"
)

// stripGap is the room under a strip.
const stripGap = 4.0

// stretch is the part of a strip that runs along one band, between the phase
// headers and the lanes: to the right, or down.
type stretch struct {
	box  scene.Box // its head, beside the lanes' labels, included
	down bool
	from float64 // where the columns begin: x, or y when the flow runs down
	// begins is where the stretch would begin if the bands stood side by side
	// and were not folded; places on the way through all bands count from 0.
	begins float64
}

// to is the coordinate at which the stretch ends.
func (s stretch) to() float64 {
	if s.down {
		return s.box.Bottom()
	}
	return s.box.Right()
}

// ends is where the next stretch begins on the way.
func (s stretch) ends() float64 { return s.begins + s.to() - s.from }

// on reports whether a place on the way lies in the stretch.
func (s stretch) on(way float64) bool { return s.begins <= way && way <= s.ends() }

// along is a place on the way as a coordinate: x, or y when the flow runs down.
func (s stretch) along(way float64) float64 { return s.from + way - s.begins }

// way is the place on the way at a coordinate.
func (s stretch) way(along float64) float64 { return along - s.from + s.begins }

// point is a point by its coordinate along the way and the one across it.
func (s stretch) point(along, across float64) scene.Point {
	if s.down {
		return scene.Point{X: across, Y: along}
	}
	return scene.Point{X: along, Y: across}
}

// span is the box round two such points.
func (s stretch) span(along, across, toAlong, toAcross float64) scene.Box {
	return bounds([]scene.Point{s.point(along, across), s.point(toAlong, toAcross)})
}

// head is the part of the box beside the lanes' labels.
func (s stretch) head() scene.Box {
	b := s.box
	if s.down {
		b.H = s.from - b.Y - laneHeadGap
	} else {
		b.W = s.from - b.X - laneHeadGap
	}
	return b
}

// inputStrips are the strips for the layout: the moods, if any, then the rows
// of brackets.
func (d *Draft) inputStrips() []layout.Strip {
	var all []layout.Strip
	if len(d.moods.curves) > 0 {
		strip := layout.Strip{Height: d.moodThickness() + stripGap}
		for _, c := range d.moods.curves {
			for _, p := range c.points {
				strip.Nodes = append(strip.Nodes, p.nodes...)
			}
		}
		all = append(all, strip)
	}
	for _, row := range d.brackets {
		strip := layout.Strip{Height: d.bracketThickness()}
		for _, e := range row {
			strip.Nodes = append(strip.Nodes, e.nodes...)
		}
		all = append(all, strip)
	}
	return all
}

// strips paints the strips over all bands.
func (d *Draft) strips(p layout.Placement, at placer, extra float64) []scene.Item {
	begins := make([]float64, len(p.Bands))
	for b := 1; b < len(begins); b++ {
		begins[b] = begins[b-1] + p.Bands[b-1].W + extra - d.Input.LaneLabel
	}
	ways := make([]float64, len(d.nodes)) // the places of the nodes' middles
	for i, r := range p.Nodes {
		b := p.BandOf[i]
		at := r.X + r.W/2 - p.Bands[b].X
		if d.opt.Down {
			at = r.Y + r.H/2 - p.Bands[b].Y
		}
		ways[i] = begins[b] + at - d.Input.LaneLabel
	}
	lines := d.moods.place(ways, d.opt.Down)
	rows := make([][]spanned, len(d.brackets))
	for i, row := range d.brackets {
		for _, e := range row {
			rows[i] = append(rows[i], e.span(ways))
		}
	}
	var items []scene.Item
	for b, band := range p.Bands {
		for i, r := range band.Strips {
			if r.W <= 0 || r.H <= 0 {
				continue
			}
			s := stretch{down: d.opt.Down, begins: begins[b]}
			if s.down {
				s.from = at.y + r.Y + d.Input.LaneLabel
			} else {
				s.from = at.x + r.X + d.Input.LaneLabel
				r.W += extra
			}
			s.box = at.box(r)
			if len(lines) > 0 {
				i--
			}
			if i < 0 {
				if s.down {
					s.box.W -= stripGap
				} else {
					s.box.H -= stripGap
				}
				items = append(items, d.paintMoods(s, lines))
			} else {
				items = append(items, d.paintBrackets(s, rows[i])...)
			}
		}
	}
	return items
}
