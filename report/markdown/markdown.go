// Package markdown writes an author's texts and tables as Markdown, for wikis
// and pull requests (GitHub Flavored Markdown). A text is read as it was
// written, whatever signs are in it: none of it becomes markup.
package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs are what may begin markup anywhere in a text.
const signs = "\\`*_{}[]<>#|~&$^!@"

// Escape is a text on one line in which nothing is markup. Line ends and runs
// of blanks become one blank. GitHub still takes @name for a person and #1 for
// an issue where they stand in a comment.
func Escape(text string) string {
	var b strings.Builder
	text = oneLine(text)
	for i, r := range text {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune(signs, r),
			i == 0 && (r == '-' || r == '+' || r == '='),
			(r == '.' || r == ')') && number(text[:i]) && blankBefore(text[i+1:]),
			r == ':' && !blankBefore(text[i+1:]): // an emoji's name, or an address
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// number reports whether a text is nothing but digits, as before the stop that
// makes a list of what follows.
func number(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// blankBefore reports whether a text begins with a blank, or is empty.
func blankBefore(text string) bool { return text == "" || text[0] == ' ' }

// oneLine is the text without control characters, and with one blank for each
// run of white space.
func oneLine(text string) string {
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\ufeff'
	}), " ")
}

// Table is a table; its cells are Markdown already, without line ends. Columns
// whose entry in right is true are set to the right; right may be shorter than
// a row.
func Table(head []string, right []bool, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) {
		for i := range head {
			cell := ""
			if i < len(cells) {
				cell = cells[i]
			}
			b.WriteString("| " + cell)
			if cell != "" {
				b.WriteByte(' ')
			}
		}
		b.WriteString("|\n")
	}
	line(head)
	for i := range head {
		if i < len(right) && right[i] {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| --- ")
		}
	}
	b.WriteString("|\n")
	for _, row := range rows {
		line(row)
	}
	return b.String()
}
