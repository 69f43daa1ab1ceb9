package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
)

func (t *metricsWriter) workload() section {
	w := t.Figures.Workload
	if t.Figures.Steps+t.Figures.Decisions == 0 {
		return section{}
	}
	timed := t.timedWork()
	s := section{
		id: "workload", title: "Workload", last: true,
		about: "Who does how much: steps and decisions as written, and the expected working time per case. " +
			"The Gini coefficient shows how unevenly work is spread over people, leaving out systems: 0 when all do the same, near 1 when one does everything. " +
			"The coefficient of variation shows the same as standard deviation over mean.",
	}
	g := grid{head: []column{{name: "participant", own: true}, {name: "steps and decisions", right: true}, {name: "share", right: true}, {bar: true}}}
	if timed {
		g.head = append(g.head, column{name: "work", right: true}, column{name: "share", right: true}, column{bar: true})
	}
	participants := w.Participants
	if len(participants) > MostRows { // those who do most first
		participants = slices.Clone(participants)
		slices.SortStableFunc(participants, func(a, b metrics.Workload) int { return cmp.Compare(b.Acts, a.Acts) })
	}
	for _, p := range participants {
		if p.Acts == 0 && p.Participant.Kind == model.System {
			continue
		}
		row := []cell{
			says("%s", p.Participant.Label), says("%d", p.Acts), says("%s", quantity.Percent(p.ActShare)), bar(p.ActShare, kindOf(p.Participant)),
		}
		if timed {
			row = append(row, says("%s", hours(p.Timed > 0 || p.Acts == 0, p.Hours)), says("%s", percent(p.Timed > 0 || p.Acts == 0, p.HourShare)), bar(p.HourShare, kindOf(p.Participant)))
		}
		g.rows = append(g.rows, row)
	}
	s.grids = []grid{g}
	s.facts = append(s.facts, fact{metrics.NameGini, quantity.Index(w.Steps.Gini), "0 is even, 1 is all on one"},
		fact{"Coefficient of variation, steps", quantity.Index(w.Steps.Variation), "standard deviation over mean"})
	if timed {
		s.facts = append(s.facts, fact{"Gini coefficient, work", quantity.Index(w.Hours.Gini), "0 is even, 1 is all on one"},
			fact{"Coefficient of variation, work", quantity.Index(w.Hours.Variation), "standard deviation over mean"})
	}
	return s
}

func (t *metricsWriter) handoffs() section {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return section{}
	}
	h, bounces := f.Handoffs, "nothing bounces back and forth"
	if n := len(f.PingPong.Cases); n > 0 {
		bounces = "in " + quantity.Count(float64(n), "ping-pong")
	}
	s := section{
		id: "handoffs", title: "Handoffs",
		about: "A handoff is where work passes to somebody else inside the service or at a partner: a step right after one with a different owner. " +
			"Where a customer is one of the two, it is an interaction. " +
			"Ping-pong is work that bounces back and forth between two of them. A handoff chain is a run of handoffs inside the service, while the customer waits; rare branches do not count.",
		facts: []fact{
			{metrics.NameHandoffs, quantity.Number(float64(h.Count)), "of " + quantity.Count(float64(h.Arcs), "transition") + " from step to step"},
			{metrics.NameHandoffsPerCase, quantity.Number(h.Expected), "expected, weighted by the shares of the branches"},
			{metrics.NameInteractions, quantity.Number(float64(h.Interactions)), "transitions to or from a customer"},
			{metrics.NameInteractionsPerCase, quantity.Number(h.ExpectedInteractions), "expected, likewise"},
			{metrics.NamePingPongTurns, quantity.Number(float64(f.PingPong.Turns)), bounces},
			{metrics.NameChain, quantity.Number(float64(f.LongestChain.Length)), "handoffs in a row inside the service, without the customer"},
		},
	}
	if f.PingPong.Turns > 0 {
		s.facts = append(s.facts, fact{metrics.NamePingPongTurnsPerCase, quantity.Number(f.PingPong.Expected), "expected, weighted by the shares of the branches"})
	}
	if w := f.PingPong.Waits; w.Max > 0 {
		note := "while work bounces"
		if w.Min < w.Max {
			note = quantity.Range(w.Min, w.Max) + " " + note
		}
		s.facts = append(s.facts, fact{metrics.NamePingPongWaiting, quantity.Hours((w.Min + w.Max) / 2), note})
	}
	if len(h.Matrix) > 0 {
		s.grids = append(s.grids, t.matrix())
	}
	if len(f.PingPong.Cases) > 0 {
		g := grid{title: "Ping-pong", head: []column{{name: "between", own: true}, {name: "turns", right: true}, {name: "waiting", right: true}, {name: "steps", own: true}}}
		for _, c := range f.PingPong.Cases {
			var steps []string
			for _, turn := range c.Turns {
				number := quantity.Number(float64(t.numbers[turn.Node]))
				if turn.Again {
					number += " again"
				}
				steps = append(steps, number)
			}
			g.rows = append(g.rows, []cell{
				says("%s and %s", c.A.Label, c.B.Label), says("%d", len(c.Turns)), says("%s", quantity.Range(c.Waits.Min, c.Waits.Max)), says("%s", quantity.List(steps)),
			})
		}
		s.grids = append(s.grids, g)
	}
	if f.LongestChain.Length > 1 {
		s.grids = append(s.grids, t.list(metrics.NameChain, f.LongestChain.Nodes)...)
	}
	return s
}

// matrix shows who hands over to whom, with only those who give or take.
func (t *metricsWriter) matrix() grid {
	title := "Work passed between participants: handoffs and interactions"
	all := t.Figures.Handoffs.Matrix
	givers, takers := map[*model.Participant]bool{}, map[*model.Participant]bool{}
	count := map[[2]*model.Participant]int{}
	most := 1
	for _, h := range all {
		givers[h.From], takers[h.To] = true, true
		count[[2]*model.Participant{h.From, h.To}] = h.Count
		most = max(most, h.Count)
	}
	if max(len(givers), len(takers)) > MostMatrix {
		return grid{title: title, head: pairColumns, rows: pairs(all, most)}
	}
	g := grid{title: title, heat: true, head: []column{{name: "from ↓ to →"}}, pairs: pairs(all, most)}
	for _, p := range t.Journey.Journey.Participants {
		if takers[p] {
			g.head = append(g.head, column{name: p.Label, right: true, own: true})
		}
	}
	for _, from := range t.Journey.Journey.Participants {
		if !givers[from] {
			continue
		}
		row := []cell{says("%s", from.Label)}
		for _, to := range t.Journey.Journey.Participants {
			if !takers[to] {
				continue
			}
			n := count[[2]*model.Participant{from, to}]
			c := cell{text: quantity.Number(float64(n)), share: float64(n) / float64(most)}
			if n == 0 {
				c.text = "·"
			}
			row = append(row, c)
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// pairColumns are the columns of pairs.
var pairColumns = []column{{name: "from", own: true}, {name: "to", own: true}, {name: "times", right: true}, {bar: true}}

// pairs returns the cells of a matrix as rows, the largest first.
func pairs(cells []metrics.Handoff, most int) [][]cell {
	cells = slices.Clone(cells)
	slices.SortStableFunc(cells, func(a, b metrics.Handoff) int { return cmp.Compare(b.Count, a.Count) })
	var rows [][]cell
	for _, h := range cells {
		rows = append(rows, []cell{
			says("%s", h.From.Label), says("%s", h.To.Label), says("%s", quantity.Number(float64(h.Count))), bar(float64(h.Count)/float64(most), "neutral"),
		})
	}
	return rows
}

func (t *metricsWriter) channels() section {
	f := t.Figures
	on, off, unsaid := f.Screen.On, f.Screen.Off, f.Screen.Unsaid
	steps := float64(on + off + unsaid)
	if steps == 0 {
		return section{}
	}
	s := section{
		id: "channels", title: "Channels and systems",
		about: "On screen is what runs through a system or a digital channel; off screen is what has another channel or a place. " +
			"Channel changes count how often a customer has to switch channels, on the path with the most changes; " +
			"what only informs them, and rare branches, do not count.",
	}
	g := grid{head: []column{{name: "where steps happen"}, {name: "steps", right: true}, {name: "share", right: true}, {bar: true}}}
	for _, r := range []struct {
		name  string
		count int
		kind  string
	}{{"on screen", on, "system"}, {"off screen", off, "rep"}, {"not stated", unsaid, "neutral"}} {
		if r.count > 0 {
			share := float64(r.count) / steps
			g.rows = append(g.rows, []cell{says("%s", r.name), says("%d", r.count), says("%s", quantity.Percent(share)), bar(share, r.kind)})
		}
	}
	s.grids = append(s.grids, g)
	if len(f.Channels) > 0 {
		g := grid{head: []column{{name: "channel", own: true}, {name: "steps", right: true}, {name: "per case", right: true}, {bar: true}}}
		for _, c := range f.Channels {
			g.rows = append(g.rows, []cell{says("%s", c.Channel.Label), says("%d", c.Steps), says("%s", quantity.Number(c.Expected)), bar(float64(c.Steps)/steps, "customer")})
		}
		s.grids = append(s.grids, g)
	}
	if len(f.Systems) > 0 {
		g := grid{head: []column{{name: "system", own: true}, {name: "steps", right: true}, {name: "per case", right: true}, {bar: true}}}
		for _, u := range f.Systems {
			g.rows = append(g.rows, []cell{says("%s", u.System.Label), says("%d", u.Steps), says("%s", quantity.Number(u.Expected)), bar(float64(u.Steps)/steps, "system")})
		}
		s.grids = append(s.grids, g)
	}
	for _, c := range f.ChannelChanges {
		s.facts = append(s.facts, fact{
			metrics.NameChannelChanges, quantity.Number(float64(c.Changes)), "by " + c.Customer.Label + ", across " + quantity.Count(float64(c.Channels), "channel"),
		})
	}
	return s
}

func (t *metricsWriter) feelings() section {
	f := t.Figures
	if len(f.Moods) == 0 && len(f.Truths) == 0 && f.Pains.All == 0 {
		return section{}
	}
	s := section{
		id: "feelings", title: "Emotions",
		about: "Emotions range from −2 (very bad) to +2 (very good); a phase shows the mean of all emotions noted in it.",
		moods: f.Moods,
	}
	for _, m := range f.Moods {
		g := grid{head: []column{{name: "phase", own: true}, {name: "mean", right: true}, {name: "lowest", right: true}, {name: "−2 … +2"}}}
		if len(f.Moods) > 1 {
			g.title = m.Who.Label
		}
		for _, p := range m.Phases {
			g.rows = append(g.rows, []cell{says("%s", phase(p.Phase)), says("%s", quantity.Signed(p.Mean)), says("%s", quantity.Signed(float64(p.Lowest))), says("%s", scale(p.Mean))})
		}
		s.grids = append(s.grids, g)
		s.facts = append(s.facts, fact{metrics.NameLowest, quantity.Signed(float64(m.Lowest)), "of " + m.Who.Label + " at " + quantity.List(few(t.names(m.At)))})
	}
	if f.Pains.All > 0 {
		s.facts = append(s.facts,
			fact{metrics.NamePains, quantity.Number(float64(f.Pains.All)), ""},
			fact{metrics.NamePainsOpen, quantity.Number(float64(f.Pains.All - f.Pains.Covered)), ""})
	}
	s.grids = append(s.grids, t.pains(f.Pains.Missing)...)
	s.grids = append(s.grids, t.list("Moments of truth", f.Truths)...)
	return s
}

// few returns the beginning of a long list.
func few(words []string) []string {
	const most = 3
	if len(words) <= most+1 {
		return words
	}
	return append(words[:most:most], fmt.Sprintf("%d more", len(words)-most))
}

// scale shows an emotion as a mark on a line.
func scale(mood float64) string {
	line := []rune("·····")
	line[min(max(int(mood+2.5), 0), 4)] = '●'
	return string(line)
}

// pains lists those without an opportunity.
func (t *metricsWriter) pains(nodes []*model.Node) []grid {
	var names []string
	for _, n := range nodes {
		var texts []string
		for _, p := range n.Pains {
			texts = append(texts, p.Text)
		}
		names = append(names, t.name(n)+": "+strings.Join(texts, "; "))
	}
	return listed(metrics.NamePainsOpen, names)
}

// mostListed is the maximum number of steps in a list.
const mostListed = 12

// list returns a grid of steps, the first ones if there are many.
func (t *metricsWriter) list(title string, nodes []*model.Node) []grid {
	return listed(title, t.names(nodes))
}

func listed(title string, names []string) []grid {
	if len(names) == 0 {
		return nil
	}
	g := grid{title: title, head: []column{{name: "step", own: true}}}
	for i, name := range names {
		if i == mostListed && len(names) > mostListed+1 {
			g.rows = append(g.rows, []cell{says("and %d more", len(names)-mostListed)})
			break
		}
		g.rows = append(g.rows, []cell{says("%s", name)})
	}
	return []grid{g}
}

func (t *metricsWriter) failures() section {
	f := t.Figures
	if f.Steps+f.Decisions == 0 {
		return section{}
	}
	s := section{
		id: "failures", title: "Decisions and failures",
		about: "A touchpoint is covered when the journey says what happens if it fails (on failure).",
		facts: []fact{
			{metrics.NameDecisions, quantity.Number(float64(f.Decisions)), ""},
			{"Outcomes", quantity.Number(float64(f.Outcomes)), "places where the journey ends"},
		},
	}
	if c := f.Failures; c.All > 0 {
		share := float64(c.Covered) / float64(c.All)
		s.facts = append(s.facts, fact{metrics.NameFailurePaths, quantity.Percent(share), fmt.Sprintf("%d of the %d outside failure paths", c.Covered, c.All)})
	}
	s.grids = append(s.grids, t.list("Touchpoints without a failure path", f.Failures.Missing)...)
	s.grids = append(s.grids, t.list("Unreachable steps", f.Time.Unreachable)...)
	return s
}
