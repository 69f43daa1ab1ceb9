package csv

import (
	"strings"
	"unicode/utf8"
)

// Sheet writes rows of cells as comma-separated values (RFC 4180): records end
// with CR LF, line ends within a cell are LF, as in spreadsheets.
//
// No cell is read as a formula: one that begins with = + - @, with their
// full-width forms, or with a tab, a line end or NUL gets a leading apostrophe
// (OWASP ASVS 5.0, 1.2.10).
func Sheet(rows [][]string) []byte {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoted(inert(cell)))
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

func quoted(cell string) string {
	if !strings.ContainsAny(cell, "\",\r\n") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
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
