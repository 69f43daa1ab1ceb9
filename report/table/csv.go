package table

import (
	"strings"

	"github.com/journey-lang/journey/interop/csv"
)

// CSV is the table for a spreadsheet, with one line of headers; see csv.Sheet
// for its form and for what keeps a cell from being taken for a formula.
func (t Table) CSV() []byte {
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Name)
	}
	rows := [][]string{head}
	for _, r := range t.Rows {
		var row []string
		for _, cell := range r.Cells {
			row = append(row, strings.Join(cell, "\n"))
		}
		rows = append(rows, row)
	}
	return csv.Sheet(rows)
}
