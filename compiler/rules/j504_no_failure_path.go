package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

var noFailurePath = Rule{
	Code:  diag.NoFailurePath,
	Stage: Check,
	Doc: Doc{
		Summary: "few touchpoints say what happens when they fail",
		Why: "Calls are not answered, letters come back, forms get stuck: customers remember best what happened when " +
			"something went wrong. It is told once for the whole journey, with how many touchpoints are " +
			"covered, and points first at moments of truth and known risks.",
		Bad: `
customer is a customer
rep is a rep
shop is a system used by customer, rep
customer sends order to rep via shop
customer sends payment to rep via shop
rep calls customer
rep sends parcel to customer by parcel
  moment of truth
rep thanks customer by email via shop
succeed Parcel delivered
`[1:],
		Good: `
customer is a customer
rep is a rep
shop is a system used by customer, rep
customer sends order to rep via shop
customer sends payment to rep via shop
rep calls customer
  on failure "Nobody answers" (20%)
    rep sends email to customer via shop
  end
rep sends parcel to customer by parcel
  moment of truth
  on failure "The parcel comes back" (4%)
    rep calls customer
    rep sends parcel to customer by parcel
  end
rep thanks customer by email via shop
succeed Parcel delivered
`[1:],
	},
	Check: checkNoFailurePath,
}

// maxOpen is how many touchpoints without a failure path are pointed at.
const maxOpen = 5

func checkNoFailurePath(p *Pass) {
	c := analysis.FailurePaths(p.Journey)
	if p.broken() || c.All < int(p.limits.FailureTouchpoints) ||
		float64(c.Covered) >= float64(p.limits.FailureCoverage)*float64(c.All) {
		return
	}
	open := slices.DeleteFunc(c.Missing, func(n *model.Node) bool { return !p.sound(n.Origin) })
	if len(open) == 0 {
		return
	}
	// What matters most comes first, else what comes first.
	slices.SortStableFunc(open, func(a, b *model.Node) int { return weight(b) - weight(a) })
	open = open[:min(len(open), maxOpen)]
	message := fmt.Sprintf("none of %d touchpoints says", c.All)
	if c.Covered > 0 {
		message = fmt.Sprintf("%d of %d touchpoints say", c.Covered, c.All)
	}
	message += fmt.Sprintf(" what happens when it fails: a coverage of %s", percent(float64(c.Covered)/float64(c.All)))
	d := p.report(diag.NoFailurePath, p.verb(open[0]), message)
	d.Help = `begin with moments of truth and risks, and write under the step what happens then: on failure "…" and end`
	others := p.places()
	for _, n := range open[1:] {
		others.add(n, "without a failure path")
	}
	d.Related = others.related("touchpoints")
}

// weight is how much it matters that a touchpoint can fail.
func weight(n *model.Node) int {
	switch {
	case n.Truth:
		return 2
	case len(n.Risks) > 0:
		return 1
	}
	return 0
}
