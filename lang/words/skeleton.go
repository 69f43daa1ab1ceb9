package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/lang/source"
)

// likeLatin are the letters of other scripts that cannot be told from Latin
// ones, and these. They are taken from Unicode's confusables.txt, version 16
// (https://www.unicode.org/Public/security, Unicode License v3): the pairs of
// single letters that most fonts draw alike.
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

// Skeleton is a text as a reader sees it, folded: what cannot be seen is gone,
// and letters that look like Latin ones are those. Texts of one skeleton that
// are not equal when folded look alike and are not the same. It follows the
// skeletons of UTS #39, but tells apart what differs within one script.
func Skeleton(s string) string {
	return Fold(norm.NFC.String(strings.Map(seen, norm.NFD.String(s))))
}

// seen is the character as a reader sees it.
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
		return rune(wide[0]) // wide letters, and those of mathematics
	}
	return r
}

// Disguised is the first letter in a word of the text that is not Latin and
// only looks it, in a word that has Latin letters and looks wholly Latin; 0
// when there is none.
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
