// Package report reports the metrics of journeys: for terminals, for wikis, as
// data and as a web page. What a service lead asks first comes first: a
// sentence that sums up the journey, the findings and what to do about them,
// then each metric with its unit and meaning.
//
// The package decides on words and their order, and calculates nothing itself.
// Texts are collected once, for all formats for people; text, Markdown and HTML
// only lay them out. JSON is in a separate file, with a schema in docs/schemas.
package report

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

// Report is a report about one or more journeys.
type Report []Journey

// Journey is one journey, with everything that a report says about it.
type Journey struct {
	File        string // its name
	Journey     *model.Journey
	Figures     *metrics.Figures
	Diagnostics diag.List // the diagnostics of check
	WhatIf      *WhatIf   // or nil
	Picture     []byte    // an SVG of the journey for the web page, or nil
}

// WhatIf is a journey under different conditions.
type WhatIf struct {
	Without string // what is left out: "the waits of Finance"
	Figures *metrics.Figures
}

// document is the report about one journey.
type document struct {
	title        string
	file         string
	goal         string // or ""
	headline     string
	glance       []fact // the key metrics
	findings     []finding
	moreFindings int    // the number left out
	text         string // summary of the diagnostics about the text, or ""
	sections     []section
	picture      []byte
}

// fact is one metric.
type fact struct {
	name  string // of the metric; unique in its list
	value string // with its unit
	note  string // its meaning, or ""
}

// finding is a finding about the service.
type finding struct {
	code    string
	slug    string
	warning bool // more severe than an info
	message string
	help    []string // what to do, lines
	line    int      // of the file
}

// section is a group of metrics.
type section struct {
	id     string // a word, unique in a document
	title  string
	about  string // explains the terms
	facts  []fact
	last   bool                // the facts come last instead of first
	spread *metrics.Simulation // a plot of lead times, or nil
	moods  []metrics.Mood      // plots of emotions
	grids  []grid
	notes  []string
}

// grid is a table of metrics.
type grid struct {
	title string
	head  []column
	rows  [][]cell
	more  int      // number of rows left out
	heat  bool     // a matrix: the first cell of a row is its name, the others are shaded by size
	pairs [][]cell // for a matrix: its cells as rows of pairColumns
}

// column is a column of a grid.
type column struct {
	name  string
	right bool // for numbers
	bar   bool // only bars, without a name
	own   bool // contains author texts, which may be long
}

// cell is the content of a cell.
type cell struct {
	text  string
	share float64 // the length of a bar, or the shade of a cell, in [0, 1]
	kind  string  // the colour of a bar: the kind of a participant, neutral, good or bad
	link  string  // the id of the link target in a page, or ""
}

// says returns a cell with a text.
func says(format string, args ...any) cell { return cell{text: fmt.Sprintf(format, args...)} }

// bar returns a cell with a bar.
func bar(share float64, kind string) cell { return cell{share: share, kind: kind} }

// documents returns the report about each journey.
func (r Report) documents() []document {
	var all []document
	for _, j := range r {
		all = append(all, newMetricsWriter(j).document().bounded())
	}
	return all
}
