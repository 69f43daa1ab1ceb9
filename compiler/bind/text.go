package bind

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// finish writes the texts of the step.
func (b *binder) finish(s *sentence) {
	n := s.node
	verb := ""
	if s.verb < len(s.head) {
		verb = s.head[s.verb].text
	}
	object := b.parts[:0]
	own := b.raw(s.object())
	object = append(object, own)
	for i := range s.step.Clauses {
		object = append(object, b.leftover(s, i))
	}
	n.Object = strings.TrimRight(sentenceOf(object...), ",;")
	n.Action = sentenceOf(n.Adverb, verb, n.Object)

	full := append(object[:0], s.about(), n.Adverb, verb, own)
	for i := range s.step.Clauses {
		left := b.leftover(s, i)
		if i < len(s.clauses) {
			switch c := &s.clauses[i]; {
			case c.ast.Kind == ast.InPerson:
				full = append(full, "in person")
			case c.used > 0:
				full = append(full, c.word, c.said)
			}
		}
		full = append(full, left)
	}
	n.Sentence = strings.TrimRight(sentenceOf(full...), ",;")
	b.parts = full[:0]
}

// about is what the sentence begins with.
func (s *sentence) about() string {
	switch {
	case s.stranger != nil:
		return textOf(s.stranger)
	case s.node.Owner != nil:
		return s.node.Owner.Label
	}
	return ""
}

// leftover is what clause candidate i adds to the object: all of it when it is
// text, else what stands behind the name.
func (b *binder) leftover(s *sentence, i int) string {
	if i >= len(s.clauses) { // refused before its clauses were read
		return b.written(s.step.Clauses[i].At)
	}
	c := &s.clauses[i]
	switch {
	case c.ast.Kind == ast.InPerson:
		return ""
	case c.used == 0:
		return b.written(c.ast.At)
	}
	return b.raw(c.toks[c.used:])
}

// raw is the tokens as the author wrote them.
func (b *binder) raw(toks []token) string {
	if len(toks) == 0 {
		return ""
	}
	return b.written(spanOf(toks))
}

// written is the text of the span with all white space as single spaces, and
// without comments at the ends of its lines.
func (b *binder) written(span source.Span) string {
	return source.FoldSpace(b.file.Slice(span))
}
