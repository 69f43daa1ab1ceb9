// Package parser turns text into a syntax tree. It is the only package that
// uses participle, and its grammar is the only definition of the syntax of
// statements.
//
// The lexer cuts the text into statements and decides the kind of each by its
// line alone; participle reads one statement at a time, so that one error never
// hides another; a stack around it keeps the blocks. Names are not resolved
// here, and sentences are not analysed: words stay words, and compiler/internal/sentence
// reads them.
package parser

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Options control parsing.
type Options struct {
	Words *lexicon.Lists // nil means words.Default()
}

// Parse reads a whole file. It always returns a tree with every valid
// statement, and a diagnostic (J0xx or J408) for every error. If the context is
// done, it stops early, and its result must not be used.
func Parse(ctx context.Context, f *source.File, opt Options) (*ast.File, diag.List) {
	known := cmp.Or(opt.Words, lexicon.Default())
	p := &parser{ctx: ctx, file: f, text: f.Text(), known: known, tree: &ast.File{Source: f}}
	if !p.readable() {
		return p.tree, p.diags
	}
	lx := newTokens(f, known)
	for c := lx.chunk(); c != nil && !p.stopped(); c = lx.chunk() {
		if p.chunks = append(p.chunks, c); len(lx.stmts) > MaxStatements {
			p.report(tooMany(f, lx.stmts[MaxStatements].at))
			lx.stmts, p.cut = lx.stmts[:MaxStatements], true
			break
		}
	}
	p.stmts = lx.stmts
	p.tree.Comments = lx.comments
	for _, pass := range []func(){p.subjects, p.conditions, p.forms, p.hidden, p.run} {
		if !p.stopped() {
			pass()
		}
	}
	p.diags.Sort()
	return p.tree, p.diags
}

// The limits of a file. Beyond them, it has one error that says so.
const (
	MaxSize       = 16 << 20 // bytes
	MaxStatements = 100_000  // in one file
	MaxDepth      = 200      // nested blocks
	MaxFaults     = 1000     // reported for one file
)

// readable reports whether the text can be parsed at all, and reports the
// positions of bytes that are not text.
func (p *parser) readable() bool {
	switch {
	case len(p.text) > MaxSize:
		p.report(tooLarge(p.file))
		return false
	case p.otherLanguage():
		return false
	case source.IsUTF16(p.text):
		p.report(otherEncoding(p.file))
		return false
	case utf8.ValidString(p.text) && strings.IndexByte(p.text, 0) < 0:
		return true
	}
	last := 0 // one error per line
	for i, r := range p.text {
		n := 1
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(p.text[i:])
		}
		if r == 0 || r == utf8.RuneError && n == 1 {
			if line := p.file.LineAt(i); line != last {
				last = line
				p.noise = append(p.noise, i)
				p.report(noText(p.file, source.Span{Start: i, End: i + 1}, r == 0))
			}
		}
	}
	return true
}

// otherLanguage reports a file that is a diagram in another notation.
func (p *parser) otherLanguage() bool {
	name, at := p.otherNotation()
	if name != "" {
		p.report(otherNotation(p.file, at, name))
	}
	return name != ""
}

// parser is the state of one Parse.
type parser struct {
	ctx    context.Context
	file   *source.File
	text   string
	known  *lexicon.Lists
	tree   *ast.File
	diags  diag.List
	chunks []*lexer.PeekingLexer
	lex    *lexer.PeekingLexer // the chunk of the current statement
	stmts  []statement
	noise  []int // positions without text, once per line, from the current statement on
	blocks
	scratch  line
	said     []string // cache of forms
	searched int      // number of calls of stepNamed
}

// stopped reports whether the context is done.
func (p *parser) stopped() bool { return p.ctx.Err() != nil }

// report adds a diagnostic. After MaxFaults, it only notes that there are more.
func (p *parser) report(d diag.Diagnostic) {
	if len(p.diags) == MaxFaults {
		d = tooManyFaults(d.File, d.Span)
	}
	if len(p.diags) <= MaxFaults {
		p.diags = append(p.diags, d)
	}
}

// production returns the parser of one kind of statement.
func production[P any]() *participle.Parser[P] {
	q, err := participle.ParserForProduction[P](grammar)
	if err != nil { // the grammar lacks a production that the code names
		panic(err)
	}
	return q
}

// The productions that Parse uses.
var (
	journeyLine     = production[journey]()
	goalLine        = production[goal]()
	useLine         = production[use]()
	setLine         = production[set]()
	declarationLine = production[declaration]()
	phaseLine       = production[phase]()
	stepLine        = production[step]()
	decisionLine    = production[decision]()
	factLine        = production[fact]()
	whenLine        = production[when]()
	otherwiseLine   = production[otherwise]()
	togetherLine    = production[together]()
	andLine         = production[and]()
	repeatLine      = production[repeat]()
	failureLine     = production[failure]()
	endLine         = production[end]()
	goToLine        = production[goTo]()
	outcomeLine     = production[outcome]()
	remarkLine      = production[remark]()
	linkLine        = production[link]()
	tagLine         = production[tag]()
	durationLine    = production[duration]()
	waitLine        = production[wait]()
	costsLine       = production[costs]()
	momentLine      = production[moment]()
	feelsLine       = production[feels]()
)

// allowTrailing lets a production end before the file does.
var allowTrailing = participle.AllowTrailing(true)

// read parses the current statement with a production, and reports its error if
// there is one. A faulty statement returns what could be read of it; false
// means that this is not enough for the tree.
func read[P any](p *parser, q *participle.Parser[P], s *statement) (*P, bool) {
	lex, certain := p.lex, true
	switch {
	case s.subject.Len() > 0:
		d := p.reservedName(s.subject, strings.Fields(p.file.Slice(s.subject))[0])
		p.report(d)
		lex = p.recovered(s, &near{at: s.subject, read: d.Fixes[0].Edits[0].New})
	case len(s.unclosed) == 0 && s.near != nil:
		lex = p.recovered(s, s.near)
	}
	v, err := q.ParseFromLexer(lex, allowTrailing)
	switch {
	case s.subject.Len() > 0:
	case len(s.unclosed) > 0:
		for _, off := range s.unclosed {
			d := p.unclosed(s, off)
			if err != nil {
				d.Fixes = nil // it would not be enough
			}
			certain = certain && len(d.Fixes) > 0
			p.report(d)
		}
	case s.near != nil && s.near.other && err == nil:
		return v, true
	case s.near != nil && !s.near.other:
		d := p.nearly(s)
		if err != nil && s.near.fault == nil {
			d.Fixes = nil // it would not be enough
		}
		p.report(d)
	case err == nil:
		return v, true
	default:
		p.report(p.fault(err, s))
	}
	p.recover(s)
	return v, err == nil && (certain || s.kind.frames())
}

// recover records that the statement has been repaired.
func (p *parser) recover(s *statement) {
	if n := len(p.tree.Mended); n == 0 || p.tree.Mended[n-1] != s.at.Start {
		p.tree.Mended = append(p.tree.Mended, s.at.Start)
	}
}

// fault returns the diagnostic for an error of participle.
func (p *parser) fault(err error, s *statement) diag.Diagnostic {
	keyword := s.kind.keyword(p.leading(s))
	var u *participle.UnexpectedTokenError
	if d, ok := p.jumpText(s); s.kind == kindGoTo && ok {
		return d
	}
	switch ok := errors.As(err, &u); {
	case ok && u.Unexpected.Type == tLabel && s.kind != kindGoTo:
		return labelBefore(p.file, span(u.Unexpected), keyword)
	case s.kind == kindStep:
		return p.noSentence(s.at)
	case ok && u.Unexpected.Type != tEnd && u.Unexpected.Value != "":
		return unexpected(p.file, span(u.Unexpected), keyword)
	}
	if word := p.leading(s); s.kind == kindSet && IsHeadline(word) {
		return CommandMeant(p.file, source.Span{Start: s.at.Start, End: s.at.Start + len(word)}, word)
	}
	return incomplete(p.file, s.at, keyword)
}

// leading returns the first keyword of a statement.
func (p *parser) leading(s *statement) string {
	for _, t := range p.tokensOf(s) {
		if t.Type == tKeyword {
			return t.Value
		}
	}
	return ""
}

// unclosed returns the diagnostic for an unclosed string at the offset. If the
// string can only reach to the end of its line, closing it there is certain.
func (p *parser) unclosed(s *statement, off int) diag.Diagnostic {
	at := source.Span{Start: off, End: p.lineEnd(off)}
	d := unclosedString(p.file, at)
	before := strings.Fields(p.text[p.file.LineSpan(p.file.LineAt(at.Start)).Start:at.Start])
	if len(before) == 0 { // a name: its end is anybody's guess
		return d
	}
	last := before[len(before)-1]
	noLabel := s.kind == kindDecl && (keyword.Is(last, "is") || lexicon.IsArticle(lexicon.Fold(last)))
	_, keyword := keyword.Lookup(lexicon.Fold(before[0]))
	rest := keyword && s.kind != kindStep && s.kind != kindDecl && s.kind != kindDecision // note "… feels odd
	if text := p.file.Slice(at); !noLabel && endsLine(text, rest) {
		end := source.Span{Start: at.End, End: at.End}
		changes := diag.Wording | diag.Value
		if s.kind == kindDecl {
			changes = diag.Wording // the declared names are already known
		}
		d.Offer(diag.Replace("close it at the end of the line", end, closing(text)).AsSafe(changes))
	}
	return d
}

// lineEnd returns the end of the words on the line of the offset.
func (p *parser) lineEnd(off int) int {
	at := p.file.LineSpan(p.file.LineAt(off))
	var l line
	scanLine(p.text, at, true, &l)
	return l.words[len(l.words)-1].end
}

// skipTo moves past the statement, wherever its production stopped.
func (p *parser) skipTo(s *statement) {
	for p.lex.RawCursor() < lexer.RawCursor(s.first+s.count) {
		p.lex.Next()
	}
}
