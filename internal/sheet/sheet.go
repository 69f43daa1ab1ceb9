// Package sheet writes rows of cells for spreadsheets.
package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// Write writes rows of cells as comma-separated values (RFC 4180): records end
// with CR LF, line ends within a cell are LF, as in spreadsheets.
//
// No cell is read as a formula: one that begins with = + - @, with their
// full-width forms, or with a tab, a line end or NUL gets a leading apostrophe
// (OWASP ASVS 5.0, 1.2.10).
func Write(rows [][]string) []byte {
	var out, record bytes.Buffer
	w := csv.NewWriter(&record)
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = inert(cell)
		}
		record.Reset()
		if err := w.Write(cells); err != nil {
			panic(err) // a buffer does not fail
		}
		w.Flush()
		// The writer's own CR LF would also change the line ends within cells.
		out.Write(bytes.TrimSuffix(record.Bytes(), []byte("\n")))
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

// openers are the first characters of cells that a spreadsheet would evaluate.
const openers = "=+-@＝＋－＠\t\r\n\x00"

// inert keeps a spreadsheet from reading a cell as a formula.
func inert(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune(openers, first) {
		return "'" + cell
	}
	return cell
}
