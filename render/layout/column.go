package layout

import "slices"

// spot is a cell of the grid: a lane, a row of that lane, a column.
type spot struct{ lane, row, col int }

// before orders cells of one column from top to bottom.
func (a spot) before(b spot) bool {
	return a.lane < b.lane || a.lane == b.lane && a.row < b.row
}

// line is a straight vertical flow in a column, between two cells and at an
// offset from the column's middle.
type line struct {
	top, bottom spot
	offset      int
}

// mark is a receipt in a cell. Several share a cell at different offsets.
type mark struct {
	at     spot
	offset int
}

// column is what stands in one column.
type column struct {
	boxes []spot
	marks []mark
	lines []line
}

// markPitch is the distance in pixels between neighbouring receipts of a step.
const markPitch = 34

// take puts a box, its receipts and the straight lines to them and from the
// box before it into the column, if their places are free; else it changes
// nothing. It sets the receipts' offsets, within ±reach as long as lines must
// be straight.
func (c *column) take(cell spot, from *spot, receipts []mark, bend bool, reach int) bool {
	if !c.free(cell) {
		return false
	}
	boxes, marks, lines := len(c.boxes), len(c.marks), len(c.lines)
	c.boxes = append(c.boxes, cell)
	ok := from == nil || c.draw(line{offset: 0, top: *from, bottom: cell})
	for i := 0; ok && i < len(receipts); i++ {
		receipts[i].at.col = cell.col
		ok = c.post(cell, &receipts[i], bend, reach)
	}
	if !ok {
		c.boxes, c.marks, c.lines = c.boxes[:boxes], c.marks[:marks], c.lines[:lines]
	}
	return ok
}

// free reports whether nothing stands in the cell or runs through it.
func (c *column) free(cell spot) bool {
	if slices.Contains(c.boxes, cell) {
		return false
	}
	for _, m := range c.marks {
		if m.at == cell {
			return false
		}
	}
	for _, l := range c.lines {
		if l.top.before(cell) && cell.before(l.bottom) {
			return false
		}
	}
	return true
}

// post finds an offset for a receipt, nearest to the middle first.
func (c *column) post(cell spot, m *mark, bend bool, reach int) bool {
	if slices.Contains(c.boxes, m.at) {
		return false
	}
	for k := 0; ; k++ {
		m.offset = (k + 1) / 2
		if k%2 == 0 {
			m.offset = -m.offset
		}
		if m.offset > reach && !bend {
			return false
		}
		if c.taken(*m) {
			continue
		}
		if c.draw(line{offset: m.offset, top: cell, bottom: m.at}) || bend {
			c.marks = append(c.marks, *m)
			return true
		}
	}
}

// taken reports whether another receipt stands there, or a line runs through.
func (c *column) taken(m mark) bool {
	if slices.Contains(c.marks, m) {
		return true
	}
	for _, l := range c.lines {
		if l.offset == m.offset && l.top.before(m.at) && m.at.before(l.bottom) {
			return true
		}
	}
	return false
}

// draw adds a vertical line between two cells, given in any order, unless a
// box, a receipt or another line is in its way.
func (c *column) draw(l line) bool {
	if l.bottom.before(l.top) {
		l.top, l.bottom = l.bottom, l.top
	}
	for _, b := range c.boxes {
		if l.top.before(b) && b.before(l.bottom) {
			return false
		}
	}
	for _, m := range c.marks {
		if m.offset == l.offset && l.top.before(m.at) && m.at.before(l.bottom) {
			return false
		}
	}
	for _, o := range c.lines {
		if o.offset == l.offset && l.top.before(o.bottom) && o.top.before(l.bottom) {
			return false
		}
	}
	c.lines = append(c.lines, l)
	return true
}
