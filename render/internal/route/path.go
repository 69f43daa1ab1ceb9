package route

// side is a side of a box, and the direction in which a line leaves it.
type side int

const (
	right side = iota
	down
	left
	up
)

func (s side) vertical() bool { return s == down || s == up }

// segment is one straight part of a path: a run that starts or ends at a box,
// or a part in a channel, whose position there is found once all paths are
// known.
type segment struct {
	vertical bool
	run      bool
	band     int     // the row or column of a run, otherwise the channel
	at       float64 // x of a vertical segment, y of a horizontal one
}

// path is the path of a leg, as alternating horizontal and vertical segments.
type path struct {
	out, in  side // the side where it leaves its source, and the one where it enters its target
	segments []segment
	manners  manners // the worst of its ends
}

// straight reports whether the path is one line from box to box.
func (p path) straight() bool { return len(p.segments) == 1 }
