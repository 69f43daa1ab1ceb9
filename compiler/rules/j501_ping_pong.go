package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
)

var pingPong = Rule{
	Code:  diag.PingPong,
	Stage: Check,
	Doc: Doc{
		Summary: "the case bounces between two participants",
		Why: "Every time a case bounces back it has to wait, and to be read again. Most such exchanges come down to " +
			"one question that was not asked at the start: a form, an automatic check or a single conversation does " +
			"away with them.",
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

// maxAsked is the maximum number of things in a suggestion.
const maxAsked = 4

func checkPingPong(p *Pass) {
	for _, c := range metrics.PingPongs(p.ctx, p.Journey, p.limits.PingPong()) {
		first := c.Turns[0].Node
		if !p.sound(first.Origin) {
			continue
		}
		message := fmt.Sprintf("the case bounces between %s and %s", quoted(c.A), quoted(c.B))
		switch {
		case c.Review != nil:
			message = fmt.Sprintf("%s asks %s, has the answer reviewed internally, and comes back", quoted(c.A), quoted(c.B))
		case c.Question:
			message = fmt.Sprintf("%s contacts %s and gets questions back before the case moves on", quoted(c.A), quoted(c.B))
		}
		message += fmt.Sprintf(": %d turns", len(c.Turns))
		if c.Waits.Max > 0 {
			message += ", " + quantity.Range(c.Waits.Min, c.Waits.Max) + " of waiting"
		}
		d := p.report(diag.PingPong, p.verb(first), message)
		d.Help = p.pingPongHelp(c)
		turns := p.places()
		for i, t := range c.Turns {
			said := fmt.Sprintf("turn %d: %s to %s", i+1, quoted(t.From), quoted(t.To))
			if t.Again {
				said = fmt.Sprintf("again as turn %d", i+1)
			}
			turns.add(t.Node, said)
		}
		if c.Review != nil && len(c.Turns) < maxPlaces {
			turns.add(c.Review, "reviewed by "+list(c.Review.Others()))
		}
		d.Related = turns.related("turns")
	}
}

// pingPongHelp suggests a form, an automation or a single contact.
func (p *Pass) pingPongHelp(c metrics.PingPong) string {
	asked := p.asked(c)
	again := slices.ContainsFunc(c.Turns, func(t metrics.Turn) bool { return t.Again })
	switch {
	case c.A.Kind != model.Customer && c.B.Kind != model.Customer:
		if asked != "" {
			return "send " + asked + " along with the first message, or let both see it in one system"
		}
		return "let both work on the same case in one system, or settle it in one conversation"
	case c.Review != nil:
		return "ask for " + orAll(asked) + " in a form at the start and let a system check it, or let the first contact decide"
	case again:
		return "ask for " + orAll(asked) + " up front in a form that checks its entries, so that nobody has to ask twice, or settle it in one live contact"
	}
	return "ask for " + orAll(asked) + " in a form at the start, let a system answer what needs no person, or settle it in one live contact"
}

func orAll(asked string) string {
	if asked == "" {
		return "everything"
	}
	return asked
}

// asked lists what the turns of a case ask for, each thing once: "order number
// and photo", or "". It leaves out what nobody answers and, between colleagues,
// what started the exchange, because neither could have been sent along.
func (p *Pass) asked(c metrics.PingPong) string {
	var things []string
	seen := make(map[string]bool)
	inside := c.A.Kind != model.Customer && c.B.Kind != model.Customer
	for _, t := range c.Turns[:len(c.Turns)-1] {
		if inside && t.From == c.A {
			continue
		}
		for _, thing := range metrics.Asked(t.Node) {
			if key := lexicon.Fold(thing); !seen[key] {
				seen[key] = true
				things = append(things, thing)
			}
		}
	}
	switch more := len(things) - maxAsked; {
	case more > 0:
		return fmt.Sprintf("%s and %d more things", strings.Join(things[:maxAsked], ", "), more)
	case len(things) > 1:
		last := len(things) - 1
		return strings.Join(things[:last], ", ") + " and " + things[last]
	}
	return strings.Join(things, "")
}
