package report

import (
	"fmt"

	"github.com/journey-lang/journey/internal/quantity"
)

// comparison compares several journeys, with a row for each; nil for one.
func (r Report) comparison() *grid {
	if len(r) < 2 {
		return nil
	}
	g := grid{title: "Comparison", head: []column{
		{name: "journey", own: true}, {name: "lead time", right: true}, {name: "lead time, 90th percentile", right: true}, {name: "flow efficiency", right: true},
		{name: "steps", right: true}, {name: "handoffs", right: true}, {name: "ping-pong turns", right: true},
	}}
	titled := map[string]int{}
	for _, j := range r {
		titled[j.Journey.Title]++
	}
	for i, j := range r {
		name := j.Journey.Title
		switch {
		case name == "":
			name = j.File
		case titled[name] > 1:
			name += " (" + j.File + ")"
		}
		f := j.Figures
		given := f.Time.Given
		g.rows = append(g.rows, []cell{
			{text: name, link: journeyID(i)}, says("%s", hours(given.Enough(), f.Lead())), says("%s", hours(given.Enough() && f.Simulation.Runs > 0, f.Simulation.P90)), says("%s", percent(given.Parts(), f.Time.Efficiency)),
			says("%d", f.Steps), says("%d", f.Handoffs.Count), says("%d", f.PingPong.Turns),
		})
	}
	return &g
}

// journeyID returns the id of a journey in a page, by its position in the
// report.
func journeyID(i int) string { return fmt.Sprintf("j%d", i+1) }

// heading returns the title of a report about several journeys.
func (r Report) heading() string {
	return quantity.Count(float64(len(r)), "journey") + " compared"
}
