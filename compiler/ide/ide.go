// Package ide answers what an editor asks about a journey: what a name means and
// where else it stands, what may be written here, what the text is made of.
//
// All functions are pure. They read one Snapshot, a compiled version of a text,
// and speak in byte offsets; the caller converts positions, and knows the
// protocol of its editor. Nothing here reads files or clocks, and nothing parses
// a sentence again: the model says what its words mean.
package ide

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// Snapshot is one version of a journey, compiled once for all questions about
// it. It may be used by several goroutines.
type Snapshot struct {
	*compiler.Result

	names   func() *names   // who and what is named, and where
	tokens  func() []Token  // what the text is made of
	metrics func() *metrics // that need the whole flow
}

// New returns the snapshot of a result, which is not changed.
func New(result *compiler.Result) *Snapshot {
	s := &Snapshot{Result: result}
	s.names = sync.OnceValue(s.findNames)
	s.tokens = sync.OnceValue(s.findTokens)
	s.metrics = sync.OnceValue(s.measure)
	return s
}

// Edit is a change of one file.
type Edit struct {
	At  source.Location
	New string
}

// metrics are what lenses and hovers say about the whole journey; nil fields
// mean that it could not be measured.
type metrics struct{ *compiler.Metrics }

func (s *Snapshot) measure() *metrics {
	m, err := s.Metrics(context.Background(), compiler.MetricsOptions{Runs: -1}) // nobody asks for the simulation
	if err != nil {
		return &metrics{}
	}
	return &metrics{m}
}

// text returns the text of the span in the journey's own file.
func (s *Snapshot) text(span source.Span) string { return s.Source.Slice(span) }

// own returns the location of the span in the journey's own file.
func (s *Snapshot) own(span source.Span) source.Location {
	return source.Location{File: s.Source, Span: span}
}

// lineOf returns the line that contains the offset, without its line end.
func (s *Snapshot) lineOf(off int) source.Span { return s.Source.LineSpan(s.Source.LineAt(off)) }

// touches reports whether the offset is in the span, or right after it, where a
// cursor stands after typing.
func touches(span source.Span, off int) bool { return span.Start <= off && off <= span.End }

// nodeAt returns the step, decision or outcome whose sentence the offset is in;
// nil if there is none.
func (s *Snapshot) nodeAt(off int) *model.Node {
	for _, n := range s.Journey.Nodes {
		if n.Origin.File == s.Source && touches(n.Origin.Span, off) &&
			(n.Kind == model.StepNode || n.Kind == model.DecisionNode || n.Kind == model.OutcomeNode) {
			return n
		}
	}
	return nil
}

// walk visits all parts of the tree in the order of the text: each ast.Stmt,
// *ast.Branch, *ast.Failure and *ast.Annotation, after what contains it.
func walk(stmts []ast.Stmt, visit func(part ast.Node)) {
	notes := func(list []ast.Annotation) {
		for i := range list {
			visit(&list[i])
		}
	}
	branches := func(list []ast.Branch) {
		for i := range list {
			visit(&list[i])
			walk(list[i].Body, visit)
		}
	}
	for _, stmt := range stmts {
		visit(stmt)
		switch stmt := stmt.(type) {
		case *ast.Phase:
			notes(stmt.Notes)
		case *ast.Step:
			for _, u := range stmt.Under {
				switch u := u.(type) {
				case ast.Annotation:
					visit(&u)
				case *ast.Failure:
					visit(u)
					walk(u.Body, visit)
				}
			}
		case *ast.Decision:
			notes(stmt.Notes)
			walk(stmt.Before, visit)
			branches(stmt.Branches)
			notes(stmt.After)
		case *ast.Together:
			branches(stmt.Branches)
			notes(stmt.After)
		case *ast.Repeat:
			walk(stmt.Body, visit)
			notes(stmt.After)
		case *ast.Outcome:
			notes(stmt.Notes)
		}
	}
}

// extent returns the span of a statement with everything under it.
func extent(stmt ast.Stmt) source.Span {
	all := stmt.Span()
	walk([]ast.Stmt{stmt}, func(part ast.Node) {
		if at := part.Span(); at.Len() > 0 {
			all = all.Join(at)
		}
		if f, ok := part.(*ast.Failure); ok && f.End.Len() > 0 {
			all = all.Join(f.End)
		}
	})
	return all
}

// spanOf returns the span of the words, of which there is at least one.
func spanOf(words []ast.Word) source.Span { return words[0].At.Join(words[len(words)-1].At) }

// sortByPlace sorts by file and position.
func sortByPlace[T any](list []T, at func(T) source.Location) {
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := at(a), at(b)
		return cmp.Or(strings.Compare(x.File.Name(), y.File.Name()), x.Span.Start-y.Span.Start, x.Span.End-y.Span.End)
	})
}
