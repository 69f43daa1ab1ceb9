package compose

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

const (
	legendRow  = 22.0
	legendGap  = 18.0 // between entries
	legendIcon = 6.0  // between a sign and its word
)

// entry is one sign of the legend with its word.
type entry struct {
	word  string
	wide  float64 // of the sign
	paint func(x, middle float64) []scene.Item
}

// legend paints what occurs and needs explaining, and returns the y below.
func (d *Draft) legend(width, y float64) ([]scene.Item, float64) {
	var items []scene.Item
	x, row, style := Margin, d.scaled(legendRow), d.style.legend
	for _, e := range d.entries() {
		word := text.Fit(e.word, style, width-e.wide-legendIcon)
		wide := e.wide + legendIcon + word.Width
		if x > Margin && x+wide > Margin+width {
			x, y = Margin, y+row
		}
		middle := y + row/2
		g := scene.Group{Class: "entry", Box: box(x, y, wide, row), Items: e.paint(x, middle)}
		g.Items = append(g.Items, textLine(word, style, x+e.wide+legendIcon, middle-style.LineHeight()/2, scene.Start, theme.Muted, ""))
		items = append(items, g)
		x += wide + legendGap
	}
	if len(items) == 0 {
		return nil, y - titleGap
	}
	return items, y + row
}

func (d *Draft) entries() []entry {
	var all []entry
	for kind, word := range kindWords {
		if !d.seen.kinds[kind] {
			continue
		}
		swatch, name := theme.Swatch(model.Kind(kind).String()), model.Kind(kind).String()
		all = append(all, entry{word, 16, func(x, middle float64) []scene.Item {
			return []scene.Item{
				scene.Shape{Form: scene.Rect, Box: box(x, middle-8, 16, 16), Round: 5, Fill: swatch.Mark()},
				icon(name, x+2.5, middle-5.5, 11, theme.Paper),
			}
		}})
	}
	for _, f := range []struct {
		kind layout.EdgeKind
		word string
	}{
		{layout.Sequence, "then"}, {layout.Message, "message"}, {layout.Failure, "on failure"}, {layout.Jump, "jump or repeat"},
	} {
		if d.seen.flows[f.kind] {
			all = append(all, entry{f.word, 30, func(x, middle float64) []scene.Item {
				painted := flow{kind: f.kind}.paint("", "", []scene.Point{{X: x, Y: middle}, {X: x + 30, Y: middle}}, scene.Box{})
				painted.Line.Class, painted.Head.Class = "sample", ""
				return []scene.Item{painted.Line, painted.Head}
			}})
		}
	}
	for _, m := range []struct {
		icon, word string
		stroke     theme.Role
	}{
		{"takes", "takes", theme.Muted},
		{"waits", "waits", theme.Muted},
		{"cost", "costs", theme.Muted},
		{"delighted", "feels very good", theme.Success.Mark()},
		{"happy", "feels good", theme.Success.Mark()},
		{"neutral", "feels neutral", theme.Neutral.Mark()},
		{"unhappy", "feels bad", theme.Failure.Mark()},
		{"angry", "feels very bad", theme.Failure.Mark()},
		{"pingpong", "bounces back and forth", theme.Note.Mark()},
		{"truth", "moment of truth", theme.Note.Mark()},
		{"pain", "pain point", theme.Failure.Mark()},
		{"risk", "risk", theme.Failure.Mark()},
		{"idea", "opportunity", theme.Note.Mark()},
		{"quote", "quote", theme.Neutral.Mark()},
		{"evidence", "evidence", theme.Neutral.Mark()},
		{"note", "note", theme.Neutral.Mark()},
		{"link", "link", theme.Jump.Mark()},
		{"came", fates[model.Came].legend, theme.Success.Mark()},
		{"went", fates[model.Went].legend, theme.Failure.Mark()},
		{"changed", fates[model.Changed].legend, theme.Note.Mark()},
		{"moved", fates[model.Moved].legend, theme.Jump.Mark()},
	} {
		if d.seen.marks[m.icon] {
			all = append(all, entry{m.word, 14, func(x, middle float64) []scene.Item {
				return []scene.Item{icon(m.icon, x, middle-7, 14, m.stroke)}
			}})
		}
	}
	return all
}

// explain adds what another draft shows.
func (o *occurrences) explain(other *occurrences) {
	for i, seen := range other.kinds {
		o.kinds[i] = o.kinds[i] || seen
	}
	for i, seen := range other.flows {
		o.flows[i] = o.flows[i] || seen
	}
	for mark := range other.marks {
		o.marks[mark] = true
	}
}
