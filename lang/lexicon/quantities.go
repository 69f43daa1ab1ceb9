package lexicon

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quantities are the words around numbers.
type quantities struct {
	roughly, atMost, atLeast []string // the longest first
	percent                  []string
	answers, deadlines       set
	boundEnds                set
	counts, multiples        map[string]float64
	currencies               map[string]string // code by sign, word or code, folded
	meanwhile, anytime       []string
}

func readQuantities(sections map[string]section) quantities {
	phrases := func(name string, keys ...string) []string {
		var all []string
		for p := range sections[name].set(keys...) {
			all = append(all, p)
		}
		slices.SortFunc(all, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
		return all
	}
	numbers := func(name string) map[string]float64 {
		all := map[string]float64{}
		for _, e := range sections[name] {
			n, err := strconv.ParseFloat(e.key, 64)
			if err != nil {
				continue
			}
			for _, w := range e.words {
				all[w] = n
			}
		}
		return all
	}
	q := quantities{
		roughly: phrases("roughly"), atMost: phrases("bounds", "most"), atLeast: phrases("bounds", "least"),
		percent: phrases("percent"), answers: sections["answers"].set(), deadlines: sections["deadlines"].set(), boundEnds: sections["bound_ends"].set(),
		counts: numbers("counts"), multiples: numbers("multiples"),
		currencies: sections["currencies"].keys(), meanwhile: phrases("meanwhile"), anytime: phrases("anytime"),
	}
	for _, e := range sections["currencies"] {
		q.currencies[Fold(e.key)] = e.key
	}
	return q
}

// Quantity returns the number that a word before a unit stands for: two, half,
// an.
func Quantity(word string) (float64, bool) {
	if n, ok := Number(word); ok {
		return float64(n), true
	}
	n, ok := standard().quantities.counts[word]
	return n, ok
}

// Multiple returns the multiplier that a word right after a number stands for:
// 1000 for the k of 1.5k.
func Multiple(word string) (float64, bool) {
	n, ok := standard().quantities.multiples[word]
	return n, ok
}

// IsAnswer reports whether the word alone answers a question: yes.
func IsAnswer(word string) bool { return standard().quantities.answers[word] }

// IsDeadline reports whether the word introduces a deadline: within.
func IsDeadline(word string) bool { return standard().quantities.deadlines[word] }

// EndsBound reports whether a phrase for a minimum or a maximum may end in the
// word: more than.
func EndsBound(word string) bool { return standard().quantities.boundEnds[word] }

// Currency returns the code of a currency, given its sign, name or code in any
// case: GBP for £.
func Currency(word string) (code string, ok bool) {
	code, ok = standard().quantities.currencies[Fold(word)]
	return code, ok
}

// Unit returns a unit in a form that can be compared: the code of the currency,
// if it is one.
func Unit(unit string) string {
	first, rest, _ := strings.Cut(Fold(unit), " ")
	if code, ok := Currency(first); ok {
		first = code
	}
	return strings.TrimSpace(first + " " + rest)
}

// CutRoughly cuts off words that make an amount inexact: about. As for the
// other phrases, s is folded, has single spaces, and starts with the phrase.
func CutRoughly(s string) (rest string, ok bool) { return cutPhrase(s, standard().quantities.roughly) }

// CutAtMost cuts off words that make an amount a maximum: up to.
func CutAtMost(s string) (rest string, ok bool) { return cutPhrase(s, standard().quantities.atMost) }

// CutAtLeast cuts off words that make an amount a minimum: over.
func CutAtLeast(s string) (rest string, ok bool) { return cutPhrase(s, standard().quantities.atLeast) }

// CutMeanwhile cuts off words that say that something else happens at the same
// time.
func CutMeanwhile(s string) (rest string, ok bool) {
	rest, ok = cutPhrase(s, standard().quantities.meanwhile)
	return strings.TrimSpace(strings.TrimPrefix(rest, ",")), ok
}

// OpensAnytime reports whether s begins with words that say that something may
// happen at any time.
func OpensAnytime(s string) bool {
	_, ok := cutPhrase(s, standard().quantities.anytime)
	return ok
}

// CutPercent cuts a percent sign, or the word for it, off the end.
func CutPercent(s string) (number string, ok bool) {
	for _, p := range standard().quantities.percent {
		if rest, found := strings.CutSuffix(s, p); found && (rest == "" || !endsInLetter(p) || !endsInLetter(rest)) {
			return strings.TrimRightFunc(rest, unicode.IsSpace), true
		}
	}
	return s, false
}

// cutPhrase cuts the first matching phrase off the beginning of s.
func cutPhrase(s string, phrases []string) (string, bool) {
	for _, p := range phrases {
		rest, ok := strings.CutPrefix(s, p)
		if !ok || rest == "" {
			continue
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if unicode.IsLetter(next) || endsInLetter(p) && unicode.IsDigit(next) {
			continue
		}
		return strings.TrimLeftFunc(rest, unicode.IsSpace), true
	}
	return s, false
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}
