package rules

import (
	"fmt"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var empty = Rule{
	Code:  diag.Empty,
	Stage: Check,
	Doc: Doc{
		Summary: "a phase, a branch or the journey has no step",
		Why: "A phase, a branch or a whole journey without a step tells nobody what happens in it. Most often it was to " +
			"be filled in later.",
		Bad: `
rep is a rep
customer is a customer
phase Report
customer calls rep
phase Verify
phase Deliver
rep sends letter to customer
succeed Card in use
`[1:],
		Good: `
rep is a rep
customer is a customer
phase Report
customer calls rep
phase Verify
rep asks customer for ID number by phone
phase Deliver
rep sends letter to customer
succeed Card in use
`[1:],
	},
	Check: checkEmpty,
}

func checkEmpty(p *Pass) {
	if !p.hasFlow() {
		p.checkEmptyJourney()
		return
	}
	p.checkEmptyPhases()
	walk(p.Tree.Stmts, func(list []ast.Stmt, i int) {
		switch s := list[i].(type) {
		case *ast.Decision:
			p.emptyBranches(s.Branches, s.End)
		case *ast.Together:
			p.emptyBranches(s.Branches, s.End)
		case *ast.Repeat:
			if !happens(s.Body) && s.End.Len() > 0 {
				p.reportEmpty(s.Open, "nothing is repeated here", "write what is repeated before the end, or remove both lines")
			}
		case *ast.Step:
			for _, u := range s.Under {
				if f, ok := u.(*ast.Failure); ok && !happens(f.Body) && f.End.Len() > 0 {
					p.reportEmpty(f.Keyword, fmt.Sprintf("nothing happens on the failure %q", f.Text.Value),
						fmt.Sprintf("write what happens then before its end; a failure that nobody has an answer to is a risk: risk %s", f.Text.Value))
				}
			}
		}
	})
}

// hasFlow reports whether the file has any statement of a flow, read or not.
func (p *Pass) hasFlow() bool { return happens(p.Tree.Stmts) }

// happens reports whether anything in the list is part of the flow, or may be.
func happens(list []ast.Stmt) bool {
	for _, s := range list {
		switch s.(type) {
		case *ast.Journey, *ast.Goal, *ast.Use, *ast.Set, *ast.Decl, *ast.Phase:
		default:
			return true
		}
	}
	return false
}

func (p *Pass) checkEmptyJourney() {
	at, found := source.Span{}, false
	for _, s := range p.Tree.Stmts {
		switch s.(type) {
		case *ast.Journey, *ast.Goal, *ast.Phase:
			if !found || !p.sound(p.in(at)) {
				at, found = s.Span(), true
			}
		}
	}
	switch {
	case p.Journey.Library, len(p.told) > 0 && !p.sound(p.in(at)):
		return
	case !found && len(p.Tree.Stmts) > 0:
		return // nothing but declarations, some of them faulty
	}
	p.reportEmpty(at, "the journey has no step", "write who does what, one step a line, such as: customer calls rep")
}

// checkEmptyPhases reports the phases between which nothing happens.
func (p *Pass) checkEmptyPhases() {
	var open *ast.Phase
	filled := true
	closePhase := func() {
		if !filled && p.soundStmt(open) {
			p.reportEmpty(open.At, fmt.Sprintf("the phase %q has no step", open.Text.Value), "write what happens in it, or remove the line")
		}
	}
	for _, s := range p.Tree.Stmts {
		if ph, ok := s.(*ast.Phase); ok {
			closePhase()
			open, filled = ph, false
			continue
		}
		filled = filled || happens([]ast.Stmt{s})
	}
	closePhase()
}

// emptyBranches reports the branches of a block in which nothing happens; all
// of them at once when none has anything.
func (p *Pass) emptyBranches(branches []ast.Branch, end source.Span) {
	var without []ast.Branch
	whens := 0
	for _, b := range branches {
		if b.Kind == ast.When {
			whens++
		}
		if !happens(b.Body) && p.sound(p.in(b.Keyword)) {
			without = append(without, b)
		}
	}
	if end.Len() == 0 || len(without) == 0 {
		return
	}
	if len(without) == len(branches) && len(branches) > 1 {
		p.reportEmpty(without[0].Keyword, "nothing happens in any of these branches", "write the steps of each branch under its line")
		return
	}
	for _, b := range without {
		switch {
		case b.Kind == ast.Parallel:
			p.reportEmpty(b.Keyword, "nothing happens in this branch", "write what runs side by side with the other branches, or take the branch out")
		case b.Kind == ast.Otherwise && whens == 1:
			d := p.reportEmpty(b.Keyword, "nothing happens in this branch", "write what happens then, or remove the line: without it the other way simply goes on")
			if b.Share == nil {
				d.Fix = p.removeLine("remove the line", b.At)
			}
		case b.Text != nil:
			p.reportEmpty(b.Keyword.Join(b.Text.At), fmt.Sprintf("nothing happens when %q", b.Text.Value),
				"write what happens then; where the journey simply goes on, one `when` for the other case is enough")
		default:
			p.reportEmpty(b.Keyword, "nothing happens in this branch", "write what happens then")
		}
	}
}

func (p *Pass) reportEmpty(at source.Span, message, help string) *diag.Diagnostic {
	d := p.report(diag.Empty, p.line(at), message)
	d.Help = help
	return d
}
