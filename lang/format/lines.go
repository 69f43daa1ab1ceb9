package format

import (
	"strings"
	"unicode"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// line is one line of the canonical text: a sentence, an opener, an annotation
// and so on. Its text reaches from start to the start of the next line, without
// comments and trailing white space.
type line struct {
	start    int
	depth    int
	verbatim bool   // it could not be read
	closes   bool   // an `end`: a comment above it belongs inside the block
	decl     bool   // its second piece begins with the `is` to align
	known    int    // the end of what the tree contains; a full stop after it is removed
	marks    []mark // parts that are not plain words
	cuts     []int  // where a new piece begins: `is`, or clauses that may go on separate lines
}

// mark says how to write a part of a line. The marks of a line are in the order
// of the text and do not overlap.
type mark struct {
	span source.Span
	kind markKind
	text string // for written
}

type markKind int

const (
	plain   markKind = iota // words: with single spaces
	opaque                  // a string or a label: unchanged
	lower                   // a keyword: in lower case, without a colon after it
	color                   // colour, in any case, becomes color
	written                 // replaced in the canonical form
)

// builder turns the tree into lines, in the order of the text.
type builder struct {
	text     string
	lines    []line
	mended   []int // the starts, from here on, of statements that keep their text
	unclosed bool  // found a block without an `end`
}

func (b *builder) stmts(stmts []ast.Stmt, depth int) {
	for _, s := range stmts {
		b.stmt(s, depth)
	}
}

func (b *builder) stmt(s ast.Stmt, depth int) {
	start := s.Span().Start
	switch s := s.(type) {
	case *ast.Journey:
		b.add(start, depth).opens(b.text, "journey", s.Title)
	case *ast.Goal:
		b.add(start, depth).keyword("goal").text(s.Text)
	case *ast.Use:
		b.add(start, depth).keyword("use").text(s.Path)
	case *ast.Set:
		b.add(start, depth).keyword("set").words(s.Key).words(s.Values...)
	case *ast.Decl:
		b.decl(s, depth)
	case *ast.Phase:
		b.add(start, depth).opens(b.text, "phase", s.Text)
		b.notes(s.Notes, depth+1)
	case *ast.Step:
		b.step(s, depth)
	case *ast.Decision:
		if s.Fact {
			b.blocks(s.Branches, start, depth, s.Label)
		} else {
			b.add(start, depth).label(s.Label).words(s.Subject...).key(b.text, s.Keyword, "decides").text(s.Text)
			b.notes(s.Notes, depth+1)
			b.stmts(s.Before, depth+1)
			b.branches(s.Branches, depth)
		}
		b.end(s.End, depth)
		b.notes(s.After, depth+1)
	case *ast.Together:
		b.blocks(s.Branches, start, depth, s.Label)
		b.end(s.End, depth)
		b.notes(s.After, depth+1)
	case *ast.Repeat:
		l := b.add(start, depth).label(s.Label)
		if s.Until != nil {
			l.mark(source.Span{Start: s.Open.Start, End: s.Until.At.Start}, lower).text(*s.Until)
		} else {
			open := b.withoutStop(s.Open)
			l.key(b.text, s.Keyword, "repeat").mark(source.Span{Start: s.Keyword.End, End: open.End}, lower)
		}
		b.stmts(s.Body, depth+1)
		b.end(s.End, depth)
		b.notes(s.After, depth+1)
	case *ast.GoTo:
		b.add(start, depth).write(source.Span{Start: start, End: s.Target.At.Start}, "go to").label(&s.Target)
	case *ast.Outcome:
		l := b.add(start, depth)
		if s.Success {
			l.keyword("succeed")
		} else {
			l.keyword("fail")
		}
		if s.Text != nil {
			l.text(*s.Text)
		}
		b.notes(s.Notes, depth+1)
	case *ast.Bad:
		b.add(start, depth).verbatim = true
	}
}

// decl treats everything between the parts of a declaration as keywords: `is`,
// an article, `used by`, commas, `and`, `color`.
func (b *builder) decl(s *ast.Decl, depth int) {
	l := b.add(s.At.Start, depth)
	l.decl, l.cuts = true, []int{s.Is.Start}
	l.words(s.Name.Words...)
	from := s.Is.Start
	part := func(w ast.Word, keyword markKind) {
		if from < w.At.Start { // otherwise punctuation after a string is the next word
			l.mark(source.Span{Start: from, End: w.At.Start}, keyword)
		}
		l.words(w)
		from = w.At.End
	}
	kind := make([]string, len(s.Kind))
	for i, w := range s.Kind {
		kind[i] = lexicon.Fold(w.Text)
	}
	if _, ok := lexicon.Kind(strings.Join(kind, " ")); ok {
		last := s.Kind[len(kind)-1].At.End
		part(ast.Word{Range: ast.Range{At: source.Span{Start: last, End: last}}}, lower)
	} else {
		for _, w := range s.Kind {
			part(w, lower)
		}
	}
	if s.Title != nil {
		part(*s.Title, lower)
	}
	for _, name := range s.UsedBy {
		for _, w := range name.Words {
			part(w, lower)
		}
	}
	if s.Color != nil {
		part(*s.Color, color)
	}
}

func (b *builder) step(s *ast.Step, depth int) {
	l := b.add(s.At.Start, depth).label(s.Label).words(s.Head...)
	for _, c := range s.Clauses {
		l.verbatim = l.verbatim || c.Begins
		if !c.Verbal { // otherwise it might be read as another sentence
			l.cuts = append(l.cuts, c.At.Start)
		}
		l.reach(c.Keyword).words(c.Words...)
	}
	for _, u := range s.Under {
		switch u := u.(type) {
		case ast.Annotation:
			b.note(u, depth+1)
		case *ast.Failure:
			b.add(u.At.Start, depth+1).mark(u.Keyword, lower).text(u.Text).share(b.text, u.Share)
			b.stmts(u.Body, depth+2)
			b.end(u.End, depth+1)
		}
	}
}

// blocks adds branches of which the first opens the block, so it takes the
// label of the block. Its line begins at start, with the label even if that
// could not be read.
func (b *builder) blocks(branches []ast.Branch, start, depth int, label *ast.Label) {
	b.branch(branches[0], start, depth, label)
	b.branches(branches[1:], depth)
}

func (b *builder) branches(branches []ast.Branch, depth int) {
	for _, br := range branches {
		b.branch(br, br.At.Start, depth, nil)
	}
}

func (b *builder) branch(br ast.Branch, start, depth int, label *ast.Label) {
	l := b.add(start, depth).label(label)
	if br.Kind == ast.Parallel && br.Keyword.Len() != len("and") {
		l.key(b.text, br.Keyword, "together")
	} else {
		l.mark(br.Keyword, lower)
	}
	if br.Text != nil {
		l.text(*br.Text)
	}
	l.share(b.text, br.Share)
	b.stmts(br.Body, depth+1)
}

func (b *builder) end(at source.Span, depth int) {
	if at.Len() == 0 {
		b.unclosed = true
		return
	}
	b.add(at.Start, depth).mark(at, lower).closes = true
}

func (b *builder) notes(notes []ast.Annotation, depth int) {
	for _, n := range notes {
		b.note(n, depth)
	}
}

func (b *builder) note(n ast.Annotation, depth int) {
	l := b.add(n.At.Start, depth)
	if n.Kind == ast.Unread {
		l.verbatim = true
		return
	}
	l.words(n.Subject...).key(b.text, n.Keyword, n.Kind.String())
	if n.Text != nil {
		l.text(*n.Text)
	}
	l.words(n.Tags...)
	if n.Duration != nil {
		l.reach(n.Duration.At)
	}
	if n.Amount != nil {
		l.reach(n.Amount.At)
	}
}

// withoutStop returns the span without a full stop at its end.
func (b *builder) withoutStop(at source.Span) source.Span {
	if strings.HasSuffix(b.text[at.Start:at.End], ".") {
		at.End--
	}
	return at
}

// add begins a new line at an offset. A repaired statement keeps its text,
// because fixing it is up to the author.
func (b *builder) add(start, depth int) *line {
	for len(b.mended) > 0 && b.mended[0] < start {
		b.mended = b.mended[1:]
	}
	verbatim := len(b.mended) > 0 && b.mended[0] == start
	b.lines = append(b.lines, line{start: start, depth: depth, verbatim: verbatim})
	return &b.lines[len(b.lines)-1]
}

func (l *line) mark(at source.Span, kind markKind) *line {
	l.marks = append(l.marks, mark{span: at, kind: kind})
	return l.reach(at)
}

// write replaces the span with the text.
func (l *line) write(at source.Span, text string) *line {
	l.marks = append(l.marks, mark{at, written, text})
	return l.reach(at)
}

// reach records that the tree contains the text up to the span's end.
func (l *line) reach(at source.Span) *line {
	l.known = max(l.known, at.End)
	return l
}

// key marks a keyword, which may be written in another form.
func (l *line) key(text string, at source.Span, keyword string) *line {
	if said := strings.Join(strings.Fields(text[at.Start:at.End]), " "); strings.EqualFold(said, keyword) {
		return l.mark(at, lower)
	}
	return l.write(at, keyword)
}

// opens marks the keyword that the line begins with, in any of its forms, and
// the text after it.
func (l *line) opens(text, keyword string, t ast.Text) {
	end := l.start + len(keyword)
	if !strings.EqualFold(text[l.start:min(end, len(text))], keyword) {
		end = l.start + len(strings.TrimRightFunc(text[l.start:t.At.Start], unicode.IsSpace))
		l.write(source.Span{Start: l.start, End: end}, keyword).text(t)
		return
	}
	l.keyword(keyword).text(t)
}

// keyword marks the word that the line begins with.
func (l *line) keyword(word string) *line {
	return l.mark(source.Span{Start: l.start, End: l.start + len(word)}, lower)
}

func (l *line) label(label *ast.Label) *line {
	if label != nil {
		l.mark(label.At, opaque)
	}
	return l
}

func (l *line) words(words ...ast.Word) *line {
	for _, w := range words {
		if w.Quoted {
			l.mark(w.At, opaque)
		}
		l.reach(w.At)
	}
	return l
}

func (l *line) text(t ast.Text) *line {
	if t.Quoted {
		l.mark(t.At, opaque)
	}
	return l.reach(t.At)
}

// share writes a share in canonical form, with nothing but a space before it.
func (l *line) share(text string, s *ast.Share) {
	if s == nil {
		return
	}
	if before, ok := strings.CutSuffix(text[l.start:l.known], "#"); ok && strings.TrimRightFunc(before, source.IsSpace) != before {
		l.verbatim = true // separated from the share, the sign would begin a comment
	}
	// Drop whatever separates the text from its share: yes, 40%
	l.write(source.Span{Start: l.known, End: s.At.End}, "("+parser.Percent(s.Percent)+"%)")
}
