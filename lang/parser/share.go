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

// separators may separate a text from its share: yes, 40%.
const separators = ",;:-–—"

// maxShareWords is the maximum number of words of a share: (between 30 and 40
// per cent).
const maxShareWords = 7

// cutShare cuts the share off the end of the words of a branch, with any
// separator before it: (40%), [40%] and ", about 40%". A percentage without any
// of these may belong to the text; it is a share after an answer such as yes,
// or if only a share is allowed.
func (t *tokens) cutShare(ws []word, only bool) ([]word, source.Span) {
	last := ws[len(ws)-1]
	if last.quoted {
		return ws, source.Span{}
	}
	for i := len(ws) - 1; i >= 0 && !ws[i].quoted && len(ws)-i <= maxShareWords+2; i-- {
		s := t.text[ws[i].start:ws[i].end]
		if k := strings.LastIndexAny(s, "(["); k >= 0 {
			at := source.Span{Start: ws[i].start + k, End: last.end}
			if readShare(t.text[at.Start:at.End]).is == noShare {
				return ws, source.Span{}
			}
			return cutWords(ws[:i+1], at.Start), at
		}
	}
	for n := min(maxShareWords, len(ws)); n > 0; n-- {
		i := len(ws) - n
		if holdsQuoted(ws[i:]) || readPercent(strings.TrimRight(t.text[ws[i].start:last.end], ")]")).is == noShare {
			continue
		}
		at := source.Span{Start: ws[i].start, End: last.end}
		switch {
		case i == 0 && only:
			return nil, at
		case i == 0:
			return ws, source.Span{}
		}
		before := ws[i-1]
		sign, size := utf8.DecodeLastRuneInString(t.text[before.start:before.end])
		switch {
		case !before.quoted && strings.ContainsRune(separators, sign) && (before.end-before.start == size || !strings.ContainsRune("-–—", sign)):
			at.Start = before.end - size
			return cutWords(ws[:i], at.Start), at
		case i == 1 && lexicon.IsAnswer(lexicon.Fold(t.text[before.start:before.end])):
			return ws[:i], at
		case before.quoted || t.speaksOf(ws[:i]):
			return ws, source.Span{}
		}
		return ws[:i], at
	}
	return ws, source.Span{}
}

// cutWords returns the words up to an offset, which may be inside the last one.
func cutWords(ws []word, end int) []word {
	kept := append([]word(nil), ws...)
	for len(kept) > 0 && kept[len(kept)-1].start >= end {
		kept = kept[:len(kept)-1]
	}
	if len(kept) > 0 {
		last := &kept[len(kept)-1]
		last.end = min(last.end, end)
	}
	return kept
}

func holdsQuoted(ws []word) bool {
	for _, w := range ws {
		if w.quoted {
			return true
		}
	}
	return false
}

// speaksOf reports whether a percentage after the words belongs to them: usage
// drops 30%, a discount of 20%, more than 10%.
func (t *tokens) speaksOf(ws []word) bool {
	last := ws[len(ws)-1]
	s := lexicon.Fold(t.text[last.start:last.end])
	if r, _ := utf8.DecodeLastRuneInString(s); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return true // usage > 30%
	}
	if lexicon.IsPreposition(s) || t.known.IsBe(s) {
		return true
	}
	if _, ok := lexicon.CutAtLeast(s + " 1"); ok || lexicon.EndsBound(s) {
		return true
	}
	v, form := t.known.LookupVerb(s)
	return v != nil && form == lexicon.Third && len(ws) > 1
}

// certainty says how sure it is that a text is a share.
type certainty int

const (
	noShare certainty = iota
	perhaps           // may be one; the author is asked
	faulty            // meant as one, with an invalid number
	sure
)

// reading is the result of reading a text as a share.
type reading struct {
	is      certainty
	percent float64
}

// readShare reads a whole share, with its brackets and separators.
func readShare(s string) reading {
	plain := strings.TrimSpace(trimStops(withoutSeparator(s)))
	inside, bracketed := brackets(plain)
	r := readPercent(inside)
	if half := strings.Trim(plain, "()[]"); !bracketed && half != plain {
		r = readPercent(half) // (40% without its other bracket
		if r.is == sure {
			r.is = perhaps
		}
	}
	if !bracketed {
		return r
	}
	if r.is != noShare {
		return r
	}
	text := lexicon.Fold(source.FoldSpace(inside))
	if n, of, ok := strings.Cut(text, "/"); ok { // (1/5) is a share, a date or a part
		return perhapsPart(n, of)
	}
	if n, ok := number(text); ok && n <= 100 && !strings.HasPrefix(plain, "[") {
		if n <= 1 && strings.ContainsAny(text, ".,") {
			n *= 100 // (0.4)
		}
		return reading{perhaps, n}
	}
	for _, w := range strings.Fields(text) {
		if digits, ok := lexicon.CutPercent(w); ok {
			if n, ok := number(digits); ok { // (40% of cases)
				return reading{perhaps, n}
			}
			if isNumeric(digits) {
				return reading{is: faulty}
			}
		}
	}
	return reading{}
}

// trimStops removes punctuation at the end of a line: (40%). and (40%) :
func trimStops(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return source.IsSpace(r) || strings.ContainsRune(".:;,", r) })
}

// withoutSeparator returns a share without the sign that separates it from its
// text. A dash counts if white space follows.
func withoutSeparator(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeftFunc(s[n:], source.IsSpace)
	if strings.ContainsRune(separators, r) && (strings.ContainsRune(",;:", r) || len(rest) < len(s)-n) {
		return rest
	}
	return s
}

// brackets returns the text inside the brackets around s, if there are any.
func brackets(s string) (inside string, ok bool) {
	for _, pair := range [...]string{"()", "[]"} {
		if len(s) > 2 && s[0] == pair[0] && s[len(s)-1] == pair[1] {
			return s[1 : len(s)-1], true
		}
	}
	return s, false
}

// readPercent reads a percentage or a ratio without brackets.
func readPercent(s string) reading {
	text := lexicon.Fold(source.FoldSpace(s))
	text = strings.TrimSpace(trimStops(text))
	is := sure
	if rest, ok := lexicon.CutRoughly(text); ok {
		text = rest
	} else if rest, ok := lexicon.CutAtMost(text); ok {
		text, is = rest, perhaps
	} else if rest, ok := lexicon.CutAtLeast(text); ok {
		text, is = rest, perhaps
	}
	if r := readRatio(text); r.is != noShare {
		return r
	}
	text = strings.TrimPrefix(text, "between ")
	digits, ok := lexicon.CutPercent(text)
	if !ok || digits == "" {
		return reading{}
	}
	if n, ok := number(digits); ok {
		return reading{is, n}
	}
	if m := percentRange().FindStringSubmatch(digits); m != nil {
		first, _ := lexicon.CutPercent(m[1])
		low, okLow := number(first)
		high, okHigh := number(m[2])
		if okLow && okHigh && low <= high {
			return reading{is, rounded((low + high) / 2)}
		}
		return reading{is: faulty}
	}
	if isNumeric(digits) {
		return reading{is: faulty}
	}
	return reading{}
}

// percentRange matches a range of percentages.
var percentRange = pattern(`^([0-9.,]+.*?)\s*(?:\.\.+|…|–|—|-|\bto\b|\band\b|\bor\b)\s*([0-9.,]+)$`)

// ratio matches the numbers of 4 in 10.
var ratio = pattern(`^(\S+) (?:in|of|out of) (\S+)$`)

func readRatio(text string) reading {
	m := ratio().FindStringSubmatch(text)
	if m == nil {
		return reading{}
	}
	n, ok := quantity(m[1])
	of, okOf := quantity(m[2])
	if !ok || !okOf || of == 0 || n > of {
		return reading{}
	}
	return reading{sure, rounded(100 * n / of)}
}

func perhapsPart(n, of string) reading {
	if r := readRatio(n + " of " + of); r.is == sure {
		return reading{perhaps, r.percent}
	}
	return reading{}
}

// rounded rounds a calculated percentage to at most two decimals.
func rounded(percent float64) float64 { return math.Round(percent*100) / 100 }

// number reads a number in digits.
func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimPrefix(strings.TrimSpace(s), "+"), ",", ".", 1), 64)
	return v, err == nil && v >= 0 && !math.Signbit(v) && !math.IsInf(v, 0) && !math.IsNaN(v)
}

// isNumeric reports whether s looks like a number, valid or not.
func isNumeric(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789.,-+− \t") == ""
}

// Percent formats a share as it is written: 40, 12.5.
func Percent(share float64) string { return strconv.FormatFloat(share, 'f', -1, 64) }

// shareOf returns the share of an optional token, or nil. The text before it
// decides whether a percentage without brackets is one.
func (p *parser) shareOf(text ast.Text, value string, at source.Span) *ast.Share {
	if at.Len() == 0 {
		return nil
	}
	r := readShare(value)
	start := withoutSeparator(value)
	bare := start == value && value[0] != '(' && value[0] != '[' && text.At.Len() > 0 && !lexicon.IsAnswer(lexicon.Fold(text.Value))
	at.Start = at.End - len(start)
	switch {
	case r.is == faulty:
		p.report(badValue(p.file, at, "share", "write a percentage from 0 to 100 in parentheses, such as (90%)"))
		return nil
	case r.is == perhaps || bare:
		p.report(maybeShare(p.file, at, text, r.percent))
		return nil
	}
	return &ast.Share{Range: ast.Range{At: at}, Percent: r.percent}
}

// strayShare reports a share in brackets at the end of anything that is not a
// branch.
func (p *parser) strayShare(s *statement) {
	l := &p.scratch
	scanLine(p.text, source.Span{Start: p.file.LineSpan(p.file.LineAt(s.at.End)).Start, End: s.at.End}, false, l)
	t := tokens{file: p.file, text: p.text, known: p.known}
	_, at := t.cutShare(l.words, false)
	if at.Len() == 0 || p.text[at.Start] != '(' {
		return
	}
	if r := readShare(p.text[at.Start:at.End]); r.is == sure {
		p.report(strayShare(p.file, at, r.percent))
	}
}
