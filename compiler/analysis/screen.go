package analysis

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/words"
)

// Leave is a step with which a customer leaves the screen for nobody knows
// where.
type Leave struct {
	Node   *model.Node
	Before *model.Node // the last step that they were on a screen for
}

// Leaves finds the steps of customers of which nothing says who else takes
// part, how and where, though the last that the customer had a part in, on
// some way through the flow, was on a screen; in the order of the text.
//
// On a screen is what runs through a system or on a digital channel. A step
// says where it happens by a system, a channel, a place, somebody on the other
// side, or in its own words (`drives to the branch`). What goes on in
// somebody's head, such as comparing, happens anywhere. Only the first step
// off the screen is told.
func (w *Ways) Leaves(lists *words.Lists) []Leave {
	r := requests{lists}
	var all []Leave
	for _, who := range customers(w.journey) {
		screen := make([]*model.Node, len(w.nodes)) // the last step on a screen, nil when they are off it
		for _, i := range w.order {
			n := w.nodes[i]
			for _, from := range w.into[i] {
				if screen[i] == nil {
					screen[i] = screen[from]
				}
			}
			if n.Kind != model.StepNode || n.Owner != who && !slices.Contains(n.Others(), who) {
				continue
			}
			switch {
			case whereOf(n) == onScreen:
				screen[i] = n
			case n.Owner != who || whereOf(n) == offScreen || len(n.Others()) > 0 || saysWhere(n):
				screen[i] = nil
			case r.verb(n).Mind:
			default:
				if screen[i] != nil {
					all = append(all, Leave{n, screen[i]})
				}
				screen[i] = nil
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Leave) int { return w.place[a.Node] - w.place[b.Node] })
	return all
}

// saysWhere reports whether the object of a step tells in the author's words
// where it happens: "parcel in the locker", but not "light on".
func saysWhere(n *model.Node) bool {
	fields := strings.Fields(words.Fold(n.Object))
	for i, w := range fields {
		switch w {
		case "at", "in", "into", "on", "onto", "to", "from", "near", "outside", "inside", "behind", "beside", "through", "across", "home", "online", "there":
			if i < len(fields)-1 || w == "home" || w == "online" || w == "there" {
				return true
			}
		}
	}
	return false
}
