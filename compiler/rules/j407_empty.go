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
		Summary: "a phase, a block or the journey has no steps",
		Why: "A phase, block or journey without steps does not say what happens in it. Usually it was meant to be " +
			"filled in later. A branch of a decision may be empty if others are not: there the journey simply " +
			"continues.",
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
	ast.Walk(p.Tree.Stmts, func(list []ast.Stmt, i int) {
		switch s := list[i].(type) {
		case *ast.Decision:
			p.emptyBranches(s.Branches, s.End)
		case *ast.Together:
			p.emptyBranches(s.Branches, s.End)
		case *ast.Repeat:
			if !happens(s.Body) && s.End.Len() > 0 {
				p.reportEmpty(s.Open, "nothing is repeated here", "put the repeated steps before its end, or remove both lines")
			}
		case *ast.Step:
			for _, u := range s.Under {
				if f, ok := u.(*ast.Failure); ok && !happens(f.Body) && f.End.Len() > 0 {
					p.reportEmpty(f.Keyword, fmt.Sprintf("nothing happens on the failure %q", f.Text.Value),
						"write what happens then, before its end")
				}
			}
		}
	})
}

// hasFlow reports whether the file has any statement of the flow, read or not.
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
		return // only declarations, some of them faulty
	}
	p.reportEmpty(at, "the journey has no steps", "write who does what, one step per line, for example: customer calls rep")
}

// checkEmptyPhases reports phases in which nothing happens.
func (p *Pass) checkEmptyPhases() {
	var open *ast.Phase
	filled := true
	closePhase := func() {
		if !filled && p.soundStmt(open) {
			p.reportEmpty(open.At, fmt.Sprintf("the phase %q has no steps", open.Text.Value), "write what happens in it, or remove the line")
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

// emptyBranches reports the branches of a block if nothing happens in any of
// them. In an empty branch of a decision the journey simply continues, so only
// an empty branch of a `together` is reported individually.
func (p *Pass) emptyBranches(branches []ast.Branch, end source.Span) {
	var without []ast.Branch
	for _, b := range branches {
		if !happens(b.Body) && p.sound(p.in(b.Keyword)) {
			without = append(without, b)
		}
	}
	if end.Len() == 0 || len(without) == 0 {
		return
	}
	switch first := without[0]; {
	case len(without) < len(branches):
		for _, b := range without {
			if b.Kind == ast.Parallel {
				p.reportEmpty(b.Keyword, "nothing happens in this branch", "write what runs in parallel with the other branches, or remove the branch")
			}
		}
	case len(branches) > 1:
		p.reportEmpty(first.Keyword, "nothing happens in any of these branches", "write the steps of each branch under its line")
	case first.Text != nil:
		p.reportEmpty(first.Keyword.Join(first.Text.At), fmt.Sprintf("nothing happens when %q", first.Text.Value), "write what happens then")
	default:
		p.reportEmpty(first.Keyword, "nothing happens in this branch", "write what happens then")
	}
}

func (p *Pass) reportEmpty(at source.Span, message, help string) {
	d := p.report(diag.Empty, p.line(at), message)
	d.Help = help
}
