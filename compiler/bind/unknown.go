package bind

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// stranger is a participant of whom nobody knows what it is: its name is
// unknown, or its kind. One diagnostic says so, and nothing else is said that
// follows from it.
type stranger struct {
	diag   int            // index of the diagnostic that tells the name, or -1
	places []diag.Related // where else the name stands
}

// guess notes that a diagnostic, of which this is the index, tells the
// participant's name as unknown; -1 when none tells it.
func (b *binder) guess(p *model.Participant, told int) {
	s := &stranger{diag: told}
	b.guessed[p] = s
	b.strangers = append(b.strangers, s)
}

// maxPlaces is how many other places of an unknown name are shown.
const maxPlaces = 4

// tellPlaces adds to every unknown name the other steps in which it stands.
func (b *binder) tellPlaces() {
	if len(b.strangers) == 0 {
		return
	}
	for _, n := range b.journey.Nodes {
		if n.Kind != model.StepNode && n.Kind != model.DecisionNode {
			continue
		}
		for _, p := range append(n.Others(), n.Owner, n.System, n.Carrier) {
			s := b.guessed[p]
			if s == nil || s.diag < 0 {
				continue
			}
			at := source.Location{File: n.Origin.File, Span: nameIn(n.Origin, p.Name)}
			told := b.diags[s.diag]
			if at.Span.Len() > 0 && at != (source.Location{File: told.File, Span: told.Span}) {
				s.places = append(s.places, diag.Related{File: at.File, Span: at.Span, Message: "and here"})
			}
		}
	}
	for _, s := range b.strangers {
		if more := len(s.places) - maxPlaces; more > 0 {
			s.places = s.places[:maxPlaces]
			s.places[maxPlaces-1].Message += fmt.Sprintf(", and in %d more", more)
		}
		if s.diag >= 0 {
			b.diags[s.diag].Related = append(b.diags[s.diag].Related, s.places...)
		}
	}
}

var wordInText = regexp.MustCompile(`[^\s",;.“”]+`)

// nameIn is the place of the name in the text of a step; empty when it is
// written in another way.
func nameIn(step source.Location, name string) source.Span {
	text := step.File.Slice(step.Span)
	want := strings.Fields(words.Fold(name))
	found := wordInText.FindAllStringIndex(text, -1)
	for i := 0; i+len(want) <= len(found); i++ {
		k := 0
		for k < len(want) && words.Fold(text[found[i+k][0]:found[i+k][1]]) == want[k] {
			k++
		}
		if k > 0 && k == len(want) {
			return source.Span{Start: step.Span.Start + found[i][0], End: step.Span.Start + found[i+k-1][1]}
		}
	}
	return source.Span{}
}
