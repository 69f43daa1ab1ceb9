package model

import "github.com/journey-lang/journey/lang/source"

// Reading is what compiler/internal/sentence read in a step's sentence, in
// addition to who takes part and how. It may be empty for refused sentences.
type Reading struct {
	Opening   source.Span // what a further sentence of its owner would begin with: "the rep", "rep has"
	Predicate string      // the verb as written after its subject: "sends", "has already sent"
	Lemma     string      // the verb in its base form; "" if unknown
	Class     Class       // what is known of the verb
	Implied   string      // the key of the channel that the verb implies, or ""
	Things    []Thing     // what it is about: the things sent, checked or asked for
	Located   bool        // its words say where it happens, although no clause does: "parcel in the locker"
	Further   []Action    // further things to do: "and calls customer"
	ToSelf    bool        // the recipient is the owner: reminds himself
	Missing   *Missing    // set if the verb needs a recipient and there is none; otherwise nil
	Loose     *Mention    // a channel in the words, although no clause names it: "on the phone"; or nil
}

// Class is a set of properties of a verb.
type Class uint16

// The properties of a verb.
const (
	Gives    Class = 1 << iota // followed directly by who is given something
	Reaches                    // followed directly by who it is done to
	Talks                      // a communication: it needs a recipient
	Sends                      // its object may name a channel
	Mutual                     // a group may do it among themselves
	Provides                   // afterwards, the recipient knows what it is about
	Enters                     // afterwards, what it is about is in the system
	Holds                      // a system does it with what it stores
	Mind                       // mental work
	Vague                      // does not say what is done
	Settles                    // ends a matter, or its object does: sends refusal
)

// Is reports whether the verb is of one of the classes.
func (c Class) Is(of Class) bool { return c&of != 0 }

// Thing is one of the things that a sentence is about.
type Thing struct {
	Text  string      // as written, without an article before it: "photo of the lamp"
	Head  string      // its noun, case-folded, in the singular: "photo"
	Key   string      // equal for equal things: case-folded, in the singular, without articles
	After string      // the case-folded word before it: "for", "about"; or ""
	Vague bool        // it names nothing: "everything"
	Fresh bool        // new each time it is asked for: "signature"
	At    source.Span // of the text
}

// Action is a further action of the owner in the same sentence.
type Action struct {
	Verb   string      // as written
	Lemma  string      // in its base form
	Object string      // what it is done to, as written; or ""
	Shared bool        // has the same object as the verb before it: reviews and approves claim
	Joint  source.Span // what connects it to the words before: ", and "
	At     source.Span // of the verb and everything that belongs to it
}

// Missing describes what a sentence has instead of a recipient.
type Missing struct {
	Name    string // the words in place of a recipient; "" if there are none
	Sure    bool   // reads like somebody's name, which is not declared
	Pronoun bool   // a pronoun: "them"
	Kind    Kind   // the kind that the name suggests
	About   string // what the sentence is about, as written; or ""
	At      source.Span
}
