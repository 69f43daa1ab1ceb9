// Package markdown writes author texts and tables as Markdown, for wikis and
// pull requests (GitHub Flavored Markdown). A text appears as it was written,
// whatever characters it contains: none of it becomes markup.
package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs are the characters that may begin markup anywhere in a text.
const signs = "\\`*_{}[]<>#|~&$^!@"

// gap is an empty HTML comment. GitHub looks for links, people and issues after
// removing the backslashes, but never across a comment.
const gap = "<!-- -->"

// Escape returns a text on one line in which nothing is markup, an address, a
// person or an issue. Line ends and runs of blanks become one blank.
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
		if behind := i + utf8.RuneLen(r); refers(text[:behind], text[behind:]) {
			b.WriteString(gap)
		}
	}
	return b.String()
}

// references match what makes GitHub turn the text before it, or both parts,
// into a link: www.example.com, https://example.com, a@example.com, @team, #12,
// GH-12, :smile:.
var references = []struct{ before, behind *regexp.Regexp }{
	{regexp.MustCompile(`(?i)www$`), regexp.MustCompile(`^[0-9]{0,3}\.`)},
	{regexp.MustCompile(`:$`), regexp.MustCompile(`^(?://|[A-Za-z0-9_+-]+:)`)},
	{regexp.MustCompile(`@$`), regexp.MustCompile(`^[\pL\pN_-]`)},
	{regexp.MustCompile(`#$`), regexp.MustCompile(`^[0-9]`)},
	{regexp.MustCompile(`(?i)\bgh-$`), regexp.MustCompile(`^[0-9]`)},
}

// refers reports whether a position in a text, between the parts before and
// after it, is inside something that GitHub turns into a link.
func refers(before, behind string) bool {
	if !strings.ContainsRune("wW:@#-", rune(before[len(before)-1])) {
		return false
	}
	before = before[max(0, len(before)-4):]
	for _, r := range references {
		if r.before.MatchString(before) && r.behind.MatchString(behind) {
			return true
		}
	}
	return false
}

// number reports whether a text consists of digits, as before the full stop of
// a list marker.
func number(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// blankBefore reports whether a text begins with a blank, or is empty.
func blankBefore(text string) bool { return text == "" || text[0] == ' ' }

// oneLine returns the text without control characters, and with one blank for
// each run of white space.
func oneLine(text string) string {
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\ufeff'
	}), " ")
}

// Table returns a table; its cells must be Markdown without line ends. Columns
// whose entry in right is true are right-aligned; right may be shorter than a
// row.
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
