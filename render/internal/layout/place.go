package layout

import (
	"cmp"
	"slices"
)

// Place puts every box into its lane and column and calculates all coordinates.
// Routes are left empty. The result depends only on the input.
//
// Invariants, for any input with valid indexes: every box is in its lane's band
// and its phase's columns, no two boxes or labels overlap, and except for jumps
// and loops no flow runs to the left.
func Place(in Input) Placement {
	p := newPlacer(in)
	p.sequence(in.Body, &scope{start: 0}, cursor{})
	p.otherLabels()
	return p.measure()
}

// placer holds the grid while it is filled.
type placer struct {
	in       Input
	spots    []spot
	offsets  []int         // of receipts, in steps of markPitch from the column's middle
	receipts [][]int       // by node: the receipts anchored at it
	jumps    map[int][]int // by node: its outgoing jumps with a text
	columns  []column
	last     []map[int]int // by lane and row: the last column in use
	labels   []labelAt     // by edge
	texts    map[spot]int  // the edges whose texts are before each cell
	opens    []int         // by node: the edge whose text is before it, -1 for none
	used     int           // columns in use
	phase    int           // phase of the last placed node
}

// labelAt is the cell before which an edge's text is placed.
type labelAt struct {
	spot
	set    bool
	behind bool // belongs to the box in the previous column, and must not be cut off from it
}

func newPlacer(in Input) *placer {
	p := &placer{
		in:       in,
		spots:    make([]spot, len(in.Nodes)),
		offsets:  make([]int, len(in.Nodes)),
		receipts: make([][]int, len(in.Nodes)),
		last:     make([]map[int]int, len(in.Lanes)),
		labels:   make([]labelAt, len(in.Edges)),
		texts:    map[spot]int{},
		opens:    make([]int, len(in.Nodes)),
		jumps:    map[int][]int{},
		phase:    -1,
	}
	for i := range p.opens {
		p.opens[i] = -1
	}
	for i, e := range in.Edges {
		if e.Kind == Jump && e.LabelW > 0 {
			p.jumps[e.From] = append(p.jumps[e.From], i)
		}
	}
	for i, n := range in.Nodes {
		if n.Anchor >= 0 {
			p.receipts[n.Anchor] = append(p.receipts[n.Anchor], i)
		}
	}
	return p
}

// cursor is a position in a sequence: the nodes whose flow continues to
// whatever comes next.
type cursor struct {
	exits []int
	// forward requires a later column than the exits': a branch opens here, or
	// a text needs room.
	forward bool
}

// scope gives every lane the row for the boxes of a block. Rows are allocated
// when a lane is first used, so a lane that only one branch uses stays one row
// high. Row 0 is the journey's own; rows above are negative.
type scope struct {
	parent   *scope
	start    int    // the column in which the block opens
	up       bool   // goes above the parent's row, not below
	beside   bool   // the parent's flow continues next to the block and keeps its row
	siblings extent // rows of earlier branches
	rows     map[int]int
	extent   // rows used here and in nested blocks
}

// extent is the highest and the lowest used row, by lane.
type extent struct{ highest, lowest map[int]int }

func (e *extent) use(lane, row int) {
	if e.lowest == nil {
		e.highest, e.lowest = map[int]int{}, map[int]int{}
	}
	if r, ok := e.lowest[lane]; !ok || row > r {
		e.lowest[lane] = row
	}
	if r, ok := e.highest[lane]; !ok || row < r {
		e.highest[lane] = row
	}
}

// join adds the rows of another extent. The order of lanes does not matter.
func (e *extent) join(o extent) {
	for lane, row := range o.lowest {
		e.use(lane, row)
	}
	for lane, row := range o.highest {
		e.use(lane, row)
	}
}

// row returns the row of a lane in the scope.
func (p *placer) row(s *scope, lane int) int {
	if r, ok := s.rows[lane]; ok {
		return r
	}
	r := 0
	if s.parent != nil {
		r = p.row(s.parent, lane)
		step := 1
		if s.up {
			step = -1
		}
		if s.beside {
			r += step
		}
		if lowest, ok := s.siblings.lowest[lane]; ok && s.up {
			r = min(r, s.siblings.highest[lane]-1)
		} else if ok {
			r = max(r, lowest+1)
		}
		for p.busy(lane, r, s.start) {
			r += step
		}
	}
	if s.rows == nil {
		s.rows = map[int]int{}
	}
	s.rows[lane] = r
	s.use(lane, r)
	return r
}

// busy reports whether a row is used from a column on.
func (p *placer) busy(lane, row, col int) bool {
	last, ok := p.last[lane][row]
	return ok && last >= col
}

// sequence places items one after the other and returns where it ends.
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

// branches places the branches after a node, each in its own rows.
func (p *placer) branches(it Item, s *scope) cursor {
	open := p.spots[it.Node]
	out, known := cursor{}, map[int]bool{it.Node: it.Failures}
	if it.Failures {
		out.exits = append(out.exits, it.Node)
	}
	var siblings extent
	for i, b := range p.stacked(it, open.lane) {
		up := p.lean(b.Body, open.lane) < 0 && (i > 0 || it.Failures)
		up = up != p.in.Choices.Branches[b.Edge].Across
		child := &scope{parent: s, start: open.col + 1, siblings: siblings, beside: it.Failures, up: up}
		end := cursor{exits: []int{it.Node}, forward: true}
		if p.opensAt(b) {
			end = p.sequence(b.Body, child, end)
		} else {
			// A branch that leads elsewhere still needs a row for its line and
			// its text. Anything inside it comes after something else, or after
			// nothing.
			p.leadAway(b.Edge, spot{open.lane, p.row(child, open.lane), open.col + 1})
			end = p.sequence(b.Body, child, cursor{})
			if b.Edge >= 0 && p.in.Edges[b.Edge].Kind != Jump {
				end.exits = append(end.exits, it.Node)
			}
		}
		for _, n := range end.exits {
			if !known[n] {
				known[n] = true
				out.exits = append(out.exits, n)
			}
			out.forward = true
		}
		siblings.join(child.extent)
	}
	s.join(siblings)
	return out
}

// lean says whether a body is more in the lanes above a lane (negative) or
// below it, receipts included: in which direction its flows leave the lane.
func (p *placer) lean(body []Item, lane int) int {
	sum := 0
	add := func(n int) {
		if n >= 0 {
			sum += cmp.Compare(p.in.Nodes[n].Lane, lane)
			for _, r := range p.receipts[n] {
				sum += cmp.Compare(p.in.Nodes[r].Lane, lane)
			}
		}
	}
	for _, it := range body {
		add(it.Node)
		add(it.Tail)
		for _, b := range it.Branches {
			sum += p.lean(b.Body, lane)
		}
	}
	return sum
}

// opensAt reports whether a branch leads to the box that its body begins with,
// and puts the text of the branch before that box.
func (p *placer) opensAt(b Branch) bool {
	n := first(b.Body)
	if n < 0 || b.Edge < 0 {
		return n >= 0
	}
	e := p.in.Edges[b.Edge]
	if e.To != n {
		return false
	}
	if e.LabelW > 0 {
		p.opens[n] = b.Edge
	}
	return true
}

// first returns the box that a body begins with, or -1.
func first(body []Item) int {
	for _, it := range body {
		if it.Node >= 0 {
			return it.Node
		}
		for _, b := range it.Branches {
			if n := first(b.Body); n >= 0 {
				return n
			}
		}
		if it.Tail >= 0 {
			return it.Tail
		}
	}
	return -1
}

// leadAway reserves a cell for a flow that does not lead to a box of its
// branch, and puts the flow's text there.
func (p *placer) leadAway(edge int, cell spot) {
	p.reserve(cell)
	if edge >= 0 && p.in.Edges[edge].LabelW > 0 {
		p.write(edge, cell, true)
	}
}

// write puts the text of an edge before a cell.
func (p *placer) write(edge int, cell spot, behind bool) {
	p.labels[edge] = labelAt{cell, true, behind}
	p.texts[cell] = edge
}

// stacked is the order in which branches take rows, from the opener's row
// outwards: first the branch that simply continues, so that it runs straight,
// then the first branch as written, then those that stay in the lane before
// those that leave it and would cross them; jumps last.
func (p *placer) stacked(it Item, lane int) []Branch {
	type ranked struct {
		Branch
		rank, lean int
	}
	var all []ranked
	const farthest = 4
	for i, b := range it.Branches {
		r := ranked{b, 2, p.lean(b.Body, lane)}
		r.lean = max(r.lean, -r.lean)
		switch {
		case len(b.Body) == 0 && b.Edge >= 0 && p.in.Edges[b.Edge].Kind == Jump:
			r.rank = 3
		case len(b.Body) == 0 && b.Edge >= 0 && p.in.Edges[b.Edge].LabelW == 0:
			r.rank = 0
		case i == 0 && !it.Failures:
			r.rank = 1
		}
		if order := p.in.Choices.Branches[b.Edge].Order; order != 0 {
			r.rank = order * farthest
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(min(a.lean, 1), min(b.lean, 1)))
	})
	out := make([]Branch, len(all))
	for i, r := range all {
		out[i] = r.Branch
	}
	return out
}

// backLabel gives the text of a loop's jump back a row below everything in its
// end's lane.
func (p *placer) backLabel(tail int, s *scope) {
	for _, i := range p.jumps[tail] {
		at := p.spots[tail]
		for at.row = s.lowest[at.lane] + 1; p.busy(at.lane, at.row, at.col); {
			at.row++
		}
		p.reserve(at)
		s.use(at.lane, at.row)
		p.write(i, at, false)
	}
}

// otherLabels puts the texts of flows that open no branch before their target
// boxes; if there is another text, in the first free row right after their
// source boxes.
func (p *placer) otherLabels() {
	for i, e := range p.in.Edges {
		if e.LabelW == 0 || p.labels[i].set {
			continue
		}
		at := p.spots[e.To]
		_, taken := p.texts[at]
		if taken {
			at = p.spots[e.From]
			for at.col++; !p.blank(at); {
				at.row++
			}
		}
		p.write(i, at, taken)
	}
}

// blank reports whether a cell has neither a box nor a text. Lines in its
// column run past a text.
func (p *placer) blank(cell spot) bool {
	_, taken := p.texts[cell]
	return !taken && p.column(cell.col).empty(cell)
}

// foreign reports whether the text before a cell belongs to a flow to another
// box than the one to be placed there.
func (p *placer) foreign(n int, cell spot) bool {
	edge, taken := p.texts[cell]
	return taken && p.in.Edges[edge].To != n
}

// node places one box, and the receipts it sends, in the first column with room
// for all of them.
func (p *placer) node(n int, s *scope, at cursor) cursor {
	box := p.in.Nodes[n]
	cell := spot{lane: box.Lane, row: p.row(s, box.Lane)}
	var from *spot // the box right above or below, if the flow comes straight from there
	switch {
	case p.in.Timeline || len(at.exits) == 0 || box.Phase != p.phase:
		// Also for a box that nothing leads to, and for the first of a phase.
		cell.col = p.used
	default:
		for _, e := range at.exits {
			cell.col = max(cell.col, p.spots[e].col+1)
		}
		switch choice, e := p.in.Choices.Nodes[n], p.spots[at.exits[0]]; {
		case choice == Later:
			cell.col++
		case choice == Near && len(at.exits) == 1 && !at.forward && e.lane != cell.lane:
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
	// Straight lines to all receipts may need a later column; if that is too
	// far away, the lines bend instead.
	first, bend := cell.col, false
	for ; p.foreign(n, cell) || !p.column(cell.col).take(cell, from, receipts, bend, int(box.W/2/markPitch-0.25)); cell.col++ {
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

// maxShift is how many columns a box is moved for straight lines to its
// receipts.
const maxShift = 1

// column returns a column of the grid, and creates it if needed.
func (p *placer) column(c int) *column {
	for len(p.columns) <= c {
		p.columns = append(p.columns, column{})
	}
	return &p.columns[c]
}

// occupy puts a box into its cell.
func (p *placer) occupy(n int, cell spot) {
	p.spots[n] = cell
	if edge := p.opens[n]; edge >= 0 {
		p.write(edge, cell, false)
	}
	p.used = max(p.used, cell.col+1)
	p.reserve(cell)
}

// reserve keeps later blocks out of a row up to the cell's column.
func (p *placer) reserve(cell spot) {
	if p.last[cell.lane] == nil {
		p.last[cell.lane] = map[int]int{}
	}
	if last, ok := p.last[cell.lane][cell.row]; !ok || cell.col > last {
		p.last[cell.lane][cell.row] = cell.col
	}
}
