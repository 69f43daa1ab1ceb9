package parser

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// amountFault says why a text is not an amount.
type amountFault int

const (
	noFault amountFault = iota
	noAmount
	ambiguous // 1.000 may be one or a thousand
)

// side matches the parts of an amount: what precedes the number, the number
// with its separators, and the rest.
var side = pattern(`^([^\s0-9.,+-]*) ?([0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?|[0-9][0-9.,]*)(.*)$`)

// rangeTo matches the sign of a range with a number after it.
var rangeTo = pattern(` ?(?:\.\.+|…|–|—|-| to ) ?([^\s0-9.,+-]* ?[0-9])`)

// dotted matches a number with a full stop that may separate thousands or
// decimals.
var dotted = pattern(`\b([1-9][0-9]{0,2})\.([0-9]{3})\b`)

// readAmount reads a cost: 12, €12, 12.50 EUR, 1 200, 1.5k EUR, £90 to £250,
// about 5 EUR, up to 10 min. The result has no position.
func readAmount(s string) (ast.Amount, amountFault) {
	text := source.FoldSpace(s)
	if rest, ok := cutFront(text, lexicon.CutAtMost); ok {
		high, fault := readSide(rest)
		high.Min = 0
		return high.Amount, fault
	}
	if m := between().FindStringSubmatch(text); m != nil {
		text = m[1] + " to " + m[2]
	} else if rest, ok := cutFront(text, lexicon.CutRoughly); ok {
		text = rest
	}
	at := rangeTo().FindStringSubmatchIndex(text)
	if at == nil {
		one, fault := readSide(text)
		return one.Amount, fault
	}
	low, fault := readSide(text[:at[0]])
	high, faultHigh := readSide(text[at[2]:])
	switch {
	case fault == noAmount || faultHigh == noAmount:
		one, fault := readSide(text) // the sign belongs to the unit
		return one.Amount, fault
	case fault != noFault || faultHigh != noFault:
		return ast.Amount{}, ambiguous
	}
	if high.times > 1 && low.times == 1 && low.Unit == "" { // 1-2k
		low.Min *= high.times
	}
	a := ast.Amount{Min: low.Min, Max: high.Max, Unit: high.Unit, Before: high.Before}
	switch {
	case a.Unit == "":
		a.Unit, a.Before = low.Unit, low.Before
	case low.Unit != "" && lexicon.Unit(low.Unit) != lexicon.Unit(a.Unit):
		return ast.Amount{}, noAmount
	}
	if a.Min > a.Max {
		return ast.Amount{}, noAmount
	}
	return a, noFault
}

// cutFront cuts words off the front, ignoring case.
func cutFront(text string, cut func(string) (string, bool)) (string, bool) {
	rest, ok := cut(strings.ToLower(text))
	if !ok || len(rest) > len(text) {
		return text, false
	}
	return text[len(text)-len(rest):], true
}

// further matches a second amount that is added to the first.
var further = pattern(`\+ ?\S{0,3} ?[0-9]`)

// amountSide is one end of an amount; Min and Max are equal.
type amountSide struct {
	ast.Amount
	times float64 // the multiplier of the number
}

func readSide(s string) (amountSide, amountFault) {
	m := side().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return amountSide{}, noAmount
	}
	digits := strings.TrimRight(m[2], ".,")
	before, after := strings.TrimSpace(m[1]), strings.TrimSpace(m[2][len(digits):]+m[3])
	if before != "" && !isUnitBefore(before) || further().MatchString(after) {
		return amountSide{}, noAmount
	}
	value, fault := readNumber(digits)
	if fault != noFault {
		return amountSide{}, fault
	}
	times := 1.0
	first, rest, _ := strings.Cut(after, " ")
	if n, ok := lexicon.Multiple(lexicon.Fold(first)); ok {
		next, _, _ := strings.Cut(rest, " ")
		_, currency := lexicon.Currency(next)
		if currency || before != "" || lexicon.Fold(first) == "k" {
			times, after = n, rest
		}
	}
	value *= times
	if math.IsInf(value, 0) {
		return amountSide{}, noAmount
	}
	unit := after
	if before != "" {
		unit = strings.TrimSpace(before + " " + after)
	}
	return amountSide{ast.Amount{Min: value, Max: value, Unit: unit, Before: before != ""}, times}, noFault
}

// isUnitBefore reports whether the word may precede its number: a currency, or
// a code of three capital letters.
func isUnitBefore(word string) bool {
	if _, ok := lexicon.Currency(word); ok {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Sc, r) {
		return true
	}
	return len(word) == 3 && strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// readNumber reads a number with separators. The last of two different ones
// marks the decimals. A comma before three digits separates thousands, as in
// English; a full stop there may mean either.
func readNumber(s string) (float64, amountFault) {
	plain := strings.NewReplacer(" ", "", "'", "", "’", "").Replace(s)
	spaced := plain != s
	comma, dot := strings.LastIndexByte(plain, ','), strings.LastIndexByte(plain, '.')
	group, decimal := ",", "."
	switch {
	case comma > dot && (dot >= 0 || spaced || !grouped().MatchString(plain)):
		group, decimal = ".", ","
	case dot >= 0 && comma < 0 && strings.Count(plain, ".") > 1:
		group, decimal = ".", ","
	case dot >= 0 && comma < 0 && !spaced && plain[0] != '0' && grouped().MatchString(plain):
		return 0, ambiguous
	}
	whole, part, parted := strings.Cut(plain, decimal)
	if strings.Contains(whole, group) && (spaced || !grouped().MatchString(whole)) || strings.ContainsAny(part, ".,") {
		return 0, noAmount
	}
	whole = strings.ReplaceAll(whole, group, "")
	if parted {
		whole += "." + part
	}
	v, err := strconv.ParseFloat(whole, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, noAmount
	}
	return v, noFault
}

// grouped matches a number with separators between thousands.
var grouped = pattern(`^[0-9]{1,3}(?:([,.])[0-9]{3})(?:[,.][0-9]{3})*$`)
