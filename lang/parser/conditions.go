package parser

import (
	"strings"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// conditions reconsiders every `if` now that all lines are known: those that
// stand for a `when`, and those with a step on their line. The `end`s of its
// phase decide whether an `if` opens a block.
func (p *parser) conditions() {
	for from := 0; from < len(p.stmts); {
		to := from + 1
		for to < len(p.stmts) && p.stmts[to].kind != kindPhase {
			to++
		}
		p.conditionsIn(from, to)
		from = to
	}
}

// conditionsIn does this for the statements of one phase.
func (p *parser) conditionsIn(from, to int) {
	facts, surplus := false, 0 // of blocks that no `end` closes
	for i := from; i < to; i++ {
		switch s := &p.stmts[i]; s.kind {
		case kindIf:
			facts = true
			if at := p.stepInside(s); at.Len() > 0 {
				d := p.inlineCondition(s, at)
				s.fault = &d
			} else {
				surplus++
			}
		case kindTogether, kindRepeat, kindFailure:
			surplus++
		case kindDecision:
			if p.branchAfter(i) {
				surplus++
			}
		case kindEnd:
			surplus--
		case kindWhen:
			s.more = s.near != nil && !strings.HasPrefix(lexicon.Fold(p.file.Slice(s.near.at)), "when")
		}
	}
	if !facts {
		return
	}
	for i := from; i < to; i++ {
		switch s := &p.stmts[i]; {
		case s.kind == kindIf && s.fault != nil:
			if surplus < 0 {
				surplus++ // something closes it
			} else {
				s.kind = kindStep
			}
		case s.kind == kindDecision:
			if first := p.next(i, to); first < to && p.stmts[first].kind == kindIf {
				p.meansWhen(first, to, surplus > 0)
			}
		}
	}
}

// next returns the index of the next statement that is not an annotation.
func (p *parser) next(i, to int) int {
	for i++; i < to && p.stmts[i].kind.annotates(); i++ {
	}
	return i
}

// maxAhead is how many statements are searched for what belongs to one, so that
// parsing takes linear time.
const maxAhead = 1000

// meansWhen reads the `if` right under a decision as its `when` and, if all is
// set, those that follow on its level.
func (p *parser) meansWhen(first, to int, all bool) {
	depth := 0
	for i := first; i < min(to, first+maxAhead) && depth >= 0; i++ {
		switch s := &p.stmts[i]; s.kind {
		case kindIf:
			if i > first && (!all || depth > 0) {
				depth++
				break
			}
			at := p.firstKeyword(s)
			s.kind, s.fault, s.near = kindWhen, nil, &near{keyword: "when", at: at, read: "when", certain: true, guess: true}
		case kindTogether, kindRepeat, kindFailure:
			depth++
		case kindDecision:
			if p.branchAfter(i) {
				depth++
			}
		case kindEnd:
			depth--
		}
	}
}

// stepInside finds the step on the line of an `if`: after a comma, a colon or a
// `then`, with a subject and a verb, or a jump or an outcome.
func (p *parser) stepInside(s *statement) source.Span {
	l := &p.scratch
	scanLine(p.text, s.at, false, l)
	for i := 1; i+1 < len(l.words); i++ {
		w := l.words[i]
		if w.quoted {
			continue
		}
		said := p.file.Slice(w.span())
		if !strings.HasSuffix(said, ",") && !strings.HasSuffix(said, ":") && !keyword.Is(said, "then") {
			continue
		}
		rest := l.words[i+1:]
		if keyword.Is(p.file.Slice(rest[0].span()), "then") {
			rest = rest[1:]
		}
		if p.sentenceLike(rest) {
			return source.Span{Start: rest[0].start, End: s.at.End}
		}
	}
	return source.Span{}
}

// sentenceLike reports whether the words after a comma begin a sentence: a
// subject and a verb in the third person, or a jump or an outcome.
func (p *parser) sentenceLike(ws []word) bool {
	said := func(i int) string {
		if i >= len(ws) || ws[i].quoted {
			return ""
		}
		return lexicon.Fold(strings.TrimRight(p.file.Slice(ws[i].span()), ".,:;"))
	}
	switch first := said(0); first {
	case "succeed", "fail":
		return true
	case "go":
		return said(1) == "to" || said(1) == "back"
	default:
		if lexicon.IsPreposition(first) || p.known.IsAdverb(first) {
			return false
		}
	}
	for i := 1; i < len(ws) && i <= maxNameWords; i++ {
		if p.knownVerb(said(i)) {
			return true
		}
		if lexicon.IsPreposition(said(i)) {
			return false
		}
	}
	return false
}

// inlineCondition returns the diagnostic for an `if` with its step on the same
// line.
func (p *parser) inlineCondition(s *statement, step source.Span) diag.Diagnostic {
	condition := strings.TrimRight(p.text[s.at.Start:step.Start], " \t")
	if rest, ok := cutSuffixFold(condition, "then"); ok {
		condition = strings.TrimRight(rest, " \t")
	}
	return conditionInline(p.file, s.at, source.Span{Start: s.at.Start, End: s.at.Start + len(condition)}, step)
}
