package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/words"
)

var vagueVerb = Rule{
	Code:  diag.VagueVerb,
	Stage: Check,
	Doc: Doc{
		Summary: "a verb such as handles does not say what is done",
		Why: "Everything can be handled. Such a verb hides what is done, how long it takes and what can go wrong; " +
			"often it hides several steps. `processes` says enough when it names what: a refund, a payment.",
		Bad: `
rep is a rep
rep handles complaint
`[1:],
		Good: `
rep is a rep
rep reads complaint
rep processes refund
`[1:],
	},
	Check: checkVagueVerb,
}

func checkVagueVerb(p *Pass) {
	for n := range p.steps() {
		if v, _ := p.wordsOf(n).LookupVerb(n.Verb); v == nil || !v.Vague {
			continue
		}
		s, ok := p.apart(n)
		if !ok || s.saysEnough(n) {
			continue
		}
		d := p.report(diag.VagueVerb, p.verb(n), fmt.Sprintf("%q does not say what %s does", n.Verb, quoted(n.Owner)))
		owner, about := parser.QuoteName(n.Owner.Name), s.about(p, n)
		d.Help = fmt.Sprintf("write what is done, a step for each thing, such as: %s checks %s", owner, about)
	}
}

// saysEnough reports whether a vague verb is used in a way that tells what is
// done after all.
func (s sentence) saysEnough(n *model.Node) bool {
	object := s.object()
	switch s.known.Base {
	case "deal": // deals cards
		return len(object) > 0 && !words.IsPreposition(fold(object[0]))
	case "manage": // manages to log in
		return len(object) == 0 && len(s.Clauses) > 0 && s.Clauses[0].Kind == ast.To && len(n.Receivers) == 0
	}
	if !s.known.Concrete || len(object) == 0 {
		return false
	}
	thing := phrase(object)
	return !words.IsPreposition(fold(object[0])) && !words.IsVagueObject(fold(thing[len(thing)-1]))
}

// about is what a sentence speaks of, for an example.
func (s sentence) about(p *Pass, n *model.Node) string {
	list := s.object()
	if len(list) > 0 && words.IsPreposition(fold(list[0])) {
		list = list[1:]
	}
	if len(list) == 0 && len(n.Partners) == 0 {
		for _, c := range s.Clauses {
			if c.Kind == ast.With && len(c.Words) > 0 {
				list = c.Words
				break
			}
		}
	}
	if len(list) == 0 {
		return "…"
	}
	if list = phrase(list); words.IsVagueObject(fold(list[len(list)-1])) {
		return "…"
	}
	return p.asWritten(spanOf(list))
}
