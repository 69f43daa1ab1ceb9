package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
)

var offScreen = Rule{
	Code:  diag.OffScreen,
	Stage: Check,
	Doc: Doc{
		Summary: "a customer leaves the screen, and the step does not say who else takes part, how or where",
		Why: "Most of what customers do for a service happens off screen, and maps drawn at a desk leave it out. A " +
			"step that follows one on the screen and names no system, channel, place or other participant is such a " +
			"gap.",
		Bad: `
customer is a customer
app is a system used by customer
customer orders card via app
customer waits for card
succeed Card in use
`[1:],
		Good: `
customer is a customer
app is a system used by customer
courier is a third party
customer orders card via app
courier delivers card to customer at "home"
customer unpacks card at "home"
succeed Card in use
`[1:],
	},
	Check: checkOffScreen,
}

func checkOffScreen(p *Pass) {
	if p.broken() || p.Journey.Sketch {
		return // a sketch does not say where anything is
	}
	for _, l := range p.usualPaths().Leaves() {
		n := l.Node
		if !p.sound(n.Origin) || !p.known(n) {
			continue
		}
		d := p.report(diag.OffScreen, p.verb(n), fmt.Sprintf(
			"%s leaves the screen here, but the step does not say who else takes part, how or where", quoted(n.Owner)))
		d.Help = `say where, for example: at "home"; or make whoever the customer deals with the subject`
		if s := screenOf(l.Before); s != nil && n.Owner.MayUse(s) {
			d.Help += fmt.Sprintf("; if it happens on the screen: via %s", parser.QuoteName(s.Name))
		}
		at := p.verb(l.Before)
		d.Related = []diag.Related{related(at, "the last step on a screen")}
	}
}

// screenOf returns the system of a step, or nil.
func screenOf(n *model.Node) *model.Participant {
	for _, s := range append([]*model.Participant{n.System(), n.Owner}, n.Others()...) {
		if s != nil && s.Kind == model.System {
			return s
		}
	}
	return nil
}
