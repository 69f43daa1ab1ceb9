package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// miss is a name that nearly matches a participant's.
type miss struct {
	of   *model.Participant
	text string
	diag int  // index of its diagnostic, or -1
	head bool // in a declaration
}

// BlameDeclarations looks for participants that are never called by their
// names, while a single similar name is used in several places. Then the typo
// is in the declaration, and is reported there, once.
func (r *Reader) BlameDeclarations(declared []*ast.Decl) {
	if len(r.missed) < 2 {
		return
	}
	var order []*model.Participant
	missed := map[*model.Participant][]miss{}
	for _, m := range r.missed {
		if missed[m.of] == nil {
			order = append(order, m.of)
		}
		missed[m.of] = append(missed[m.of], m)
	}
	calls := r.calls()
	decls := map[source.Span]*ast.Decl{}
	for _, d := range declared {
		decls[d.At] = d
	}
	drop := map[int]bool{}
	for _, who := range order {
		all := missed[who]
		decl := decls[who.Origin.Span]
		text, steps := all[0].text, 0
		differs := func(m miss) bool {
			return m.diag < 0 || lexicon.Fold(m.text) != lexicon.Fold(text) || r.Diags[m.diag].File != r.File
		}
		for _, m := range all {
			if !m.head {
				steps++
			}
		}
		if len(all) < 2 || decl == nil || who.Origin.File != r.File || calls[who] > steps || slices.ContainsFunc(all, differs) ||
			r.knownWord(who.Name) && !r.knownWord(text) {
			continue
		}
		d := misdeclared(r.File, decl.Name.At, who.Name, text)
		for i, m := range all {
			if i < maxPlaces {
				d.Related = append(d.Related, diag.Related{File: r.File, Span: r.Diags[m.diag].Span, Message: "called this here"})
			}
			drop[m.diag] = i > 0
		}
		r.Diags[all[0].diag] = d
	}
	kept := r.Diags[:0]
	for i, d := range r.Diags {
		if !drop[i] {
			kept = append(kept, d)
		}
	}
	r.Diags = kept
}

// knownWord reports whether a name ends in a word of the lists, which is never
// a typo.
func (r *Reader) knownWord(name string) bool {
	last := lexicon.Fold(name)
	last = last[strings.LastIndex(last, " ")+1:]
	return r.Words.IsCustomer(last) || r.Words.IsPerson(last) || r.Words.IsSystem(last)
}

// calls counts how often each participant takes part in a step, owns a decision
// or may use a system, by a correct name or a near miss; the latter only in
// steps.
func (r *Reader) calls() map[*model.Participant]int {
	calls := map[*model.Participant]int{}
	for _, n := range r.Journey.Nodes {
		if n.Kind != model.StepNode && n.Kind != model.DecisionNode {
			continue
		}
		for _, p := range n.Everyone() {
			calls[p]++
		}
	}
	for _, s := range r.Journey.Participants {
		for _, p := range s.UsedBy {
			calls[p]++
		}
	}
	return calls
}
