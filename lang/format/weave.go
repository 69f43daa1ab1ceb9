package format

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// row is a line or a separate comment, complete except for its width.
type row struct {
	blank    bool // a blank line above it
	depth    int
	decl     bool
	comment  bool     // only a comment
	pieces   []string // the pieces of its text, without white space between them
	trailing string   // the comment after it, or ""
}

// weaver merges lines and comments in order.
type weaver struct {
	text     string
	comments []ast.Comment // those not yet written
	pos      int           // end of the text written so far
	rows     []row
}

// weave reports false if there is text before the first line that no statement
// contains: the file was not read at all.
func (w *weaver) weave(lines []line) ([]row, bool) {
	first := len(w.text)
	if len(lines) > 0 {
		first = lines[0].start
	}
	if end, _ := w.end(w.pos, first); end > w.pos {
		return nil, false
	}
	lines = w.join(lines)
	for i, l := range lines {
		depth := l.depth
		if l.closes {
			depth++
		}
		w.above(l.start, depth)
		next := line{start: len(w.text)}
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		w.line(l, next)
	}
	w.above(len(w.text), 0)
	return w.rows, true
}

// join merges statements on the same line into one line, which keeps its text.
func (w *weaver) join(lines []line) []line {
	kept := lines[:0]
	for i, l := range lines {
		if i > 0 && !strings.ContainsAny(w.text[lines[i-1].start:l.start], "\r\n") {
			kept[len(kept)-1].verbatim = true
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

// above writes the comments up to an offset.
func (w *weaver) above(to, depth int) {
	for len(w.comments) > 0 && w.comments[0].At.Start < to {
		c := w.comments[0]
		w.comments = w.comments[1:]
		w.remark(c, w.blank(c.At.Start), depth)
		w.pos = c.At.End
	}
}

func (w *weaver) remark(c ast.Comment, blank bool, depth int) {
	w.rows = append(w.rows, row{blank: blank, depth: depth, comment: true, pieces: []string{c.Text}})
}

// line writes a line whose text ends before the next, with the comments in it
// and after it.
func (w *weaver) line(l, next line) {
	end, inside := w.end(l.start, next.start)
	comments := w.comments[:inside]
	r := row{blank: w.blank(l.start), depth: l.depth, decl: l.decl}
	raw := w.text[l.start:end]
	if !l.verbatim {
		r.pieces = pieces(l, w.text, w.stop(l, next, end), comments)
		// Only the parser knows whether two lines mean the same as one.
		l.verbatim = strings.ContainsAny(raw, "\r\n") && !same(raw, strings.Join(r.pieces, " "))
	}
	if l.verbatim {
		r.pieces = []string{source.FoldLineEnds(raw)}
	} else {
		for _, c := range comments {
			w.remark(c, r.blank, l.depth)
			r.blank = false
		}
	}
	w.comments, w.pos = w.comments[inside:], end
	if len(w.comments) > 0 {
		c := w.comments[0]
		if c.At.Start < next.start && !strings.ContainsAny(w.text[end:c.At.Start], "\r\n") {
			r.trailing, w.comments, w.pos = c.Text, w.comments[1:], c.At.End
		}
	}
	w.rows = append(w.rows, r)
}

// end finds the end of the text that begins at start, before trailing white
// space and comments, and the number of comments inside.
func (w *weaver) end(start, next int) (end, inside int) {
	end = start
	for i, from := 0, start; ; i++ {
		to := next
		if i < len(w.comments) {
			to = min(w.comments[i].At.Start, next)
		}
		if n := len(strings.TrimRightFunc(w.text[from:to], source.IsSpace)); n > 0 {
			end, inside = from+n, i
		}
		if to == next {
			return end, inside
		}
		from = w.comments[i].At.End
	}
}

// stop returns where the text of a line ends without the full stop of a
// sentence.
func (w *weaver) stop(l, next line, end int) int {
	if l.known <= l.start || l.known >= end || strings.ContainsRune(".#", rune(w.text[l.known-1])) || w.goesOn(next) {
		return end
	}
	switch behind := w.text[l.known:end]; {
	case behind == ".":
		return l.known
	case strings.TrimSpace(behind) == "." && same(w.text[l.start:end], w.text[l.start:l.known]):
		return l.known
	}
	return end
}

// goesOn reports whether a line would be read as part of the previous sentence
// if that had no full stop.
func (w *weaver) goesOn(l line) bool {
	word := w.text[l.start:]
	if n := strings.IndexFunc(word, source.IsSpace); n >= 0 {
		word = word[:n]
	}
	e, ok := keyword.Lookup(word)
	declares := l.decl && !l.verbatim // otherwise its `is` may be missing
	return !declares && (ok && e.Role == keyword.Clause || keyword.Is(word, "in"))
}

// same reports whether two texts are read as the same single statement.
func same(a, b string) bool {
	x, y := dump(a), dump(b)
	return x == y && x != ""
}

// dump returns the tree of a text that is a single statement, otherwise "". No
// word that an author can add changes how a sentence with clauses is read.
func dump(text string) string {
	tree, _ := parser.Parse(context.Background(), source.New("", text), parser.Options{})
	if len(tree.Stmts) != 1 {
		return ""
	}
	tree.Comments = nil
	var b strings.Builder
	ast.Dump(&b, tree) // a builder takes everything
	return b.String()
}

// blank reports whether there is a blank line between the text written so far
// and an offset.
func (w *weaver) blank(to int) bool {
	gap := w.text[w.pos:to]
	ends := strings.Count(gap, "\n") + strings.Count(gap, "\r") - strings.Count(gap, "\r\n")
	return ends > 1
}

// pieces returns the text of a line up to end, without comments and with single
// spaces, cut at l.cuts.
func pieces(l line, text string, end int, comments []ast.Comment) []string {
	var (
		done  []string
		piece = make([]byte, 0, end-l.start)
		space bool // there was white space after the piece
		key   = -1 // where the last keyword ended
	)
	for i := l.start; i < end; {
		if len(comments) > 0 && i == comments[0].At.Start {
			i, comments = comments[0].At.End, comments[1:]
			continue
		}
		for len(l.marks) > 0 && l.marks[0].span.End <= i {
			if l.marks[0].kind == lower {
				key = l.marks[0].span.End
			}
			l.marks = l.marks[1:]
		}
		m := mark{kind: plain}
		if len(l.marks) > 0 && l.marks[0].span.Start <= i {
			m = l.marks[0]
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if m.kind == written {
			if len(piece) > 0 {
				piece = append(piece, ' ')
			}
			piece = append(piece, m.text...)
			// The distance to what follows stays the same.
			last, _ := utf8.DecodeLastRuneInString(text[i:m.span.End])
			space, i = source.IsSpace(last), m.span.End
			continue
		}
		if m.kind != opaque && source.IsSpace(r) {
			space = true
			i += n
			continue
		}
		if i == key && !space && (r == ':' || r == '.') && strings.IndexFunc(text[i+1:end]+" ", source.IsSpace) == 0 {
			i += n // `note: TEXT` is `note TEXT`
			continue
		}
		if len(l.cuts) > 0 && l.cuts[0] <= i {
			l.cuts = l.cuts[1:]
			// Without white space there, none may be added.
			if space && len(piece) > 0 {
				done, piece, space = append(done, string(piece)), nil, false
			}
		}
		if space && len(piece) > 0 {
			piece = append(piece, ' ')
		}
		space = false
		switch m.kind {
		case opaque:
			n = min(m.span.End, end) - i
			piece = append(piece, text[i:i+n]...)
		case lower, color:
			r = unicode.ToLower(r)
			switch {
			case r == utf8.RuneError:
				piece = append(piece, text[i:i+n]...)
			case r != ':' && (r != 'u' || m.kind != color):
				piece = utf8.AppendRune(piece, r)
			}
		default:
			piece = append(piece, text[i:i+n]...)
		}
		i += n
	}
	return append(done, string(piece))
}
