package figures

import (
	"github.com/journey-lang/journey/report/units"
)

// comparison is several journeys side by side, a row for each; nil for one.
func (r Report) comparison() *grid {
	if len(r) < 2 {
		return nil
	}
	g := grid{title: "Side by side", head: []column{
		{name: "journey", own: true}, {name: "lead time", right: true}, {name: "slowest tenth", right: true}, {name: "waiting", right: true},
		{name: "steps", right: true}, {name: "handoffs", right: true}, {name: "ping-pong turns", right: true},
	}}
	for _, j := range r {
		t := newTeller(j)
		lead, tenth, waiting := "–", "–", "–"
		if f := j.Figures; f.Time.Given {
			lead, waiting = units.Hours(t.lead(f)), units.Percent(1-f.Time.Efficiency)
			if f.Outlook.Runs > 0 {
				tenth = units.Hours(f.Outlook.P90)
			}
		}
		g.rows = append(g.rows, []cell{
			says("%s", t.title()), says("%s", lead), says("%s", tenth), says("%s", waiting),
			says("%d", j.Figures.Steps), says("%d", j.Figures.Handoffs.Count), says("%d", j.Figures.PingPong.Turns),
		})
	}
	return &g
}

// heading is the title of a report of several journeys.
func (r Report) heading() string {
	return units.Count(float64(len(r)), "journey") + " in figures"
}
