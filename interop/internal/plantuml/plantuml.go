// Package plantuml writes a journey as an activity diagram of PlantUML, in the
// newer ("beta") syntax, with swimlanes.
//
// The notation has structure but no free arrows, so the package follows the
// blocks of a journey. A jump becomes a connector: a circle with a sign, which
// is repeated before the target.
package plantuml

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// Write writes the journey in PlantUML's notation.
func Write(j *model.Journey) []byte {
	w := &writer{captions: chart.NewCaptions(j), connectors: connectors(j), conditions: conditions(j)}
	w.line("@startuml")
	if title := chart.Clean(j.Title); title != "" {
		w.line("title %s", text(title))
	}
	for _, p := range chart.Owners(j) {
		w.line("|%s| %s", chart.LaneID(p), text(chart.LaneLabel(p)))
	}
	for _, n := range j.Nodes {
		if n.Kind == model.StartNode {
			w.enter(n)
			w.line("start")
		}
	}
	w.items(j.Body)
	for _, n := range j.Nodes {
		if n.Kind == model.EndNode {
			w.enter(n)
			w.line("stop")
		}
	}
	w.line("@enduml")
	return w.b.Bytes()
}

type writer struct {
	b          bytes.Buffer
	captions   chart.Captions
	connectors map[*model.Node]rune
	conditions map[opening]string
	lane       string // where the next element is drawn
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.b, format, args...)
	w.b.WriteByte('\n')
}

// enter switches to the lane of a node.
func (w *writer) enter(n *model.Node) {
	if id := chart.LaneID(n.Owner); id != w.lane {
		w.lane = id
		w.line("|%s|", id)
	}
}

// target draws the connector of a node, if something jumps there.
func (w *writer) target(n *model.Node) {
	if sign, ok := w.connectors[n]; ok {
		w.enter(n)
		w.line("(%c)", sign)
	}
}

func (w *writer) items(items []model.Item) {
	for _, item := range items {
		switch item := item.(type) {
		case *model.Act:
			w.act(item)
		case *model.Choice:
			w.choice(item)
		case *model.Parallel:
			w.parallel(item)
		case *model.Loop:
			w.loop(item)
		case *model.GoTo:
			if sign, ok := w.connectors[item.Target]; ok {
				w.line("(%c)", sign)
			}
			w.line("detach")
		}
	}
}

func (w *writer) act(a *model.Act) {
	n := a.Node
	w.target(n)
	w.enter(n)
	if n.Kind == model.OutcomeNode {
		w.line(":%s;", w.caption(n))
		if n.Success {
			w.line("stop")
		} else {
			w.line("end")
		}
		return
	}
	w.line(":%s;", w.caption(n))
	var branches []branch
	for i, f := range a.Failures {
		branches = append(branches, branch{w.conditions[opening{n, i}], f.Body})
	}
	w.branches("fails?", branches, true)
}

func (w *writer) choice(c *model.Choice) {
	w.target(c.Node)
	w.enter(c.Node)
	var branches []branch
	implicit := false
	for i, b := range c.Branches {
		if b.Implicit {
			implicit = true
			continue
		}
		branches = append(branches, branch{w.conditions[opening{c.Node, i}], b.Body})
	}
	w.branches(w.caption(c.Node), branches, implicit)
}

// branch is a branch with the condition that leads there.
type branch struct {
	condition string
	body      []model.Item
}

// branches draws a question with its branches. With goesOn there is one more,
// on which nothing happens.
func (w *writer) branches(question string, branches []branch, goesOn bool) {
	for i, branch := range branches {
		condition := text(branch.condition)
		switch {
		case i == 0:
			w.line("if (%s) then (%s)", question, condition)
		case i == len(branches)-1 && !goesOn:
			w.line("else (%s)", condition)
		default:
			w.line("elseif () then (%s)", condition)
		}
		w.items(branch.body)
	}
	if len(branches) > 0 {
		w.line("endif")
	}
}

func (w *writer) parallel(p *model.Parallel) {
	w.target(p.Fork)
	w.enter(p.Fork)
	for i, body := range p.Branches {
		if i == 0 {
			w.line("fork")
		} else {
			w.line("fork again")
		}
		w.items(body)
	}
	if len(p.Branches) > 0 {
		w.line("end fork")
	}
}

func (w *writer) loop(l *model.Loop) {
	w.line("repeat")
	w.items(l.Body)
	w.target(l.Node)
	w.enter(l.Node)
	w.line("repeat while (%s) is (again)", w.caption(l.Node))
}

// caption returns the text in the box of a node.
func (w *writer) caption(n *model.Node) string {
	var lines []string
	for _, l := range w.captions.Lines(n) {
		lines = append(lines, text(l))
	}
	return strings.Join(lines, `\n`)
}

// opening identifies the branch of a node.
type opening struct {
	node   *model.Node
	branch int
}

// conditions returns the texts of the arrows that open branches.
func conditions(j *model.Journey) map[opening]string {
	all := map[opening]string{}
	for _, e := range j.Edges {
		if e.Branch >= 0 {
			all[opening{e.From, e.Branch}] = chart.EdgeLabel(e)
		}
	}
	return all
}

// connectors assigns a sign to each node that something jumps to: A to Z, a to
// z, then further letters, of which there are more than a journey has nodes.
func connectors(j *model.Journey) map[*model.Node]rune {
	targets := map[*model.Node]bool{}
	for _, e := range j.Edges {
		if e.Kind == model.Jump {
			targets[e.To] = true
		}
	}
	signs := map[*model.Node]rune{}
	sign := 'A'
	for _, n := range j.Nodes {
		if !targets[n] {
			continue
		}
		signs[n] = sign
		switch sign {
		case 'Z':
			sign = 'a'
		case 'z':
			sign = '\u4e00' // the longest run of letters in Unicode's first plane
		default:
			sign++
		}
	}
	return signs
}

// text returns a text for anywhere in the notation. PlantUML decodes these
// codes after it has looked for its own signs and those of its wiki language.
//
// It does so twice: a decoded code must not spell another one, so an invisible
// word joiner is inserted where it would.
func text(s string) string {
	s = strings.NewReplacer("<U+", "<\u2060U+", "&#", "&\u2060#").Replace(s)
	return chart.Escape(s, "?", func(r rune) string {
		switch r {
		case '\\', '$':
			return fmt.Sprintf("<U+%04X>", r) // old versions fail on the other code
		}
		return fmt.Sprintf("&#%d;", r)
	})
}
