// Package figures tells the figures of journeys: for terminals, for wikis, as
// data and as a web page. What a service lead asks first comes first: one
// sentence that sums it up, what was found and what to do about it, then each
// figure with its unit and what it means.
//
// The package decides on words and their order, and works nothing out itself.
// Texts are gathered once, for all forms for people; text, Markdown and HTML
// only set them. JSON has a file of its own and a schema in docs/schemas.
package figures

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

// Report is what is told of one or more journeys.
type Report []Journey

// Journey is one journey, with all that a report says about it.
type Journey struct {
	File        string // what it is called
	Journey     *model.Journey
	Figures     *analysis.Figures
	Diagnostics diag.List // what check says of it
	WhatIf      *WhatIf   // or nil
	Picture     []byte    // an SVG of the journey for the web page, or nil
}

// WhatIf is a journey as it would be.
type WhatIf struct {
	Without string // what would be gone: "the waits of Finance"
	Figures *analysis.Figures
}

// document is what is said of one journey.
type document struct {
	title        string
	file         string
	goal         string // or ""
	headline     string
	glance       []fact // the figures in a few numbers
	findings     []finding
	moreFindings int    // that are left out
	text         string // what check has to say of the text, or ""
	sections     []section
	picture      []byte
}

// fact is one figure.
type fact struct {
	name  string // of the figure; unique in its list
	value string // with its unit
	note  string // what it means, or ""
}

// finding is something that the checks found in the service.
type finding struct {
	code    string
	slug    string
	warning bool // it is not only an information
	message string
	help    []string // what to do, lines
	line    int      // of the file
}

// section is a group of figures.
type section struct {
	id     string // a word, unique in a document
	title  string
	about  string // what the words mean
	facts  []fact
	last   bool              // the facts come last, and not first
	spread *analysis.Outlook // a plot of lead times, or nil
	moods  []analysis.Mood   // plots of feelings
	grids  []grid
	notes  []string
}

// grid is a table of figures.
type grid struct {
	title string
	head  []column
	rows  [][]cell
	more  int      // rows that are left out
	heat  bool     // a matrix: the first cell of a row is its name, the others are warm where they are large
	pairs [][]cell // of a matrix: its cells as rows of pairColumns
}

// column is a column of a grid.
type column struct {
	name  string
	right bool // of numbers
	bar   bool // of bars only; without a name
	own   bool // holds texts of the author's, which may be long
}

// cell is what stands in a grid.
type cell struct {
	text  string
	share float64 // of a bar, or the warmth of a cell, in [0, 1]
	kind  string  // what the bar is coloured by: the kind of a participant, neutral, good or bad
	link  string  // the id of what the text leads to in a page, or ""
}

// says is a cell with a text.
func says(format string, args ...any) cell { return cell{text: fmt.Sprintf(format, args...)} }

// bar is a cell with a bar.
func bar(share float64, kind string) cell { return cell{share: share, kind: kind} }

// documents are what is said of each journey.
func (r Report) documents() []document {
	var all []document
	for _, j := range r {
		all = append(all, newTeller(j).document().bounded())
	}
	return all
}
