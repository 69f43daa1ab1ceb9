package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
)

// compareTexts adds a detail if two texts differ in more than case and white
// space.
func compareTexts(list []Detail, a Aspect, before, after string) []Detail {
	if folded(before) == folded(after) {
		return list
	}
	return append(list, Detail{a, before, after})
}

// compareNodes returns the changes of a node; moved says that it follows
// another node than before.
func (c *comparison) compareNodes(i, j int, moved bool) []Detail {
	b, a := &c.sides[0], &c.sides[1]
	before, after := b.journey.Nodes[i], a.journey.Nodes[j]
	list := c.compareWhere(i, j, moved)
	if (reported(before) || before.Kind == model.LoopNode) && c.renamed.in(bare(said(before))) != bare(said(after)) {
		list = append(list, Detail{Wording, said(before), said(after)})
	}
	if before.Kind == model.OutcomeNode && before.Success != after.Success {
		list = append(list, Detail{Outcome, successWord(before), successWord(after)})
	}
	if before.Acts() && !c.samePerson(before.Owner, after.Owner) {
		list = append(list, Detail{Owner, label(before.Owner), label(after.Owner)})
	}
	if before.Kind == model.StepNode {
		list = c.compareSides(list, before, after)
	}
	list = append(list, c.compareWays(i, j)...)
	list = append(list, c.compareLeaps(i, j)...)
	if before.Kind == model.StepNode || before.Kind == model.DecisionNode {
		list = compareTexts(list, Label, before.Label, after.Label)
	}
	return append(list, c.compareAnnotations(&before.Annotations, &after.Annotations)...)
}

// said returns the text of a node.
func said(n *model.Node) string {
	if n.Kind == model.StepNode {
		return n.Action
	}
	return n.Text
}

func successWord(n *model.Node) string {
	if n.Success {
		return "succeed"
	}
	return "fail"
}

func label(p *model.Participant) string {
	if p == nil {
		return ""
	}
	return p.Label
}

// compareSides adds changes of who else takes part in a step, how and where.
func (c *comparison) compareSides(list []Detail, before, after *model.Node) []Detail {
	for _, s := range []struct {
		aspect        Aspect
		before, after []*model.Participant
	}{
		{To, before.Receivers, after.Receivers},
		{From, before.Givers, after.Givers},
		{With, before.Partners, after.Partners},
	} {
		role := roles[s.aspect]
		if !c.samePeople(s.before, s.after) || before.Either&role != after.Either&role {
			list = append(list, Detail{s.aspect, named(before, role, s.before), named(after, role, s.after)})
		}
	}
	if !c.samePeople(before.Systems, after.Systems) || before.Either&model.Via != after.Either&model.Via || !c.samePerson(before.Carrier, after.Carrier) {
		list = append(list, Detail{Via, means(before), means(after)})
	}
	if x, y := channel(before), channel(after); x != y {
		list = append(list, Detail{Channel, x, y})
	}
	if folded(spot(before)) != folded(spot(after)) && !c.samePremises(before, after) {
		list = append(list, Detail{Place, spot(before), spot(after)})
	}
	return list
}

// roles are the clauses of the aspects.
var roles = map[Aspect]model.Roles{To: model.To, From: model.From, With: model.With}

// named joins the labels of people as a clause of the step does.
func named(n *model.Node, role model.Roles, people []*model.Participant) string {
	if n.Either&role == 0 {
		return labels(people)
	}
	return n.Join(role, model.Labels(people))
}

// means joins the systems and the carrier of a step.
func means(n *model.Node) string {
	var names []string
	if len(n.Systems) > 0 {
		names = append(names, named(n, model.Via, n.Systems))
	}
	if n.Carrier != nil {
		names = append(names, n.Carrier.Label)
	}
	return strings.Join(names, ", ")
}

func channel(n *model.Node) string {
	return n.Join(model.By, model.Labels(n.Channels))
}

// spot returns where a step happens, in words.
func spot(n *model.Node) string {
	switch {
	case len(n.Places) > 0:
		return n.Join(model.At, model.Labels(n.Places))
	case n.Premises != nil:
		return n.Premises.Label
	}
	return ""
}

func (c *comparison) samePremises(before, after *model.Node) bool {
	return before.Place() == nil && after.Place() == nil && before.Premises != nil && c.samePerson(before.Premises, after.Premises)
}

// compareWhere returns how a node has moved: to another phase, to another
// branch, or after another node.
func (c *comparison) compareWhere(i, j int, moved bool) []Detail {
	b, a := &c.sides[0], &c.sides[1]
	var list []Detail
	before, after := b.journey.Nodes[i], a.journey.Nodes[j]
	if !reported(before) {
		return nil
	}
	p, q := b.phaseOf(before), a.phaseOf(after)
	if (p == none != (q == none) || p != none && b.phasePartners[p] != q) && !c.carried(b.blocks.in[i], a.blocks.in[j]) {
		list = append(list, Detail{Phase, phaseTitle(before), phaseTitle(after)})
	}
	if !c.sameWay(b.blocks.in[i], a.blocks.in[j]) {
		if x, y := b.onWay(i), a.onWay(j); x != y {
			list = append(list, Detail{Block, x, y})
		}
	}
	if moved && list == nil {
		list = append(list, Detail{Order, b.standsBehind(i), a.standsBehind(j)})
	}
	return list
}

// carried reports whether the contents of a branch move along with the decision
// or step that opens it.
func (c *comparison) carried(before, after place) bool {
	for before.opener != none && c.sameWay(before, after) {
		if reported(c.sides[0].journey.Nodes[before.opener]) {
			return true
		}
		before, after = c.sides[0].blocks.in[before.opener], c.sides[1].blocks.in[after.opener]
	}
	return false
}

func phaseTitle(n *model.Node) string {
	if n.Phase == nil {
		return ""
	}
	return n.Phase.Title
}

// sameWay reports whether two places are the same branch of the same block.
func (c *comparison) sameWay(before, after place) bool {
	b, a := &c.sides[0], &c.sides[1]
	if before.opener == none || after.opener == none {
		return before.opener == after.opener
	}
	if b.nodePartners[before.opener] != after.opener {
		return false
	}
	pairs, known := c.ways[before.opener]
	if !known {
		pairs = partners(len(b.blocks.ways[before.opener]))
		for _, at := range pairWays(b.blocks.ways[before.opener], a.blocks.ways[after.opener]) {
			if at[0] != none {
				pairs[at[0]] = at[1]
			}
		}
		c.ways[before.opener] = pairs
	}
	return pairs[before.way] == after.way
}

// onWay names the branch of a node; "" is the main flow.
func (s *side) onWay(i int) string {
	at := s.blocks.in[i]
	if at.opener == none {
		return ""
	}
	w := s.blocks.ways[at.opener][at.way]
	n := s.journey.Nodes[at.opener]
	switch {
	case w.kind == Failure && w.text == "":
		return "on failure"
	case w.kind == Failure:
		return "on failure: " + w.text
	case n.Kind == model.ForkNode:
		return "in parallel"
	case n.Kind == model.LoopNode:
		return "repeated " + w.text
	case w.text == "otherwise" || w.text == "":
		return "otherwise"
	}
	return "when " + w.text
}

// standsBehind names what a node follows in its phase; "" is nothing.
func (s *side) standsBehind(i int) string {
	phase := s.journey.Nodes[i].Phase
	for i--; i >= 0; i-- {
		if n := s.journey.Nodes[i]; reported(n) && n.Phase == phase {
			return Describe(n)
		} else if n.Phase != phase {
			break
		}
	}
	return ""
}

// pairWays pairs the branches of a block: by text, then the remaining ones in
// their order. It returns their indexes; none stands for a branch that the
// other side does not have.
func pairWays(before, after []way) [][2]int {
	pb, pa := partners(len(before)), partners(len(after))
	text := func(w way) string { return string(w.kind) + "\x00" + folded(w.text) }
	matchKeys(before, after, text, text, pb, pa)
	kind := func(w way) string { return string(w.kind) }
	matchKeys(before, after, kind, kind, pb, pa)
	return merged(pb, pa)
}

// compareWays returns the changes of the branches of a decision, or of the
// failure paths of a step.
func (c *comparison) compareWays(i, j int) []Detail {
	b, a := &c.sides[0], &c.sides[1]
	before, after := b.blocks.ways[i], a.blocks.ways[j]
	var list []Detail
	for _, at := range pairWays(before, after) {
		var x, y way
		if at[0] != none {
			x = before[at[0]]
		}
		if at[1] != none {
			y = after[at[1]]
		}
		kind := max(x.kind, y.kind)
		if kind == "" { // parallel, or a loop, which has its own text
			continue
		}
		said, says := x.String(), y.String()
		if at[0] == none {
			said = ""
		}
		if at[1] == none {
			says = ""
		}
		if said != says && !(x.implicit && at[1] == none || y.implicit && at[0] == none) {
			list = append(list, Detail{kind, said, says})
		}
	}
	return list
}

// String returns the condition of a branch with the share that the author gave
// it.
func (w way) String() string {
	text := strings.Join(strings.Fields(w.text), " ")
	if w.implicit {
		text = "otherwise"
	}
	if text == "" {
		text = "otherwise"
		if w.kind == Failure {
			text = "it fails"
		}
	}
	if w.given {
		text += " (" + strconv.FormatFloat(float64(int(w.share*10000+0.5))/100, 'f', -1, 64) + "%)"
	}
	return text
}

// compareLeaps returns where a node no longer jumps to, and where it jumps now.
func (c *comparison) compareLeaps(i, j int) []Detail {
	b, a := &c.sides[0], &c.sides[1]
	before, after := b.blocks.leaps[i], a.blocks.leaps[j]
	var gone, come []string
	for _, to := range before {
		if p := b.nodePartners[to]; p == none || !slices.Contains(after, p) {
			gone = append(gone, Describe(b.journey.Nodes[to]))
		}
	}
	for _, to := range after {
		if p := a.nodePartners[to]; p == none || !slices.Contains(before, p) {
			come = append(come, Describe(a.journey.Nodes[to]))
		}
	}
	if gone == nil && come == nil {
		return nil
	}
	return []Detail{{GoesTo, strings.Join(gone, ", "), strings.Join(come, ", ")}}
}

// Describe identifies a node in a few words.
func Describe(n *model.Node) string {
	switch n.Kind {
	case model.StepNode:
		return n.Sentence
	case model.DecisionNode:
		return n.Question()
	case model.OutcomeNode:
		return strings.TrimSpace(successWord(n) + " " + n.Text)
	case model.LoopNode:
		return "repeat " + n.Text
	case model.ForkNode, model.JoinNode:
		return "in parallel"
	case model.StartNode:
		return "start"
	}
	return "end"
}
