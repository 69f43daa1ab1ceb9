package compose

import (
	"math"
	"strconv"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/text"
	"github.com/journey-lang/journey/render/theme"
)

var (
	noteStyle   = text.Style{Size: 12}
	numberStyle = text.Style{Size: 10.5, Bold: true}
	whereStyle  = text.Style{Size: 10.5}
)

// The sizes of the list of notes: columns as wide as is good to read.
const (
	noteColumn = 272.0 // width, at least
	noteWide   = 360.0 // and at most
	noteColGap = 26.0
	noteIndent = 38.0 // of the text, behind icon and number
	noteIcon   = 13.0
	noteLines  = 8
	noteGap    = 7.0 // between entries
)

// mostNotes is how many notes are listed if nobody says so.
const mostNotes = 24

// note is an entry of the list, with a numbered mark in the picture.
type note struct {
	icon, word string
	text       string
	where      string
	stroke     theme.Role
}

// title is what a viewer shows at the mark.
func (n note) title() string {
	if n.text == "" {
		return n.word
	}
	return n.word + ": " + n.text
}

// measureNotes gathers what is listed, phases before what stands in them.
func (d *Draft) measureNotes() {
	d.notesOf = map[*model.Annotations][]int{}
	told := map[*model.Phase]bool{}
	for _, n := range d.journey.Nodes {
		if p := n.Phase; p != nil && !told[p] {
			told[p] = true
			d.note(&p.Annotations, p.Title)
		}
		if !isAct(n) {
			continue
		}
		where := n.Action
		if n.Kind == model.DecisionNode {
			where = n.Text
		}
		if n.Owner != nil {
			where = n.Owner.Label + " · " + where
		}
		d.note(&n.Annotations, where)
	}
	d.listed = len(d.notes) > 0 && (d.opt.Notes == On || d.opt.Notes == Auto && len(d.notes) <= mostNotes)
	if !d.listed {
		d.notes = nil
		clear(d.notesOf)
	}
}

func (d *Draft) note(a *model.Annotations, where string) {
	add := func(n note) {
		n.where = where
		d.notesOf[a] = append(d.notesOf[a], len(d.notes))
		d.notes = append(d.notes, n)
	}
	if a.Truth {
		add(note{icon: "truth", word: "Moment of truth", stroke: theme.Note.Mark()})
	}
	for _, k := range []struct {
		icon, word string
		list       []model.Remark
		stroke     theme.Role
	}{
		{"pain", "Pain", a.Pains, theme.Failure.Mark()},
		{"risk", "Risk", a.Risks, theme.Failure.Mark()},
		{"idea", "Idea", a.Ideas, theme.Note.Mark()},
	} {
		for _, r := range k.list {
			add(note{icon: k.icon, word: k.word, text: r.Text, stroke: k.stroke})
		}
	}
}

// paintNotes paints the list in columns below y, and returns the y below it.
func (d *Draft) paintNotes(width, y float64) ([]scene.Item, float64) {
	if !d.listed {
		return nil, y
	}
	y += titleGap
	columns := max(1, int((width+noteColGap)/(noteColumn+noteColGap)))
	columns = min(columns, len(d.notes))
	wide := min((width+noteColGap)/float64(columns)-noteColGap, noteWide)
	entries := make([]entryBlock, len(d.notes))
	total, tallest := 0.0, 0.0
	for i, n := range d.notes {
		entries[i] = n.block(wide - noteIndent)
		total += entries[i].height + noteGap
		tallest = max(tallest, entries[i].height+noteGap)
	}
	// The least height at which they fit into the columns.
	height := max(tallest, total/float64(columns))
	for needed(entries, height) > columns {
		height = nextHeight(entries, height)
	}
	var items []scene.Item
	x, at, bottom := Margin, y, y
	for i, e := range entries {
		if at > y && at+e.height+noteGap > y+height+0.01 {
			x, at = x+wide+noteColGap, y
		}
		items = append(items, e.paint(d.notes[i], i+1, x, at, wide))
		at += e.height + noteGap
		bottom = max(bottom, at-noteGap)
	}
	return items, math.Ceil(bottom)
}

// needed is how many columns of that height the entries fill.
func needed(entries []entryBlock, height float64) int {
	n, at := 1, 0.0
	for _, e := range entries {
		h := e.height + noteGap
		if at > 0 && at+h > height+0.01 {
			n, at = n+1, 0
		}
		at += h
	}
	return n
}

// nextHeight is the least height above the given one at which one more entry
// fits into some column.
func nextHeight(entries []entryBlock, height float64) float64 {
	next := math.Inf(1)
	at := 0.0
	for _, e := range entries {
		h := e.height + noteGap
		if at > 0 && at+h > height+0.01 {
			next = min(next, at+h)
			at = 0
		}
		at += h
	}
	return next
}

// entryBlock is a note that is wrapped for the list.
type entryBlock struct {
	text   text.Block
	where  text.Line
	height float64
}

func (n note) block(room float64) entryBlock {
	words := n.text
	if words == "" {
		words = n.word
	}
	e := entryBlock{text: text.Wrap(words, noteStyle, room, noteLines), where: text.Fit(n.where, whereStyle, room)}
	e.height = e.text.Height()
	if e.where.Text != "" {
		e.height += whereStyle.LineHeight()
	}
	e.height = max(e.height, noteStyle.LineHeight())
	return e
}

func (e entryBlock) paint(n note, number int, x, y, wide float64) scene.Group {
	g := scene.Group{Class: "note", Box: box(x, y, wide, e.height)}
	if e.text.Cut {
		g.Title = n.title()
	}
	mark := text.Fit(strconv.Itoa(number), numberStyle, noteIndent-noteIcon)
	g.Items = append(g.Items,
		icon(n.icon, x, y+(noteStyle.LineHeight()-noteIcon)/2, noteIcon, n.stroke),
		textLine(mark, numberStyle, x+noteIcon+4, y+(noteStyle.LineHeight()-numberStyle.LineHeight())/2, scene.Start, theme.Ink, "number"))
	room := wide - noteIndent
	g.Items = append(g.Items, paragraph(e.text, x+noteIndent, y, room, scene.Start, theme.Ink, "")...)
	if e.where.Text != "" {
		left := x + noteIndent
		if e.where.RTL {
			left += room - e.where.Width
		}
		g.Items = append(g.Items, textLine(e.where, whereStyle, left, y+e.text.Height(), scene.Start, theme.Muted, "where"))
	}
	return g
}
