package compose

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// fate is the look of a mark: it differs neither by colour alone nor by sign
// alone.
type fate struct {
	icon, class, legend string
	swatch              theme.Swatch
	dash                string // of the outline
	strike              bool   // strike out the texts
}

var fates = [...]fate{
	model.Came:    {icon: "came", class: "came", legend: "added", swatch: theme.Success},
	model.Went:    {icon: "went", class: "went", legend: "removed", swatch: theme.Failure, dash: "7 4", strike: true},
	model.Changed: {icon: "changed", class: "changed", legend: "changed", swatch: theme.Note},
	model.Moved:   {icon: "moved", class: "moved", legend: "moved", swatch: theme.Jump, dash: "2 3"},
}

const (
	fateWidth = 2.75 // of an outline
	tagRoom   = 104.0
	tagGap    = 5.0 // between a tag and the text
)

// marked returns the content of a node with a tag above it that says what
// happened to the node. A node too small for a tag only has the outline.
func (d *Draft) marked(n *model.Node, c content) content {
	m, ok := d.fates[n]
	if !ok {
		return c
	}
	f := fates[m.Fate]
	d.seen.marks[f.icon] = true
	tagged := isAct(n) || n.Kind == model.OutcomeNode
	side := max(cardPadX, c.slant+2)
	var tag chip
	up := 0.0
	if tagged {
		tag = d.tag(f, m, max(c.w-2*side, d.scaled(tagRoom)))
		c.w = max(c.w, float64(int(tag.width+2*side+1)))
		up = tag.height() + tagGap
	}
	inner := c.paint
	c.h += up
	c.paint = func(b scene.Box) (scene.Shape, []scene.Item) {
		shape, items := inner(b)
		if tagged {
			_, items = inner(box(b.X, b.Y+up, b.W, b.H-up))
		}
		shape.Stroke, shape.Width, shape.Dash = f.swatch.Mark(), fateWidth, f.dash
		if f.strike {
			items = struck(items)
		}
		if !tagged {
			return shape, items
		}
		left := b.X + cardPadX
		if n.Kind != model.StepNode {
			left = b.X + (b.W-tag.width)/2
		}
		return shape, append([]scene.Item{tag.paint(left, b.Y+cardPadY)}, items...)
	}
	return c
}

// tag returns the sign and the word of a mark.
func (d *Draft) tag(f fate, m model.Mark, room float64) chip {
	c := chip{
		class: "badge fate " + f.class, icon: f.icon, title: m.Title,
		fill: f.swatch.Card(), edge: f.swatch.Mark(), stroke: f.swatch.Mark(), ink: f.swatch.Ink(),
	}
	return d.saying(c, m.Word, d.style.number, room)
}

// struck returns the items with a line through each text of a label.
func struck(items []scene.Item) []scene.Item {
	var lines []scene.Item
	for _, item := range items {
		if t, ok := item.(scene.Text); ok && t.Class == "label" {
			y := t.Base - 0.29*t.Size
			lines = append(lines, scene.Shape{
				Form: scene.Path, Class: "strike", Box: box(t.Box.X, y, t.Box.W, 0),
				Data: newPath().move(t.Box.X, y).line(t.Box.Right(), y).String(), Stroke: t.Fill, Width: 1.1,
			})
		}
	}
	return append(items, lines...)
}
