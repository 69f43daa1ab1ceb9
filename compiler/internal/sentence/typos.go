package sentence

import (
	"strings"

	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// typos reports typos that would turn a clause into text: a misspelt keyword
// before a name, a doubled one, and one that nothing follows; also doubled
// names and articles.
func (r *Reader) typos(s *sentence) {
	r.misspelt(s.object())
	for _, c := range s.clauses[:s.open] {
		r.misspelt(c.toks[min(c.used, len(c.toks)):])
	}
	if r.doubled(s.head) {
		return
	}
	before := s.head
	for _, c := range s.clauses[:s.open] {
		if r.doubled(c.toks) {
			return
		}
		last := before[max(0, len(before)-1):]
		switch {
		case len(last) == 0 || last[0].Quoted:
		case last[0].Fold == c.ast.Kind.String():
			r.Report(twice(r.File, last[0], c.ast.Keyword))
			return
		case s.hangs(last[0].Fold):
			r.Report(clauseEmpty(r.File, last[0]))
			return
		}
		before = c.toks
	}
	if last := len(before) - 1; last > 0 && !before[last].Quoted && (s.hangs(before[last].Fold) || r.hangsOnName(s)) {
		r.Report(clauseEmpty(r.File, before[last]))
	}
}

// doubled reports the first doubled name or article among the tokens.
func (r *Reader) doubled(toks []Token) bool {
	for i := 1; i < len(toks); i++ {
		first, second := toks[i-1], toks[i]
		if first.Fold != second.Fold || first.Quoted || second.Quoted || first.Comma {
			continue
		}
		if _, named := r.People.whole[first.Fold]; named || lexicon.IsArticle(first.Fold) {
			r.Report(twice(r.File, first, second.At))
			return true
		}
	}
	return false
}

// hangs reports whether a keyword at the end of a sentence can only be an
// incomplete clause: sends form to; but not: comes to.
func (s *sentence) hangs(word string) bool {
	return word == ast.Via.String() || word == ast.To.String() && s.known != nil && (s.known.Send || s.known.Gives)
}

// hangsOnName reports whether the sentence ends with a clause keyword right after a
// participant: calls customer at; but not: drops the case by.
func (r *Reader) hangsOnName(s *sentence) bool {
	toks := s.object()
	if s.open > 0 {
		toks = s.clauses[s.open-1].toks
	}
	at := r.skipArticles(toks, 0)
	_, k := r.People.Match(toks, at)
	if k == 0 || at+k != len(toks)-1 {
		return false
	}
	word := toks[at+k].Fold
	return word == ast.At.String() || word == ast.By.String() || word == ast.With.String()
}

// misspelt reports the first word among the tokens that is almost a clause
// keyword and precedes what such a clause names.
func (r *Reader) misspelt(toks []Token) {
	for i := 0; i+1 < len(toks); i++ {
		t := toks[i]
		if t.Quoted || t.Comma || len(t.Fold) < 2 || len(t.Fold) > 5 {
			continue
		}
		for _, kind := range [...]ast.ClauseKind{ast.Via, ast.With, ast.To, ast.By, ast.At} {
			if swapped(t.Fold, kind.String()) && r.opens(kind, toks[i+1:]) {
				r.Report(clauseMisspelt(r.File, t.At, kind))
				return
			}
		}
	}
}

// opens reports whether the tokens begin with a name that a clause of the kind
// takes.
func (r *Reader) opens(kind ast.ClauseKind, toks []Token) bool {
	at := r.skipArticles(toks, 0)
	k := 0
	switch kind {
	case ast.By:
		_, k = r.Channels.Match(toks, at)
	case ast.At:
		_, k = r.Places.Match(toks, at)
	default:
		_, k = r.People.Match(toks, at)
	}
	return k > 0 && r.ends(toks, at+k)
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
	return spell.Distance(word, keyword, 1) == 1
}
