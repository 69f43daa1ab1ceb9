package compose

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
)

// title returns the title of the picture.
func (d *Draft) title() string {
	if d.journey.Title != "" {
		return d.journey.Title
	}
	return "Service journey"
}

// described is the maximum number of names or outcomes in a description.
const described = 8

// description describes the picture in one or two sentences.
func (d *Draft) description() string {
	steps, decisions := 0, 0
	var outcomes []string
	for _, n := range d.journey.Nodes {
		switch n.Kind {
		case model.StepNode:
			steps++
		case model.DecisionNode:
			if !n.Fact {
				decisions++
			}
		case model.OutcomeNode:
			outcomes = append(outcomes, outcomeLabel(n))
		}
	}
	var b strings.Builder
	b.WriteString("A service journey of " + quantity.Count(float64(steps), "step"))
	if decisions > 0 {
		b.WriteString(" and " + quantity.Count(float64(decisions), "decision"))
	}
	if n := len(d.journey.Phases); n > 0 {
		b.WriteString(" in " + quantity.Count(float64(n), "phase"))
	}
	var names []string
	for _, l := range d.lanes {
		if l.who != nil {
			names = append(names, l.who.Label)
		}
	}
	if len(names) > 0 {
		b.WriteString(", with " + list(names))
	}
	b.WriteString(".")
	if d.journey.Goal != "" {
		b.WriteString(" Goal: " + strings.TrimRight(d.journey.Goal, ".") + ".")
	}
	if len(outcomes) > 0 {
		b.WriteString(" Outcomes: " + list(outcomes) + ".")
	}
	return b.String()
}

// list joins names as "a, b and c", and cuts a long list.
func list(all []string) string {
	if len(all) > described {
		all = append(all[:described:described], fmt.Sprintf("%d more", len(all)-described))
	}
	if len(all) == 1 {
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
