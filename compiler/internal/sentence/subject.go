package sentence

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// subject finds the owner and the index after it. It returns false if the
// sentence was refused because of it; the owner is then a guess.
func (r *Reader) subject(s *sentence, prev *model.Node) (next int, fine bool) {
	at := r.skipArticles(s.head, 0)
	if p, k := r.People.Match(s.head, at); k > 0 {
		s.node.Owner = p
		return at + k, true
	}
	if p, k := r.People.Match(s.head, 0); k > 0 { // a name that begins with an article
		s.node.Owner = p
		return k, true
	}
	if next := at + 1; next < len(s.head) && s.head[at].Fold == s.head[next].Fold && !s.head[next].Quoted {
		if p, k := r.People.Match(s.head, next); k > 0 { // call call centre agent
			r.Report(twice(r.File, s.head[at], s.head[next].At))
			s.node.Owner = p
			return next + k, false
		}
	}
	if r.Words.IsBe(s.head[0].Fold) && !s.head[0].Quoted {
		r.Report(noName(r.File, s.head[0].At, declaredKind(s.head)))
		return r.placeholder(s, 0, 1), false
	}
	if lead := r.leadingAdverbs(s.head); lead > 0 {
		at = r.skipArticles(s.head, lead)
		if p, k := r.People.Match(s.head, at); k > 0 {
			s.node.Owner = p
			s.node.Adverb = textOf(s.head[:lead])
			return at + k, true
		}
		if next := s.head[at]; !s.head[lead-1].Comma && !r.Words.IsUnnamed(next.Fold) {
			at = r.skipArticles(s.head, 0) // an adverb may begin a name: first line
		}
	}
	if who, where, k := r.laterSubject(s.head); k > 0 && (opensTime(s.head) || lexicon.EndsTime(s.head[where-1].Fold)) {
		d := timeOpener(r.File, s, where, prev)
		r.Report(d)
		s.node.Owner = who
		if len(d.Fixes) > 0 { // the rest is read as it will be after the fix
			s.head = s.head[where:]
			return k, true
		}
		return where + k, false
	}
	if k := r.thing(s.head, at); k > 0 && r.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return r.placeholder(s, at, k), true
	}
	if c, k := r.Channels.Match(s.head, at); k > 0 && r.verbFollows(s.head, at+k) {
		r.tellThing(spanOf(s.head[at:at+k]), c.Label, "channel")
		return r.placeholder(s, at, k), false
	}
	if p, k := r.Places.Match(s.head, at); k > 0 && r.verbFollows(s.head, at+k) {
		r.tellThing(spanOf(s.head[at:at+k]), p.Label, "place")
		return r.placeholder(s, at, k), false
	}
	if opensTime(s.head) && r.findVerb(s.head, at) > 0 {
		r.Report(timeOpener(r.File, s, len(s.head), nil))
		return r.placeholder(s, at, 1), false
	}
	if r.commands(s) {
		rep, _ := r.someRep(nil)
		if r.Words.Foreign() {
			s.head = s.head[r.leadingAdverbs(s.head):]
		}
		r.Report(r.noSubject(r.File, spanOf(s.head[:1]), s, rep))
		if owners := r.Journey.Participants; len(owners) > 0 {
			s.node.Owner = owners[0]
		} else {
			s.node.Owner = r.Invent("rep", model.Rep, r.at(s.head[0].At))
		}
		return 0, false
	}
	k := r.subjectLength(s.head, at)
	if k == 0 {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME"))
		return r.placeholder(s, at, len(s.head)-at), false
	}
	if at+k < len(s.head) && r.passiveVerb(s.head, at+k) {
		s.stranger = s.head[at : at+k]
		return r.placeholder(s, at, k), true
	}
	if next := at + k; next < len(s.head) && !s.head[next].Quoted && (r.Words.IsNegative(s.head[next].Fold) ||
		next+1 < len(s.head) && r.deniable(s.head[next].Fold) && r.Words.IsNegative(s.head[next+1].Fold)) {
		return r.placeholder(s, at, k), true // what does not happen needs no owner
	}
	name := s.head[at : at+k]
	if i := r.misplaced(name); i >= 0 {
		r.Report(crowdedName(r.File, name, i))
		return r.placeholder(s, at, k), false
	}
	if r.isHeadline(s.head, at, k) {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME"))
		return r.placeholder(s, at, k), false
	}
	if at+k+1 == len(s.head) && len(s.clauses) == 0 && r.isForm(s.head[at+k], lexicon.Past) && !r.mayAct(name) {
		s.stranger = name // Case opened
		s.passive = true
		return r.placeholder(s, at, k), true
	}
	if len(s.clauses) == 0 && r.isResult(s.head, at, k) {
		s.stranger = s.head[at : at+k+1] // release notes approved
		s.passive = true
		return r.placeholder(s, at, k+1), true
	}
	if r.isForm(s.head[at+k], lexicon.Past) && r.isThing(name) {
		r.Report(noVerb(r.File, spanOf(s.head), r.raw(s.head), "NAME")) // Pickup packaged goods
		return r.placeholder(s, at, k), false
	}
	s.node.Owner = r.unknownPerson(name)
	return at + k, true
}

// isResult reports whether the sentence is a thing and what has become of it,
// where the second word of the thing looks like a verb after its first k words:
// release notes approved.
func (r *Reader) isResult(head []Token, at, k int) bool {
	return at+k+2 == len(head) && r.isForm(head[at+k+1], lexicon.Past) && r.isThing(head[at:at+k])
}

// declaredKind returns the kind after "a" in a sentence; "" if there is none.
func declaredKind(head []Token) string {
	for i := 0; i+1 < len(head); i++ {
		for n := min(2, len(head)-i-1); n > 0 && lexicon.IsIndefinite(head[i].Fold); n-- {
			if kind := textFold(head[i+1 : i+1+n]); !head[i+1].Quoted {
				if _, ok := lexicon.Kind(kind); ok {
					return kind
				}
			}
		}
	}
	return ""
}

// tellThing reports a channel or a place in the position of a participant.
func (r *Reader) tellThing(span source.Span, name, kind string) {
	rep, _ := r.someRep(nil)
	r.Report(cannotAct(r.File, span, name, kind, rep))
}

// thing returns the number of tokens at i that name a channel or a place.
func (r *Reader) thing(head []Token, i int) int {
	_, channel := r.Channels.Match(head, i)
	_, place := r.Places.Match(head, i)
	return max(channel, place)
}

// placeholder makes a participant the owner in place of the n tokens from at,
// so that the step is kept.
func (r *Reader) placeholder(s *sentence, at, n int) int {
	if owners := r.Journey.Participants; len(owners) > 0 {
		s.node.Owner = owners[0]
	} else {
		s.node.Owner = r.Invent(textOf(s.head[at:at+n]), model.Rep, r.at(spanOf(s.head[at:at+n])))
	}
	return at + n
}

// unknownPerson reports that the tokens name nobody, and returns a substitute.
func (r *Reader) unknownPerson(toks []Token) *model.Participant {
	return r.Unknown(r.File, spanOf(toks), textOf(toks), r.guessKind(toks))
}

// Unknown reports an unknown name, and returns a substitute.
func (r *Reader) Unknown(file *source.File, span source.Span, text string, kind model.Kind) *model.Participant {
	hint := suggest(r, &r.People, text)
	told := -1
	if r.Words.IsUnnamed(lexicon.Fold(text)) {
		told = r.Report(unnamed(file, span, text))
	} else if !r.Lost {
		told = r.Report(unknownParticipant(file, span, text, hint, kind))
	}
	if hint.near != "" {
		p := r.People.whole[hint.near]
		r.missed = append(r.missed, miss{of: p, text: text, diag: told, head: r.Journey.Nodes == nil})
		return p
	}
	if p, ok := r.People.Get(text); ok {
		return p
	}
	p := r.Invent(text, kind, source.Location{File: file, Span: span})
	r.guess(p, told)
	return p
}

// laterSubject finds the last participant in the head, after its first word,
// that is followed by a verb.
func (r *Reader) laterSubject(head []Token) (p *model.Participant, at, n int) {
	for i := 1; i < len(head); i++ {
		if q, k := r.People.Match(head, i); k > 0 && r.verbFollows(head, i+k) {
			p, at, n = q, i, k
		}
	}
	return p, at, n
}

// verbFollows reports whether there is a possible verb at i, or after adverbs.
func (r *Reader) verbFollows(head []Token, i int) bool {
	i = r.skipAdverbs(head, i)
	if i >= len(head) || head[i].Quoted {
		return false
	}
	v, form := r.verb(head[i].Fold)
	return v != nil && (form != lexicon.Base || r.surelyDoes(v)) || lexicon.LooksThird(head[i].Fold) || r.Words.IsBe(head[i].Fold) || r.Words.IsNegative(head[i].Fold)
}

// skipAdverbs returns the index of the first token from i that is not an
// adverb.
func (r *Reader) skipAdverbs(toks []Token, i int) int {
	for i < len(toks) && !toks[i].Quoted && r.Words.IsAdverb(toks[i].Fold) {
		i++
	}
	return i
}

// opensTime reports whether the sentence begins with a time: After two days,
// 2 days later.
func opensTime(head []Token) bool {
	if head[0].Quoted {
		return false
	}
	if lexicon.IsTimeOpener(head[0].Fold) {
		return true
	}
	return len(head) > 1 && beginsWithDigit(head[0].Fold) && !lexicon.IsOrdinal(head[0].Fold)
}

func beginsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func (r *Reader) leadingAdverbs(head []Token) int {
	i := 0
	for i < len(head)-1 && !head[i].Quoted && r.Words.IsAdverb(head[i].Fold) {
		i++
	}
	return i
}
