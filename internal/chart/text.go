package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns a text on one line: invalid characters become U+FFFD, line
// ends, tabs and control characters become a blank, and several blanks become
// one.
func Clean(text string) string {
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\ufeff'
	}), " ")
}

// names reports whether a text contains a name as whole words, ignoring case.
func names(text, name string) bool {
	text, name = strings.ToLower(text), strings.ToLower(name)
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for at := 0; name != ""; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !inWord(before) && !inWord(after) {
			return true
		}
		at = end
	}
	return false
}

// Escape replaces each character of a clean text that might have a meaning in a
// notation with a code. Letters, digits, blanks and non-ASCII characters stay,
// and so do commas, and full stops and hyphens inside a sentence, which are
// frequent in journeys and have no meaning in any notation. Characters in keep
// stay as well.
func Escape(text, keep string, code func(rune) string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if plain(last, r, next) || strings.ContainsRune(keep, r) {
			b.WriteRune(r)
		} else {
			b.WriteString(code(r))
		}
		last = r
	}
	return b.String()
}

func plain(last, r, next rune) bool {
	switch {
	case r >= utf8.RuneSelf, r == ' ', r == ',':
		return true
	case r == '.':
		return unicode.IsLetter(last) && next != '.'
	case r == '-':
		return unicode.IsLetter(last) && unicode.IsLetter(next)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
