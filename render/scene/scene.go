// Package scene defines a finished picture as data: boxes, paths and lines of
// text with their classes, titles and colours, in painting order. It is all
// that a writer of SVG, PNG or PDF needs; a writer decides nothing.
//
// Lengths are in CSS pixels, rounded to at most two decimals, with the origin
// in the top left corner. Texts are the author's words, not escaped.
package scene

import "github.com/journey-lang/journey/render/theme"

// Scene is the picture of a journey as data.
type Scene struct {
	Width   float64 `json:"width"`
	Height  float64 `json:"height"`
	Title   string  `json:"title"`
	Desc    string  `json:"desc"`           // one or two sentences that describe the picture
	Lang    string  `json:"lang,omitempty"` // the language of the author's words, if known
	Font    string  `json:"font"`           // a CSS font-family value
	Palette []Paint `json:"palette"`
	// Painted in this order.
	Paper  Shape   `json:"paper"`
	Header []Item  `json:"header,omitempty"` // title and goal
	Lanes  []Lane  `json:"lanes"`
	Phases []Phase `json:"phases,omitempty"`
	Strips []Item  `json:"strips,omitempty"` // above and between the lanes: emotion, pingpong and line groups
	Flows  []Flow  `json:"flows,omitempty"`
	Nodes  []Node  `json:"nodes,omitempty"`
	Notes  []Item  `json:"notes,omitempty"` // the list below the lanes
	Legend []Item  `json:"legend,omitempty"`
}

// Paint gives a role its two colours, "#rrggbb". Roles are short words,
// suitable as class names.
type Paint struct {
	Role  theme.Role `json:"role"`
	Light string     `json:"light"`
	Dark  string     `json:"dark"`
}

// Box is a rectangle.
type Box struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Right returns the x coordinate of the right side.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom returns the y coordinate of the lower side.
func (b Box) Bottom() float64 { return b.Y + b.H }

// Contains reports whether o is inside b, within slack.
func (b Box) Contains(o Box, slack float64) bool {
	return o.X >= b.X-slack && o.Y >= b.Y-slack && o.Right() <= b.Right()+slack && o.Bottom() <= b.Bottom()+slack
}

// Overlaps reports whether the boxes overlap by more than slack in both
// directions.
func (b Box) Overlaps(o Box, slack float64) bool {
	return b.X < o.Right()-slack && o.X < b.Right()-slack && b.Y < o.Bottom()-slack && o.Y < b.Bottom()-slack
}

// Point is a corner of a flow.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Lane is the band of one participant.
type Lane struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // customer, rep, system, third-party or none
	Title string `json:"title,omitempty"`
	Band  Shape  `json:"band"`
	Items []Item `json:"items,omitempty"` // its label, with icon and word
}

// Phase is a stage of the journey, across all lanes.
type Phase struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	Box   Box    `json:"box"`
	Items []Item `json:"items,omitempty"`
}

// Node is a box of the flow.
type Node struct {
	ID     string `json:"id"`
	Class  string `json:"class"` // step, decision, outcome, start, end, gate or receipt
	Kind   string `json:"kind"`  // the kind of its lane
	Lane   string `json:"lane"`
	Line   int    `json:"line,omitempty"`   // in the source, from 1; 0 if it has none
	Title  string `json:"title,omitempty"`  // the full sentence
	Name   string `json:"name,omitempty"`   // the accessible name, in the order of the nodes; "" means the title
	Silent bool   `json:"silent,omitempty"` // hidden from screen readers, because another node says the same
	Shape  Shape  `json:"shape"`
	Items  []Item `json:"items,omitempty"`
}

// Flow is a line from node to node. Points are its corners, from border to
// border; Line is what is drawn, with round corners and room for the arrowhead.
type Flow struct {
	From   string  `json:"from"`
	To     string  `json:"to"`
	Kind   string  `json:"kind"` // sequence, message, failure or jump
	Title  string  `json:"title,omitempty"`
	Points []Point `json:"points"`
	Line   Shape   `json:"line"`
	Head   Shape   `json:"head"`
	Label  *Group  `json:"label,omitempty"`
}

// Item is anything painted: a Shape, a Text or a Group. In JSON, a Shape has a
// form, a Text a text, a Group items.
type Item interface{ item() }

// Form is the kind of a Shape.
type Form string

// The forms of shapes.
const (
	Rect   Form = "rect"   // Box, with Round corners
	Circle Form = "circle" // the largest that fits into Box
	Path   Form = "path"   // Data; Box encloses it
)

// Shape is a painted outline.
type Shape struct {
	Form   Form       `json:"form"`
	Class  string     `json:"class,omitempty"`
	Box    Box        `json:"box"`
	Round  float64    `json:"round,omitempty"`  // radius of a Rect's corners
	Data   string     `json:"data,omitempty"`   // for a Path: M, L, Q, C and Z with absolute coordinates
	Scale  float64    `json:"scale,omitempty"`  // if not 0, Data is scaled by it, with its origin at the corner of Box
	Fill   theme.Role `json:"fill,omitempty"`   // "" means none
	Stroke theme.Role `json:"stroke,omitempty"` // "" means none
	Width  float64    `json:"width,omitempty"`  // of the stroke, before Scale
	Dash   string     `json:"dash,omitempty"`   // lengths of dashes and gaps
	Cap    string     `json:"cap,omitempty"`    // "round" or ""; joins match the caps
}

// Text is one line of text.
type Text struct {
	Class string     `json:"class,omitempty"`
	Box   Box        `json:"box"`  // the room it takes; W is the measured width
	Base  float64    `json:"base"` // y of the baseline
	Size  float64    `json:"size"`
	Bold  bool       `json:"bold,omitempty"`
	RTL   bool       `json:"rtl,omitempty"`
	Align Align      `json:"align,omitempty"`
	Fill  theme.Role `json:"fill"`
	Text  string     `json:"text"`
}

// Align says which side of a line stays in place if a viewer's font has other
// widths and the viewer cannot fit the line to its box.
type Align string

// The alignments.
const (
	Start  Align = ""
	Middle Align = "middle"
)

// Group is a set of items that belong together: a chip, a mark, a label.
type Group struct {
	Class string `json:"class,omitempty"` // badge, mark, flow-label …
	Title string `json:"title,omitempty"`
	Link  string `json:"link,omitempty"` // https, http, mailto or a relative path; writers check it again
	Box   Box    `json:"box"`
	Items []Item `json:"items"`
}

func (Shape) item() {}
func (Text) item()  {}
func (Group) item() {}
