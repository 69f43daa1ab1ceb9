// Package detail collects the details of every box of a journey's picture, for
// writers that can show more than a picture. It decides on names and order and
// writes no format.
package detail

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/render/internal/html"
)

// Of returns the details of all nodes, in the order of the text.
func Of(j *model.Journey) []html.Detail {
	next := make(map[*model.Node][]html.Way, len(j.Nodes))
	for _, e := range j.Edges {
		if e.To != nil {
			next[e.From] = append(next[e.From], html.Way{To: e.To.ID, Kind: e.Kind.String(), Text: condition(e)})
		}
	}
	all := make([]html.Detail, 0, len(j.Nodes))
	number := 0
	for _, n := range j.Nodes {
		d := html.Detail{ID: n.ID, Next: next[n]}
		d.Kind, d.Title = named(n)
		if n.Kind == model.StepNode || n.Kind == model.DecisionNode {
			number++
			d.Number = number
		}
		d.Searched = d.Number > 0 || n.Kind == model.OutcomeNode
		if n.Owner != nil {
			d.Lane = n.Owner.Label
		}
		if n.Phase != nil {
			d.Phase = n.Phase.Title
		}
		d.Who = involved(n)
		d.Facts = facts(n)
		for _, l := range n.Links {
			d.Links = append(d.Links, html.Link{URL: l.URL, Text: l.Text})
		}
		all = append(all, d)
	}
	return all
}

// named returns the kind of a node in words, and its text.
func named(n *model.Node) (kind, title string) {
	switch n.Kind {
	case model.StepNode:
		return "Step", n.Sentence
	case model.DecisionNode:
		if n.Fact {
			return "Condition", n.Text
		}
		return "Decision", n.Text
	case model.OutcomeNode:
		word := "Failure"
		if n.Success {
			word = "Success"
		}
		if n.Text == "" {
			return "Outcome", word
		}
		return word, n.Text
	case model.ForkNode:
		return "In parallel", "In parallel from here on"
	case model.JoinNode:
		return "In parallel", "When all branches are done"
	case model.LoopNode:
		return "Loop", "Repeat " + n.Text
	case model.EndNode:
		if n.Text != "" {
			return "Continues", n.Text
		}
		return "End", "The journey ends here"
	}
	if n.Text != "" {
		return "Comes", n.Text
	}
	return "Start", "The journey begins here"
}

// involved returns the ids of everybody involved in a step, its owner first.
func involved(n *model.Node) []string {
	if !n.Acts() {
		return nil
	}
	var ids []string
	for _, p := range append(append([]*model.Participant{n.Owner, n.Carrier}, n.Systems...), n.Others()...) {
		if p != nil {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// condition returns the text of a flow.
func condition(e *model.Edge) string {
	if !e.Given {
		return e.Text
	}
	return strings.TrimSpace(e.Text + " (" + quantity.Share(e.Share) + ")")
}

// facts returns what is known about a node: first what fits on a line, which
// has no class, then lists.
func facts(n *model.Node) []html.Fact {
	var all []html.Fact
	add := func(name, class string, texts ...string) {
		if len(texts) > 0 && texts[0] != "" {
			all = append(all, html.Fact{Name: name, Class: class, Texts: texts})
		}
	}
	people := func(name string, list ...*model.Participant) {
		var labels []string
		for _, p := range list {
			if p != nil {
				labels = append(labels, p.Label)
			}
		}
		add(name, "", labels...)
	}
	if n.Acts() {
		people("By", n.Owner)
	}
	people("To", n.Receivers...)
	people("From", n.Givers...)
	people("With", n.Partners...)
	people("Via", n.Systems...)
	people("Carrier", n.Carrier)
	if len(n.Channels) > 0 {
		add("Channel", "", model.Labels(n.Channels)...)
	}
	if len(n.Places) > 0 {
		add("Place", "", model.Labels(n.Places)...)
	}
	people("At", n.Premises)
	if n.Takes != nil {
		add("Takes", "", n.Takes.String())
	}
	if n.Waits != nil {
		waits := n.Waits.Said()
		if n.Waiter != nil {
			waits = n.Waiter.Label + ", " + waits
		}
		add("Waits", "", waits)
	}
	var costs []string
	for _, c := range n.Costs {
		costs = append(costs, c.String())
	}
	add("Costs", "", costs...)
	add("Tags", "", n.Tags...)
	if n.Truth {
		add("Moment of truth", "", "yes")
	}
	for _, f := range n.Feelings {
		add("Feels", "", feeling(f))
	}
	for _, list := range []struct {
		name, class string
		remarks     []model.Remark
	}{
		{"Pain points", "pain", n.Pains},
		{"Risks", "pain", n.Risks},
		{"Opportunities", "idea", n.Ideas},
		{"Quotes", "quote", n.Quotes},
		{"Evidence", "note", n.Evidence},
		{"Notes", "note", n.Notes},
	} {
		texts := make([]string, len(list.remarks))
		for i, r := range list.remarks {
			texts[i] = r.Text
		}
		add(list.name, list.class, texts...)
	}
	return all
}

// feeling formats an emotion with its number, whose it is, and its text.
func feeling(f model.Feeling) string {
	text := fmt.Sprintf("%s (%d)", f.Word, f.Value)
	switch {
	case f.Value > 0:
		text = fmt.Sprintf("%s (+%d)", f.Word, f.Value)
	case f.Value < 0:
		text = fmt.Sprintf("%s (−%d)", f.Word, -f.Value)
	}
	if f.Who != nil {
		text = f.Who.Label + ": " + text
	}
	if f.Text != "" {
		text += " “" + f.Text + "”"
	}
	return text
}
