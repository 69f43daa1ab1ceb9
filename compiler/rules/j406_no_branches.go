package rules

import (
	"fmt"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
)

var noBranches = Rule{
	Code:  diag.NoBranches,
	Stage: Check,
	Doc: Doc{
		Summary: "a decision has no branches",
		Why: "A decision is drawn for the branches that lead out of it. One without any `when` opens no block and " +
			"changes nothing: either its answers are missing, or it is an ordinary step.",
		Bad: `
rep is a rep
customer is a customer
rep decides "Identity confirmed?"
rep calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
rep decides "Identity confirmed?"
when no
  rep calls customer
end
`[1:],
	},
	Check: checkNoBranches,
}

func checkNoBranches(p *Pass) {
	if p.told[diag.UnbalancedBlock] {
		return // a branch without a decision may belong to this one
	}
	ast.Walk(p.Tree.Stmts, func(list []ast.Stmt, i int) {
		s, ok := list[i].(*ast.Decision)
		if !ok || len(s.Branches) > 0 || !p.soundStmt(s) {
			return
		}
		if i+1 < len(list) && !p.soundStmt(list[i+1]) {
			return // the faulty line there may be meant as a branch
		}
		at := s.Text.At
		if s.Keyword.Len() > 0 {
			at = s.Keyword.Join(at)
		}
		d := p.report(diag.NoBranches, p.line(at), "this decision has no branches: whatever the answer, the journey continues the same way")
		if s.End.Len() > 0 {
			d.Related = append(d.Related, diag.Related{File: p.Tree.Source, Span: s.End, Message: "this closes no block"})
		}
		d.Help = fmt.Sprintf("add a branch for each answer before `end`: when yes, when no; or write a step instead: %s checks …", p.decider(s))
	})
}

// decider returns the owner of the decision, as written.
func (p *Pass) decider(s *ast.Decision) string {
	if len(s.Subject) == 0 {
		return "SUBJECT"
	}
	return p.asWritten(s.Subject[0].At.Join(s.Subject[len(s.Subject)-1].At))
}
