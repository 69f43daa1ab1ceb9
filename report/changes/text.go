package changes

import (
	"strings"

	"github.com/journey-lang/journey/compiler/compare"
	"github.com/journey-lang/journey/lang/terminal"
)

// TextOptions say what a terminal can show.
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

// Text is the report for a terminal, like that of git: + came, - went, ~ has
// changed, > has moved.
func (r Report) Text(opt TextOptions) string {
	w := textWriter{width: opt.Width, paint: terminal.Painter(opt.Color)}
	if w.width <= 0 {
		w.width = 80
	}
	w.width = min(max(w.width, 40), mostWidth)
	w.line(terminal.Bold, 0, "--- "+r.Before)
	w.line(terminal.Bold, 0, "+++ "+r.After)
	w.out.WriteString(r.Summary() + "\n")
	for _, s := range r.sections() {
		w.out.WriteString("\n")
		w.line(terminal.Bold, 0, s.Title)
		for _, e := range s.Entries {
			w.entry(e)
		}
	}
	journey, people := r.told()
	w.figures("Figures", journey)
	w.figures("Workload", people)
	return w.out.String()
}

type textWriter struct {
	out   strings.Builder
	width int
	paint terminal.Painter
}

var colors = [...]terminal.Style{
	compare.Added: terminal.Green, compare.Removed: terminal.Red, compare.Moved: terminal.Blue, compare.Changed: terminal.Yellow,
}

// line writes a text in a style; what does not fit goes on further in.
func (w *textWriter) line(style terminal.Style, indent int, text string) {
	blanks := strings.Repeat(" ", indent)
	for i, line := range terminal.Wrap(text, w.width-indent, w.width-indent-2) {
		if i > 0 {
			line = "  " + line
		}
		w.out.WriteString(blanks + w.paint.Paint(style, line) + "\n")
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

// detail writes what was and what is, on one line where both fit.
func (w *textWriter) detail(indent int, sign string, d detail) {
	lead := sign + string(d.Aspect) + ": "
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

// figures writes a table: a name, what was, what is, and the change. Figures
// that have not changed stand below it.
func (w *textWriter) figures(title string, list []compare.Figure) {
	if len(list) == 0 {
		return
	}
	rows := []row{{Name: title, Was: "before", Is: "after", Change: "change"}}
	var same []string
	for _, f := range list {
		if r := toRow(f); r.Verdict == compare.NoChange {
			same = append(same, strings.ToLower(r.Name[:1])+r.Name[1:]+" "+r.Is)
		} else {
			rows = append(rows, r)
		}
	}
	if len(rows) == 1 {
		rows[0] = row{Name: title}
	}
	was, is, change, verdict := 0, 0, 0, len("better ")
	for _, r := range rows {
		was, is, change = max(was, terminal.Width(r.Was)), max(is, terminal.Width(r.Is)), max(change, terminal.Width(r.Change))
	}
	const gap = 3
	longest := 0
	for _, r := range rows {
		longest = max(longest, terminal.Width(r.Name)+entryIndent)
	}
	name := min(longest, max(w.width-was-is-change-verdict-3*gap-1, 16))
	right := func(text string, columns int) string {
		text = terminal.Visible(text)
		return strings.Repeat(" ", max(columns-terminal.Width(text), 0)+gap) + text
	}
	for i, r := range rows {
		if i == 0 {
			w.out.WriteString("\n" + w.paint.Paint(terminal.Bold, terminal.Fit(r.Name, name)) +
				w.paint.Paint(terminal.Dim, right(r.Was, was)+right(r.Is, is)+right(r.Change, change)) + "\n")
			continue
		}
		line := strings.Repeat(" ", entryIndent) + terminal.Fit(r.Name, name-entryIndent) + right(r.Was, was) + right(r.Is, is)
		tail := right(r.Change, change)
		switch r.Verdict {
		case compare.Better:
			tail = w.paint.Paint(terminal.Green, tail+"  better")
		case compare.Worse:
			tail = w.paint.Paint(terminal.Red, tail+"  worse")
		}
		w.out.WriteString(strings.TrimRight(line+tail, " ") + "\n")
	}
	if len(same) > 0 {
		w.line("", entryIndent, "as before: "+strings.Join(same, ", "))
	}
}
