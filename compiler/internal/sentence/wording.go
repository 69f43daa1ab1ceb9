package sentence

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// wording finds what the words of a sentence say without a clause: enters order
// into helpdesk, contacts customer through WhatsApp, visits branch. The words
// stay where they are.
func (r *Reader) wording(s *sentence) {
	r.goal(s)
	r.prepositions(s, s.object())
	for _, c := range s.clauses[:s.open] {
		r.prepositions(s, c.toks[min(c.used, len(c.toks)):])
	}
	r.owners(s)
}

// goal reads where somebody goes, the whole object of the verb: a place, or a
// system, on the screen.
func (r *Reader) goal(s *sentence) {
	object := s.object()
	if s.known == nil || !s.known.Goes || len(object) == 0 {
		return
	}
	at := r.skipArticles(object, 0)
	if p, k := r.Places.Match(object, at); k > 0 && at+k == len(object) && s.free(slotPlace) {
		s.fill(slotPlace, spanOf(object))
		s.node.Places = append(s.node.Places, p)
		s.mention(model.AsPlace, p, object[at:at+k])
		return
	}
	if p, k := r.People.Match(object, at); k > 0 && r.ends(object, at+k) {
		r.system(s, p, object[at:at+k])
	}
}

// system makes the sentence go through the system if its owner may use it.
func (r *Reader) system(s *sentence, p *model.Participant, name []Token) {
	n := s.node
	if p.Kind == model.System && p != n.Owner && n.Owner != nil && n.Owner.MayUse(p) && s.free(slotSystem) {
		s.fill(slotSystem, spanOf(name))
		n.Systems = append(n.Systems, p)
		s.works = true
		s.mention(model.AsSystem, p, name)
	}
}

// prepositions reads the words among the tokens that stand for a clause keyword
// before a name that such a clause takes.
func (r *Reader) prepositions(s *sentence, toks []Token) {
	n := s.node
	for i, t := range toks {
		if t.Quoted || i+1 == len(toks) {
			continue
		}
		if isAnd(t) && r.isForm(toks[i+1], s.form) && i > 0 {
			return // and closes the case in the ledger: another action
		}
		if !lexicon.StandsFor(t.Fold, ast.Via.String()) {
			continue
		}
		at := r.skipArticles(toks, i+1)
		if p, k := r.People.Match(toks, at); k > 0 && r.ends(toks, at+k) {
			r.system(s, p, toks[at:at+k])
			continue
		}
		if c, k := r.Channels.Match(toks, at); k > 0 && r.ends(toks, at+k) && lexicon.StandsFor(t.Fold, ast.By.String()) && s.free(slotChannel) {
			s.fill(slotChannel, spanOf(toks[at:at+k]))
			r.addChannel(n, c, spanOf(toks[at:at+k]))
			s.mention(model.AsChannel, c.Channel, toks[at:at+k])
		}
	}
}

// loose records the channel with which a part of the sentence ends without a
// clause: on the phone.
func (r *Reader) loose(s *sentence) {
	n := s.node
	if n.Reach != model.Touchpoint || n.Channel() != nil {
		return
	}
	find := func(toks []Token) bool {
		for i, t := range toks {
			if t.Quoted || !lexicon.MayCarry(t.Fold) {
				continue
			}
			at := r.skipArticles(toks, i+1)
			c, k := r.Channels.Match(toks, at)
			if k == 0 || at+k < len(toks) || c.Declared {
				continue
			}
			n.Loose = &model.Mention{As: model.AsChannel, Named: c.Channel, At: spanOf(toks[i:])}
			return true
		}
		return false
	}
	if find(s.object()) {
		return
	}
	for _, c := range s.clauses {
		if find(c.toks) {
			return
		}
	}
}

// owners reads who is reached because what the sentence is about belongs to
// them, or is for them: answers customer's question, books appointment for
// customer.
func (r *Reader) owners(s *sentence) {
	n := s.node
	if len(n.Receivers)+len(n.Givers)+len(n.Partners) > 0 {
		return
	}
	for _, name := range r.theirs(s) {
		if p, k := r.People.Match(name, 0); k == len(name) && p != n.Owner && p.Kind != model.System {
			n.Receivers = append(n.Receivers, p)
			s.mention(model.AsReceiver, p, name)
			return
		}
	}
}

// theirs returns the names, known or not, of the participants that the object
// belongs to, or that it is for.
func (r *Reader) theirs(s *sentence) (names [][]Token) {
	v, object := s.known, s.object()
	if v == nil || len(object) == 0 {
		return nil
	}
	at := r.skipArticles(object, 0)
	for i, t := range object {
		if t.Quoted {
			return names
		}
		owner, possessive := strings.CutSuffix(strings.ReplaceAll(t.Fold, "’", "'"), "'s")
		switch {
		case v.Replies && possessive && i >= at:
			name := append([]Token{}, object[at:i+1]...)
			last := &name[len(name)-1]
			last.Fold, last.Text, last.At.End = owner, t.Text[:len(owner)], t.At.Start+len(owner)
			return append(names, name)
		case v.Benefits && lexicon.IsFor(t.Fold) && i+1 < len(object):
			names = append(names, r.phrase(object[i+1:]))
		}
	}
	return names
}
