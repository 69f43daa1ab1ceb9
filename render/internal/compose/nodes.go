package compose

import (
	"math"
	"strconv"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of boxes.
const (
	cardLeast   = 126.0 // width
	cardMost    = 170.0 // width, for long words
	cardPadX    = 8.0
	cardPadY    = 7.0
	cardMin     = 38.0 // height
	cardLines   = 7
	chipsGap    = 5.0 // between text and chips
	slant       = 15.0
	askWidth    = 108.0 // of a question's text
	askLines    = 6
	outcomeText = 104.0
	dotSide     = 18.0
	barWidth    = 8.0
	barHeight   = 46.0
	loopSide    = 32.0
	receiptW    = 30.0
	receiptH    = 24.0
)

// measureNodes measures the journey's nodes and returns their indexes. A node
// whose owner has no lane is in the first one.
func (d *Draft) measureNodes(laneOf laneIndex) map[*model.Node]int {
	nodeOf := make(map[*model.Node]int, len(d.journey.Nodes))
	numbers := d.journey.Numbers()
	d.card = d.cardWidth()
	for _, n := range d.journey.Nodes {
		if d.stopped() {
			break
		}
		nodeOf[n] = len(d.nodes)
		at := laneOf.of(n)
		out := node{id: n.ID, lane: at, title: nodeTitle(n), class: "gate"}
		if n.Origin.File != nil {
			out.line = n.Origin.File.LineAt(n.Origin.Span.Start)
		}
		swatch := d.lanes[at].swatch
		switch n.Kind {
		case model.StepNode:
			out.class, out.content = "step", d.step(n, numbers[n], d.lanes[at])
		case model.DecisionNode:
			out.class, out.content = "decision", d.question(n, numbers[n], swatch)
		case model.OutcomeNode:
			out.class, out.content = "outcome", d.outcome(n)
		case model.StartNode:
			out.class, out.content = "start", dot(theme.Line)
			if n.Text != "" {
				out.content = d.passage(n.Text)
			}
		case model.EndNode:
			out.content = ring()
			if n.Text != "" {
				out.content = d.passage(n.Text)
			}
		case model.LoopNode:
			out.content = loop()
		default:
			out.content = d.bar()
		}
		out.content = d.marked(n, out.content)
		d.nodes = append(d.nodes, out)
	}
	return nodeOf
}

// nodeTitle returns the tooltip of a node.
func nodeTitle(n *model.Node) string {
	switch n.Kind {
	case model.StepNode:
		return n.Sentence
	case model.DecisionNode:
		return n.Question()
	case model.OutcomeNode:
		return outcomeWord(n) + ": " + outcomeLabel(n)
	case model.StartNode:
		if n.Text != "" {
			return "The journey comes " + n.Text
		}
		return "Start"
	case model.EndNode:
		if n.Text != "" {
			return "The journey continues " + n.Text
		}
		return "End"
	case model.ForkNode:
		return "In parallel from here on"
	case model.JoinNode:
		return "When all branches are done"
	case model.LoopNode:
		return "Repeat " + n.Text
	}
	return ""
}

func (d *Draft) numbered(t string, number int) string {
	if d.opt.Numbers {
		return strconv.Itoa(number) + " · " + t
	}
	return t
}

// cardWidth returns the width of all cards of the picture: as narrow as the
// longest word allows.
func (d *Draft) cardWidth() float64 {
	wide := d.scaled(cardLeast)
	for _, n := range d.journey.Nodes {
		if n.Kind == model.StepNode {
			wide = max(wide, math.Ceil(text.Widest(n.Action, d.style.card, d.scaled(cardMost)-2*cardPadX)+2*cardPadX))
		}
	}
	return wide
}

// step is a card: the action, with chips below.
func (d *Draft) step(n *model.Node, number int, l lane) content {
	swatch, edge := l.swatch, cardEdges[l.kind]
	inner := d.card - 2*cardPadX
	label := text.Wrap(d.numbered(n.Action, number), d.style.card, inner, cardLines)
	chips := arrange(d.chips(n, swatch, inner), inner)
	h := label.Height()
	if len(chips.rows) > 0 {
		h += chipsGap + chips.height()
	}
	h = max(h+2*cardPadY, cardMin)
	return content{w: d.card, h: h, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		shape := scene.Shape{
			Form: scene.Rect, Class: "shape", Box: b, Round: edge.round, Fill: swatch.Card(), Stroke: swatch.Edge(), Width: 1.25, Dash: edge.dash,
		}
		used := label.Height()
		if len(chips.rows) > 0 {
			used += chipsGap + chips.height()
		}
		y := b.Y + (b.H-used)/2
		items := paragraph(label, b.X+cardPadX, y, inner, scene.Start, swatch.Ink(), "label")
		return shape, append(items, chips.paint(b.X+cardPadX, y+label.Height()+chipsGap, inner, false)...)
	}}
}

// question is a decision: a wide hexagon.
func (d *Draft) question(n *model.Node, number int, swatch theme.Swatch) content {
	label := text.Wrap(d.numbered(n.Text, number), d.style.card, d.scaled(askWidth), askLines)
	chips := arrange(d.chips(n, swatch, d.scaled(askWidth)), d.scaled(askWidth))
	inner := max(label.Width, chips.width(), 52)
	used := label.Height()
	if len(chips.rows) > 0 {
		used += chipsGap + chips.height()
	}
	return content{w: float64(int(inner + 2*slant + 5)), h: max(used+2*cardPadY+2, 44), slant: slant, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		middle := b.Y + b.H/2
		outline := newPath().move(b.X, middle).line(b.X+slant, b.Y).line(b.Right()-slant, b.Y).
			line(b.Right(), middle).line(b.Right()-slant, b.Bottom()).line(b.X+slant, b.Bottom()).close()
		shape := scene.Shape{
			Form: scene.Path, Class: "shape", Box: b, Data: outline.String(), Fill: swatch.Card(), Stroke: swatch.Mark(), Width: 1.5, Cap: "round",
		}
		y := b.Y + (b.H-used)/2
		items := paragraph(label, b.X, y, b.W, scene.Middle, swatch.Ink(), "label")
		return shape, append(items, chips.paint(b.X, y+label.Height()+chipsGap, b.W, true)...)
	}}
}

func outcomeWord(n *model.Node) string {
	if n.Success {
		return "Success"
	}
	return "Failure"
}

func outcomeLabel(n *model.Node) string {
	if n.Text != "" {
		return n.Text
	}
	return outcomeWord(n)
}

// outcome is a pill with a tick or a cross.
func (d *Draft) outcome(n *model.Node) content {
	const side, gap, pad = 14.0, 6.0, 12.0
	label := text.Wrap(outcomeLabel(n), d.style.outcome, d.scaled(outcomeText), 4)
	swatch, mark := theme.Failure, "failure"
	if n.Success {
		swatch, mark = theme.Success, "success"
	}
	w := float64(int(pad + side + gap + label.Width + pad + 1))
	h := max(label.Height()+16, 34)
	return content{w: w, h: h, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		shape := scene.Shape{
			Form: scene.Rect, Class: "shape", Box: b, Round: min(b.H/2, 17), Fill: swatch.Card(), Stroke: swatch.Mark(), Width: 1.5,
		}
		tick := icon(mark, b.X+pad, b.Y+(b.H-side)/2, side, swatch.Mark())
		tick.Width = 2.2
		items := []scene.Item{tick}
		return shape, append(items, paragraph(label, b.X+pad+side+gap, b.Y+(b.H-label.Height())/2, label.Width, scene.Start, swatch.Ink(), "label")...)
	}}
}

// dot is the start.
func dot(fill theme.Role) content {
	return content{w: dotSide, h: dotSide, round: true, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		return scene.Shape{Form: scene.Circle, Class: "shape", Box: b, Fill: fill}, nil
	}}
}

// ring is the end of a journey without an outcome.
func ring() content {
	return content{w: dotSide, h: dotSide, round: true, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		shape := scene.Shape{Form: scene.Circle, Class: "shape", Box: b, Fill: theme.Paper, Stroke: theme.Line, Width: 2}
		return shape, []scene.Item{scene.Shape{Form: scene.Circle, Box: box(b.X+5, b.Y+5, b.W-10, b.H-10), Fill: theme.Line}}
	}}
}

// passage is where an excerpt comes from or continues: a pill with its name.
func (d *Draft) passage(name string) content {
	const pad = 12.0
	label := text.Wrap(name, d.style.outcome, d.scaled(outcomeText), 4)
	w := float64(int(pad + label.Width + pad + 1))
	h := max(label.Height()+12, 30)
	return content{w: w, h: h, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		shape := scene.Shape{
			Form: scene.Rect, Class: "shape", Box: b, Round: min(b.H/2, 15), Fill: theme.Label, Stroke: theme.Line, Width: 1.25, Dash: "3 3",
		}
		return shape, paragraph(label, b.X+pad, b.Y+(b.H-label.Height())/2, label.Width, scene.Start, theme.LabelInk, "label")
	}}
}

// bar is a fork or a join.
func (d *Draft) bar() content {
	w, h := barWidth, barHeight
	if d.opt.Down {
		w, h = h, w
	}
	return content{w: w, h: h, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		return scene.Shape{Form: scene.Rect, Class: "shape", Box: b, Round: barWidth / 2, Fill: theme.Line}, nil
	}}
}

// loop is the end of a repetition.
func loop() content {
	return content{w: loopSide, h: loopSide, slant: loopSide / 2, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		x, y := b.X+b.W/2, b.Y+b.H/2
		outline := newPath().move(x, b.Y).line(b.Right(), y).line(x, b.Bottom()).line(b.X, y).close()
		shape := scene.Shape{
			Form: scene.Path, Class: "shape", Box: b, Data: outline.String(),
			Fill: theme.Jump.Card(), Stroke: theme.Jump.Mark(), Width: 1.5, Cap: "round",
		}
		return shape, []scene.Item{icon("loop", x-6.5, y-6.5, 13, theme.Jump.Mark())}
	}}
}

// receipt is the mark of a message in the lane of somebody who does not act
// next: the icon of its channel on a small card.
func receipt(mark string, swatch theme.Swatch) content {
	return content{w: receiptW, h: receiptH, paint: func(b scene.Box) (scene.Shape, []scene.Item) {
		shape := scene.Shape{
			Form: scene.Rect, Class: "shape", Box: b, Round: 7, Fill: swatch.Card(), Stroke: swatch.Edge(), Width: 1.25,
		}
		return shape, []scene.Item{icon(mark, b.X+(b.W-15)/2, b.Y+(b.H-15)/2, 15, swatch.Mark())}
	}}
}
