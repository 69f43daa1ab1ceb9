package parser

import (
	"testing"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// checkSpans fails if a position is outside the text or outside its parent, or
// if statements or comments are out of order.
func checkSpans(t *testing.T, f *ast.File, diags diag.List) {
	t.Helper()
	c := &spanChecker{t: t, file: f.Source}
	whole := source.Span{Start: 0, End: len(f.Source.Text())}
	c.stmts(f.Stmts, whole)
	last := 0
	for _, m := range f.Comments {
		c.in("comment", m.At, source.Span{Start: last, End: whole.End})
		last = m.At.End
	}
	for _, d := range diags {
		c.in("diagnostic", d.Span, whole)
		for _, f := range d.Fixes {
			for _, e := range f.Edits {
				c.in("edit", e.Span, whole)
			}
		}
	}
}

type spanChecker struct {
	t    *testing.T
	file *source.File
}

func (c *spanChecker) in(what string, at, parent source.Span) {
	c.t.Helper()
	if at == (source.Span{}) {
		return // it is missing
	}
	if at.Start < parent.Start || at.End > parent.End || at.Start > at.End {
		c.t.Fatalf("%s at %v is not inside %v in %q", what, at, parent, c.file.Text())
	}
}

func (c *spanChecker) stmts(list []ast.Stmt, parent source.Span) {
	c.t.Helper()
	last := parent.Start
	for _, s := range list {
		at := s.Span()
		c.in("statement", at, source.Span{Start: last, End: parent.End})
		last = at.End
		switch s := s.(type) {
		case *ast.Journey:
			c.in("title", s.Title.At, at)
		case *ast.Decl:
			c.in("name", s.Name.At, at)
			c.words(s.Name.Words, s.Name.At)
			c.words(s.Kind, at)
			for _, n := range s.UsedBy {
				c.in("used by", n.At, at)
				c.words(n.Words, n.At)
			}
		case *ast.Step:
			c.words(s.Head, at)
			end := s.Head[len(s.Head)-1].At.End
			for _, cl := range s.Clauses {
				c.in("clause", cl.At, source.Span{Start: end, End: at.End})
				c.in("keyword", cl.Keyword, cl.At)
				c.words(cl.Words, cl.At)
				end = cl.At.End
			}
			for _, u := range s.Under {
				c.in("under", u.Span(), source.Span{Start: end, End: parent.End})
				end = u.Span().End
				if f, ok := u.(*ast.Failure); ok {
					c.in("keyword", f.Keyword, f.At)
					c.stmts(f.Body, f.At)
				}
			}
			last = end
		case *ast.Phase:
			last = c.notes(s.Notes, source.Span{Start: at.End, End: parent.End})
		case *ast.Outcome:
			last = c.notes(s.Notes, source.Span{Start: at.End, End: parent.End})
		case *ast.Decision:
			c.words(s.Subject, at)
			c.in("keyword", s.Keyword, at)
			c.notes(s.Notes, source.Span{Start: s.Keyword.End, End: max(at.End, parent.End)})
			c.branches(s.Branches, at)
			c.in("end", s.End, at)
			last = c.notes(s.After, source.Span{Start: at.End, End: parent.End})
		case *ast.Together:
			c.branches(s.Branches, at)
			c.in("end", s.End, at)
			last = c.notes(s.After, source.Span{Start: at.End, End: parent.End})
		case *ast.Repeat:
			c.in("opener", s.Open, at)
			c.stmts(s.Body, at)
			c.in("end", s.End, at)
			last = c.notes(s.After, source.Span{Start: at.End, End: parent.End})
		}
	}
}

func (c *spanChecker) branches(list []ast.Branch, parent source.Span) {
	c.t.Helper()
	for _, b := range list {
		c.in("branch", b.At, parent)
		c.in("keyword", b.Keyword, b.At)
		if b.Text != nil {
			c.in("condition", b.Text.At, b.At)
		}
		c.stmts(b.Body, b.At)
		parent.Start = b.At.End
	}
}

func (c *spanChecker) notes(list []ast.Annotation, parent source.Span) (end int) {
	c.t.Helper()
	end = parent.Start
	for _, a := range list {
		c.in("annotation", a.At, source.Span{Start: end, End: parent.End})
		end = a.At.End
	}
	return end
}

func (c *spanChecker) words(list []ast.Word, parent source.Span) {
	c.t.Helper()
	for _, w := range list {
		c.in("word", w.At, parent)
		parent.Start = w.At.End
	}
}
