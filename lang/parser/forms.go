package parser

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// sentenceLine is a line classified as a sentence so far.
type sentenceLine struct {
	*statement
	index int
	ws    []word
	said  []string // the case-folded words, without punctuation after them
	names map[string]bool
}

// span returns the span from word i to the word before j.
func (l *sentenceLine) span(i, j int) source.Span { return l.ws[i].span().Join(l.ws[j-1].span()) }

// begins reports whether the line begins with the words and continues.
func (l *sentenceLine) begins(first ...string) bool {
	if len(l.said) <= len(first) {
		return false
	}
	for i, w := range first {
		if l.said[i] != w {
			return false
		}
	}
	return true
}

// named reports whether word i may begin a declared name.
func (l *sentenceLine) named(i int) bool { return i < len(l.said) && l.names[l.said[i]] }

// forms reconsiders the sentences now that all names are known. It finds those
// that contain a keyword in another form, or one that the language does not
// have, and those that are several statements at once.
func (p *parser) forms() {
	names := p.nameWords()
	for i := range p.stmts {
		if p.stopped() {
			return
		}
		if l, ok := p.sentenceAt(i, names); ok {
			p.manyDecide(l)
		}
		if s := &p.stmts[i]; s.kind == kindRepeat && s.near != nil && s.near.read == "repeat" && s.near.at == s.at {
			p.untilBelow(i)
		}
	}
	p.typos(names) // before ends are counted, because a misspelt line may open a block
	extra := 0     // ends that no opener needs
	for i := range p.stmts {
		switch k := p.stmts[i].kind; {
		case k == kindEnd:
			extra++
		case k == kindTogether, k == kindRepeat, k == kindFailure, k == kindIf, k == kindDecision && p.branchAfter(i):
			extra--
		}
	}
	for i := range p.stmts {
		if p.stopped() {
			return
		}
		if l, ok := p.sentenceAt(i, names); ok {
			p.form(l, &extra)
		}
	}
}

// sentenceAt returns the line of statement i, if that is a sentence without an
// error so far.
func (p *parser) sentenceAt(i int, names map[string]bool) (*sentenceLine, bool) {
	s := &p.stmts[i]
	if s.kind != kindStep || s.subject.Len() > 0 || s.fault != nil || s.near != nil {
		return nil, false
	}
	scanLine(p.text, s.at, false, &p.scratch)
	l := &sentenceLine{statement: s, index: i, ws: p.scratch.words, said: p.said[:0], names: names}
	for _, w := range l.ws {
		said := ""
		if !w.quoted {
			said = lexicon.Fold(strings.TrimRight(p.file.Slice(w.span()), ".,:;!?"))
		}
		l.said = append(l.said, said)
	}
	p.said = l.said
	return l, len(l.ws) > 0
}

// form examines one line. A block that the language does not have still counts
// as a block if there is an `end` for it.
func (p *parser) form(l *sentenceLine, extra *int) {
	planned := func(k kind, n int, read, help string) {
		keyword := lexicon.Fold(source.FoldSpace(p.file.Slice(l.span(0, n))))
		d := notThere(p.file, l.span(0, n), keyword, help)
		if *extra > 0 {
			*extra--
			l.kind, l.near = k, &near{keyword: keyword, at: l.span(0, n), read: read, fault: &d}
			return
		}
		l.fault = &d
	}
	first := l.said[0]
	raw := strings.TrimRight(p.file.Slice(l.ws[0].span()), ":")
	switch {
	case first == "":
	case keyword.IsPlaceholder(first) && (raw == strings.ToUpper(raw) || !l.named(0) && !p.hasVerb(l, 1)):
		d := placeholder(p.file, l.ws[0].span(), source.Span{Start: l.at.Start, End: l.at.Start})
		l.fault = &d
	case l.begins("for", "each"), l.begins("for", "every"):
		planned(kindRepeat, 2, "repeat until", helpForEach)
	case l.begins("repeat", "for", "each"), l.begins("repeat", "for", "every"), l.begins("repeat", "for", "all"):
		planned(kindRepeat, 3, "repeat until", helpForEach)
	case l.begins("on") && !l.named(0) && !l.named(1) && !p.hasVerb(l, 1) && *extra > 0:
		planned(kindFailure, len(l.ws), "on failure", fmt.Sprintf("write on failure, followed by what goes wrong: on failure %s", quote(strings.Join(l.said[1:], " "))))
	case l.begins("at", "any", "time"):
		planned(kindIf, 3, "if", "write on failure under each step where it may happen, or a risk under the phase")
	case len(l.ws) == 3 && (l.begins("jump", "to") || l.begins("return", "to") || l.begins("back", "to")) && !l.named(2) && !l.named(0):
		l.kind, l.near = kindGoTo, &near{keyword: "go to", at: l.span(0, 2), read: "go to", certain: true}
	case p.otherForm(l), p.meanwhile(l), p.spentTime(l):
	}
}

const helpForEach = "write repeat until TEXT or repeat N times, and say in a note what it is repeated for"

// hasVerb reports whether one of the three words from word i on is a known verb
// in the third person.
func (p *parser) hasVerb(l *sentenceLine, i int) bool {
	for _, w := range l.said[min(i, len(l.said)):min(i+3, len(l.said))] {
		if p.knownVerb(w) {
			return true
		}
	}
	return false
}

// otherForm reads a line that begins with a synonym of a keyword: stage Start.
// A name may begin with that word, and then a verb follows soon.
func (p *parser) otherForm(l *sentenceLine) bool {
	keyword, ok := keyword.Other(l.said[0])
	if !ok || len(l.ws) < 2 || l.named(0) {
		return false
	}
	whole := l.named(1) || l.ws[1].quoted || lexicon.IsArticle(l.said[1])
	if !whole && p.hasVerb(l, 1) && !unicode.IsUpper(rune(p.text[l.ws[1].start])) {
		return false
	}
	l.kind, l.near = single[keyword], other(keyword, l.ws[:1])
	return true
}

// meanwhile reads a sentence that claims to happen at the same time as others.
func (p *parser) meanwhile(l *sentenceLine) bool {
	all := strings.Join(l.said, " ")
	rest, ok := lexicon.CutMeanwhile(all)
	if !ok || rest == "" || l.named(0) {
		return false
	}
	n := len(l.said) - len(strings.Fields(rest))
	if n <= 0 || n >= len(l.ws) {
		return false
	}
	d := sideBySide(p.file, l.span(0, n), l.span(n, len(l.ws)))
	l.near = &near{at: source.Span{Start: l.ws[0].start, End: l.ws[n].start}, fault: &d}
	return true
}

// spentTime finds lines that belong under a step: rep takes 3 days to check
// form, customer feels a bit lost.
func (p *parser) spentTime(l *sentenceLine) bool {
	for i := 1; i+1 < len(l.ws); i++ {
		switch l.said[i] {
		case "takes":
			n := durationWords(p.text, l.ws[i+1:])
			if n == 0 {
				continue
			}
			rest := l.said[i+1+n:]
			if len(rest) > 0 && rest[0] != "to" && !lexicon.IsPreposition(rest[0]) {
				return false
			}
			action := ""
			if len(rest) > 1 && rest[0] == "to" {
				action = lexicon.ThirdPerson(rest[1]) + strings.TrimPrefix(p.file.Slice(l.span(i+n+2, len(l.ws))), p.file.Slice(l.ws[i+n+2].span()))
				action = p.file.Slice(l.span(0, i)) + " " + action
			}
			d := underStep(p.file, l.span(i, i+1+n), action)
			l.fault = &d
			return true
		case "feels":
			for _, w := range l.said[i+1 : min(i+5, len(l.said))] {
				if _, ok := moodValue(p.known, w); ok {
					d := underStep(p.file, l.span(i, len(l.ws)), "")
					d.Help = "write under the step that causes it: " + quote("feels "+w)
					l.fault = &d
					return true
				}
			}
		}
	}
	return false
}

// manyDecide reads a decision by several participants: rep and customer decide
// "…". Binding asks who owns it.
func (p *parser) manyDecide(l *sentenceLine) {
	joined := false
	for i, w := range l.said {
		joined = joined || i > 0 && (lexicon.IsAnd(w) || lexicon.IsOr(w))
		if w != "decide" || i < 3 || !joined {
			continue
		}
		last := l.ws[len(l.ws)-1]
		if p.branchAfter(l.index) || i+1 < len(l.ws) && l.ws[i+1].quoted || p.text[last.end-1] == '?' {
			l.kind, l.near = kindDecision, other("decides", l.ws[i:i+1])
		}
		return
	}
}

// untilBelow joins a `repeat` alone on its line with the `until` that follows,
// on the next line or at the end of the block.
func (p *parser) untilBelow(i int) {
	s := &p.stmts[i]
	d := noCondition(p.file, s.at)
	s.near.fault = &d
	until := func(j int) bool {
		return p.stmts[j].kind == kindStep && keyword.Is(p.text[p.stmts[j].at.Start:skipWord(p.text, p.stmts[j].at.Start, p.stmts[j].at.End)], "until")
	}
	depth := 0
	for j := i + 1; j < min(len(p.stmts), i+maxAhead) && depth >= 0; j++ {
		next := &p.stmts[j]
		switch k := next.kind; {
		case depth == 0 && until(j):
			condition := p.file.Slice(next.at)
			d.Help = "write " + quote(source.FoldSpace("repeat "+condition))
			next.fault = &diag.Diagnostic{} // reported with the `repeat`
			if j == i+1 {
				between := source.Span{Start: s.at.End, End: next.at.Start}
				if strings.TrimSpace(p.file.Slice(between)) == "" {
					d.Offer(diag.Replace("write it on one line", between, " "))
				}
			} else if j+1 == len(p.stmts) || p.stmts[j+1].kind != kindEnd {
				next.kind, next.fault = kindEnd, nil
				next.near = &near{keyword: "end", at: next.at, read: "end", other: true}
			}
			return
		case k == kindTogether, k == kindRepeat, k == kindFailure, k == kindIf, k == kindDecision && p.branchAfter(j):
			depth++
		case k == kindEnd:
			depth--
		case k == kindPhase:
			return
		}
	}
}

// otherNotations are the first words of diagrams in other notations.
var otherNotations = []struct{ name, first string }{
	{"Mermaid", "sequencediagram flowchart graph statediagram statediagram-v2 classdiagram erdiagram gantt mindmap timeline gitgraph swimlane-beta requirementdiagram quadrantchart sankey-beta block-beta c4context ```mermaid"},
	{"PlantUML", "@startuml @startmindmap @startbpm @startwbs @startsalt ```plantuml"},
	{"Graphviz", "digraph strict"},
	{"BPMN", "<?xml <definitions <bpmn:definitions <bpmn2:definitions"},
}

// otherNotation returns the notation if the whole file is a diagram in another
// one, judging by its first line that is neither empty nor a comment.
func (p *parser) otherNotation() (name string, at source.Span) {
	front := false
	for n := 1; n <= p.file.LineCount(); n++ {
		line := p.file.LineSpan(n)
		all := strings.Fields(p.file.Slice(line))
		switch {
		case len(all) == 0, strings.HasPrefix(all[0], "#"), strings.HasPrefix(all[0], "%%"):
			continue
		case all[0] == "---":
			front = !front
			continue
		case front:
			continue
		}
		first := lexicon.Fold(all[0])
		for _, o := range otherNotations {
			for _, w := range strings.Fields(o.first) {
				if first == w && p.inNotation(w, all[1:]) {
					return o.name, line
				}
			}
		}
		if first == "journey" && len(all) == 1 && p.hasSection(n) {
			return "Mermaid", line
		}
		return "", source.Span{}
	}
	return "", source.Span{}
}

// inNotation reports whether the words after the first one fit a diagram: a
// first word that people also use in sentences must be followed by what only a
// diagram has.
func (p *parser) inNotation(first string, rest []string) bool {
	switch first {
	case "graph", "flowchart":
		return len(rest) == 1 && strings.Contains(" TB TD BT RL LR ", " "+rest[0]+" ")
	case "digraph", "strict":
		return strings.HasSuffix(strings.Join(rest, " "), "{")
	case "timeline", "mindmap", "gantt", "swimlane-beta":
		return len(rest) == 0 || first == "swimlane-beta"
	}
	return true
}

// hasSection reports whether a line after line n begins like a section of a
// Mermaid journey.
func (p *parser) hasSection(n int) bool {
	for n++; n <= p.file.LineCount(); n++ {
		if first, _, _ := strings.Cut(strings.TrimSpace(p.file.Slice(p.file.LineSpan(n))), " "); first == "section" {
			return true
		}
	}
	return false
}

// jumpText returns the diagnostic for a `go to` followed by more than one word.
func (p *parser) jumpText(s *statement) (diag.Diagnostic, bool) {
	var target []ast.Word
	for _, t := range p.tokensOf(s) {
		if t.Type == tLabel || t.Type == tWords {
			target = append(target, p.wordsOf(t)...)
		}
	}
	for s.near != nil && len(target) > 0 && target[0].At.Start < s.near.at.End {
		target = target[1:]
	}
	if len(target) < 2 {
		return diag.Diagnostic{}, false
	}
	at := source.Span{Start: target[0].At.Start, End: s.at.End}
	label := ""
	for _, w := range target {
		if name := strings.TrimFunc(lexicon.Fold(w.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); name != "" && !lexicon.IsArticle(name) && !lexicon.IsPreposition(name) {
			if _, taken := keyword.Lookup(name); !taken {
				label = name
			}
		}
	}
	if label == "" {
		label = "again"
	}
	return jumpToText(p.file, at, label, p.stepNamed(target)), true
}

// maxSearched is how many jumps of a file are searched for among its steps.
const maxSearched = 20

// stepNamed returns the only statement that contains the words, or nil.
func (p *parser) stepNamed(target []ast.Word) *statement {
	said := make([]string, len(target))
	for i, w := range target {
		said[i] = lexicon.Fold(strings.TrimRight(w.Text, ".,"))
	}
	phrase := " " + strings.Join(said, " ") + " "
	var found *statement
	if p.searched++; p.searched > maxSearched {
		return nil
	}
	for i := range p.stmts {
		s := &p.stmts[i]
		if s.kind != kindStep && s.kind != kindDecision {
			continue
		}
		if text := lexicon.Fold(source.FoldSpace(p.file.Slice(s.at))); strings.Contains(" "+strings.TrimRight(text, ".")+" ", phrase) {
			if found != nil {
				return nil
			}
			found = s
		}
	}
	return found
}
