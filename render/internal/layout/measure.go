package layout

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// measure converts cells to coordinates: a column is as wide as its widest box,
// a row as high as its highest, and the gap before a column has room for its
// texts. Bands are stacked.
func (p *placer) measure() Placement {
	out := Placement{
		Nodes:  make([]Rect, len(p.in.Nodes)),
		Labels: make([]Rect, len(p.in.Edges)),
		Routes: make([]Route, len(p.in.Edges)),
		BandOf: make([]int, len(p.in.Nodes)),
	}
	cols := p.measureColumns()
	bands := p.fold(cols)
	all := p.contents(&out, bands, cols)
	y := 0.0
	for b, r := range bands {
		if b > 0 {
			y += p.in.Gaps.Band
		}
		band := p.band(&out, cols, r, all[b], y)
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

// widen extends the lanes and the last phase of a band to the picture's edge.
func (b *Band) widen(width float64) {
	b.W = width
	for i := range b.Lanes {
		b.Lanes[i].W = width
	}
	for i := range b.Strips {
		b.Strips[i].W = width
	}
	if last := len(b.Phases) - 1; last >= 0 {
		r := &b.Phases[last]
		r.W = width - r.X
	}
}

// contents is what a band contains, in the order of the indexes.
type contents struct {
	nodes, labels, connectors []int
	strips                    []bool // by strip: whether one of its nodes is in the band
	ends                      ends
}

// ends says whether a band has connectors before its columns, and how wide
// those after them are, 0 if there are none.
type ends struct {
	in  bool
	out float64
}

// contents sorts everything into its band, and creates the connectors between
// the bands.
func (p *placer) contents(out *Placement, bands []span, c columns) []contents {
	all := make([]contents, len(bands))
	of := make([]int, len(c.width)) // by column
	for b, r := range bands {
		all[b].strips = make([]bool, len(p.in.Strips))
		for col := r.lo; col < r.hi; col++ {
			of[col] = b
		}
	}
	for i, s := range p.spots {
		b := of[s.col]
		out.BandOf[i] = b
		all[b].nodes = append(all[b].nodes, i)
	}
	p.connect(out, bands, c)
	for i, l := range p.labels {
		if l.set {
			all[of[l.col]].labels = append(all[of[l.col]].labels, i)
		}
	}
	for i, k := range out.Connectors {
		b := &all[k.Band]
		b.connectors = append(b.connectors, i)
		switch {
		case !k.atEnd:
		case k.Out:
			b.ends.out = max(b.ends.out, k.W)
		default:
			b.ends.in = true
		}
	}
	for i, s := range p.in.Strips {
		for _, n := range s.Nodes {
			all[out.BandOf[n]].strips[i] = true
		}
	}
	return all
}

// margin is the room between a text in a gap and the neighbouring boxes: an
// arrowhead and a line must fit.
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
		if empty[i] { // a box was moved on, or a text is there alone
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
			// A phase's border is half a gap after the previous column; texts
			// in the gap come after the border.
			c.gap[i] += p.in.Gaps.Column / 2
		}
	}
	return c
}

// band places the contents of a range of columns, from y downwards.
func (p *placer) band(out *Placement, c columns, r span, in contents, y float64) Band {
	band := Band{Rect: Rect{Y: y}}
	left, right := p.bandColumns(&band, c, r, in.ends)
	rows := p.bandRows(&band, out, in)
	at := func(s spot) (x, y float64) {
		x = left[s.col-r.lo] + c.width[s.col]/2
		row := rows[s.lane].at(s.row)
		return x, row.top + row.height/2
	}
	for _, i := range in.nodes {
		n := p.in.Nodes[i]
		x, y := at(p.spots[i])
		x += float64(p.offsets[i] * markPitch)
		out.Nodes[i] = Rect{x - n.W/2, y - n.H/2, n.W, n.H}
	}
	for _, i := range in.labels {
		l, e := p.labels[i], p.in.Edges[i]
		_, y := at(l.spot)
		out.Labels[i] = Rect{left[l.col-r.lo] - p.margin() - e.LabelW, y - e.LabelH/2, e.LabelW, e.LabelH}
	}
	for _, i := range in.connectors {
		k := &out.Connectors[i]
		x, y := p.in.LaneLabel+p.in.Gaps.Column/2, 0.0
		switch row := rows[k.Lane].at(k.row); {
		case !k.atEnd:
			x, y = at(k.spot)
			x -= k.W / 2
		case k.Out:
			x = right
			fallthrough
		default:
			y = row.top + row.height/2
		}
		k.X, k.Y = x, y-k.H/2
	}
	for i := range band.Phases {
		band.Phases[i].Y, band.Phases[i].H = band.Y, band.H
	}
	return band
}

// bandColumns sets the phases and the width of a band, and returns the left
// edge of each of its columns and of the connectors at its right end.
func (p *placer) bandColumns(band *Band, c columns, r span, at ends) (left []float64, right float64) {
	half := p.in.Gaps.Column / 2
	x := p.in.LaneLabel
	if at.in {
		x += half + p.in.Connector
	}
	left = make([]float64, 0, r.hi-r.lo)
	open := p.in.LaneLabel // the left border of the current phase
	for i := r.lo; i < r.hi; i++ {
		if i > r.lo && c.phase[i] != c.phase[i-1] {
			open = x + half
		}
		left = append(left, x+c.gap[i])
		x += c.gap[i] + c.width[i]
		ends := i+1 == r.hi || c.phase[i+1] != c.phase[i]
		if ph := c.phase[i]; ph >= 0 && ends {
			// A header that is wider than its columns pushes the next phase to
			// the right.
			x = max(x, open+p.in.Phases[ph].MinWidth-half)
			band.Phases = append(band.Phases, Part{ph, Rect{X: open, W: x + half - open}})
		}
	}
	slices.SortStableFunc(band.Phases, func(a, b Part) int { return cmp.Compare(a.Index, b.Index) })
	right = x + p.in.Gaps.Column
	if at.out > 0 {
		x = right + at.out
	}
	band.W = x + p.in.Gaps.Column
	band.own = band.W
	return left, right
}

// row is a row of a lane in a band.
type row struct{ top, height float64 }

// stack is the non-empty rows of a lane in a band, by number.
type stack map[int]*row

// at returns the row with a number, and creates it if needed.
func (s stack) at(number int) *row {
	r := s[number]
	if r == nil {
		r = &row{}
		s[number] = r
	}
	return r
}

// bandRows sets the lanes and the height of a band, and returns its rows by
// lane.
func (p *placer) bandRows(band *Band, out *Placement, in contents) map[int]stack {
	rows := map[int]stack{}
	grow := func(lane, number int, h float64) {
		if rows[lane] == nil {
			rows[lane] = stack{}
		}
		row := rows[lane].at(number)
		row.height = max(row.height, h)
	}
	for _, i := range in.nodes {
		grow(p.spots[i].lane, p.spots[i].row, p.in.Nodes[i].H)
	}
	for _, i := range in.labels {
		grow(p.labels[i].lane, p.labels[i].row, p.in.Edges[i].LabelH)
	}
	for _, i := range in.connectors {
		grow(out.Connectors[i].Lane, out.Connectors[i].row, out.Connectors[i].H)
	}
	var shown []int
	if p.in.MaxWidth > 0 {
		shown = slices.Sorted(maps.Keys(rows))
	} else { // not folded: all lanes
		for lane := range p.in.Lanes {
			shown = append(shown, lane)
		}
	}
	y := p.bandStrips(band, in)
	for _, lane := range shown {
		inner, used := 2*p.in.Gaps.Lane, 0
		numbers := slices.Sorted(maps.Keys(rows[lane]))
		for _, number := range numbers {
			if h := rows[lane][number].height; h > 0 {
				inner += h
				used++
			}
		}
		inner += float64(max(0, used-1)) * p.in.Gaps.Row
		total := max(inner, p.in.Lanes[lane].MinHeight)
		band.Lanes = append(band.Lanes, Part{lane, Rect{0, y, 0, total}})
		at := y + p.in.Gaps.Lane + (total-inner)/2
		for _, number := range numbers {
			row := rows[lane][number]
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
func (p *placer) bandStrips(band *Band, in contents) float64 {
	y := band.Y + p.in.PhaseHeader
	band.Strips = make([]Rect, len(p.in.Strips))
	for i, s := range p.in.Strips {
		band.Strips[i].Y = y
		if in.strips[i] {
			band.Strips[i].H = s.Height
			y += s.Height
		}
	}
	band.Header = y - band.Y
	return y
}
