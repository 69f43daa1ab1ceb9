package ide

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// Definition returns where the name at the offset is declared: a declaration, a
// label before its statement, or, in a sketch, the first mention. Ok is false
// where nothing is named, and for channels that are built in.
func (s *Snapshot) Definition(off int) (at source.Location, ok bool) {
	m := s.mentionAt(off)
	if m == nil {
		return at, false
	}
	all := s.mentionsOf(m.of)
	for _, m := range all {
		if m.Declares {
			return m.At, true
		}
	}
	if p, sketched := m.of.named.(*model.Participant); sketched && p.Inferred {
		return all[0].At, true
	}
	return at, false
}

// References returns all places that name what is named at the offset, in this
// journey and the files that it uses, and in the others; nil if there is
// nothing.
func (s *Snapshot) References(off int, others ...*Snapshot) []Mention {
	m := s.mentionAt(off)
	if m == nil {
		return nil
	}
	all := s.mentionsOf(m.of)
	seen := map[place]bool{}
	for _, m := range all {
		seen[placeOf(m.At)] = true
	}
	for _, o := range others {
		if of, ok := o.same(s, m.of); ok && o != s {
			for _, m := range o.mentionsOf(of) {
				if !seen[placeOf(m.At)] {
					seen[placeOf(m.At)] = true
					all = append(all, m)
				}
			}
		}
	}
	sortByPlace(all, func(m Mention) source.Location { return m.At })
	return all
}

// place identifies a location in snapshots that have read a file twice.
type place struct {
	file string
	span source.Span
}

func placeOf(at source.Location) place { return place{at.File.Name(), at.Span} }

// same returns the subject in o that is declared where the subject of s is.
func (o *Snapshot) same(s *Snapshot, of subject) (subject, bool) {
	d := s.names().declared[of.named]
	if of.named == nil || d == nil {
		return subject{}, false
	}
	declared := placeOf(s.declarationOf(of))
	for _, m := range o.names().all {
		if m.Declares && placeOf(m.At) == declared {
			return m.of, true
		}
	}
	return subject{}, false
}

// declarationOf returns the name in the declaration of a subject.
func (s *Snapshot) declarationOf(of subject) source.Location {
	for _, m := range s.names().all {
		if m.Declares && m.of == of {
			return m.At
		}
	}
	return source.Location{File: s.Source}
}

// Highlights returns the places in the journey's own file that belong to what
// is at the offset: the mentions of a name, or the keywords of a block.
func (s *Snapshot) Highlights(off int) []Mention {
	if m := s.mentionAt(off); m != nil {
		var own []Mention
		for _, m := range s.mentionsOf(m.of) {
			if m.At.File == s.Source {
				own = append(own, m)
			}
		}
		return own
	}
	var found []Mention
	walk(s.Tree.Stmts, func(part ast.Node) {
		words := blockWords(part)
		for _, w := range words {
			if touches(w, off) && w.Len() > 0 {
				found = nil
				for _, w := range words {
					if w.Len() > 0 {
						found = append(found, Mention{At: s.own(w)})
					}
				}
			}
		}
	})
	return found
}

// blockWords returns the keywords of a block, from its opener to its `end`.
func blockWords(part ast.Node) []source.Span {
	branches := func(list []ast.Branch) (words []source.Span) {
		for _, b := range list {
			words = append(words, b.Keyword)
		}
		return words
	}
	switch part := part.(type) {
	case *ast.Decision:
		words := branches(part.Branches)
		if !part.Fact { // whose first branch has the same keyword
			words = append([]source.Span{part.Keyword}, words...)
		}
		return append(words, part.End)
	case *ast.Together:
		return append(branches(part.Branches), part.End)
	case *ast.Repeat:
		return []source.Span{part.Keyword, part.End}
	case *ast.Failure:
		return []source.Span{part.Keyword, part.End}
	}
	return nil
}
