package rules

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var noSystem = Rule{
	Code:  diag.NoSystem,
	Stage: Check,
	Doc: Doc{
		Summary: "a touchpoint does not say which system it uses, or where it happens",
		Why: "A message on a digital channel runs through a system. A step that does not name it hides what has to be " +
			"built, bought or kept running. A meeting in person happens somewhere; phone calls and letters need " +
			"nothing more.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep opens ticket via helpdesk
rep sends SMS to customer
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep opens ticket via helpdesk
rep sends SMS to customer via helpdesk
`[1:],
	},
	Check: checkNoSystem,
	Many: &Many{
		Message: "do not say which system they use",
		Help:    "add the system to each: via SYSTEM",
	},
}

func checkNoSystem(p *Pass) {
	for n := range p.steps() {
		// Without a channel, the missing channel is reported first.
		if n.Reach != model.Touchpoint || n.Channel() == nil || knowsWhere(n) {
			continue
		}
		switch {
		case n.Channel().Digital:
			label, _ := p.channelLabel(n.Channel().ID)
			d := p.report(diag.NoSystem, p.clause(n, ast.By), fmt.Sprintf(
				"the step does not say which system is used for %s", cmp.Or(label, n.Channel().Label)))
			if s := p.systemFor(n.Owner); s != nil {
				d.Help = fmt.Sprintf("add the system, for example: via %s", parser.QuoteName(s.Name))
			} else {
				d.Help = fmt.Sprintf("declare the system, for example: %s is a system used by %s; then add: via %[1]s", toolOf(n.Channel().ID), names(append([]*model.Participant{n.Owner}, n.Others()...)))
			}
		case n.Channel().ID == "in-person" && len(p.Journey.Places) > 0:
			// Only a journey that uses places asks for them; in others the
			// channel says enough.
			at := p.clause(n, ast.InPerson)
			d := p.report(diag.NoSystem, at, fmt.Sprintf(
				"%s and %s meet in person, but the step does not say where", quoted(n.Owner), list(n.Others())))
			d.Severity = diag.Info
			d.Help = "add where they meet: at PLACE"
			if place := p.placeFor(n); place != nil {
				d.Help = "add the place, for example: at " + parser.QuoteName(place.Label)
			}
		}
	}
}

// toolOf returns a possible name of a system for the channel.
func toolOf(channel string) string {
	switch channel {
	case "email":
		return "mail tool"
	case "sms", "whatsapp", "push":
		return "messaging tool"
	}
	return "portal"
}

// knowsWhere reports whether a step names a system, a place or a carrier, or
// involves a system.
func knowsWhere(n *model.Node) bool {
	if n.System() != nil || n.Place() != nil || n.Premises != nil || n.Carrier != nil || n.Owner.Kind == model.System {
		return true
	}
	return slices.ContainsFunc(n.Others(), func(o *model.Participant) bool { return o.Kind == model.System })
}

// placeFor returns where a step probably happens: where the same people meet in
// another step, otherwise the journey's only place. It is nil if that is
// unknown.
func (p *Pass) placeFor(n *model.Node) *model.Place {
	if p.meetings == nil {
		p.meetings = make(map[[2]*model.Participant]*model.Place)
		for _, m := range p.Journey.Nodes {
			if m.Place() == nil {
				continue
			}
			for _, other := range m.Others() {
				for _, pair := range [...][2]*model.Participant{{m.Owner, other}, {other, m.Owner}} {
					if p.meetings[pair] == nil {
						p.meetings[pair] = m.Place()
					}
				}
			}
		}
	}
	for _, other := range n.Others() {
		if place := p.meetings[[2]*model.Participant{n.Owner, other}]; place != nil {
			return place
		}
	}
	if len(p.Journey.Places) == 1 {
		return p.Journey.Places[0]
	}
	return nil
}
