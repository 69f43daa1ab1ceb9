package rules

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// draft is the maximum number of steps, starts and ends of a draft.
const draft = 12

// whole reports whether the file is meant as a complete journey: it has a
// title, a goal or phases, or is long. A few lines to try something need not be
// complete.
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

// in returns a location in the checked file.
func (p *Pass) in(span source.Span) source.Location {
	return source.Location{File: p.Tree.Source, Span: span}
}

// line returns the part of a span on its first line.
func (p *Pass) line(span source.Span) source.Location {
	file := p.Tree.Source
	span.End = min(span.End, file.LineSpan(file.LineAt(span.Start)).End)
	return p.in(span)
}

// soundStmt reports whether a statement could be read, and the lines of its
// opening have no error.
func (p *Pass) soundStmt(s ast.Stmt) bool {
	if _, bad := s.(*ast.Bad); bad {
		return false
	}
	return p.sound(p.line(s.Span()))
}

// removeLine returns the fix that removes a statement with its line. It returns
// false if the line contains anything else.
func (p *Pass) removeLine(title string, span source.Span) (diag.Fix, bool) {
	file := p.Tree.Source
	first, last := file.LineAt(span.Start), file.LineAt(span.End)
	line := source.Span{Start: file.LineSpan(first).Start, End: file.LineSpan(last).End}
	if last < file.LineCount() {
		line.End = file.LineSpan(last + 1).Start
	}
	if strings.TrimSpace(file.Slice(line)) != strings.TrimSpace(file.Slice(span)) {
		return diag.Fix{}, false
	}
	return diag.Replace(title, line, ""), true
}

// plainWords returns the case-folded words of a text without surrounding
// punctuation.
func plainWords(text string) []string {
	all := strings.Fields(lexicon.Fold(text))
	for i, w := range all {
		all[i] = strings.Trim(w, `",;.:!?()“”„`)
	}
	return all
}
