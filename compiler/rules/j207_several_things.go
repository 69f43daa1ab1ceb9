package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/source"
)

var severalThings = Rule{
	Code:  diag.SeveralThings,
	Stage: Check,
	Doc: Doc{
		Summary: "one sentence describes several actions, joined by `and`",
		Why: "A step is one action by one participant. Two actions in one box share their duration, their system and " +
			"what goes wrong, and the second one is never seen as a handoff or a touchpoint.",
		Bad: `
rep is a rep
customer is a customer
customer calls rep
rep checks claim and calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
customer calls rep
rep checks claim
rep calls customer
`[1:],
	},
	Check: checkSeveralThings,
}

func checkSeveralThings(p *Pass) {
	for n := range p.steps() {
		if len(n.Further) > 0 {
			p.reportSeveral(n)
		}
	}
}

func (p *Pass) reportSeveral(n *model.Node) {
	subject := p.asWritten(n.Opening)
	var sentences, verbs []string
	from := n.Origin.Span.Start
	begin := "" // the beginning of the next sentence
	for _, a := range n.Further {
		text := begin + p.asWritten(source.Span{Start: from, End: a.Joint.Start})
		if a.Shared && a.Object != "" {
			text += " " + a.Object
		}
		sentences = append(sentences, strconv.Quote(text))
		verbs = append(verbs, strconv.Quote(a.Verb))
		begin, from = subject+" ", a.At.Start
	}
	last := n.Further[len(n.Further)-1]
	sentences = append(sentences, strconv.Quote(begin+p.asWritten(last.At)))
	first := n.Further[0]
	at := source.Span{Start: first.At.Start, End: first.At.Start + len(first.Verb)}
	d := p.report(diag.SeveralThings, p.in(at), fmt.Sprintf("the sentence does more than one thing: %q and %s", n.Verb, strings.Join(verbs, " and ")))
	d.Help = "write one step for each: " + strings.Join(sentences, ", then ")
	if p.splitsSurely(n) {
		d.Offer(p.split(n, subject))
	}
}

// splitsSurely reports whether each word of the sentence belongs to one of its
// actions, and nothing under the step to both.
func (p *Pass) splitsSurely(n *model.Node) bool {
	s, file := p.sentence(n), p.Tree.Source
	last := n.Further[len(n.Further)-1]
	if s == nil || len(s.Under) > 0 || file.LineAt(n.Origin.Span.Start) != file.LineAt(last.At.End) {
		return false
	}
	for _, a := range n.Further {
		if _, keyword := keyword.Lookup(strings.ToLower(a.Verb)); a.Shared || keyword {
			return false // a sentence cannot begin with a keyword
		}
	}
	return !slices.ContainsFunc(s.Clauses, func(c ast.Clause) bool {
		return c.At.Start > last.At.Start && (c.Kind == ast.Via || c.Kind == ast.At || c.Kind == ast.InPerson) // applies to both actions
	})
}

// split returns the fix that writes one line per action.
func (p *Pass) split(n *model.Node, subject string) diag.Fix {
	file := p.Tree.Source
	fix := diag.Fix{Title: "split into separate steps"}
	for _, a := range n.Further {
		line := file.Slice(file.LineSpan(file.LineAt(a.At.Start)))
		indent := line[:len(line)-len(strings.TrimLeftFunc(line, source.IsSpace))]
		fix.Edits = append(fix.Edits, diag.Edit{Span: a.Joint, New: "\n" + indent + subject + " "})
	}
	return fix
}
