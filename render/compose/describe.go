package compose

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
)

// title is what a viewer calls the picture.
func (d *Draft) title() string {
	if d.journey.Title != "" {
		return d.journey.Title
	}
	return "Service journey"
}

// described is how many names or outcomes a description lists.
const described = 8

// description says in a sentence or two what the picture shows.
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
	b.WriteString("A service journey of " + count(steps, "step"))
	if decisions > 0 {
		b.WriteString(" and " + count(decisions, "decision"))
	}
	if n := len(d.journey.Phases); n > 0 {
		b.WriteString(" in " + count(n, "phase"))
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

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// list is "a, b and c", cut where it gets long.
func list(all []string) string {
	if len(all) > described {
		all = append(all[:described:described], fmt.Sprintf("%d more", len(all)-described))
	}
	if len(all) == 1 {
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}
