package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether the character separates words. It is the one
// definition of a space in the language: all that Unicode calls white space,
// such as the tab, the no-break space and the ideographic space, as unicode and
// strings have it too. Where it does not end a line, any of them is as good as
// a blank.
func IsSpace(r rune) bool { return unicode.IsSpace(r) }

// FoldSpace is the text without white space at its ends, and with one blank for
// each run of it inside.
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

// IsInvisible reports whether the character leaves no mark of its own and is no
// space: a zero-width space, a bidi control, a joiner, the selector of a
// variant, a filler, a control character.
func IsInvisible(r rune) bool {
	switch r {
	case '\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u3164', '\uffa0':
		return true
	}
	return !IsSpace(r) && unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}
