package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of chips and marks next to texts of the default size.
const (
	chipPadY    = 2.0 // 18 high with one line
	chipLines   = 2
	chipPad     = 5.0
	chipIcon    = 11.0
	chipIconGap = 3.5
	chipGap     = 4.0
	chipRowGap  = 4.0
	markSide    = 16.0
	markHeight  = 18.0 // same height as a chip with one line
	markIcon    = 14.0
	numberRoom  = 60.0 // for a number and its icon
)

// chip is a small item on a card: a channel, a system, a time, a mark.
type chip struct {
	class  string // badge or mark
	icon   string
	label  text.Block
	plain  bool       // without an outline
	fill   theme.Role // of the outline; "" means that of chips
	edge   theme.Role
	stroke theme.Role // of the icon
	ink    theme.Role
	title  string
	link   string
	newRow bool // begins a new row
	width  float64
	scale  float64 // of its icon and of the room around its text
}

// chips returns the chips of a step or a decision.
func (d *Draft) chips(n *model.Node, swatch theme.Swatch, room float64) []chip {
	var all []chip
	pill := func(icon, label, title string) {
		c := chip{class: "badge", icon: icon, title: title, stroke: theme.ChipInk, ink: theme.ChipInk}
		all = append(all, d.saying(c, label, d.style.chip, room))
	}
	// or returns what precedes the name at the index, if the names are
	// alternatives.
	or := func(role model.Roles, i int) string {
		if i > 0 && n.Either&role != 0 {
			return "or "
		}
		return ""
	}
	if !d.opt.NoChannels {
		for i, c := range n.Channels {
			pill(channelIcon(c.ID), or(model.By, i)+c.Label, "Channel: "+c.Label)
		}
	}
	if !d.opt.NoSystems {
		for i, p := range append(slices.Clone(n.Systems), n.Carrier) {
			if p != nil && p != n.Owner {
				pill(p.Kind.String(), or(model.Via, i)+"via "+p.Label, "Via "+p.Label)
			}
		}
	}
	for i, p := range n.Places {
		pill("place", or(model.At, i)+p.Label, "Place: "+p.Label)
	}
	if n.Premises != nil {
		pill("place", "at "+n.Premises.Label, "At "+n.Premises.Label)
	}
	pills := len(all)
	plain := func(icon, label, title string) {
		c := chip{class: "badge", icon: icon, plain: true, title: title, stroke: swatch.Mark(), ink: swatch.Ink()}
		all = append(all, d.saying(c, label, d.style.chip, room))
	}
	if !d.opt.NoTimes {
		if n.Takes != nil {
			plain("takes", n.Takes.String(), "Takes "+n.Takes.Text)
			d.seen.marks["takes"] = true
		}
		if n.Waits != nil {
			title := "Waits " + strings.TrimSpace(n.Waits.Text+" "+n.Waits.For)
			if n.Waiter != nil {
				title = n.Waiter.Label + " waits " + strings.TrimSpace(n.Waits.Text+" "+n.Waits.For)
			}
			plain("waits", n.Waits.String(), title)
			d.seen.marks["waits"] = true
		}
	}
	for _, c := range n.Costs {
		plain("cost", c.String(), "Costs "+c.String())
		d.seen.marks["cost"] = true
	}
	all = append(all, d.marks(n, swatch)...)
	if pills > 0 && pills < len(all) {
		all[pills].newRow = true
	}
	return all
}

// marks returns the icons of a node's notes; their titles contain the text.
func (d *Draft) marks(n *model.Node, swatch theme.Swatch) []chip {
	var all []chip
	mark := func(icon, title, link string, stroke theme.Role) {
		d.seen.marks[icon] = true
		all = append(all, chip{class: "mark", icon: icon, title: title, link: link, stroke: stroke, scale: d.theme.TextScale(), width: d.scaled(markSide)})
	}
	if !d.opt.NoEmotions {
		for _, f := range n.Feelings {
			if f.Who == nil { // otherwise it is a point of a curve
				mark(moodIcon(f.Value), feelingTitle(f), "", moodSwatch(f.Value).Mark())
			}
		}
	}
	all = append(all, d.numbers(&n.Annotations, swatch.Ink())...)
	if n.Truth && !d.listed {
		mark("truth", "Moment of truth", "", theme.Note.Mark())
	}
	for _, remarks := range []struct {
		icon, word string
		list       []model.Remark
		stroke     theme.Role
		listed     bool
	}{
		{"pain", "Pain point: ", n.Pains, theme.Failure.Mark(), d.listed},
		{"risk", "Risk: ", n.Risks, theme.Failure.Mark(), d.listed},
		{"idea", "Opportunity: ", n.Ideas, theme.Note.Mark(), d.listed},
		{"quote", "Quote: ", n.Quotes, theme.Neutral.Mark(), false},
		{"evidence", "Evidence: ", n.Evidence, theme.Neutral.Mark(), false},
		{"note", "Note: ", n.Notes, theme.Neutral.Mark(), false},
	} {
		if len(remarks.list) == 0 || remarks.listed {
			continue
		}
		texts := make([]string, len(remarks.list))
		for i, r := range remarks.list {
			texts[i] = remarks.word + r.Text
		}
		mark(remarks.icon, strings.Join(texts, "\n"), "", remarks.stroke)
	}
	for _, l := range n.Links {
		title := l.Text
		if title == "" {
			title = l.URL
		}
		mark("link", title, l.URL, theme.Jump.Mark())
	}
	return all
}

// numbers returns the marks of notes that are listed below the picture.
func (d *Draft) numbers(a *model.Annotations, ink theme.Role) []chip {
	var all []chip
	for _, i := range d.notesOf[a] {
		n := d.notes[i]
		d.seen.marks[n.icon] = true
		c := chip{class: "mark", icon: n.icon, title: n.title(), plain: true, stroke: n.stroke, ink: ink}
		all = append(all, d.saying(c, strconv.Itoa(i+1), d.style.number, d.scaled(numberRoom)))
	}
	return all
}

func moodIcon(value int) string {
	return [...]string{"angry", "unhappy", "neutral", "happy", "delighted"}[min(max(value, -2), 2)+2]
}

func moodSwatch(value int) theme.Swatch {
	switch {
	case value > 0:
		return theme.Success
	case value < 0:
		return theme.Failure
	}
	return theme.Neutral
}

func feelingTitle(f model.Feeling) string {
	title := "Feels " + f.Word
	if f.Who != nil {
		title = f.Who.Label + " feels " + f.Word
	}
	if f.Text != "" {
		title += ": " + f.Text
	}
	return title
}

// saying returns a chip with a text, no wider than room.
func (d *Draft) saying(c chip, label string, style text.Style, room float64) chip {
	c.scale = d.theme.TextScale()
	around := c.indent() + 2
	if !c.plain {
		around = c.indent() + c.scale*chipPad
	}
	c.label = text.Wrap(label, style, room-around, chipLines)
	c.width = around + c.label.Width
	return c
}

// indent returns the width before the text: the icon and the room around it.
func (c chip) indent() float64 {
	if c.plain {
		return c.scale * (chipIcon + chipIconGap)
	}
	return c.scale * (chipPad + chipIcon + chipIconGap)
}

// height returns the height, which grows with the number of lines.
func (c chip) height() float64 {
	if len(c.label.Lines) == 0 {
		return c.scale * markHeight
	}
	return c.label.Height() + 2*chipPadY
}

// rows are chips arranged in rows.
type rows struct{ rows [][]chip }

// arrange arranges chips in rows no wider than room.
func arrange(chips []chip, room float64) rows {
	var r rows
	wide := 0.0
	for _, c := range chips {
		last := len(r.rows) - 1
		if last < 0 || c.newRow || wide+chipGap+c.width > room+0.01 {
			r.rows = append(r.rows, []chip{c})
			wide = c.width
			continue
		}
		r.rows[last] = append(r.rows[last], c)
		wide += chipGap + c.width
	}
	return r
}

func (r rows) height() float64 {
	tall := -chipRowGap
	for _, row := range r.rows {
		tall += chipRowGap + rowHeight(row)
	}
	return tall
}

func (r rows) width() float64 {
	wide := 0.0
	for _, row := range r.rows {
		wide = max(wide, rowWidth(row))
	}
	return wide
}

func rowHeight(row []chip) float64 {
	tall := 0.0
	for _, c := range row {
		tall = max(tall, c.height())
	}
	return tall
}

func rowWidth(row []chip) float64 {
	wide := -chipGap
	for _, c := range row {
		wide += chipGap + c.width
	}
	return wide
}

// paint paints the rows with the corner at x, y, optionally centred in w.
func (r rows) paint(x, y, w float64, centred bool) []scene.Item {
	var items []scene.Item
	for _, row := range r.rows {
		left := x
		if centred {
			left += (w - rowWidth(row)) / 2
		}
		for _, c := range row {
			items = append(items, c.paint(left, y+(rowHeight(row)-c.height())/2))
			left += c.width + chipGap
		}
		y += rowHeight(row) + chipRowGap
	}
	return items
}

func (c chip) paint(x, y float64) scene.Group {
	b := box(x, y, c.width, c.height())
	g := scene.Group{Class: c.class, Title: c.title, Link: c.link, Box: b}
	if len(c.label.Lines) == 0 { // a mark
		side := c.scale * markIcon
		g.Items = append(g.Items, icon(c.icon, x+(c.width-side)/2, y+(b.H-side)/2, side, c.stroke))
		return g
	}
	if !c.plain {
		g.Items = append(g.Items, scene.Shape{
			Form: scene.Rect, Box: b, Round: c.label.Style.LineHeight()/2 + chipPadY, Fill: cmp.Or(c.fill, theme.Chip), Stroke: cmp.Or(c.edge, theme.ChipEdge), Width: 1,
		})
	}
	side, left := c.scale*chipIcon, x+c.indent()
	g.Items = append(g.Items, icon(c.icon, left-c.scale*chipIconGap-side, y+(b.H-side)/2, side, c.stroke))
	g.Items = append(g.Items, paragraph(c.label, left, y+(b.H-c.label.Height())/2, c.label.Width, scene.Start, c.ink, "")...)
	return g
}
