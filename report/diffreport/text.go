package diffreport

import (
	"strings"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/internal/terminal"
)

// TextOptions describe the terminal.
type TextOptions struct {
	Color bool
	Width int // columns; 0 means 80
}

// The margins of the text.
const (
	entryIndent  = 2
	detailIndent = 6
	mostWidth    = 100 // longer lines are hard to read
)

// Text returns the report for a terminal, similar to git's: + added, - removed,
// ~ changed, > moved.
func (r Report) Text(opt TextOptions) string {
	w := textWriter{width: opt.Width, paint: terminal.Painter(opt.Color)}
	if w.width <= 0 {
		w.width = 80
	}
	w.width = min(max(w.width, 40), mostWidth)
	w.line(terminal.Bold, 0, "--- "+r.Before)
	w.line(terminal.Bold, 0, "+++ "+r.After)
	w.line("", 0, r.Summary())
	for _, s := range r.sections() {
		w.out.WriteString("\n")
		w.line(terminal.Bold, 0, s.Title)
		for _, e := range s.Entries {
			w.entry(e)
		}
	}
	journey, people := r.told()
	w.figures("Metrics", journey)
	w.figures("Workload", people)
	return w.out.String()
}

type textWriter struct {
	out   strings.Builder
	width int
	paint terminal.Painter
}

var colors = [...]terminal.Style{
	diff.Added: terminal.Green, diff.Removed: terminal.Red, diff.Moved: terminal.Blue, diff.Changed: terminal.Yellow,
}

// line writes a text in a style; continuation lines are indented further.
func (w *textWriter) line(style terminal.Style, indent int, text string) {
	blanks := strings.Repeat(" ", indent)
	for i, line := range terminal.Wrap(text, w.width-indent, w.width-indent-2) {
		if i > 0 {
			line = "  " + line
		}
		if style != "" {
			line = w.paint.Paint(style, line)
		}
		w.out.WriteString(blanks + line + "\n")
	}
}

func (w *textWriter) entry(e entry) {
	color := colors[e.Change]
	if len(e.Details) == 1 && e.Text == string(e.Details[0].Aspect) { // of the journey itself
		w.detail(entryIndent, signs[e.Change]+" ", e.Details[0])
		return
	}
	w.line(color, entryIndent, signs[e.Change]+" "+e.Text)
	for _, d := range e.Details {
		w.detail(detailIndent, "", d)
	}
}

// detail writes the old and the new value, on one line if both fit.
func (w *textWriter) detail(indent int, sign string, d detail) {
	lead := sign + said(d.Aspect) + ": "
	arrow := "→ "
	switch {
	case d.Was == "":
		w.line(terminal.Green, indent, "+ "+strings.TrimPrefix(lead, "+ ")+d.Is)
	case d.Is == "":
		w.line(terminal.Red, indent, "- "+strings.TrimPrefix(lead, "- ")+d.Was)
	case indent+terminal.Width(lead+d.Was+" "+arrow+d.Is) <= w.width:
		w.out.WriteString(strings.Repeat(" ", indent) + lead + w.paint.Paint(terminal.Red, terminal.Visible(d.Was)) + " " + arrow +
			w.paint.Paint(terminal.Green, terminal.Visible(d.Is)) + "\n")
	default:
		blanks, inner := strings.Repeat(" ", indent), w.width-indent-terminal.Width(lead)
		hang := strings.Repeat(" ", terminal.Width(lead))
		for i, line := range terminal.Wrap(d.Was, inner, inner) {
			if i > 0 {
				lead = hang
			}
			w.out.WriteString(blanks + lead + w.paint.Paint(terminal.Red, line) + "\n")
		}
		lead = hang[:max(len(hang)-2, 0)] + arrow
		for i, line := range terminal.Wrap(d.Is, inner, inner) {
			if i > 0 {
				lead = hang
			}
			w.out.WriteString(blanks + lead + w.paint.Paint(terminal.Green, line) + "\n")
		}
	}
}

// figures writes a table of the changed metrics: name, before, after, change.
func (w *textWriter) figures(title string, list []diff.Figure) {
	if len(list) == 0 {
		return
	}
	rows := []row{{Name: title, Was: "before", Is: "after", Change: "change"}}
	for _, f := range list {
		if r := toRow(f); r.Verdict != diff.NoChange {
			rows = append(rows, r)
		}
	}
	if len(rows) == 1 {
		return
	}
	was, is, change, longest := 0, 0, 0, 0
	for _, r := range rows {
		was, is, change = max(was, terminal.Width(r.Was)), max(is, terminal.Width(r.Is)), max(change, terminal.Width(r.Change))
		longest = max(longest, terminal.Width(r.Name)+entryIndent)
	}
	w.out.WriteString("\n")
	if room := w.width - was - is - change - 3*columnGap - len("  better"); room < min(longest, leastName) {
		w.list(rows)
	} else {
		w.table(rows, [4]int{min(longest, room), was + columnGap, is + columnGap, change + columnGap})
	}
}

const (
	columnGap = 3
	leastName = 24 // minimum width of the column of names
)

// table writes rows with the first one as the header, in columns of these
// widths.
func (w *textWriter) table(rows []row, columns [4]int) {
	right := func(text string, columns int) string {
		text = terminal.Visible(text)
		return strings.Repeat(" ", max(columns-terminal.Width(text), 0)) + text
	}
	for i, r := range rows {
		tail := right(r.Change, columns[3])
		if i == 0 {
			head := strings.TrimRight(right(r.Was, columns[1])+right(r.Is, columns[2])+tail, " ")
			w.out.WriteString(w.paint.Paint(terminal.Bold, strings.TrimRight(terminal.Fit(r.Name, columns[0]), " ")))
			if head != "" {
				w.out.WriteString(strings.Repeat(" ", columns[0]-terminal.Width(r.Name)) + w.paint.Paint(terminal.Dim, head))
			}
			w.out.WriteString("\n")
			continue
		}
		name := terminal.Wrap(r.Name, columns[0]-entryIndent, columns[0]-2*entryIndent)
		line := strings.Repeat(" ", entryIndent) + terminal.Fit(name[0], columns[0]-entryIndent) + right(r.Was, columns[1]) + right(r.Is, columns[2])
		style, word := verdict(r.Verdict)
		if word != "" {
			tail = w.paint.Paint(style, tail+"  "+word)
		}
		w.out.WriteString(strings.TrimRight(line+tail, " ") + "\n")
		for _, more := range name[1:] {
			w.out.WriteString(strings.Repeat(" ", 2*entryIndent) + more + "\n")
		}
	}
}

// list writes rows with the first one as the header, if there is no room for
// columns.
func (w *textWriter) list(rows []row) {
	for i, r := range rows {
		if i == 0 {
			w.line(terminal.Bold, 0, r.Name)
			continue
		}
		style, word := verdict(r.Verdict)
		text := r.Name + ": " + r.Was + " → " + r.Is
		if word != "" {
			text += ", " + word
		}
		w.line(style, entryIndent, text)
	}
}

func verdict(v diff.Verdict) (terminal.Style, string) {
	switch v {
	case diff.Better:
		return terminal.Green, "better"
	case diff.Worse:
		return terminal.Red, "worse"
	}
	return "", ""
}
