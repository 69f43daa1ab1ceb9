package layout

import (
	"math"
	"slices"
)

// measure turns cells into coordinates: a column is as wide as its widest
// box, a row as high as its highest, and the gap before a column has room for
// the texts that stand in it. Bands stand one below the other.
func (p *placer) measure() Placement {
	out := Placement{
		Nodes:  make([]Rect, len(p.in.Nodes)),
		Labels: make([]Rect, len(p.in.Edges)),
		Routes: make([]Route, len(p.in.Edges)),
		BandOf: make([]int, len(p.in.Nodes)),
	}
	cols := p.measureColumns()
	bands := p.fold(cols)
	for b, r := range bands {
		for i := range p.in.Nodes {
			if c := p.spots[i].col; r.lo <= c && c < r.hi {
				out.BandOf[i] = b
			}
		}
	}
	p.connect(&out, bands)
	y := 0.0
	for b, r := range bands {
		if b > 0 {
			y += p.in.Gaps.Band
		}
		band := p.band(&out, cols, r, b, y)
		out.Bands = append(out.Bands, band)
		out.Width = max(out.Width, band.W)
		y = band.Y + band.H
	}
	out.Height = y
	for b := range out.Bands {
		out.Bands[b].widen(out.Width)
	}
	return out
}

// widen ends the lanes and the last phase of a band at the picture's edge.
func (b *Band) widen(width float64) {
	b.W = width
	for i := range b.Lanes {
		b.Lanes[i].W = width
	}
	for i := range b.Strips {
		b.Strips[i].W = width
	}
	for i := len(b.Phases) - 1; i >= 0; i-- {
		if r := &b.Phases[i]; r.W > 0 {
			r.W = width - r.X
			return
		}
	}
}

// margin is the room between a text in a gap and the boxes beside it: an
// arrow head and a line have to fit.
func (p *placer) margin() float64 { return 2 * p.in.Gaps.Track }

// columns are the measures of all columns, before they are folded.
type columns struct {
	width []float64
	gap   []float64 // before each column
	phase []int     // of each column, -1 for none
}

func (p *placer) measureColumns() columns {
	n := p.used
	for _, l := range p.labels {
		if l.set {
			n = max(n, l.col+1)
		}
	}
	c := columns{width: make([]float64, n), gap: make([]float64, n), phase: make([]int, n)}
	empty := make([]bool, n)
	for i := range c.phase {
		c.gap[i], c.phase[i], empty[i] = p.in.Gaps.Column, -1, true
	}
	for i, node := range p.in.Nodes {
		s := p.spots[i]
		reach := math.Abs(float64(p.offsets[i] * markPitch))
		c.width[s.col] = max(c.width[s.col], node.W+2*reach)
		c.phase[s.col], empty[s.col] = node.Phase, false
	}
	for i := 1; i < n; i++ {
		if empty[i] { // a box was put off, or a text stands there alone
			c.phase[i] = c.phase[i-1]
		}
	}
	for i, l := range p.labels {
		if l.set {
			c.gap[l.col] = max(c.gap[l.col], p.in.Edges[i].LabelW+2*p.margin())
		}
	}
	for i := 1; i < n; i++ {
		if c.phase[i] != c.phase[i-1] {
			// A phase's border stands half a gap behind the column before it;
			// texts in the gap stand behind the border.
			c.gap[i] += p.in.Gaps.Column / 2
		}
	}
	return c
}

// band places what stands in the columns of a range, from y downwards.
func (p *placer) band(out *Placement, c columns, r span, b int, y float64) Band {
	band := Band{Rect: Rect{Y: y}, Lanes: make([]Rect, len(p.in.Lanes)), Phases: make([]Rect, len(p.in.Phases))}
	left, right := p.bandColumns(&band, c, r, out.Connectors, b)
	rows := p.bandRows(&band, out, r, b)
	at := func(s spot) (x, y float64) {
		x = left[s.col-r.lo] + c.width[s.col]/2
		row := rows[s.lane].at(s.row)
		return x, row.top + row.height/2
	}
	for i, n := range p.in.Nodes {
		if s := p.spots[i]; r.lo <= s.col && s.col < r.hi {
			x, y := at(s)
			x += float64(p.offsets[i] * markPitch)
			out.Nodes[i] = Rect{x - n.W/2, y - n.H/2, n.W, n.H}
		}
	}
	for i, l := range p.labels {
		if e := p.in.Edges[i]; l.set && r.lo <= l.col && l.col < r.hi {
			_, y := at(l.spot)
			out.Labels[i] = Rect{left[l.col-r.lo] - p.margin() - e.LabelW, y - e.LabelH/2, e.LabelW, e.LabelH}
		}
	}
	for i := range out.Connectors {
		k := &out.Connectors[i]
		if k.Band != b {
			continue
		}
		x, y := p.in.LaneLabel+p.in.Gaps.Column/2, 0.0
		switch row := rows[k.Lane].at(k.row); {
		case !k.atEnd:
			x, y = at(k.spot)
			x -= p.in.Connector / 2
		case k.Out:
			x = right
			fallthrough
		default:
			y = row.top + row.height/2
		}
		k.Rect = Rect{x, y - p.in.Connector/2, p.in.Connector, p.in.Connector}
	}
	for i := range band.Phases {
		band.Phases[i].Y, band.Phases[i].H = band.Y, band.H
	}
	return band
}

// bandColumns sets the phases and the width of a band, and returns the left
// edge of each of its columns and of the connectors at its right end.
func (p *placer) bandColumns(band *Band, c columns, r span, connectors []Connector, b int) (left []float64, right float64) {
	in, out := false, false
	for _, k := range connectors {
		if k.Band == b && k.atEnd {
			in, out = in || !k.Out, out || k.Out
		}
	}
	half := p.in.Gaps.Column / 2
	x := p.in.LaneLabel
	if in {
		x += half + p.in.Connector
	}
	left = make([]float64, 0, r.hi-r.lo)
	open := p.in.LaneLabel // the left border of the phase that runs
	for i := r.lo; i < r.hi; i++ {
		if i > r.lo && c.phase[i] != c.phase[i-1] {
			open = x + half
		}
		left = append(left, x+c.gap[i])
		x += c.gap[i] + c.width[i]
		ends := i+1 == r.hi || c.phase[i+1] != c.phase[i]
		if ph := c.phase[i]; ph >= 0 && ends {
			// A header that is wider than its columns pushes the next phase on.
			x = max(x, open+p.in.Phases[ph].MinWidth-half)
			band.Phases[ph] = Rect{X: open, W: x + half - open}
		}
	}
	right = x + p.in.Gaps.Column
	if out {
		x = right + p.in.Connector
	}
	band.W = x + p.in.Gaps.Column
	band.own = band.W
	return left, right
}

// row is a row of a lane in a band. Rows without a box have no height.
type row struct{ top, height float64 }

// stack is the rows of a lane in a band, from the row first on.
type stack struct {
	first int
	rows  []row
}

// at is the row with a number; it is made when it is not there.
func (s *stack) at(number int) *row {
	if len(s.rows) == 0 {
		s.first = number
	}
	for ; number < s.first; s.first-- {
		s.rows = slices.Insert(s.rows, 0, row{})
	}
	for number-s.first >= len(s.rows) {
		s.rows = append(s.rows, row{})
	}
	return &s.rows[number-s.first]
}

// bandRows sets the lanes and the height of a band, and returns its rows by
// lane. A lane in which nothing stands has no height.
func (p *placer) bandRows(band *Band, out *Placement, r span, b int) []stack {
	rows := make([]stack, len(p.in.Lanes))
	grow := func(lane, number int, h float64) {
		row := rows[lane].at(number)
		row.height = max(row.height, h)
	}
	for i, n := range p.in.Nodes {
		if s := p.spots[i]; r.lo <= s.col && s.col < r.hi {
			grow(s.lane, s.row, n.H)
		}
	}
	for i, l := range p.labels {
		if l.set && r.lo <= l.col && l.col < r.hi {
			grow(l.lane, l.row, p.in.Edges[i].LabelH)
		}
	}
	for _, k := range out.Connectors {
		if k.Band == b {
			grow(k.Lane, k.row, p.in.Connector)
		}
	}
	y := p.bandStrips(band, out, b)
	folded := p.in.MaxWidth > 0
	for i := range rows {
		if len(rows[i].rows) == 0 && folded {
			band.Lanes[i] = Rect{Y: y}
			continue
		}
		inner, used := 2*p.in.Gaps.Lane, 0
		for _, row := range rows[i].rows {
			if row.height > 0 {
				inner += row.height
				used++
			}
		}
		inner += float64(max(0, used-1)) * p.in.Gaps.Row
		total := max(inner, p.in.Lanes[i].MinHeight)
		band.Lanes[i] = Rect{0, y, 0, total}
		at := y + p.in.Gaps.Lane + (total-inner)/2
		for k := range rows[i].rows {
			row := &rows[i].rows[k]
			row.top = at
			if row.height > 0 {
				at += row.height + p.in.Gaps.Row
			}
		}
		y += total
	}
	band.H = y - band.Y
	return rows
}

// bandStrips places the strips of a band and returns where its lanes begin.
func (p *placer) bandStrips(band *Band, out *Placement, b int) float64 {
	y := band.Y + p.in.PhaseHeader
	band.Strips = make([]Rect, len(p.in.Strips))
	for i, s := range p.in.Strips {
		band.Strips[i].Y = y
		if slices.ContainsFunc(s.Nodes, func(n int) bool { return out.BandOf[n] == b }) {
			band.Strips[i].H = s.Height
			y += s.Height
		}
	}
	band.Header = y - band.Y
	return y
}
