package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var notTheirSystem = Rule{
	Code:  diag.NotTheirSystem,
	Stage: Check,
	Doc: Doc{
		Summary: "somebody uses a system they do not have access to",
		Why: "`used by` says who has access. A step through somebody else's system cannot happen as written: either " +
			"the declaration lacks the access, or the step happens some other way.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
customer updates address via helpdesk
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
customer tells rep the new address by phone
rep updates address via helpdesk
`[1:],
	},
	Check: checkNotTheirSystem,
}

func checkNotTheirSystem(p *Pass) {
	users := make(map[*model.Participant][]*model.Participant) // for systems that are open to everyone
	for n := range p.asRead().steps() {
		for _, system := range n.Systems {
			if system.Kind == model.System && !n.Owner.MayUse(system) {
				p.reportNotTheirs(n, system, users)
			}
		}
	}
}

func (p *Pass) reportNotTheirs(n *model.Node, system *model.Participant, users map[*model.Participant][]*model.Participant) {
	if len(system.UsedBy) == 0 {
		if _, known := users[system]; !known {
			users[system] = openUsers(p.Journey, system)
		}
		d := p.report(diag.NotTheirSystem, p.clause(n, ast.Via), fmt.Sprintf(
			"%s is a third party and is not declared as a user of %s", quoted(n.Owner), quoted(system)))
		d.Help = "list everyone who uses it in its declaration: " + usedBy(system, append(slices.Clone(users[system]), n.Owner))
		d.Related = []diag.Related{{File: system.Origin.File, Span: system.Origin.Span, Message: "declared here, without third parties"}}
		return
	}
	d := p.report(diag.NotTheirSystem, p.clause(n, ast.Via), fmt.Sprintf(
		"%s acts through %s, which is used only by %s", quoted(n.Owner), quoted(system), list(system.UsedBy)))
	d.Help = "if they have access, say so in its declaration: " + usedBy(system, append(slices.Clone(system.UsedBy), n.Owner))
	if own := p.systemFor(n.Owner); own != nil {
		d.Help += "; otherwise use one of their own systems: via " + parser.QuoteName(own.Name)
	}
	d.Related = []diag.Related{{File: system.Origin.File, Span: system.Origin.Span, Message: "declared here"}}
}

// usedBy returns the declaration of a system with those who use it.
func usedBy(system *model.Participant, users []*model.Participant) string {
	return fmt.Sprintf("%s is a system used by %s", parser.QuoteName(system.Name), names(users))
}

// openUsers returns those who act through a system without `used by`, in the
// order of their first step.
func openUsers(j *model.Journey, system *model.Participant) []*model.Participant {
	var users []*model.Participant
	for _, n := range j.Nodes {
		if slices.Contains(n.Systems, system) && n.Owner.Kind != model.System && n.Owner.Kind != model.ThirdParty && !slices.Contains(users, n.Owner) {
			users = append(users, n.Owner)
		}
	}
	return users
}
