package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// ChannelChange is one change of the channel between a customer and the
// service.
type ChannelChange struct {
	Before, Node *model.Node // the last step before it, and the first one after it
	From, To     string      // the names of the channels
}

// MaxCustomers is the maximum number of customers that are followed through the
// flow.
const MaxCustomers = 64

// ChannelSwitchesOf returns the channel switches that each customer has to make, for each
// customer with a touchpoint, in the order of the participants.
//
// It counts steps for which the customer has to be there: what they do
// themselves, what is live, and what asks them for something. A letter or a
// message that only informs does not count, and neither does what they do
// alone, such as at home. Phone, letters, meetings, email and the like are
// channels of their own. Otherwise the channel is the system of the step that
// the customer may use, an app or a web site, whatever runs on it; otherwise
// the step's channel.
//
// Switches are counted along single paths through the flow, on the path with
// the most. Each loop is followed once, and where the author gives shares,
// paths that are taken less often than share, in [0, 1], do not count.
func ChannelSwitchesOf(j *model.Journey, share float64) []ChannelChanges {
	return NewPaths(j, share).ChannelSwitches()
}

// ChannelSwitches is ChannelSwitchesOf for paths that are already known.
func (w *Paths) ChannelSwitches() []ChannelChanges {
	var all []ChannelChanges
	for _, who := range customers(w.journey) {
		if c := channelsOf(who, w.nodes, w.order, w.into); c.Channels > 0 {
			all = append(all, c)
		}
	}
	return all
}

// way is how a customer meets the service in a step: a *model.Channel or a
// *model.Participant that is a system; nil if they do not, or it is not given.
type way = any

// customers returns the first MaxCustomers of a journey.
func customers(j *model.Journey) []*model.Participant {
	var all []*model.Participant
	for _, p := range j.Participants {
		if p.Kind == model.Customer && len(all) < MaxCustomers {
			all = append(all, p)
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
		if way := hopOf(nodes[i], who); way != nil {
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
			c.At = append(c.At, ChannelChange{u.before.node, u.node, wayLabel(u.before.way), wayLabel(u.way)})
		}
	}
	slices.Reverse(c.At)
	return c
}

// hopOf returns the channel of a step for which the customer has to be there.
func hopOf(n *model.Node, who *model.Participant) way {
	if n.Kind != model.StepNode || n.Owner == nil {
		return nil
	}
	others := n.Others()
	live := n.Channel() != nil && n.Channel().Live
	if n.Owner != who && (!slices.Contains(others, who) || !live && !n.Asks) {
		return nil
	}
	for _, s := range append([]*model.Participant{n.System(), n.Owner}, others...) {
		if s != nil && s.Kind == model.System && who.MayUse(s) && !ownWay(n.Channel()) {
			return s
		}
	}
	if n.Channel() == nil || n.Owner == who && len(others) == 0 && n.System() == nil {
		return nil
	}
	return n.Channel()
}

// ownWay reports whether a channel counts by itself, whatever system it runs
// through.
func ownWay(c *model.Channel) bool {
	if c == nil {
		return false
	}
	switch c.ID {
	case "phone", "in-person", "letter", "fax", "parcel", "email", "sms", "whatsapp":
		return true
	}
	return false
}

func wayLabel(w way) string {
	switch w := w.(type) {
	case *model.Channel:
		return w.Label
	case *model.Participant:
		return w.Label
	}
	return ""
}

// use is one use of a channel, with the previous one.
type use struct {
	node    *model.Node
	way     way
	before  *use
	changes int
}

// used is what the customer used last on the path to a node with the most
// switches. Of other paths with as many, one that ends differently is kept as
// well: whatever comes next is a switch for one of the two. Paths with fewer
// can never overtake them.
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

func (u used) next(n *model.Node, way way) *use {
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
