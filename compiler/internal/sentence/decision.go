package sentence

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// Decider finds who owns a decision; nil if the sentence does not say.
func (r *Reader) Decider(s *ast.Decision) *model.Participant {
	r.arena = r.arena[:0]
	r.speak(s.Subject)
	subject := r.unlisted(r.Tokens(s.Subject))
	if len(subject) == 0 && s.Text.At.Len() == 0 {
		return nil // the parser has reported it
	}
	if len(subject) == 0 {
		rep, text := r.saidDecider(s.Text.Value)
		r.Report(noDecider(r.File, s, rep, text))
		return nil
	}
	at := r.nameAt(subject)
	end := len(subject)
	for end > at+1 && !subject[end-1].Quoted && r.Words.IsAdverb(subject[end-1].Fold) {
		end--
	}
	name := subject[at:end]
	if p, k := r.People.Match(name, 0); k == len(name) {
		return p
	}
	if c, k := r.Channels.Match(name, 0); k == len(name) {
		r.tellThing(spanOf(name), c.Label, "channel")
		return nil
	}
	if p, k := r.Places.Match(name, 0); k == len(name) {
		r.tellThing(spanOf(name), p.Label, "place")
		return nil
	}
	if first := joined(name); first > 0 {
		r.Report(severalDecide(r.File, spanOf(name), textOf(name[:first])))
		if p, k := r.People.Match(name[:first], 0); k == first {
			return p
		}
		name = name[:first]
	}
	return r.unknownPerson(name)
}

// joined returns the number of words before the word that joins two names; 0 if
// there is none.
func joined(name []Token) int {
	for i, t := range name {
		switch {
		case i+1 == len(name) || t.Quoted:
		case i > 0 && (isAnd(t) || isOr(t)):
			return i
		case t.Comma:
			return i + 1
		}
	}
	return 0
}

func severalDecide(file *source.File, at source.Span, first string) diag.Diagnostic {
	d := diag.New(diag.NoDecider, file, at, fmt.Sprintf("a decision has one owner, but this one has several: %s", diag.Quote(file.Slice(at))))
	d.Help = fmt.Sprintf("write who has the last word: %s; put what others contribute in a step before it, or in a note", diag.Quote(first+" decides …"))
	return d
}

// saidDecider guesses, for an example, who owns a decision without a subject:
// the participant whose name its text begins with, which is cut off; otherwise
// some rep.
func (r *Reader) saidDecider(text string) (rep, rest string) {
	all := strings.Fields(text)
	for n := min(len(all)-1, maxNameWords); n > 0; n-- {
		if p, ok := r.People.Get(strings.Join(all[:n], " ")); ok {
			return Refer(p), strings.Join(all[n:], " ")
		}
	}
	rep, _ = r.someRep(nil)
	return rep, text
}

func noDecider(file *source.File, d *ast.Decision, rep, text string) diag.Diagnostic {
	at := d.Keyword
	if at.Len() == 0 {
		at = d.Text.At
	}
	r := diag.New(diag.NoDecider, file, at, "nobody owns this decision")
	r.Help = "write who decides: " + diag.Quote(rep+" decides "+text)
	return r
}
