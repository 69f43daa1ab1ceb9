package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
)

var noFailurePath = Rule{
	Code:  diag.NoFailurePath,
	Stage: Check,
	Doc: Doc{
		Summary: "few touchpoints have a failure path",
		Why: "Calls go unanswered, letters come back, forms get stuck: customers remember best what happened when " +
			"something went wrong. This is reported once for the whole journey, with the number of touchpoints " +
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

// maxOpen is how many touchpoints without a failure path are listed.
const maxOpen = 5

func checkNoFailurePath(p *Pass) {
	c := metrics.FailurePaths(p.Journey)
	if p.broken() || c.All < int(p.limits.FailureTouchpoints) {
		return
	}
	share := float64(c.Covered) / float64(c.All)
	if share >= float64(p.limits.FailureCoverage) {
		return
	}
	open := slices.DeleteFunc(c.Missing, func(n *model.Node) bool { return !p.sound(n.Origin) })
	if len(open) == 0 {
		return
	}
	// The most important ones come first, then the earliest.
	slices.SortStableFunc(open, func(a, b *model.Node) int { return weight(b) - weight(a) })
	open = open[:min(len(open), maxOpen)]
	covered, which := "none", ""
	if c.Covered > 0 {
		covered = fmt.Sprintf("only %d", c.Covered)
	}
	if touchpoints(p.Journey) > c.All {
		which = " outside them"
	}
	message := fmt.Sprintf("failure paths cover %s of the %d touchpoints%s (%s)", covered, c.All, which, quantity.Percent(share))
	d := p.report(diag.NoFailurePath, p.verb(open[0]), message)
	d.Help = `start with moments of truth and risks; under the step, write what happens then: on failure "…" and end`
	others := p.places()
	for _, n := range open[1:] {
		others.add(n, "no failure path")
	}
	d.Related = others.related("touchpoints")
}

// touchpoints counts all touchpoints, including those in failure paths.
func touchpoints(j *model.Journey) int {
	count := 0
	for _, n := range j.Nodes {
		if n.Kind == model.StepNode && n.Reach == model.Touchpoint {
			count++
		}
	}
	return count
}

// weight ranks how important the failure of a touchpoint is.
func weight(n *model.Node) int {
	switch {
	case n.Truth:
		return 2
	case len(n.Risks) > 0:
		return 1
	}
	return 0
}
