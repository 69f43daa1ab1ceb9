package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

var severalThings = Rule{
	Code:  diag.SeveralThings,
	Stage: Check,
	Doc: Doc{
		Summary: "one sentence holds two things to do, joined by `and`",
		Why: "A step is one thing that one participant does. Two things in one box share their duration, their " +
			"system and what goes wrong, and the second one is never seen as a handoff or a touchpoint.",
		Bad: `
rep is a rep
customer is a customer
customer calls rep
rep checks claim and calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
customer calls rep
rep checks claim
rep calls customer
`[1:],
	},
	Check: checkSeveralThings,
}

func checkSeveralThings(p *Pass) {
	for n := range p.steps() {
		s := p.sentence(n)
		if s == nil || !mayHoldTwo(s, p.wordsOf(n)) {
			continue
		}
		read, ok := p.apart(n)
		if !ok {
			continue
		}
		if cuts := p.cuts(read); len(cuts) > 0 {
			p.reportSeveral(n, read, cuts)
		}
	}
}

// mayHoldTwo reports whether a sentence has a word behind which a second verb
// could stand.
func mayHoldTwo(s *ast.Step, known *words.Lists) bool {
	joins := func(list []ast.Word) bool {
		for _, w := range list {
			if joinsVerbs(part{Word: w, fold: english(w, known)}) {
				return true
			}
		}
		return false
	}
	if joins(s.Head) {
		return true
	}
	for _, c := range s.Clauses {
		if joins(c.Words) {
			return true
		}
	}
	return false
}

// english is the word as it is compared, or the English one of grammar for which
// it stands.
func english(w ast.Word, known *words.Lists) string {
	word := fold(w)
	if like, n := known.Like(word, ""); n == 1 && like != "" {
		return like
	}
	return word
}

// joinsVerbs reports whether the word may stand between two verbs.
func joinsVerbs(w part) bool {
	return !w.Quoted && (w.fold == "and" || w.fold == "&" || w.fold == "then")
}

// part is a word of a sentence behind its verb, or a clause keyword.
type part struct {
	ast.Word
	fold    string
	keyword bool
	kind    ast.ClauseKind // of keywords
}

// cut is a place where a second thing to do begins.
type cut struct {
	before, verb part // the last word of what stands before, and the verb
	index        int  // of the verb
	shared       bool // nothing but "and" stands between the two verbs: reviews and approves claim
}

// cuts finds the verbs that begin a further thing to do.
func (p *Pass) cuts(s sentence) []cut {
	if s.form == words.Ing {
		return nil
	}
	all := s.parts()
	found := p.listed(s, all)
	first := len(found) + 1 // where an "and" joins verbs that share their object
	for i := first; i < len(all); i++ {
		w := all[i]
		if words.Subordinates(w.fold) || words.Relates(w.fold) {
			return found // customer who calls and asks: the verbs speak of somebody else
		}
		if !joinsVerbs(w) || w.keyword {
			continue
		}
		at := i + 1
		for at < len(all) && !all[at].keyword && !all[at].Quoted && (s.words.IsAdverb(all[at].fold) || joinsVerbs(all[at])) {
			at++
		}
		if at >= len(all) || all[at].keyword || all[at].Quoted {
			continue
		}
		verb, form := s.words.LookupVerb(all[at].fold)
		if verb == nil || form != s.form || words.IsPair(s.known.Base, verb.Base) || isName(all[at].Text) {
			continue
		}
		shared := i == first
		if !shared && !p.surelyVerb(verb, form, all, i, at) {
			continue
		}
		before := i - 1
		for before > 0 && joinsVerbs(all[before]) {
			before--
		}
		found = append(found, cut{before: all[before], verb: all[at], index: at, shared: shared})
		i = at
	}
	return found
}

// listed are the verbs behind commas that begin a sentence: unpacks, inspects
// and restocks shoes.
func (p *Pass) listed(s sentence, all []part) (found []cut) {
	for i := 1; i+2 < len(all) && strings.HasSuffix(all[i-1].Text, ",") && !all[i].keyword && !all[i].Quoted; i++ {
		verb, form := s.words.LookupVerb(all[i].fold)
		if verb == nil || form != s.form {
			break
		}
		second := all[i]
		second.Text = strings.TrimRight(second.Text, ",;")
		second.At.End = second.At.Start + len(second.Text)
		found = append(found, cut{before: all[i-1], verb: second, index: i, shared: true})
	}
	return found
}

// parts are the words of a sentence from its verb on.
func (s sentence) parts() []part {
	var all []part
	add := func(list []ast.Word) {
		for _, w := range list {
			all = append(all, part{Word: w, fold: english(w, s.words)})
		}
	}
	add(s.Head[s.verb:])
	for _, c := range s.Clauses {
		all = append(all, part{Word: ast.Word{Range: ast.Range{At: c.Keyword}}, keyword: true, kind: c.Kind})
		add(c.Words)
	}
	return all
}

// surelyVerb reports whether the form of a verb at index at, behind the "and"
// at index and, is no noun: closes always; offers when an object follows; dated when it is the first word of
// its kind.
func (p *Pass) surelyVerb(verb *words.Verb, form words.Form, all []part, and, at int) bool {
	if form == words.Past {
		_, before := p.words.Participle(all[and-1].fold)
		return !before // signed and dated form
	}
	if !verb.Noun || all[and].fold == "then" || at > and+1 || all[at].fold == "waits" {
		return true
	}
	next := at + 1
	if next < len(all) && !all[next].keyword && words.IsParticle(all[next].fold) {
		return true // hands out
	}
	if next >= len(all) || all[next].keyword || strings.HasSuffix(all[at].Text, ",") {
		return false
	}
	w := all[next]
	if !w.Quoted && (words.IsArticle(w.fold) || w.fold == "to") || p.named(all[next:]) {
		return true
	}
	if form != words.Third || w.Quoted || joinsVerbs(w) || words.EndsName(w.fold) || words.IsPreposition(w.fold) || p.words.IsAdverb(w.fold) {
		return false // test kits, order summary
	}
	switch verb.Base {
	case "claim", "record": // claims form, records office
		return false
	}
	if _, ok := p.words.Participle(w.fold); ok {
		return false // documents received
	}
	return !strings.HasSuffix(w.fold, "ing")
}

// named reports whether a participant's name begins there.
func (p *Pass) named(all []part) bool {
	if p.names == nil {
		p.names = make(map[string][][]string)
		for _, who := range p.Journey.Participants {
			for _, name := range []string{who.Name, who.Label} {
				if list := plainWords(name); len(list) > 0 {
					p.names[list[0]] = append(p.names[list[0]], list)
				}
			}
		}
	}
	for _, name := range p.names[all[0].fold] {
		k := 0
		for k < len(name) && k < len(all) && all[k].fold == name[k] {
			k++
		}
		if k == len(name) {
			return true
		}
	}
	return false
}

// isName reports whether a word in the middle of a sentence is written as a
// name: Receives.
func isName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

func (p *Pass) reportSeveral(n *model.Node, s sentence, cuts []cut) {
	subject := p.subject(s)
	end := s.span().End
	var sentences, verbs []string
	from := s.Head[0].At.Start
	begin := "" // what the next sentence has to begin with
	for i, c := range cuts {
		text := begin + p.asWritten(source.Span{Start: from, End: c.before.At.End})
		text = strings.TrimRight(text, ",;")
		if c.shared {
			text += p.sharedObject(s, cuts)
		}
		sentences = append(sentences, text)
		verbs = append(verbs, fmt.Sprintf("%q", c.verb.Text))
		begin, from = subject+" ", c.verb.At.Start
		if i == len(cuts)-1 {
			sentences = append(sentences, begin+p.asWritten(source.Span{Start: from, End: end}))
		}
	}
	d := p.report(diag.SeveralThings, p.in(cuts[0].verb.At), fmt.Sprintf("the sentence does more than one thing: %q and %s", n.Verb, strings.Join(verbs, " and ")))
	for i := range sentences {
		sentences[i] = fmt.Sprintf("%q", sentences[i])
	}
	d.Help = "write a step for each: " + strings.Join(sentences, ", then ")
	if p.splitsSurely(s, cuts) {
		d.Fix = p.split(subject, cuts)
	}
}

// subject is what a further sentence of the same owner begins with.
func (p *Pass) subject(s sentence) string {
	from, to := 0, s.verb
	for from < to-1 && p.words.IsAdverb(fold(s.Head[from])) {
		from++
	}
	for to > from+1 && p.words.IsAdverb(fold(s.Head[to-1])) {
		to--
	}
	return p.asWritten(spanOf(s.Head[from:to]))
}

// sharedObject is what follows the last verb that shares its object, before its
// first clause: all of them are done to it.
func (p *Pass) sharedObject(s sentence, cuts []cut) string {
	all, c := s.parts(), cuts[0]
	for _, next := range cuts {
		if next.shared {
			c = next
		}
	}
	end := c.index + 1
	for end < len(all) && !all[end].keyword && !joinsVerbs(all[end]) {
		end++
	}
	if end == c.index+1 {
		return ""
	}
	return " " + strings.TrimRight(p.asWritten(source.Span{Start: all[c.index+1].At.Start, End: all[end-1].At.End}), ",;")
}

// splitsSurely reports whether each word of the sentence belongs to one of the
// things that it does, and nothing under the step to both.
func (p *Pass) splitsSurely(s sentence, cuts []cut) bool {
	file := p.Tree.Source
	at := s.span()
	if len(s.Under) > 0 || file.LineAt(at.Start) != file.LineAt(at.End) {
		return false
	}
	for _, c := range cuts {
		if c.shared {
			return false
		}
		switch c.verb.fold {
		case "waits", "feels", "decides", "takes", "costs":
			return false // a sentence that begins so is none
		}
	}
	all := s.parts()
	for _, w := range all[cuts[len(cuts)-1].index:] {
		if w.keyword && (w.kind == ast.Via || w.kind == ast.At || w.kind == ast.InPerson) {
			return false // where both may happen
		}
	}
	return true
}

// split is the fix that makes a line of each thing to do.
func (p *Pass) split(subject string, cuts []cut) *diag.Fix {
	file := p.Tree.Source
	fix := &diag.Fix{Title: "make a step of each"}
	for _, c := range cuts {
		line := file.Slice(file.LineSpan(file.LineAt(c.verb.At.Start)))
		indent := line[:len(line)-len(strings.TrimLeftFunc(line, source.IsSpace))]
		gap := source.Span{Start: c.before.At.End, End: c.verb.At.Start}
		if w := c.before; !w.Quoted {
			gap.Start -= len(w.Text) - len(strings.TrimRight(w.Text, ",;"))
		}
		fix.Edits = append(fix.Edits, diag.Edit{Span: gap, New: "\n" + indent + subject + " "})
	}
	return fix
}
