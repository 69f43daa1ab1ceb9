package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// Leave is a step with which a customer leaves the screen for an unknown place.
type Leave struct {
	Node   *model.Node
	Before *model.Node // the customer's last step on a screen
}

// Leaves finds the steps of customers that do not say who else takes part, how
// or where, although on some path the customer's previous step was on a screen;
// in the order of the text.
//
// On a screen is what runs through a system or on a digital channel. A step
// says where it happens by a system, a channel, a place, another participant,
// or in its own words (`drives to the branch`). Mental work, such as comparing,
// happens anywhere. Only the first step off the screen is returned.
func (w *Paths) Leaves() []Leave {
	var all []Leave
	for _, who := range customers(w.journey) {
		screen := make([]*model.Node, len(w.nodes)) // the last step on a screen, nil if they are off it
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
			case n.Owner != who || whereOf(n) == offScreen || len(n.Others()) > 0 || n.Located:
				screen[i] = nil
			case n.Class.Is(model.Mind):
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
