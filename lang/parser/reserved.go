package parser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// needsQuotes returns the reason why a name must be in quotes, or "".
func (p *parser) needsQuotes(name []ast.Word) string {
	if !slices.ContainsFunc(name, func(w ast.Word) bool { return w.Quoted || !lexicon.IsArticle(w.Text) }) {
		return "is ignored in sentences: it is an article or a possessive"
	}
	for i, w := range name {
		if w.Quoted {
			continue
		}
		e, ok := keyword.Lookup(w.Text)
		switch {
		case !ok:
		case i == 0 && e.Reserved:
			return fmt.Sprintf("starts with %s, which is a keyword at the start of a line", quote(w.Text))
		case e.Role == keyword.Clause, e.Word == "is":
			return fmt.Sprintf("contains %s, which is a keyword in a sentence", quote(w.Text))
		}
	}
	return ""
}

// likeSentence reports whether what follows the keyword of an annotation
// reads like the rest of a sentence: three or more words, one of them a verb.
func (p *parser) likeSentence(s *statement) bool {
	rest := strings.Fields(p.file.Slice(s.at))[1:]
	return len(rest) > 2 && verbLike(strings.Join(rest, " "))
}

// onlyClause reports whether the words are a clause without a sentence.
func (p *parser) onlyClause(head []ast.Word) bool {
	if len(head) == 0 || len(head) > 4 || head[0].Quoted {
		return false
	}
	e, ok := keyword.Lookup(head[0].Text)
	if !ok && len(head) == 2 {
		e, ok = keyword.Lookup(head[0].Text + " " + head[1].Text)
	}
	for _, w := range head[1:] {
		if !w.Quoted && verbLike(w.Text) {
			return false
		}
	}
	return ok && e.Role == keyword.Clause
}

// subjects reports lines that begin with a declared name whose first word is a
// keyword, and that were therefore read as that keyword. They become faulty
// statements.
func (p *parser) subjects() {
	names, longest := map[string]bool{}, 0
	add := func(text string) {
		name := strings.Fields(lexicon.Fold(strings.Trim(text, `"“”„`)))
		if len(name) > 1 && len(name) <= maxNameWords {
			if e, ok := keyword.Lookup(name[0]); ok && e.Reserved {
				names[strings.Join(name, " ")] = true
				longest = max(longest, len(name))
			}
		}
	}
	for i := range p.stmts {
		s := &p.stmts[i]
		if s.kind != kindDecl {
			continue
		}
		if s.near != nil { // is is a rep: all of it is words
			add(strings.TrimSpace(p.text[s.at.Start:s.near.at.Start]))
			continue
		}
		for _, t := range p.tokensOf(s) {
			if t.Type != tWords && t.Type != tString {
				if t.Type == tKeyword && keyword.Is(t.Value, "used") {
					break
				}
				continue
			}
			add(t.Value)
		}
	}
	if len(names) == 0 {
		return
	}
	for i := range p.stmts {
		s := &p.stmts[i]
		if s.kind == kindStep || s.kind == kindDecl {
			continue
		}
		if at, ok := p.begins(s.at, names, longest); ok {
			s.kind, s.subject = kindStep, at
		}
	}
}

// maxNameWords is the maximum length of a name that subjects searches for.
const maxNameWords = 8

// begins finds a name of at most longest words at the start of a statement with
// at least two more words after it.
func (p *parser) begins(at source.Span, names map[string]bool, longest int) (source.Span, bool) {
	l := &p.scratch
	scanLine(p.text, at, false, l)
	name := ""
	for i, w := range l.words {
		if i == longest || len(l.words) < i+3 {
			break
		}
		if i > 0 {
			name += " "
		}
		name += lexicon.Fold(p.file.Slice(w.span()))
		if names[name] {
			return l.words[0].span().Join(w.span()), true
		}
	}
	return source.Span{}, false
}
