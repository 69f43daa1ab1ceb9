package rules

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/source"
)

// asWritten returns the text of a span with all white space as single spaces.
func (p *Pass) asWritten(span source.Span) string {
	return strings.Join(strings.Fields(p.Tree.Source.Slice(span)), " ")
}

// receiver guesses the recipient of a step for an example: the journey's only
// customer, otherwise the only rep; nil if that is unknown.
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
