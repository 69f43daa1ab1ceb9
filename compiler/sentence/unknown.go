package sentence

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// stranger is a participant of whom nobody knows what it is: its name is
// unknown, or its kind. One diagnostic says so, and nothing else is said that
// follows from it.
type stranger struct {
	name   []string       // folded words
	diag   int            // index of the diagnostic that tells the name, or -1
	places []diag.Related // where else the name stands
}

// guess notes that a diagnostic, of which this is the index, tells the
// participant's name as unknown; -1 when none tells it.
func (r *Reader) guess(p *model.Participant, told int) {
	s := &stranger{name: strings.Fields(words.Fold(p.Name)), diag: told}
	r.guessed[p] = s
	r.strangers = append(r.strangers, s)
}

// maxPlaces is how many other places of an unknown name are shown.
const maxPlaces = 4

// TellPlaces adds to every unknown name the other steps in which it stands.
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

// nameIn is the place of the name in the text of a step; empty when it is
// written in another way. The name is folded and cut into words.
func nameIn(step source.Location, name []string) source.Span {
	text := step.File.Slice(step.Span)
	for at, end := nextWord(text, 0); at < end; at, end = nextWord(text, end) {
		first, last := at, end
		k := 0
		for k < len(name) && at < end && words.Fold(text[at:end]) == name[k] {
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

// nextWord is the first word of the text at the offset or behind it; empty when
// there is none.
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

// Guess notes that it is not known what the participant is, and that this has
// been reported.
func (r *Reader) Guess(p *model.Participant) { r.guess(p, -1) }
