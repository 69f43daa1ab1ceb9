// Package layout places the boxes of a swimlane picture: lanes × columns. It
// sees sizes and numbers only, never a journey or a text, and does not route
// the flows; render/graphviz does.
//
// All lengths are CSS pixels. The origin is the top left corner; y grows
// downwards.
package layout

import (
	"cmp"
	"slices"
)

// Input is a picture as sizes and numbers. Every reference is an index.
type Input struct {
	Lanes  []Lane
	Phases []Phase // may be empty
	Nodes  []Node
	Edges  []Edge
	Body   []Item // the structure; every node that is not a receipt stands in it once
	Gaps   Gaps

	LaneLabel   float64 // width of the column of lane labels, at the left
	PhaseHeader float64 // height of the row of phase headers, at the top; 0 without phases
	Strips      []Strip // between the phase headers and the lanes, from top to bottom
	Timeline    bool    // one column a step; else compact

	// MaxWidth folds a wider picture into bands, one below the other. 0 is no
	// limit. A column that is wider still gets a band of its own.
	MaxWidth  float64
	Connector float64 // width and height of the marks that join bands

	Choices Choices
}

// Choices are made otherwise than Place would make them by itself. Any are
// valid; they change how often lines cross and bend, and how large the picture
// gets.
type Choices struct {
	Branches map[int]BranchChoice // by the edge that opens the branch
	Nodes    map[int]NodeChoice
}

// BranchChoice is where a branch goes.
type BranchChoice struct {
	Across bool // to the other side of the row it branches off
	Order  int  // below 0 next to that row, above 0 as far from it as all others allow
}

// NodeChoice is how a box stands to the one its flow comes from.
type NodeChoice int

// The choices for a box.
const (
	Near  NodeChoice = iota // in its column when the line between them is straight, else in the next one that is free
	Apart                   // in a later column
	Later                   // in the column after that
)

// Gaps are the least distances.
type Gaps struct {
	Column float64 // between the boxes of neighbouring columns
	Row    float64 // between the boxes of neighbouring rows of a lane
	Lane   float64 // between a box and its lane's border
	Track  float64 // between two lines that run side by side
	Band   float64 // between two bands
}

// Strip is a row above the lanes of every band in which one of its nodes
// stands.
type Strip struct {
	Height float64
	Nodes  []int
}

// Lane is one row across the whole width.
type Lane struct {
	MinHeight float64 // what its label needs
}

// Phase is a range of columns with a header.
type Phase struct {
	MinWidth float64 // what its header needs
}

// Node is a box to place.
type Node struct {
	Lane   int
	Phase  int // -1: none
	W, H   float64
	Anchor int // of a receipt: the node whose column it shares, else -1; a receipt stands in another lane
	// Pointed says that the left and right sides run to a point, as a
	// decision's do, Upright that the upper and lower ones do: lines meet them
	// in the middle only.
	Pointed, Upright bool
}

// EdgeKind tells flows apart.
type EdgeKind int

// The kinds of flows.
const (
	Sequence EdgeKind = iota // to the next thing
	Message                  // from or to a receipt: to a lane that does not act next
	Failure                  // into what happens when a step goes wrong
	Jump                     // back or ahead to a label, and round a loop
)

// Edge is a flow from box to box.
type Edge struct {
	From, To       int
	Kind           EdgeKind
	LabelW, LabelH float64 // size of the text on it; 0 for none
}

// Item is one thing of a block.
type Item struct {
	Node     int      // placed first; -1 for none (a loop's body comes first)
	Branches []Branch // side by side behind Node: branches of a decision or fork, failures of a step, the one body of a loop
	Tail     int      // placed behind the branches: a join, a loop's end; -1 for none
	// Failures says that the flow goes on behind Node itself, and that the
	// branches are only what happens when it goes wrong.
	Failures bool
}

// Branch is one of the ways behind a node.
type Branch struct {
	Edge int // the edge that opens it, or -1 (a loop's body)
	Body []Item
}

// Rect is a placed box.
type Rect struct{ X, Y, W, H float64 }

// Point is a corner of a route.
type Point struct{ X, Y float64 }

// Placement is where everything stands.
type Placement struct {
	Width, Height float64
	Bands         []Band // at least one, from top to bottom
	BandOf        []int  // by node
	Nodes         []Rect
	Labels        []Rect // by edge; where its text stands; zero for edges without one
	Connectors    []Connector
	Routes        []Route // by edge
}

// Band is a part of the picture with columns, lanes and headers of its own. A
// picture that is not folded has one.
type Band struct {
	Rect
	own    float64 // the width of what stands in it; the picture may be wider
	Header float64 // height of all that stands above the lanes
	Lanes  []Part  // label column included; of a folded band those in which something stands
	Strips []Rect  // by strip, label column included; without height where none of its nodes stands in the band
	Phases []Part  // whole columns, header included; those of which something stands in the band
}

// Part is a lane or a phase as a band shows it. A band holds its parts in the
// order of their indexes, and no more than it shows: in a long picture most
// bands show few of all the phases.
type Part struct {
	Index int // in the input
	Rect
}

// Find is the part with an index.
func Find(parts []Part, index int) (Rect, bool) {
	i, ok := slices.BinarySearchFunc(parts, index, func(p Part, index int) int { return cmp.Compare(p.Index, index) })
	if !ok {
		return Rect{}, false
	}
	return parts[i].Rect, true
}

// Connector is the mark at which a flow leaves a band or enters another.
type Connector struct {
	Rect
	Band, Lane int
	Node       int  // where the flow leads
	Number     int  // from 1; the same for all flows to the node
	Out        bool // the flow leaves the band here, else it enters
	Text       int  // the edge whose text stands before the number, as it stands in the other band; -1 for none
	spot
	atEnd bool // in front of the band's columns, or behind them
}

// Route is an orthogonal line from the border of one box to that of another.
type Route struct {
	Points []Point // at least two; neighbours share x or y
	// A flow that goes from band to band has two lines: Points to the
	// connector Out, On from the connector In. Both are -1 for other flows. Of
	// several flows that enter by one connector only one has the second line;
	// the others join it.
	Out, In int
	On      []Point
	Joins   bool
}
