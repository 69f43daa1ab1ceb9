package layout

import "slices"

// Place puts every box into its lane and column and works out all
// coordinates. Routes are left empty. The result depends on the input alone.
//
// Invariants, for any input whose indexes are valid: every box lies in its
// lane's band and its phase's columns, no two boxes or labels overlap, and
// but for jumps and loops no flow runs to the left.
func Place(in Input) Placement {
	p := newPlacer(in)
	p.sequence(in.Body, &scope{start: 0}, cursor{})
	return p.measure()
}

// placer holds the grid while it fills.
type placer struct {
	in       Input
	spots    []spot
	offsets  []int   // of receipts, in steps of markPitch from the column's middle
	receipts [][]int // by node: the receipts anchored at it
	columns  []column
	last     [][]int   // by lane and row: the last column with a box, -1 for none
	labels   []labelAt // by edge
	used     int       // columns in use
	phase    int       // phase of the last placed node
}

// labelAt is the cell in front of which an edge's text stands.
type labelAt struct {
	spot
	set    bool
	behind bool // it belongs to the box in the column before, and may not be cut off from it
}

func newPlacer(in Input) *placer {
	p := &placer{
		in:       in,
		spots:    make([]spot, len(in.Nodes)),
		offsets:  make([]int, len(in.Nodes)),
		receipts: make([][]int, len(in.Nodes)),
		last:     make([][]int, len(in.Lanes)),
		labels:   make([]labelAt, len(in.Edges)),
		phase:    -1,
	}
	for i, n := range in.Nodes {
		if n.Anchor >= 0 {
			p.receipts[n.Anchor] = append(p.receipts[n.Anchor], i)
		}
	}
	return p
}

// cursor is where a sequence stands: the nodes whose flow goes on to
// whatever comes next.
type cursor struct {
	exits []int
	// forward forbids to stay in the exits' column: a branch opens here, or a
	// text needs room.
	forward bool
}

// scope gives every lane the row in which a block's boxes stand. Rows are
// handed out when a lane is first used, so a lane that only one branch uses
// stays one row high.
type scope struct {
	parent *scope
	start  int         // the column in which the block opens
	above  map[int]int // the lowest rows of the branches above, by lane
	under  bool        // every row lies below the parent's, as the flow goes on beside the block
	rows   map[int]int // handed out, by lane
	lowest map[int]int // the lowest rows in use here and in blocks inside, by lane
}

// row is the row of a lane in the scope.
func (p *placer) row(s *scope, lane int) int {
	if r, ok := s.rows[lane]; ok {
		return r
	}
	r := 0
	if s.parent != nil {
		r = p.row(s.parent, lane)
		if lowest, ok := s.above[lane]; ok {
			r = max(r, lowest+1)
		}
		if s.under {
			r++
		}
		for r < len(p.last[lane]) && p.last[lane][r] >= s.start {
			r++
		}
	}
	if s.rows == nil {
		s.rows, s.lowest = map[int]int{}, map[int]int{}
	}
	s.rows[lane] = r
	lower(s.lowest, lane, r)
	p.reserve(spot{lane, r, -1})
	return r
}

// lower notes that a lane is in use down to a row.
func lower(rows map[int]int, lane, row int) {
	if r, ok := rows[lane]; !ok || row > r {
		rows[lane] = row
	}
}

// sequence places items one behind the other and returns where it ends.
func (p *placer) sequence(items []Item, s *scope, at cursor) cursor {
	for _, it := range items {
		at = p.item(it, s, at)
	}
	return at
}

func (p *placer) item(it Item, s *scope, at cursor) cursor {
	switch {
	case it.Node < 0: // a loop: its body, then its end
		for _, b := range it.Branches {
			at = p.sequence(b.Body, s, at)
		}
	case len(it.Branches) == 0:
		at = p.node(it.Node, s, at)
	default:
		p.node(it.Node, s, at)
		at = p.branches(it, s)
	}
	if it.Tail >= 0 {
		at.forward = true
		at = p.node(it.Tail, s, at)
		if it.Node < 0 {
			p.backLabel(it.Tail, s)
		}
	}
	return at
}

// branches places the ways behind a node, each in rows of its own.
func (p *placer) branches(it Item, s *scope) cursor {
	open := p.spots[it.Node]
	out := cursor{}
	if it.Failures {
		out.exits = append(out.exits, it.Node)
	}
	above := map[int]int{}
	for _, b := range p.stacked(it.Branches) {
		child := &scope{parent: s, start: open.col + 1, above: above, under: it.Failures}
		end := cursor{exits: []int{it.Node}, forward: true}
		if len(b.Body) > 0 {
			end = p.sequence(b.Body, child, end)
		} else {
			// A way without a box still needs a row for its line and its text.
			p.reserve(spot{open.lane, p.row(child, open.lane), open.col + 1})
			if b.Edge < 0 || p.in.Edges[b.Edge].Kind == Jump {
				end.exits = nil
			}
		}
		p.branchLabel(b, open, child)
		for _, n := range end.exits {
			if !slices.Contains(out.exits, n) {
				out.exits = append(out.exits, n)
			}
			out.forward = true
		}
		for lane, row := range child.lowest { // a maximum: the order does not matter
			lower(above, lane, row)
		}
	}
	for lane, row := range above {
		lower(s.lowest, lane, row)
	}
	return out
}

// branchLabel finds the cell before which the text of a branch stands: in
// front of its first box, else in its own row right behind the opening node.
func (p *placer) branchLabel(b Branch, open spot, child *scope) {
	if b.Edge < 0 || p.in.Edges[b.Edge].LabelW == 0 {
		return
	}
	at := p.spots[p.in.Edges[b.Edge].To]
	if len(b.Body) == 0 {
		at = spot{open.lane, p.row(child, open.lane), open.col + 1}
	}
	p.labels[b.Edge] = labelAt{at, true, len(b.Body) == 0}
}

// stacked is the order from top to bottom in which branches take rows: the
// way that simply goes on first, so that it runs straight; jumps last.
func (p *placer) stacked(branches []Branch) []Branch {
	rank := func(b Branch) int {
		switch {
		case len(b.Body) > 0 || b.Edge < 0:
			return 1
		case p.in.Edges[b.Edge].Kind == Jump:
			return 2
		case p.in.Edges[b.Edge].LabelW == 0:
			return 0
		}
		return 1
	}
	out := slices.Clone(branches)
	slices.SortStableFunc(out, func(a, b Branch) int { return rank(a) - rank(b) })
	return out
}

// backLabel gives the text of a loop's way back a row below all that its end
// shares a lane with.
func (p *placer) backLabel(tail int, s *scope) {
	for i, e := range p.in.Edges {
		if e.From == tail && e.Kind == Jump && e.LabelW > 0 {
			at := p.spots[tail]
			at.row = s.lowest[at.lane] + 1
			for at.row < len(p.last[at.lane]) && p.last[at.lane][at.row] >= at.col {
				at.row++
			}
			p.reserve(at)
			lower(s.lowest, at.lane, at.row)
			p.labels[i] = labelAt{at, true, false}
		}
	}
}

// node places one box, and the receipts it sends, in the first column that
// takes them all.
func (p *placer) node(n int, s *scope, at cursor) cursor {
	box := p.in.Nodes[n]
	cell := spot{lane: box.Lane, row: p.row(s, box.Lane)}
	var from *spot // the box right above or below, when the flow comes straight from there
	switch {
	case p.in.Timeline || len(at.exits) == 0 || box.Phase != p.phase:
		// Also for a box that nothing leads to, and for the first of a phase.
		cell.col = p.used
	default:
		for _, e := range at.exits {
			cell.col = max(cell.col, p.spots[e].col+1)
		}
		if e := p.spots[at.exits[0]]; len(at.exits) == 1 && !at.forward && e.lane != cell.lane {
			from = &e
			cell.col = e.col
		}
	}
	var receipts []mark
	for _, r := range p.receipts[n] {
		at := spot{lane: p.in.Nodes[r].Lane}
		if at.row = p.row(s, at.lane); at.lane == cell.lane {
			at.row++
		}
		receipts = append(receipts, mark{at: at})
	}
	// Straight lines to all receipts may want a later column; where that would
	// be too far off, the lines bend instead.
	first, bend := cell.col, false
	for ; !p.column(cell.col).take(cell, from, receipts, bend, int(box.W/2/markPitch-0.25)); cell.col++ {
		if !bend && cell.col-first == maxShift {
			cell.col, bend = first-1, true
			continue
		}
		from = nil
	}
	p.occupy(n, cell)
	for i, r := range p.receipts[n] {
		p.offsets[r] = receipts[i].offset
		p.spots[r] = receipts[i].at
		p.spots[r].col = cell.col
		p.reserve(p.spots[r])
	}
	p.phase = box.Phase
	return cursor{exits: []int{n}}
}

// maxShift is how many columns a box gives way for straight lines to its
// receipts.
const maxShift = 1

// column is a column of the grid, made when it is first asked for.
func (p *placer) column(c int) *column {
	for len(p.columns) <= c {
		p.columns = append(p.columns, column{})
	}
	return &p.columns[c]
}

// occupy puts a box into its cell.
func (p *placer) occupy(n int, cell spot) {
	p.spots[n] = cell
	p.used = max(p.used, cell.col+1)
	p.reserve(cell)
}

// reserve keeps later blocks out of a row up to the cell's column.
func (p *placer) reserve(cell spot) {
	rows := &p.last[cell.lane]
	for len(*rows) <= cell.row {
		*rows = append(*rows, -1)
	}
	(*rows)[cell.row] = max((*rows)[cell.row], cell.col)
}
