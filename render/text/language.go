package text

import "unicode"

// written are the scripts that are written, but for a few, in one language
// each.
var written = []struct {
	script   *unicode.RangeTable
	language string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"},
	{unicode.Thai, "th"}, {unicode.Lao, "lo"}, {unicode.Khmer, "km"}, {unicode.Myanmar, "my"}, {unicode.Georgian, "ka"},
	{unicode.Armenian, "hy"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Sinhala, "si"}, {unicode.Ethiopic, "am"},
}

// Language is the language tag of texts whose letters are for a good part of a
// script that tells it, else "". Latin, Cyrillic, Arabic and Devanagari letters
// tell none; Han letters beside Japanese or Korean ones are theirs.
func Language(texts ...string) string {
	counts := make([]int, len(written))
	all := 0
	for _, t := range texts {
		for _, r := range t {
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			if r < firstForeign {
				continue
			}
			for i, w := range written {
				if unicode.Is(w.script, r) {
					counts[i]++
					break
				}
			}
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if counts[best]*4 < all || all == 0 {
		return ""
	}
	return written[best].language
}

// firstForeign is where the first of those scripts begins.
const firstForeign = 0x370
