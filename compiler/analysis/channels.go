package analysis

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// ChannelChange is one change of the way in which a customer and the service
// meet.
type ChannelChange struct {
	Before, Node *model.Node // the last step before it, and the first one after it
}

// maxCustomers is of how many customers the changes are counted.
const maxCustomers = 64

// ChannelsOf are the ways in which each customer meets the service, for each
// customer who does, in the order of the participants.
//
// The way of a step that a customer takes part in is its channel, else the
// system through which it goes; a step that says neither changes nothing.
// Changes are counted along single ways through the flow, on the one that
// has the most; each loop is gone through once, and ways that fewer
// than share, in [0, 1], take do not count where the author gives shares.
func ChannelsOf(j *model.Journey, share float64) []ChannelChanges {
	flow := flowOf(j, usual(j, share))
	order, into := flow.forward()
	var all []ChannelChanges
	for _, who := range j.Participants {
		if who.Kind != model.Customer {
			continue
		}
		if len(all) == maxCustomers {
			break
		}
		if c := channelsOf(who, flow.nodes, order, into); c.Channels > 0 {
			all = append(all, c)
		}
	}
	return all
}

func channelsOf(who *model.Participant, nodes []*model.Node, order []int, into [][]int) ChannelChanges {
	c := ChannelChanges{Customer: who}
	kinds := make(map[any]bool)
	after := make([]used, len(nodes))
	var most *use
	for _, i := range order {
		var came used
		for _, from := range into[i] {
			came = came.or(after[from])
		}
		if way := wayOf(nodes[i], who); way != nil {
			kinds[way] = true
			came = used{came.next(nodes[i], way), nil}
			if most == nil || came.one.changes > most.changes {
				most = came.one
			}
		}
		after[i] = came
	}
	c.Channels = len(kinds)
	if most != nil {
		c.Changes = most.changes
	}
	for u := most; u != nil; u = u.before {
		if u.before != nil && u.before.way != u.way {
			c.At = append(c.At, ChannelChange{Before: u.before.node, Node: u.node})
		}
	}
	slices.Reverse(c.At)
	return c
}

// wayOf is how a customer meets the service in a step: a *model.Channel or a
// *model.Participant that is a system; nil when they do not, or it is not
// said.
func wayOf(n *model.Node, who *model.Participant) any {
	if n.Kind != model.StepNode || n.Owner != who && !slices.Contains(n.Others(), who) {
		return nil
	}
	if n.Channel != nil {
		return n.Channel
	}
	for _, p := range append([]*model.Participant{n.System, n.Owner}, n.Others()...) {
		if p != nil && p.Kind == model.System {
			return p
		}
	}
	return nil
}

// use is one use of a way, with the one before it.
type use struct {
	node    *model.Node
	way     any
	before  *use
	changes int
}

// used is what the customer used last on the way to a node that has the most
// changes. Of other ways that have as many, one that ends differently is worth
// keeping: whatever comes next is a change for one of the two. Those that have
// fewer can never come to more.
type used struct{ one, other *use }

func (u used) or(v used) used {
	for _, x := range []*use{v.one, v.other} {
		switch {
		case x == nil:
		case u.one == nil || x.changes > u.one.changes:
			u = used{one: x}
		case x.changes == u.one.changes && x.way != u.one.way && u.other == nil:
			u.other = x
		}
	}
	return u
}

func (u used) next(n *model.Node, way any) *use {
	before := u.one
	if before != nil && before.way == way && u.other != nil {
		before = u.other
	}
	x := &use{node: n, way: way, before: before}
	if before != nil {
		x.changes = before.changes
		if before.way != way {
			x.changes++
		}
	}
	return x
}
