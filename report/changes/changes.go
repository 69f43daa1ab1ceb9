// Package changes reports what changed in a journey: for terminals, for pull
// requests, as data and as a web page. It decides on words and their order and
// compares nothing itself; Markdown, JSON and HTML have a file each.
package changes

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/compare"
	"github.com/journey-lang/journey/compiler/model"
)

// Report is the input of the reports.
type Report struct {
	Before, After string // the names of the two journeys: usually those of their files
	Diff          compare.Diff
	Figures       []compare.Figure // of the same diff
}

// signs begin a line, as in git; a step that has only moved has its own sign.
var signs = [...]string{compare.Same: " ", compare.Added: "+", compare.Removed: "-", compare.Moved: ">", compare.Changed: "~"}

// section is a heading with the changes under it. Sections without changes are
// left out.
type section struct {
	Title   string
	Entries []entry
}

// entry is a thing that has changed.
type entry struct {
	Change  compare.Change
	Text    string
	Details []detail
}

// detail is one change of a thing. Was is empty for an addition, Is for a
// removal.
type detail struct {
	Aspect  compare.Aspect
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
		if p.Change() != compare.Same {
			people.Entries = append(people.Entries, entry{p.Change(), nameParticipant(p), toDetails(p.Details)})
		}
	}
	add(people)
	for _, s := range r.Diff.Stages {
		part := section{Title: stageTitle(s)}
		if c := s.Phase.Change(); c != compare.Same {
			part.Entries = append(part.Entries, entry{c, "phase " + part.Title, toDetails(s.Phase.Details)})
		}
		for _, n := range s.Nodes {
			if c := n.Change(); c != compare.Same {
				part.Entries = append(part.Entries, entry{c, nameNode(n), toDetails(n.Details)})
			}
		}
		add(part)
	}
	return all
}

// changeOf says whether a detail was added, removed or changed.
func changeOf(d compare.Detail) compare.Change {
	switch {
	case d.Before == "":
		return compare.Added
	case d.After == "":
		return compare.Removed
	}
	return compare.Changed
}

func nameParticipant(p compare.Pair[model.Participant]) string {
	who := p.After
	if who == nil {
		who = p.Before
	}
	return who.Label + " (" + strings.ReplaceAll(who.Kind.String(), "-", " ") + ")"
}

func nameNode(p compare.Pair[model.Node]) string {
	n := p.After
	if n == nil {
		n = p.Before
	}
	return compare.Describe(n)
}

func stageTitle(s compare.Stage) string {
	switch {
	case s.Phase.After != nil:
		return s.Phase.After.Title
	case s.Phase.Before != nil:
		return s.Phase.Before.Title
	}
	return "Steps"
}

func toDetails(list []compare.Detail) []detail {
	var all []detail
	for _, d := range list {
		all = append(all, toDetail(d))
	}
	return all
}

// toDetail puts the position of a thing into words, even if that is nowhere in
// particular.
func toDetail(d compare.Detail) detail {
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
	case compare.Branch:
		say("main flow", "")
	case compare.Phase:
		say("no phase", "")
	case compare.Order:
		say("first", "after: ")
	}
	return out
}

// Summary counts the changes of steps, decisions and outcomes, in one line.
func (r Report) Summary() string {
	counts := r.Diff.Counts()
	var parts []string
	for _, c := range []compare.Change{compare.Added, compare.Removed, compare.Changed, compare.Moved} {
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
	if n := counts[compare.Same]; n > 0 {
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
func (r Report) told() (journey, people []compare.Figure) {
	for _, f := range r.Figures {
		if f.Before == 0 && f.After == 0 && (f.Was == f.Is || f.Unit == compare.Count) {
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
