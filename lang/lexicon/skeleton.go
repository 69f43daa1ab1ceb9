package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/lang/source"
)

// likeLatin are the letters of other scripts that look like Latin ones, and
// those Latin letters. They are taken from Unicode's confusables.txt, version
// 16 (https://www.unicode.org/Public/security, Unicode License v3): the pairs
// of single letters that most fonts draw alike.
const (
	likeLatin = "ЅІЈАВЕКМНОРСТУХЅҮԚԜаеорсухѕіјүһԁԛԝӏѵ" + "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαινορυϲϳ" + "ՍՏՕհոսցօ"
	latin     = "SIJABEKMHOPCTYXSYQWaeopcyxsijyhdqwlv" + "JABEZHIKMNOPTYXCaivopucj" + "USOhnugo"
)

var toLatin = func() map[rune]rune {
	m := map[rune]rune{}
	to := []rune(latin)
	for i, r := range []rune(likeLatin) {
		m[r] = to[i]
	}
	return m
}()

// Skeleton returns the folded text as a reader sees it: without invisible
// characters, and with Latin letters for those that look Latin. Texts with the
// same skeleton that are not equal when folded look alike but differ. It
// follows the skeletons of UTS #39, but keeps differences within one script.
func Skeleton(s string) string {
	return Fold(norm.NFC.String(strings.Map(seen, norm.NFD.String(s))))
}

// seen returns the character as a reader sees it.
func seen(r rune) rune {
	if source.IsInvisible(r) {
		return -1
	}
	if r < utf8.RuneSelf {
		return r
	}
	if l, ok := toLatin[r]; ok {
		return l
	}
	if wide := norm.NFKC.String(string(r)); unicode.IsLetter(r) && len(wide) == 1 {
		return rune(wide[0]) // full-width and mathematical letters
	}
	return r
}

// Disguised returns the first non-Latin letter that only looks Latin, in a word
// that has Latin letters and looks completely Latin; 0 if there is none.
func Disguised(s string) rune {
	for _, word := range strings.Fields(norm.NFD.String(s)) {
		disguised, latin, other := rune(0), false, false
		for _, r := range word {
			switch {
			case !unicode.IsLetter(r):
			case unicode.Is(unicode.Latin, r):
				latin = true
			case toLatin[r] == 0:
				other = true
			case disguised == 0:
				disguised = r
			}
		}
		if latin && !other && disguised != 0 {
			return disguised
		}
	}
	return 0
}
