// Package layout places the boxes of a swimlane picture: lanes × columns. It
// sees only sizes and numbers, never a journey or a text, and does not route
// the flows; render/internal/route does.
//
// All lengths are CSS pixels. The origin is the top left corner; y grows
// downwards.
package layout

import (
	"cmp"
	"slices"
)

// Input describes a picture as sizes and numbers. Every reference is an index.
type Input struct {
	Lanes  []Lane
	Phases []Phase // may be empty
	Nodes  []Node
	Edges  []Edge
	Body   []Item // the structure; every node that is not a receipt is in it once
	Gaps   Gaps

	LaneLabel   float64 // width of the column of lane labels, on the left
	PhaseHeader float64 // height of the row of phase headers, on top; 0 without phases
	Strips      []Strip // between the phase headers and the lanes, from top to bottom
	Timeline    bool    // one column per step; otherwise compact

	// MaxWidth folds a wider picture into stacked bands. 0 means no limit. A
	// column that is wider still gets its own band.
	MaxWidth  float64
	Connector float64 // width and height of the marks that connect bands

	Choices Choices
}

// Choices override the decisions that Place would make by itself. Any are
// valid; they change how often lines cross and bend, and the size of the
// picture.
type Choices struct {
	Branches map[int]BranchChoice // by the edge that opens the branch
	Nodes    map[int]NodeChoice
}

// BranchChoice says where a branch goes.
type BranchChoice struct {
	Across bool // to the other side of the row it branches off from
	Order  int  // below 0 next to that row, above 0 as far from it as all others allow
}

// NodeChoice is the position of a box relative to the one its flow comes from.
type NodeChoice int

// The choices for a box.
const (
	Near  NodeChoice = iota // in its column if the line between them is straight, otherwise in the next free one
	Apart                   // in a later column
	Later                   // in the column after that
)

// Gaps are the minimum distances.
type Gaps struct {
	Column float64 // between the boxes of neighbouring columns
	Row    float64 // between the boxes of neighbouring rows of a lane
	Lane   float64 // between a box and its lane's border
	Track  float64 // between two parallel lines
	Band   float64 // between two bands
}

// Strip is a row above the lanes, in every band that contains one of its nodes.
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
	Anchor int // for a receipt: the node whose column it shares, otherwise -1; a receipt is in another lane
	// Pointed says that the left and right sides come to a point, as in a
	// decision, Upright that the upper and lower ones do: lines meet them only
	// in the middle.
	Pointed, Upright bool
}

// EdgeKind is the kind of a flow.
type EdgeKind int

// The kinds of flows.
const (
	Sequence EdgeKind = iota // to the next node
	Message                  // from or to a receipt: to a lane that does not act next
	Failure                  // into a failure path
	Jump                     // back or ahead to a label, and around a loop
)

// Edge is a flow from box to box.
type Edge struct {
	From, To       int
	Kind           EdgeKind
	LabelW, LabelH float64 // size of the text on it; 0 for none
}

// Item is one element of a block.
type Item struct {
	Node     int      // placed first; -1 for none (for a loop, the body comes first)
	Branches []Branch // the branches after Node: of a decision or fork, failures of a step, the single body of a loop
	Tail     int      // placed after the branches: a join, a loop's end; -1 for none
	// Failures says that the flow continues after Node itself, and that the
	// branches are failure paths.
	Failures bool
}

// Branch is one of the branches after a node.
type Branch struct {
	Edge int // the edge that opens it, or -1 (a loop's body)
	Body []Item
}

// Rect is a placed box.
type Rect struct{ X, Y, W, H float64 }

// Point is a corner of a route.
type Point struct{ X, Y float64 }

// Placement is the position of everything.
type Placement struct {
	Width, Height float64
	Bands         []Band // at least one, from top to bottom
	BandOf        []int  // by node
	Nodes         []Rect
	Labels        []Rect // by edge; the position of its text; zero for edges without one
	Connectors    []Connector
	Routes        []Route // by edge
}

// Band is a part of the picture with its own columns, lanes and headers. A
// picture that is not folded has one.
type Band struct {
	Rect
	own    float64 // the width of its contents; the picture may be wider
	Header float64 // height of everything above the lanes
	Lanes  []Part  // including the label column; in a folded band, only non-empty lanes
	Strips []Rect  // by strip, including the label column; without height if none of its nodes is in the band
	Phases []Part  // whole columns, including the header; only those with something in the band
}

// Part is a lane or a phase as a band shows it. A band only holds the parts
// that it shows, in the order of their indexes: in a long picture most bands
// show few of all the phases.
type Part struct {
	Index int // in the input
	Rect
}

// Find returns the part with an index.
func Find(parts []Part, index int) (Rect, bool) {
	i, ok := slices.BinarySearchFunc(parts, index, func(p Part, index int) int { return cmp.Compare(p.Index, index) })
	if !ok {
		return Rect{}, false
	}
	return parts[i].Rect, true
}

// Connector is the mark where a flow leaves a band or enters another.
type Connector struct {
	Rect
	Band, Lane int
	Node       int  // where the flow leads
	Number     int  // from 1; the same for all flows to the node
	Out        bool // the flow leaves the band here, otherwise it enters
	Text       int  // the edge whose text is before the number, as in the other band; -1 for none
	spot
	atEnd bool // after the band's columns, not before them
}

// Route is an orthogonal line from the border of one box to that of another.
type Route struct {
	Points []Point // at least two; neighbours share x or y
	// A flow that goes from band to band has two lines: Points to the connector
	// Out, On from the connector In. Both are -1 for other flows. If several
	// flows enter through one connector, only one has the second line; the
	// others join it.
	Out, In int
	On      []Point
	Joins   bool
}
