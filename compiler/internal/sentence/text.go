package sentence

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// finish writes the texts of the step.
func (r *Reader) finish(s *sentence) {
	n := s.node
	verb := ""
	if s.verb < len(s.head) {
		verb = s.head[s.verb].Text
	}
	object := r.parts[:0]
	own := r.raw(s.object())
	object = append(object, own)
	for i := range s.clauses {
		object = append(object, r.leftover(&s.clauses[i]))
	}
	n.Object = strings.TrimRight(sentenceOf(object...), ",;")
	n.Action = sentenceOf(n.Adverb, verb, n.Object)
	if s.last {
		n.Action = sentenceOf(n.Adverb, n.Object, verb)
	}

	full := append(object[:0], s.about(), n.Adverb)
	if !s.last {
		full = append(full, verb)
	}
	full = append(full, own)
	for i := range s.clauses {
		if s.last && !s.clauses[i].own {
			full, s.last = append(full, verb), false
		}
		switch c := &s.clauses[i]; {
		case c.ast.Kind == ast.InPerson && c.is:
			full = append(full, "in person")
		case c.used > 0:
			full = append(full, c.word, c.said)
		}
		full = append(full, r.leftover(&s.clauses[i]))
	}
	if s.last {
		full = append(full, verb)
	}
	n.Sentence = strings.TrimRight(sentenceOf(full...), ",;")
	r.parts = full[:0]
}

// about returns the beginning of the sentence.
func (s *sentence) about() string {
	switch {
	case s.stranger != nil:
		return textOf(s.stranger)
	case s.node.Owner != nil:
		return s.node.Owner.Label
	}
	return ""
}

// leftover returns what a clause candidate adds to the object: all of it if it
// is text, otherwise what follows the name.
func (r *Reader) leftover(c *clause) string {
	switch {
	case c.ast.Kind == ast.InPerson && c.is:
		return ""
	case c.used == 0:
		return r.written(c.ast.At)
	}
	return r.raw(c.toks[c.used:])
}

// raw returns the tokens as the author wrote them.
func (r *Reader) raw(toks []Token) string {
	if len(toks) == 0 {
		return ""
	}
	return r.written(spanOf(toks))
}

// across returns the tokens as the author wrote them, even if there is a
// comment at the end of a line between them.
func (r *Reader) across(toks []Token) string {
	if !strings.Contains(r.File.Slice(spanOf(toks)), "#") {
		return r.raw(toks)
	}
	parts := make([]string, len(toks))
	for i := range toks {
		parts[i] = r.raw(toks[i : i+1])
	}
	return strings.Join(parts, " ")
}

// written returns the text of the span with all white space as single spaces,
// and without comments at the ends of its lines.
func (r *Reader) written(span source.Span) string {
	return source.FoldSpace(r.File.Slice(span))
}
