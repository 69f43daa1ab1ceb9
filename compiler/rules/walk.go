package rules

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// walk visits all statements in the order of the text, those of a block
// behind the one that opens it: each with the list in which it stands and its
// index there.
func walk(stmts []ast.Stmt, visit func(list []ast.Stmt, i int)) {
	for i, s := range stmts {
		visit(stmts, i)
		switch s := s.(type) {
		case *ast.Step:
			for _, u := range s.Under {
				if f, ok := u.(*ast.Failure); ok {
					walk(f.Body, visit)
				}
			}
		case *ast.Decision:
			walk(s.Before, visit)
			for _, b := range s.Branches {
				walk(b.Body, visit)
			}
		case *ast.Together:
			for _, b := range s.Branches {
				walk(b.Body, visit)
			}
		case *ast.Repeat:
			walk(s.Body, visit)
		}
	}
}

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
