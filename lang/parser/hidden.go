package parser

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// maxHidden is how many runs of hidden characters are reported per file.
const maxHidden = 100

// hidden reports misplaced invisible characters: those that change the reading
// order of a line, and those that make two names of what looks like one.
func (p *parser) hidden() {
	mirrored := sync.OnceValue(func() bool {
		return strings.ContainsFunc(p.text, func(r rune) bool { return unicode.In(r, rightToLeft...) })
	})
	var last *source.Span
	var runs []source.Span
	before := ' ' // the last visible character, without accents
	for i, r := range p.text[p.file.Begin():] {
		switch {
		case ' ' <= r && r <= '~':
			before = r
			continue
		case !source.IsInvisible(r):
			if !unicode.Is(unicode.Mn, r) {
				before = r
			}
			continue
		case r == 0: // already reported
			continue
		case isDirection(r) && mirrored(), belongs(r, before):
			continue
		}
		start := p.file.Begin() + i
		at := source.Span{Start: start, End: start + len(string(r))}
		if last != nil && last.End == at.Start {
			last.End = at.End
			continue
		}
		if len(runs) == maxHidden {
			break
		}
		runs = append(runs, at)
		last = &runs[len(runs)-1]
	}
	for _, at := range runs {
		p.report(hiddenCharacter(p.file, at, p.inText(at)))
	}
}

// isDirection reports whether the character is a direction mark, which journeys
// with right-to-left words need.
func isDirection(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }

// belongs reports whether an invisible character is part of a script or an
// emoji after the character before it.
func belongs(r, before rune) bool {
	switch {
	case source.IsSpace(before):
		return false
	case r == '\u200c', r == '\u200d', unicode.Is(unicode.Variation_Selector, r): // joiners and variation selectors
		return before > '~' && !unicode.In(before, unjoined...) || r == '\ufe0f' && !unicode.IsLetter(before)
	case r == '\u200b': // line break opportunities
		return unicode.In(before, unspaced...)
	case 0xe0020 <= r && r <= 0xe007f: // flags of regions
		return before == '🏴'
	}
	return false
}

var (
	rightToLeft = []*unicode.RangeTable{unicode.Adlam, unicode.Arabic, unicode.Hanifi_Rohingya, unicode.Hebrew, unicode.Mandaic, unicode.Mende_Kikakui, unicode.Nko, unicode.Samaritan, unicode.Syriac, unicode.Thaana}
	unjoined    = []*unicode.RangeTable{unicode.Armenian, unicode.Cyrillic, unicode.Georgian, unicode.Greek, unicode.Hangul, unicode.Hebrew, unicode.Hiragana, unicode.Katakana, unicode.Latin}
	unspaced    = []*unicode.RangeTable{unicode.Khmer, unicode.Lao, unicode.Myanmar, unicode.Thai, unicode.Tibetan}
)

// inText reports whether a position is in a comment, in a remark or in another
// text that names nothing. Such text may change without affecting the rest,
// unless it would begin or end a comment or a string.
func (p *parser) inText(at source.Span) bool {
	const signs = `#"\`
	if strings.ContainsAny(p.text[max(at.Start-1, 0):at.Start], signs) || strings.ContainsAny(p.text[at.End:min(at.End+1, len(p.text))], signs) {
		return false
	}
	if r, n := utf8.DecodeLastRuneInString(p.text[:at.Start]); r == utf8.RuneError && n == 1 {
		return false // part of a character, which may become complete
	}
	for _, c := range p.tree.Comments {
		if c.At.Start < at.Start && at.End <= c.At.End {
			return true
		}
	}
	i := sort.Search(len(p.stmts), func(i int) bool { return p.stmts[i].at.End >= at.End })
	if i == len(p.stmts) || at.Start < p.stmts[i].at.Start {
		return false
	}
	switch s := &p.stmts[i]; s.kind {
	case kindJourney, kindGoal, kindPhase, kindRemark:
		return s.near == nil && skipWord(p.text, s.at.Start, s.at.End) < at.Start
	}
	return false
}

func hiddenCharacter(f *source.File, at source.Span, inText bool) diag.Diagnostic {
	all := []rune(f.Slice(at))
	what := fmt.Sprintf("invisible character U+%04X", all[0])
	switch {
	case unicode.Is(unicode.Bidi_Control, all[0]):
		what = fmt.Sprintf("the invisible character U+%04X changes the order in which this line is read", all[0])
	case len(all) > 1:
		what = fmt.Sprintf("%d invisible characters, the first of them U+%04X", len(all), all[0])
	}
	d := diag.New(diag.HiddenCharacter, f, at, what)
	d.Help = "remove it; names that differ only by it look the same"
	fix := diag.Replace("remove it", at, "")
	if inText {
		fix = fix.AsSafe(diag.Wording | diag.Value) // elsewhere it may make two names of one, or one of two
	}
	d.Offer(fix)
	return d
}
