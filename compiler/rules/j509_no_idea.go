package rules

import (
	"fmt"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

var noIdea = Rule{
	Code:  diag.NoIdea,
	Stage: Check,
	Doc: Doc{
		Summary: "a pain point has no opportunity",
		Why: "A pain point that is only written down will not go away. An opportunity next to it, however rough, is where the " +
			"work on the next version begins. A journey without any opportunity is reported once: a map of the " +
			"current state comes first.",
		Bad: `
customer is a customer
shop is a system used by customer
customer searches return page via shop
  pain The page says nothing about damage
succeed Found
`[1:],
		Good: `
customer is a customer
shop is a system used by customer
customer searches return page via shop
  pain The page says nothing about damage
  idea Put a button on every order: something is wrong
succeed Found
`[1:],
	},
	Check: checkNoIdea,
}

func checkNoIdea(p *Pass) {
	var pains []model.Remark
	ideas := 0
	look := func(a *model.Annotations) {
		ideas += len(a.Ideas)
		if len(a.Ideas) > 0 {
			return
		}
		for _, r := range a.Pains {
			if p.sound(r.Origin) {
				pains = append(pains, r)
			}
		}
	}
	for _, ph := range p.Journey.Phases {
		look(&ph.Annotations)
	}
	for _, n := range p.Journey.Nodes {
		look(&n.Annotations)
	}
	slices.SortStableFunc(pains, func(a, b model.Remark) int { return a.Origin.Span.Start - b.Origin.Span.Start })
	const help = "say what could be better, on the line below: idea …"
	if ideas == 0 && len(pains) > 1 {
		d := p.report(diag.NoIdea, pains[0].Origin, fmt.Sprintf("%d pain points and no opportunity yet", len(pains)))
		d.Help = help
		for _, r := range pains[1:min(len(pains), maxPlaces)] {
			d.Related = append(d.Related, related(r.Origin, "a pain point"))
		}
		return
	}
	for _, r := range pains {
		p.report(diag.NoIdea, r.Origin, fmt.Sprintf("the pain point %s has no opportunity", quotedText(r.Text))).Help = help
	}
}
