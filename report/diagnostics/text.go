package diagnostics

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// DefaultWidth is the default width of a report.
const DefaultWidth = 100

// minSnippet is the minimum room for source text, however narrow the terminal.
const minSnippet = 20

// TextOptions control the text report.
type TextOptions struct {
	Color bool // use ANSI colours
	Width int  // in terminal cells, to which source lines are cropped; 0 means DefaultWidth
	Files int  // the number of files checked, for the summary; 0 counts the files in the list
}

// Text writes the list for people: problems first, then findings, each in the
// order of the list, then the summary. No byte of a file or a message reaches
// the writer as a control character.
//
//	error[J201] nobody owns this sentence
//	 --> card.journey:3:10
//	  |
//	3 | Customer receives SMS
//	  |          ^^^^^^^^
//	  = help: write who sends it
func Text(w io.Writer, list diag.List, opt TextOptions) error {
	if opt.Width <= 0 {
		opt.Width = DefaultWidth
	}
	p := printer{w: bufio.NewWriter(w), opt: opt}
	for _, findings := range []bool{false, true} {
		for _, d := range list {
			if d.IsFinding() == findings {
				p.diagnostic(d)
			}
		}
	}
	p.w.WriteString(Summary(list, opt.Files) + "\n")
	return p.w.Flush()
}

// The styles, as ANSI SGR parameters.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	violet = "1;35"
	blue   = "1;34"
)

type printer struct {
	w   *bufio.Writer // keeps its errors until Flush
	opt TextOptions
}

func (p *printer) paint(style, text string) string {
	if !p.opt.Color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// head returns the word before the code, and its style.
func head(d diag.Diagnostic) (word, style string) {
	switch {
	case d.IsFinding():
		return "finding", violet
	case d.Severity == diag.Error:
		return "error", red
	case d.Severity == diag.Warning:
		return "warning", yellow
	}
	return "info", cyan
}

func (p *printer) diagnostic(d diag.Diagnostic) {
	word, style := head(d)
	fmt.Fprintf(p.w, "%s %s\n", p.paint(style, word+"["+string(d.Code)+"]"), p.paint(bold, Visible(d.Message)))

	groups := snippets(d, style)
	last := 0
	for _, g := range groups {
		last = max(last, g.rows[len(g.rows)-1].line)
	}
	gutter := len(strconv.Itoa(last))
	margin := strings.Repeat(" ", gutter)
	for i, g := range groups {
		arrow := "-->"
		if i > 0 {
			arrow = ":::"
		}
		at := g.file.Position(g.at)
		fmt.Fprintf(p.w, "%s%s %s:%d:%d\n", margin, p.paint(blue, arrow), Visible(g.file.Name()), at.Line, at.Column)
		p.snippet(g, gutter)
	}
	if d.Help != "" {
		lines := strings.Split(d.Help, "\n")
		fmt.Fprintf(p.w, "%s %s %s\n", margin, p.paint(blue, "="), p.paint(bold, "help:")+" "+Visible(lines[0]))
		for _, line := range lines[1:] {
			fmt.Fprintf(p.w, "%s         %s\n", margin, Visible(line))
		}
	}
	p.w.WriteString("\n")
}

// snippet is the excerpt shown from one file.
type snippet struct {
	file *source.File
	at   int // offset for the location line
	rows []row
}

// row is one line with one mark under it.
type row struct {
	line  int
	span  source.Span // within the line; may be empty
	mark  string      // ^ for the position itself, - for a related one
	style string
	note  string
}

// snippets collects the positions of a diagnostic by file, and within a file by
// line: its own file first, then the others in order. A related position with
// the same span shares the row.
func snippets(d diag.Diagnostic, style string) []*snippet {
	place := row{mark: "^", style: style}
	var others []diag.Related
	for _, r := range d.Related {
		if r.File == d.File && r.Span == d.Span && place.note == "" {
			place.note = r.Message
		} else {
			others = append(others, r)
		}
	}
	all := []*snippet{{file: d.File, at: d.Span.Start, rows: rows(d.File, d.Span, place)}}
	for _, r := range others {
		i := slices.IndexFunc(all, func(s *snippet) bool { return s.file == r.File })
		if i < 0 {
			i = len(all)
			all = append(all, &snippet{file: r.File, at: r.Span.Start})
		}
		all[i].rows = append(all[i].rows, rows(r.File, r.Span, row{mark: "-", style: blue, note: r.Message})...)
	}
	for _, s := range all {
		slices.SortStableFunc(s.rows, func(a, b row) int {
			return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.span.Start, b.span.Start))
		})
	}
	return all
}

// rows splits a span into its lines. If there are many, only the first and the
// last are shown; the note is on the last.
func rows(f *source.File, span source.Span, proto row) []row {
	size := len(f.Text())
	start := min(max(span.Start, 0), size)
	end := min(max(span.End, start), size)
	first, last := f.LineAt(start), f.LineAt(max(start, end-1))
	var all []row
	for line := first; line <= last; line++ {
		if last-first > 2 && line > first && line < last {
			continue
		}
		r, at := proto, f.LineSpan(line)
		r.line = line
		r.span = source.Span{Start: at.Start, End: min(end, at.End)}
		if line == first {
			r.span.Start = min(start, at.End)
		} else {
			text := f.Slice(at)
			r.span.Start += len(text) - len(strings.TrimLeft(text, " \t"))
		}
		r.span.End = max(r.span.End, r.span.Start)
		if line != last {
			r.note = ""
		}
		all = append(all, r)
	}
	return all
}

func (p *printer) snippet(s *snippet, gutter int) {
	bar := p.paint(blue, "|")
	margin := strings.Repeat(" ", gutter)
	room := max(minSnippet, p.opt.Width-gutter-3)
	fmt.Fprintf(p.w, "%s %s\n", margin, bar)
	var view view
	for i, r := range s.rows {
		if i == 0 || s.rows[i-1].line != r.line {
			if i > 0 && r.line > s.rows[i-1].line+1 {
				fmt.Fprintf(p.w, "%s\n", p.paint(blue, "..."))
			}
			marks := r.span
			for j := i + 1; j < len(s.rows) && s.rows[j].line == r.line; j++ {
				marks = marks.Join(s.rows[j].span)
			}
			view = crop(s.file, r.line, marks, room)
			number := fmt.Sprintf("%*d", gutter, r.line)
			fmt.Fprintf(p.w, "%s %s\n", p.paint(blue, number), strings.TrimRight(bar+" "+view.text, " "))
		}
		indent, width := view.locate(r.span)
		under := strings.Repeat(r.mark, width)
		if r.note != "" {
			under += " " + Visible(r.note)
		}
		fmt.Fprintf(p.w, "%s %s %s%s\n", margin, bar, strings.Repeat(" ", indent), p.paint(r.style, under))
	}
}

// view is the visible part of a line.
type view struct {
	text  string
	start int // offset of the text that was laid out
	lead  int // cells before the first visible character, for the mark of the cut
	cells []cell
}

// crop fits a line into room cells, so that the marked part, or at least its
// beginning, is visible with some context.
func crop(f *source.File, line int, marked source.Span, room int) view {
	at := f.LineSpan(line)
	near := around(f, at, marked)
	cells := layOut(f.Slice(near))
	total, before, inside := 0, 0, 0
	for _, c := range cells {
		total += c.width
		switch off := near.Start + c.start; {
		case off < marked.Start:
			before += c.width
		case off < marked.End:
			inside += c.width
		}
	}
	v := view{start: near.Start, cells: cells}
	if total > room {
		// One cell at each end is for the mark of a cut. The marked part is
		// centred if it fits; otherwise its beginning is shown after a little
		// context.
		inner := room - 2
		skip := before - inner/4
		if inside < inner {
			skip = before - (inner-inside)/2
		}
		skip = max(0, min(skip, total-inner))
		first := 0
		for gone := 0; first < len(cells) && gone+cells[first].width <= skip; first++ {
			gone += cells[first].width
		}
		last := first
		for used := 0; last < len(cells) && used+cells[last].width <= inner; last++ {
			used += cells[last].width
		}
		v.cells = cells[first:last]
		if first > 0 || near.Start > at.Start {
			v.text, v.lead = "…", 1
		}
	}
	var b strings.Builder
	b.WriteString(v.text)
	for _, c := range v.cells {
		b.WriteString(c.text)
	}
	if n := len(v.cells); n > 0 && near.Start+v.cells[n-1].end < at.End {
		b.WriteString("…")
	}
	v.text = b.String()
	return v
}

// maxAround is how many bytes before and after the beginning of the marked part
// are considered: far more than there is room for.
const maxAround = 1 << 13

// around returns the part of the line that may be shown, so that many positions
// in one long line cost no more than as many lines.
func around(f *source.File, line, marked source.Span) source.Span {
	text := f.Text()
	border := func(off int) int {
		for off > line.Start && off < line.End && !utf8.RuneStart(text[off]) {
			off--
		}
		return off
	}
	return source.Span{
		Start: border(max(line.Start, marked.Start-maxAround)),
		End:   border(min(line.End, marked.Start+maxAround)),
	}
}

// locate returns where a span begins in the shown text and how many cells it
// takes: at least one, so that an empty span can be marked too.
func (v view) locate(span source.Span) (indent, width int) {
	indent = v.lead
	for _, c := range v.cells {
		switch {
		case v.start+c.end <= span.Start:
			indent += c.width
		case v.start+c.start < span.End:
			width += c.width
		}
	}
	return indent, max(1, width)
}
