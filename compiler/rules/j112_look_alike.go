package rules

import (
	"cmp"
	"fmt"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

var lookAlike = Rule{
	Code:  diag.LookAlike,
	Stage: Check,
	Doc: Doc{
		Summary: "two different names look the same, or a name contains a look-alike letter of another alphabet",
		Why: "A Cyrillic or Greek letter among Latin ones goes unnoticed but makes a different name: what looks like " +
			"one participant is two, each with half of the steps.",
		Bad: `
rep is a rep
rеp is a team
rep opens case
rеp closes case
`[1:],
		Good: `
rep is a rep
back office is a team
rep opens case
back office closes case
`[1:],
	},
	Check: checkLookAlike,
}

// called is anything with a name.
type called struct {
	name, label string
	at          source.Location
}

func checkLookAlike(p *Pass) {
	p.lookAlike(p.allCalled())
	var labels []called
	for _, n := range p.Journey.Nodes {
		if n.Label != "" {
			labels = append(labels, called{name: n.Label, at: n.Origin})
		}
	}
	p.lookAlike(labels)
}

// allCalled returns everything that has a name in the journey: participants,
// channels and places.
func (p *Pass) allCalled() (all []called) {
	for _, who := range p.Journey.Participants {
		all = append(all, called{who.Name, who.Label, who.Origin})
	}
	for _, c := range p.Journey.Channels {
		all = append(all, called{"", c.Label, c.Origin})
	}
	for _, place := range p.Journey.Places {
		all = append(all, called{"", place.Label, place.Origin})
	}
	return all
}

// lookAlike reports each name in the list that looks like an earlier one, or
// else contains look-alike letters.
func (p *Pass) lookAlike(all []called) {
	type first struct {
		index  int
		folded string
	}
	seen := map[string]first{}
	for i, one := range all {
		like := -1
		for _, text := range [...]string{one.name, one.label} {
			looks, folded := lexicon.Skeleton(text), lexicon.Fold(text)
			if f, ok := seen[looks]; !ok {
				seen[looks] = first{i, folded}
			} else if f.index != i && f.folded != folded {
				like = f.index
			}
		}
		switch odd := lexicon.Disguised(one.name + " " + one.label); {
		case one.at.File == nil: // built in
		case like >= 0:
			d := p.report(diag.LookAlike, p.nameOf(one.at), fmt.Sprintf("this name looks like %q but is a different name", all[like].said()))
			d.Help = "write both with the same letters, or rename one of them"
			if at := all[like].at; at.File != nil {
				at = p.nameOf(at)
				d.Related = []diag.Related{{File: at.File, Span: at.Span, Message: "looks the same"}}
			}
		case odd != 0:
			d := p.report(diag.LookAlike, p.nameOf(one.at), fmt.Sprintf("%q in %q looks like a Latin letter but is U+%04X", odd, one.said(), odd))
			d.Help = "write the word with letters of one alphabet"
		}
	}
}

// said returns the name as displayed.
func (n called) said() string { return cmp.Or(n.name, n.label) }

// nameOf returns the position of the name in a declaration; for anything else
// its first line.
func (p *Pass) nameOf(at source.Location) source.Location {
	switch d := p.decls[at.Span.Start]; {
	case at.File != p.Tree.Source:
		return at
	case d != nil:
		return p.in(d.Name.At)
	}
	return p.line(at.Span)
}
