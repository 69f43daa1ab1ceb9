package rules

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
)

var overload = Rule{
	Code:  diag.Overload,
	Stage: Check,
	Doc: Doc{
		Summary: "one participant carries more than half of the work",
		Why: "If most of the work depends on one desk, every journey waits for that desk, and the service stops when " +
			"it does. Only people inside the service count: not systems, customers or partners.",
		Bad: `
customer is a customer
rep is a rep
expert is a rep
dispatch is a team
core is a system used by rep, expert
customer calls rep
rep opens claim via core
rep checks claim via core
rep corrects claim via core
rep orders card via core
rep checks card via core
expert approves card via core
dispatch sends card to customer by letter
rep closes claim via core
succeed Done
`[1:],
		Good: `
customer is a customer
rep is a rep
expert is a rep
dispatch is a team
core is a system used by rep, expert
customer calls rep
rep opens claim via core
core checks claim
core corrects claim
rep orders card via core
expert checks card via core
expert approves card via core
dispatch sends card to customer by letter
rep closes claim via core
succeed Done
`[1:],
	},
	Check: checkOverload,
}

// maxLong is how many steps are listed.
const maxLong = 3

func checkOverload(p *Pass) {
	if p.broken() {
		return
	}
	acts := make(map[*model.Participant][]*model.Node)
	steps, timed := 0, 0
	for _, n := range p.Journey.Nodes {
		if isPerson(n.Owner) && n.Acts() {
			acts[n.Owner] = append(acts[n.Owner], n)
			steps++
			if n.Takes != nil {
				timed++
			}
		}
	}
	if steps < int(p.limits.WorkSteps) || len(acts) < int(p.limits.WorkPeople) {
		return
	}
	// If at least every other step has a duration, time says more than the
	// number of steps.
	byTime := 2*timed >= steps
	carried := func(w metrics.Workload) float64 {
		if byTime {
			return w.Hours
		}
		return w.Expected
	}
	var most metrics.Workload
	all := 0.0
	for _, w := range metrics.WorkloadsOf(p.Journey).Participants {
		if isPerson(w.Participant) {
			all += carried(w)
			if carried(w) > carried(most) {
				most = w
			}
		}
	}
	if all == 0 || !exceeds(carried(most)/all, p.limits.WorkShare) || !p.sound(most.Participant.Origin) {
		return
	}
	own := acts[most.Participant]
	what := fmt.Sprintf("steps and decisions inside the service in an average case (%d as written)", len(own))
	if byTime {
		what = "work inside the service: " + quantity.Hours(most.Hours)
	}
	d := p.report(diag.Overload, most.Participant.Origin, fmt.Sprintf("%s carries %s of the %s", quoted(most.Participant), quantity.Percent(carried(most)/all), what))
	d.Help = fmt.Sprintf("let a system or somebody else take over what does not need %s, or do away with it", quoted(most.Participant))
	if byTime {
		slices.SortStableFunc(own, func(a, b *model.Node) int { return cmp.Compare(takes(b), takes(a)) })
		longest := p.places()
		for _, n := range own[:min(len(own), maxLong)] {
			if n.Takes != nil {
				longest.add(n, "takes "+n.Takes.Text)
			}
		}
		d.Related = longest.related("steps")
	}
}

// isPerson reports whether the participant is a person in the service. How
// partners distribute their work is their business.
func isPerson(p *model.Participant) bool { return p != nil && p.Kind == model.Rep }

func takes(n *model.Node) float64 {
	if n.Takes == nil {
		return 0
	}
	return n.Takes.Max
}
