// Package words holds the closed word lists of the language: moods, verbs by
// kind, adverbs, prepositions, customer words and so on. All of them are data
// in words.txt; the package only looks words up.
//
// It knows nothing of syntax.
package words

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names, labels and words are compared: NFC, then
// Unicode case folding, then NFC again.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
	}
	return strings.ToLower(s)
}

// IsArticle reports whether the word is an article or a possessive, which is
// ignored before a name.
func IsArticle(word string) bool { return tables().articles[Fold(word)] }

// Mood is the documented number, -2 to +2, of a mood such as worried or +1.
// The number may be written with a hyphen or a minus sign.
func Mood(word string) (value int, ok bool) {
	value, ok = tables().moods[Fold(word)]
	return value, ok
}
