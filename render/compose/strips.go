package compose

import (
	"github.com/journey-lang/journey/render/layout"
	"github.com/journey-lang/journey/render/scene"
)

// stripGap is the room under a strip.
const stripGap = 4.0

// stretch is the part of a strip that runs over one band, between the phase
// headers and the lanes.
type stretch struct {
	box  scene.Box // label column included
	left float64   // where the columns begin
	// begins is where the stretch would begin if the bands stood side by side
	// and were not folded; places on the way through all bands count from 0.
	begins float64
}

// ends is where the next stretch begins on the way.
func (s stretch) ends() float64 { return s.begins + s.box.Right() - s.left }

// on reports whether a place on the way lies in the stretch.
func (s stretch) on(way float64) bool { return s.begins <= way && way <= s.ends() }

// x is a place on the way as a coordinate.
func (s stretch) x(way float64) float64 { return s.left + way - s.begins }

// inputStrips are the strips for the layout: the moods, if any, then the rows
// of brackets.
func (d *Draft) inputStrips() []layout.Strip {
	var all []layout.Strip
	if len(d.moods.curves) > 0 {
		strip := layout.Strip{Height: d.moods.height() + stripGap}
		for _, c := range d.moods.curves {
			for _, p := range c.points {
				strip.Nodes = append(strip.Nodes, p.nodes...)
			}
		}
		all = append(all, strip)
	}
	for _, row := range d.brackets {
		strip := layout.Strip{Height: bracketRow}
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
		ways[i] = begins[b] + r.X + r.W/2 - p.Bands[b].X - d.Input.LaneLabel
	}
	lines := d.moods.place(ways)
	var items []scene.Item
	for b, band := range p.Bands {
		for i, r := range band.Strips {
			if r.H <= 0 {
				continue
			}
			r.W += extra
			s := stretch{box: at.box(r), left: at.x + r.X + d.Input.LaneLabel, begins: begins[b]}
			if len(lines) > 0 {
				i--
			}
			if i < 0 {
				s.box.H -= stripGap
				items = append(items, d.paintMoods(s, lines))
			} else {
				items = append(items, paintBrackets(s, d.brackets[i], ways)...)
			}
		}
	}
	return items
}
