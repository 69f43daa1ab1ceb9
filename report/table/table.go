// Package table is a journey as a table: who does what, for which recipient,
// how, where and when, with one row per step. It says everything that the
// picture says, for those who cannot see it, or would rather read, sort or
// print.
//
// The order is that of the text, and the numbers of steps and decisions match
// the picture. The package decides on words and columns; Markdown, CSV and HTML
// have a file each. It must not judge a journey.
package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// Table is a journey as rows. Columns without any content are left out.
type Table struct {
	Title   string
	Goal    string   // or ""
	People  []string // who takes part, with their kinds
	Columns []Column
	Rows    []Row
}

// Column is a column of a table.
type Column struct {
	Name string // unique, for people
}

// note reports whether the column is for the author's notes, not for what
// happens.
func (c Column) note() bool {
	return slices.IndexFunc(columns, func(o column) bool { return o.name == c.Name }) >
		slices.IndexFunc(columns, func(o column) bool { return o.name == colNext })
}

// Row is a row of a table, with a cell for each column.
type Row struct {
	Phase string // "" outside phases
	Cells []Cell
	Links []model.Link // the contents of the column Links, if there is one
}

// Cell is the content of a cell: no line, one, or several. Each is one line of
// text and not escaped.
type Cell []string

// The names of the columns, in their order.
const (
	colStep     = "Step"
	colPhase    = "Phase"
	colWhen     = "When"
	colWho      = "Who"
	colWhat     = "Does what"
	colWhom     = "Recipients"
	colHow      = "How"
	colWhere    = "Where"
	colTakes    = "Takes"
	colWaits    = "Then waits"
	colNext     = "Next"
	colFeels    = "Emotions"
	colTruth    = "Moment of truth"
	colPains    = "Pain points"
	colIdeas    = "Opportunities"
	colRisks    = "Risks"
	colQuotes   = "Quotes"
	colEvidence = "Evidence"
	colCosts    = "Costs"
	colNotes    = "Notes"
	colLinks    = "Links"
	colTags     = "Tags"
)

type column struct {
	name string
	stay bool // even if it is empty
}

// columns are all columns in their order.
var columns = []column{
	{colStep, true}, {colPhase, false}, {colWhen, false}, {colWho, true}, {colWhat, true}, {colWhom, false}, {colHow, false},
	{colWhere, false}, {colTakes, false}, {colWaits, false}, {colNext, false}, {colFeels, false}, {colTruth, false},
	{colPains, false}, {colIdeas, false}, {colRisks, false}, {colQuotes, false}, {colEvidence, false}, {colCosts, false},
	{colNotes, false}, {colLinks, false}, {colTags, false},
}

// About explains how to read a table.
const About = `Every step of the journey, in order. "Next" is empty when the next row follows.`

// Of returns the table of a journey.
func Of(j *model.Journey) Table {
	t := Table{Title: chart.Clean(j.Title), Goal: chart.Clean(j.Goal)}
	if t.Title == "" {
		t.Title = "Service journey"
	}
	w := newWalk(j)
	w.items(j.Body, nil)
	for _, n := range j.Nodes {
		if n.Kind == model.EndNode && !w.done[n] {
			w.node(n, nil)
		}
	}
	w.arrive(nil)
	t.People = people(j, w)
	t.settle(w.rows)
	return t
}

// people returns those who act or are otherwise involved, in the order of their
// declaration, with their kinds if the name does not show it.
func people(j *model.Journey, w *walk) []string {
	var all []string
	for _, p := range j.Participants {
		if !w.present[p] {
			continue
		}
		name, kind := chart.Clean(p.Label), strings.ReplaceAll(p.Kind.String(), "-", " ")
		if !strings.EqualFold(name, kind) {
			name += " (" + kind + ")"
		}
		all = append(all, name)
	}
	return all
}

// settle drops unused columns.
func (t *Table) settle(drafts []draft) {
	for _, c := range columns {
		used := c.stay || slices.ContainsFunc(drafts, func(d draft) bool { return len(d.cells[c.name]) > 0 })
		if used {
			t.Columns = append(t.Columns, Column{c.name})
		}
	}
	for _, d := range drafts {
		row := Row{Links: d.links, Cells: make([]Cell, len(t.Columns))}
		if len(d.cells[colPhase]) > 0 {
			row.Phase = d.cells[colPhase][0]
		}
		for i, c := range t.Columns {
			row.Cells[i] = d.cells[c.Name]
		}
		t.Rows = append(t.Rows, row)
	}
}

// draft is a row before its columns are chosen.
type draft struct {
	cells map[string]Cell
	links []model.Link
}

func (d draft) set(column string, lines ...string) {
	for _, line := range lines {
		if line = chart.Clean(line); line != "" {
			d.cells[column] = append(d.cells[column], line)
		}
	}
}

// annotate adds the author's notes.
func (d *draft) annotate(a *model.Annotations, customers int) {
	d.set(colTakes, chart.Duration(a.Takes))
	waits := chart.Duration(a.Waits)
	if a.Waits != nil {
		waits = a.Waits.Said()
	}
	if a.Waiter != nil && waits != "" {
		waits += " (" + a.Waiter.Label + ")"
	}
	d.set(colWaits, waits)
	for _, f := range a.Feelings {
		d.set(colFeels, feeling(f, customers))
	}
	if a.Truth {
		d.set(colTruth, "yes")
	}
	for _, list := range []struct {
		column  string
		remarks []model.Remark
	}{
		{colPains, a.Pains}, {colIdeas, a.Ideas}, {colRisks, a.Risks}, {colQuotes, a.Quotes}, {colEvidence, a.Evidence}, {colNotes, a.Notes},
	} {
		for _, r := range list.remarks {
			d.set(list.column, r.Text)
		}
	}
	for _, c := range a.Costs {
		d.set(colCosts, c.String())
	}
	for _, l := range a.Links {
		d.set(colLinks, l.Text+" "+l.URL)
	}
	d.links = a.Links
	if len(a.Tags) > 0 {
		d.set(colTags, strings.Join(a.Tags, ", "))
	}
}

// feeling formats an emotion with its number, and with whose it is if that is
// not clear.
func feeling(f model.Feeling, customers int) string {
	text := f.Word
	if value := signed(f.Value); value != f.Word {
		text += " (" + value + ")"
	}
	if f.Text != "" {
		text += ": " + f.Text
	}
	if f.Who != nil && (customers != 1 || f.Who.Kind != model.Customer) {
		text = f.Who.Label + " " + text
	}
	return text
}

func signed(v int) string {
	if v == 0 {
		return "0"
	}
	return strings.Replace(fmt.Sprintf("%+d", v), "-", "−", 1)
}
