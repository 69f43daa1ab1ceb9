package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether the character separates words. It is the only
// definition of a space in the language: Unicode white space, including the
// tab, the no-break space and the ideographic space, as in the packages unicode
// and strings. Unless they end a line, all of them are equivalent to a blank.
func IsSpace(r rune) bool { return unicode.IsSpace(r) }

// FoldSpace trims white space and replaces each run of it inside with one
// blank.
func FoldSpace(s string) string {
	blank := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || '\t' <= c && c <= '\r' || c == ' ' && blank {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}

// IsInvisible reports whether the character leaves no mark and is not a space:
// a zero-width space, a bidi control, a joiner, a variation selector, a filler,
// a control character.
func IsInvisible(r rune) bool {
	switch r {
	case '\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u3164', '\uffa0':
		return true
	}
	return !IsSpace(r) && unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
