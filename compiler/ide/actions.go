package ide

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Action is a change that an editor offers.
type Action struct {
	Title     string
	Edits     []Edit
	Resolves  *diag.Diagnostic // or nil
	Preferred bool             // it needs no review
	FixAll    bool             // it applies all safe fixes of the file
}

// Actions returns what can be done about the span: the fixes of the diagnostics
// that touch it, a comment that allows each of them, and the declarations of
// participants that are not declared. The last one applies all safe fixes. The
// error is that of the context.
func (s *Snapshot) Actions(ctx context.Context, at source.Span) ([]Action, error) {
	var all []Action
	meets := func(span source.Span) bool { return span.Start <= at.End && at.Start <= span.End }
	allowed := map[diag.Code]bool{}
	for i := range s.Diagnostics {
		d := &s.Diagnostics[i]
		if d.File != s.Source || !meets(d.Span) {
			continue
		}
		for _, fix := range d.Fixes {
			a := Action{Title: sentenceCase(fix.Title), Resolves: d, Preferred: fix.Safe}
			for _, e := range fix.Edits {
				a.Edits = append(a.Edits, Edit{s.own(e.Span), e.New})
			}
			all = append(all, a)
		}
		if a, ok := s.allow(d); ok && !allowed[d.Code] {
			allowed[d.Code] = true
			all = append(all, a)
		}
	}
	for _, p := range s.Journey.Participants {
		if p.Inferred && !s.Journey.Sketch && p.Origin.File == s.Source && meets(p.Origin.Span) {
			all = append(all, s.declare(p))
		}
	}
	if s.Journey.Sketch && !slices.ContainsFunc(all, func(a Action) bool { return a.Resolves != nil && a.Resolves.Code == diag.Sketch }) {
		for i := range s.Diagnostics {
			if d := &s.Diagnostics[i]; d.Code == diag.Sketch && len(d.Fixes) > 0 {
				e := d.Fixes[0].Edits[0]
				all = append(all, Action{Title: "Declare these participants", Edits: []Edit{{s.own(e.Span), e.New}}, Resolves: d})
			}
		}
	}
	fixed, err := s.Fix(ctx, nil)
	if err != nil {
		return nil, err
	}
	if fixed.Changed() {
		all = append(all, Action{Title: "Apply all safe fixes", Edits: s.change(fixed.Source.Text()), FixAll: true})
	}
	return all, nil
}

// allow returns the action that silences a diagnostic where it is. The reason is
// for the author to write.
func (s *Snapshot) allow(d *diag.Diagnostic) (Action, bool) {
	rule, ok := rules.Find(string(d.Code))
	about := d.Code == diag.BadAllow || d.Code == diag.UnusedAllow // such a comment itself
	if !ok || about || !rule.CanBeSilenced() || d.Severity == diag.Error {
		return Action{}, false
	}
	line := s.lineOf(d.Span.Start)
	for _, stmt := range s.statements() { // a sentence may continue on other lines
		if stmt.Span().Contains(d.Span.Start) {
			line = s.lineOf(stmt.Span().Start)
		}
	}
	text := s.text(line)
	indent := text[:len(text)-len(strings.TrimLeftFunc(text, source.IsSpace))]
	comment := fmt.Sprintf("%s# journey:allow %s because …%s", indent, d.Code, s.Source.LineEnd())
	return Action{
		Title: fmt.Sprintf("Allow %s (%s) here, with a reason", d.Code, rule.Slug()), Resolves: d,
		Edits: []Edit{{s.own(source.Span{Start: line.Start, End: line.Start}), comment}},
	}, true
}

// statements returns the steps of the file.
func (s *Snapshot) statements() []ast.Stmt {
	var all []ast.Stmt
	ast.Walk(s.Tree.Stmts, func(list []ast.Stmt, i int) {
		if step, ok := list[i].(*ast.Step); ok {
			all = append(all, step)
		}
	})
	return all
}

// declare returns the action that declares a participant, after the last
// declaration.
func (s *Snapshot) declare(p *model.Participant) Action {
	at := s.Source.Begin()
	for _, stmt := range s.Tree.Stmts {
		if d, ok := stmt.(*ast.Decl); ok {
			at = d.At.End
		}
	}
	kind := strings.ReplaceAll(p.Kind.String(), "-", " ")
	text := fmt.Sprintf("%s is a %s", parser.QuoteName(p.Name), kind)
	if at == s.Source.Begin() {
		text += s.Source.LineEnd()
	} else {
		at = s.lineOf(at).End
		text = s.Source.LineEnd() + text
	}
	return Action{
		Title: fmt.Sprintf("Declare %s as a %s", diag.Quote(p.Name), kind),
		Edits: []Edit{{s.own(source.Span{Start: at, End: at}), text}},
	}
}

// FormatEdits returns the edits that give the text its canonical form; none if
// it has it, or if its blocks do not match.
func (s *Snapshot) FormatEdits() []Edit { return s.change(s.Format()) }

// change returns the edits that turn the text into another one: for each run of
// lines that differ, so that the cursor of an editor stays where it is.
func (s *Snapshot) change(text string) []Edit {
	before, after := strings.SplitAfter(s.Source.Text(), "\n"), strings.SplitAfter(text, "\n")
	if len(before) == len(after) {
		return s.changedLines(before, after)
	}
	start, old := 0, s.Source.Text()
	for len(before) > 0 && len(after) > 0 && before[0] == after[0] {
		start += len(before[0])
		before, after = before[1:], after[1:]
	}
	end := len(old)
	for len(before) > 0 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		end -= len(before[len(before)-1])
		before, after = before[:len(before)-1], after[:len(after)-1]
	}
	return []Edit{{s.own(source.Span{Start: start, End: end}), strings.Join(after, "")}}
}

// changedLines returns one edit for each line that differs.
func (s *Snapshot) changedLines(before, after []string) []Edit {
	var edits []Edit
	start := 0
	for i, line := range before {
		if line != after[i] {
			edits = append(edits, Edit{s.own(source.Span{Start: start, End: start + len(line)}), after[i]})
		}
		start += len(line)
	}
	return edits
}

func sentenceCase(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
