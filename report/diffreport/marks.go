package diffreport

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/model"
)

// mostWords is the maximum number of aspects in a mark.
const mostWords = 2

// Marks returns the changes as marks for the pictures of both journeys.
func (r Report) Marks() (marks [2][]model.Mark) {
	for _, s := range r.Diff.Stages {
		for _, p := range s.Nodes {
			m := model.Mark{Title: markTitle(p)}
			switch p.Change() {
			case diff.Same:
				continue
			case diff.Added:
				m.Fate, m.Word = model.Came, "new"
			case diff.Removed:
				m.Fate, m.Word = model.Went, "removed"
			case diff.Moved:
				m.Fate, m.Word = model.Moved, "moved"
			default:
				m.Fate, m.Word = model.Changed, aspects(p.Details)
			}
			for i, n := range []*model.Node{p.Before, p.After} {
				if n != nil {
					m.Node = n
					marks[i] = append(marks[i], m)
				}
			}
		}
	}
	return marks
}

// aspects returns the first words for the changes; a step that is also
// elsewhere has moved.
func aspects(list []diff.Detail) string {
	var names []string
	seen := map[string]bool{}
	for _, d := range list {
		name := aspectWord(d.Aspect)
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	more := ""
	if len(names) > mostWords {
		more = fmt.Sprintf(" +%d", len(names)-mostWords)
		names = names[:mostWords]
	}
	return strings.Join(names, ", ") + more
}

// aspectWord returns the word for an aspect without its values.
func aspectWord(a diff.Aspect) string {
	switch a {
	case diff.Phase, diff.Order, diff.Block:
		return "moved"
	case diff.To:
		return "recipient"
	case diff.From:
		return "sender"
	case diff.With:
		return "counterpart"
	case diff.Via:
		return "system"
	case diff.Branch:
		return "branches"
	case diff.GoesTo:
		return "jump"
	case diff.Takes, diff.Waits:
		return "time"
	}
	return said(a)
}

// said returns the word for an aspect with its values.
func said(a diff.Aspect) string {
	switch a {
	case diff.Block:
		return "path"
	case diff.Branch:
		return "branch"
	case diff.Mood:
		return "emotion"
	case diff.Pain:
		return "pain point"
	case diff.Idea:
		return "opportunity"
	}
	return string(a)
}

// markTitle returns all details of a change.
func markTitle(p diff.Pair[model.Node]) string {
	switch p.Change() {
	case diff.Added:
		return "Added"
	case diff.Removed:
		return "Removed"
	}
	var lines []string
	for _, d := range toDetails(p.Details) {
		name := said(d.Aspect)
		name = strings.ToUpper(name[:1]) + name[1:]
		switch {
		case d.Was == "":
			lines = append(lines, name+" added: "+d.Is)
		case d.Is == "":
			lines = append(lines, name+" removed: "+d.Was)
		default:
			lines = append(lines, name+": "+d.Was+" → "+d.Is)
		}
	}
	return strings.Join(lines, "\n")
}

// noted are the metrics shown next to the headings of the pictures.
var noted = []string{"handoffs", "ping-pongs", "waiting", "lead-time"}

// Notes returns the key metrics of each journey on one line.
func (r Report) Notes() (notes [2]string) {
	journey, _ := r.told()
	var parts [2][]string
	for _, key := range noted {
		for _, f := range journey {
			if f.Key != key {
				continue
			}
			row := toRow(f)
			for i, value := range []string{row.Was, row.Is} {
				if value != unknown {
					parts[i] = append(parts[i], strings.ToLower(row.Name[:1])+row.Name[1:]+" "+value)
				}
			}
		}
	}
	for i := range notes {
		notes[i] = strings.Join(parts[i], " · ")
	}
	return notes
}
