package bind

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
)

// annotate binds the lines under a statement. Node is nil for a phase.
func (b *binder) annotate(list []ast.Annotation, into *model.Annotations, node *model.Node) {
	for i := range list {
		b.annotateOne(&list[i], into, node)
	}
}

func (b *binder) annotateOne(a *ast.Annotation, into *model.Annotations, node *model.Node) {
	origin := b.at(a.At)
	text := ""
	if a.Text != nil {
		text = a.Text.Value
	}
	remark := model.Remark{Text: text, Origin: origin}
	switch a.Kind {
	case ast.Pain:
		into.Pains = append(into.Pains, remark)
	case ast.Idea:
		into.Ideas = append(into.Ideas, remark)
	case ast.Risk:
		into.Risks = append(into.Risks, remark)
	case ast.Note:
		into.Notes = append(into.Notes, remark)
	case ast.Quote:
		into.Quotes = append(into.Quotes, remark)
	case ast.Evidence:
		into.Evidence = append(into.Evidence, remark)
	case ast.Link:
		into.Links = append(into.Links, model.Link{URL: a.URL, Text: text, Origin: origin})
	case ast.Tag:
		for _, w := range a.Tags {
			into.Tags = append(into.Tags, w.Text)
		}
	case ast.Takes:
		if into.Takes == nil {
			into.Takes = b.duration(a)
		}
	case ast.Waits:
		if into.Waits == nil {
			into.Waits = b.duration(a)
			into.Waiter = b.whom(a)
		}
	case ast.Costs:
		if n := a.Amount; n != nil {
			unit := model.Unit{Name: n.Unit, Before: n.Before, Key: lexicon.Unit(n.Unit)}
			into.Costs = append(into.Costs, model.Cost{Min: n.Min, Max: n.Max, Unit: unit, Origin: origin})
		}
	case ast.MomentOfTruth:
		into.Truth = true
	case ast.Feels:
		who := b.whom(a)
		if len(a.Subject) == 0 {
			who = b.feeler(node)
		}
		for i, m := range a.Moods {
			f := model.Feeling{Who: who, Value: m.Value, Word: m.Word, Origin: origin}
			if i == len(a.Moods)-1 {
				if f.Text = text; a.Text != nil && !a.Text.Quoted && len(a.Moods) == 1 {
					f.Word, f.Text = moodNamed(m, text)
				}
			}
			into.Feelings = append(into.Feelings, f)
		}
	}
}

// moodNamed splits a mood given as a number with a word after it, feels -1 fed
// up "I gave up", into the word and the remaining text; otherwise it returns
// the number and the whole text.
func moodNamed(m ast.Mood, text string) (word, said string) {
	const longest = 3 // words; a longer text is an explanation
	name, rest, quoted := strings.Cut(text, `"`)
	name = strings.TrimSpace(name)
	if n := len(strings.Fields(name)); !strings.ContainsAny(m.Word, "0123456789") || n == 0 || n > longest || quoted && !strings.HasSuffix(rest, `"`) {
		return m.Word, text
	}
	return name, strings.TrimSuffix(rest, `"`)
}

func (b *binder) duration(a *ast.Annotation) *model.Duration {
	if a.Duration == nil {
		return nil
	}
	d := a.Duration
	m := &model.Duration{Min: d.Min, Max: d.Max, Working: d.Working, Text: d.Raw, Origin: b.at(a.At)}
	if a.Text != nil {
		m.For = a.Text.Value
	}
	return m
}

// whom returns the participant that the annotation names, or nil.
func (b *binder) whom(a *ast.Annotation) *model.Participant {
	if len(a.Subject) == 0 {
		return nil
	}
	return b.reader.Named(a.Subject)
}

// feeler returns the customer to whom an annotation without a name applies: the
// owner, otherwise the one that the step reaches, otherwise the journey's only
// one.
func (b *binder) feeler(node *model.Node) *model.Participant {
	if node != nil {
		if node.Owner != nil && node.Owner.Kind == model.Customer {
			return node.Owner
		}
		for _, p := range node.Others() {
			if p.Kind == model.Customer {
				return p
			}
		}
	}
	return b.customer
}
