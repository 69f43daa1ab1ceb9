package parser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// word is a run of non-space characters, or one string, in the text.
type word struct {
	start, end int
	quoted     bool
	unclosed   bool // begins with a quote that nothing closes; also quoted if the string can only reach to the end of its line
	glued      bool // follows a string without white space
}

// line is one line: its words, and its comment.
type line struct {
	words   []word
	comment source.Span // empty if there is none
}

// scanLine reads one line, or the part of one without a comment, into l, whose
// memory is reused.
func scanLine(text string, at source.Span, comments bool, l *line) {
	l.words, l.comment = l.words[:0], source.Span{}
	pos, noCloser := at.Start, false
	for {
		gap := skipSpace(text, pos, at.End)
		if gap == at.End {
			l.closeLast(text)
			return
		}
		glued := gap == pos && len(l.words) > 0
		pos = gap
		if comments && text[pos] == '#' && !glued && (len(l.words) == 0 || isSpaceAt(text, pos+1, at.End)) {
			l.comment = source.Span{Start: pos, End: pos + len(strings.TrimRightFunc(text[pos:at.End], source.IsSpace))}
			l.closeLast(text)
			return
		}
		w := word{start: pos, glued: glued}
		if n := openQuote(text[pos:at.End]); n > 0 {
			if !noCloser { // otherwise every quote would search the rest of the line
				if end := closeQuote(text, pos, n, at.End); end > 0 {
					w.end, w.quoted = end, true
					l.words, pos = append(l.words, w), end
					continue
				}
			}
			w.unclosed, noCloser = true, true
		}
		pos = skipWord(text, pos, at.End)
		w.end = pos
		l.words = append(l.words, w)
	}
}

// closeLast makes one string of the words after an unclosed quote, if it can
// only have been meant to reach the end of the line.
func (l *line) closeLast(text string) {
	i := slices.IndexFunc(l.words, func(w word) bool { return w.unclosed })
	if i < 0 {
		return
	}
	w := l.words[i]
	w.end = l.words[len(l.words)-1].end
	line := strings.LastIndexAny(text[:w.start], "\r\n") + 1
	name := strings.TrimSpace(text[line:w.start]) == "" // which may end anywhere
	if !name && endsLine(text[w.start:w.end], false) {
		w.quoted = true
		l.words = append(l.words[:i], w)
	}
}

// skipSpace returns the offset of the first character from pos that is not
// white space, or end.
func skipSpace(text string, pos, end int) int {
	for pos < end {
		c := text[pos]
		if c < utf8.RuneSelf {
			if c != ' ' && (c < '\t' || c > '\r') {
				return pos
			}
			pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[pos:end])
		if !source.IsSpace(r) {
			return pos
		}
		pos += n
	}
	return end
}

// skipWord returns the offset of the first white space from pos, or end.
func skipWord(text string, pos, end int) int {
	for pos < end {
		c := text[pos]
		if c < utf8.RuneSelf {
			if c == ' ' || '\t' <= c && c <= '\r' {
				return pos
			}
			pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[pos:end])
		if source.IsSpace(r) {
			return pos
		}
		pos += n
	}
	return end
}

// isSpaceAt reports whether the line ends at pos or there is white space.
func isSpaceAt(text string, pos, end int) bool {
	return pos >= end || skipSpace(text, pos, end) > pos
}

// openQuote returns the length of the double quote, straight or curly, that s
// begins with, or 0.
func openQuote(s string) int {
	switch {
	case strings.HasPrefix(s, `"`):
		return 1
	case strings.HasPrefix(s, "“"), strings.HasPrefix(s, "”"), strings.HasPrefix(s, "„"):
		return 3
	}
	return 0
}

// closeQuote returns the offset after the quote that closes the one at pos,
// which is n bytes long, or 0. A straight quote is closed by a straight one,
// or, if there is none, by a curly one; a curly one by the next of either.
func closeQuote(text string, pos, n, end int) int {
	curly := 0
	for i := pos + n; i < end; i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '"':
			return i + 1
		case c == '\xe2':
			if s := text[i:end]; strings.HasPrefix(s, "”") || strings.HasPrefix(s, "“") {
				if n > 1 {
					return i + 3
				}
				if curly == 0 {
					curly = i + 3
				}
			}
		}
	}
	return curly
}

// unquote returns the content of a string; s has its quotes.
func unquote(s string) string {
	s = s[openQuote(s):]
	if cut, ok := strings.CutSuffix(s, `"`); ok {
		s = cut
	} else {
		s = s[:max(0, len(s)-len("”"))]
	}
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if j := strings.IndexByte(`"\nt`, s[i+1]); j >= 0 {
				b.WriteByte("\"\\\n\t"[j])
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Quote returns the text as a string of the language.
func Quote(s string) string { return `"` + escapes.Replace(s) + `"` }

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func (w word) span() source.Span { return source.Span{Start: w.start, End: w.end} }

func (w word) ast(text string) ast.Word {
	s := text[w.start:w.end]
	if w.unclosed {
		s = s[openQuote(s):]
	} else if w.quoted {
		s = unquote(s)
	}
	return ast.Word{Range: ast.Range{At: w.span()}, Text: s, Quoted: w.quoted}
}
