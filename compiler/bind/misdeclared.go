package bind

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/words"
)

// miss is a name that is nearly that of a participant.
type miss struct {
	of   *model.Participant
	text string
	diag int // index of the diagnostic that tells it, or -1
}

// blameDeclarations looks at participants that nothing calls by their names,
// while one other name that is nearly theirs stands in several places: then the
// slip is in the declaration, and told there, once.
func (b *binder) blameDeclarations() {
	var drop []int
	for len(b.missed) > 0 {
		who, text := b.missed[0].of, b.missed[0].text
		var told []int
		same := true
		b.missed = slices.DeleteFunc(b.missed, func(m miss) bool {
			if m.of != who {
				return false
			}
			same = same && m.diag >= 0 && words.Fold(m.text) == words.Fold(text) && b.diags[m.diag].File == b.file
			told = append(told, m.diag)
			return true
		})
		decl := b.declOf(who)
		if !same || len(told) < 2 || decl == nil || b.called(who) {
			continue
		}
		d := misdeclared(b.file, decl.Name.At, who.Name, text)
		for _, i := range told[:min(len(told), maxPlaces)] {
			d.Related = append(d.Related, diag.Related{File: b.file, Span: b.diags[i].Span, Message: "called so here"})
		}
		b.diags[told[0]] = d
		drop = append(drop, told[1:]...)
	}
	slices.Sort(drop)
	for _, i := range slices.Backward(drop) {
		b.diags = slices.Delete(b.diags, i, i+1)
	}
}

// declOf is the declaration of a participant in this file, or nil.
func (b *binder) declOf(who *model.Participant) *ast.Decl {
	for _, d := range b.decls {
		if who.Origin.File == b.file && who.Origin.Span == d.At {
			return d
		}
	}
	return nil
}

// called reports whether a sentence or a declaration of the file calls a
// participant by name or label.
func (b *binder) called(who *model.Participant) bool {
	for _, said := range []string{who.Name, who.Label} {
		name := strings.Fields(words.Fold(said))
		for _, n := range b.journey.Nodes {
			if n.Origin.File == b.file && nameIn(n.Origin, name).Len() > 0 {
				return true
			}
		}
		for _, d := range b.decls {
			if slices.ContainsFunc(d.UsedBy, func(n ast.Name) bool { return words.Fold(NameText(n)) == words.Fold(said) }) {
				return true
			}
		}
	}
	return false
}
