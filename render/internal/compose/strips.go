package compose

import (
	"math"

	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/scene"
)

// stripGap is the gap below a strip.
const stripGap = 4.0

// stretch is the part of a strip that runs along one band, between the phase
// headers and the lanes: to the right, or down.
type stretch struct {
	box   scene.Box // including its head, next to the lanes' labels
	down  bool
	from  float64 // where the columns begin: x, or y if the flow runs down
	above float64 // extra room above the highest emotion
	// begins is where the stretch would begin if the bands were in a row and
	// not folded; positions along all bands count from 0.
	begins float64
}

// to returns the coordinate at which the stretch ends.
func (s stretch) to() float64 {
	if s.down {
		return s.box.Bottom()
	}
	return s.box.Right()
}

// ends returns where the next stretch begins.
func (s stretch) ends() float64 { return s.begins + s.to() - s.from }

// along converts a position on the path to a coordinate: x, or y if the flow
// runs down.
func (s stretch) along(way float64) float64 { return s.from + way - s.begins }

// way converts a coordinate to a position along the flow.
func (s stretch) way(along float64) float64 { return along - s.from + s.begins }

// point returns a point, given its coordinates along and across the flow.
func (s stretch) point(along, across float64) scene.Point {
	if s.down {
		return scene.Point{X: across, Y: along}
	}
	return scene.Point{X: along, Y: across}
}

// span returns the box around two such points.
func (s stretch) span(along, across, toAlong, toAcross float64) scene.Box {
	return bounds([]scene.Point{s.point(along, across), s.point(toAlong, toAcross)})
}

// head returns the part of the box next to the lanes' labels.
func (s stretch) head() scene.Box {
	b := s.box
	if s.down {
		b.H = s.from - b.Y - laneHeadGap
	} else {
		b.W = s.from - b.X - laneHeadGap
	}
	return b
}

// inputStrips returns the strips for the layout: emotions, if any, then the
// rows of brackets.
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

// axis is the path through all bands, as if nothing were folded.
type axis struct {
	nodes        []float64 // the positions of their middles
	begins, ends []float64 // by band
}

// axisOf returns the path through the bands of a placement; extra is how much
// wider the picture is.
func (d *Draft) axisOf(p *layout.Placement, extra float64) axis {
	w := axis{make([]float64, len(d.nodes)), make([]float64, len(p.Bands)), make([]float64, len(p.Bands))}
	for b, band := range p.Bands {
		if b > 0 {
			w.begins[b] = w.ends[b-1]
		}
		long := band.W + extra
		if d.opt.Down {
			long = band.H
		}
		w.ends[b] = w.begins[b] + long - d.Input.LaneLabel
	}
	for i, r := range p.Nodes {
		b := p.BandOf[i]
		at := r.X + r.W/2 - p.Bands[b].X
		if d.opt.Down {
			at = r.Y + r.H/2 - p.Bands[b].Y
		}
		w.nodes[i] = w.begins[b] + at - d.Input.LaneLabel
	}
	return w
}

// stretch returns the part of a strip in a band; false if the strip has nothing
// to show.
func (d *Draft) stretch(p *layout.Placement, w axis, band, strip int, at placer, extra float64) (stretch, bool) {
	r := p.Bands[band].Strips[strip]
	if r.W <= 0 || r.H <= 0 {
		return stretch{}, false
	}
	s := stretch{down: d.opt.Down, begins: w.begins[band]}
	if s.down {
		s.from = at.y + r.Y + d.Input.LaneLabel
	} else {
		s.from = at.x + r.X + d.Input.LaneLabel
		r.W += extra
	}
	s.box = at.box(r)
	return s, true
}

// moodStretch returns the part of the emotion strip in a band.
func (d *Draft) moodStretch(p *layout.Placement, w axis, band int, at placer, extra float64) (stretch, bool) {
	s, ok := d.stretch(p, w, band, 0, at, extra)
	if s.down {
		s.box.W -= stripGap
		return s, ok
	}
	s.box.H -= stripGap
	s.above = d.moodRow() * math.Ceil(math.Round((s.box.H-d.moodThickness())/d.moodRow())/2)
	return s, ok
}

// moodRows is the maximum number of additional rows of words in the emotion
// strip.
const moodRows = 4

// moodRow returns the height of a row.
func (d *Draft) moodRow() float64 { return d.style.mood.LineHeight() }

// Fit adapts the height of each band to its texts once their positions are
// known: headers in fewer lines need less, and the words of many faces more.
func (d *Draft) Fit(p *layout.Placement) {
	extra := d.width(p) - p.Width
	var rooms []layout.Room
	for b, band := range p.Bands {
		if by := d.headerIn(band, extra) - d.Input.PhaseHeader; by < 0 {
			rooms = append(rooms, layout.Room{Band: b, At: band.Y + d.Input.PhaseHeader, By: by})
		}
	}
	if len(rooms) > 0 {
		p.Stretch(rooms)
	}
	if len(d.moods.curves) == 0 {
		return
	}
	w := d.axisOf(p, extra)
	lines := d.moods.place(w.nodes, w.ends, d.opt.Down)
	for b := range p.Bands {
		best, least := 0.0, math.MaxInt
		for rows := range moodRows + 1 {
			s, ok := d.moodStretch(p, w, b, placer{}, extra)
			if !ok {
				break
			}
			more := float64(rows) * d.moodRow()
			if s.down {
				s.box.W += more
			} else {
				s.box.H += more
				s.above = d.moodRow() * float64((rows+1)/2)
			}
			if _, unsaid := d.paintMoods(s, lines); unsaid < least {
				best, least = more, unsaid
			}
			if least == 0 {
				break
			}
		}
		if best > 0 {
			strip := p.Bands[b].Strips[0]
			room := layout.Room{Band: b, At: strip.Y + strip.H, By: best}
			if d.opt.Down {
				room.At = strip.X + strip.W
				p.Turn()
				p.Stretch([]layout.Room{room})
				p.Turn()
			} else {
				p.Stretch([]layout.Room{room})
			}
		}
	}
}

// strips paints the strips over all bands.
func (d *Draft) strips(p *layout.Placement, at placer, extra float64) []scene.Item {
	w := d.axisOf(p, extra)
	lines := d.moods.place(w.nodes, w.ends, d.opt.Down)
	rows := make([][]spanned, len(d.brackets))
	for i, row := range d.brackets {
		for _, e := range row {
			rows[i] = append(rows[i], e.span(w.nodes))
		}
	}
	var items []scene.Item
	for b, band := range p.Bands {
		for i := range band.Strips {
			if len(lines) > 0 && i == 0 {
				if s, ok := d.moodStretch(p, w, b, at, extra); ok {
					moods, _ := d.paintMoods(s, lines)
					items = append(items, moods)
				}
				continue
			}
			if s, ok := d.stretch(p, w, b, i, at, extra); ok {
				items = append(items, d.paintBrackets(s, rows[i-min(len(lines), 1)])...)
			}
		}
	}
	return items
}
