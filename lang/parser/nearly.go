package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

// near is what a faulty line was nearly: the keyword it should begin with,
// and the rewrite where that is certain.
type near struct {
	keyword string      // as in the vocabulary; empty when the line is not nearly anything
	at      source.Span // what stands in its place
	fix     string      // the certain text for it, or empty
}

// nearly reads a line that would be a sentence as the keyword it was probably
// meant to be, where the line alone says so.
func (t *tokens) nearly(ws []word) (kind, *near) {
	first, n := t.bare(ws[0]), len(ws)
	at := ws[0].span()
	all := source.Span{Start: at.Start, End: ws[n-1].end}
	next := ""
	if n > 1 {
		next = t.bare(ws[1])
	}
	switch {
	case first == "":
	case token.Is(first, "goto"):
		return kindGoTo, &near{"go to", at, "go to"}
	case token.Is(first, "else") && token.Is(next, "if"), token.Is(first, "elseif"), token.Is(first, "elif"):
		return kindWhen, &near{keyword: "when", at: at}
	case token.Is(first, "else") && n == 1:
		return kindOtherwise, &near{"otherwise", at, "otherwise"}
	case token.Is(first, "if"):
		return kindWhen, &near{keyword: "when", at: at}
	case token.Is(first, "together") && n == 2:
		return kindTogether, &near{keyword: "together", at: ws[1].span()}
	case token.Is(first, "and"):
		return kindAnd, &near{keyword: "and", at: all}
	case token.Is(first, "end") && n <= 3 && t.ends(ws[1:]):
		return kindEnd, &near{"end", all, "end"}
	case token.Is(first, "repeat"):
		_, counts := quantity(strings.TrimRight(strings.ToLower(next), "x"))
		switch {
		case counts && n == 2:
			return kindRepeat, &near{"repeat", all, "repeat " + strings.TrimRight(next, "xX") + " times"}
		case n == 1, counts, token.Is(next, "while"), token.Is(next, "if"), token.Is(next, "when"), token.Is(next, "till"), close(next, "until"):
			return kindRepeat, &near{keyword: "repeat", at: all}
		}
	case token.Is(first, "on") && (close(next, "failure") || token.Is(next, "fail") || token.Is(next, "error")):
		return kindFailure, &near{"on failure", at.Join(ws[1].span()), "on failure"}
	case close(first, "moment") && n == 3 && t.is(ws, 1, "of") && close(t.bare(ws[2]), "truth"):
		return kindMoment, &near{"moment of truth", all, "moment of truth"}
	case n == 1:
		for _, keyword := range [...]string{"together", "end", "otherwise", "succeed", "fail", "and"} {
			if close(first, keyword) {
				k := alone[keyword]
				if e, ok := single[keyword]; ok {
					k = e
				}
				return k, &near{keyword, at, keyword}
			}
		}
	}
	return kindStep, nil
}

// ends reports whether the words behind an `end` only name what it closes.
func (t *tokens) ends(ws []word) bool {
	for _, w := range ws {
		switch strings.ToLower(t.bare(w)) {
		case "together", "repeat", "decision", "decides", "if", "when", "phase", "on", "failure", "block", "loop", "journey":
		default:
			return false
		}
	}
	return true
}

// close reports whether a word differs from a keyword by one slip of the
// fingers, or by two in a long one. Short keywords only by a swap.
func close(s, keyword string) bool {
	if len(s) > len(keyword)+2 || len(s)+2 < len(keyword) {
		return false
	}
	d := distance(strings.ToLower(s), keyword)
	switch {
	case len(keyword) <= 3:
		return d == 1 && sameLetters(strings.ToLower(s), keyword)
	case len(keyword) < 7:
		return d <= 1
	}
	return d <= 2
}

// sameLetters reports whether two words hold the same letters, in any order.
func sameLetters(a, b string) bool {
	for i := range len(a) {
		if strings.Count(a, a[i:i+1]) != strings.Count(b, a[i:i+1]) {
			return false
		}
	}
	return len(a) == len(b)
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours between two short words.
func distance(a, b string) int {
	const limit = 20
	if len(a) >= limit || len(b) >= limit {
		return limit
	}
	var d [limit + 1][limit + 1]int
	for i := 0; i <= len(a); i++ {
		for j := 0; j <= len(b); j++ {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

// slips looks at the sentences again, now that all lines are known, and finds
// those that were meant as something else: a misspelt keyword in front of a
// text, and a misspelt `decides` in front of a `when`.
func (p *parser) slips() {
	names := p.firstWords()
	for i := len(p.stmts) - 1; i >= 0; i-- {
		s := &p.stmts[i]
		if s.kind != kindStep || s.subject.Len() > 0 {
			continue
		}
		if i+1 < len(p.stmts) && (p.stmts[i+1].kind == kindWhen || p.stmts[i+1].kind == kindOtherwise) && p.nearlyDecides(s) {
			continue
		}
		at := source.Span{Start: s.at.Start, End: skipWord(p.text, s.at.Start, s.at.End)}
		first := strings.TrimRight(p.file.Slice(at), ":.")
		if openQuote(first) > 0 || len(first) < 3 || len(first) > len("otherwise")+2 || at.End == s.at.End {
			continue
		}
		if len(names) > 0 && names[words.Fold(first)] || len(names) == 0 && verbLike(p.text[at.End:s.at.End]) {
			continue
		}
		for _, e := range misspelt {
			if close(first, e) {
				s.kind, s.near = single[e], &near{keyword: e, at: at, fix: e}
				break
			}
		}
	}
}

// misspelt are the keywords that slips looks for.
var misspelt = func() (list []string) {
	for _, e := range token.Table() {
		if e.Reserved && len(e.Word) > 3 {
			list = append(list, e.Word)
		}
	}
	return list
}()

// firstWords is the first word of every name that the file declares.
func (p *parser) firstWords() map[string]bool {
	names := map[string]bool{}
	for i := range p.stmts {
		s := &p.stmts[i]
		if s.kind != kindDecl {
			continue
		}
		for _, t := range p.tokensOf(s) {
			if t.Type != tWords && t.Type != tString {
				continue
			}
			for _, w := range p.wordsOf(t) {
				for _, part := range strings.Fields(w.Text) {
					names[words.Fold(part)] = true
				}
			}
		}
	}
	return names
}

// verbLike reports whether a word in s could be the verb of a sentence in the
// third person.
func verbLike(s string) bool {
	for _, w := range strings.Fields(s) {
		w = strings.ToLower(w)
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") {
			return true
		}
	}
	return false
}

// nearlyDecides turns a sentence with a misspelt `decides` into a decision.
func (p *parser) nearlyDecides(s *statement) bool {
	for _, t := range p.tokensOf(s) {
		if t.Type != tWords {
			continue
		}
		for _, w := range p.wordsOf(t) {
			if !w.Quoted && !token.Is(w.Text, "decides") && close(w.Text, "decides") {
				s.kind, s.near = kindDecision, &near{keyword: "decides", at: w.At, fix: "decides"}
				return true
			}
		}
		return false
	}
	return false
}

// tokensOf is the tokens of a statement.
func (p *parser) tokensOf(s *statement) []lexer.Token {
	return p.chunks[s.chunk].Range(lexer.RawCursor(s.first), lexer.RawCursor(s.first+s.count))
}
