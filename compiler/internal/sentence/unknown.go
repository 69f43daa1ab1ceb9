package sentence

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// stranger is a participant with an unknown name or an unknown kind. One
// diagnostic says so, and nothing that follows from it is reported.
type stranger struct {
	name   []string       // folded words
	diag   int            // index of the diagnostic for the name, or -1
	places []diag.Related // other positions of the name
}

// guess records that the diagnostic with this index reports the participant's
// name as unknown; -1 if none does.
func (r *Reader) guess(p *model.Participant, told int) {
	s := &stranger{name: strings.Fields(lexicon.Fold(p.Name)), diag: told}
	r.guessed[p] = s
	r.strangers = append(r.strangers, s)
}

// maxPlaces is how many other positions of an unknown name are shown.
const maxPlaces = 4

// TellPlaces adds to the diagnostic of every unknown name the other steps that
// contain it.
func (r *Reader) TellPlaces() {
	if len(r.strangers) == 0 {
		return
	}
	for _, n := range r.Journey.Nodes {
		if n.Kind != model.StepNode && n.Kind != model.DecisionNode {
			continue
		}
		for _, p := range n.Everyone() {
			s := r.guessed[p]
			if s == nil || s.diag < 0 {
				continue
			}
			at := source.Location{File: n.Origin.File, Span: nameIn(n.Origin, s.name)}
			told := r.Diags[s.diag]
			if at.Span.Len() > 0 && at != (source.Location{File: told.File, Span: told.Span}) {
				s.places = append(s.places, diag.Related{File: at.File, Span: at.Span, Message: "also here"})
			}
		}
	}
	for _, s := range r.strangers {
		if more := len(s.places) - maxPlaces; more > 0 {
			s.places = s.places[:maxPlaces]
			s.places[maxPlaces-1].Message += fmt.Sprintf(", and in %d more", more)
		}
		if s.diag >= 0 {
			r.Diags[s.diag].Related = append(r.Diags[s.diag].Related, s.places...)
		}
	}
}

// nameIn returns the position of the name in the text of a step; empty if it is
// written differently. The name is folded and split into words.
func nameIn(step source.Location, name []string) source.Span {
	text := step.File.Slice(step.Span)
	for at, end := nextWord(text, 0); at < end; at, end = nextWord(text, end) {
		first, last := at, end
		k := 0
		for k < len(name) && at < end && lexicon.Fold(text[at:end]) == name[k] {
			last = end
			if k++; k < len(name) {
				at, end = nextWord(text, end)
			}
		}
		if k > 0 && k == len(name) {
			return source.Span{Start: step.Span.Start + first, End: step.Span.Start + last}
		}
		_, end = nextWord(text, first)
	}
	return source.Span{}
}

// nextWord returns the first word of the text at the offset or after it; empty
// if there is none.
func nextWord(text string, from int) (at, end int) {
	separates := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`",;.“”`, r) }
	at = strings.IndexFunc(text[from:], func(r rune) bool { return !separates(r) })
	if at < 0 {
		return len(text), len(text)
	}
	at += from
	if end = strings.IndexFunc(text[at:], separates); end < 0 {
		return at, len(text)
	}
	return at, at + end
}

// Guess records that the kind of the participant is unknown, and that this has
// been reported.
func (r *Reader) Guess(p *model.Participant) { r.guess(p, -1) }
