package table

import (
	"strings"

	"github.com/journey-lang/journey/report/internal/markdown"
)

// Markdown returns the table for a wiki, under a heading.
func (t Table) Markdown() []byte {
	var b strings.Builder
	b.WriteString("# " + markdown.Escape(t.Title) + "\n\n")
	if t.Goal != "" {
		b.WriteString("Goal: " + markdown.Escape(t.Goal) + "\n\n")
	}
	if len(t.People) > 0 {
		b.WriteString("Participants: " + markdown.Escape(strings.Join(t.People, ", ")) + "\n\n")
	}
	b.WriteString(About + "\n\n")
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.Name)
	}
	var rows [][]string
	for _, r := range t.Rows {
		var row []string
		for _, cell := range r.Cells {
			lines := make([]string, len(cell))
			for i, line := range cell {
				lines[i] = markdown.Escape(line)
			}
			row = append(row, strings.Join(lines, "<br>"))
		}
		rows = append(rows, row)
	}
	b.WriteString(markdown.Table(head, nil, rows))
	return []byte(b.String())
}
