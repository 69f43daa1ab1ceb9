package rules

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

var unusedLabel = Rule{
	Code:  diag.UnusedLabel,
	Stage: Check,
	Doc: Doc{
		Summary: "no `go to` uses this label",
		Why:     "A label is there to be jumped to. One that no `go to` names is left over, or the jump is missing.",
		Bad: `
rep is a rep
customer is a customer
inform: rep calls customer
rep closes case
`[1:],
		Good: `
rep is a rep
customer is a customer
inform: rep calls customer
rep decides "Reached?"
when no
  go to inform
end
rep closes case
`[1:],
	},
	Check: checkUnusedLabel,
}

func checkUnusedLabel(p *Pass) {
	if p.told[diag.UnknownLabel] {
		return // the jump with an unknown label may mean this one
	}
	used := make(map[string]bool)
	var labels []*ast.Label
	add := func(l *ast.Label) {
		if l != nil {
			labels = append(labels, l)
		}
	}
	ast.Walk(p.Tree.Stmts, func(list []ast.Stmt, i int) {
		switch s := list[i].(type) {
		case *ast.GoTo:
			used[lexicon.Fold(s.Target.Name)] = true
		case *ast.Step:
			add(s.Label)
		case *ast.Decision:
			add(s.Label)
		case *ast.Together:
			add(s.Label)
		case *ast.Repeat:
			add(s.Label)
		case *ast.Bad:
			// A jump that could not be read may name any of its words.
			for _, w := range plainWords(p.Tree.Source.Slice(s.At)) {
				used[w] = true
			}
		}
	})
	for _, l := range labels {
		if used[lexicon.Fold(l.Name)] || !p.sound(p.in(l.At)) {
			continue
		}
		d := p.report(diag.UnusedLabel, p.in(l.At), fmt.Sprintf("nothing jumps to the label %q", l.Name))
		d.Help = "remove it if it is left over; if a jump is missing, add it where the flow goes back: go to " + l.Name
		behind := p.Tree.Source.Text()[l.At.End:]
		end := l.At.End + len(behind) - len(strings.TrimLeftFunc(strings.TrimPrefix(behind, ":"), source.IsSpace))
		d.Offer(diag.Replace("remove the label", source.Span{Start: l.At.Start, End: end}, ""))
	}
}
