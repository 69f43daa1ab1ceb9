package table

import (
	"strings"

	"github.com/journey-lang/journey/internal/sheet"
)

// CSV returns the table for a spreadsheet, with one header line; see sheet.Write
// for its form and for what keeps a cell from being read as a formula.
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
	return sheet.Write(rows)
}
