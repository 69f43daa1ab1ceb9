package rules

import (
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var unreachable = Rule{
	Code:  diag.Unreachable,
	Stage: Check,
	Doc: Doc{
		Summary: "a step cannot be reached",
		Why: "A step that the flow never reaches will not happen, though the map shows it. Usually an outcome or a " +
			"jump above it ends the flow too early.",
		Bad: `
rep is a rep
customer is a customer
rep closes case
succeed Case closed
rep calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
rep closes case
rep calls customer
succeed Case closed
`[1:],
	},
	Check: checkUnreachable,
}

func checkUnreachable(p *Pass) {
	if p.broken() {
		return // the path may lead through what could not be read
	}
	nodes := p.Journey.Nodes
	if len(nodes) == 0 {
		return
	}
	flow := metrics.NewFlow(p.Journey)
	reached := make([]bool, len(nodes))
	flow.Mark(reached, 0)
	var ends map[*model.Node]source.Location
	for i, n := range nodes {
		switch n.Kind {
		case model.StepNode, model.DecisionNode, model.ForkNode, model.OutcomeNode:
		default:
			continue
		}
		if reached[i] {
			continue
		}
		if ends == nil {
			ends = flowEnds(p.Journey.Body)
		}
		d := p.report(diag.Unreachable, n.Origin, "the journey never gets here")
		d.Help = "remove it if it is left over; if a jump is missing, give this line a label and add a go to where the flow should come from"
		if at, ok := ends[n]; ok {
			d.Related = []diag.Related{{File: at.File, Span: at.Span, Message: "the flow ends or goes elsewhere here"}}
		}
		// Everything after this node is unreachable for the same reason.
		flow.Mark(reached, i)
	}
}

// flowEnds maps each node right after an outcome or a jump in the same block to
// the position of that outcome or jump.
func flowEnds(body []model.Item) map[*model.Node]source.Location {
	ends := make(map[*model.Node]source.Location)
	var walk func(items []model.Item)
	walk = func(items []model.Item) {
		for i, item := range items {
			if i > 0 {
				if at, ok := leaves(items[i-1]); ok {
					if n := firstNode(item); n != nil {
						ends[n] = at
					}
				}
			}
			for _, body := range model.Bodies(item) {
				walk(body)
			}
		}
	}
	walk(body)
	return ends
}

// leaves returns the position of an item after which the flow does not
// continue.
func leaves(item model.Item) (at source.Location, ok bool) {
	switch item := item.(type) {
	case *model.GoTo:
		return item.Origin, true
	case *model.Act:
		return item.Node.Origin, item.Node.Kind == model.OutcomeNode
	case *model.Choice:
		return item.Node.Origin, true
	}
	return source.Location{}, false
}

// firstNode returns the first node of an item; nil for a jump.
func firstNode(item model.Item) *model.Node {
	switch item := item.(type) {
	case *model.Act:
		return item.Node
	case *model.Choice:
		return item.Node
	case *model.Parallel:
		return item.Fork
	case *model.Loop:
		for _, inner := range item.Body {
			if n := firstNode(inner); n != nil {
				return n
			}
		}
		return item.Node
	}
	return nil
}
