package subset

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// onlyLanes keeps the steps that the participants own or take part in, the
// decisions that they make, and what decides on those: a decision with such a
// step in a branch or a jump around one, a step that fails into one, a block
// around them.
func (d *draft) onlyLanes(lanes []*model.Participant) error {
	p := pruner{gone: map[*model.Node]bool{}, inlined: map[*model.Node]int{}, index: d.index()}
	p.wanted = func(n *model.Node) bool {
		switch n.Kind {
		case model.DecisionNode:
			return !n.Fact && slices.Contains(lanes, n.Owner)
		case model.StepNode:
			return slices.ContainsFunc(n.Everyone(), func(who *model.Participant) bool {
				return who != nil && slices.Contains(lanes, who)
			})
		}
		return false
	}
	p.before = make([]int, len(d.Nodes)+1)
	for i, n := range d.Nodes {
		p.before[i+1] = p.before[i]
		if p.wanted(n) {
			p.before[i+1]++
		}
	}
	if p.before[len(d.Nodes)] == 0 {
		return &Error{What: "lane", Name: lanes[0].Label, Idle: true}
	}
	d.Body, _ = p.prune(d.Body)
	d.contract(p.gone, func(e *model.Edge) bool {
		branch, inlined := p.inlined[e.From]
		return !inlined || e.Branch == branch
	})
	p.land(d.Body)
	if len(d.Nodes) > 1 {
		d.Nodes[0].Phase = d.Nodes[1].Phase // it begins where the first of them is
	}

	// Nodes without an owner of their own go to somebody who is there.
	present := map[*model.Participant]bool{}
	for _, n := range d.Nodes {
		if n.Kind == model.StepNode || n.Kind == model.DecisionNode {
			present[n.Owner] = true
		}
		for _, other := range n.Others() {
			present[other] = true
		}
	}
	for _, n := range d.Nodes {
		if !present[n.Owner] {
			n.Owner = lanes[0]
		}
	}
	return nil
}

// pruner removes from the blocks what is not wanted.
type pruner struct {
	wanted  func(*model.Node) bool
	before  []int // number of wanted nodes before each node
	index   map[*model.Node]int
	gone    map[*model.Node]bool
	inlined map[*model.Node]int // removed forks of which only this branch is left
	at      int                 // index of the last visited node
}

// prune returns the items that stay, and whether one of them is required.
func (p *pruner) prune(items []model.Item) (kept []model.Item, needed bool) {
	for _, item := range items {
		more, need := p.item(item)
		kept = append(kept, more...)
		needed = needed || need
	}
	return kept, needed
}

func (p *pruner) item(item model.Item) (kept []model.Item, needed bool) {
	switch item := item.(type) {
	case *model.Act:
		p.at = p.index[item.Node]
		needed = p.wanted(item.Node)
		for i := range item.Failures {
			body, need := p.prune(item.Failures[i].Body)
			item.Failures[i].Body = body
			needed = needed || need
		}
		if item.Node.Kind != model.StepNode {
			return []model.Item{item}, false // an outcome stays with its block
		}
		if !needed {
			p.drop(item)
			return nil, false
		}
	case *model.Choice:
		p.at = p.index[item.Node]
		needed = p.wanted(item.Node)
		for i := range item.Branches {
			body, need := p.prune(item.Branches[i].Body)
			item.Branches[i].Body = body
			needed = needed || need
		}
		if !needed {
			p.drop(item)
			return nil, false
		}
	case *model.Parallel:
		count, last := 0, 0
		for i := range item.Branches {
			body, need := p.prune(item.Branches[i])
			item.Branches[i] = body
			if need {
				count, last = count+1, i
			}
		}
		p.at = p.index[item.Join]
		if count < 2 {
			p.gone[item.Fork], p.gone[item.Join] = true, true
			for i, b := range item.Branches {
				if count == 0 || i != last {
					p.dropAll(b)
				}
			}
			if count == 0 {
				return nil, false
			}
			p.inlined[item.Fork] = last
			return item.Branches[last], true
		}
		needed = true
	case *model.Loop:
		body, need := p.prune(item.Body)
		item.Body, needed = body, need
		p.at = p.index[item.Node]
		if !needed {
			p.drop(item)
			return nil, false
		}
	case *model.GoTo:
		needed = p.skips(item.Target)
	}
	return []model.Item{item}, needed
}

// skips reports whether a jump from here skips something wanted.
func (p *pruner) skips(target *model.Node) bool {
	if target == nil {
		return false
	}
	low, high := p.index[target], p.at+1
	if low > high {
		low, high = high, low
	}
	return p.before[high] > p.before[low]
}

func (p *pruner) dropAll(items []model.Item) {
	for _, item := range items {
		p.drop(item)
	}
}

// drop removes an item with everything in it.
func (p *pruner) drop(item model.Item) {
	for _, n := range model.NodesOf(item) {
		p.gone[n] = true
	}
	for _, body := range model.Bodies(item) {
		p.dropAll(body)
	}
}

// land clears removed targets of leaps: the edges know where they lead now.
func (p *pruner) land(items []model.Item) {
	for _, item := range items {
		if leap, ok := item.(*model.GoTo); ok && p.gone[leap.Target] {
			leap.Target = nil
		}
		for _, body := range model.Bodies(item) {
			p.land(body)
		}
	}
}
