package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// matchNodes pairs the nodes: by the author's labels, then by their exact
// words, then by similarity; blocks also by their contents.
func (c *comparison) matchNodes() {
	c.matchLabels()
	c.matchKeys(c.wholeKey)
	c.matchKeys(c.actionKey)
	c.matchAlike()
	for range 2 { // twice, for nested blocks
		c.matchBlocks()
	}
	c.matchHollow()
	c.matchEnds()
}

// matchLabels pairs nodes of one kind with the same label.
func (c *comparison) matchLabels() {
	b, a := &c.sides[0], &c.sides[1]
	labelled := func(s *side) (nodes []*model.Node, at []int) {
		for i, n := range s.journey.Nodes {
			if n.Label != "" {
				nodes, at = append(nodes, n), append(at, i)
			}
		}
		return nodes, at
	}
	before, atBefore := labelled(b)
	after, atAfter := labelled(a)
	key := func(n *model.Node) string { return n.Kind.String() + " " + lexicon.Fold(n.Label) }
	pairsBefore, pairsAfter := partners(len(before)), partners(len(after))
	matchKeys(before, after, key, key, pairsBefore, pairsAfter)
	for i, j := range pairsBefore {
		if j != none {
			c.pairNodes(atBefore[i], atAfter[j])
		}
	}
}

// wholeKey returns everything that a sentence says; "" for nodes without text.
func (c *comparison) wholeKey(of int, n *model.Node) string {
	k := c.actionKey(of, n)
	if n.Kind != model.StepNode {
		return k
	}
	var b strings.Builder
	b.WriteString(k)
	for _, people := range [][]*model.Participant{n.Receivers, n.Givers, n.Partners, n.Systems, {n.Carrier}, {n.Premises}} {
		b.WriteString("\x00")
		for _, p := range people {
			b.WriteString(c.personKey(of, p))
		}
	}
	for _, channel := range n.Channels {
		b.WriteString("\x00" + channel.ID)
	}
	for _, place := range n.Places {
		b.WriteString("\x00" + lexicon.Fold(place.Label))
	}
	b.WriteString("\x00" + strconv.Itoa(int(n.Either)))
	return b.String()
}

// actionKey returns who does what.
func (c *comparison) actionKey(of int, n *model.Node) string {
	switch n.Kind {
	case model.StepNode:
		return "step\x00" + c.personKey(of, n.Owner) + "\x00" + bare(n.Action)
	case model.DecisionNode:
		if n.Fact {
			return "fact\x00" + folded(n.Text)
		}
		return "decision\x00" + c.personKey(of, n.Owner) + "\x00" + folded(n.Text)
	case model.OutcomeNode:
		return "outcome\x00" + strconv.FormatBool(n.Success) + "\x00" + folded(n.Text)
	case model.LoopNode:
		return "loop\x00" + folded(n.Text)
	case model.ForkNode:
		return "fork"
	}
	return ""
}

// personKey returns the same value for a participant and its partner.
func (c *comparison) personKey(of int, p *model.Participant) string {
	i, ok := c.sides[of].people[p]
	if !ok {
		return "-"
	}
	if of == 0 {
		if i = c.sides[0].peoplePartners[i]; i == none {
			return "?" + lexicon.Fold(p.Label)
		}
	}
	return strconv.Itoa(i) + "."
}

// folded returns a text for comparison: case and white space do not count.
func folded(text string) string { return strings.Join(strings.Fields(lexicon.Fold(text)), " ") }

// bare returns an action for comparison: articles do not count either.
func bare(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(lexicon.Fold(text)), lexicon.IsArticle), " ")
}

// matchKeys pairs nodes with the same key like Heckel pairs the lines of a file
// ("A technique for isolating differences between files", CACM 21(4), 1978):
// what occurs once in both is the same wherever it is; from there on,
// neighbours are the same as long as their keys are. It is linear.
func (c *comparison) matchKeys(key func(of int, n *model.Node) string) {
	b, a := &c.sides[0], &c.sides[1]
	type seen struct {
		count [2]int
		at    [2]int
	}
	table := map[string]*seen{}
	var keys [2][]string
	for of := range c.sides {
		s := &c.sides[of]
		keys[of] = make([]string, len(s.journey.Nodes))
		for i, n := range s.journey.Nodes {
			if s.nodePartners[i] != none {
				continue
			}
			k := key(of, n)
			if keys[of][i] = k; k == "" {
				continue
			}
			if table[k] == nil {
				table[k] = &seen{}
			}
			table[k].count[of]++
			table[k].at[of] = i
		}
	}
	for i, k := range keys[0] {
		if e := table[k]; k != "" && e.count == [2]int{1, 1} && k != "fork" {
			c.pairNodes(i, e.at[1])
		}
	}
	beside := func(i, j, step int) {
		for i, j = i+step, j+step; i >= 0 && j >= 0 && i < len(keys[0]) && j < len(keys[1]); i, j = i+step, j+step {
			if b.nodePartners[i] != none || a.nodePartners[j] != none || keys[0][i] == "" || keys[0][i] != keys[1][j] {
				return
			}
			c.pairNodes(i, j)
		}
	}
	for i := range b.nodePartners {
		if j := b.nodePartners[i]; j != none {
			beside(i, j, 1)
		}
	}
	for i := range slices.Backward(b.nodePartners) {
		if j := b.nodePartners[i]; j != none {
			beside(i, j, -1)
		}
	}
}

// matchBlocks pairs the remaining decisions, loops and forks by their contents:
// those that share most come first.
func (c *comparison) matchBlocks() {
	b, a := &c.sides[0], &c.sides[1]
	type candidate struct{ i, j, shared int }
	var found []candidate
	for i, held := range b.blocks.held {
		kind := b.journey.Nodes[i].Kind
		if b.nodePartners[i] != none || kind == model.StepNode {
			continue
		}
		shared := map[int]int{}
		var order []int
		for _, inner := range held {
			partner := b.nodePartners[inner]
			if partner == none {
				continue
			}
			j := a.blocks.in[partner].opener
			if j == none || a.nodePartners[j] != none || a.journey.Nodes[j].Kind != kind {
				continue
			}
			if shared[j]++; shared[j] == 1 {
				order = append(order, j)
			}
		}
		for _, j := range order {
			found = append(found, candidate{i, j, shared[j]})
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int { return y.shared - x.shared })
	for _, f := range found {
		if b.nodePartners[f.i] == none && a.nodePartners[f.j] == none {
			c.pairNodes(f.i, f.j)
		}
	}
}

// matchHollow pairs the remaining forks that hold no nodes, such as those with
// only jumps, in their order.
func (c *comparison) matchHollow() {
	var hollow [2][]int
	for of := range c.sides {
		s := &c.sides[of]
		for i, n := range s.journey.Nodes {
			if n.Kind == model.ForkNode && s.nodePartners[i] == none && len(s.blocks.held[i]) == 0 {
				hollow[of] = append(hollow[of], i)
			}
		}
	}
	for k := range min(len(hollow[0]), len(hollow[1])) {
		c.pairNodes(hollow[0][k], hollow[1][k])
	}
}

// matchEnds pairs what follows from the rest: the joins of forks, the start,
// the ends without an outcome in their order, and the only success or failure
// that is left.
func (c *comparison) matchEnds() {
	b, a := &c.sides[0], &c.sides[1]
	for i := range b.blocks.ways {
		join, ok := b.blocks.joins[i]
		if !ok || b.nodePartners[i] == none {
			continue
		}
		if other, ok := a.blocks.joins[b.nodePartners[i]]; ok {
			c.pairNodes(join, other)
		}
	}
	for _, kind := range []model.NodeKind{model.StartNode, model.EndNode} {
		j := 0
		for i, n := range b.journey.Nodes {
			if n.Kind != kind {
				continue
			}
			for j < len(a.journey.Nodes) && a.journey.Nodes[j].Kind != kind {
				j++
			}
			if j < len(a.journey.Nodes) {
				c.pairNodes(i, j)
				j++
			}
		}
	}
	for _, success := range []bool{true, false} {
		i, j := b.onlyOutcome(success), a.onlyOutcome(success)
		if i != none && j != none {
			c.pairNodes(i, j)
		}
	}
}

// onlyOutcome returns the only outcome of its kind without a partner, or none.
func (s *side) onlyOutcome(success bool) int {
	only := none
	for i, n := range s.journey.Nodes {
		if n.Kind != model.OutcomeNode || n.Success != success || s.nodePartners[i] != none {
			continue
		}
		if only != none {
			return none
		}
		only = i
	}
	return only
}
