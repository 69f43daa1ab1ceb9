package table

import (
	_ "embed"
	"html/template"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/report/internal/page"
)

var (
	//go:embed table.tmpl
	mainText string
	//go:embed table.css
	style string

	mainTemplate = page.New("table", mainText)
)

// HTML returns the table as a separate web page, under the picture of the
// journey unless that is empty. Phases are headers of groups of rows there, not
// a column.
func (t Table) HTML(picture []byte) ([]byte, error) {
	main, err := page.Execute(mainTemplate, struct {
		Table
		About   string
		Heads   []htmlCell
		Groups  []group
		Picture template.HTML
	}{t, About, t.heads(), t.groups(), page.Picture(picture)})
	if err != nil {
		return nil, err
	}
	return page.Page{Kind: "Journey table", Title: t.Title, Lead: t.Goal, Sheet: style, Main: main, Printed: "landscape"}.Write()
}

// Roster lists who takes part, as part of a sentence.
func (t Table) Roster() string { return strings.Join(t.People, ", ") }

// group is the rows of one phase.
type group struct {
	Phase string
	Rows  [][]htmlCell
}

// htmlCell is a cell with what the template needs.
type htmlCell struct {
	Name   string // of its column
	Class  string
	Header bool // the cell names its row
	Lines  []string
	Links  []model.Link // instead of lines, if there are any
	Noted  []htmlCell   // instead of lines: what is otherwise in several columns
}

// room is how many columns of notes a page has room for. With more, they share
// one.
const room = 3

// noted is the name of the shared column for all notes.
const noted = "Noted"

// heads returns the names of the columns.
func (t Table) heads() []htmlCell {
	var all []htmlCell
	crowded := t.crowded()
	for _, c := range t.Columns {
		if c.Name != colPhase && !(crowded && c.note()) {
			all = append(all, htmlCell{Name: c.Name, Class: class(c.Name)})
		}
	}
	if crowded {
		all = append(all, htmlCell{Name: noted, Class: class(noted)})
	}
	return all
}

// crowded reports whether there are more columns of notes than a page has
// room for.
func (t Table) crowded() bool {
	notes := 0
	for _, c := range t.Columns {
		if c.note() {
			notes++
		}
	}
	return notes > room
}

// groups returns the rows, grouped by phase.
func (t Table) groups() []group {
	var all []group
	crowded := t.crowded()
	for i, r := range t.Rows {
		if i == 0 || r.Phase != t.Rows[i-1].Phase {
			all = append(all, group{Phase: r.Phase})
		}
		last := &all[len(all)-1]
		last.Rows = append(last.Rows, t.row(r, crowded))
	}
	return all
}

func (t Table) row(r Row, crowded bool) []htmlCell {
	var row, notes []htmlCell
	for i, c := range t.Columns {
		cell := htmlCell{Name: c.Name, Class: class(c.Name), Header: c.Name == colStep, Lines: r.Cells[i]}
		if c.Name == colLinks {
			cell.Links = r.Links
		}
		switch {
		case c.Name == colPhase:
		case crowded && c.note() && len(cell.Lines) > 0:
			notes = append(notes, cell)
		case crowded && c.note():
		default:
			row = append(row, cell.marked())
		}
	}
	if crowded {
		row = append(row, htmlCell{Name: noted, Class: class(noted), Noted: notes}.marked())
	}
	return row
}

// marked returns the cell with a class that marks it if it is empty.
func (c htmlCell) marked() htmlCell {
	if c.Empty() {
		c.Class += " nothing"
	}
	return c
}

// Empty reports whether nothing is in the cell.
func (c htmlCell) Empty() bool { return len(c.Lines) == 0 && len(c.Noted) == 0 }

// class returns a column's name as a class for the style sheet.
func class(name string) string { return "c-" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) }
