package rules

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

var pingPong = Rule{
	Code:  diag.PingPong,
	Stage: Check,
	Doc: Doc{
		Why: "Every turn of a case that goes to and fro costs a wait, and the case has to be read anew. Most " +
			"such exchanges are one question that was not asked at the start: a form, an automatic check or " +
			"one conversation does away with them.",
		Bad: `
rep is a rep
expert is a rep "Claims expert"
customer is a customer
mail is a system used by rep, expert
portal is a system used by customer
rep asks customer for receipt by email via mail
  waits 2 days
customer sends receipt to rep by email via portal
rep forwards receipt to expert by email via mail
  waits 1 day
expert gives rep an answer by email via mail
rep sends decision to customer by email via mail
`[1:],
		Good: `
rep is a rep
expert is a rep "Claims expert"
customer is a customer
mail is a system used by rep, expert
portal is a system used by customer
customer uploads receipt via portal
rep sends decision to customer by email via mail
`[1:],
	},
	Check: checkPingPong,
}

// maxTurnsShown is how many turns are pointed at; a case may have thousands.
const maxTurnsShown = 12

func checkPingPong(p *Pass) {
	limits := analysis.PingPongLimits{
		Changes: int(p.limits.PingPongChanges),
		Window:  int(p.limits.PingPongWindow),
		Share:   float64(p.limits.PingPongShare),
	}
	for _, c := range analysis.PingPongs(p.Journey, limits) {
		first := c.Turns[0].Node
		if !p.sound(first.Origin) {
			continue
		}
		message := fmt.Sprintf("the case goes to and fro between %s and %s", quoted(c.A), quoted(c.B))
		if c.Review != nil {
			message = fmt.Sprintf("%s asks %s, has the answer looked at inside, and comes back", quoted(c.A), quoted(c.B))
		}
		d := p.report(diag.PingPong, p.verb(first), message+": "+pingPongCost(c))
		d.Help = pingPongHelp(c)
		d.Related = p.turns(c)
	}
}

// pingPongCost says what a case costs: "4 turns, 3 days of waiting".
func pingPongCost(c analysis.PingPong) string {
	cost := fmt.Sprintf("%d turns", len(c.Turns))
	least, most := days(c.Waits.Min), days(c.Waits.Max)
	switch {
	case c.Waits.Max == 0:
		return cost
	case least == most && most == "1":
		return cost + ", 1 day of waiting"
	case least == most:
		return cost + ", " + most + " days of waiting"
	}
	return cost + ", " + least + " to " + most + " days of waiting"
}

// days writes hours as days, rounded to tenths, with at least one tenth.
func days(hours float64) string {
	tenths := math.Round(hours / 24 * 10)
	if hours > 0 {
		tenths = max(1, tenths)
	}
	return strconv.FormatFloat(tenths/10, 'f', -1, 64)
}

// pingPongHelp suggests the form, the automation or the one contact.
func pingPongHelp(c analysis.PingPong) string {
	again := slices.ContainsFunc(c.Turns, func(t analysis.Turn) bool { return t.Again })
	switch {
	case c.A.Kind != model.Customer && c.B.Kind != model.Customer:
		return "let both work on the same case in one system, or settle it in one conversation"
	case c.Review != nil:
		return "ask for it in a form at the start and let a system check it, or give the first contact the say"
	case again:
		return "ask for all of it at once in a form that checks itself, so that nobody has to ask twice, or settle it in one live contact"
	}
	return "ask for all of it at once in a form, let a system answer what needs nobody, or settle it in one live contact"
}

// turns are the places of a case, each once, in the order of the text.
func (p *Pass) turns(c analysis.PingPong) []diag.Related {
	said := make(map[*model.Node][]string)
	var nodes []*model.Node
	shown := c.Turns[:min(len(c.Turns), maxTurnsShown)]
	for i, t := range shown {
		if said[t.Node] == nil {
			nodes = append(nodes, t.Node)
		}
		words := fmt.Sprintf("turn %d: %s to %s", i+1, quoted(t.From), quoted(t.To))
		if t.Again {
			words = fmt.Sprintf("again as turn %d", i+1)
		}
		if i == maxTurnsShown-1 && len(c.Turns) > maxTurnsShown {
			words += fmt.Sprintf(", and %d more turns", len(c.Turns)-maxTurnsShown)
		}
		said[t.Node] = append(said[t.Node], words)
	}
	if c.Review != nil {
		nodes = append(nodes, c.Review)
		said[c.Review] = append(said[c.Review], fmt.Sprintf("looked at by %s", list(c.Review.Others())))
	}
	related := make([]diag.Related, len(nodes))
	for i, n := range nodes {
		at := p.verb(n)
		related[i] = diag.Related{File: at.File, Span: at.Span, Message: strings.Join(said[n], ", ")}
	}
	slices.SortStableFunc(related, func(a, b diag.Related) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return related
}
