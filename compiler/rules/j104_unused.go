package rules

import (
	"fmt"
	"strings"

	reading "github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
)

var unused = Rule{
	Code:  diag.Unused,
	Stage: Check,
	Doc: Doc{
		Summary: "a participant, channel or place is declared but never used",
		Why: "Anything that is declared but appears in no step is either left over or forgotten: readers look for its " +
			"part in the journey and find none.",
		Bad: `
rep is a rep
customer is a customer
core is a system "Card system" used by rep
rep calls customer
`[1:],
		Good: `
rep is a rep
customer is a customer
core is a system "Card system" used by rep
rep calls customer
rep blocks card via core
`[1:],
	},
	Check: checkUnused,
}

// hidesUse reports whether there is an error in a line that may contain the
// only sentence that uses a name, or says that somebody acts.
func (p *Pass) hidesUse() bool {
	return p.toldAny(unread...) || p.toldAny(
		diag.UnknownParticipant, diag.UnknownName, diag.LongerName, diag.Passive, diag.NoDecider, diag.NegativeOrTime)
}

func checkUnused(p *Pass) {
	if p.Journey.Library || len(p.Journey.Nodes) == 0 || p.hidesUse() {
		return
	}
	declared := p.declared()
	used := usedThings(p.Journey)
	var faulty map[string]bool // words of lines with errors
	searched := 0
	ast.Walk(p.Tree.Stmts, func(list []ast.Stmt, i int) {
		d, ok := list[i].(*ast.Decl)
		if !ok {
			return
		}
		t, ok := declared[d.At.Start]
		t.name = reading.NameText(d.Name)
		if !ok || used[t.is] || !p.soundStmt(d) {
			return
		}
		if faulty == nil {
			faulty = p.faultyWords()
		}
		if standsIn(faulty, t.name) || standsIn(faulty, t.label) {
			return
		}
		r := p.report(diag.Unused, p.in(d.Name.At), fmt.Sprintf("the %s %q is declared but never used", t.kind, t.label))
		r.Help = fmt.Sprintf("%s; or remove the line", fmt.Sprintf(t.help, parser.QuoteName(t.name)))
		if searched++; searched > maxSuggestions {
			return
		}
		if at := p.mention(t); at != nil {
			r.Related = []diag.Related{*at}
		} else if fix, ok := p.removeLine("remove the declaration", d.At); ok {
			r.Offer(fix)
		}
	})
}

// thing is what a declaration declares.
type thing struct {
	is          any // the participant, channel or place
	name, label string
	kind        string
	help        string // how to use it, with %s for its name
}

// declared returns what the file itself declares, by the start of each
// declaration.
func (p *Pass) declared() map[int]thing {
	all := make(map[int]thing)
	file := p.Tree.Source
	for _, who := range p.Journey.Participants {
		if who.Origin.File != file || who.Inferred {
			continue
		}
		help := "give them a step, or name them in one, for example: to %s"
		if who.Kind == model.System {
			help = "use it in a step, for example: via %s"
		}
		kind := strings.ReplaceAll(who.Kind.String(), "-", " ")
		all[who.Origin.Span.Start] = thing{is: who, label: who.Label, kind: kind, help: help}
	}
	for _, c := range p.Journey.Channels {
		if c.Origin.File == file {
			all[c.Origin.Span.Start] = thing{is: c, label: c.Label, kind: "channel", help: "use it in a step, for example: by %s"}
		}
	}
	for _, l := range p.Journey.Places {
		if l.Origin.File == file {
			all[l.Origin.Span.Start] = thing{is: l, label: l.Label, kind: "place", help: "use it in a step, for example: at %s"}
		}
	}
	return all
}

// usedThings returns the participants, channels and places that take part in
// the journey, or that a `used by` names.
func usedThings(j *model.Journey) map[any]bool {
	used := make(map[any]bool)
	for _, who := range j.Participants {
		for _, u := range who.UsedBy {
			used[u] = true
		}
	}
	feels := func(a *model.Annotations) {
		used[a.Waiter] = true
		for _, f := range a.Feelings {
			used[f.Who] = true
		}
	}
	for _, ph := range j.Phases {
		feels(&ph.Annotations)
	}
	for _, n := range j.Nodes {
		used[n.Owner] = true
		for _, side := range [][]*model.Participant{n.Receivers, n.Givers, n.Partners} {
			for _, who := range side {
				used[who] = true
			}
		}
		for _, p := range n.Everyone() {
			used[p] = true
		}
		for _, c := range n.Channels {
			used[c] = true
		}
		for _, p := range n.Places {
			used[p] = true
		}
		feels(&n.Annotations)
	}
	return used
}

// faultyWords returns the words, outside comments, of all lines with an error.
func (p *Pass) faultyWords() map[string]bool {
	all := make(map[string]bool)
	file, comments := p.Tree.Source, p.Tree.Comments
	for i, faulty := range p.faulty[file] {
		if !faulty {
			continue
		}
		line := file.LineSpan(i + 1)
		for len(comments) > 0 && comments[0].At.Start < line.Start {
			comments = comments[1:]
		}
		if len(comments) > 0 && comments[0].At.Start < line.End {
			line.End = comments[0].At.Start
		}
		for _, w := range plainWords(file.Slice(line)) {
			all[w] = true
		}
	}
	return all
}

// standsIn reports whether the set contains all words of the name.
func standsIn(all map[string]bool, name string) bool {
	for _, w := range plainWords(name) {
		if !all[w] {
			return false
		}
	}
	return true
}

// mention returns the first step that names the thing in its words without
// involving it; nil if there is none.
func (p *Pass) mention(t thing) *diag.Related {
	names := [...]string{lexicon.Fold(t.name), lexicon.Fold(t.label)}
	for _, n := range p.Journey.Nodes {
		text := lexicon.Fold(n.Object + " " + n.Text)
		for _, name := range names {
			if !strings.Contains(text, name) {
				continue
			}
			if inWords(plainWords(text), plainWords(name)) {
				return &diag.Related{File: n.Origin.File, Span: n.Origin.Span, Message: "here it is only part of the text"}
			}
		}
	}
	return nil
}

// inWords reports whether the words of the name occur next to each other.
func inWords(all, name []string) bool {
	for i := 0; i+len(name) <= len(all); i++ {
		k := 0
		for k < len(name) && all[i+k] == name[k] {
			k++
		}
		if k == len(name) {
			return true
		}
	}
	return false
}
