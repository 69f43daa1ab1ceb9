package compose

import (
	"fmt"
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of the brackets over ping-pong exchanges.
const (
	bracketTick = 8.0
	bracketRoom = 228.0 // for a label
	bracketDown = 54.0  // width of a column of brackets if the flow runs down
)

// MostBrackets is the maximum number of stacked brackets: the exchanges of more
// pairs at once cannot be distinguished in a picture.
const MostBrackets = 12

// bracketThickness returns the size of a row of brackets across the flow.
func (d *Draft) bracketThickness() float64 {
	if d.opt.Down {
		return d.scaled(bracketDown)
	}
	return d.style.chip.LineHeight() + 2*chipPadY + bracketTick
}

// exchange is a bracket: the steps under it, and its text.
type exchange struct {
	nodes []int
	label string
	short string // for a bracket next to the lanes
	title string
}

// measurePingPongs measures the ping-pongs whose steps are in the picture.
func (d *Draft) measurePingPongs(nodeOf map[*model.Node]int) {
	if d.opt.NoPingPong {
		return
	}
	var found []exchange
	for _, x := range d.opt.PingPongs {
		e := exchange{
			label: fmt.Sprintf("ping-pong × %d", x.Turns),
			short: fmt.Sprintf("× %d", x.Turns),
			title: fmt.Sprintf("The case bounces between %s and %s: %d turns", x.A.Label, x.B.Label, x.Turns),
		}
		for _, n := range x.Nodes {
			if i, ok := nodeOf[n]; ok {
				e.nodes = append(e.nodes, i)
			}
		}
		if len(e.nodes) > 0 {
			found = append(found, e)
			d.seen.marks["pingpong"] = true
		}
	}
	// PingPongs share a row unless one begins before the other ends.
	var ends []int // by row: the last node under it
	for _, e := range found {
		begin := slices.Min(e.nodes)
		row := slices.IndexFunc(ends, func(end int) bool { return end < begin })
		switch {
		case row < 0 && len(ends) == MostBrackets:
			continue
		case row < 0:
			row = len(ends)
			ends = append(ends, 0)
			d.brackets = append(d.brackets, nil)
		}
		ends[row] = slices.Max(e.nodes)
		d.brackets[row] = append(d.brackets[row], e)
	}
}

// spanned is an exchange with the positions of its turns along the flow, in
// order, and the first and the last of them.
type spanned struct {
	exchange
	turns       []float64
	first, last float64
}

// span finds the positions of the turns.
func (e exchange) span(ways []float64) spanned {
	s := spanned{exchange: e}
	for _, n := range e.nodes {
		s.turns = append(s.turns, ways[n])
	}
	slices.Sort(s.turns)
	s.first, s.last = s.turns[0], s.turns[len(s.turns)-1]
	return s
}

// paintBrackets paints the part of a row of brackets along a stretch.
func (d *Draft) paintBrackets(s stretch, row []spanned) []scene.Item {
	var items []scene.Item
	free, end := s.from+2, s.to()-2
	for _, e := range row {
		turns, first, last := e.turns, e.first, e.last
		if last+bracketTick < s.begins || first-bracketTick > s.ends() {
			continue
		}
		from, to := s.along(first)-bracketTick, s.along(last)+bracketTick
		if to < s.from || from > end {
			continue
		}
		b := bracket{opens: from > s.from, closes: to < end, label: d.bracketChip(e.exchange), thick: d.bracketThickness()} // otherwise it continues in another band
		b.long = b.label.width
		if s.down {
			b.long = b.label.height()
		}
		least := b.long + 16
		if short := least - (min(to, end) - max(from, free)); short > 0 {
			from, to = from-short/2, to+short/2
		}
		if from = max(from, free); to < from+least {
			to = from + least
		}
		if to > end {
			from, to = min(from, max(free, end-least)), end
		}
		free = to + 8
		near, _ := slices.BinarySearch(turns, s.way(from)-1)
		for _, t := range turns[near:] {
			if t > s.way(to)+1 {
				break
			}
			if at := scene.Round(s.along(t)); from < at && at < to {
				b.turns = append(b.turns, at)
			}
		}
		b.turns = slices.Compact(b.turns)
		b.from, b.to = from, to
		g := b.paint(s)
		g.Title = e.title
		items = append(items, g)
	}
	return items
}

// bracketChip returns the label of a bracket.
func (d *Draft) bracketChip(e exchange) chip {
	c := chip{
		class: "pingpong-label", icon: "pingpong", fill: theme.Note.Card(), edge: theme.Note.Edge(), stroke: theme.Note.Mark(), ink: theme.Note.Ink(),
	}
	words := e.label
	if d.opt.Down {
		words = e.short
	}
	return d.saying(c, words, d.style.chip, d.scaled(bracketRoom))
}

// bracket is one bracket, or its part along a stretch, in coordinates along the
// flow.
type bracket struct {
	from, to      float64
	turns         []float64 // in order
	opens, closes bool      // whether it begins, or ends, here
	label         chip
	long          float64 // length of the label along the flow
	thick         float64 // thickness of the bracket across the flow
}

// paint paints a bracket: a line with a tick at each turn, and the label on it
// where it covers no tick.
func (b bracket) paint(s stretch) scene.Group {
	across := scene.Round(s.box.Y + b.label.height()/2)
	g := scene.Group{Class: "pingpong", Box: box(b.from, s.box.Y, b.to-b.from, b.thick)}
	if s.down {
		across = scene.Round(s.box.X + b.thick/2)
		g.Box = box(s.box.X, b.from, b.thick, b.to-b.from)
	}
	line := newPath()
	move := func(along, across float64) { p := s.point(along, across); line.move(p.X, p.Y) }
	draw := func(along, across float64) { p := s.point(along, across); line.line(p.X, p.Y) }
	if b.opens {
		move(b.from, across+bracketTick)
		draw(b.from, across)
	} else {
		move(b.from, across)
	}
	draw(b.to, across)
	if b.closes {
		draw(b.to, across+bracketTick)
	}
	for _, t := range b.turns {
		if t-b.from > bracketTick+1 && b.to-t > bracketTick+1 {
			move(t, across)
			draw(t, across+bracketTick)
		}
	}
	g.Items = append(g.Items, scene.Shape{
		Form: scene.Path, Class: "bracket", Box: s.span(b.from, across, b.to, across+bracketTick), Data: line.String(), Stroke: theme.Note.Mark(), Width: 1.5, Cap: "round",
	})
	at := b.labelAt(b.long)
	if s.down {
		g.Items = append(g.Items, b.label.paint(across-b.label.width/2, at))
	} else {
		g.Items = append(g.Items, b.label.paint(at, across-b.label.height()/2))
	}
	return g
}

// labelAt returns where a label of some length begins so that it covers as few
// ticks as possible, as close to the middle as that allows.
func (b bracket) labelAt(length float64) float64 {
	middle := b.from + (b.to-b.from-length)/2
	at, best := middle, math.Inf(1)
	for _, shift := range []float64{0, 20, -20, 40, -40, 60, -60, 80, -80} {
		from := middle + shift
		if from < b.from+4 || from+length > b.to-4 {
			continue
		}
		covered := math.Abs(shift) / 1000
		for _, t := range b.turns {
			if t > from-3 && t < from+length+3 {
				covered++
			}
		}
		if covered < best {
			best, at = covered, from
		}
	}
	return at
}
