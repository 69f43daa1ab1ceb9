package sentence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	keywords "github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
)

// guess is a name in the position of a participant in a sketch.
type guess struct {
	text string
	kind model.Kind
}

// Sketch infers the participants of a file without declarations from the
// positions of their names: after `via` a system, a customer word a customer,
// any other subject a rep.
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
	also := map[*model.Participant]string{} // the other number of a name, if the text has both
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
		d, alike := sketched(r.File, people[0].Origin.Span, people, also, headEnd), false
		for _, p := range people {
			if strings.ContainsAny(p.Name, " 0123456789") {
				continue // team A and team B are two
			}
			if like := r.People.whole[r.People.Near(lexicon.Fold(p.Name))]; like != nil && like != p {
				alike = true
				d.Help = fmt.Sprintf("%q and %q are read as two names: spell them the same if they are one, otherwise declare both", p.Name, like.Name)
				break
			}
		}
		if told := r.Report(d); !alike {
			r.sketch = told
		}
	}
}

// SettleSketch makes the fix that declares the participants of a sketch safe,
// if everything was read without an error: a faulty sentence may be about
// others. It comes last.
func (r *Reader) SettleSketch() {
	reserved := slices.ContainsFunc(r.Journey.Participants, func(p *model.Participant) bool {
		first, _, _ := strings.Cut(lexicon.Fold(p.Name), " ")
		e, ok := keywords.Lookup(first)
		return ok && e.Reserved // risk team: with it declared, "risk team …" is no longer a risk
	})
	if r.sketch >= 0 && !r.Diags.HasErrors() && !reserved {
		fixes := r.Diags[r.sketch].Fixes
		fixes[0] = fixes[0].AsSafe(diag.Declaration)
	}
}

// otherNumber returns the participant whose name differs from the folded one
// only by its plural; nil if there is none.
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

// sketchSubject returns the subject of a step or decision; nil if there is none
// that could act.
func (r *Reader) sketchSubject(stmt ast.Stmt) []Token {
	switch stmt := stmt.(type) {
	case *ast.Step:
		s := r.candidates(stmt)
		head := s.head
		if listed(head) {
			head = head[1:]
			s.head = head
			if _, known := keywords.Lookup(head[0].Fold); known && !head[0].Quoted {
				return nil // - when yes: nobody
			}
		}
		at := r.skipArticles(head, r.leadingAdverbs(head))
		if r.commands(&s) {
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
		if len(name) == 1 && !name[0].Quoted && (r.Words.IsUnnamed(name[0].Fold) || r.Words.IsBe(name[0].Fold)) || r.misplaced(name) >= 0 {
			return nil
		}
		if verb := r.skipAdverbs(head, at+len(name)); verb < len(head) && r.isForm(head[verb], lexicon.Past) && r.isThing(name) {
			return nil // Pickup packaged goods
		}
		if r.isHeadline(head, at, len(name)) || len(s.clauses) == 0 && r.isResult(head, at, len(name)) || r.isForm(head[len(head)-1], lexicon.Past) && at+len(name)+1 == len(head) && !r.mayAct(name) {
			return nil // Rechnung prüfen, Rechnung geprüft
		}
		if next := at + len(name); next < len(head) && r.Words.IsBe(head[next].Fold) && r.guessKind(name) != model.Customer {
			return nil
		}
		return name
	case *ast.Decision:
		r.speak(stmt.Subject)
		subject := withoutMark(r.Tokens(stmt.Subject))
		at := r.skipArticles(subject, r.leadingAdverbs(subject))
		end := len(subject)
		for end > at+1 && r.Words.IsAdverb(subject[end-1].Fold) {
			end--
		}
		if n := joined(subject[at:end]); n > 0 {
			end = at + n
		}
		if at < end {
			return subject[at:end]
		}
	}
	return nil
}

// sketchOthers finds the participants of a sentence besides its subject.
func (r *Reader) sketchOthers(step *ast.Step, mention func(name []Token, sure bool)) {
	s := r.candidates(step)
	at := r.skipArticles(s.head, r.leadingAdverbs(s.head))
	s.verb = r.findVerb(s.head, at)
	if s.verb < 0 {
		s.verb = len(s.head)
	}
	s.verb = r.perfectVerb(s.head, s.verb)
	r.chain(&s)
	if s.verb < len(s.head) {
		s.known, s.form = r.verbOf(&s)
	}
	s.open = r.reachesTo(&s)
	v := s.known
	if r.lateNegative(&s) > 0 {
		return
	}
	reached := false // a person follows the verb directly
	if object := s.beforeParticle(); len(object) > 0 {
		for rest := object; len(rest) > 0; {
			name := r.phrase(rest)
			whole := len(name) == len(rest)-r.skipArticles(rest, 0) && s.open == len(s.clauses)
			told := s.open < len(s.clauses) && s.clauses[s.open].ast.Kind == ast.To // asks NAME to pay
			switch {
			case lexicon.EndsName(name[0].Fold): // for clients
			case v != nil && v.Gives && r.isSomebody(name) && (v.Talk || len(name) < len(rest)-r.skipArticles(rest, 0)), // asks librarian, hands motorist the keys
				v != nil && (v.Person || v.Gives) && (r.isPerson(name) || (v.Talk || s.names(ast.With)) && r.isSomebody(name) || told || r.isProper(name) && !s.names(ast.To)),
				v != nil && v.Person && v.Talk && !v.Goes && whole && !s.names(ast.To, ast.With, ast.From) && !lexicon.IsPronoun(name[0].Fold), whole && r.isCustomer(name):
				mention(name, true)
			case v != nil && (v.Person || v.Gives) && r.isCustomer(name[:1]):
				mention(name[:1], true)
			default:
				mention(name, false)
			}
			reached = reached || r.isPerson(name)
			rest = r.listRest(rest, name)
		}
	}
	for _, name := range r.theirs(&s) {
		mention(name, r.isPerson(name))
	}
	hands := v == nil || v.Passes || !reached && (v.Person || v.Gives || v.Talk || v.Send) // invites applicant to Portal
	for i := range s.clauses[:s.open] {
		c := &s.clauses[i]
		if c.ast.Kind == ast.InPerson {
			continue
		}
		for toks := c.toks; len(toks) > 0; {
			name := r.phrase(toks)
			somebody := r.isSomebody(name)
			switch c.ast.Kind {
			case ast.To:
				mention(name, somebody || hands && (r.isStrange(name) || r.isProper(name) && !r.infinitive(toks)))
			case ast.From:
				mention(name, r.isPerson(name) || somebody && v != nil && v.Seeks)
			case ast.With, ast.By:
				mention(name, r.isPerson(name))
			default:
				mention(name, false)
			}
			toks = r.listRest(toks, name)
		}
	}
}

// names reports whether it has a candidate of one of the kinds.
func (s *sentence) names(kinds ...ast.ClauseKind) bool {
	return slices.ContainsFunc(s.clauses, func(c clause) bool { return slices.Contains(kinds, c.ast.Kind) })
}

// candidates returns the sentence of a step before anything in it is read.
func (r *Reader) candidates(step *ast.Step) sentence {
	s := sentence{node: &model.Node{}}
	r.begin(&s, step)
	return s
}

// listRest returns what follows the name, at the start of the tokens, in a
// list; nil if the list ends with it.
func (r *Reader) listRest(toks, name []Token) []Token {
	next := r.skipArticles(toks, 0) + len(name)
	switch {
	case next >= len(toks):
		return nil
	case isAnd(toks[next]):
		if next+1 < len(toks) && r.isForm(toks[next+1], lexicon.Third) && !r.isSomebody(toks[next+1:next+2]) {
			return nil // and finishes
		}
		return toks[next+1:]
	case toks[next-1].Comma:
		return toks[next:]
	}
	return nil
}
