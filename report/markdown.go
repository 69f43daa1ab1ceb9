package report

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/internal/terminal"
	"github.com/journey-lang/journey/report/internal/markdown"
)

// Markdown returns the report for a wiki.
func (r Report) Markdown() []byte {
	w := &markdownWriter{level: 1}
	if all := r.comparison(); all != nil {
		w.heading(r.heading())
		w.grid(*all)
		w.level++
	}
	for _, d := range r.documents() {
		w.document(d)
	}
	return []byte(strings.TrimRight(w.String(), "\n") + "\n")
}

type markdownWriter struct {
	strings.Builder
	level int // of the headings
}

func (w *markdownWriter) paragraph(text string) {
	if text != "" {
		w.WriteString(text + "\n\n")
	}
}

func (w *markdownWriter) heading(text string) {
	w.paragraph(strings.Repeat("#", w.level) + " " + markdown.Escape(text))
}

func (w *markdownWriter) document(d document) {
	w.heading(d.title)
	if w.level > 1 { // one of several
		w.paragraph(markdown.Escape(d.file))
	}
	w.paragraph("**" + markdown.Escape(d.headline) + "**")
	w.level++
	w.heading("Findings")
	w.findings(d)
	for _, s := range d.sections {
		w.section(s)
	}
	w.level--
}

func (w *markdownWriter) findings(d document) {
	if len(d.findings) == 0 {
		w.paragraph("None.")
	}
	for _, f := range d.findings {
		fmt.Fprintf(w, "- **%s** (%s %s, line %d)", markdown.Escape(f.message), f.code, f.slug, f.line)
		for i, line := range f.help {
			if i == 0 {
				line = "What to do: " + line
			}
			w.WriteString("  \n  " + markdown.Escape(line))
		}
		w.WriteString("\n")
	}
	if len(d.findings) > 0 {
		w.WriteString("\n")
	}
	w.paragraph(andMore(d.moreFindings))
	w.paragraph(markdown.Escape(d.text))
}

func (w *markdownWriter) section(s section) {
	w.heading(s.title)
	w.paragraph(markdown.Escape(s.about))
	if !s.last {
		w.facts(s.facts)
	}
	for _, g := range s.grids {
		w.grid(g)
		w.paragraph(andMore(g.more))
	}
	if s.last {
		w.facts(s.facts)
	}
	for _, n := range s.notes {
		w.WriteString("- " + markdown.Escape(n) + "\n")
	}
	if len(s.notes) > 0 {
		w.WriteString("\n")
	}
}

func (w *markdownWriter) facts(facts []fact) {
	var rows [][]string
	for _, f := range facts {
		rows = append(rows, []string{markdown.Escape(f.name), markdown.Escape(f.value), markdown.Escape(f.note)})
	}
	if len(rows) > 0 {
		w.table([]string{"metric", "value", "meaning"}, []bool{false, true}, rows)
	}
}

// barWidth is the width of a bar in a cell, in characters.
const barWidth = 10

func (w *markdownWriter) grid(g grid) {
	if g.title != "" {
		w.paragraph("**" + markdown.Escape(g.title) + "**")
	}
	if len(g.head) == 1 {
		for _, row := range g.rows {
			w.WriteString("- " + markdown.Escape(row[0].text) + "\n")
		}
		w.WriteString("\n")
		return
	}
	var head []string
	var right []bool
	for _, c := range g.head {
		head = append(head, markdown.Escape(c.name))
		right = append(right, c.right)
	}
	var rows [][]string
	for _, row := range g.rows {
		var cells []string
		for i, c := range row {
			if g.head[i].bar {
				cells = append(cells, terminal.Bar(c.share, barWidth, false))
			} else {
				cells = append(cells, markdown.Escape(c.text))
			}
		}
		rows = append(rows, cells)
	}
	w.table(head, right, rows)
}

func (w *markdownWriter) table(head []string, right []bool, rows [][]string) {
	w.WriteString(markdown.Table(head, right, rows) + "\n")
}
