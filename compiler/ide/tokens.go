package ide

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// TokenKind says what a token is.
type TokenKind int

// The kinds of tokens.
const (
	KeywordToken TokenKind = iota
	CommentToken
	PersonToken // a customer, a rep or a third party
	SystemToken
	ChannelToken
	PlaceToken
	LabelToken
	VerbToken
	KindToken // of a declaration
	SettingToken
	ValueToken // of a setting, a mood, a colour
	NumberToken
	TextToken
)

// Token is a coloured part of the text; it stays within a line.
type Token struct {
	At       source.Span
	Kind     TokenKind
	Declares bool // it is a name where it is declared
}

// Tokens returns the tokens in the order of the text; they do not overlap. The
// caller must not change them.
func (s *Snapshot) Tokens() []Token { return s.tokens() }

func (s *Snapshot) findTokens() []Token {
	c := collector{s: s}
	for _, comment := range s.Tree.Comments {
		c.add(CommentToken, comment.At)
	}
	for _, m := range s.names().all {
		if m.At.File == s.Source {
			c.all = append(c.all, Token{m.At.Span, kindOf(m.of), m.Declares})
		}
	}
	clauses := map[int]bool{} // offsets of the names that a clause was read with
	for _, n := range s.Journey.Nodes {
		if n.Origin.File != s.Source || n.Kind != model.StepNode {
			continue
		}
		for _, m := range n.Mentions {
			if m.Named == nil {
				c.add(VerbToken, m.At)
			}
			clauses[m.At.Start] = true
		}
	}
	walk(s.Tree.Stmts, func(part ast.Node) { c.part(part, clauses) })
	slices.SortStableFunc(c.all, func(a, b Token) int { return a.At.Start - b.At.Start })
	end := 0
	return slices.DeleteFunc(c.all, func(t Token) bool {
		if t.At.Start < end {
			return true
		}
		end = t.At.End
		return false
	})
}

func kindOf(of subject) TokenKind {
	switch named := of.named.(type) {
	case *model.Participant:
		if named.Kind == model.System {
			return SystemToken
		}
		return PersonToken
	case *model.Channel:
		return ChannelToken
	case *model.Place:
		return PlaceToken
	}
	return LabelToken
}

// collector collects the tokens of the tree.
type collector struct {
	s   *Snapshot
	all []Token
}

// add adds a token, unless there is nothing or it spans several lines.
func (c *collector) add(kind TokenKind, at source.Span) {
	if at.Len() > 0 && !strings.ContainsAny(c.s.text(at), "\r\n") {
		c.all = append(c.all, Token{At: at, Kind: kind})
	}
}

// lead adds the keyword with which a statement begins, up to its argument.
func (c *collector) lead(stmt, argument source.Span) {
	if argument.Len() == 0 {
		argument.Start = stmt.End
	}
	word := strings.TrimRight(c.s.text(source.Span{Start: stmt.Start, End: argument.Start}), " \t\":")
	c.add(KeywordToken, source.Span{Start: stmt.Start, End: stmt.Start + len(word)})
}

func (c *collector) part(part ast.Node, clauses map[int]bool) {
	switch p := part.(type) {
	case *ast.Journey:
		c.lead(p.At, p.Title.At)
		c.add(TextToken, p.Title.At)
	case *ast.Goal:
		c.lead(p.At, p.Text.At)
		c.add(TextToken, p.Text.At)
	case *ast.Use:
		c.lead(p.At, p.Path.At)
		c.add(TextToken, p.Path.At)
	case *ast.Set:
		c.lead(p.At, p.Key.At)
		c.add(SettingToken, p.Key.At)
		for _, v := range p.Values {
			c.add(ValueToken, v.At)
		}
	case *ast.Decl:
		c.add(KeywordToken, p.Is)
		if len(p.Kind) > 0 {
			c.add(KindToken, spanOf(p.Kind))
		}
		c.add(KeywordToken, p.Used)
		if p.Color != nil {
			c.add(ValueToken, p.Color.At)
		}
	case *ast.Phase:
		c.lead(p.At, p.Text.At)
		c.add(TextToken, p.Text.At)
	case *ast.Step:
		for _, clause := range p.Clauses {
			c.clause(clause, clauses)
		}
	case *ast.Decision:
		c.add(KeywordToken, p.Keyword)
		c.add(TextToken, p.Text.At)
		c.add(KeywordToken, p.End)
	case *ast.Together:
		c.add(KeywordToken, p.End)
	case *ast.Repeat:
		c.add(KeywordToken, p.Keyword)
		if p.Until != nil {
			c.add(TextToken, p.Until.At)
		}
		c.add(KeywordToken, p.End)
	case *ast.GoTo:
		c.lead(p.At, p.Target.At)
	case *ast.Outcome:
		if p.Text == nil {
			c.add(KeywordToken, p.At)
			break
		}
		c.lead(p.At, p.Text.At)
		c.add(TextToken, p.Text.At)
	case *ast.Branch:
		c.add(KeywordToken, p.Keyword)
		if p.Text != nil {
			c.add(TextToken, p.Text.At)
		}
		c.share(p.Share)
	case *ast.Failure:
		c.add(KeywordToken, p.Keyword)
		c.add(TextToken, p.Text.At)
		c.share(p.Share)
		c.add(KeywordToken, p.End)
	case *ast.Annotation:
		c.annotation(p)
	}
}

// clause adds the keyword of a clause, if its words were not read as text.
func (c *collector) clause(clause ast.Clause, read map[int]bool) {
	is := clause.Kind == ast.InPerson
	for _, w := range clause.Words {
		is = is || read[w.At.Start]
	}
	if is {
		c.add(KeywordToken, clause.Keyword)
	}
}

func (c *collector) share(share *ast.Share) {
	if share != nil {
		c.add(NumberToken, share.At)
	}
}

func (c *collector) annotation(a *ast.Annotation) {
	c.add(KeywordToken, a.Keyword)
	for _, m := range a.Moods {
		c.add(ValueToken, m.At)
	}
	if a.Duration != nil {
		c.add(NumberToken, a.Duration.At)
	}
	if a.Amount != nil {
		c.add(NumberToken, a.Amount.At)
	}
	if a.Text != nil {
		c.add(TextToken, a.Text.At)
	}
	for _, t := range a.Tags {
		c.add(ValueToken, t.At)
	}
}

// tokenAt returns the token at the offset.
func (s *Snapshot) tokenAt(off int) (Token, bool) {
	all := s.Tokens()
	i, _ := slices.BinarySearchFunc(all, off, func(t Token, off int) int { return t.At.End - off })
	if i < len(all) && touches(all[i].At, off) {
		return all[i], true
	}
	return Token{}, false
}
