package figures

import "github.com/journey-lang/journey/report/units"

// What a report for people holds at most; of what is more it says how many.
// JSON holds all. Nobody reads a table of thousands of rows, and it costs more
// than all the rest.
const (
	MostFindings = 100
	MostRows     = 100 // of a table
	MostGrids    = 24  // tables of a section
	MostFacts    = 24  // figures of a section, beside its tables
	MostPlots    = 6   // of a section
	MostMatrix   = 24  // participants who give, or who take, in a matrix; more are a table of the largest handoffs
)

// bounded is the document with no more than that.
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
				s.notes = append(s.notes, "Left out for length: "+units.Count(float64(left.count), left.what)+"; the JSON has all of them.")
			}
		}
		for k := range s.grids {
			g := &s.grids[k]
			g.rows, g.more = upTo(MostRows, g.rows)
		}
	}
	return d
}

// upTo is the beginning of a list, and how many are left out. It leaves out
// more than one: to say so takes a line as well.
func upTo[T any](most int, list []T) (begin []T, more int) {
	if len(list) <= most+1 {
		return list, 0
	}
	return list[:most:most], len(list) - most
}

// andMore says how many are left out, or "".
func andMore(more int) string {
	if more == 0 {
		return ""
	}
	return "and " + units.Number(float64(more)) + " more"
}
