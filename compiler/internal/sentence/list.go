package sentence

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
)

// clausePeople reads the participants that a clause names; nil if it is text.
func (r *Reader) clausePeople(s *sentence, c *clause, role model.Roles) (list []*model.Participant) {
	at := r.skipArticles(c.toks, 0)
	p, k := r.People.Match(c.toks, at)
	if k == 0 {
		if both, n := r.sharedNoun(c.toks, at); n > 0 {
			c.used, c.said = at+n, both[0].Label+" and "+both[1].Label
			return both
		}
		if next := r.skipAdjectives(c.toks, at); next > at {
			if q, n := r.People.Match(c.toks, next); n > 0 && r.ends(c.toks, next+n) {
				p, k, at = q, n, next // all the independent members
			}
		}
	}
	if k == 0 || !r.ends(c.toks, at+k) {
		words := r.phrase(c.toks)
		if words[0].Quoted {
			return nil // text, or a name that does not end here
		}
		if p := r.either(words); p != nil {
			c.used, c.said = at+len(words), p.Label
			return []*model.Participant{p}
		}
		near := r.People.Near(textFold(words))
		if near == "" || k > 0 && words[0].At == c.toks[at].At && len(words) > k && r.People.whole[near] == p {
			return nil
		}
		return r.furtherPeople(s, c, role, r.nearPeople(s, c, at, words))
	}
	list = []*model.Participant{p}
	s.mention(mentionRoles[role], p, c.toks[at:at+k])
	c.used, c.said = at+k, p.Label
	return r.furtherPeople(s, c, role, list)
}

// furtherPeople continues the list of participants after the first one.
func (r *Reader) furtherPeople(s *sentence, c *clause, role model.Roles, list []*model.Participant) []*model.Participant {
	r.furtherNames(s, c, role, func(at int) (string, int) {
		p, k := r.People.Match(c.toks, at)
		if k == 0 || !r.ends(c.toks, at+k) {
			rest := r.phrase(c.toks[at:])
			p, k = r.unknownPerson(rest), len(rest)
		}
		list = append(list, p)
		s.mention(mentionRoles[role], p, c.toks[at:at+k])
		return p.Label, k
	})
	return list
}

// furtherNames continues the list of a clause after the first name. It calls
// read with the index of each further name, which returns the name to show and
// its number of tokens; 0 ends the list. After a comma alone, or before another
// verb, there is no further name.
func (r *Reader) furtherNames(s *sentence, c *clause, role model.Roles, read func(at int) (label string, tokens int)) {
	var names strings.Builder
	names.WriteString(c.said)
	for c.used < len(c.toks) {
		at, joint, or := c.used, ", ", false
		switch t := c.toks[at]; {
		case isOr(t):
			at, joint, or = at+1, " or ", true
		case isAnd(t):
			at, joint = at+1, " and "
		case !c.toks[at-1].Comma:
			at = len(c.toks)
		}
		if at < len(c.toks) && (isOr(c.toks[at]) || isAnd(c.toks[at])) { // a, and b
			if isOr(c.toks[at]) {
				joint, or = " or ", true
			}
			at++
		}
		if at >= len(c.toks) {
			break
		}
		name := r.skipArticles(c.toks, at)
		if !r.nameAtEnd(c, name, role) && (joint == ", " || r.verbFollows(c.toks, at)) {
			break
		}
		at = name
		label, n := read(at)
		if n == 0 {
			break
		}
		if or {
			s.node.Either |= role
		}
		names.WriteString(joint + label)
		c.used = at + n
	}
	c.said = names.String()
}

// nameAtEnd reports whether there is a name at the index that a clause with the
// role takes.
func (r *Reader) nameAtEnd(c *clause, at int, role model.Roles) bool {
	var k int
	switch role {
	case model.By:
		_, k = r.Channels.Match(c.toks, at)
	case model.At:
		_, k = r.Places.Match(c.toks, at)
	default:
		_, k = r.People.Match(c.toks, at)
	}
	return k > 0 && r.ends(c.toks, at+k)
}

// skipAdjectives returns the index of the first token from i that is not an
// adjective.
func (r *Reader) skipAdjectives(toks []Token, i int) int {
	for i+1 < len(toks) && !toks[i].Quoted && lexicon.LookupUses(toks[i].Fold).Adjective() && !lexicon.IsOther(toks[i].Fold) {
		i = r.skipArticles(toks, i+1)
	}
	return i
}

// sharedNoun reads two names that share their last words, "first and second
// intaker", and returns how many tokens they take; 0 if there are none.
func (r *Reader) sharedNoun(toks []Token, at int) (both []*model.Participant, n int) {
	if at+3 >= len(toks) || !isAnd(toks[at+1]) {
		return nil, 0
	}
	second, k := r.People.Match(toks, at+2)
	if k < 2 || !r.ends(toks, at+2+k) {
		return nil, 0
	}
	if first, ok := r.People.Get(toks[at].Fold + " " + textFold(toks[at+3:at+2+k])); ok {
		return []*model.Participant{first, second}, 2 + k
	}
	return nil, 0
}

// either reports names joined by a slash, customer/manager, and returns the
// first of them to continue with; nil if there is none.
func (r *Reader) either(name []Token) *model.Participant {
	parts := strings.Split(textOf(name), "/")
	if len(parts) == 1 {
		return nil
	}
	for _, part := range parts {
		if _, ok := r.People.Get(part); !ok {
			return nil
		}
	}
	r.Report(joinedNames(r.File, spanOf(name), parts))
	p, _ := r.People.Get(parts[0])
	return p
}

// nearPeople reports a near miss and continues with what was meant.
func (r *Reader) nearPeople(s *sentence, c *clause, at int, words []Token) []*model.Participant {
	told := len(r.Diags)
	p := r.unknownPerson(words)
	c.used, c.said = at+len(words), p.Label
	if v := s.known; v == nil || !v.Talk && !v.Send && !v.Gives { // otherwise it has to be a person
		if len(r.Diags) > told && r.Diags[told].Code == diag.UnknownParticipant {
			orText(&r.Diags[told], c.ast.Kind, textOf(words))
		}
	}
	return []*model.Participant{p}
}

func isOr(t Token) bool { return !t.Quoted && lexicon.IsOr(t.Fold) }

func isAnd(t Token) bool { return !t.Quoted && (lexicon.IsAnd(t.Fold) || t.Text == ",") }
