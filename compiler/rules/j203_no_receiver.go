package rules

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
)

var noReceiver = Rule{
	Code:  diag.NoReceiver,
	Stage: Check,
	Doc: Doc{
		Summary: "somebody sends, calls or informs, but the step names no recipient",
		Why: "Whoever sends, calls or informs does so to somebody. Without a recipient the message goes nowhere: it " +
			"is neither a touchpoint nor an internal contact, and the picture has no arrow for it.",
		Bad: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep calls customer
rep sends SMS via helpdesk
`[1:],
		Good: `
rep is a rep
customer is a customer
helpdesk is a system used by rep
rep calls customer
rep sends SMS to customer via helpdesk
`[1:],
	},
	Check: checkNoReceiver,
}

func checkNoReceiver(p *Pass) {
	if p.told[diag.BadUse] {
		return // they may be declared there
	}
	for n := range p.steps() {
		m := n.Missing
		switch {
		case m == nil:
		case m.Sure:
			d := p.report(diag.NoReceiver, p.in(m.At), fmt.Sprintf(
				"no recipient for %q: unknown participant %q", n.Verb, m.Name))
			d.Help = "declare the recipient, for example: " + parser.QuoteName(m.Name) + " is a " + kindWords(m.Kind)
			if m.Pronoun {
				d.Help = "name the recipient: " + p.otherSide(n)
			} else if long := p.longer(m.Name); long != nil {
				d.Help = fmt.Sprintf("did you mean %q? otherwise ", long.Name) + d.Help
			}
		default:
			d := p.report(diag.NoReceiver, p.verb(n), fmt.Sprintf("%s %s, but the step names no recipient", quoted(n.Owner), n.Predicate))
			d.Help = "name the recipient: " + p.otherSide(n)
			if m.Name == "" {
				continue
			}
			if long := p.longer(m.Name); long != nil {
				d.Help = fmt.Sprintf("did you mean %q?", long.Name)
			} else {
				d.Help += fmt.Sprintf("; or declare them: %s is a rep", parser.QuoteName(m.Name))
			}
		}
	}
}

// longer returns the only participant whose name contains the words; nil if
// there is none, or several.
func (p *Pass) longer(name string) (found *model.Participant) {
	part := " " + lexicon.Fold(name) + " "
	for _, who := range p.Journey.Participants[:min(len(p.Journey.Participants), maxSuggestions)] {
		if !strings.Contains(" "+lexicon.Fold(who.Name)+" ", part) && !strings.Contains(" "+lexicon.Fold(who.Label)+" ", part) {
			continue
		}
		if found != nil {
			return nil
		}
		found = who
	}
	return found
}

// otherSide returns the beginning of the sentence with a recipient.
func (p *Pass) otherSide(n *model.Node) string {
	name := "NAME"
	if who := p.receiver(n.Owner); who != nil {
		name = parser.QuoteName(who.Name)
	}
	about := cmp.Or(n.Missing.About, "…")
	owner := parser.QuoteName(n.Owner.Name)
	switch {
	case n.Class.Is(model.Reaches|model.Gives) && !n.Class.Is(model.Sends):
		return fmt.Sprintf("%s %s %s …", owner, n.Predicate, name)
	case n.Class.Is(model.Mutual):
		return fmt.Sprintf("%s %s %s with %s", owner, n.Predicate, about, name)
	}
	return fmt.Sprintf("%s %s %s to %s", owner, n.Predicate, about, name)
}
