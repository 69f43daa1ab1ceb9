// Package model is the meaning of a journey: who does what, to whom, how and
// where, in which order. It is what rules check, figures count and pictures
// show. It knows nothing of how the journey was written, save where: every
// thing carries the place it came from.
//
// A Journey is immutable once compiler/bind has returned it. Slices stand in
// the order of the text; nothing depends on the order of a map.
package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/lang/source"
)

// Journey is one journey, whole or as far as it could be read.
type Journey struct {
	Title        string // "" when not given
	Goal         string // "" when not given
	Sketch       bool   // no participant was declared; all were inferred
	Library      bool   // the file holds nothing but declarations
	Settings     []Setting
	Participants []*Participant // in the order of declaration; indexes are not ids
	Channels     []*Channel     // the ones in use or declared, in the order of first mention
	Places       []*Place
	Phases       []*Phase // in the order of the text; a journey without `phase` has none
	Body         []Item   // the structure, as blocks
	Nodes        []*Node  // all nodes in the order of the text, the start first
	Edges        []*Edge  // the flow: grouped by source node, in the order of the text
	Origin       source.Location
}

// Setting is one `set KEY VALUE…`, checked for its key and values.
type Setting struct {
	Key    string
	Values []string
	Origin source.Location
}

// Kind is what a participant is. It decides colour, icon and what it may do.
type Kind int

// The kinds of participants.
const (
	Customer Kind = iota
	Rep
	System
	ThirdParty
)

// String is the kind as a lower-case word, fit for a class name.
func (k Kind) String() string {
	return [...]string{"customer", "rep", "system", "third-party"}[k]
}

// Participant is somebody or something that can own a step.
type Participant struct {
	ID       string // p1, p2 … in the order of declaration
	Name     string // as declared
	Label    string // what to show: the label, else the name
	Kind     Kind
	UsedBy   []*Participant // who may act through it; empty means everyone, save third parties
	Color    string         // "#rrggbb" in lower case, or ""
	Inferred bool           // by a sketch, or taken for declared after its name was reported as unknown
	Origin   source.Location
}

// MayUse reports whether p may act through a system: everyone who is named;
// without names everyone but third parties; every system.
func (p *Participant) MayUse(system *Participant) bool {
	switch {
	case p == system || p.Kind == System:
		return true
	case len(system.UsedBy) == 0:
		return p.Kind != ThirdParty
	}
	return slices.Contains(system.UsedBy, p)
}

// Channel says how something reaches somebody off the screen or on it.
type Channel struct {
	ID      string // the built-in key (sms, email, phone, chat, video, letter, fax, in-person, push, web, app, social, form, whatsapp, parcel), else c1, c2 …
	Label   string
	Live    bool // both sides are there at once: phone, chat, video, in person
	Digital bool // it runs through some system: SMS, email, chat, push, web, app, social, form, WhatsApp
	Origin  source.Location
}

// Place says where, off the screen.
type Place struct {
	ID     string // l1, l2 …
	Label  string
	Origin source.Location
}

// Phase is a stage of the life cycle.
type Phase struct {
	ID    string // ph1, ph2 …
	Title string
	Annotations
	Origin source.Location
}

// NodeKind is what a node of the flow is.
type NodeKind int

// The kinds of nodes.
const (
	StartNode    NodeKind = iota // the one start; owned by the first owner
	StepNode                     // somebody does something
	DecisionNode                 // somebody decides
	ForkNode                     // `together` begins
	JoinNode                     // `together` ends
	LoopNode                     // `repeat` ends: on, or back to the body's first node
	OutcomeNode                  // succeed or fail
	EndNode                      // the journey runs out without an outcome
)

// String is the kind as a lower-case word.
func (k NodeKind) String() string {
	return [...]string{"start", "step", "decision", "fork", "join", "loop", "outcome", "end"}[k]
}

// Node is one point of the flow.
type Node struct {
	ID    string // n0 is the start; then n1, n2 … in the order of the text
	Kind  NodeKind
	Owner *Participant // who owns a step or a decision; for the others the lane they are drawn in; nil only in a journey without any participant
	Phase *Phase       // or nil
	Label string       // the author's label for `go to`, or ""

	// Of steps.
	Sentence  string         // the whole sentence, as read: "Service rep sends PIN letter to Card holder via Card system"
	Action    string         // what the box shows: adverb, verb and object: "sends PIN letter"
	Adverb    string         // or ""
	Verb      string         // the verb as written, in lower case
	Asks      bool           // the verb wants an answer
	Object    string         // the author's spelling; receivers named in it stay
	Receivers []*Participant // to; or named right after the verb
	Givers    []*Participant // from
	Partners  []*Participant // with
	Systems   []*Participant // via systems (or other participants named by via)
	Carrier   *Participant   // via a third party, or nil
	Channels  []*Channel     // how
	Derived   bool           // the channel was not given as a clause but follows from object, verb or place
	Places    []*Place       // where
	Premises  *Participant   // at somebody's premises, or nil
	Either    Roles          // the clauses that name several of which one is meant: by letter or email
	Mentions  []Mention      // the words that were resolved, in the order in which they were read
	Reach     Reach
	Reading

	Fact bool // of decisions: nobody decides it, it shows itself; Owner has the lane only

	// Of decisions the question ("if the bag is damaged?" of a fact), of outcomes the text, of loops the condition ("until …" or "3 times"),
	// of the start and the ends of an excerpt where they come from or go on ("from Report"), else "".
	Text    string
	Success bool // of outcomes

	Annotations
	Origin source.Location // of the sentence, or the line that opened the node
}

// System is the first system that the step goes through, or nil.
func (n *Node) System() *Participant { return firstOf(n.Systems) }

// Channel is the first channel of the step, or nil.
func (n *Node) Channel() *Channel { return firstOf(n.Channels) }

// Place is the first place of the step, or nil.
func (n *Node) Place() *Place { return firstOf(n.Places) }

func firstOf[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// Mention is a word or a name of a sentence that was resolved, and where it stands
// in the file of the step.
type Mention struct {
	As    MentionRole
	Named Named // nil for the verb
	At    source.Span
}

// Named is what a name stands for: a *Participant, a *Channel or a *Place.
type Named interface {
	Title() string
	id() string
}

func (p *Participant) id() string { return p.ID }
func (c *Channel) id() string     { return c.ID }
func (p *Place) id() string       { return p.ID }

// MentionRole is what a word of a sentence says of the step.
type MentionRole string

// What words may say of a step.
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

// The clauses that may name several.
const (
	To Roles = 1 << iota
	From
	With
	Via
	By
	At
)

// names are the keywords of the clauses in the set.
func (r Roles) names() []string {
	var names []string
	for i, name := range [...]string{"to", "from", "with", "via", "by", "at"} {
		if r&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Join joins names as the author did in that clause: "a, b and c", "a or b".
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

// Labels are the labels of participants, channels or places.
func Labels[T interface{ Title() string }](list []T) []string {
	labels := make([]string, len(list))
	for i, t := range list {
		labels[i] = t.Title()
	}
	return labels
}

// Title is the participant's label.
func (p *Participant) Title() string { return p.Label }

// Title is the channel's label.
func (c *Channel) Title() string { return c.Label }

// Title is the place's label.
func (p *Place) Title() string { return p.Label }

// Others are all participants on the other side of a step, each once:
// receivers, givers, partners, premises.
func (n *Node) Others() []*Participant {
	var all []*Participant
	const few = 16 // up to which a list is searched as fast as a set
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

// Acts reports whether somebody does something at the node, or decides it.
func (n *Node) Acts() bool { return n.Kind == StepNode || n.Kind == DecisionNode && !n.Fact }

// Question is a decision as a sentence: who decides what; a fact as it stands.
func (n *Node) Question() string {
	switch {
	case n.Fact:
		return n.Text
	case n.Owner == nil:
		return "decides: " + n.Text
	}
	return n.Owner.Label + " decides: " + n.Text
}

// Everyone is all who have to do with a step: the owner, those on the other side,
// systems and carrier. A participant may stand in it twice.
func (n *Node) Everyone() []*Participant {
	all := append(n.Others(), n.Systems...)
	for _, p := range []*Participant{n.Owner, n.Carrier} {
		if p != nil {
			all = append(all, p)
		}
	}
	return all
}

// Reach is what a step crosses.
type Reach int

// How far a step reaches.
const (
	Inside     Reach = iota // it stays with its owner
	Touchpoint              // it crosses participants, and a customer is on one side
	Handoff                 // it crosses participants, and no customer is there
)

// String is the reach as a lower-case word.
func (r Reach) String() string { return [...]string{"inside", "touchpoint", "handoff"}[r] }

// EdgeKind is what makes the flow go from one node to another.
type EdgeKind int

// The kinds of edges.
const (
	Sequence EdgeKind = iota // the next thing; out of a decision with Text and Share
	Failed                   // into an `on failure` block
	Jump                     // go to
	Back                     // from a loop node to the body's first node
)

// String is the kind as a lower-case word.
func (k EdgeKind) String() string {
	return [...]string{"sequence", "failure", "jump", "back"}[k]
}

// Edge is one way from a node to a next one.
type Edge struct {
	ID       string // e1, e2 …
	From, To *Node
	Kind     EdgeKind
	Text     string  // the condition of a branch, "otherwise", what failed; else ""
	Share    float64 // probability in [0, 1]; of the edges of a decision they sum to 1
	Given    bool    // the share was written, not spread evenly
	Branch   int     // which branch of its source it opens, from 0; else -1
	Origin   source.Location
	Omitted  int // how many steps an excerpt leaves out on the way
}

// Item is one thing in a block: a *Node that is a step or an outcome, a
// *Choice, a *Parallel, a *Loop or a *Leap.
type Item interface{ item() }

// Act is a step with what happens when it fails, or an outcome.
type Act struct {
	Node     *Node
	Failures []FailurePath
}

// FailurePath is an `on failure` block under a step.
type FailurePath struct {
	Text  string
	Share float64 // in [0, 1]; 0 when not given
	Body  []Item  // may be empty
}

// Choice is a decision with its branches.
type Choice struct {
	Node     *Node
	Branches []Way
}

// Way is one branch. An implicit one ("the other way simply goes on") is the
// last, has no text and no body.
type Way struct {
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

// Loop is `repeat`; Node stands at the end of the body.
type Loop struct {
	Body  []Item
	Node  *Node
	Times int // how often the body runs; 0 when until a condition holds
}

// Leap is a `go to`; it ends its block's flow.
type Leap struct {
	Target *Node // nil when the label is unknown
	Origin source.Location
}

func (*Act) item()      {}
func (*Choice) item()   {}
func (*Parallel) item() {}
func (*Loop) item()     {}
func (*Leap) item()     {}

// Bodies are the blocks in an item, in the order of the text: failure paths,
// branches, or the one body of a loop.
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

// NodesOf are the nodes of an item itself, without those in its blocks.
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

// PhaseOf is the phase of an item outside blocks; a leap has that of what it
// stands behind.
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

// Annotations are what an author notes on a step, decision, block or phase.
type Annotations struct {
	Pains, Ideas, Risks, Notes, Quotes, Evidence []Remark
	Links                                        []Link
	Tags                                         []string
	Takes, Waits                                 *Duration    // nil when not given
	Waiter                                       *Participant // NAME in `NAME waits …`, or nil
	Costs                                        []Cost       // they add up; their units may differ
	Truth                                        bool         // a moment of truth
	Feelings                                     []Feeling
}

// Remark is an author's text at a place.
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
	Min, Max float64 // hours; equal when no range was given
	Working  bool    // given in working days: 1wd counts 24h here, and figures may stretch it over weekends
	Text     string  // as written
	For      string  // what a wait is for, with its preposition: for approval; or ""
	Origin   source.Location
}

// Said is the duration with what it is for.
func (d *Duration) Said() string { return strings.TrimSpace(d.String() + " " + d.For) }

// String is the duration as written, with a dash in a range: 1m–3m.
func (d *Duration) String() string { return strings.ReplaceAll(d.Text, "..", "–") }

// Cost is an amount in a unit of the author's, or a range of amounts.
type Cost struct {
	Min, Max float64 // equal when no range was given
	Unit     Unit
	Origin   source.Location
}

// Mean is the middle of the range, which is what figures count.
func (c *Cost) Mean() float64 { return (c.Min + c.Max) / 2 }

// Unit is what an amount is counted in.
type Unit struct {
	Name   string // as written: £, EUR, min; may be empty
	Before bool   // it stands before its number: £90
	Key    string // the same for units that are one: GBP for £ and GBP
}

// With is the amount, written by the caller, with its unit: £90, 90 €, 12 min.
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

// String is the amount with its unit, if any: £3.50, 12 min, £90–250. What is no
// whole number has two decimals at least, as prices have.
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

// Feeling is somebody's mood at a step.
type Feeling struct {
	Who    *Participant // nil when it cannot be known
	Value  int          // -2 … +2
	Word   string       // as written
	Text   string       // the words that go with it, or ""
	Origin source.Location
}
