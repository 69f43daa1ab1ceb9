package analysis

import (
	"cmp"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// RelayLimits say what counts as a relay.
type RelayLimits struct {
	Hands int // how often the case has to change hands
	// Share is how many, in [0, 1], have to take a way for it to count, where
	// the author gives shares.
	Share float64
}

// RelayRun is a case that goes from hand to hand inside the service, without
// the customer having any part in it.
type RelayRun struct {
	Hands []Hand // in the order of the flow
	Waits Hours  // idle time from the first who has the case to the last
}

// Hand is one change of hands.
type Hand struct {
	From, To *model.Participant
	Before   *model.Node // the last that From does
	Node     *model.Node // the first that To does
}

// People are all who have the case, each once, in the order in which they get
// it.
func (r RelayRun) People() []*model.Participant {
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

// Nodes are where the case is taken over, the first who has it first.
func (r RelayRun) Nodes() []*model.Node {
	var nodes []*model.Node
	for i, h := range r.Hands {
		if i == 0 {
			nodes = append(nodes, h.Before)
		}
		nodes = append(nodes, h.Node)
	}
	return nodes
}

// Relays finds where a case goes from hand to hand, in the order of the text.
//
// Whoever does a step or takes a decision has the case; it changes hands when
// the next one on the same way through the flow is somebody else. A system is
// no hand: it neither lets a case lie nor reads it anew, so that it only
// passes it on. A step or decision of a customer, and every step that crosses
// to one, ends the relay, for then the customer knows; whoever takes such a
// step has been handed the case before. Each loop is gone
// through once, and branches that run side by side never add up. Of relays
// that share a change of hands, the longest is told.
func Relays(j *model.Journey, limits RelayLimits) []RelayRun {
	return NewWays(j, limits.Share).Relays(limits.Hands)
}

// Relays is the function of that name, on ways that are known already.
func (w *Ways) Relays(hands int) []RelayRun {
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
	var found []RelayRun
	for _, c := range ends {
		if run, ok := c.run(); ok {
			found = append(found, run)
		}
	}
	slices.SortStableFunc(found, func(a, b RelayRun) int {
		return cmp.Compare(w.place[a.Hands[0].Before], w.place[b.Hands[0].Before])
	})
	return found
}

// held is who has a case, behind a node; nobody when by is nil.
type held struct {
	by     *model.Participant
	done   *model.Node // the last that they did
	last   *change     // how they got it; nil when the relay begins with them
	waited Hours       // since it began
}

// change is a change of hands with the ones before it.
type change struct {
	Hand
	before *change // nil for the first of a relay
	number int     // from 1
	waited Hours   // since the relay began
	goesOn bool    // another one follows
	told   bool    // it is part of a relay that was found
}

func (h held) hands() int {
	if h.last == nil {
		return 0
	}
	return h.last.number
}

// pass takes a case over one node, and says how it changes hands there; nil
// when it does not.
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

// isHand reports whether a case can be in somebody's hands.
func isHand(p *model.Participant) bool { return p.Kind == model.Rep || p.Kind == model.ThirdParty }

// hasPart reports whether a customer has a part in a node.
func hasPart(n *model.Node) bool {
	isCustomer := func(p *model.Participant) bool { return p.Kind == model.Customer }
	return isCustomer(n.Owner) || slices.ContainsFunc(n.Others(), isCustomer)
}

// taker is who has the case after a step that a customer has a part in: the
// owner, or whom the customer turns to; nil for nobody who could hand it on.
func taker(n *model.Node) *model.Participant {
	for _, p := range append([]*model.Participant{n.Owner}, n.Others()...) {
		if isHand(p) {
			return p
		}
	}
	return nil
}

// run is the relay that ends with a change; ok says that it shares none with
// a relay that was found before.
func (c *change) run() (run RelayRun, ok bool) {
	run.Waits = c.waited
	for at := c; at != nil; at = at.before {
		if at.told {
			return RelayRun{}, false
		}
		run.Hands = append(run.Hands, at.Hand)
	}
	for at := c; at != nil; at = at.before {
		at.told = true
	}
	slices.Reverse(run.Hands)
	return run, true
}
