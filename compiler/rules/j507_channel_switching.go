package rules

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

var channelSwitching = Rule{
	Code:  diag.ChannelSwitching,
	Stage: Check,
	Doc: Doc{
		Summary: "the customer has to change channels again and again",
		Why: "At every change of channel, customers have to find their way and prove who they are all over again, and " +
			"may give up. Changes count where the customer has to act, not where the customer is merely informed.",
		Bad: `
customer is a customer
rep is a rep
portal is a system used by customer, rep
branch is a place
customer opens claim via portal
customer calls rep
customer sends form to rep by letter
customer meets rep at branch
customer checks claim via portal
succeed Claim settled
`[1:],
		Good: `
customer is a customer
rep is a rep
portal is a system used by customer, rep
mail is a system used by rep
customer opens claim via portal
customer calls rep
customer sends form to rep via portal
rep sends SMS to customer via mail
customer checks claim via portal
succeed Claim settled
`[1:],
	},
	Check: checkChannelHopping,
}

func checkChannelHopping(p *Pass) {
	if p.broken() {
		return
	}
	for _, c := range p.usualPaths().ChannelSwitches() {
		if c.Changes <= int(p.limits.ChannelChanges) || !p.sound(c.At[0].Before.Origin) {
			continue
		}
		ways := []string{c.At[0].From}
		changes := p.places()
		for i, h := range c.At {
			if i < maxPlaces {
				ways = append(ways, h.To)
			}
			changes.add(h.Node, fmt.Sprintf("change %d: to %s", i+1, h.To))
		}
		if more := len(c.At) - maxPlaces; more > 0 {
			ways = append(ways, fmt.Sprintf("and %d more", more))
		}
		d := p.report(diag.ChannelSwitching, p.verb(c.At[0].Before), fmt.Sprintf("%s has to change channels %d times: %s",
			quoted(c.Customer), c.Changes, strings.Join(ways, ", ")))
		d.Help = "let customers finish where they started: offer there what now happens elsewhere, or combine what needs another channel"
		d.Related = changes.related("changes")
	}
}
