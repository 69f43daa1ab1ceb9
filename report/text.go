package report

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/internal/terminal"
)

// TextOptions control the report for terminals.
type TextOptions struct {
	Width int  // in columns; 0 means 80, less than 40 means 40, more than 120 means 120
	Color bool // with ANSI colours
	ASCII bool // draw bars with ASCII
}

// Text returns the report for terminals. It ends with a line end, and no byte
// of an author's text is a control character.
func (r Report) Text(opt TextOptions) string {
	w := &textWriter{Painter: terminal.Painter(opt.Color), ascii: opt.ASCII, width: opt.Width}
	if w.width == 0 {
		w.width = 80
	}
	w.width = min(max(w.width, leastWidth), mostWidth)
	if all := r.comparison(); all != nil {
		w.heading(r.heading(), "")
		w.grid(*all)
	}
	for i, d := range r.documents() {
		if i > 0 || len(r) > 1 {
			w.print("\n")
		}
		w.document(d)
	}
	return w.out.String()
}

type textWriter struct {
	terminal.Painter
	out   strings.Builder
	width int
	ascii bool
}

// print writes a line without trailing blanks.
func (w *textWriter) print(line string) { w.out.WriteString(line) }

// wrapped writes a text after a lead; the lines after the first begin with
// hang.
func (w *textWriter) wrapped(lead, hang string, style terminal.Style, text string) {
	for i, line := range terminal.Wrap(text, w.width-terminal.Width(lead), w.width-terminal.Width(hang)) {
		if i > 0 {
			lead = hang
		}
		if style != "" {
			line = w.Paint(style, line)
		}
		w.print(strings.TrimRight(lead+line, " ") + "\n")
	}
}

// heading writes a title, the file, and a rule below.
func (w *textWriter) heading(title, file string) {
	w.wrapped("", "", terminal.Bold, title)
	if file != "" {
		w.wrapped("", "", terminal.Dim, file)
	}
	rule := "─"
	if w.ascii {
		rule = "-"
	}
	w.print(w.Paint(terminal.Dim, strings.Repeat(rule, w.width)) + "\n")
}

func (w *textWriter) document(d document) {
	w.heading(d.title, d.file)
	w.wrapped("", "", "", d.headline)
	w.findings(d)
	for _, s := range d.sections {
		w.section(s)
	}
}

func (w *textWriter) title(text string) {
	w.print("\n")
	w.wrapped("", "", terminal.Bold, strings.ToUpper(text))
}

func (w *textWriter) findings(d document) {
	w.title("Findings")
	if len(d.findings) == 0 {
		w.wrapped("  ", "  ", "", "None.")
	}
	for _, f := range d.findings {
		style := terminal.Cyan
		if f.warning {
			style = terminal.Yellow
		}
		w.print("  " + w.Paint(style, f.code+" "+f.slug) + w.Paint(terminal.Dim, fmt.Sprintf("  line %d", f.line)) + "\n")
		w.wrapped("    ", "    ", "", f.message)
		for _, line := range f.help {
			w.wrapped("    > ", "      ", terminal.Green, line)
		}
	}
	w.more(d.moreFindings)
	if d.text != "" {
		w.wrapped("  ", "  ", terminal.Dim, d.text)
	}
}

func (w *textWriter) section(s section) {
	w.title(s.title)
	w.wrapped("  ", "  ", terminal.Dim, s.about)
	facts := func() {
		if len(s.facts) > 0 {
			w.print("\n")
			w.facts(s.facts)
		}
	}
	if !s.last {
		facts()
	}
	for _, g := range s.grids {
		w.print("\n")
		w.grid(g)
		w.more(g.more)
	}
	if s.last {
		facts()
	}
	for _, n := range s.notes {
		w.wrapped("  - ", "    ", "", n)
	}
}

// more says how many rows are left out.
func (w *textWriter) more(count int) {
	if count > 0 {
		w.wrapped("  ", "  ", terminal.Dim, andMore(count))
	}
}

// facts writes names, values and meanings in three columns.
func (w *textWriter) facts(facts []fact) {
	names, values := 0, 0
	for _, f := range facts {
		names = max(names, terminal.Width(terminal.Visible(f.name)))
		values = max(values, terminal.Width(terminal.Visible(f.value)))
	}
	if w.width < leastFacts {
		for _, f := range facts {
			w.wrapped("  ", "    ", "", f.name+": "+f.value)
			if f.note != "" {
				w.wrapped("    ", "    ", terminal.Dim, f.note)
			}
		}
		return
	}
	names, values = min(names, w.width*9/20), min(values, w.width/3)
	for _, f := range facts {
		lead := "  " + terminal.Fit(f.name, names) + "  "
		value := terminal.Fit(f.value, values)
		if f.note == "" {
			w.print(strings.TrimRight(lead+w.Paint(terminal.Bold, strings.TrimRight(value, " ")), " ") + "\n")
			continue
		}
		hang := strings.Repeat(" ", 2+names+2+values+2)
		for i, line := range terminal.Wrap(f.note, w.width-len(hang), w.width-len(hang)) {
			if i == 0 {
				w.print(lead + w.Paint(terminal.Bold, value) + "  " + w.Paint(terminal.Dim, line) + "\n")
			} else {
				w.print(hang + w.Paint(terminal.Dim, line) + "\n")
			}
		}
	}
}

// The widths of texts and columns.
const (
	leastWidth = 40
	leastFacts = 74  // minimum width for three columns
	mostWidth  = 120 // more is hard to read

	gutter   = 2
	mostHead = 3 // lines of a column name
	leastBar = 6
	mostBar  = 24
	leastOwn = 12
)

// grid writes a table. A matrix becomes a list of its cells, largest first,
// because it would not fit a terminal.
func (w *textWriter) grid(g grid) {
	if g.heat {
		g = grid{title: g.title, head: pairColumns, rows: g.pairs}
	}
	if g.title != "" {
		w.wrapped("  ", "  ", "", g.title)
	}
	if len(g.head) == 1 {
		for _, row := range g.rows {
			w.wrapped("  - ", "    ", "", row[0].text)
		}
		return
	}
	widths, fits := w.widths(g, false)
	if !fits {
		widths, fits = w.widths(g, true)
	}
	if !fits {
		g = g.withoutBars()
		widths, fits = w.widths(g, true)
	}
	if !fits {
		w.cards(g)
		return
	}
	var head [][]string
	named := false
	for i, c := range g.head {
		head = append(head, terminal.Wrap(c.name, widths[i], widths[i]))
		named = named || c.name != ""
	}
	if named && len(g.rows) > 0 {
		w.row(g, widths, head, func(int, string) terminal.Style { return terminal.Dim })
	}
	for _, row := range g.rows {
		var cells [][]string
		for i, c := range row {
			if g.head[i].bar {
				cells = append(cells, []string{terminal.Bar(c.share, widths[i], w.ascii)})
			} else {
				cells = append(cells, terminal.Wrap(w.plain(g.head[i], c.text), widths[i], widths[i]))
			}
		}
		w.row(g, widths, cells, func(column int, _ string) terminal.Style {
			if g.head[column].bar {
				return colors[row[column].kind]
			}
			return ""
		})
	}
}

// cards writes a table that is too wide row by row, each cell after the name of
// its column.
func (w *textWriter) cards(g grid) {
	for _, row := range g.rows {
		for i, c := range row {
			lead, hang, text := "    ", "      ", w.plain(g.head[i], c.text)
			if i == 0 {
				lead, hang = "  ", "  "
			} else {
				text = g.head[i].name + ": " + text
			}
			w.wrapped(lead, hang, "", text)
		}
	}
}

// plain replaces non-ASCII characters in our own texts, if requested.
func (w *textWriter) plain(c column, text string) string {
	if w.ascii && !c.own {
		return plainSigns.Replace(text)
	}
	return text
}

var plainSigns = strings.NewReplacer("●", "o", "·", ".", "−", "-", "–", "-")

// colors are the colours of bars.
var colors = map[string]terminal.Style{
	"customer": terminal.Blue, "rep": terminal.Cyan, "system": terminal.Violet, "third-party": terminal.Yellow,
	"good": terminal.Green, "bad": terminal.Red,
}

// row writes a row whose cells may have several lines.
func (w *textWriter) row(g grid, widths []int, cells [][]string, style func(column int, text string) terminal.Style) {
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(c))
	}
	for i := range lines {
		line, blank := strings.Builder{}, " "
		for column, c := range cells {
			line.WriteString(blank + " ")
			blank = strings.Repeat(" ", gutter-1)
			text := ""
			if i < len(c) {
				text = c[i]
			}
			fill := strings.Repeat(" ", max(widths[column]-terminal.Width(text), 0))
			if s := style(column, text); s != "" {
				text = w.Paint(s, text)
			}
			if g.head[column].right {
				text = fill + text
			} else {
				text += fill
			}
			line.WriteString(text)
		}
		w.print(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// widths returns the widths of the columns: what their cells need, and the
// remaining room for author texts and bars. Column names are broken if narrow
// is set. It reports whether there is enough room for bars and, unless narrow,
// for texts.
func (w *textWriter) widths(g grid, narrow bool) (widths []int, fits bool) {
	widths = make([]int, len(g.head))
	left, bars, own := w.width-2, 0, 0
	for i, c := range g.head {
		left -= gutter
		if narrow {
			for _, word := range strings.Fields(c.name) {
				widths[i] = max(widths[i], terminal.Width(word))
			}
			for len(terminal.Wrap(c.name, widths[i], widths[i])) > mostHead {
				widths[i]++
			}
			for _, line := range terminal.Wrap(c.name, widths[i], widths[i]) {
				widths[i] = max(widths[i], terminal.Width(line))
			}
		} else {
			widths[i] = terminal.Width(terminal.Visible(c.name))
		}
		for _, row := range g.rows {
			widths[i] = max(widths[i], terminal.Width(terminal.Visible(row[i].text)))
		}
		switch {
		case c.bar:
			bars++
		case c.own:
			own++
		default:
			left -= widths[i]
		}
	}
	left += gutter
	cut := false
	for i, c := range g.head {
		if c.own {
			room := max((left-bars*leastBar)/own, leastOwn)
			cut = cut || widths[i] > room
			widths[i] = min(widths[i], room)
			left -= widths[i]
			own--
		}
	}
	fits = left >= bars*leastBar && (narrow || !cut)
	for i, c := range g.head {
		if c.bar {
			widths[i] = min(max(left/bars, leastBar), mostBar)
			left -= widths[i]
			bars--
		}
	}
	return widths, fits
}

// withoutBars returns the grid without bars, for lack of room.
func (g grid) withoutBars() grid {
	slim := grid{title: g.title}
	for i, c := range g.head {
		if c.bar {
			continue
		}
		slim.head = append(slim.head, c)
		if slim.rows == nil {
			slim.rows = make([][]cell, len(g.rows))
		}
		for k, row := range g.rows {
			slim.rows[k] = append(slim.rows[k], row[i])
		}
	}
	return slim
}
