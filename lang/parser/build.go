package parser

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// run reads all statements.
func (p *parser) run() {
	p.seen = map[kind]source.Span{}
	p.stack = []frame{{body: &p.tree.Stmts}}
	for i := range p.stmts {
		if p.stopped() {
			return
		}
		s := &p.stmts[i]
		p.lex = p.chunks[s.chunk]
		for len(p.noise) > 0 && p.noise[0] < s.at.End {
			if p.noise[0] >= s.at.Start {
				p.recover(s)
			}
			p.noise = p.noise[1:]
		}
		if p.skipped > 0 && s.kind != kindPhase {
			p.skip(i)
		} else {
			p.skipped = 0
			p.statement(i)
		}
		if p.loose != nil && !s.kind.annotates() && s.kind != kindDecision {
			p.loose = nil
		}
		p.skipTo(s)
	}
	p.closeTo(0)
}

// statement reads one statement and adds it to the tree.
func (p *parser) statement(i int) {
	s := &p.stmts[i]
	if p.otherComment(i) {
		p.bad(s)
		return
	}
	if s.fault != nil {
		if s.fault.Code != "" {
			p.report(*s.fault)
		}
		if s.kind == kindStep {
			p.bad(s)
			return
		}
	}
	rng := ast.Range{At: s.at}
	switch s.kind {
	case kindStep:
		if v, ok := read(p, stepLine, s); ok {
			p.step(s, v)
			return
		}
	case kindJourney:
		if v, ok := read(p, journeyLine, s); ok && p.once(s) {
			p.add(&ast.Journey{Range: rng, Title: p.textOf(v.Text)}, anchor{behind: "journey"})
			return
		}
	case kindGoal:
		if v, ok := read(p, goalLine, s); ok && p.once(s) {
			p.add(&ast.Goal{Range: rng, Text: p.textOf(v.Text)}, anchor{behind: "goal"})
			return
		}
	case kindUse:
		if v, ok := read(p, useLine, s); ok {
			p.add(&ast.Use{Range: rng, Path: p.textOf(v.Text)}, anchor{behind: "use"})
			return
		}
	case kindSet:
		if v, ok := read(p, setLine, s); ok {
			p.add(&ast.Set{Range: rng, Key: p.wordsOf(v.Key)[0], Values: p.wordsOf(v.Values)}, anchor{behind: "set"})
			return
		}
	case kindDecl:
		if v, ok := read(p, declarationLine, s); ok || v != nil && v.Name.Type == tWords && v.Is.Type == tKeyword {
			p.declaration(s, v)
			return
		}
	case kindPhase:
		p.phase(i, s)
		return
	case kindGoTo:
		if v, ok := read(p, goToLine, s); ok {
			p.add(&ast.GoTo{Range: rng, Target: *p.labelOf(v.Target)}, anchor{behind: "go to"})
			return
		}
	case kindOutcome:
		if v, ok := read(p, outcomeLine, s); ok {
			p.strayShare(s)
			o := &ast.Outcome{Range: rng, Success: strings.EqualFold(v.Keyword.Value, "succeed"), Text: p.optional(v.Text)}
			p.add(o, anchor{notes: &o.Notes, present: true})
			return
		}
	case kindDecision, kindIf, kindTogether, kindRepeat, kindFailure:
		p.opener(i, s)
		return
	case kindWhen, kindOtherwise, kindAnd:
		p.branchLine(s)
		return
	case kindEnd:
		at := s.at
		if v, ok := read(p, endLine, s); ok && s.near == nil {
			at = span(v.Keyword)
		}
		p.close(i, s, at)
		return
	default:
		p.annotation(s)
		return
	}
	p.bad(s)
}

// once reports whether the statement is the first of its kind.
func (p *parser) once(s *statement) bool {
	at := p.firstKeyword(s)
	if first, ok := p.seen[s.kind]; ok {
		p.report(headTwice(p.file, at, strings.ToLower(p.leading(s)), first))
		return false
	}
	p.seen[s.kind] = at
	return true
}

// step adds a sentence to the tree.
func (p *parser) step(s *statement, v *step) {
	st := &ast.Step{Range: ast.Range{At: s.at}}
	for _, t := range v.Tokens {
		switch t.Type {
		case tLabel:
			st.Label = p.labelOf(t)
		case tWords:
			if n := len(st.Clauses); n > 0 {
				c := &st.Clauses[n-1]
				c.Words, c.At.End = p.wordsOf(t), span(t).End
				c.Verbal = p.verbal(c.Words)
				c.Begins = c.Verbal && p.beginsLine(c.Keyword.Start)
			} else {
				st.Head = p.wordsOf(t)
			}
		case tClause, tInPerson:
			if st.Clauses == nil {
				st.Clauses = make([]ast.Clause, 0, 4)
			}
			at := span(t)
			st.Clauses = append(st.Clauses, ast.Clause{Range: ast.Range{At: at}, Kind: clauseKind(t), Keyword: at})
		}
	}
	if st.Label != nil {
		if _, ok := keyword.Lookup(st.Label.Name); ok {
			p.report(reservedLabel(p.file, st.Label.At))
		}
	}
	if len(st.Clauses) == 0 && len(st.Head) == 1 {
		p.report(p.noSentence(s.at))
		p.bad(s)
		return
	}
	if len(st.Clauses) == 0 && p.onlyClause(st.Head) {
		p.report(clauseAlone(p.file, s.at))
		p.bad(s)
		return
	}
	p.strayShare(s)
	p.add(st, anchor{step: st, present: true})
}

// verbal reports whether a word of the clause may be a verb with its subject
// before it, ignoring punctuation after it: no subject ends in an article or a
// preposition.
func (p *parser) verbal(clause []ast.Word) bool {
	for i, w := range clause[1:] {
		if w.Quoted || !p.knownVerb(strings.TrimRight(w.Text, ",;.…")) {
			continue
		}
		before := lexicon.Fold(clause[i].Text)
		if clause[i].Quoted || !p.known.Determines(before) && !lexicon.IsPreposition(before) {
			return true
		}
	}
	return false
}

// beginsLine reports whether only spaces precede the offset on its line.
func (p *parser) beginsLine(off int) bool {
	start := p.file.LineSpan(p.file.LineAt(off)).Start
	return skipSpace(p.text, start, off) == off
}

// clauseKind returns the kind of the clause that a token opens.
func clauseKind(t lexer.Token) ast.ClauseKind {
	for k := ast.To; k < ast.InPerson; k++ {
		if keyword.Is(t.Value, k.String()) {
			return k
		}
	}
	return ast.InPerson
}

// phase opens a phase. Inside a block this is an error, or the block was never
// closed.
func (p *parser) phase(i int, s *statement) {
	if len(p.stack) > 1 {
		if p.closes(i) {
			p.report(phaseInBlock(p.file, s.at, p.file.Slice(p.top().keyword)))
		} else {
			p.closeTo(0)
		}
	}
	v, ok := read(p, phaseLine, s)
	if !ok {
		p.bad(s)
		return
	}
	ph := &ast.Phase{Range: ast.Range{At: s.at}, Text: p.textOf(v.Text)}
	p.add(ph, anchor{notes: &ph.Notes, present: true})
}

// opener opens a block, even if its line has an error.
func (p *parser) opener(i int, s *statement) {
	if p.opens(i) && p.full(s) {
		return
	}
	rng := ast.Range{At: s.at}
	f := frame{kind: s.kind, keyword: p.firstKeyword(s)}
	switch s.kind {
	case kindDecision:
		d := &ast.Decision{Range: rng, Keyword: f.keyword}
		if s.question.Len() > 0 {
			d.Label = p.labelOf(p.tokensOf(s)[1])
			d.Text = ast.Text{Range: ast.Range{At: s.question}, Value: source.FoldSpace(p.file.Slice(s.question))}
			p.recover(s)
		} else if v, _ := read(p, decisionLine, s); v != nil {
			d.Label, d.Subject, d.Text = p.labelOf(v.Label), p.wordsOf(v.Subject), p.textOf(v.Text)
			p.strayShare(s)
		}
		p.add(d, anchor{notes: &d.Notes, present: true})
		if !p.opens(i) {
			p.loose = d
			return
		}
		f.decision, f.body, f.anchor = d, &d.Before, p.top().anchor
	case kindIf:
		d := &ast.Decision{Range: rng, Fact: true, Keyword: f.keyword}
		b := ast.Branch{Range: ast.Range{At: source.Span{Start: f.keyword.Start, End: s.at.End}}, Keyword: f.keyword}
		if v, ok := read(p, factLine, s); ok {
			d.Label = p.labelOf(v.Label)
			p.condition(&b, v.Text, v.Share)
			d.Text = *b.Text
		}
		d.Branches = []ast.Branch{b}
		p.add(d, anchor{})
		f.decision, f.body, f.anchor = d, &d.Branches[0].Body, anchor{behind: "if"}
	case kindTogether:
		t := &ast.Together{Range: rng, Branches: []ast.Branch{{Kind: ast.Parallel, Keyword: f.keyword}}}
		if v, ok := read(p, togetherLine, s); ok {
			t.Label = p.labelOf(v.Label)
		}
		t.Branches[0].At = source.Span{Start: f.keyword.Start, End: s.at.End}
		p.add(t, anchor{})
		f.together, f.body, f.anchor = t, &t.Branches[0].Body, anchor{behind: "together"}
	case kindRepeat:
		r := &ast.Repeat{Range: rng, Keyword: f.keyword, Open: source.Span{Start: f.keyword.Start, End: s.at.End}}
		if v, ok := read(p, repeatLine, s); ok {
			r.Label, r.Until = p.labelOf(v.Label), p.optional(v.Until)
			p.strayShare(s)
			if r.Until == nil {
				if r.Times = p.times(v.Times); r.Times == 0 {
					p.recover(s)
				}
			}
		}
		p.add(r, anchor{})
		f.repeat, f.body, f.anchor = r, &r.Body, anchor{behind: "repeat"}
	case kindFailure:
		fl := &ast.Failure{Range: rng, Keyword: f.keyword}
		v, ok := read(p, failureLine, s)
		if ok {
			if s.near == nil {
				fl.Keyword = span(v.Keyword).Join(span(v.Failure))
			}
			fl.Text = p.textOf(v.Text)
			fl.Share = p.shareOf(fl.Text, v.Share.Value, span(v.Share))
			p.shareAhead(&fl.Text, fl.Share)
			if fl.Share != nil && fl.Share.Percent > 100 {
				p.report(badValue(p.file, fl.Share.At, "share", "write a percentage from 0 to 100, such as (5%)"))
			}
		}
		f.keyword, f.anchor = fl.Keyword, anchor{behind: "on failure"}
		step := p.top().anchor.step
		if step == nil {
			if ok && !p.top().anchor.silent {
				p.report(strayFailure(p.file, fl.Keyword))
			}
			f.ghost, f.body = true, p.top().body
			if f.body == nil {
				f.body = &p.tree.Stmts
			}
			*f.body = append(*f.body, &ast.Bad{Range: rng})
			break
		}
		step.Under = append(step.Under, fl)
		p.top().end = max(p.top().end, s.at.End)
		f.failure, f.body = fl, &fl.Body
	}
	f.end = s.at.End
	p.push(f)
}

// branchLine reads when, otherwise and `and`.
func (p *parser) branchLine(s *statement) {
	b := ast.Branch{Range: ast.Range{At: s.at}, Keyword: p.firstKeyword(s)}
	switch s.kind {
	case kindWhen:
		if v, ok := read(p, whenLine, s); ok {
			p.condition(&b, v.Text, v.Share)
		}
		p.branch(s, b, "when")
	case kindOtherwise:
		b.Kind = ast.Otherwise
		if v, ok := read(p, otherwiseLine, s); ok {
			b.Share = p.shareOf(ast.Text{}, v.Share.Value, span(v.Share))
		}
		p.branch(s, b, "otherwise")
	default:
		b.Kind = ast.Parallel
		read(p, andLine, s)
		p.branch(s, b, "and")
	}
}

// condition reads the condition of a branch. A colon after it, or a `then`, is
// not part of it: when yes:
func (p *parser) condition(b *ast.Branch, text, share lexer.Token) {
	b.Text = p.optional(text)
	b.Share = p.shareOf(*b.Text, share.Value, span(share))
	p.shareAhead(b.Text, b.Share)
	if b.Text.Quoted {
		return
	}
	v := strings.TrimRight(b.Text.Value, ":")
	if rest, ok := cutSuffixFold(v, " then"); ok {
		v = strings.TrimRight(rest, ",")
	}
	if v != "" {
		b.Text.Value = v
	}
}

// cutSuffixFold cuts off a lower-case suffix, ignoring case.
func cutSuffixFold(s, ending string) (string, bool) {
	if n := len(s) - len(ending); n >= 0 && strings.EqualFold(s[n:], ending) {
		return s[:n], true
	}
	return s, false
}

// firstKeyword returns the position of the first keyword of a statement, or of
// its near miss.
func (p *parser) firstKeyword(s *statement) source.Span {
	for _, t := range p.tokensOf(s) {
		if t.Type == tKeyword {
			return span(t)
		}
	}
	switch {
	case s.near != nil && s.near.read != "":
		return s.near.at
	case s.question.Len() > 0:
		return source.Span{Start: s.question.Start, End: s.question.Start}
	}
	return source.Span{Start: s.at.Start, End: skipWord(p.text, s.at.Start, s.at.End)}
}

// declaration adds a declaration to the tree.
func (p *parser) declaration(s *statement, v *declaration) {
	d := &ast.Decl{Range: ast.Range{At: s.at}, Is: span(v.Is), Kind: p.wordsOf(v.Kind)}
	d.Name = ast.Name{Range: ast.Range{At: span(v.Name)}, Words: p.wordsOf(v.Name)}
	if v.Title.Type == tString {
		w := p.wordsOf(v.Title)[0]
		d.Title = &w
	}
	if v.UsedBy.Type == tWords {
		d.Used, d.UsedBy = span(v.Used), names(p.wordsOf(v.UsedBy))
	}
	if v.Color.Type == tString {
		w := p.wordsOf(v.Color)[0]
		d.Color = &w
		if !isColor(w.Text) {
			p.report(badColor(p.file, w))
			d.Color = nil
		}
	}
	if why := p.needsQuotes(d.Name.Words); why != "" {
		p.report(p.reserved(d.Name.At, why))
	}
	p.add(d, anchor{behind: "a declaration"})
}

// names splits a list of words at `and` and after commas.
func names(words []ast.Word) []ast.Name {
	var out []ast.Name
	var open *ast.Name
	for _, w := range words {
		last := false
		if !w.Quoted {
			if strings.EqualFold(w.Text, "and") {
				open = nil
				continue
			}
			if cut := strings.TrimRight(w.Text, ",;"); cut != w.Text {
				w.At.End -= len(w.Text) - len(cut)
				w.Text, last = cut, true
			}
		}
		if w.Text != "" || w.Quoted {
			if open == nil {
				out = append(out, ast.Name{Range: w.Range})
				open = &out[len(out)-1]
			}
			open.Words = append(open.Words, w)
			open.At.End = w.At.End
		}
		if last {
			open = nil
		}
	}
	return out
}

func (p *parser) textOf(t lexer.Token) ast.Text {
	text := ast.Text{Range: ast.Range{At: span(t)}}
	if n := openQuote(t.Value); n > 0 {
		switch closeQuote(t.Value, 0, n, len(t.Value)) {
		case len(t.Value):
			text.Value, text.Quoted = unquote(t.Value), true
			return text
		case 0: // it is reported as unclosed
			text.Value, text.Quoted = t.Value[n:], true
			return text
		}
	}
	text.Value = source.FoldSpace(t.Value)
	return text
}

// optional returns the text of an optional token, or nil.
func (p *parser) optional(t lexer.Token) *ast.Text {
	if t.Type != tText {
		return nil
	}
	text := p.textOf(t)
	return &text
}

// wordsOf returns the words of an optional token.
func (p *parser) wordsOf(t lexer.Token) []ast.Word {
	if t.Value == "" {
		return nil
	}
	scanLine(p.text, span(t), false, &p.scratch)
	out := make([]ast.Word, len(p.scratch.words))
	for i, w := range p.scratch.words {
		out[i] = w.ast(p.text)
	}
	return out
}

// labelOf returns the label of an optional token, or nil.
func (p *parser) labelOf(t lexer.Token) *ast.Label {
	if t.Type != tLabel {
		return nil
	}
	name := strings.TrimSuffix(t.Value, ":")
	at := source.Span{Start: t.Pos.Offset, End: t.Pos.Offset + len(name)}
	if openQuote(name) > 0 {
		name = unquote(name)
	}
	return &ast.Label{Range: ast.Range{At: at}, Name: name}
}

// shareAhead reports a text that begins with the share that should follow it.
func (p *parser) shareAhead(text *ast.Text, share *ast.Share) {
	first, rest, more := strings.Cut(text.Value, " ")
	if share == nil && !text.Quoted && more && strings.TrimSpace(rest) != "" && first[0] == '(' && readShare(first).is >= faulty {
		p.report(shareAhead(p.file, text.At, first))
	}
}

func (p *parser) durationOf(t lexer.Token) (*ast.Duration, bool) {
	d, ok := ParseDuration(t.Value)
	if !ok {
		p.badDuration(t)
		return nil, false
	}
	d.At = span(t)
	return &d, true
}

// badDuration reports an invalid duration, with the one that was meant or that
// the text begins with.
func (p *parser) badDuration(t lexer.Token) {
	d := badDuration(p.file, span(t), meantDuration(t.Value))
	scanLine(p.text, span(t), false, &p.scratch)
	if n := durationWords(p.text, p.scratch.words); len(d.Fixes) == 0 && n > 0 {
		length := p.scratch.words[0].span().Join(p.scratch.words[n-1].span())
		d.Help = fmt.Sprintf("write only %s here; say what it is for in the step or a note", quote(p.file.Slice(length)))
	}
	p.report(d)
}

// MaxTimes limits `repeat N times`.
const MaxTimes = 1_000_000

func (p *parser) times(t lexer.Token) int {
	n, err := strconv.Atoi(t.Value)
	if word, ok := lexicon.Quantity(strings.ToLower(t.Value)); ok && word >= 1 {
		n, err = int(word), nil
	}
	if err != nil || n < 1 || n > MaxTimes {
		p.report(badValue(p.file, span(t), "count", "write how often as a whole number, such as repeat 3 times"))
		return 0
	}
	return n
}
