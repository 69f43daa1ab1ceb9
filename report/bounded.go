package report

import "github.com/journey-lang/journey/internal/quantity"

// The limits of a report for people; beyond them it says how much is left out.
// JSON contains everything. Nobody reads a table with thousands of rows, and it
// costs more than everything else.
const (
	MostFindings = 100
	MostRows     = 100 // of a table
	MostGrids    = 24  // tables of a section
	MostFacts    = 24  // facts of a section, besides its tables
	MostPlots    = 6   // of a section
	MostMatrix   = 24  // participants who give, or who take, in a matrix; with more, it is a table of the largest handoffs
)

// bounded returns the document within these limits.
func (d document) bounded() document {
	d.findings, d.moreFindings = upTo(MostFindings, d.findings)
	for i := range d.sections {
		s := &d.sections[i]
		var facts, plots, grids int
		s.facts, facts = upTo(MostFacts, s.facts)
		s.moods, plots = upTo(MostPlots, s.moods)
		s.grids, grids = upTo(MostGrids, s.grids)
		for _, left := range []struct {
			count int
			what  string
		}{{facts, "metric"}, {plots, "plot"}, {grids, "table"}} {
			if left.count > 0 {
				s.notes = append(s.notes, "Left out for length: "+quantity.Count(float64(left.count), left.what)+"; the JSON has all of them.")
			}
		}
		for k := range s.grids {
			g := &s.grids[k]
			g.rows, g.more = upTo(MostRows, g.rows)
		}
	}
	return d
}

// upTo returns the beginning of a list, and how many are left out. It leaves
// out more than one, because saying so takes a line as well.
func upTo[T any](most int, list []T) (begin []T, more int) {
	if len(list) <= most+1 {
		return list, 0
	}
	return list[:most:most], len(list) - most
}

// andMore says how many are left out, or returns "".
func andMore(more int) string {
	if more == 0 {
		return ""
	}
	return "and " + quantity.Number(float64(more)) + " more"
}
