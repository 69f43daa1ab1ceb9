package metrics

import (
	"cmp"
	"context"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// count fills in what follows from each node alone.
func (f *Figures) count(j *model.Journey) {
	for _, n := range j.Nodes {
		switch n.Kind {
		case model.StepNode:
			f.Steps++
			switch n.Reach {
			case model.Touchpoint:
				f.Touchpoints++
			case model.Internal:
				f.Internal++
			}
			switch whereOf(n) {
			case onScreen:
				f.Screen.On++
			case offScreen:
				f.Screen.Off++
			default:
				f.Screen.Unsaid++
			}
		case model.DecisionNode:
			if !n.Fact {
				f.Decisions++
			}
		case model.OutcomeNode:
			f.Outcomes++
		}
		if n.Truth {
			f.Truths = append(f.Truths, n)
		}
	}
}

// where says where a step happens.
type where int

const (
	unsaid where = iota
	onScreen
	offScreen
)

// whereOf returns where a step happens. A system that takes part beats the
// channel: a call made by a system is on the screen of that system.
func whereOf(n *model.Node) where {
	isSystem := func(p *model.Participant) bool { return p != nil && p.Kind == model.System }
	switch {
	case isSystem(n.Owner), isSystem(n.System()), slices.ContainsFunc(n.Others(), isSystem):
		return onScreen
	case n.Channel() != nil && (n.Channel().Digital || n.Channel().ID == "video"):
		return onScreen
	case n.Channel() != nil, n.Place() != nil, n.Premises != nil, n.Carrier != nil:
		return offScreen
	}
	return unsaid
}

// channelUses counts the steps that use each channel.
func (p *plan) channelUses(t *passages) []ChannelUse {
	uses := make([]ChannelUse, len(p.journey.Channels))
	index := make(map[*model.Channel]int, len(uses))
	for i, c := range p.journey.Channels {
		uses[i].Channel, index[c] = c, i
	}
	for k, n := range p.nodes {
		if i, ok := index[n.Channel()]; ok && n.Kind == model.StepNode {
			uses[i].Steps++
			uses[i].Expected = finite(uses[i].Expected + t.nodes[k])
		}
	}
	uses = slices.DeleteFunc(uses, func(u ChannelUse) bool { return u.Steps == 0 })
	slices.SortStableFunc(uses, func(a, b ChannelUse) int { return cmp.Compare(b.Steps, a.Steps) })
	return uses
}

// systemUses counts the steps that each system performs or that go through it.
func (p *plan) systemUses(t *passages) []SystemUse {
	var uses []SystemUse
	index := make(map[*model.Participant]int)
	for _, who := range p.journey.Participants {
		if who.Kind == model.System {
			index[who] = len(uses)
			uses = append(uses, SystemUse{System: who})
		}
	}
	use := func(who *model.Participant, expected float64) {
		if i, ok := index[who]; ok {
			uses[i].Steps++
			uses[i].Expected = finite(uses[i].Expected + expected)
		}
	}
	for k, n := range p.nodes {
		if !n.Acts() {
			continue
		}
		use(n.Owner, t.nodes[k])
		if n.System() != n.Owner {
			use(n.System(), t.nodes[k])
		}
	}
	uses = slices.DeleteFunc(uses, func(u SystemUse) bool { return u.Steps == 0 })
	slices.SortStableFunc(uses, func(a, b SystemUse) int { return cmp.Compare(b.Steps, a.Steps) })
	return uses
}

// pingPongCost sums up the ping-pongs.
func (p *plan) pingPongCost(ctx context.Context, t *passages, limits PingPongLimits) PingPongCost {
	c := PingPongCost{Cases: pingPongs(ctx, p.journey, limits, func(n *model.Node) Hours {
		if p.without[p.index[n]] {
			return Hours{}
		}
		return Elapsed(n.Waits)
	})}
	for _, k := range c.Cases {
		c.Turns += len(k.Turns)
		add(&c.Waits, k.Waits)
		for _, turn := range k.Turns {
			if !turn.Again { // the number of visits includes each round
				c.Expected = finite(c.Expected + t.nodes[p.index[turn.Node]])
			}
		}
	}
	return c
}

// longestChain returns the first of the longest handoff chains.
func longestChain(j *model.Journey, share float64) Chain {
	var longest Chain
	for _, r := range HandoffChains(j, ChainLimits{Hands: 1, Share: share}) {
		if len(r.Hands) > longest.Length {
			longest = Chain{Length: len(r.Hands), Nodes: r.Nodes()}
		}
	}
	return longest
}
