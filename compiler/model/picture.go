package model

// Part is something that a picture of a journey can show or hide. What a
// journey does not use takes no room, shown or not.
type Part struct {
	Name  string // in `set show` and on the command line
	Help  string
	Usual string // when it is shown if nobody says so
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

// PartNames are the names of all parts.
func PartNames() []string {
	names := make([]string, len(Parts))
	for i, p := range Parts {
		names[i] = p.Name
	}
	return names
}

// Views are the ways to order the lanes, the usual one first: as they are
// declared, or as a service blueprint does.
var Views = []string{"lanes", "blueprint"}

// Themes are the looks that a picture can have, the usual one first.
var Themes = []string{"default", "dark", "minimal", "contrast", "colorblind", "paper", "mono"}

// Exchange is a case that goes to and fro between two participants.
type Exchange struct {
	A, B  *Participant
	Nodes []*Node // the steps that are its turns, each once, in the order of the flow
	Turns int     // a step that the flow comes back to counts each time
}

// Fate is what became of a node, as a picture of both states shows it.
type Fate int

// The fates.
const (
	Came Fate = iota
	Went
	Changed
	Moved
)

// Mark tells on a picture what became of a node.
type Mark struct {
	Node  *Node
	Fate  Fate
	Word  string // a few words for a small sign: what has changed
	Title string // all there is to tell, for who points at it
}
