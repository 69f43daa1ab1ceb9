package compose

import (
	"fmt"
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/text"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of the brackets over what goes to and fro.
const (
	bracketRow   = 25.0
	bracketLabel = 17.0 // height
	bracketTick  = 8.0
)

// exchange is a bracket: the steps under it, and what is said on it.
type exchange struct {
	nodes []int
	label string
	title string
}

// measureExchanges takes the cases whose steps are in the picture.
func (d *Draft) measureExchanges(nodeOf map[*model.Node]int) {
	if d.opt.NoPingPong || d.opt.Down {
		return
	}
	var found []exchange
	for _, x := range d.opt.Exchanges {
		e := exchange{
			label: fmt.Sprintf("ping-pong × %d", x.Turns),
			title: fmt.Sprintf("The case goes to and fro between %s and %s: %d turns", x.A.Label, x.B.Label, x.Turns),
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
	// Cases share a row where none begins before the other ends.
	for _, e := range found {
		row := slices.IndexFunc(d.brackets, func(row []exchange) bool {
			return slices.Max(row[len(row)-1].nodes) < slices.Min(e.nodes)
		})
		if row < 0 {
			row = len(d.brackets)
			d.brackets = append(d.brackets, nil)
		}
		d.brackets[row] = append(d.brackets[row], e)
	}
}

// paintBrackets paints the part of a row of brackets that lies over a stretch.
func paintBrackets(s stretch, row []exchange, ways []float64) []scene.Item {
	var items []scene.Item
	free, right := s.left+2, s.box.Right()-2
	for _, e := range row {
		var turns []float64
		for _, n := range e.nodes {
			turns = append(turns, ways[n])
		}
		first, last := slices.Min(turns), slices.Max(turns)
		label := text.Fit(e.label, chipStyle, 200)
		wide := label.Width + 2*chipPad + chipIcon + chipIconGap
		from, to := s.x(first)-bracketTick, s.x(last)+bracketTick
		if to < s.left || from > right {
			continue
		}
		opens, closes := from > s.left, to < right // else it goes on in another band
		if short := wide + 16 - (min(to, right) - max(from, free)); short > 0 {
			from, to = from-short/2, to+short/2
		}
		if from = max(from, free); to < from+wide+16 {
			to = from + wide + 16
		}
		if to > right {
			from, to = min(from, max(free, right-wide-16)), right
		}
		free = to + 8
		var ticks []float64
		for _, t := range turns {
			if x := scene.Round(s.x(t)); from < x && x < to {
				ticks = append(ticks, x)
			}
		}
		slices.Sort(ticks)
		g := paintBracket(box(from, s.box.Y, to-from, bracketRow), slices.Compact(ticks), opens, closes, label, wide)
		g.Title = e.title
		items = append(items, g)
	}
	return items
}

// paintBracket paints a bracket into a box: a line with a tick at each turn,
// and the label on it where it covers no tick.
func paintBracket(b scene.Box, turns []float64, opens, closes bool, label text.Line, wide float64) scene.Group {
	swatch := theme.Note
	y := scene.Round(b.Y + bracketLabel/2 + 0.5)
	g := scene.Group{Class: "pingpong", Box: b}
	line := newPath()
	if opens {
		line.move(b.X, y+bracketTick).line(b.X, y)
	} else {
		line.move(b.X, y)
	}
	line.line(b.Right(), y)
	if closes {
		line.line(b.Right(), y+bracketTick)
	}
	for _, x := range turns {
		if x-b.X > bracketTick+1 && b.Right()-x > bracketTick+1 {
			line.move(x, y).line(x, y+bracketTick)
		}
	}
	g.Items = append(g.Items, scene.Shape{
		Form: scene.Path, Class: "bracket", Box: box(b.X, y, b.W, bracketTick), Data: line.String(), Stroke: swatch.Mark(), Width: 1.5, Cap: "round",
	})
	// The label covers no tick where it can.
	x := b.X + (b.W-wide)/2
	best := math.Inf(1)
	for _, shift := range []float64{0, 20, -20, 40, -40, 60, -60, 80, -80} {
		left := b.X + (b.W-wide)/2 + shift
		if left < b.X+4 || left+wide > b.Right()-4 {
			continue
		}
		covered := math.Abs(shift) / 1000
		for _, t := range turns {
			if t > left-3 && t < left+wide+3 {
				covered++
			}
		}
		if covered < best {
			best, x = covered, left
		}
	}
	pill := box(x, b.Y+1, wide, bracketLabel)
	inner := scene.Group{Class: "pingpong-label", Box: pill, Items: []scene.Item{
		scene.Shape{Form: scene.Rect, Box: pill, Round: bracketLabel / 2, Fill: swatch.Card(), Stroke: swatch.Edge(), Width: 1},
		icon("pingpong", x+chipPad, pill.Y+(bracketLabel-chipIcon)/2, chipIcon, swatch.Mark()),
		textLine(label, chipStyle, x+chipPad+chipIcon+chipIconGap, pill.Y+(bracketLabel-chipStyle.LineHeight())/2, scene.Start, swatch.Ink(), ""),
	}}
	g.Items = append(g.Items, inner)
	return g
}
