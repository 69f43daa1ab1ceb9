package bind

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

// sketch infers the participants of a file that declares none, from where
// their names stand: behind `via` a system, a customer word a customer, any
// other subject a rep.
func (b *binder) sketch() {
	b.journey.Sketch = true
	known := map[string]guess{}
	learn := func(toks []token, kind model.Kind) {
		key := textFold(toks)
		if g, ok := known[key]; !ok || kind == model.System && g.kind == model.Rep {
			known[key] = guess{textOf(toks), kind}
		}
	}
	for _, stmt := range b.steps {
		b.arena = b.arena[:0]
		if name := b.sketchSubject(stmt); name != nil {
			learn(name, b.guessKind(name))
		}
		step, ok := stmt.(*ast.Step)
		if !ok {
			continue
		}
		for i := range step.Clauses {
			if c := &step.Clauses[i]; c.Kind == ast.Via {
				toks := b.tokens(c.Words)
				name := b.phrase(toks)
				if _, k := b.channel.match(name, 0); k < len(name) {
					learn(name, model.System)
				}
			}
		}
	}
	also := map[*model.Participant]string{} // the other number of a name, where both stand in the text
	mention := func(toks []token, sure bool) {
		key := textFold(toks)
		if _, ok := b.people.whole[key]; ok {
			return
		}
		if p := b.otherNumber(key); p != nil {
			b.people.add(key, p)
			also[p] = key
			return
		}
		g, ok := known[key]
		if !ok {
			if !sure {
				return
			}
			g = guess{textOf(toks), b.guessKind(toks)}
		}
		b.invent(g.text, g.kind, b.at(spanOf(toks)))
	}
	for _, stmt := range b.steps {
		b.arena = b.arena[:0]
		if name := b.sketchSubject(stmt); name != nil {
			mention(name, true)
		}
		if step, ok := stmt.(*ast.Step); ok {
			b.sketchOthers(step, mention)
		}
	}
	if people := b.journey.Participants; len(people) > 0 {
		d := sketched(b.file, people[0].Origin.Span, people, also, b.headEnd())
		for _, p := range people {
			if strings.ContainsAny(p.Name, " 0123456789") {
				continue // team A and team B are two
			}
			if like := b.people.whole[b.people.near(words.Fold(p.Name))]; like != nil && like != p {
				d.Help = fmt.Sprintf("%q and %q are taken for two: write them alike if they are one, else declare them", p.Name, like.Name)
				break
			}
		}
		b.report(d)
	}
}

// otherNumber is the participant whose name differs from the folded one as a
// plural does; nil when there is none.
func (b *binder) otherNumber(key string) *model.Participant {
	candidates := []string{key + "s", key + "es"}
	if one, ok := strings.CutSuffix(key, "s"); ok {
		candidates = append(candidates, one)
	}
	if one, ok := strings.CutSuffix(key, "es"); ok {
		candidates = append(candidates, one)
	}
	for _, c := range candidates {
		if p := b.people.whole[c]; p != nil {
			return p
		}
	}
	return nil
}

// sketchSubject is the subject of a step or decision; nil when there is none
// that could act.
func (b *binder) sketchSubject(stmt ast.Stmt) []token {
	switch s := stmt.(type) {
	case *ast.Step:
		head := b.tokens(s.Head)
		if listed(head) {
			head = head[1:]
			if _, known := keywords.Lookup(head[0].fold); known && !head[0].quoted {
				return nil // - when yes: nobody
			}
		}
		at := skipArticles(head, b.leadingAdverbs(head))
		if b.commands(head) {
			return nil
		}
		if opensTime(head) {
			// After two days rep calls …: the word before the verb
			if v := b.findVerb(head, at); v > 1 {
				return head[v-1 : v]
			}
			return nil
		}
		name := head[at : at+b.subjectLength(head, at)]
		if len(name) == 1 && !name[0].quoted && words.IsUnnamed(name[0].fold) {
			return nil
		}
		if next := at + len(name); next < len(head) && words.IsBe(head[next].fold) && b.guessKind(name) != model.Customer {
			return nil
		}
		return name
	case *ast.Decision:
		subject := withoutMark(b.tokens(s.Subject))
		at := skipArticles(subject, b.leadingAdverbs(subject))
		end := len(subject)
		for end > at+1 && b.words.IsAdverb(subject[end-1].fold) {
			end--
		}
		if at < end {
			return subject[at:end]
		}
	}
	return nil
}

// sketchOthers finds who stands in a sentence besides its subject.
func (b *binder) sketchOthers(step *ast.Step, mention func(name []token, sure bool)) {
	head := b.tokens(step.Head)
	at := skipArticles(head, b.leadingAdverbs(head))
	var verb *words.Verb
	if i := b.findVerb(head, at); i >= 0 {
		i = b.perfectVerb(head, i)
		verb, _ = b.words.LookupVerb(head[i].fold)
		if i+1 < len(head) {
			object := b.phrase(head[i+1:])
			person := verb != nil && (verb.Person || verb.Gives)
			whole := len(object) == len(head)-i-1
			switch {
			case person && b.isPerson(object), whole && b.isCustomer(object):
				mention(object, true)
			case person && b.isCustomer(object[:1]):
				mention(object[:1], true)
			default:
				mention(object, false)
			}
			for rest := listRest(head[i+1:], object); len(rest) > 0; rest = listRest(rest, object) {
				object = b.phrase(rest)
				mention(object, person && b.isPerson(object))
			}
		}
	}
	hands := verb != nil && (verb.Person || verb.Gives || verb.Talk || verb.Send)
	for i := range step.Clauses {
		c := &step.Clauses[i]
		if c.Kind == ast.InPerson {
			continue
		}
		toks := b.tokens(c.Words)
		for len(toks) > 0 {
			name := b.phrase(toks)
			single := len(name) == 1 && !name[0].quoted && !beginsWithDigit(name[0].fold)
			switch c.Kind {
			case ast.Via:
				mention(name, false)
			case ast.To:
				mention(name, b.isPerson(name) || hands && single)
			case ast.From, ast.With, ast.By:
				mention(name, b.isPerson(name))
			default:
				mention(name, false)
			}
			toks = listRest(toks, name)
		}
	}
}

// listRest is what follows the name, with which the tokens begin, in a list;
// nil when the list ends with it.
func listRest(toks, name []token) []token {
	next := skipArticles(toks, 0) + len(name)
	switch {
	case next >= len(toks):
		return nil
	case isAnd(toks[next]):
		return toks[next+1:]
	case toks[next-1].comma:
		return toks[next:]
	}
	return nil
}

func (b *binder) isCustomer(name []token) bool {
	return !name[len(name)-1].quoted && b.words.IsCustomer(name[len(name)-1].fold)
}

// isPerson reports whether the name tells by its last word what it is.
func (b *binder) isPerson(name []token) bool {
	last := name[len(name)-1]
	return !last.quoted && (b.words.IsCustomer(last.fold) || b.words.IsPerson(last.fold) || b.words.IsSystem(last.fold))
}

// guessKind is what a name is, by its last word; a rep when the word says
// nothing.
func (b *binder) guessKind(name []token) model.Kind {
	fields := strings.Fields(name[len(name)-1].fold)
	if len(fields) == 0 {
		return model.Rep
	}
	switch last := fields[len(fields)-1]; {
	case b.words.IsCustomer(last):
		return model.Customer
	case b.words.IsSystem(last):
		return model.System
	}
	return model.Rep
}

// headEnd is the offset of the line of the first statement of the flow, where
// declarations go in.
func (b *binder) headEnd() int {
	for _, stmt := range b.tree.Stmts {
		switch stmt.(type) {
		case *ast.Journey, *ast.Goal, *ast.Use, *ast.Set, *ast.Decl:
		default:
			return b.file.LineSpan(b.file.LineAt(stmt.Span().Start)).Start
		}
	}
	return 0
}
