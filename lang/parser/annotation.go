package parser

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// annotation reads an annotation and puts it where it belongs.
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

// place says where an annotation has nothing to belong to.
func (a anchor) place() string {
	if a.behind == "" {
		return "at the start of the file"
	}
	return "right behind " + a.behind
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
			p.report(reservedSubject(p.file, s.at, a.Keyword))
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
		return a, ok
	case kindNamedWait:
		v, ok := read(p, waitLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword, a.Subject = ast.Waits, span(v.Keyword), p.wordsOf(v.Subject)
		a.Duration, ok = p.durationOf(v.Value)
		return a, ok
	case kindCosts:
		v, ok := read(p, costsLine, s)
		if !ok {
			return a, false
		}
		a.Kind, a.Keyword = ast.Costs, span(v.Keyword)
		value, start, end, unit, ok := parseAmount(v.Value.Value)
		if !ok && p.likeSentence(s) {
			p.report(reservedSubject(p.file, s.at, a.Keyword))
			return a, false
		}
		if !ok {
			p.report(badValue(p.file, span(v.Value), "amount", "write a number and a unit, such as 12.50 EUR"))
			return a, false
		}
		at := source.Span{Start: v.Value.Pos.Offset + start, End: v.Value.Pos.Offset + end}
		a.Amount, a.Unit = &ast.Number{Range: ast.Range{At: at}, Value: value, Raw: p.file.Slice(at)}, unit
		return a, true
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
		word := strings.TrimRight(v.Mood.Value, ".,:")
		value, ok := moodValue(p.known, word)
		at := source.Span{Start: v.Mood.Pos.Offset, End: v.Mood.Pos.Offset + len(word)}
		if !ok {
			p.report(unknownMood(p.file, at, nearMood(p.known, word)))
			return a, false
		}
		a.Mood = &ast.Mood{Range: ast.Range{At: at}, Word: word, Value: value}
		return a, true
	}
	return a, false
}

// The parts of statements.
