package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// advances are the widths of letters that the embedded font lacks, as a browser
// sets them in the Noto fonts: bench/type/measure.mjs writes them. A line is a
// code point in hex and pairs of widths, regular/bold, in thousandths of an em:
// for most letters one pair, for joined ones four (alone, first, in the middle,
// last), for Indic consonants two (with their vowel, and without it before
// another consonant, on average). Two code points are two letters: lam with an
// alef, drawn as one, alone and last; or an Indic consonant before another one,
// if it is far from its average.
//
//go:embed advances.txt
var advances string

// letter is the widths of a letter in its forms, in ems, regular and bold.
type letter struct {
	forms [4][2]float32
	count int
}

// The forms of a joined letter, and of an Indic consonant.
const (
	alone, first, middle, last = 0, 1, 2, 3

	half = 1
)

// two are the letters of a line: the second is 0 for most.
type two [2]rune

var letters = sync.OnceValue(func() map[two]letter {
	all := make(map[two]letter, strings.Count(advances, "\n"))
	for line := range strings.Lines(advances) {
		fields := strings.Fields(line)
		one, other, _ := strings.Cut(fields[0], "+")
		key := two{code(one), code(other)}
		var l letter
		for _, pair := range fields[1:] {
			regular, bold, _ := strings.Cut(pair, "/")
			for i, digits := range []string{regular, bold} {
				n, _ := strconv.Atoi(digits)
				l.forms[l.count][i] = float32(n) / 1000
			}
			l.count++
		}
		all[key] = l
	}
	return all
})

func code(hex string) rune {
	n, _ := strconv.ParseInt(hex, 16, 32)
	return rune(n)
}

// mayBeMeasured reports whether a rune may be one of the measured letters: of
// the scripts from Armenian to Khmer, or a currency sign. The table is read
// only when one of them occurs.
func mayBeMeasured(r rune) bool {
	return r >= 0x531 && r < 0x1800 || r >= 0x20A0 && r < 0x20D0
}

// joins reports on which sides a letter joins others: one with the same form in
// front as alone does not join what follows.
func (l letter) joins() (before, after bool) {
	return l.count == 4 && l.forms[last] != l.forms[alone],
		l.count == 4 && (l.forms[first] != l.forms[alone] || l.forms[middle] != l.forms[last])
}

const (
	nonJoiner = '\u200C'
	joiner    = '\u200D'
)

// run measures the measured letters at the start of a text, and the marks on
// them, in ems. It returns their length in bytes; 0 if there are none.
func (f *face) run(t string) (em float64, size int) {
	r, n := utf8.DecodeRuneInString(t)
	if !mayBeMeasured(r) {
		return 0, 0
	}
	table := letters()
	joined := false // the previous letter joins this one
	for r != utf8.RuneError {
		l, ok := table[two{r}]
		switch {
		case ok:
			next, following := beyond(t[size+n:], table)
			w := 0.0
			w, joined, n = f.letter(l, r, n, joined, next, following)
			em += w
		case size > 0 && (unicode.Is(unicode.Mn, r) || r == joiner):
		case size > 0 && r == nonJoiner:
			joined = false
		default:
			return em, size
		}
		size += n
		r, n = utf8.DecodeRuneInString(t[size:])
	}
	return em, size
}

// near is what follows a letter: its marks, then another letter.
type near struct {
	rune   rune // the next letter, or 0
	size   int  // length up to its end, in bytes
	virama bool // a virama in between
	apart  bool // a non-joiner in between
}

// beyond returns what follows a letter.
func beyond(t string, table map[two]letter) (near, letter) {
	var b near
	for b.size < len(t) {
		r, n := utf8.DecodeRuneInString(t[b.size:])
		b.size += n
		if isVirama(r) {
			b.virama = true
			continue
		}
		if l, ok := table[two{r}]; ok {
			b.rune = r
			return b, l
		}
		switch {
		case r == nonJoiner:
			b.apart = true
		case r != joiner && !unicode.Is(unicode.Mn, r):
			return near{}, letter{}
		}
	}
	return near{}, letter{}
}

// isVirama reports whether a mark removes an Indic consonant's vowel.
func isVirama(r rune) bool {
	return r >= 0x900 && r < 0xE00 && (r&0x7F == 0x4D)
}

// letter returns the width of one letter in its context, whether it joins the
// next one, and how many bytes it includes.
func (f *face) letter(l letter, r rune, n int, joined bool, next near, following letter) (em float64, joins bool, size int) {
	at := func(l letter, form int) float64 { return float64(l.forms[form][f.weight]) }
	if l.count == 2 {
		if !next.virama || next.rune == 0 || next.apart {
			return at(l, alone), false, n
		}
		if pair, ok := letters()[two{r, next.rune}]; ok {
			return at(pair, alone), false, n
		}
		return at(l, half), false, n
	}
	if l.count < 4 {
		return at(l, alone), false, n
	}
	before, after := l.joins()
	joined = joined && before
	if ligature, ok := letters()[two{r, next.rune}]; ok && next.rune != 0 && !next.apart {
		if joined {
			return at(ligature, first), false, n + next.size
		}
		return at(ligature, alone), false, n + next.size
	}
	joinsNext, _ := following.joins()
	after = after && joinsNext && !next.apart
	switch {
	case joined && after:
		return at(l, middle), true, n
	case joined:
		return at(l, last), false, n
	case after:
		return at(l, first), true, n
	}
	return at(l, alone), false, n
}
