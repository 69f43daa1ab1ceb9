package bind

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/words"
)

// slips reports slips of the fingers that would make text of a clause: a
// keyword that is misspelt in front of a name, one that stands twice, and one
// that nothing follows; and names and articles that stand twice.
func (b *binder) slips(s *sentence) {
	b.misspelt(s, s.object())
	for _, c := range s.clauses {
		b.misspelt(s, c.toks[min(c.used, len(c.toks)):])
	}
	if b.doubled(s.head) {
		return
	}
	before := s.head
	for _, c := range s.clauses {
		if b.doubled(c.toks) {
			return
		}
		last := before[max(0, len(before)-1):]
		switch {
		case len(last) == 0 || last[0].quoted:
		case last[0].fold == c.ast.Kind.String():
			b.report(twice(b.file, last[0], c.ast.Keyword))
			return
		case s.hangs(last[0].fold):
			b.report(clauseEmpty(b.file, last[0]))
			return
		}
		before = c.toks
	}
	if last := len(before) - 1; last > 0 && !before[last].quoted && s.hangs(before[last].fold) {
		b.report(clauseEmpty(b.file, before[last]))
	}
}

// doubled reports the first name or article among the tokens that stands twice.
func (b *binder) doubled(toks []token) bool {
	for i := 1; i < len(toks); i++ {
		first, second := toks[i-1], toks[i]
		if first.fold != second.fold || first.quoted || second.quoted || first.comma {
			continue
		}
		if _, named := b.people.whole[first.fold]; named || words.IsArticle(first.fold) {
			b.report(twice(b.file, first, second.at))
			return true
		}
	}
	return false
}

// hangs reports whether a keyword at the end of a sentence can only be a
// clause that is not complete: sends form to; but not: comes to.
func (s *sentence) hangs(word string) bool {
	return word == ast.Via.String() || word == ast.To.String() && s.known != nil && (s.known.Send || s.known.Gives)
}

// misspelt reports the first word among the tokens that is nearly a clause
// keyword, and in front of what such a clause names.
func (b *binder) misspelt(s *sentence, toks []token) {
	for i := 0; i+1 < len(toks); i++ {
		t := toks[i]
		if t.quoted || t.comma || len(t.fold) < 2 || len(t.fold) > 5 {
			continue
		}
		for _, kind := range [...]ast.ClauseKind{ast.Via, ast.With, ast.To, ast.By, ast.At} {
			if swapped(t.fold, kind.String()) && b.opens(kind, toks[i+1:]) {
				b.report(clauseMisspelt(b.file, t.at, kind))
				return
			}
		}
	}
}

// opens reports whether the tokens begin with a name that a clause of the kind
// takes.
func (b *binder) opens(kind ast.ClauseKind, toks []token) bool {
	at := skipArticles(toks, 0)
	k := 0
	switch kind {
	case ast.By:
		_, k = b.channel.match(toks, at)
	case ast.At:
		_, k = b.places.match(toks, at)
	default:
		_, k = b.people.match(toks, at)
	}
	return k > 0 && b.ends(toks, at+k)
}

// swapped reports whether the word is the keyword with two neighbours swapped,
// or a long one with a letter too few or too many.
func swapped(word, keyword string) bool {
	short, long := word, keyword
	if len(short) > len(long) {
		short, long = long, short
	}
	if word == keyword || len(long)-len(short) > 1 || len(short) < len(long) && len(long) < 3 || strings.Trim(short, long) != "" {
		return false
	}
	return distance(word, keyword, 1) == 1
}
