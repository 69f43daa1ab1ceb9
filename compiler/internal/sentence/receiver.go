package sentence

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// otherSide finds recipients in the object.
func (r *Reader) otherSide(s *sentence) {
	n := s.node
	object := s.object()
	if len(n.Receivers) > 0 || len(object) == 0 {
		return
	}
	at := r.skipArticles(object, 0)
	if lexicon.IsParticle(object[at].Fold) && !object[at].Quoted && at+1 < len(object) {
		at = r.skipArticles(object, at+1) // calls back customer
	}
	p, k := r.People.Match(object, at)
	if k == 0 && s.known != nil && s.known.Talk && len(n.Partners)+len(n.Givers) == 0 {
		// calls custmer: a communication has to reach somebody
		name := r.phrase(object)
		if who := r.either(name); who != nil {
			p, k = who, len(name)
		} else if near := r.People.Near(textFold(name)); near != "" && !r.isChannel(name) {
			p, k = r.unknownPerson(name), len(name)
		}
	}
	if k == 0 || p == n.Owner && (s.known == nil || !s.known.Talk || !r.ends(object, at+k)) {
		return
	}
	list, or := []*model.Participant{p}, false
	names := [][]Token{object[at : at+k]}
	next := at + k
	for next < len(object) {
		and := next
		if or = or || isOr(object[and]); isAnd(object[and]) || isOr(object[and]) {
			and++
		} else if !object[next-1].Comma {
			break
		}
		and = r.skipArticles(object, and)
		p, k := r.People.Match(object, and)
		if k == 0 {
			break
		}
		list = append(list, p)
		names = append(names, object[and:and+k])
		next = and + k
	}
	if s.reaches(list, next, r.ends(object, next)) {
		if n.Receivers = list; or && len(list) > 1 {
			n.Either |= model.To
		}
		for i, p := range list {
			s.mention(model.AsReceiver, p, names[i])
		}
	}
}

// reaches reports whether the verb reaches the participants at the start of its
// object. Their names take length tokens, and ends says whether a name may end
// there.
func (s *sentence) reaches(list []*model.Participant, length int, ends bool) bool {
	v := s.known
	whole := length == len(s.object()) && !s.textFollows()
	switch {
	case v == nil:
		return whole
	case v.Goes && list[0].Kind == model.System:
		return false // on a screen
	case list[0].Kind == model.System && !v.Talk:
		return v.Gives || whole && !v.Person && !v.About && !v.Mind // updates helpdesk
	case v.Talk, v.Gives:
		return whole || v.Gives || v.Person && ends
	}
	return v.Person && ends || whole && !v.About && !v.Mind
}

func (r *Reader) isChannel(name []Token) bool {
	_, k := r.Channels.Match(name, 0)
	return k == len(name)
}

func reach(n *model.Node) model.Reach {
	reach := model.Inside
	cross := func(p *model.Participant) {
		switch {
		case p == nil || p == n.Owner:
		case p.Kind == model.Customer || n.Owner.Kind == model.Customer:
			reach = model.Touchpoint
		case reach == model.Inside:
			reach = model.Internal
		}
	}
	for _, side := range [...][]*model.Participant{n.Receivers, n.Givers, n.Partners} {
		for _, p := range side {
			cross(p)
		}
	}
	cross(n.Premises)
	return reach
}
