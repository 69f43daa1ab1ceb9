package model

import "context"

// Part is something that a picture of a journey can show or hide. A part that
// the journey does not use takes no space either way.
type Part struct {
	Name  string // in `set show` and on the command line
	Help  string
	Usual string // when it is shown by default
}

// Parts are all parts, in the order in which they are listed.
var Parts = []Part{
	{"emotions", "the emotion curve of each customer", "yes"},
	{"channels", "how something reaches the recipient", "yes"},
	{"systems", "the systems used in each step", "yes"},
	{"legend", "what the symbols mean", "yes"},
	{"numbers", "a number before each step", "no"},
	{"times", "how long steps take and wait", "yes"},
	{"notes", "pain points, opportunities, risks and moments of truth as a numbered list below the picture; when hidden, they are icons on the steps", "up to 1,000 of them"},
	{"pingpong", "brackets over cases that bounce back and forth", "yes"},
	{"workload", "the share of the steps, and of the time given, that each lane carries", "no"},
}

// PartNames returns the names of all parts.
func PartNames() []string {
	names := make([]string, len(Parts))
	for i, p := range Parts {
		names[i] = p.Name
	}
	return names
}

// Views are the orders of the lanes, the default first: as declared, or as in a
// service blueprint.
var Views = []string{"lanes", "blueprint"}

// Themes are the themes of a picture, the default first.
var Themes = []string{"default", "dark", "minimal", "contrast", "colorblind", "paper", "mono"}

// PingPong is a ping-pong between two participants.
type PingPong struct {
	A, B  *Participant
	Nodes []*Node // the steps that are its turns, each once, in the order of the flow
	Turns int     // a step that the flow returns to counts each time
}

// Drawing is what a picture shows.
type Drawing struct {
	Journey   *Journey
	PingPongs []PingPong // drawn as brackets
	Span      int        // the maximum number of rows or columns of a band; 0 means the default
}

// Drawing returns the journey alone, without anything that only a compiler can
// find.
func (j *Journey) Drawing(context.Context) (Drawing, error) { return Drawing{Journey: j}, nil }

// Drawing returns d.
func (d Drawing) Drawing(context.Context) (Drawing, error) { return d, nil }

// Fate says what happened to a node, in a picture of both versions.
type Fate int

// The fates.
const (
	Came Fate = iota
	Went
	Changed
	Moved
)

// Mark says on a picture what happened to a node.
type Mark struct {
	Node  *Node
	Fate  Fate
	Word  string // a few words for a small sign: the changed parts
	Title string // all details, for a tooltip
}

// The minimum and maximum width, in CSS pixels, at which a picture may be
// folded.
const (
	LeastWidth = 200
	MostWidth  = 100_000
)
