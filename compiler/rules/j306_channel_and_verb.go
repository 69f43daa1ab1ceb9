package rules

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
)

var channelAndVerb = Rule{
	Code:  diag.ChannelAndVerb,
	Stage: Check,
	Doc: Doc{
		Summary: "the verb and the clause name different channels",
		Why: "`calls` means phone, and `by email` means email. One of the two is wrong, and the picture would show " +
			"email while its text says calls.",
		Bad: `
rep is a rep
customer is a customer
mail tool is a system used by rep
rep calls customer by email via mail tool
`[1:],
		Good: `
rep is a rep
customer is a customer
mail tool is a system used by rep
rep emails customer via mail tool
rep calls customer by phone
`[1:],
	},
	Check: checkChannelAndVerb,
}

func checkChannelAndVerb(p *Pass) {
	for n := range p.steps() {
		if n.Channel() == nil || n.Derived || n.Reach == model.Inside {
			continue
		}
		if n.Implied == "" || lexicon.Agree(n.Implied, n.Channel().ID) {
			continue
		}
		label, builtIn := p.channelLabel(n.Channel().ID)
		implied, _ := p.channelLabel(n.Implied)
		if !builtIn {
			continue // a declared channel may carry anything
		}
		d := p.report(diag.ChannelAndVerb, p.channelClause(n), fmt.Sprintf("%q means %s, but the sentence says %s", n.Verb, implied, label))
		owner, other := parser.QuoteName(n.Owner.Name), list(n.Others())
		if others := n.Others(); len(others) == 1 {
			other = parser.QuoteName(others[0].Name)
		}
		if verb := p.words.VerbFor(n.Channel().ID); verb != "" {
			d.Help = fmt.Sprintf("if %s is right, write: %s %s %s …", label, owner, verb, other)
		} else {
			d.Help = fmt.Sprintf("if %s is right, write: %s sends … to %s", label, owner, other)
		}
		d.Help += fmt.Sprintf("; if %q is right, leave out the channel or write: %s", n.Verb, byChannel(n.Implied, implied))
	}
}

// byChannel returns the clause for a channel.
func byChannel(key, label string) string {
	if key == lexicon.InPerson {
		return "in person"
	}
	return "by " + label
}

// channelLabel returns the label of a built-in channel; false if the key is
// unknown.
func (p *Pass) channelLabel(key string) (label string, ok bool) {
	for _, c := range p.words.Channels() {
		if c.Key == key {
			if strings.ToUpper(c.Label) == c.Label || c.Key == "whatsapp" {
				return c.Label, true
			}
			return strings.ToLower(c.Label), true
		}
	}
	return "", false
}
