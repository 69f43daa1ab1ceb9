package format

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// text returns the text of the rows.
func text(rows []row) string {
	var b strings.Builder
	size := 0
	for _, r := range rows {
		size += len(r.trailing) + 20
		for _, piece := range r.pieces {
			size += len(piece)
		}
	}
	b.Grow(size)
	align := 0
	for i, r := range rows {
		if r.blank && i > 0 {
			b.WriteByte('\n')
		}
		if i == 0 || r.blank || !rows[i-1].decl && !rows[i-1].comment {
			align = nameWidth(rows[i:])
		}
		indent := strings.Repeat(indentUnit, r.depth)
		b.WriteString(indent)
		switch {
		case len(r.pieces) == 1:
			b.WriteString(r.pieces[0])
		case r.decl:
			b.WriteString(r.pieces[0])
			b.WriteString(strings.Repeat(" ", 1+max(0, align-columns(r.pieces[0]))))
			b.WriteString(r.pieces[1])
		default:
			b.WriteString(sentence(indent, r.pieces))
		}
		if r.trailing != "" {
			b.WriteString("  ")
			b.WriteString(r.trailing)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// nameWidth returns the width of the widest name of the declarations at the
// start of the rows. Comments between them change nothing, a blank line ends
// them.
func nameWidth(rows []row) int {
	width := 0
	for i, r := range rows {
		if i > 0 && r.blank || !r.decl && !r.comment {
			break
		}
		if !r.decl {
			continue
		}
		if n := columns(r.pieces[0]); n <= maxName {
			width = max(width, n)
		}
	}
	return width
}

// sentence writes the pieces of a sentence on one line, or on several if they
// do not fit and the sentence still reads the same.
func sentence(indent string, pieces []string) string {
	one := strings.Join(pieces, " ")
	if len(indent)+columns(one) <= maxColumns {
		return one
	}
	var b strings.Builder
	b.WriteString(pieces[0])
	column := len(indent) + columns(pieces[0])
	for i, piece := range pieces[1:] {
		width := columns(piece)
		// A full stop at the end of a line would end the sentence.
		if column+1+width <= maxColumns || strings.HasSuffix(pieces[i], ".") {
			b.WriteString(" " + piece)
			column += 1 + width
		} else {
			b.WriteString("\n" + indent + continuation + piece)
			column = len(indent) + len(continuation) + width
		}
	}
	if several := b.String(); same(one, several) {
		return several
	}
	return one
}

// columns returns the width of the text on a terminal.
func columns(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}
