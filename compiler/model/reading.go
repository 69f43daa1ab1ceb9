package model

import "github.com/journey-lang/journey/lang/source"

// Reading is what a step's sentence says besides who takes part and how, as
// compiler/sentence has read it. Of refused sentences it may be empty.
type Reading struct {
	Opening   source.Span // what another sentence of its owner begins with: "the rep", "rep has"
	Predicate string      // the verb as it stands after its subject: "sends", "has already sent"
	Lemma     string      // the verb in its base form; "" when nobody knows it
	Class     Class       // what is known of the verb
	Implied   string      // the key of the channel that the verb implies, or ""
	Things    []Thing     // what it is about: what is sent, checked or asked for
	Located   bool        // its words say where it happens, though no clause does: "parcel in the locker"
	Further   []Action    // further things to do: "and calls customer"
	ToSelf    bool        // the other side is the owner: reminds himself
	Missing   *Missing    // the other side, where the verb needs one and nobody is named; or nil
	Loose     *Mention    // a channel that the words name though no clause does: "on the phone"; or nil
}

// Class is a set of what may be known of a verb.
type Class uint16

// What may be known of a verb.
const (
	Gives    Class = 1 << iota // who stands right after it is given something
	Reaches                    // who stands right after it is who it is done to
	Talks                      // a communication: somebody has to be on the other side
	Sends                      // its object may name a channel
	Mutual                     // a group may do it among itself
	Provides                   // what it is about is known on the other side afterwards
	Enters                     // what it is about is in the system afterwards
	Holds                      // a system does it with what it has
	Mind                       // it happens in somebody's head
	Vague                      // it does not say what is done, as it stands
	Settles                    // it ends a matter, or what it is about does: sends refusal
)

// Is reports whether the verb is of one of the classes.
func (c Class) Is(any Class) bool { return c&any != 0 }

// Thing is one of the things that a sentence is about.
type Thing struct {
	Text  string      // as written, without an article before it: "photo of the lamp"
	Head  string      // its noun, folded, in the singular: "photo"
	Key   string      // equal for equal things: folded, in the singular, without articles
	After string      // the word that leads to it, folded: "for", "about"; or ""
	Vague bool        // it names nothing: "everything"
	Fresh bool        // it is new each time somebody asks for it: "signature"
	At    source.Span // of the text
}

// Action is a further thing that a sentence says its owner does.
type Action struct {
	Verb   string      // as written
	Lemma  string      // in its base form
	Object string      // what it is done to, as written; or ""
	Shared bool        // it and the verb before it are done to the same object: reviews and approves claim
	Joint  source.Span // what joins it to what stands before: ", and "
	At     source.Span // of the verb and all that belongs to it
}

// Missing says what a sentence has in place of somebody on the other side.
type Missing struct {
	Name    string // what stands where somebody should; "" when nothing does
	Sure    bool   // it reads as somebody's name, which nobody has
	Pronoun bool   // it only stands for somebody: "them"
	Kind    Kind   // of what it seems to be the name
	About   string // what the sentence is about, as written; or ""
	At      source.Span
}
