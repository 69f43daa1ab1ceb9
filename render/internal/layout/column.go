package layout

import (
	"cmp"
	"slices"
)

// spot is a cell of the grid: a lane, a row of that lane, a column.
type spot struct{ lane, row, col int }

// before reports whether a is above b in their column.
func (a spot) before(b spot) bool { return a.compare(b) < 0 }

func (a spot) compare(b spot) int {
	return cmp.Or(cmp.Compare(a.lane, b.lane), cmp.Compare(a.row, b.row))
}

// line is a straight vertical flow in a column, between two cells.
type line struct{ top, bottom spot }

// lineOf returns the line between two cells, in any order.
func lineOf(a, b spot) line {
	if b.before(a) {
		a, b = b, a
	}
	return line{a, b}
}

// mark is a receipt in a cell. Several share a cell at different offsets.
type mark struct {
	at     spot
	offset int
}

// column is the contents of one column.
type column struct {
	boxes  cells
	marked cells // with a receipt, at any offset
	tracks []track
}

// cells are cells of one column, from top to bottom.
type cells []spot

// from returns the index of the first cell that is not above the given one.
func (c cells) from(cell spot) int {
	i, _ := slices.BinarySearchFunc(c, cell, spot.compare)
	return i
}

func (c cells) has(cell spot) bool {
	i := c.from(cell)
	return i < len(c) && c[i].compare(cell) == 0
}

// between reports whether one of the cells is between two others.
func (c cells) between(top, bottom spot) bool {
	i := c.from(top)
	for i < len(c) && !top.before(c[i]) {
		i++
	}
	return i < len(c) && c[i].before(bottom)
}

func (c *cells) put(cell spot)  { *c = slices.Insert(*c, c.from(cell), cell) }
func (c *cells) take(cell spot) { i := c.from(cell); *c = slices.Delete(*c, i, i+1) }

// track is the contents of a column at one offset from its middle, in steps of
// markPitch.
type track struct {
	offset int
	marks  cells
	lines  []line // from top to bottom, without overlaps
}

// after returns the index of the first line that ends below a cell.
func (t *track) after(cell spot) int {
	i, _ := slices.BinarySearchFunc(t.lines, cell, func(l line, cell spot) int {
		if cell.before(l.bottom) {
			return 1
		}
		return -1
	})
	return i
}

// through reports whether a line runs through a cell.
func (t *track) through(cell spot) bool {
	i := t.after(cell)
	return i < len(t.lines) && t.lines[i].top.before(cell)
}

// erase removes the line between two cells, if there is one.
func (t *track) erase(a, b spot) {
	if i := slices.Index(t.lines, lineOf(a, b)); i >= 0 {
		t.lines = slices.Delete(t.lines, i, i+1)
	}
}

// track returns the track at an offset, and creates it if needed.
func (c *column) track(offset int) *track {
	i, ok := slices.BinarySearchFunc(c.tracks, offset, func(t track, offset int) int { return cmp.Compare(t.offset, offset) })
	if !ok {
		c.tracks = slices.Insert(c.tracks, i, track{offset: offset})
	}
	return &c.tracks[i]
}

// markPitch is the distance in pixels between neighbouring receipts of a step.
const markPitch = 34

// put fills a cell with a box.
func (c *column) put(cell spot) { c.boxes.put(cell) }

// take puts a box, its receipts and the straight lines to them and from the
// previous box into the column, if their cells are free; otherwise it changes
// nothing. It sets the receipts' offsets, within ±reach as long as lines must
// be straight.
func (c *column) take(cell spot, from *spot, receipts []mark, bend bool, reach int) bool {
	if !c.free(cell) {
		return false
	}
	c.put(cell)
	ok := from == nil || c.draw(*from, cell, 0)
	posted := 0
	for ; ok && posted < len(receipts); posted++ {
		receipts[posted].at.col = cell.col
		if !c.post(cell, &receipts[posted], bend, reach) {
			ok = false
			break
		}
	}
	if ok {
		return true
	}
	c.boxes.take(cell)
	for _, m := range receipts[:posted] {
		c.marked.take(m.at)
		t := c.track(m.offset)
		t.marks.take(m.at)
		t.erase(cell, m.at)
	}
	if from != nil {
		c.track(0).erase(*from, cell)
	}
	return false
}

// empty reports whether nothing is in the cell.
func (c *column) empty(cell spot) bool {
	return !c.boxes.has(cell) && !c.marked.has(cell)
}

// free reports whether nothing is in the cell or runs through it.
func (c *column) free(cell spot) bool {
	if !c.empty(cell) {
		return false
	}
	for i := range c.tracks {
		if c.tracks[i].through(cell) {
			return false
		}
	}
	return true
}

// post finds an offset for a receipt, closest to the middle first.
func (c *column) post(cell spot, m *mark, bend bool, reach int) bool {
	if c.boxes.has(m.at) {
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
		t := c.track(m.offset)
		if t.marks.has(m.at) || t.through(m.at) {
			continue
		}
		if c.draw(cell, m.at, m.offset) || bend {
			t.marks.put(m.at)
			c.marked.put(m.at)
			return true
		}
	}
}

// draw adds a vertical line between two cells at an offset, unless a box, a
// receipt or another line is in the way.
func (c *column) draw(a, b spot, offset int) bool {
	l := lineOf(a, b)
	t := c.track(offset)
	if c.boxes.between(l.top, l.bottom) || t.marks.between(l.top, l.bottom) {
		return false
	}
	i := t.after(l.top)
	if i < len(t.lines) && t.lines[i].top.before(l.bottom) {
		return false
	}
	t.lines = slices.Insert(t.lines, i, l)
	return true
}
