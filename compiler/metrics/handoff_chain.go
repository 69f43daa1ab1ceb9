package metrics

import (
	"cmp"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// ChainLimits say what counts as a handoff chain.
type ChainLimits struct {
	Hands int // how often the case has to change hands
	// Share is how often, in [0, 1], a path has to be taken to count, where the
	// author gives shares.
	Share float64
}

// HandoffChain is a handoff chain: a case that goes from hand to hand inside the
// service, without any involvement of the customer.
type HandoffChain struct {
	Hands []Hand // in the order of the flow
	Waits Hours  // idle time between the first holder of the case and the last
}

// Hand is one handoff.
type Hand struct {
	From, To *model.Participant
	Before   *model.Node // the last act of From
	Node     *model.Node // the first act of To
}

// People returns everybody who has the case, each once, in the order in which
// they get it.
func (r HandoffChain) People() []*model.Participant {
	var people []*model.Participant
	add := func(p *model.Participant) {
		if !slices.Contains(people, p) {
			people = append(people, p)
		}
	}
	for i, h := range r.Hands {
		if i == 0 {
			add(h.From)
		}
		add(h.To)
	}
	return people
}

// Nodes returns where the case is taken over, starting with its first holder.
func (r HandoffChain) Nodes() []*model.Node {
	var nodes []*model.Node
	for i, h := range r.Hands {
		if i == 0 {
			nodes = append(nodes, h.Before)
		}
		nodes = append(nodes, h.Node)
	}
	return nodes
}

// HandoffChains finds handoff chains, in the order of the text.
//
// Whoever does a step or makes a decision has the case; it changes hands if the
// next one on the same path through the flow is somebody else. Systems do not
// count: they neither let a case wait nor read it again, but only pass it on. A
// step or decision of a customer, and every step that reaches one, ends the
// chain, because then the customer knows; whoever does such a step has been
// handed the case before. Each loop is followed once, and parallel branches
// never add up. If chains share a handoff, the longest is returned.
func HandoffChains(j *model.Journey, limits ChainLimits) []HandoffChain {
	return NewPaths(j, limits.Share).HandoffChains(limits.Hands)
}

// HandoffChains is the function of that name for paths that are already known.
func (w *Paths) HandoffChains(hands int) []HandoffChain {
	after := make([]held, len(w.nodes))
	var ends []*change
	for _, i := range w.order {
		var best held
		for _, from := range w.into[i] {
			if h := after[from]; best.by == nil || h.hands() > best.hands() {
				best = h
			}
		}
		var c *change
		if after[i], c = best.pass(w.nodes[i]); c != nil {
			ends = append(ends, c)
		}
	}
	ends = slices.DeleteFunc(ends, func(c *change) bool { return c.goesOn || c.number < max(hands, 1) })
	slices.SortStableFunc(ends, func(a, b *change) int { return cmp.Compare(b.number, a.number) })
	var found []HandoffChain
	for _, c := range ends {
		if run, ok := c.run(); ok {
			found = append(found, run)
		}
	}
	slices.SortStableFunc(found, func(a, b HandoffChain) int {
		return cmp.Compare(w.place[a.Hands[0].Before], w.place[b.Hands[0].Before])
	})
	return found
}

// held is who has a case after a node; nobody if by is nil.
type held struct {
	by     *model.Participant
	done   *model.Node // their last act
	last   *change     // how they got it; nil if the chain starts with them
	waited Hours       // since it began
}

// change is a handoff with the previous ones.
type change struct {
	Hand
	before *change // nil for the first of a chain
	number int     // from 1
	waited Hours   // since the chain started
	goesOn bool    // another one follows
	told   bool    // part of a chain that was found
}

func (h held) hands() int {
	if h.last == nil {
		return 0
	}
	return h.last.number
}

// pass moves a case past one node, and returns how it changes hands there; nil
// if it does not.
func (h held) pass(n *model.Node) (after held, c *change) {
	if n.Acts() && n.Owner != nil {
		if h.by != nil && h.by != n.Owner && isHand(n.Owner) {
			if h.last != nil {
				h.last.goesOn = true
			}
			c = &change{
				Hand:   Hand{From: h.by, To: n.Owner, Before: h.done, Node: n},
				before: h.last, number: h.hands() + 1, waited: h.waited,
			}
			h.last = c
		}
		switch {
		case hasPart(n):
			h = held{by: taker(n), done: n}
		case h.by == nil && isHand(n.Owner):
			h = held{by: n.Owner, done: n}
		case isHand(n.Owner):
			h.by, h.done = n.Owner, n
		}
	}
	add(&h.waited, Elapsed(n.Waits))
	return h, c
}

// isHand reports whether the participant can hold a case.
func isHand(p *model.Participant) bool { return p.Kind == model.Rep || p.Kind == model.ThirdParty }

// hasPart reports whether a customer takes part in a node.
func hasPart(n *model.Node) bool {
	isCustomer := func(p *model.Participant) bool { return p.Kind == model.Customer }
	return isCustomer(n.Owner) || slices.ContainsFunc(n.Others(), isCustomer)
}

// taker returns who has the case after a step that involves a customer: the
// owner, or whoever the customer turns to; nil if there is nobody who could
// hand it on.
func taker(n *model.Node) *model.Participant {
	for _, p := range append([]*model.Participant{n.Owner}, n.Others()...) {
		if isHand(p) {
			return p
		}
	}
	return nil
}

// run returns the chain that ends with a handoff; ok is false if it shares a
// handoff with an earlier chain.
func (c *change) run() (run HandoffChain, ok bool) {
	run.Waits = c.waited
	for at := c; at != nil; at = at.before {
		if at.told {
			return HandoffChain{}, false
		}
		run.Hands = append(run.Hands, at.Hand)
	}
	for at := c; at != nil; at = at.before {
		at.told = true
	}
	slices.Reverse(run.Hands)
	return run, true
}
