package rules

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// draft is of how many steps, starts and ends a draft may be.
const draft = 12

// whole reports whether the file means to tell a journey from its beginning to
// its end: it has a title, a goal or phases, or is long. A few lines to try
// something are not asked for what only a whole journey has.
func (p *Pass) whole() bool {
	if p.Journey.Sketch || p.Journey.Library {
		return false
	}
	if len(p.Journey.Nodes) > draft {
		return true
	}
	for _, s := range p.Tree.Stmts {
		switch s.(type) {
		case *ast.Journey, *ast.Goal, *ast.Phase:
			return true
		}
	}
	return false
}

// in is a place in the file that is checked.
func (p *Pass) in(span source.Span) source.Location {
	return source.Location{File: p.Tree.Source, Span: span}
}

// line is the part of a span that stands in its first line.
func (p *Pass) line(span source.Span) source.Location {
	file := p.Tree.Source
	span.End = min(span.End, file.LineSpan(file.LineAt(span.Start)).End)
	return p.in(span)
}

// soundStmt reports whether no error was found on the lines of a statement,
// as far as its opening goes, and it could be read.
func (p *Pass) soundStmt(s ast.Stmt) bool {
	if _, bad := s.(*ast.Bad); bad {
		return false
	}
	return p.sound(p.line(s.Span()))
}

// removeLine is the fix that takes out the statement with its line; nil when
// something else stands in it.
func (p *Pass) removeLine(title string, span source.Span) *diag.Fix {
	file := p.Tree.Source
	first, last := file.LineAt(span.Start), file.LineAt(span.End)
	line := source.Span{Start: file.LineSpan(first).Start, End: file.LineSpan(last).End}
	if last < file.LineCount() {
		line.End = file.LineSpan(last + 1).Start
	}
	if strings.TrimSpace(file.Slice(line)) != strings.TrimSpace(file.Slice(span)) {
		return nil
	}
	return diag.Replace(title, line, "")
}

// plainWords are the folded words of a text without the signs round them.
func plainWords(text string) []string {
	all := strings.Fields(words.Fold(text))
	for i, w := range all {
		all[i] = strings.Trim(w, `",;.:!?()“”„`)
	}
	return all
}
