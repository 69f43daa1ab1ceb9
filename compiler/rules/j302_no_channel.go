package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var noChannel = Rule{
	Code:  diag.NoChannel,
	Stage: Check,
	Doc: Doc{
		Summary: "a touchpoint does not say which channel it uses",
		Why: "At a touchpoint something reaches a customer or comes from one. Without the channel nobody knows how, " +
			"and the customer's side of the service stays unplanned.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep opens ticket via helpdesk
rep gives customer a refund
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep opens ticket via helpdesk
rep gives customer a refund by phone
`[1:],
	},
	Check: checkNoChannel,
	Many: &Many{
		Message: "do not say which channel they use",
		Help:    "add a channel to each, for example: by phone, by email, in person",
	},
}

func checkNoChannel(p *Pass) {
	for n := range p.steps() {
		if n.Reach != model.Touchpoint || n.Channel() != nil || n.Carrier != nil || onScreen(n) || p.onRecord(n) {
			continue
		}
		others := n.Others()
		message := fmt.Sprintf("the step does not say how %s reaches %s", quoted(n.Owner), list(others))
		if len(n.Receivers)+len(n.Partners) == 0 && len(n.Givers) > 0 {
			message = fmt.Sprintf("the step does not say how it gets from %s to %s", list(others), quoted(n.Owner))
		}
		if s := n.System(); s != nil && s.Kind == model.System {
			message += fmt.Sprintf("; %s is not one of the customer's systems", quoted(s))
		}
		d := p.report(diag.NoChannel, p.verb(n), message)
		d.Help = "add a channel, for example: by phone, by email, in person"
		if c := n.Loose; c != nil {
			key := c.Named.(*model.Channel).ID
			label, _ := p.channelLabel(key)
			d.Help = fmt.Sprintf("write %q instead of %q", byChannel(key, label), p.Tree.Source.Slice(c.At))
			continue
		}
		if s := p.systemFor(append(others, n.Owner)...); s != nil {
			d.Help += fmt.Sprintf("; or use a system that both have access to: via %s", parser.QuoteName(s.Name))
		}
	}
}

// onRecord reports whether a step only goes through an internal system, and the
// customer is its object, not its recipient: rebooks passenger via booking
// system.
func (p *Pass) onRecord(n *model.Node) bool {
	if n.System() == nil || n.System().Kind != model.System || n.Owner.Kind == model.Customer || len(n.Givers)+len(n.Partners) > 0 {
		return false
	}
	s := p.sentence(n)
	if s == nil || n.Lemma == "" || n.Class.Is(model.Talks|model.Gives|model.Sends|model.Provides) {
		return false
	}
	return !slices.ContainsFunc(s.Clauses, func(c ast.Clause) bool { return c.Kind == ast.To })
}

// onScreen reports whether a system itself connects the two participants of a
// step: one that the customer may use, and that the step goes through or that
// is one of the two. Another rule checks whether the owner may use it.
func onScreen(n *model.Node) bool {
	sides := append(n.Others(), n.Owner)
	var customers []*model.Participant
	for _, p := range sides {
		if p.Kind == model.Customer {
			customers = append(customers, p)
		}
	}
	for _, s := range append(sides, n.System()) {
		if s != nil && s.Kind == model.System && allMayUse(customers, s) {
			return true
		}
	}
	return false
}
