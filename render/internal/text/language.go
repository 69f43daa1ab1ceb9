package text

import (
	"slices"
	"unicode"
)

// script is a script with the tag of its language.
type script struct {
	table    *unicode.RangeTable
	language string
}

// written are the scripts that are used for one language, with few exceptions.
var written = []script{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"},
	{unicode.Thai, "th"}, {unicode.Lao, "lo"}, {unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Sinhala, "si"}, {unicode.Ethiopic, "am"},
}

// Language returns the language tag of texts, if a good part of their letters
// belongs to a script that identifies it, otherwise "". Latin, Cyrillic, Arabic
// and Devanagari letters do not; Han letters next to Japanese or Korean ones
// count as those.
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

// firstForeign is the first character of those scripts.
const firstForeign = 0x370
