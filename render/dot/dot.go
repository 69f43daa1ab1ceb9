// Package dot writes a Scene in the language of Graphviz: every box at its
// position and every flow with its route, so that `neato -n2` draws the same
// picture without icons, and other tools can read the graph.
//
// It decides nothing about the picture, and escapes every text.
package dot

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/render/scene"
)

// Write writes the scene as DOT.
func Write(s *scene.Scene) []byte {
	w := writer{height: s.Height, colors: map[string]string{}}
	for _, p := range s.Palette {
		w.colors[string(p.Role)] = p.Light
	}
	w.raw("digraph journey {\n")
	w.raw("  graph [label=", quote(s.Title), " labelloc=t notranslate=true outputorder=nodesfirst];\n")
	w.raw("  node [shape=box fixedsize=true fontname=\"Liberation Sans\" fontsize=10 style=filled];\n")
	w.raw("  edge [fontname=\"Liberation Sans\" fontsize=9];\n")
	for _, lane := range s.Lanes {
		w.node("lane-"+lane.ID, lane.Band, words(lane.Items, ""), lane.Title)
	}
	for _, n := range s.Nodes {
		w.node(n.ID, n.Shape, words(n.Items, "label"), n.Title)
	}
	for _, f := range s.Flows {
		w.flow(f)
	}
	w.raw("}\n")
	return []byte(w.out.String())
}

// writer writes with y upwards and in points, as Graphviz does.
type writer struct {
	out    strings.Builder
	height float64
	colors map[string]string // of roles, in the light scheme
}

func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

func (w *writer) node(id string, shape scene.Shape, label, tooltip string) {
	b := shape.Box
	w.raw("  ", quote(id), " [label=", quote(label), " tooltip=", quote(tooltip),
		" pos=\"", w.point(b.X+b.W/2, b.Y+b.H/2), "\" width=", inches(b.W), " height=", inches(b.H))
	if shape.Form == scene.Circle {
		w.raw(" shape=circle")
	}
	if c, ok := w.colors[string(shape.Fill)]; ok {
		w.raw(" fillcolor=", quote(c))
	}
	if c, ok := w.colors[string(shape.Stroke)]; ok {
		w.raw(" color=", quote(c))
	}
	w.raw("];\n")
}

// flow writes a route as straight Bézier curves, one per leg.
func (w *writer) flow(f scene.Flow) {
	w.raw("  ", quote(f.From), " -> ", quote(f.To), " [class=", quote(f.Kind))
	if f.Label != nil {
		b := f.Label.Box
		w.raw(" label=", quote(words(f.Label.Items, "")), " lp=\"", w.point(b.X+b.W/2, b.Y+b.H/2), "\"")
	}
	if c, ok := w.colors[string(f.Line.Stroke)]; ok {
		w.raw(" color=", quote(c))
	}
	if f.Line.Dash != "" {
		w.raw(" style=dashed")
	}
	for i, p := range f.Points {
		at := w.point(p.X, p.Y)
		if i == 0 {
			w.raw(" pos=\"", at)
			continue
		}
		before := f.Points[i-1]
		w.raw(" ", w.point(before.X, before.Y), " ", at, " ", at)
	}
	if len(f.Points) > 0 {
		w.raw("\"")
	}
	w.raw("];\n")
}

// point writes a position with y upwards.
func (w *writer) point(x, y float64) string { return number(x) + "," + number(w.height-y) }

func inches(px float64) string { return number(px / 72) }

// number rounds to what is visible.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}

// words returns the texts among the items, line by line; with a class only
// those that have it.
func words(items []scene.Item, class string) string {
	var lines []string
	for _, item := range items {
		switch item := item.(type) {
		case scene.Text:
			if class == "" || item.Class == class {
				lines = append(lines, item.Text)
			}
		case scene.Group:
			if class == "" {
				lines = append(lines, words(item.Items, class))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// quote returns the text as a quoted string. A backslash stands for itself, and
// control characters, at which some readers stop, become spaces.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
