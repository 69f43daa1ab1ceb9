// Package diffreport reports what changed in a journey: for terminals, for pull
// requests, as data and as a web page. It decides on words and their order and
// compares nothing itself. Markdown, JSON and HTML each have a file.
package diffreport

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/model"
)

// Report is the input of the reports.
type Report struct {
	Before, After string // the names of the two journeys: usually those of their files
	Diff          diff.Diff
	Figures       []diff.Figure // of the same diff
}

// signs begin a line, as in git; a step that has only moved has its own sign.
var signs = [...]string{diff.Same: " ", diff.Added: "+", diff.Removed: "-", diff.Moved: ">", diff.Changed: "~"}

// section is a heading with the changes under it. Sections without changes are
// left out.
type section struct {
	Title   string
	Entries []entry
}

// entry is a thing that has changed.
type entry struct {
	Change  diff.Change
	Text    string
	Details []detail
}

// detail is one change of a thing. Was is empty for an addition, Is for a
// removal.
type detail struct {
	Aspect  diff.Aspect
	Was, Is string
}

// sections returns all changes, in the order of the journey.
func (r Report) sections() []section {
	var all []section
	add := func(s section) {
		if len(s.Entries) > 0 {
			all = append(all, s)
		}
	}
	about := section{Title: "Journey"}
	for _, d := range r.Diff.About {
		about.Entries = append(about.Entries, entry{Change: changeOf(d), Text: string(d.Aspect), Details: []detail{toDetail(d)}})
	}
	add(about)
	people := section{Title: "Participants"}
	for _, p := range r.Diff.Participants {
		if p.Change() != diff.Same {
			people.Entries = append(people.Entries, entry{p.Change(), nameParticipant(p), toDetails(p.Details)})
		}
	}
	add(people)
	for _, s := range r.Diff.Stages {
		part := section{Title: stageTitle(s)}
		if c := s.Phase.Change(); c != diff.Same {
			part.Entries = append(part.Entries, entry{c, "phase " + part.Title, toDetails(s.Phase.Details)})
		}
		for _, n := range s.Nodes {
			if c := n.Change(); c != diff.Same {
				part.Entries = append(part.Entries, entry{c, nameNode(n), toDetails(n.Details)})
			}
		}
		add(part)
	}
	return all
}

// changeOf says whether a detail was added, removed or changed.
func changeOf(d diff.Detail) diff.Change {
	switch {
	case d.Before == "":
		return diff.Added
	case d.After == "":
		return diff.Removed
	}
	return diff.Changed
}

func nameParticipant(p diff.Pair[model.Participant]) string {
	who := p.After
	if who == nil {
		who = p.Before
	}
	return who.Label + " (" + strings.ReplaceAll(who.Kind.String(), "-", " ") + ")"
}

func nameNode(p diff.Pair[model.Node]) string {
	n := p.After
	if n == nil {
		n = p.Before
	}
	return diff.Describe(n)
}

func stageTitle(s diff.Stage) string {
	switch {
	case s.Phase.After != nil:
		return s.Phase.After.Title
	case s.Phase.Before != nil:
		return s.Phase.Before.Title
	}
	return "Steps"
}

func toDetails(list []diff.Detail) []detail {
	var all []detail
	for _, d := range list {
		all = append(all, toDetail(d))
	}
	return all
}

// toDetail puts the position of a thing into words, even if that is nowhere in
// particular.
func toDetail(d diff.Detail) detail {
	out := detail{d.Aspect, d.Before, d.After}
	say := func(none, before string) {
		for _, text := range []*string{&out.Was, &out.Is} {
			if *text == "" {
				*text = none
			} else {
				*text = before + *text
			}
		}
	}
	switch d.Aspect {
	case diff.Block:
		say("main flow", "")
	case diff.Phase:
		say("no phase", "")
	case diff.Order:
		say("first", "after: ")
	}
	return out
}

// Summary counts the changes of steps, decisions and outcomes, in one line.
func (r Report) Summary() string {
	counts := r.Diff.Counts()
	var parts []string
	for _, c := range []diff.Change{diff.Added, diff.Removed, diff.Changed, diff.Moved} {
		if n := counts[c]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, c))
		}
	}
	if len(parts) == 0 {
		if r.Diff.Empty() {
			return "no differences"
		}
		return "no steps changed"
	}
	if n := counts[diff.Same]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d unchanged", n))
	}
	return strings.Join(parts, ", ")
}

// Title returns the journey's new name, and the old one if it was different.
func (r Report) Title() (before, after string) {
	before, after = r.Diff.Before.Title, r.Diff.After.Title
	if before == "" {
		before = r.Before
	}
	if after == "" {
		after = r.After
	}
	return before, after
}

// told returns the metrics worth a row: those that are not 0 in both journeys,
// and not 0 things in one if the other one does not exist.
func (r Report) told() (journey, people []diff.Figure) {
	for _, f := range r.Figures {
		if f.Before == 0 && f.After == 0 && (f.Was == f.Is || f.Unit == diff.Count) {
			continue
		}
		if f.Key == "workload-steps" || f.Key == "workload-hours" {
			people = append(people, f)
		} else {
			journey = append(journey, f)
		}
	}
	return journey, people
}
