// Package model is the meaning of a journey: who does what, for which
// recipient, how and where, and in which order. Rules check it, metrics are
// calculated from it, and pictures show it. It does not know how the journey
// was written, only where: every element has its source position.
//
// A Journey is immutable once compiler/internal/bind has returned it. Slices are in the
// order of the text; nothing depends on the order of a map.
package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/lang/source"
)

// Journey is a journey, complete or as far as it could be read.
type Journey struct {
	Title        string // "" if not given
	Goal         string // "" if not given
	Sketch       bool   // no participant was declared; all were inferred
	Library      bool   // the file contains only declarations
	Settings     []Setting
	Participants []*Participant // in the order of declaration; indexes are not ids
	Channels     []*Channel     // in use or declared, in the order of first mention
	Places       []*Place
	Phases       []*Phase // in the order of the text; a journey without `phase` has none
	Body         []Item   // the structure, as blocks
	Nodes        []*Node  // all nodes in the order of the text, the start first
	Edges        []*Edge  // the flow: grouped by source node, in the order of the text
	Origin       source.Location
}

// Setting is one `set KEY VALUE…`, with its key and values checked.
type Setting struct {
	Key    string
	Values []string
	Origin source.Location
}

// Kind is the kind of a participant. It decides the colour, the icon and what
// the participant may do.
type Kind int

// The kinds of participants.
const (
	Customer Kind = iota
	Rep
	System
	ThirdParty
)

// String returns the kind as a lower-case word, suitable as a class name.
func (k Kind) String() string {
	return [...]string{"customer", "rep", "system", "third-party"}[k]
}

// Participant is somebody or something that can own a step.
type Participant struct {
	ID       string // p1, p2 … in the order of declaration
	Name     string // as declared
	Label    string // the text to show: the label, otherwise the name
	Kind     Kind
	UsedBy   []*Participant // who may act through it; empty means everyone except third parties
	Color    string         // "#rrggbb" in lower case, or ""
	Inferred bool           // by a sketch, or treated as declared after its name was reported as unknown
	Origin   source.Location
}

// MayUse reports whether p may act through a system. Every system may, and so
// may everyone named in `used by`; without names, everyone except third
// parties.
func (p *Participant) MayUse(system *Participant) bool {
	switch {
	case p == system || p.Kind == System:
		return true
	case len(system.UsedBy) == 0:
		return p.Kind != ThirdParty
	}
	return slices.Contains(system.UsedBy, p)
}

// Channel says how something reaches somebody, on the screen or off it.
type Channel struct {
	ID      string // the built-in key (sms, email, phone, chat, video, letter, fax, in-person, push, web, app, social, form, whatsapp, parcel), otherwise c1, c2 …
	Label   string
	Live    bool // both participants are there at once: phone, chat, video, in person
	Digital bool // it runs through some system: SMS, email, chat, push, web, app, social, form, WhatsApp
	Origin  source.Location
}

// Place says where something happens off the screen.
type Place struct {
	ID     string // l1, l2 …
	Label  string
	Origin source.Location
}

// Phase is a stage of the journey.
type Phase struct {
	ID    string // ph1, ph2 …
	Title string
	Annotations
	Origin source.Location
}

// NodeKind is the kind of a node of the flow.
type NodeKind int

// The kinds of nodes.
const (
	StartNode    NodeKind = iota // the only start; owned by the first owner
	StepNode                     // somebody does something
	DecisionNode                 // somebody decides
	ForkNode                     // start of a `together`
	JoinNode                     // end of a `together`
	LoopNode                     // end of a `repeat`: continue, or go back to the first node of the body
	OutcomeNode                  // succeed or fail
	EndNode                      // the journey runs out without an outcome
)

// String returns the kind as a lower-case word.
func (k NodeKind) String() string {
	return [...]string{"start", "step", "decision", "fork", "join", "loop", "outcome", "end"}[k]
}

// Node is one node of the flow.
type Node struct {
	ID    string // n0 is the start; then n1, n2 … in the order of the text
	Kind  NodeKind
	Owner *Participant // who owns a step or a decision; for other nodes, the lane they are drawn in; nil only in a journey without participants
	Phase *Phase       // or nil
	Label string       // the author's label for `go to`, or ""

	// For steps.
	Sentence  string         // the whole sentence, as read: "Service rep sends PIN letter to Card holder via Card system"
	Action    string         // the text in the box, adverb, verb and object: "sends PIN letter"
	Adverb    string         // or ""
	Verb      string         // the verb as written, in lower case
	Asks      bool           // the verb expects an answer
	Object    string         // in the author's spelling, including recipients named in it
	Receivers []*Participant // after `to`, or named right after the verb
	Givers    []*Participant // after `from`
	Partners  []*Participant // after `with`
	Systems   []*Participant // systems after `via` (or other participants named there)
	Carrier   *Participant   // a third party after `via`, or nil
	Channels  []*Channel     // how
	Derived   bool           // the channel follows from the object, the verb or the place, not from a clause
	Places    []*Place       // where
	Premises  *Participant   // somebody's premises, or nil
	Either    Roles          // the clauses whose names are alternatives: by letter or email
	Mentions  []Mention      // the resolved words, in the order in which they were read
	Reach     Reach
	Reading

	Fact bool // for decisions: a fact, which nobody decides; Owner is only the lane

	// For decisions the question ("if the bag is damaged?" for a fact), for
	// outcomes the text, for loops the condition ("until …" or "3 times"), for
	// the start and the ends of an excerpt where the flow comes from or goes to
	// ("from Report"), otherwise "".
	Text    string
	Success bool // for outcomes

	Annotations
	Origin source.Location // of the sentence, or of the line that opened the node
}

// System returns the first system that the step goes through, or nil.
func (n *Node) System() *Participant { return firstOf(n.Systems) }

// Channel returns the first channel of the step, or nil.
func (n *Node) Channel() *Channel { return firstOf(n.Channels) }

// Place returns the first place of the step, or nil.
func (n *Node) Place() *Place { return firstOf(n.Places) }

func firstOf[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// Mention is a resolved word or name of a sentence, with its position in the
// file of the step.
type Mention struct {
	As    MentionRole
	Named Named // nil for the verb
	At    source.Span
}

// Named is what a name refers to: a *Participant, a *Channel or a *Place.
type Named interface {
	Title() string
	id() string
}

func (p *Participant) id() string { return p.ID }
func (c *Channel) id() string     { return c.ID }
func (p *Place) id() string       { return p.ID }

// MentionRole is the role of a word in a step.
type MentionRole string

// The roles of words.
const (
	AsOwner    MentionRole = "owner"
	AsVerb     MentionRole = "verb"
	AsReceiver MentionRole = "to"
	AsGiver    MentionRole = "from"
	AsPartner  MentionRole = "with"
	AsSystem   MentionRole = "via"
	AsCarrier  MentionRole = "carrier"
	AsChannel  MentionRole = "by"
	AsPlace    MentionRole = "at"
	AsPremises MentionRole = "premises"
)

// Roles is a set of the clauses of a sentence.
type Roles uint8

// The clauses that may name several participants, channels or places.
const (
	To Roles = 1 << iota
	From
	With
	Via
	By
	At
)

// names returns the keywords of the clauses in the set.
func (r Roles) names() []string {
	var names []string
	for i, name := range [...]string{"to", "from", "with", "via", "by", "at"} {
		if r&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Join joins names like the author did in that clause: "a, b and c", "a or b".
func (n *Node) Join(role Roles, names []string) string {
	word := " and "
	if n.Either&role != 0 {
		word = " or "
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + word + names[last]
}

// Labels returns the labels of participants, channels or places.
func Labels[T interface{ Title() string }](list []T) []string {
	labels := make([]string, len(list))
	for i, t := range list {
		labels[i] = t.Title()
	}
	return labels
}

// Title returns the participant's label.
func (p *Participant) Title() string { return p.Label }

// Title returns the channel's label.
func (c *Channel) Title() string { return c.Label }

// Title returns the place's label.
func (p *Place) Title() string { return p.Label }

// Others returns everybody else involved in a step, each once: recipients,
// givers, partners, premises.
func (n *Node) Others() []*Participant {
	var all []*Participant
	const few = 16 // length up to which searching a list is as fast as a set
	var known map[*Participant]bool
	add := func(p *Participant) {
		switch {
		case p == nil || p == n.Owner || known[p]:
			return
		case known != nil:
			known[p] = true
		case slices.Contains(all, p):
			return
		case len(all) == few:
			known = map[*Participant]bool{p: true}
			for _, other := range all {
				known[other] = true
			}
		}
		all = append(all, p)
	}
	for _, side := range [][]*Participant{n.Receivers, n.Givers, n.Partners} {
		for _, p := range side {
			add(p)
		}
	}
	add(n.Premises)
	return all
}

// Acts reports whether somebody does or decides something at the node.
func (n *Node) Acts() bool { return n.Kind == StepNode || n.Kind == DecisionNode && !n.Fact }

// Question returns a decision as a sentence, who decides what; a fact as it is.
func (n *Node) Question() string {
	switch {
	case n.Fact:
		return n.Text
	case n.Owner == nil:
		return "decides: " + n.Text
	}
	return n.Owner.Label + " decides: " + n.Text
}

// Everyone returns everybody involved in a step: the owner, the others, systems
// and the carrier. A participant may occur twice.
func (n *Node) Everyone() []*Participant {
	all := append(n.Others(), n.Systems...)
	for _, p := range []*Participant{n.Owner, n.Carrier} {
		if p != nil {
			all = append(all, p)
		}
	}
	return all
}

// Reach says whether a step crosses participants.
type Reach int

// How far a step reaches.
const (
	Inside     Reach = iota // stays with its owner
	Touchpoint              // crosses participants, one of them a customer
	Internal                // between participants, none of them a customer: an internal contact
)

// String returns the reach as a lower-case word.
func (r Reach) String() string { return [...]string{"inside", "touchpoint", "internal"}[r] }

// EdgeKind is the reason why the flow goes from one node to another.
type EdgeKind int

// The kinds of edges.
const (
	Sequence EdgeKind = iota // to the next node; out of a decision with Text and Share
	Failed                   // into an `on failure` block
	Jump                     // go to
	Back                     // from a loop node to the body's first node
)

// String returns the kind as a lower-case word.
func (k EdgeKind) String() string {
	return [...]string{"sequence", "failure", "jump", "back"}[k]
}

// Edge is one connection from a node to a next one.
type Edge struct {
	ID       string // e1, e2 …
	From, To *Node
	Kind     EdgeKind
	Text     string  // the condition of a branch, "otherwise", what failed; otherwise ""
	Share    float64 // probability in [0, 1]; the edges out of a decision add up to 1
	Given    bool    // the share was written, not distributed evenly
	Branch   int     // which branch of its source it opens, from 0; otherwise -1
	Origin   source.Location
	Omitted  int // how many steps an excerpt leaves out here
}

// Item is one element of a block: a *Node that is a step or an outcome, a
// *Choice, a *Parallel, a *Loop or a *GoTo.
type Item interface{ item() }

// Act is a step with its failure paths, or an outcome.
type Act struct {
	Node     *Node
	Failures []FailurePath
}

// FailurePath is an `on failure` block under a step.
type FailurePath struct {
	Text  string
	Share float64 // in [0, 1]; 0 if not given
	Body  []Item  // may be empty
}

// Choice is a decision with its branches.
type Choice struct {
	Node     *Node
	Branches []Branch
}

// Branch is one branch. An implicit one, on which the flow continues if no
// other branch applies, is the last, without text or body.
type Branch struct {
	Text     string // the condition, or "otherwise", or ""
	Share    float64
	Implicit bool
	Body     []Item // may be empty
}

// Parallel is `together`.
type Parallel struct {
	Fork, Join *Node
	Branches   [][]Item
}

// Loop is `repeat`; Node is at the end of the body.
type Loop struct {
	Body  []Item
	Node  *Node
	Times int // how often the body runs; 0 if until a condition holds
}

// GoTo is a `go to`; it ends the flow of its block.
type GoTo struct {
	Target *Node // nil if the label is unknown
	Origin source.Location
}

func (*Act) item()      {}
func (*Choice) item()   {}
func (*Parallel) item() {}
func (*Loop) item()     {}
func (*GoTo) item()     {}

// Bodies returns the blocks in an item, in the order of the text: failure
// paths, branches, or the single body of a loop.
func Bodies(item Item) [][]Item {
	var all [][]Item
	switch item := item.(type) {
	case *Act:
		for _, f := range item.Failures {
			all = append(all, f.Body)
		}
	case *Choice:
		for _, w := range item.Branches {
			all = append(all, w.Body)
		}
	case *Parallel:
		all = item.Branches
	case *Loop:
		all = [][]Item{item.Body}
	}
	return all
}

// NodesOf returns the nodes of an item itself, without those in its blocks.
func NodesOf(item Item) []*Node {
	switch item := item.(type) {
	case *Act:
		return []*Node{item.Node}
	case *Choice:
		return []*Node{item.Node}
	case *Parallel:
		return []*Node{item.Fork, item.Join}
	case *Loop:
		return []*Node{item.Node}
	}
	return nil
}

// PhaseOf returns the phase of an item outside blocks; a leap has the phase of
// what precedes it.
func PhaseOf(item Item, before *Phase) *Phase {
	switch item := item.(type) {
	case *Act:
		return item.Node.Phase
	case *Choice:
		return item.Node.Phase
	case *Parallel:
		return item.Fork.Phase
	case *Loop:
		return item.Node.Phase
	}
	return before
}

// Annotations are an author's notes on a step, decision, block or phase.
type Annotations struct {
	Pains, Ideas, Risks, Notes, Quotes, Evidence []Remark
	Links                                        []Link
	Tags                                         []string
	Takes, Waits                                 *Duration    // nil if not given
	Waiter                                       *Participant // NAME in `NAME waits …`, or nil
	Costs                                        []Cost       // they add up; their units may differ
	Truth                                        bool         // a moment of truth
	Feelings                                     []Feeling
}

// Remark is an author's text at a position.
type Remark struct {
	Text   string
	Origin source.Location
}

// Link is a checked reference: https, http, mailto or a relative path.
type Link struct {
	URL, Text string
	Origin    source.Location
}

// Duration is a length of elapsed time, or a range.
type Duration struct {
	Min, Max float64 // hours; equal unless a range was given
	Working  bool    // given in working days: 1wd counts as 24h here; analyses may extend it over weekends
	Text     string  // as written
	For      string  // what a wait is for, with its preposition: for approval; or ""
	Origin   source.Location
}

// Said returns the duration with what it is for.
func (d *Duration) Said() string { return strings.TrimSpace(d.String() + " " + d.For) }

// String returns the duration as written, with a dash in a range: 1m–3m.
func (d *Duration) String() string { return strings.ReplaceAll(d.Text, "..", "–") }

// Cost is an amount, or a range of amounts, in any unit.
type Cost struct {
	Min, Max float64 // equal unless a range was given
	Unit     Unit
	Origin   source.Location
}

// Mean returns the middle of the range, which is what metrics count.
func (c *Cost) Mean() float64 { return (c.Min + c.Max) / 2 }

// Unit is the unit of an amount.
type Unit struct {
	Name   string // as written: £, EUR, min; may be empty
	Before bool   // written before its number: £90
	Key    string // the same for equivalent units: GBP for £ and GBP
}

// With adds the unit to the amount, which the caller formats: £90, 90 €, 12
// min.
func (u Unit) With(amount string) string {
	sign, rest, _ := strings.Cut(u.Name, " ")
	switch {
	case !u.Before:
		return strings.TrimSpace(amount + " " + u.Name)
	case len(sign) > 0 && unicode.IsLetter(rune(sign[len(sign)-1])):
		return strings.TrimSpace(sign + " " + amount + " " + rest)
	}
	return strings.TrimSpace(sign + amount + " " + rest)
}

// String returns the amount with its unit, if any: £3.50, 12 min, £90–250. A
// number that is not whole has at least two decimals, like a price.
func (c *Cost) String() string {
	amount := price(c.Min)
	if c.Max != c.Min {
		amount += "–" + price(c.Max)
	}
	return c.Unit.With(amount)
}

func price(v float64) string {
	decimals := 0
	if v != math.Trunc(v) {
		decimals = 2
	}
	amount := strconv.FormatFloat(v, 'f', -1, 64)
	if short := strconv.FormatFloat(v, 'f', decimals, 64); len(short) > len(amount) {
		amount = short
	}
	return amount
}

// Feeling is somebody's emotion at a step.
type Feeling struct {
	Who    *Participant // nil if it cannot be known
	Value  int          // -2 … +2
	Word   string       // as written
	Text   string       // the text that goes with it, or ""
	Origin source.Location
}
