package text

import (
	"slices"
	"unicode"
)

// script is a script and the tag of its language.
type script struct {
	table    *unicode.RangeTable
	language string
}

// written are the scripts that are written, but for a few, in one language
// each.
var written = []script{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"},
	{unicode.Thai, "th"}, {unicode.Lao, "lo"}, {unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Sinhala, "si"}, {unicode.Ethiopic, "am"},
}

// Language is the language tag of texts whose letters are for a good part of a
// script that tells it, else "". Latin, Cyrillic, Arabic and Devanagari letters
// tell none; Han letters beside Japanese or Korean ones are theirs.
func Language(texts ...string) string {
	counts := map[string]int{}
	all, han := 0, 0
	for _, t := range texts {
		for _, r := range t {
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			switch i := slices.IndexFunc(written, func(w script) bool { return r >= firstForeign && unicode.Is(w.table, r) }); {
			case i >= 0:
				counts[written[i].language]++
			case unicode.Is(unicode.Han, r):
				han++
			}
		}
	}
	best := ""
	for _, w := range written {
		if counts[w.language] > counts[best] {
			best = w.language
		}
	}
	part := counts[best]
	if best == "ja" || best == "ko" {
		part += han
	}
	if part*4 < all {
		return ""
	}
	return best
}

// firstForeign is where the first of those scripts begins.
const firstForeign = 0x370
