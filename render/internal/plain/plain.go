// Package plain writes a journey as text for terminals, commit messages and
// emails: a flow that runs down, with who does what for which recipient, and
// branches indented. It is a pure function of the model and does not know
// pictures.
//
// Columns are terminal columns: wide characters count as two. Characters that a
// terminal would obey or hide are replaced.
package plain

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/internal/terminal"
)

// Options control the layout of the text.
type Options struct {
	Width int  // in columns; 0 means 80, less than 40 means 40
	ASCII bool // draw marks and lines with ASCII; the author's text stays as it is
}

// marks are the characters that lines are drawn with.
type marks struct {
	to, ask, good, bad, fail, both, loop, jump, end string
	rule, pipe, tee, corner, blank                  string
}

var (
	drawn = marks{"→", "◇", "✓", "✗", "✗", "║", "↻", "↩", "●", "─", "│  ", "├─ ", "└─ ", "   "}
	ascii = marks{"->", "?", "+", "x", "x", "||", "@", "<-", "*", "-", "|  ", "+- ", "`- ", "   "}
)

// Write returns a journey as text; it ends with a line end, and no line ends
// with a space.
func Write(j *model.Journey, opt Options) string {
	w := &writer{marks: drawn, width: opt.Width, numbers: j.Numbers(), given: map[branch]bool{}}
	if w.width == 0 {
		w.width = 80
	}
	w.width = max(w.width, 40)
	if opt.ASCII {
		w.marks = ascii
	}
	for _, e := range j.Edges {
		if e.Given {
			w.given[branch{e.From, e.Branch}] = true
		}
	}
	w.digits = len(strconv.Itoa(max(len(w.numbers), 1)))
	w.head(j)
	w.flow(j)
	return string(w.out)
}

type writer struct {
	marks
	out     []byte
	width   int
	digits  int // of the largest number
	numbers map[*model.Node]int
	given   map[branch]bool // the branches whose shares the author gave
}

// branch identifies a branch of a decision.
type branch struct {
	from   *model.Node
	branch int
}

// line writes a text after a lead, and breaks it if it is too long; the lines
// after the first begin with hang.
func (w *writer) line(lead, hang, text string) {
	for i, part := range terminal.Wrap(text, w.width-terminal.Width(lead), w.width-terminal.Width(hang)) {
		if i > 0 {
			lead = hang
		}
		w.print(strings.TrimRight(lead+part, " ") + "\n")
	}
}

func (w *writer) print(text string) { w.out = append(w.out, text...) }

func (w *writer) head(j *model.Journey) {
	title := j.Title
	if title == "" {
		title = "Service journey"
	}
	w.line("", "", title)
	w.print(strings.Repeat(w.rule, min(terminal.Width(terminal.Visible(title)), w.width)) + "\n")
	if j.Goal != "" {
		w.line("Goal: ", "      ", j.Goal)
	}
	var names []string
	for _, p := range present(j) {
		name := p.Label
		if kind := strings.ReplaceAll(p.Kind.String(), "-", " "); !strings.EqualFold(name, kind) {
			name += " (" + kind + ")"
		}
		names = append(names, name)
	}
	if len(names) > 0 {
		w.line("With: ", "      ", strings.Join(names, ", "))
	}
}

// present returns those who act or are otherwise involved, in the order of
// declaration.
func present(j *model.Journey) []*model.Participant {
	there := map[*model.Participant]bool{}
	for _, n := range j.Nodes {
		if n.Kind != model.StepNode && n.Kind != model.DecisionNode {
			continue
		}
		there[n.Owner] = true
		for _, p := range n.Others() {
			there[p] = true
		}
	}
	var all []*model.Participant
	for _, p := range j.Participants {
		if there[p] {
			all = append(all, p)
		}
	}
	return all
}

// flow writes the steps under the headers of their phases.
func (w *writer) flow(j *model.Journey) {
	var phase *model.Phase
	if len(j.Nodes) > 0 {
		w.print("\n")
		if from := j.Nodes[0].Text; from != "" {
			w.line(w.end+" ", "  ", from)
		}
	}
	for _, item := range j.Body {
		if p := model.PhaseOf(item, phase); p != phase {
			phase = p
			w.phase(p)
		}
		w.item(item, "")
	}
	for _, n := range j.Nodes {
		if n.Kind == model.EndNode && n.Text == "" {
			w.line(w.end+" ", "  ", "end")
		}
	}
}

func (w *writer) phase(p *model.Phase) {
	if p == nil {
		return
	}
	if !bytes.HasSuffix(w.out, []byte("\n\n")) {
		w.print("\n")
	}
	name := " " + terminal.Cut(terminal.Visible(p.Title), w.width-8) + " "
	w.print(strings.Repeat(w.rule, 2) + name + strings.Repeat(w.rule, w.width-2-terminal.Width(name)) + "\n")
	w.notes(&p.Annotations, "   ")
}

func (w *writer) items(items []model.Item, indent string) {
	for _, item := range items {
		w.item(item, indent)
	}
}

// number returns the number of a step, and a blank of the same width.
func (w *writer) number(n *model.Node) (number, blank string) {
	return fmt.Sprintf("%*d  ", w.digits, w.numbers[n]), strings.Repeat(" ", w.digits+2)
}

func (w *writer) item(item model.Item, indent string) {
	switch item := item.(type) {
	case *model.Act:
		switch item.Node.Kind {
		case model.OutcomeNode:
			w.outcome(item.Node, indent)
		case model.EndNode:
			w.line(indent+w.end+" ", indent+"  ", item.Node.Text)
		default:
			w.step(item, indent)
		}
	case *model.Choice:
		w.choice(item, indent)
	case *model.Parallel:
		w.line(indent+w.both+" ", indent+strings.Repeat(" ", terminal.Width(w.both)+1), "in parallel")
		for i, b := range item.Branches {
			w.branch(i, len(item.Branches), b, indent, "", "")
		}
		w.notes(&item.Join.Annotations, indent+w.blank)
	case *model.Loop:
		w.line(indent+w.loop+" ", indent+"  ", "repeat "+item.Node.Text)
		w.branch(0, 1, item.Body, indent, "", "")
		w.notes(&item.Node.Annotations, indent+w.blank)
	case *model.GoTo:
		w.line(indent+w.jump+" ", indent+strings.Repeat(" ", terminal.Width(w.jump)+1), "go to "+w.place(item.Target))
	}
}

// place returns how a text refers to a node.
func (w *writer) place(n *model.Node) string {
	switch {
	case n == nil:
		return "what follows"
	case w.numbers[n] > 0:
		return strconv.Itoa(w.numbers[n])
	case n.Label != "":
		return n.Label
	case n.Text != "":
		return n.Text
	}
	return n.Kind.String()
}

func (w *writer) step(a *model.Act, indent string) {
	n := a.Node
	number, blank := w.number(n)
	w.line(indent+number, indent+blank+"  ", w.who(n)+": "+n.Action)
	if how := w.how(n); how != "" {
		w.line(indent+blank+"  ", indent+blank+"  ", how)
	}
	w.notes(&n.Annotations, indent+blank+"  ")
	for i, f := range a.Failures {
		text := f.Text
		if f.Share > 0 {
			text += " (" + quantity.Share(f.Share) + ")"
		}
		w.branch(i, len(a.Failures), f.Body, indent+blank, w.fail+" ", "on failure: "+text)
	}
}

// who returns the owner and everybody else involved.
func (w *writer) who(n *model.Node) string {
	name := "?"
	if n.Owner != nil {
		name = n.Owner.Label
	}
	partners := map[*model.Participant]bool{}
	for _, p := range n.Partners {
		partners[p] = true
	}
	var to, with []string
	for _, p := range n.Others() {
		switch {
		case len(n.Givers) > 0 && p == n.Givers[0]:
			name = p.Label + " " + w.to + " " + name
		case partners[p] || p == n.Premises:
			with = append(with, p.Label)
		default:
			to = append(to, p.Label)
		}
	}
	if len(to) > 0 {
		name += " " + w.to + " " + strings.Join(to, ", ")
	}
	if len(with) > 0 {
		name += " with " + strings.Join(with, ", ")
	}
	return name
}

// how returns the means of a step.
func (w *writer) how(n *model.Node) string {
	var parts []string
	if len(n.Systems) > 0 {
		parts = append(parts, "via "+n.Join(model.Via, model.Labels(n.Systems)))
	}
	if n.Carrier != nil {
		parts = append(parts, "via "+n.Carrier.Label)
	}
	if len(n.Channels) == 1 && n.Channel().ID == "in-person" {
		parts = append(parts, "in person")
	} else if len(n.Channels) > 0 {
		parts = append(parts, "by "+n.Join(model.By, model.Labels(n.Channels)))
	}
	if len(n.Places) > 0 {
		parts = append(parts, "at "+n.Join(model.At, model.Labels(n.Places)))
	}
	if n.Premises != nil {
		parts = append(parts, "at "+n.Premises.Label)
	}
	return strings.Join(parts, ", ")
}

func (w *writer) choice(c *model.Choice, indent string) {
	number, blank := w.number(c.Node)
	w.line(indent+number+w.ask+" ", indent+blank+"  ", c.Node.Question())
	w.notes(&c.Node.Annotations, indent+blank+"  ")
	for i, b := range c.Branches {
		text := b.Text
		if b.Implicit {
			text = "else"
		}
		if w.given[branch{c.Node, i}] {
			text += " (" + quantity.Share(b.Share) + ")"
		}
		w.branch(i, len(c.Branches), b.Body, indent+blank, "", text)
	}
}

// branch writes one of several branches: a mark and a text, if any, with the
// body below.
func (w *writer) branch(i, of int, body []model.Item, indent, mark, text string) {
	tee, under := w.tee, w.pipe
	if i == of-1 {
		tee, under = w.corner, w.blank
	}
	if text != "" {
		w.line(indent+tee+mark, indent+under+strings.Repeat(" ", terminal.Width(mark)), text)
		w.items(body, indent+under)
		return
	}
	// A branch without a name begins with its first line.
	at := len(w.out)
	w.items(body, indent+under)
	if len(w.out) == at {
		w.print(indent + under + w.end + "\n")
	}
	w.out = slices.Replace(w.out, at, at+len(indent+under), []byte(indent+tee)...)
}

func (w *writer) outcome(n *model.Node, indent string) {
	mark, word := w.bad, "fails"
	if n.Success {
		mark, word = w.good, "succeeds"
	}
	if n.Text != "" {
		word += ": " + n.Text
	}
	w.line(indent+mark+" ", indent+"  ", word)
	w.notes(&n.Annotations, indent+"  ")
}

// notes writes the notes of an element.
func (w *writer) notes(a *model.Annotations, indent string) {
	note := func(name, text string) {
		w.line(indent+name, indent+"  ", text)
	}
	var times []string
	if a.Takes != nil {
		times = append(times, "takes "+a.Takes.String())
	}
	if a.Waits != nil {
		waits := "waits " + a.Waits.Said()
		if a.Waiter != nil {
			waits = a.Waiter.Label + " " + waits
		}
		times = append(times, waits)
	}
	for _, c := range a.Costs {
		times = append(times, "costs "+c.String())
	}
	if a.Truth {
		times = append(times, "moment of truth")
	}
	if len(times) > 0 {
		note("", strings.Join(times, ", "))
	}
	for _, f := range a.Feelings {
		text := "feels " + f.Word
		if f.Who != nil {
			text = f.Who.Label + " " + text
		}
		if f.Text != "" {
			text += `, "` + f.Text + `"`
		}
		note("", text)
	}
	for _, list := range []struct {
		name    string
		remarks []model.Remark
	}{
		{"pain point: ", a.Pains}, {"risk: ", a.Risks}, {"opportunity: ", a.Ideas}, {"quote: ", a.Quotes}, {"evidence: ", a.Evidence}, {"note: ", a.Notes},
	} {
		for _, r := range list.remarks {
			note(list.name, r.Text)
		}
	}
	for _, l := range a.Links {
		note("link: ", strings.TrimSpace(l.Text+" "+l.URL))
	}
	if len(a.Tags) > 0 {
		note("tags: ", strings.Join(a.Tags, ", "))
	}
}
