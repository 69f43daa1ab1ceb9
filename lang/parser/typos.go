package parser

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// near describes what a faulty line was meant to be: the keyword, what the line
// is read as, and the rewrite if that is certain.
type near struct {
	keyword string           // as in the token table
	at      source.Span      // what is written instead
	read    string           // what it is read as
	certain bool             // the author can only have meant this
	guess   bool             // probably this: certain enough to be read this way, but not to be rewritten
	other   bool             // a synonym of the keyword, which is equally valid
	fault   *diag.Diagnostic // its own diagnostic, if it has one
}

// nearly reads a line that would be a sentence as the keyword it was probably
// meant to be, if the line alone shows this.
func (t *tokens) nearly(ws []word) (kind, *near) {
	first, n := t.bare(ws[0]), len(ws)
	at := ws[0].span()
	all := source.Span{Start: at.Start, End: ws[n-1].end}
	next := ""
	if n > 1 {
		next = t.bare(ws[1])
	}
	for i := 1; i+2 < n; i++ {
		if t.is(ws, i, "is") && t.is(ws, i+1, "is") {
			return kindDecl, doubled("is", ws[i], ws[i+1])
		}
	}
	if i := t.undeclared(ws); i > 0 {
		return kindDecl, &near{keyword: "is", at: ws[i].span(), read: "is " + t.bare(ws[i]), certain: true}
	}
	switch {
	case first == "":
	case keyword.Is(first, "failure") && (n == 1 || ws[1].quoted):
		return kindFailure, &near{keyword: "on failure", at: at, read: "on failure", certain: true}
	case keyword.Is(first, "goto"):
		return kindGoTo, &near{keyword: "go to", at: at, read: "go to", certain: true}
	case (keyword.Is(first, "else") || keyword.Is(first, "otherwise")) && keyword.Is(next, "if"):
		return kindWhen, &near{keyword: "when", at: at.Join(ws[1].span()), read: "when", certain: n > 2, guess: true}
	case keyword.Is(first, "elseif"), keyword.Is(first, "elif"), keyword.Is(first, "elsif"):
		return kindWhen, &near{keyword: "when", at: at, read: "when", certain: n > 1, guess: true}
	case keyword.Is(first, "else"):
		return kindOtherwise, &near{keyword: "otherwise", at: at, read: "otherwise", certain: true}
	case keyword.Is(first, "together") && n == 2:
		return kindTogether, &near{keyword: "together", at: source.Span{Start: ws[0].end, End: ws[1].end}}
	case keyword.Is(first, "and"):
		if n == 2 {
			return kindAnd, &near{keyword: "and", at: source.Span{Start: ws[0].end, End: ws[1].end}}
		}
		return kindAnd, &near{keyword: "and", at: at, read: "and", certain: true}
	case keyword.Is(first, "end") && n <= 3 && t.ends(ws[1:]):
		return kindEnd, &near{keyword: "end", at: all, read: "end", certain: true}
	case keyword.Is(first, "repeat"):
		_, counts := quantity(strings.TrimRight(strings.ToLower(next), "x"))
		switch {
		case t.atMost(ws) > 0:
			return kindRepeat, other("repeat", ws[:t.atMost(ws)])
		case counts && n == 2:
			return kindRepeat, &near{keyword: "repeat", at: all, read: "repeat " + strings.TrimRight(next, "xX") + " times", certain: true}
		case n == 1:
			return kindRepeat, &near{keyword: "repeat", at: at, read: "repeat"}
		case counts && t.is(ws, 2, "times"):
			return kindRepeat, &near{keyword: "repeat", at: source.Span{Start: ws[2].end, End: all.End}}
		case counts:
			return kindRepeat, &near{keyword: "repeat", at: all, read: "repeat " + strings.TrimRight(next, "xX") + " times"}
		case keyword.Is(next, "till"), typo(next, "until"):
			return kindRepeat, &near{keyword: "repeat", at: at.Join(ws[1].span()), read: "repeat until", certain: true}
		case keyword.Is(next, "while"), keyword.Is(next, "if"), keyword.Is(next, "when"):
			return kindRepeat, &near{keyword: "repeat", at: at.Join(ws[1].span()), read: "repeat until"}
		}
	case keyword.Is(first, "on") && (typo(next, "failure") || keyword.Is(next, "fail") || keyword.Is(next, "error")):
		return kindFailure, &near{keyword: "on failure", at: at.Join(ws[1].span()), read: "on failure", certain: true}
	case typo(first, "moment") && n == 3 && t.is(ws, 1, "of") && typo(t.bare(ws[2]), "truth"):
		return kindMoment, &near{keyword: "moment of truth", at: all, read: "moment of truth", certain: true}
	case n == 1:
		for _, keyword := range [...]string{"together", "end", "otherwise", "succeed", "fail", "and"} {
			if typo(first, keyword) || len(first) == 2 && len(keyword) == 3 && spell.Distance(strings.ToLower(first), keyword, 1) == 1 {
				k := alone[keyword]
				if e, ok := single[keyword]; ok {
					k = e
				}
				return k, &near{keyword: keyword, at: at, read: keyword, certain: true}
			}
		}
	}
	return kindStep, nil
}

// atMost returns how many words precede the count of `repeat up to 3 times`; 0
// for other lines.
func (t *tokens) atMost(ws []word) int {
	n := len(ws)
	if n < 4 || !t.is(ws, n-1, "times") {
		return 0
	}
	said := lexicon.Fold(source.FoldSpace(t.text[ws[1].start:ws[n-2].end]))
	if rest, ok := lexicon.CutAtMost(said); !ok || strings.Contains(rest, " ") {
		return 0
	}
	return n - 2
}

// undeclared returns the index of the article in a declaration without its
// "is": rep a rep; 0 for other lines. A verb would make it a sentence.
func (t *tokens) undeclared(ws []word) int {
	if t.is(ws, 0, "is") {
		return 0
	}
	for i := 1; i+1 < len(ws) && i <= maxNameWords; i++ {
		if n := t.kindWords(ws[i+1:]); n > 0 && isArticle(t.bare(ws[i])) {
			if t.declEnds(ws, i+1+n) {
				return i
			}
			return 0
		}
		if v, _ := t.known.LookupVerb(lexicon.Fold(t.bare(ws[i]))); v != nil || keyword.Is(seen(t.bare(ws[i])), "is") || verbLike(t.bare(ws[i])) || t.clauseWord(ws, i) > 0 {
			return 0
		}
	}
	return 0
}

// seen returns the word without invisible characters.
func seen(word string) string {
	return strings.Map(func(r rune) rune {
		if source.IsInvisible(r) {
			return -1
		}
		return r
	}, word)
}

// crowded reports whether there is a sentence on the line of a keyword that
// must be alone: `and rep calls customer`.
func (t *tokens) crowded(c class, ws []word) bool {
	return !c.label && len(ws) > 2 && (c.kind == kindAnd || c.kind == kindOtherwise && !t.onlyShare(ws[1:]))
}

// onlyShare reports whether the words are just a share.
func (t *tokens) onlyShare(ws []word) bool {
	text, share := t.cutShare(ws, true)
	return share.Len() > 0 && len(text) == 0
}

// ends reports whether the words after an `end` only name what it closes.
func (t *tokens) ends(ws []word) bool {
	for _, w := range ws {
		switch strings.ToLower(t.bare(w)) {
		case "end", "together", "repeat", "decision", "decides", "if", "when", "phase", "on", "failure", "block", "loop", "journey":
		default:
			return false
		}
	}
	return true
}

// nearly returns the diagnostic for a line with a near miss of a keyword.
func (p *parser) nearly(s *statement) diag.Diagnostic {
	n := s.near
	at := n.at
	at.Start = skipSpace(p.text, at.Start, at.End)
	switch {
	case n.fault != nil:
		return *n.fault
	case n.keyword == "is" && isArticle(p.file.Slice(at)):
		return missingIs(p.file, at)
	case s.more && p.innermost(s) < 0:
		return conditionAlone(p.file, at)
	case s.more && p.stack[p.innermost(s)].kind == kindIf:
		return secondCondition(p.file, at)
	case s.kind == kindAnd && s.crowd.Len() > 0 && p.innermost(s) < 0:
		return andBefore(p.file, at, source.Span{Start: at.Start, End: s.crowd.Start})
	case s.crowd.Len() > 0:
		n.guess = p.innermost(s) < 0 || !p.beginsLine(at.Start) // and and rep calls
		return notAlone(p.file, at, n, source.Span{Start: at.Start, End: s.crowd.Start})
	case n.read == "" && n.keyword == "repeat":
		return unexpected(p.file, at, n.keyword)
	case n.read == "":
		return notAlone(p.file, at, n, source.Span{})
	}
	switch s.kind {
	case kindWhen, kindOtherwise, kindAnd:
		n.guess = n.guess || p.innermost(s) < 0
	}
	scanLine(p.text, s.at, false, &p.scratch)
	open := slices.ContainsFunc(p.scratch.words, func(w word) bool { return w.unclosed })
	if open || p.file.LineAt(s.at.Start) != p.file.LineAt(s.at.End) {
		n.guess = true // another error has to be fixed first, or the sentence continues on the next line
	}
	return nearKeyword(p.file, n)
}

// recovered returns the tokens of a statement as it should have been written, with
// the positions of the original.
func (p *parser) recovered(s *statement, n *near) *lexer.PeekingLexer {
	t := newTokens(source.New("", p.text[s.at.Start:n.at.Start]+n.read+p.text[n.at.End:s.at.End]), p.known)
	t.limit = 1
	lex, err := lexer.Upgrade(&shifted{t, s.at, n})
	if err != nil { // the lexer never fails
		return p.lex
	}
	return lex
}

// shifted is the lexer of a repaired statement.
type shifted struct {
	*tokens
	at   source.Span // of the statement
	near *near
}

// Next returns the next token, with its position in the file.
func (t *shifted) Next() (lexer.Token, error) {
	tok, err := t.tokens.Next()
	from := t.near.at.Start - t.at.Start // the offset of the replacement
	switch off := tok.Pos.Offset; {
	case off >= from+len(t.near.read):
		tok.Pos.Offset = t.near.at.End + off - from - len(t.near.read)
	case off >= from:
		behind := off + len(tok.Value) - from - len(t.near.read) // what follows the replacement
		tok.Pos.Offset, tok.Pos.Column = t.near.at.Start, t.near.at.Len()+max(0, behind)
	default:
		tok.Pos.Offset = t.at.Start + off
	}
	return tok, err
}

// typo reports whether a word is a keyword, or probably a misspelt one.
func typo(s, keyword string) bool {
	s = strings.ToLower(s)
	return s == keyword || spell.Near(s, keyword)
}

// typos reconsiders the sentences now that all lines are known, and finds those
// that were meant as something else: a misspelt keyword before a text, and a
// misspelt `decides` before a `when`.
func (p *parser) typos(names map[string]bool) {
	for i := len(p.stmts) - 1; i >= 0; i-- {
		s := &p.stmts[i]
		if s.kind != kindStep || s.subject.Len() > 0 {
			continue
		}
		branch := i+1 < len(p.stmts) && (p.stmts[i+1].kind == kindWhen || p.stmts[i+1].kind == kindOtherwise)
		if branch && p.nearlyDecides(s) || p.asks(s, branch, names) {
			continue
		}
		at := source.Span{Start: s.at.Start, End: skipWord(p.text, s.at.Start, s.at.End)}
		first := strings.TrimRight(p.file.Slice(at), ":.")
		if openQuote(first) > 0 || len(first) < 3 || len(first) > len("otherwise")+2 || at.End == s.at.End {
			continue
		}
		if len(names) > 0 && names[lexicon.Fold(first)] || len(names) == 0 && verbLike(p.text[at.End:s.at.End]) {
			continue
		}
		rest := strings.Fields(strings.TrimRight(p.text[at.End:s.at.End], ".… ")) // takes 3 days.
		if len(rest) == 0 || p.known.IsAdverb(lexicon.Fold(first)) || p.knownVerb(rest[0]) {
			continue
		}
		at.End = at.Start + len(first)
		for _, e := range misspelt {
			if mistyped(first, e) && typo(first, e) && !p.isCommand(first) || p.takes(e, first, rest) {
				s.kind, s.near = single[e], &near{keyword: e, at: at, read: e, certain: true, guess: names[e]} // risk team is a team
				break
			}
		}
	}
}

// isCommand reports whether the word is a verb in its base form, as at the start
// of the headline "Take payment": nobody misspells takes that way.
func (p *parser) isCommand(word string) bool {
	v, form := p.known.LookupVerb(lexicon.Fold(word))
	return v != nil && form == lexicon.Base
}

// takes reports whether the first word is close to the keyword of an
// annotation, and the rest is a valid argument: a duration, a mood.
func (p *parser) takes(keyword, first string, rest []string) bool {
	ok := false
	switch keyword {
	case "takes", "waits":
		if c := rest[0][0]; '0' <= c && c <= '9' && typo(first, keyword) {
			_, ok = ParseDuration(strings.Join(rest, " "))
		}
	case "feels":
		if typo(first, keyword) {
			_, ok = p.known.Mood(rest[0])
		}
	}
	return ok
}

// mistyped reports whether a word differs from a keyword as a typo does, rather
// than being another word: people rarely mistype the first letter.
func mistyped(s, keyword string) bool {
	s = strings.ToLower(s)
	return s[0] == keyword[0] || len(s) > 1 && s[0] == keyword[1] && s[1] == keyword[0]
}

// knownVerb reports whether the word is a known verb in the third person.
func (p *parser) knownVerb(word string) bool {
	v, form := p.known.LookupVerb(lexicon.Fold(word))
	return v != nil && form == lexicon.Third
}

// misspelt are the keywords that slips looks for.
var misspelt = func() (list []string) {
	for _, e := range keyword.Table() {
		if e.Reserved && len(e.Word) > 3 {
			list = append(list, e.Word)
		}
	}
	return list
}()

// nameWords returns the words of all declared names.
func (p *parser) nameWords() map[string]bool {
	names := map[string]bool{}
	for i := range p.stmts {
		s := &p.stmts[i]
		if s.kind != kindDecl {
			continue
		}
		if s.near != nil {
			for _, part := range strings.Fields(p.text[s.at.Start:s.near.at.Start]) {
				names[lexicon.Fold(strings.Trim(part, `"“”„`))] = true
			}
		}
		for _, t := range p.tokensOf(s) {
			if t.Type != tWords && t.Type != tString {
				continue
			}
			for _, w := range p.wordsOf(t) {
				for _, part := range strings.Fields(w.Text) {
					names[lexicon.Fold(part)] = true
				}
			}
		}
	}
	return names
}

// verbLike reports whether a word in s could be the verb of a sentence, in the
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

// asks turns a question without a subject into a decision without an owner: `is
// the patient stable?`, or any question before a branch.
func (p *parser) asks(s *statement, branch bool, names map[string]bool) bool {
	if p.text[s.at.End-1] != '?' {
		return false
	}
	for _, t := range p.tokensOf(s) {
		if t.Type != tWords {
			continue
		}
		at := source.Span{Start: t.Pos.Offset, End: s.at.End}
		first := lexicon.Fold(strings.Fields(t.Value)[0])
		if lexicon.Asks(first) || branch && !names[first] && !lexicon.IsArticle(first) {
			s.kind, s.question = kindDecision, at
			return true
		}
		return false
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
			if !w.Quoted && !keyword.Is(w.Text, "decides") && typo(w.Text, "decides") {
				// A keyword before it, and rep decide, would be a part of its subject.
				s.kind, s.near = kindDecision, &near{keyword: "decides", at: w.At, read: "decides", certain: true, guess: !p.beginsLine(s.at.Start)}
				return true
			}
		}
		return false
	}
	return false
}

// tokensOf returns the tokens of a statement.
func (p *parser) tokensOf(s *statement) []lexer.Token {
	return p.chunks[s.chunk].Range(lexer.RawCursor(s.first), lexer.RawCursor(s.first+s.count))
}

// otherComments are the comment marks of other languages, with their end marks.
var otherComments = []struct{ mark, closer string }{
	{mark: "//"}, {mark: "%%"}, {mark: "--"}, {"/*", "*/"}, {"<!--", "-->"},
}

// otherComment reports statement i if it is a comment in another language. Its
// rewrite is not safe before something that belongs to the statement above.
func (p *parser) otherComment(i int) bool {
	s := &p.stmts[i]
	for _, c := range otherComments {
		if strings.HasPrefix(p.text[s.at.Start:s.at.End], c.mark) {
			at := source.Span{Start: s.at.Start, End: s.at.Start + len(c.mark)}
			line := source.Span{Start: s.at.Start, End: p.file.LineSpan(p.file.LineAt(s.at.Start)).End}
			scanLine(p.text, line, true, &p.scratch)
			said := strings.TrimRightFunc(p.file.Slice(line), source.IsSpace)
			alone := p.scratch.comment.Len() == 0 && (c.closer == "" || !strings.Contains(strings.TrimSuffix(said, c.closer), c.closer))
			if next := i + 1; next < len(p.stmts) {
				alone = alone && !p.stmts[next].kind.annotates() && p.stmts[next].kind != kindFailure
			}
			p.report(otherComment(p.file, at, line, c.closer, alone))
			return true
		}
	}
	return false
}
