package sentence

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	keywords "github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

// guess is a name that a sketch mentions where a participant stands.
type guess struct {
	text string
	kind model.Kind
}

// Sketch infers the participants of a file that declares none, from where
// their names stand: behind `via` a system, a customer word a customer, any
// other subject a rep.
func (r *Reader) Sketch(steps []ast.Stmt, headEnd int) {
	r.Journey.Sketch = true
	known := map[string]guess{}
	learn := func(toks []Token, kind model.Kind) {
		key := textFold(toks)
		if g, ok := known[key]; !ok || kind == model.System && g.kind == model.Rep {
			known[key] = guess{textOf(toks), kind}
		}
	}
	for _, stmt := range steps {
		r.arena = r.arena[:0]
		if name := r.sketchSubject(stmt); name != nil {
			learn(name, r.guessKind(name))
		}
		step, ok := stmt.(*ast.Step)
		if !ok {
			continue
		}
		for i := range step.Clauses {
			if c := &step.Clauses[i]; c.Kind == ast.Via {
				toks := r.Tokens(c.Words)
				name := r.phrase(toks)
				if _, k := r.Channels.Match(name, 0); k < len(name) {
					learn(name, model.System)
				}
			}
		}
	}
	also := map[*model.Participant]string{} // the other number of a name, where both stand in the text
	mention := func(toks []Token, sure bool) {
		key := textFold(toks)
		if _, ok := r.People.whole[key]; ok {
			return
		}
		if p := r.otherNumber(key); p != nil {
			r.People.Add(key, p)
			also[p] = key
			return
		}
		g, ok := known[key]
		if !ok {
			if !sure {
				return
			}
			g = guess{textOf(toks), r.guessKind(toks)}
		}
		r.Invent(g.text, g.kind, r.at(spanOf(toks)))
	}
	for _, stmt := range steps {
		r.arena = r.arena[:0]
		if name := r.sketchSubject(stmt); name != nil {
			mention(name, true)
		}
		if step, ok := stmt.(*ast.Step); ok {
			r.sketchOthers(step, mention)
		}
	}
	if people := r.Journey.Participants; len(people) > 0 {
		d := sketched(r.File, people[0].Origin.Span, people, also, headEnd)
		for _, p := range people {
			if strings.ContainsAny(p.Name, " 0123456789") {
				continue // team A and team B are two
			}
			if like := r.People.whole[r.People.Near(foldName(p.Name))]; like != nil && like != p {
				d.Help = fmt.Sprintf("%q and %q are taken for two: write them alike if they are one, else declare them", p.Name, like.Name)
				break
			}
		}
		r.Report(d)
	}
}

// otherNumber is the participant whose name differs from the folded one as a
// plural does; nil when there is none.
func (r *Reader) otherNumber(key string) *model.Participant {
	candidates := []string{key + "s", key + "es"}
	if one, ok := strings.CutSuffix(key, "s"); ok {
		candidates = append(candidates, one)
	}
	if one, ok := strings.CutSuffix(key, "es"); ok {
		candidates = append(candidates, one)
	}
	for _, c := range candidates {
		if p := r.People.whole[c]; p != nil {
			return p
		}
	}
	return nil
}

// sketchSubject is the subject of a step or decision; nil when there is none
// that could act.
func (r *Reader) sketchSubject(stmt ast.Stmt) []Token {
	switch s := stmt.(type) {
	case *ast.Step:
		head := r.Tokens(s.Head)
		if listed(head) {
			head = head[1:]
			if _, known := keywords.Lookup(head[0].Fold); known && !head[0].Quoted {
				return nil // - when yes: nobody
			}
		}
		at := r.skipArticles(head, r.leadingAdverbs(head))
		if r.commands(head) {
			return nil
		}
		if opensTime(head) {
			// After two days rep calls …: the word before the verb
			if v := r.findVerb(head, at); v > 1 {
				return head[v-1 : v]
			}
			return nil
		}
		name := head[at : at+r.subjectLength(head, at)]
		if len(name) == 0 {
			return nil
		}
		if len(name) == 1 && !name[0].Quoted && r.Words.IsUnnamed(name[0].Fold) {
			return nil
		}
		if next := at + len(name); next < len(head) && r.Words.IsBe(head[next].Fold) && r.guessKind(name) != model.Customer {
			return nil
		}
		return name
	case *ast.Decision:
		subject := withoutMark(r.Tokens(s.Subject))
		at := r.skipArticles(subject, r.leadingAdverbs(subject))
		end := len(subject)
		for end > at+1 && r.Words.IsAdverb(subject[end-1].Fold) {
			end--
		}
		if at < end {
			return subject[at:end]
		}
	}
	return nil
}

// sketchOthers finds who stands in a sentence besides its subject.
func (r *Reader) sketchOthers(step *ast.Step, mention func(name []Token, sure bool)) {
	head := r.Tokens(step.Head)
	at := r.skipArticles(head, r.leadingAdverbs(head))
	var verb *words.Verb
	if i := r.findVerb(head, at); i >= 0 {
		i = r.perfectVerb(head, i)
		verb, _ = r.verb(head[i].Fold)
		if i+1 < len(head) {
			object := r.phrase(head[i+1:])
			person := verb != nil && (verb.Person || verb.Gives)
			whole := len(object) == len(head)-i-1
			switch {
			case person && r.isPerson(object), whole && r.isCustomer(object):
				mention(object, true)
			case person && r.isCustomer(object[:1]):
				mention(object[:1], true)
			default:
				mention(object, false)
			}
			for rest := r.listRest(head[i+1:], object); len(rest) > 0; rest = r.listRest(rest, object) {
				object = r.phrase(rest)
				mention(object, person && r.isPerson(object))
			}
		}
	}
	hands := verb != nil && (verb.Person || verb.Gives || verb.Talk || verb.Send)
	for i := range step.Clauses {
		c := &step.Clauses[i]
		if c.Kind == ast.InPerson {
			continue
		}
		toks := r.Tokens(c.Words)
		for len(toks) > 0 {
			name := r.phrase(toks)
			single := len(name) == 1 && !name[0].Quoted && !beginsWithDigit(name[0].Fold)
			switch c.Kind {
			case ast.Via:
				mention(name, false)
			case ast.To:
				mention(name, r.isPerson(name) || hands && single)
			case ast.From, ast.With, ast.By:
				mention(name, r.isPerson(name))
			default:
				mention(name, false)
			}
			toks = r.listRest(toks, name)
		}
	}
}

// listRest is what follows the name, with which the tokens begin, in a list;
// nil when the list ends with it.
func (r *Reader) listRest(toks, name []Token) []Token {
	next := r.skipArticles(toks, 0) + len(name)
	switch {
	case next >= len(toks):
		return nil
	case isAnd(toks[next]):
		return toks[next+1:]
	case toks[next-1].Comma:
		return toks[next:]
	}
	return nil
}

func (r *Reader) isCustomer(name []Token) bool {
	return !name[len(name)-1].Quoted && r.Words.IsCustomer(name[len(name)-1].Fold)
}

// isPerson reports whether the name tells by its last word what it is.
func (r *Reader) isPerson(name []Token) bool {
	last := name[len(name)-1]
	return !last.Quoted && (r.Words.IsCustomer(last.Fold) || r.Words.IsPerson(last.Fold) || r.Words.IsSystem(last.Fold))
}

// guessKind is what a name is, by its last word; a rep when the word says
// nothing.
func (r *Reader) guessKind(name []Token) model.Kind {
	fields := strings.Fields(name[len(name)-1].Fold)
	if len(fields) == 0 {
		return model.Rep
	}
	switch last := fields[len(fields)-1]; {
	case r.Words.IsCustomer(last):
		return model.Customer
	case r.Words.IsSystem(last):
		return model.System
	}
	return model.Rep
}
