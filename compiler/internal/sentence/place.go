package sentence

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
)

// destination reads where somebody goes: a place, or a system, on the screen.
func (r *Reader) destination(s *sentence, c *clause) bool {
	at := r.skipArticles(c.toks, 0)
	if p, k := r.Places.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && r.take(s, c, slotPlace) {
		s.node.Places, c.used, c.said = append(s.node.Places, p), at+k, p.Label
		s.mention(model.AsPlace, p, c.toks[at:at+k])
		return true
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.System && s.node.Owner.MayUse(p) && r.take(s, c, slotSystem) {
		s.node.Systems, c.used, c.said = append(s.node.Systems, p), at+k, p.Label
		s.mention(model.AsSystem, p, c.toks[at:at+k])
		return true
	}
	return false
}

// furtherPlaces continues the list of places after the first one.
func (r *Reader) furtherPlaces(s *sentence, c *clause) {
	r.furtherNames(s, c, model.At, func(at int) (string, int) {
		label, k := r.onePlace(s, c, at)
		if k == 0 {
			name := r.phrase(c.toks[at:])
			label, k = textOf(name), len(name)
			near := r.Places.Near(textFold(name))
			r.Report(unknownPlace(r.File, spanOf(name), label, near))
			if near != "" {
				s.node.Places = append(s.node.Places, r.Places.whole[near])
			}
		}
		return label, k
	})
}

// where reads `at PLACE`: declared or quoted places, or somebody's premises.
func (r *Reader) where(s *sentence, i int) {
	n, c := s.node, &s.clauses[i]
	at := r.skipArticles(c.toks, 0)
	if label, k := r.onePlace(s, c, at); k > 0 {
		if s.joined(i) == nil && !r.take(s, c, slotPlace) {
			n.Places = n.Places[:len(n.Places)-1]
			return
		}
		c.used, c.said = at+k, label
		r.furtherPlaces(s, c)
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		if r.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+k, p.Label
			s.mention(model.AsPremises, p, c.toks[at:at+k])
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Places.Near(textFold(name)); near != "" {
		r.Report(unknownPlace(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotPlace) {
			p := r.Places.whole[near]
			n.Places, c.used, c.said = append(n.Places, p), at+len(name), p.Label
			r.furtherPlaces(s, c)
		}
		return
	}
	if near := r.People.Near(textFold(name)); near != "" {
		p := r.unknownPerson(name)
		if r.take(s, c, slotPlace) {
			n.Premises, c.used, c.said = p, at+len(name), p.Label
		}
	}
}

// onePlace reads a declared or quoted place, and adds it to the step; 0 tokens
// if there is none.
func (r *Reader) onePlace(s *sentence, c *clause, at int) (label string, tokens int) {
	n := s.node
	if p, k := r.Places.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
		n.Places = append(n.Places, p)
		s.mention(model.AsPlace, p, c.toks[at:at+k])
		return p.Label, k
	}
	t := c.toks[at]
	if _, k := r.People.Match(c.toks, at); k > 0 || !t.Quoted || strings.TrimSpace(t.Text) == "" {
		return "", 0
	}
	p := &model.Place{Label: t.Text, Origin: r.at(t.At)}
	r.ListPlace(p)
	r.Places.Add(t.Text, p)
	n.Places = append(n.Places, p)
	s.mention(model.AsPlace, p, c.toks[at:at+1])
	return p.Label, 1
}
