package rules

import (
	"fmt"

	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
)

var handoffChain = Rule{
	Code:  diag.HandoffChain,
	Stage: Check,
	Doc: Doc{
		Summary: "a long handoff chain without the customer",
		Why: "A case that goes from desk to desk waits at each of them and is read again at each of them, while the " +
			"customer hears nothing. One person who keeps it from start to finish, or a word to the customer along " +
			"the way, makes the same work feel like a service.",
		Bad: `
customer is a customer
rep is a rep
expert is a rep
controller is a rep
core is a system used by rep, expert, controller
customer calls rep
rep forwards claim to expert via core
expert forwards claim to controller via core
controller returns claim to expert via core
expert returns claim to rep via core
rep calls customer
`[1:],
		Good: `
customer is a customer
rep is a rep
expert is a rep
controller is a rep
core is a system used by rep, expert, controller
customer calls rep
rep forwards claim to expert via core
expert calls customer
expert forwards claim to controller via core
controller approves claim via core
`[1:],
	},
	Check: checkHandoffChain,
}

// leastRelay is the minimum number of participants: between two it is a
// ping-pong, which another rule reports.
const leastRelay = 3

func checkHandoffChain(p *Pass) {
	if p.broken() {
		return // the customer's part may be what could not be read
	}
	for _, r := range p.usualPaths().HandoffChains(int(p.limits.ChainHandoffs)) {
		people := r.People()
		if len(people) < leastRelay || !p.sound(r.Hands[0].Before.Origin) {
			continue
		}
		first := r.Hands[0].Before
		message := fmt.Sprintf("%d handoffs in a row among %s, without the customer", len(r.Hands), list(people))
		if r.Waits.Max > 0 {
			message += ", with " + quantity.Range(r.Waits.Min, r.Waits.Max) + " of waiting"
		}
		d := p.report(diag.HandoffChain, p.verb(first), message)
		d.Help = "let one of them keep the case from start to finish, let a system pass on what needs no person, or update the customer along the way"
		others := p.places()
		for i, h := range r.Hands {
			others.add(h.Node, fmt.Sprintf("handoff %d: %s to %s", i+1, quoted(h.From), quoted(h.To)))
		}
		d.Related = others.related("handoffs")
	}
}
