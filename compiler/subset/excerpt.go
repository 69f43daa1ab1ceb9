// Package subset makes smaller journeys from large ones: only some phases,
// only what some participants take part in, or an overview with one box per
// phase and lane. It reads and returns models and knows neither text nor
// pictures.
//
// An excerpt is a journey like any other. Its nodes keep their ids. Where the
// flow comes from or continues outside it, its start and its ends say so in
// their Text.
package subset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/cases"

	"github.com/journey-lang/journey/compiler/model"
)

// Options select what an excerpt contains. Names are matched ignoring case.
// Phases are selected first, then lanes, then phases are collapsed.
type Options struct {
	Phases      []string // titles; empty means all
	Lanes       []string // names or labels of participants; empty means all
	Collapse    []string // titles of phases to collapse
	CollapseAll bool
}

// Whole reports whether the options select the whole journey.
func (o Options) Whole() bool {
	return len(o.Phases) == 0 && len(o.Lanes) == 0 && len(o.Collapse) == 0 && !o.CollapseAll
}

// Error reports a name for which there is nothing to show.
type Error struct {
	What  string // phase or lane
	Name  string
	Known []string // the available names, in the order of the journey
	Idle  bool     // the name is known, but nothing happens in it
}

func (e *Error) Error() string {
	switch {
	case e.Idle:
		return fmt.Sprintf("nothing happens in the %s %q", e.What, e.Name)
	case len(e.Known) == 0:
		return fmt.Sprintf("unknown %[1]s %[2]q; the journey has no %[1]ss", e.What, e.Name)
	}
	return fmt.Sprintf("unknown %s %q; use one of %s", e.What, e.Name, strings.Join(e.Known, ", "))
}

// Of returns an excerpt of a journey, which it does not change. An error is an
// *Error.
func Of(j *model.Journey, opt Options) (*model.Journey, error) {
	phases, err := findPhases(j, opt.Phases)
	if err != nil {
		return nil, err
	}
	lanes, err := findLanes(j, opt.Lanes)
	if err != nil {
		return nil, err
	}
	collapsed, err := findPhases(j, opt.Collapse)
	if err != nil {
		return nil, err
	}
	if opt.CollapseAll {
		collapsed = j.Phases
	}
	d := newDraft(j)
	if len(phases) > 0 {
		if err := d.onlyPhases(phases); err != nil {
			return nil, err
		}
	}
	if len(lanes) > 0 {
		if err := d.onlyLanes(lanes); err != nil {
			return nil, err
		}
	}
	if len(collapsed) > 0 {
		d.collapse(collapsed)
	}
	return d.finish(), nil
}

func fold(name string) string {
	return cases.Fold().String(strings.Join(strings.Fields(name), " "))
}

func findPhases(j *model.Journey, names []string) ([]*model.Phase, error) {
	var found []*model.Phase
	for _, name := range names {
		before := len(found)
		var known []string
		for _, p := range j.Phases {
			known = append(known, p.Title)
			if fold(p.Title) == fold(name) {
				found = append(found, p) // two may have the same title
			}
		}
		if len(found) == before {
			return nil, &Error{What: "phase", Name: name, Known: known}
		}
	}
	return found, nil
}

func findLanes(j *model.Journey, names []string) ([]*model.Participant, error) {
	var found []*model.Participant
	for _, name := range names {
		at := slices.IndexFunc(j.Participants, func(p *model.Participant) bool {
			return fold(p.Name) == fold(name) || fold(p.Label) == fold(name)
		})
		if at < 0 {
			var known []string
			for _, p := range j.Participants {
				known = append(known, p.Label)
			}
			return nil, &Error{What: "lane", Name: name, Known: known}
		}
		found = append(found, j.Participants[at])
	}
	return found, nil
}

// draft is a copy of a journey for editing: it has its own nodes, edges and
// blocks; everything else is shared and only replaced.
type draft struct {
	*model.Journey
	end   *model.Node // the end of paths that lost their end; nil until needed
	names int         // of added nodes
}

func newDraft(j *model.Journey) *draft {
	whole := *j
	d := &draft{Journey: &whole}
	copies := make(map[*model.Node]*model.Node, len(j.Nodes))
	d.Nodes = make([]*model.Node, len(j.Nodes))
	for i, n := range j.Nodes {
		own := *n
		copies[n], d.Nodes[i] = &own, &own
	}
	d.Edges = make([]*model.Edge, 0, len(j.Edges))
	for _, e := range j.Edges {
		own := *e
		own.From, own.To = copies[e.From], copies[e.To]
		if own.From != nil && own.To != nil {
			d.Edges = append(d.Edges, &own)
		}
	}
	d.Body = copyItems(j.Body, copies)
	return d
}

func copyItems(items []model.Item, copies map[*model.Node]*model.Node) []model.Item {
	all := make([]model.Item, 0, len(items))
	for _, item := range items {
		switch item := item.(type) {
		case *model.Act:
			own := &model.Act{Node: copies[item.Node]}
			for _, f := range item.Failures {
				f.Body = copyItems(f.Body, copies)
				own.Failures = append(own.Failures, f)
			}
			all = append(all, own)
		case *model.Choice:
			own := &model.Choice{Node: copies[item.Node]}
			for _, w := range item.Branches {
				w.Body = copyItems(w.Body, copies)
				own.Branches = append(own.Branches, w)
			}
			all = append(all, own)
		case *model.Parallel:
			own := &model.Parallel{Fork: copies[item.Fork], Join: copies[item.Join]}
			for _, b := range item.Branches {
				own.Branches = append(own.Branches, copyItems(b, copies))
			}
			all = append(all, own)
		case *model.Loop:
			all = append(all, &model.Loop{Body: copyItems(item.Body, copies), Node: copies[item.Node], Times: item.Times})
		case *model.GoTo:
			all = append(all, &model.GoTo{Target: copies[item.Target], Origin: item.Origin})
		}
	}
	return all
}

// index returns the position of each node.
func (d *draft) index() map[*model.Node]int {
	index := make(map[*model.Node]int, len(d.Nodes))
	for i, n := range d.Nodes {
		index[n] = i
	}
	return index
}

// add returns a new node with its own id; the caller inserts it.
func (d *draft) add(n model.Node) *model.Node {
	d.names++
	n.ID = "x" + strconv.Itoa(d.names)
	return &n
}

// finish orders and renumbers what has changed, and drops empty phases.
func (d *draft) finish() *model.Journey {
	index := d.index()
	slices.SortStableFunc(d.Edges, func(a, b *model.Edge) int {
		if by := index[a.From] - index[b.From]; by != 0 {
			return by
		}
		return a.Branch - b.Branch
	})
	for i, e := range d.Edges {
		e.ID = "e" + strconv.Itoa(i+1)
	}
	used := make(map[*model.Phase]bool)
	for _, n := range d.Nodes {
		used[n.Phase] = true
	}
	d.Phases = slices.DeleteFunc(slices.Clone(d.Phases), func(p *model.Phase) bool { return !used[p] })
	return d.Journey
}
