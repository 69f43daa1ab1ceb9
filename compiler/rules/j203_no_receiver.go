package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/words"
)

var noReceiver = Rule{
	Code:  diag.NoReceiver,
	Stage: Check,
	Doc: Doc{
		Summary: "somebody sends, calls or tells, and nobody is on the other side",
		Why: "Who sends, calls or tells does so to somebody. Without the other side the message ends nowhere: it " +
			"is no touchpoint and no handoff, and no arrow in the picture.",
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
		if len(n.Receivers)+len(n.Givers)+len(n.Partners) > 0 || n.Premises != nil {
			continue
		}
		v, _ := p.wordsOf(n).LookupVerb(n.Verb)
		if v == nil || v.Goes && (n.Place() != nil || n.System() != nil) || !v.Talk && !v.Gives && !v.Send && !v.Passes {
			continue
		}
		s, ok := p.apart(n)
		if !ok || p.toOneself(n, s) {
			continue
		}
		if !v.Talk && p.stranger(s) == nil {
			continue // gives a talk
		}
		if who := p.stranger(s); who != nil {
			name := textOf(who)
			d := p.report(diag.NoReceiver, p.in(spanOf(who)), fmt.Sprintf(
				"nobody is on the other side of %q: no participant is called %q", n.Verb, name))
			d.Help = "declare who it is, such as: " + parser.QuoteName(name) + " is a " + p.kindOf(who)
			if words.IsPronoun(fold(who[len(who)-1])) {
				d.Help = "say who that is: " + p.otherSide(n, s)
			}
			continue
		}
		if p.ofThing(n, s) {
			continue
		}
		d := p.report(diag.NoReceiver, p.verb(n), fmt.Sprintf("%s %s, and nobody is on the other side", quoted(n.Owner), saidVerb(n)))
		d.Help = "say who is: " + p.otherSide(n, s)
		if name := s.whole(); name == "" {
			continue
		} else if long := p.longer(name); long != nil {
			d.Help = fmt.Sprintf("did you mean %q?", long.Name)
		} else {
			d.Help += fmt.Sprintf("; or declare them: %s is a rep", parser.QuoteName(name))
		}
	}
}

// longer is the only participant of whose name the words are a part; nil when
// there is none, or several.
func (p *Pass) longer(name string) (found *model.Participant) {
	part := " " + words.Fold(name) + " "
	for _, who := range p.Journey.Participants[:min(len(p.Journey.Participants), maxSuggestions)] {
		if !strings.Contains(" "+words.Fold(who.Name)+" ", part) && !strings.Contains(" "+words.Fold(who.Label)+" ", part) {
			continue
		}
		if found != nil {
			return nil
		}
		found = who
	}
	return found
}

// whole is the whole object of a verb that is done to somebody: calls hotline.
// It is "" when the verb need not be, or nothing stands there.
func (s sentence) whole() string {
	object := s.object()
	if len(object) == 0 || !s.known.Person || s.known.Send || s.known.Thing || words.EndsName(fold(withoutArticles(object)[0])) {
		return ""
	}
	name := phrase(object)
	if len(name) < len(withoutArticles(object)) || name[0].Quoted {
		return ""
	}
	return textOf(name)
}

// otherSide is the beginning of the sentence with somebody on the other side.
func (p *Pass) otherSide(n *model.Node, s sentence) string {
	name := "NAME"
	if who := p.receiver(n.Owner); who != nil {
		name = parser.QuoteName(who.Name)
	}
	about := "…"
	if object := s.object(); len(object) > 0 && !words.IsPreposition(fold(object[0])) && !words.IsPronoun(fold(object[0])) {
		about = p.asWritten(spanOf(phrase(object)))
	}
	owner := parser.QuoteName(n.Owner.Name)
	switch {
	case (s.known.Person || s.known.Gives) && !s.known.Send:
		return fmt.Sprintf("%s %s %s …", owner, saidVerb(n), name)
	case s.known.Mutual:
		return fmt.Sprintf("%s %s %s with %s", owner, saidVerb(n), about, name)
	}
	return fmt.Sprintf("%s %s %s to %s", owner, saidVerb(n), about, name)
}

// stranger is a name in the place of the other side that nobody has: behind
// to, with or from, or right behind a verb that is done to somebody. It is nil
// when what stands there reads like a thing.
func (p *Pass) stranger(s sentence) []ast.Word {
	for _, c := range s.Clauses {
		if (c.Kind == ast.To || c.Kind == ast.With || c.Kind == ast.From) && len(c.Words) > 0 {
			who := phrase(c.Words)
			if c.Kind == ast.To && s.known.Passes || p.isPerson(who) || p.words.IsSystem(fold(who[len(who)-1])) || isCapitalised(who) || isStrange(who) {
				return who
			}
		}
	}
	if object := s.object(); len(object) > 0 && (s.known.Person || s.known.Gives) && !words.EndsName(fold(withoutArticles(object)[0])) {
		if who := phrase(object); p.isListed(who) || !s.known.Goes && p.isPerson(who) || p.asksToDo(s, who) || !s.known.Thing && isCapitalised(who) && !p.words.IsSystem(fold(who[len(who)-1])) {
			return who
		}
	}
	return nil
}

// isPerson reports whether the last word of a name tells that it is somebody's.
func (p *Pass) isPerson(name []ast.Word) bool {
	return p.isListed(name) || words.LookupUses(words.Singular(fold(name[len(name)-1]))).Person()
}

// isListed reports whether the lists tell it.
func (p *Pass) isListed(name []ast.Word) bool {
	w := fold(name[len(name)-1])
	return p.words.IsCustomer(w) || p.words.IsPerson(w) || len(name) == 1 && words.IsPronoun(w)
}

// isStrange reports whether a name is written in capitals and no word of English:
// DWP.
func isStrange(name []ast.Word) bool {
	text := name[0].Text
	return len(name) == 1 && !name[0].Quoted && len(text) > 1 && strings.ToUpper(text) == text && strings.ToLower(text) != text &&
		!words.LookupUses(fold(name[0])).Known()
}

// asksToDo reports whether the name stands before what somebody is told to do:
// tells the court to pay.
func (p *Pass) asksToDo(s sentence, name []ast.Word) bool {
	if len(s.Clauses) == 0 || s.Clauses[0].Kind != ast.To || len(name) < len(withoutArticles(s.object())) {
		return false
	}
	v, form := p.words.LookupVerb(fold(s.Clauses[0].Words[0]))
	return v != nil && form == words.Base
}

// isCapitalised reports whether a name is written as people's names are: Kim,
// but not SMS.
func isCapitalised(name []ast.Word) bool {
	text := name[0].Text
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	return !name[0].Quoted && unicode.IsUpper(first) && unicode.IsLower(second)
}

// kindOf is what a name seems to be, by its last word.
func (p *Pass) kindOf(name []ast.Word) string {
	switch w := fold(name[len(name)-1]); {
	case p.words.IsCustomer(w):
		return "customer"
	case p.words.IsSystem(w):
		return "system"
	}
	return "rep"
}

// ofThing reports whether a verb of communication speaks of none here: its
// object is a thing (writes report, calls API), it goes to a thing (sends refund
// to original card, rings at the door), or a group has it among itself (team discusses case).
func (p *Pass) ofThing(n *model.Node, s sentence) bool {
	for _, c := range s.Clauses {
		if c.Kind == ast.To && len(c.Words) > 0 && fold(c.Words[0]) != "face" || c.Kind == ast.At && s.known.Thing {
			return true
		}
	}
	object := s.object()
	if len(object) == 0 || words.IsPreposition(fold(object[0])) {
		return s.known.Mutual && p.isGroup(n.Owner)
	}
	switch {
	case s.known.Mutual && p.isGroup(n.Owner):
		return true
	case s.known.Thing:
		return n.Channel() == nil || !n.Derived // writes letter speaks to somebody
	}
	return n.Owner.Kind == model.System && s.known.Channel == "phone"
}

// isGroup reports whether a participant is several people by its name.
func (p *Pass) isGroup(who *model.Participant) bool {
	all := plainWords(who.Name + " " + who.Label)
	for _, w := range all {
		if words.IsGroup(w) {
			return true
		}
	}
	return false
}
