package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/source"
)

// annotation reads an annotation and attaches it to what it belongs to.
func (p *parser) annotation(s *statement) {
	top := p.top()
	a, ok := p.readAnnotation(s)
	a.At = s.at
	if s.near != nil {
		a.Keyword = s.near.at
	}
	switch {
	case top.anchor.silent:
		p.add(&ast.Bad{Range: a.Range}, anchor{silent: true})
		return
	case !top.anchor.present:
		if ok {
			p.report(strayAnnotation(p.file, a.Keyword, a.Kind.String(), top.anchor.place()))
		}
		was := top.anchor
		p.add(&ast.Bad{Range: a.Range}, was)
		return
	case !ok:
		a = ast.Annotation{Range: a.Range, Kind: ast.Unread}
	case a.Kind == ast.Takes || a.Kind == ast.Waits:
		first := &top.anchor.timed[a.Kind-ast.Takes]
		if first.Len() > 0 {
			p.report(timeTwice(p.file, a.Keyword, a.Kind.String(), *first))
			a = ast.Annotation{Range: a.Range, Kind: ast.Unread}
			break
		}
		*first = a.Keyword
	}
	if top.anchor.step != nil {
		top.anchor.step.Under = append(top.anchor.step.Under, a)
	} else {
		*top.anchor.notes = append(*top.anchor.notes, a)
	}
	top.end = max(top.end, s.at.End)
}

// place says after which keyword an annotation has nothing to belong to.
func (a anchor) place() string {
	if a.behind == "" {
		return "at the start of the file"
	}
	if _, ok := keyword.Lookup(a.behind); ok {
		return "right after " + quote(a.behind)
	}
	return "right after " + a.behind
}

// readAnnotation reads the line of an annotation.
func (p *parser) readAnnotation(s *statement) (a ast.Annotation, ok bool) {
	switch s.kind {
	case kindRemark:
		v, ok := read(p, remarkLine, s)
		if !ok {
			return a, false
		}
		a.Keyword, a.Text = span(v.Keyword), p.optional(v.Text)
		for k := ast.Pain; k <= ast.Evidence; k++ {
			if strings.EqualFold(v.Keyword.Value, k.String()) {
				a.Kind = k
			}
		}
		return a, true
	case kindLink:
		v, ok := read(p, linkLine, s)
		if !ok {
			return a, false
		}
		w := p.wordsOf(v.URL)[0]
		a.Kind, a.Keyword, a.URL, a.Text = ast.Link, span(v.Keyword), w.Text, p.optional(v.Text)
		if p.likeSentence(s) && !strings.ContainsAny(a.URL, "./:#") {
			p.report(reservedSubject(p.file, a.Keyword))
			return a, false
		}
		if !isLink(a.URL) {
			p.report(badValue(p.file, w.At, "link", "write a link that begins with https://, http:// or mailto:, or a relative path"))
			return a, false
		}
		return a, true
	case kindTag:
		v, ok := read(p, tagLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword, a.Tags = ast.Tag, span(v.Keyword), p.wordsOf(v.Words)
		return a, true
	case kindTime:
		v, ok := read(p, durationLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword = ast.Takes, span(v.Keyword)
		if strings.EqualFold(v.Keyword.Value, "waits") {
			a.Kind = ast.Waits
		}
		a.Duration, ok = p.durationOf(v.Value)
		a.Text = p.optional(v.Text)
		return a, ok
	case kindNamedWait:
		v, ok := read(p, waitLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword, a.Subject = ast.Waits, span(v.Keyword), p.wordsOf(v.Subject)
		a.Duration, ok = p.durationOf(v.Value)
		a.Text = p.optional(v.Text)
		return a, ok
	case kindCosts:
		v, ok := read(p, costsLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword = ast.Costs, span(v.Keyword)
		amount, fault := readAmount(v.Value.Value)
		amount.At = span(v.Value)
		switch {
		case fault == noFault:
			a.Amount = &amount
			return a, true
		case fault == ambiguous:
			p.report(ambiguousAmount(p.file, amount.At))
		case p.likeSentence(s):
			p.report(reservedSubject(p.file, a.Keyword))
		default:
			p.report(badValue(p.file, amount.At, "amount", "write a number and a unit, such as 12.50 EUR or £90 to £250; put a second amount on its own costs line"))
		}
		return a, false
	case kindMoment:
		v, ok := read(p, momentLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword = ast.MomentOfTruth, span(v.Keyword).Join(span(v.Truth))
		return a, true
	case kindFeels, kindNamedFeels:
		v, ok := read(p, feelsLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword, a.Subject, a.Text = ast.Feels, span(v.Keyword), p.wordsOf(v.Subject), p.optional(v.Text)
		a.Moods = p.moods(v.Mood, a.Text)
		return a, len(a.Moods) > 0
	}
	return a, false
}

// moods returns the moods of a token; for an unknown mood, the following text
// may belong to it: looked after.
func (p *parser) moods(t lexer.Token, text *ast.Text) []ast.Mood {
	var all []ast.Mood
	more := source.Span{}
	if text != nil && !text.Quoted {
		more = text.At
	}
	for i, w := range p.wordsOf(t) {
		word := strings.TrimRight(w.Text, moodMarks)
		if joinsMoods(word) && i > 0 {
			continue
		}
		at := source.Span{Start: w.At.Start, End: w.At.Start + len(word)}
		value, ok := moodValue(p.known, word)
		if !ok {
			p.report(unknownMood(p.file, at, nearMoods(p.known, word, 3), more))
			continue
		}
		all = append(all, ast.Mood{Range: ast.Range{At: at}, Word: word, Value: value})
	}
	return all
}
