package compose

import (
	"math"
	"sort"
	"strconv"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/text"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// The sizes of the list of notes: columns of a readable width.
const (
	noteColumn = 272.0 // minimum width
	noteWide   = 360.0 // maximum width
	noteColGap = 26.0
	noteIndent = 38.0 // of the text, after icon and number
	noteIcon   = 13.0
	noteLines  = 8
	noteGap    = 7.0 // between entries
)

// MostNotes is the default maximum number of listed notes.
const MostNotes = 1000

// note is an entry of the list, with a numbered mark in the picture.
type note struct {
	icon, word string
	text       string
	where      string
	stroke     theme.Role
}

// title returns the tooltip of the mark.
func (n note) title() string {
	if n.text == "" {
		return n.word
	}
	return n.word + ": " + n.text
}

// measureNotes collects the listed notes, phases before their contents.
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
		if n.Owner != nil && n.Acts() {
			where = n.Owner.Label + " · " + where
		}
		d.note(&n.Annotations, where)
	}
	d.listed = len(d.notes) > 0 && (d.opt.Notes == On || d.opt.Notes == Auto && len(d.notes) <= MostNotes)
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
		{"pain", "Pain point", a.Pains, theme.Failure.Mark()},
		{"risk", "Risk", a.Risks, theme.Failure.Mark()},
		{"idea", "Opportunity", a.Ideas, theme.Note.Mark()},
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
	columns := max(1, int((width+noteColGap)/(d.scaled(noteColumn)+noteColGap)))
	columns = min(columns, len(d.notes))
	wide := min((width+noteColGap)/float64(columns)-noteColGap, d.scaled(noteWide))
	entries := make([]entryBlock, len(d.notes))
	total, tallest := 0.0, 0.0
	for i, n := range d.notes {
		entries[i] = d.entry(n, i+1, wide)
		total += entries[i].height + noteGap
		tallest = max(tallest, entries[i].height+noteGap)
	}
	// The minimum height, in steps of half a pixel, at which they fit into the
	// columns.
	height := max(tallest, total/float64(columns))
	height += 0.5 * float64(sort.Search(int(2*(total-height))+1, func(i int) bool {
		return needed(entries, height+0.5*float64(i)) <= columns
	}))
	var items []scene.Item
	x, at, bottom := Margin, y, y
	for _, e := range entries {
		if at > y && at+e.height+noteGap > y+height+0.01 {
			x, at = x+wide+noteColGap, y
		}
		items = append(items, e.paint(x, at))
		at += e.height + noteGap
		bottom = max(bottom, at-noteGap)
	}
	return items, math.Ceil(bottom)
}

// needed returns how many columns of that height the entries fill.
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

// entryBlock is a note measured for the list.
type entryBlock struct {
	note
	number       text.Block
	words, where text.Block
	wide, height float64
	indent, side float64 // of the text, and of the icon
}

func (d *Draft) entry(n note, number int, wide float64) entryBlock {
	e := entryBlock{note: n, wide: wide, indent: d.scaled(noteIndent), side: d.scaled(noteIcon)}
	words := n.text
	if words == "" {
		words = n.word
	}
	e.number = text.Wrap(strconv.Itoa(number), d.style.number, e.indent-e.side, 1)
	e.words = text.Wrap(words, d.style.note, wide-e.indent, noteLines)
	e.where = text.Wrap(n.where, d.style.where, wide-e.indent, 1)
	e.height = max(e.words.Height()+e.where.Height(), d.style.note.LineHeight())
	return e
}

// paint paints the entry with the corner at x, y.
func (e entryBlock) paint(x, y float64) scene.Group {
	g := scene.Group{Class: "note", Box: box(x, y, e.wide, e.height)}
	if e.words.Cut {
		g.Title = e.title()
	}
	first := e.words.Style.LineHeight()
	g.Items = append(g.Items, icon(e.icon, x, y+(first-e.side)/2, e.side, e.stroke))
	g.Items = append(g.Items, paragraph(e.number, x+e.side+4, y+(first-e.number.Height())/2, e.number.Width, scene.Start, theme.Ink, "number")...)
	x, room := x+e.indent, max(e.words.Width, e.where.Width) // right-to-left lines stay next to the others
	g.Items = append(g.Items, paragraph(e.words, x, y, room, scene.Start, theme.Ink, "")...)
	g.Items = append(g.Items, paragraph(e.where, x, y+e.words.Height(), room, scene.Start, theme.Muted, "where")...)
	return g
}
