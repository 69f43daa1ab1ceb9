package rules

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// sentence is a step as it was written, with its verb found.
type sentence struct {
	*ast.Step
	verb  int // index in Head
	known *words.Verb
	form  words.Form
	words *words.Lists // for its languages
}

// wordsOf is the lists for the languages of the step.
func (p *Pass) wordsOf(n *model.Node) *words.Lists { return p.words.In(n.Languages) }

// apart takes the sentence of a step apart; false when it is not in this file,
// or when nobody knows its verb.
func (p *Pass) apart(n *model.Node) (sentence, bool) {
	s := sentence{Step: p.sentence(n), words: p.wordsOf(n)}
	if s.Step == nil {
		return s, false
	}
	if s.known, s.form = s.words.LookupVerb(n.Verb); s.known == nil {
		return s, false
	}
	at := p.verb(n).Span.Start
	for i, w := range s.Head {
		if w.At.Start == at {
			s.verb = i
			return s, i > 0 && !w.Quoted
		}
	}
	return s, false
}

// saidVerb is the verb of a step as it stands behind its subject: sends, has
// already sent.
func saidVerb(n *model.Node) string {
	if first, _, _ := strings.Cut(n.Adverb, " "); words.IsHave(words.Fold(first)) {
		return n.Adverb + " " + n.Verb
	}
	return n.Verb
}

// object is what stands behind the verb before the first clause keyword.
func (s sentence) object() []ast.Word { return s.Head[s.verb+1:] }

// span is the sentence without its label.
func (s sentence) span() source.Span {
	at := s.Head[0].At
	at.End = s.Head[len(s.Head)-1].At.End
	if n := len(s.Clauses); n > 0 {
		at.End = s.Clauses[n-1].At.End
	}
	return at
}

// fold is a word as it is compared; "" for a string.
func fold(w ast.Word) string {
	if w.Quoted {
		return ""
	}
	return words.Fold(strings.TrimRight(w.Text, ",;"))
}

// withoutArticles is the list behind its articles and what else is left out
// before a name.
func withoutArticles(list []ast.Word) []ast.Word {
	for len(list) > 1 && words.Default().Determines(fold(list[0])) {
		list = list[1:]
	}
	return list
}

// phrase is the part of the words before a name would end.
func phrase(list []ast.Word) []ast.Word {
	list = withoutArticles(list)
	for i, w := range list {
		if i > 0 && (words.EndsName(fold(w)) || words.IsPreposition(fold(w))) {
			return list[:i]
		}
		if !w.Quoted && strings.HasSuffix(w.Text, ",") {
			return list[:i+1]
		}
	}
	return list
}

// spanOf is the place of the words, of which there is at least one.
func spanOf(list []ast.Word) source.Span {
	return source.Span{Start: list[0].At.Start, End: list[len(list)-1].At.End}
}

// textOf is what the words say, joined by spaces.
func textOf(list []ast.Word) string {
	parts := make([]string, len(list))
	for i, w := range list {
		parts[i] = strings.TrimRight(w.Text, ",;")
		if w.Quoted {
			parts[i] = w.Text
		}
	}
	return strings.Join(parts, " ")
}

// asWritten is the text of a place with all white space as single spaces.
func (p *Pass) asWritten(span source.Span) string {
	return strings.Join(strings.Fields(p.Tree.Source.Slice(span)), " ")
}

// receiver is whom the owner of a step could mean on the other side, for an
// example: the journey's only customer, else the only one who works in it;
// "NAME" when that cannot be told.
func (p *Pass) receiver(owner *model.Participant) *model.Participant {
	if p.few == nil {
		p.few = make(map[model.Kind][]*model.Participant)
		for _, who := range p.Journey.Participants {
			if len(p.few[who.Kind]) < 3 {
				p.few[who.Kind] = append(p.few[who.Kind], who)
			}
		}
	}
	for _, kind := range []model.Kind{model.Customer, model.Rep} {
		var others []*model.Participant
		for _, who := range p.few[kind] {
			if who != owner {
				others = append(others, who)
			}
		}
		if len(others) == 1 {
			return others[0]
		}
		if len(others) > 1 {
			break
		}
	}
	return nil
}
