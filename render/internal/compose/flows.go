package compose

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of texts on flows, and of arrowheads.
const (
	labelWidth = 104.0
	labelLines = 3
	labelPadX  = 7.0
	labelPadY  = 3.0
	bendRadius = 7.0
	headLength = 8.0
	headHalf   = 3.6
)

// look is the style of a kind of flow.
type look struct {
	class                 string
	line                  theme.Role
	width                 float64
	dash                  string
	label, edge, labelInk theme.Role
}

var looks = [...]look{
	layout.Sequence: {"sequence", theme.Line, 1.6, "", theme.Label, theme.LabelEdge, theme.LabelInk},
	layout.Message:  {"message", theme.Line, 1.25, "5 4", theme.Label, theme.LabelEdge, theme.LabelInk},
	layout.Failure:  {"failure", theme.Failure.Mark(), 1.9, "0.1 4.6", theme.Failure.Card(), theme.Failure.Edge(), theme.Failure.Ink()},
	layout.Jump:     {"jump", theme.Jump.Mark(), 1.5, "8 4 0.1 4", theme.Jump.Card(), theme.Jump.Edge(), theme.Jump.Ink()},
}

// kindOfEdge returns the layout's kind of an edge of the model.
func kindOfEdge(k model.EdgeKind) layout.EdgeKind {
	switch k {
	case model.Failed:
		return layout.Failure
	case model.Jump, model.Back:
		return layout.Jump
	}
	return layout.Sequence
}

// measureFlows measures the journey's edges, in their order. An edge without
// both ends is skipped.
func (d *Draft) measureFlows(nodeOf map[*model.Node]int) {
	for _, e := range d.journey.Edges {
		if d.stopped() {
			return
		}
		from, ok := nodeOf[e.From]
		to, ok2 := nodeOf[e.To]
		if !ok || !ok2 {
			continue
		}
		f := flow{kind: kindOfEdge(e.Kind), from: from, to: to}
		label := strings.TrimSpace(edgeLabel(e) + " " + omitted(e))
		f.label = text.Wrap(label, d.style.label, d.scaled(labelWidth), labelLines)
		if f.label.Cut {
			f.title = label
		}
		d.addFlow(f)
	}
}

func (d *Draft) addFlow(f flow) {
	d.seen.flows[f.kind] = true
	d.flows = append(d.flows, f)
}

// omitted says how many steps an excerpt leaves out on an edge.
func omitted(e *model.Edge) string {
	switch e.Omitted {
	case 0:
		return ""
	case 1:
		return "… 1\u00a0step"
	}
	return fmt.Sprintf("… %d\u00a0steps", e.Omitted)
}

// edgeLabel returns the condition of an edge with its share, if the author gave
// one.
func edgeLabel(e *model.Edge) string {
	label := e.Text
	if e.Kind == model.Back && label == "" && e.From.Text != "" {
		label = "repeat " + e.From.Text
	}
	if !e.Given {
		return label
	}
	share := strconv.FormatFloat(scene.Round(e.Share*100), 'f', -1, 64)
	if label == "" {
		return share + "%"
	}
	return label + "\u00a0·\u00a0" + share + "%" // never alone on a line
}

// addReceipts adds a mark in the lane of everybody involved in a step that the
// sequence does not lead to, with a message from the step or, for a giver that
// the sequence does not come from, to it.
func (d *Draft) addReceipts(laneOf laneIndex, nodeOf map[*model.Node]int) {
	near := neighbours(d.journey.Edges)
	for _, n := range d.journey.Nodes {
		if n.Kind != model.StepNode {
			continue
		}
		sentence := short(n.Sentence)
		next, last := owners(near.next, n, true), owners(near.last, n, true)
		for _, other := range n.Others() {
			at, ok := laneOf.other(other, n)
			gives := len(n.Givers) > 0 && n.Givers[0] == other
			if !ok || !gives && next[other] || gives && last[other] {
				continue
			}
			mark := "takes-in"
			switch {
			case n.Channel() != nil:
				mark = channelIcon(n.Channel().ID)
			case gives:
				mark = "gives-out"
			}
			d.nodes = append(d.nodes, node{
				id: n.ID + "-" + other.ID, class: "receipt", lane: at, line: d.nodes[nodeOf[n]].line,
				title: other.Label + " ← " + sentence, content: receipt(mark, d.lanes[at].swatch),
			})
			f := flow{kind: layout.Message, from: nodeOf[n], to: len(d.nodes) - 1}
			if gives {
				f.from, f.to = f.to, f.from
				d.nodes[len(d.nodes)-1].title = other.Label + " → " + sentence
			}
			d.addFlow(f)
			d.anchors = append(d.anchors, nodeOf[n])
		}
	}
}

// longTitle is the maximum length in bytes of a sentence in the titles of its
// receipts: a sentence with thousands of names would be repeated thousands of
// times.
const longTitle = 1000

// short returns a sentence, or the beginning of a long one.
func short(sentence string) string {
	if len(sentence) <= longTitle {
		return sentence
	}
	end := longTitle
	for !utf8.RuneStart(sentence[end]) {
		end--
	}
	return sentence[:end] + "…"
}

// around maps nodes to those that the sequence leads to and comes from.
type around struct{ next, last map[*model.Node][]*model.Node }

func neighbours(edges []*model.Edge) around {
	a := around{map[*model.Node][]*model.Node{}, map[*model.Node][]*model.Node{}}
	for _, e := range edges {
		if e.Kind == model.Sequence {
			a.next[e.From] = append(a.next[e.From], e.To)
			a.last[e.To] = append(a.last[e.To], e.From)
		}
	}
	return a
}

// owners returns those who act next after n, or acted just before, past at most
// one fork, join or loop: that is near enough to follow by eye.
func owners(way map[*model.Node][]*model.Node, n *model.Node, through bool) map[*model.Participant]bool {
	all := map[*model.Participant]bool{}
	for _, next := range way[n] {
		switch next.Kind {
		case model.StepNode, model.DecisionNode:
			all[next.Owner] = true
		case model.ForkNode, model.JoinNode, model.LoopNode:
			if through {
				maps.Copy(all, owners(way, next, false))
			}
		}
	}
	return all
}

// paint paints a flow along its corners; label is the position of its text.
func (f flow) paint(from, to string, points []scene.Point, label scene.Box) scene.Flow {
	l := looks[f.kind]
	out := scene.Flow{From: from, To: to, Kind: l.class, Title: f.title, Points: points}
	tip, before := points[len(points)-1], points[len(points)-2]
	length := min(headLength, distance(before, tip))
	out.Line = scene.Shape{
		Form: scene.Path, Class: "line", Box: bounds(points), Data: rounded(drawn(points), bendRadius, nil),
		Stroke: l.line, Width: l.width, Dash: l.dash, Cap: "round",
	}
	if f.kind == layout.Message || f.kind == layout.Sequence {
		out.Line.Cap = ""
	}
	out.Head = head(before, tip, length, headHalf, l.line)
	if len(f.label.Lines) > 0 && label.W > 0 {
		out.Label = &scene.Group{Class: "flow-label", Box: label, Items: []scene.Item{
			scene.Shape{Form: scene.Rect, Box: label, Round: min(label.H/2, 9), Fill: l.label, Stroke: l.edge, Width: 1},
		}}
		top := label.Y + (label.H-f.label.Height())/2
		out.Label.Items = append(out.Label.Items, paragraph(f.label, label.X, top, label.W, scene.Middle, l.labelInk, "")...)
	}
	return out
}
