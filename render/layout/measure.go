package layout

import "math"

// measure turns cells into coordinates: a column is as wide as its widest
// box, a row as high as its highest, and the gap before a column has room for
// the texts that stand in it.
func (p *placer) measure() Placement {
	out := Placement{
		Lanes:  make([]Rect, len(p.in.Lanes)),
		Phases: make([]Rect, len(p.in.Phases)),
		Nodes:  make([]Rect, len(p.in.Nodes)),
		Labels: make([]Rect, len(p.in.Edges)),
		Routes: make([]Route, len(p.in.Edges)),
	}
	left, width := p.measureColumns(&out)
	top, height := p.measureRows(&out)
	for i, n := range p.in.Nodes {
		s := p.spots[i]
		x := left[s.col] + width[s.col]/2 + float64(p.offsets[i]*markPitch)
		y := top[s.lane][s.row] + height[s.lane][s.row]/2
		out.Nodes[i] = Rect{x - n.W/2, y - n.H/2, n.W, n.H}
	}
	for i, l := range p.labels {
		if e := p.in.Edges[i]; l.set {
			out.Labels[i] = Rect{
				left[l.col] - p.margin() - e.LabelW,
				top[l.lane][l.row] + (height[l.lane][l.row]-e.LabelH)/2,
				e.LabelW, e.LabelH,
			}
		}
	}
	return out
}

// margin is the room between a text in a gap and the boxes beside it: an
// arrow head and a line have to fit.
func (p *placer) margin() float64 { return 2 * p.in.Gaps.Track }

// measureColumns sets the phases and the whole width, and returns the left
// edge and the width of each column.
func (p *placer) measureColumns(out *Placement) (left, width []float64) {
	cols := p.used
	for _, l := range p.labels {
		if l.set {
			cols = max(cols, l.col+1)
		}
	}
	width, gap := make([]float64, cols), make([]float64, cols)
	first, last := make([]int, len(p.in.Phases)), make([]int, len(p.in.Phases))
	for i := range first {
		first[i], last[i] = math.MaxInt, -1
	}
	for i, n := range p.in.Nodes {
		c := p.spots[i].col
		reach := math.Abs(float64(p.offsets[i] * markPitch))
		width[c] = max(width[c], n.W+2*reach)
		if n.Phase >= 0 {
			first[n.Phase] = min(first[n.Phase], c)
			last[n.Phase] = max(last[n.Phase], c)
		}
	}
	for i := range gap {
		gap[i] = p.in.Gaps.Column
	}
	for i, l := range p.labels {
		if l.set {
			gap[l.col] = max(gap[l.col], p.in.Edges[i].LabelW+2*p.margin())
		}
	}
	for c, lines := range p.turns(cols) {
		gap[c] += max(0, float64(lines-2)) * p.in.Gaps.Track
	}
	// A phase's border stands half a gap behind the column before it; texts in
	// the gap stand behind the border.
	half := p.in.Gaps.Column / 2
	for i := range first {
		if c := first[i]; c > 0 && last[i] >= 0 {
			gap[c] += half
		}
	}

	left = make([]float64, cols)
	x, phase := p.in.LaneLabel, 0
	var open float64 // the left border of the phase that runs
	for c := range left {
		for phase < len(first) && last[phase] < 0 {
			phase++
		}
		if phase < len(first) && first[phase] == c {
			if open = p.in.LaneLabel; c > 0 {
				open = x + half
			}
		}
		left[c] = x + gap[c]
		x = left[c] + width[c]
		if phase < len(first) && last[phase] == c {
			// A header that is wider than its columns pushes the next phase on.
			x = max(x, open+p.in.Phases[phase].MinWidth-half)
			out.Phases[phase] = Rect{X: open, W: x + half - open}
			phase++
		}
	}
	out.Width = x + p.in.Gaps.Column
	for i := len(out.Phases) - 1; i >= 0; i-- {
		if out.Phases[i].W > 0 { // the last one ends with the picture
			out.Phases[i].W = out.Width - out.Phases[i].X
			break
		}
	}
	return left, width
}

// turns counts, for the gap before each column, the flows that change their
// row there: each wants a vertical line of its own.
func (p *placer) turns(cols int) []int {
	n := make([]int, cols)
	for _, e := range p.in.Edges {
		from, to := p.spots[e.From], p.spots[e.To]
		if from.col == to.col || from.lane == to.lane && from.row == to.row && from.col < to.col {
			continue
		}
		n[to.col]++
		if e.Kind == Jump && from.col+1 < cols {
			n[from.col+1]++
		}
	}
	return n
}

// measureRows sets the lanes, the phases' and the picture's height, and
// returns the top edge and the height of each row of each lane.
func (p *placer) measureRows(out *Placement) (top, height [][]float64) {
	top, height = make([][]float64, len(p.in.Lanes)), make([][]float64, len(p.in.Lanes))
	for i := range height {
		height[i] = make([]float64, max(1, len(p.last[i])))
	}
	grow := func(s spot, h float64) { height[s.lane][s.row] = max(height[s.lane][s.row], h) }
	for i, n := range p.in.Nodes {
		grow(p.spots[i], n.H)
	}
	for i, l := range p.labels {
		if l.set {
			grow(l.spot, p.in.Edges[i].LabelH)
		}
	}
	returns := p.returns()
	y := p.in.PhaseHeader
	for i := range height {
		top[i] = make([]float64, len(height[i]))
		inner := float64(len(height[i])-1) * p.in.Gaps.Row
		for _, h := range height[i] {
			inner += h
		}
		inner += 2*p.in.Gaps.Lane + float64(returns[i])*p.in.Gaps.Track
		total := max(inner, p.in.Lanes[i].MinHeight)
		out.Lanes[i] = Rect{0, y, 0, total}
		at := y + p.in.Gaps.Lane + (total-inner)/2
		for r, h := range height[i] {
			top[i][r] = at
			at += h + p.in.Gaps.Row
		}
		y += total
	}
	out.Height = y
	for i := range out.Lanes {
		out.Lanes[i].W = out.Width
	}
	for i := range out.Phases {
		out.Phases[i].H = out.Height
	}
	return top, height
}

// returns counts the jumps that leave each lane: their way back runs below
// the lane's boxes, in a channel of its own.
func (p *placer) returns() []int {
	n := make([]int, len(p.in.Lanes))
	for _, e := range p.in.Edges {
		if e.Kind == Jump {
			n[p.in.Nodes[e.From].Lane]++
		}
	}
	return n
}
