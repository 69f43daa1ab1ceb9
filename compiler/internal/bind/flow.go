package bind

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// exit is an edge out of a node without a target yet.
type exit struct {
	from   int // index of the node
	kind   model.EdgeKind
	text   string
	share  float64
	given  bool
	branch int // -1: none
	origin source.Location
}

// flowEdge is an edge with the index of its source.
type flowEdge struct {
	*model.Edge
	from int
}

// jump is an edge whose target is a label.
type jump struct {
	edge  *model.Edge
	label *label
	leap  *model.GoTo
}

// flow builds the blocks and the graph of the whole file.
func (b *binder) flow(stmts []ast.Stmt) {
	j := b.journey
	for _, p := range j.Participants {
		if p.Kind != model.Customer {
			continue
		}
		if b.customer != nil {
			b.customer = nil
			break
		}
		b.customer = p
	}
	j.Nodes = make([]*model.Node, 0, len(b.steps)+8)
	b.edges = make([]flowEdge, 0, len(b.steps)+8)
	start := &model.Node{Kind: model.StartNode, Origin: b.at(source.Span{})}
	b.place(start, nil)
	var out []exit
	j.Body, out = b.block(stmts, []exit{{from: 0, share: 1, branch: -1}}, true)
	if len(j.Nodes) == 1 {
		j.Nodes = nil
		return
	}
	if b.stopped() {
		return
	}
	start.Phase = j.Nodes[1].Phase
	start.Origin = j.Nodes[1].Origin
	if len(out) > 0 {
		b.place(&model.Node{Kind: model.EndNode, Origin: j.Nodes[len(j.Nodes)-1].Origin}, out)
	}
	if len(b.orphans) > 0 && len(j.Participants) > 0 {
		b.adopt(j.Participants[0])
	}
	for _, k := range b.jumps {
		k.leap.Target = k.label.node
		if k.edge != nil {
			k.edge.To = k.label.node
		}
	}
	slices.SortStableFunc(b.edges, func(x, y flowEdge) int {
		if x.from != y.from {
			return x.from - y.from
		}
		return x.Branch - y.Branch
	})
	j.Edges = make([]*model.Edge, 0, len(b.edges))
	for i, e := range b.edges {
		e.ID = "e" + strconv.Itoa(i+1)
		j.Edges = append(j.Edges, e.Edge)
	}
}

// place adds a node to the graph, after the exits that lead to it, and returns
// its index.
func (b *binder) place(n *model.Node, in []exit) int {
	index := len(b.journey.Nodes)
	n.ID = "n" + strconv.Itoa(index)
	n.Phase = b.phase
	b.journey.Nodes = append(b.journey.Nodes, n)
	for _, x := range in {
		b.connect(x, n)
	}
	for _, l := range b.open {
		l.node = n
		if n.Label == "" {
			n.Label = l.name
		}
	}
	b.open = b.open[:0]
	switch {
	case n.Owner != nil:
		b.owner = n.Owner
		b.adopt(n.Owner)
	case b.owner != nil:
		if n.Owner = b.owner; n.Kind == model.OutcomeNode || n.Kind == model.EndNode {
			n.Owner = cmp.Or(b.reaching(in), b.owner)
		}
	default:
		b.orphans = append(b.orphans, n)
	}
	return index
}

// reaching returns the only owner before these exits; nil if there are several,
// or none.
func (b *binder) reaching(in []exit) (who *model.Participant) {
	for _, x := range in {
		switch owner := b.journey.Nodes[x.from].Owner; {
		case who == nil:
			who = owner
		case owner != who:
			return nil
		}
	}
	return who
}

// adopt sets the owner of the nodes without one.
func (b *binder) adopt(owner *model.Participant) {
	for _, n := range b.orphans {
		n.Owner = owner
	}
	b.orphans = nil
}

func (b *binder) connect(x exit, to *model.Node) *model.Edge {
	e := b.ways.next()
	*e = model.Edge{
		From: b.journey.Nodes[x.from], To: to, Kind: x.kind, Text: x.text,
		Share: x.share, Given: x.given, Branch: x.branch, Origin: x.origin,
	}
	if e.Origin.File == nil {
		e.Origin = e.From.Origin
	}
	b.edges = append(b.edges, flowEdge{e, x.from})
	return e
}

// mark makes the next node the target of the label.
func (b *binder) mark(l *ast.Label) {
	if l == nil {
		return
	}
	if t := b.labels[lexicon.Fold(l.Name)]; t != nil && t.at == l.At {
		b.open = append(b.open, t)
	}
}

// block builds the statements of one block. It takes the exits before it and
// returns the exits after it, none if the flow ended.
func (b *binder) block(stmts []ast.Stmt, flow []exit, top bool) ([]model.Item, []exit) {
	var items []model.Item
	var prev *model.Node // the previous step, for what it says about this one
	for _, stmt := range stmts {
		if b.stopped() {
			break
		}
		var item model.Item
		before := prev
		prev = nil
		switch s := stmt.(type) {
		case *ast.Phase:
			if top {
				b.openPhase(s)
			}
		case *ast.Step:
			var act *model.Act
			act, flow = b.step(s, before, flow)
			item = act
			if len(act.Failures) == 0 {
				prev = act.Node
			}
		case *ast.Decision:
			var before []model.Item
			before, flow = b.block(s.Before, flow, false)
			items = append(items, before...)
			item, flow = b.decision(s, flow)
		case *ast.Together:
			item, flow = b.together(s, flow)
		case *ast.Repeat:
			item, flow = b.repeat(s, flow)
		case *ast.GoTo:
			item, flow = b.jump(s, flow)
		case *ast.Outcome:
			n := &model.Node{Kind: model.OutcomeNode, Success: s.Success, Origin: b.at(s.At)}
			if s.Text != nil {
				n.Text = s.Text.Value
			}
			b.place(n, flow)
			b.annotate(s.Notes, &n.Annotations, n)
			item, flow = &model.Act{Node: n}, nil
		}
		if item != nil {
			items = append(items, item)
		}
	}
	return items, flow
}

func (b *binder) openPhase(s *ast.Phase) {
	p := &model.Phase{
		ID:     "ph" + strconv.Itoa(len(b.journey.Phases)+1),
		Title:  s.Text.Value,
		Origin: b.at(s.At),
	}
	b.journey.Phases = append(b.journey.Phases, p)
	b.phase = p
	b.annotate(s.Notes, &p.Annotations, nil)
}

func (b *binder) step(s *ast.Step, prev *model.Node, in []exit) (*model.Act, []exit) {
	n := b.reader.Read(s, prev)
	if s.Label != nil {
		n.Label = s.Label.Name
	}
	b.mark(s.Label)
	index := b.place(n, in)
	act := b.acts.next()
	act.Node = n
	var out []exit
	rest := 1.0
	for _, u := range s.Under {
		switch u := u.(type) {
		case ast.Annotation:
			b.annotateOne(&u, &n.Annotations, n)
		case *ast.Failure:
			x := exit{from: index, kind: model.Failed, text: u.Text.Value, branch: len(act.Failures), origin: b.at(u.Keyword)}
			if u.Share != nil {
				x.share, x.given = min(max(u.Share.Percent, 0), 100)/100, true
			}
			rest -= x.share
			body, ends := b.block(u.Body, []exit{x}, false)
			act.Failures = append(act.Failures, model.FailurePath{Text: u.Text.Value, Share: x.share, Body: body})
			out = append(out, ends...)
		}
	}
	next := exit{from: index, share: max(rest, 0), branch: -1}
	return act, append(append(in[:0], next), out...) // in has been used up, and has no other owner
}

func (b *binder) decision(s *ast.Decision, in []exit) (*model.Choice, []exit) {
	n := &model.Node{Kind: model.DecisionNode, Text: s.Text.Value, Fact: s.Fact}
	if s.Fact {
		n.Text = "if " + strings.TrimSuffix(s.Text.Value, "?") + "?"
	} else {
		n.Owner = b.reader.Decider(s)
	}
	n.Origin = b.at(source.Span{Start: s.At.Start, End: max(s.Keyword.End, s.Text.At.End)})
	if s.Label != nil {
		n.Label = s.Label.Name
	}
	b.mark(s.Label)
	index := b.place(n, in)
	b.annotate(s.Notes, &n.Annotations, n)
	c := &model.Choice{Node: n}
	shares := b.shares(s)
	var out []exit
	for i, br := range s.Branches {
		text := "otherwise"
		switch {
		case s.Fact && i == 0:
			text = "yes" // the question already has the condition
		case br.Text != nil:
			text = br.Text.Value
		}
		body, ends := b.block(br.Body, []exit{{
			from: index, text: text, share: shares[i], given: br.Share != nil, branch: i, origin: b.at(br.Keyword),
		}}, false)
		c.Branches = append(c.Branches, model.Branch{Text: text, Share: shares[i], Body: body})
		out = append(out, ends...)
	}
	if len(shares) > len(s.Branches) {
		i := len(s.Branches)
		x := exit{from: index, share: shares[i], branch: i}
		if i == 0 {
			x.branch = -1 // a decision without branches is a separate problem
		} else {
			c.Branches = append(c.Branches, model.Branch{Share: shares[i], Implicit: true})
		}
		out = append(out, x)
	}
	b.annotate(s.After, &n.Annotations, n)
	return c, out
}

// shares returns the probabilities of a decision's branches, which add up to 1;
// there is one more than there are branches if the flow may simply continue.
func (b *binder) shares(s *ast.Decision) []float64 {
	ways, whens, otherwise := len(s.Branches), 0, false
	for _, br := range s.Branches {
		if br.Kind == ast.When {
			whens++
		} else {
			otherwise = true
		}
	}
	if whens < 2 && !otherwise {
		ways++
	}
	shares := make([]float64, ways)
	sum, missing := 0.0, ways
	var last *ast.Share
	for i, br := range s.Branches {
		if br.Share == nil {
			continue
		}
		missing--
		last = br.Share
		shares[i] = max(br.Share.Percent, 0)
		sum += shares[i]
	}
	if sum > 100.005 {
		b.report(sharesOver100(b.file, last.At, sum))
	}
	if missing > 0 {
		rest := max(100-sum, 0) / float64(missing)
		for i := range shares {
			if i >= len(s.Branches) || s.Branches[i].Share == nil {
				shares[i] = rest
				sum += rest
			}
		}
	}
	for i := range shares {
		if sum > 0 {
			shares[i] /= sum
		} else {
			shares[i] = 1 / float64(ways)
		}
	}
	return shares
}

func (b *binder) together(s *ast.Together, in []exit) (*model.Parallel, []exit) {
	fork := &model.Node{Kind: model.ForkNode, Origin: b.at(source.Span{Start: s.At.Start, End: s.At.Start})}
	if len(s.Branches) > 0 {
		fork.Origin = b.at(s.Branches[0].Keyword)
	}
	if s.Label != nil {
		fork.Label = s.Label.Name
	}
	b.mark(s.Label)
	index := b.place(fork, in)
	p := &model.Parallel{Fork: fork, Join: &model.Node{Kind: model.JoinNode, Origin: fork.Origin}}
	if s.End.Len() > 0 {
		p.Join.Origin = b.at(s.End)
	}
	var out []exit
	for i, br := range s.Branches {
		body, ends := b.block(br.Body, []exit{{from: index, share: 1, branch: i, origin: b.at(br.Keyword)}}, false)
		p.Branches = append(p.Branches, body)
		out = append(out, ends...)
	}
	join := b.place(p.Join, out)
	b.annotate(s.After, &p.Join.Annotations, p.Join)
	if len(out) == 0 {
		return p, nil
	}
	return p, []exit{{from: join, share: 1, branch: -1}}
}

func (b *binder) repeat(s *ast.Repeat, in []exit) (*model.Loop, []exit) {
	b.mark(s.Label)
	first := len(b.journey.Nodes)
	l := &model.Loop{Node: &model.Node{Kind: model.LoopNode, Origin: b.at(s.Open)}, Times: s.Times}
	back := 0.5
	if s.Until != nil {
		l.Node.Text = "until " + s.Until.Value
	} else {
		l.Node.Text = fmt.Sprintf("%d times", s.Times)
		back = 1 - 1/float64(max(s.Times, 1))
	}
	body, out := b.block(s.Body, in, false)
	l.Body = body
	index := b.place(l.Node, out)
	b.annotate(s.After, &l.Node.Annotations, l.Node)
	if index > first {
		b.connect(exit{from: index, kind: model.Back, share: back, branch: -1}, b.journey.Nodes[first])
	} else {
		back = 0
	}
	if len(out) == 0 {
		return l, nil
	}
	return l, []exit{{from: index, share: 1 - back, branch: -1}}
}

func (b *binder) jump(s *ast.GoTo, in []exit) (*model.GoTo, []exit) {
	leap := &model.GoTo{Origin: b.at(s.At)}
	target := b.labels[lexicon.Fold(s.Target.Name)]
	if target == nil || target.lost {
		if target == nil {
			b.report(unknownLabel(b.file, s.Target, b.nearLabel(s.Target.Name), b.titles[lexicon.Fold(s.Target.Name)]))
		}
		return leap, in // treated as missing
	}
	if len(in) == 0 {
		b.jumps = append(b.jumps, jump{nil, target, leap})
	}
	for _, x := range in {
		x.kind = model.Jump
		if x.origin.File == nil || x.text == "" {
			x.origin = leap.Origin
		}
		b.jumps = append(b.jumps, jump{b.connect(x, nil), target, leap})
	}
	return leap, nil
}

// nearLabel returns the label that was probably meant, or "".
func (b *binder) nearLabel(text string) string {
	if near, ok := sentence.Meant(b.reader, &b.targets, text); ok {
		return near.name
	}
	return ""
}
