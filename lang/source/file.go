// Package source holds the text of a file and converts byte offsets into
// positions for people and editors.
//
// Inside the compiler all positions are byte offsets (Span); lines, columns and
// UTF-16 units are computed here and only at the edges. The package knows
// nothing about the language.
package source

import (
	"sort"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of byte offsets into one file.
type Span struct{ Start, End int }

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether off is in the span; the end is exclusive.
func (s Span) Contains(off int) bool { return s.Start <= off && off < s.End }

// Join returns the smallest span that covers both.
func (s Span) Join(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// Location is a span in a known file.
type Location struct {
	File *File
	Span Span
}

// File is the immutable text of one file with an index of its lines. A line
// ends with LF, CRLF or a lone CR.
type File struct {
	name  string
	text  string
	lines []int // offset of the first byte of each line

	reached atomic.Pointer[reached] // the last requested position far from the start of its line
}

// reached is a position from which Position can continue counting.
type reached struct {
	off int
	at  Position
}

// farAway is the distance in bytes from the start of a line beyond which
// Position remembers how far it counted.
const farAway = 1 << 12

// New indexes text. The name is what diagnostics show: a path as the user wrote
// it, or "-" for standard input.
func New(name, text string) *File {
	f := &File{name: name, text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			f.lines = append(f.lines, i+1)
		case '\n':
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Name returns the name given to New.
func (f *File) Name() string { return f.name }

// Text returns the whole text, as it was read.
func (f *File) Text() string { return f.text }

// Slice returns the text of the span.
func (f *File) Slice(s Span) string { return f.text[s.Start:s.End] }

// Position is a position for people and editors.
type Position struct {
	Line   int // from 1
	Column int // from 1, in Unicode code points
	UTF16  int // from 0, in UTF-16 units from the start of the line, as in LSP
}

// ByteOrderMark may precede the text; editors do not count it.
const ByteOrderMark = "\ufeff"

// IsUTF16 reports whether a text begins with a UTF-16 byte order mark.
func IsUTF16(text string) bool {
	return strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
}

// Marked reports whether a text begins with the byte order mark of any
// encoding.
func Marked(text string) bool {
	return strings.HasPrefix(text, ByteOrderMark) || IsUTF16(text)
}

// Begin returns the offset of the text after a byte order mark.
func (f *File) Begin() int { return len(f.text) - len(strings.TrimPrefix(f.text, ByteOrderMark)) }

// Position converts a byte offset in [0, len(text)]; offsets outside are moved
// to the nearest end. A byte order mark takes no column.
func (f *File) Position(off int) Position {
	off = max(0, min(off, len(f.text)))
	line := f.LineAt(off)
	p := Position{Line: line, Column: 1}
	i := f.lines[line-1]
	if line == 1 {
		i = f.Begin()
	}
	if r := f.reached.Load(); r != nil && r.at.Line == line && r.off <= off {
		i, p = r.off, r.at
	}
	from := i
	for i < off {
		r, n := utf8.DecodeRuneInString(f.text[i:])
		i += n
		p.Column++
		p.UTF16++
		if r > 0xFFFF {
			p.UTF16++
		}
	}
	if i-from > farAway {
		f.reached.Store(&reached{i, p}) // the next one may be after it
	}
	return p
}

// LineAt returns the number, from 1, of the line that contains the offset.
func (f *File) LineAt(off int) int {
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > off })
}

// LineCount returns the number of lines; text that ends in a line end has an
// empty last line.
func (f *File) LineCount() int { return len(f.lines) }

// LineSpan returns the span of line n, counted from 1, without its line end
// and, for the first line, without a byte order mark.
func (f *File) LineSpan(n int) Span {
	start, end := f.lines[n-1], len(f.text)
	if n == 1 {
		start = f.Begin()
	}
	if n < len(f.lines) {
		end = f.lines[n]
		if end > start && f.text[end-1] == '\n' {
			end--
		}
		if end > start && f.text[end-1] == '\r' {
			end--
		}
	}
	return Span{start, end}
}

// LineEnd returns the most common line end of the file: LF, CRLF or a lone CR.
// It returns LF if there is none or a tie.
func (f *File) LineEnd() string {
	both := strings.Count(f.text, "\r\n")
	feeds, returns := strings.Count(f.text, "\n")-both, strings.Count(f.text, "\r")-both
	switch {
	case feeds >= both && feeds >= returns:
		return "\n"
	case both >= returns:
		return "\r\n"
	}
	return "\r"
}

// FoldLineEnds returns the text with all line ends replaced by LF.
func FoldLineEnds(text string) string { return lineEnds.Replace(text) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
