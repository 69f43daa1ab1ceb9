package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// Verb is what is known about a verb.
type Verb struct {
	Base     string // send
	Gives    bool   // followed directly by who is given something
	Person   bool   // followed directly by who it is done to
	Talk     bool   // a communication: it needs a recipient
	Send     bool   // its object may name a channel
	Vague    bool   // does not say what is done
	Concrete bool   // for vague ones: a concrete object makes it specific
	Thing    bool   // for communication: with a thing as its object it is none
	Mutual   bool   // for communication: a group may do it among themselves
	Noun     bool   // its third person is also a plural noun: offers
	Asks     bool   // expects an answer
	Provides bool   // afterwards, the recipient knows what it is about
	Enters   bool   // afterwards, what it is about is in the system
	Holds    bool   // a system does it with what it stores
	Mind     bool   // mental work
	Goes     bool   // its object is where somebody goes: a place, or a system on the screen
	About    bool   // its object is what it is about, even if that is a person
	Benefits bool   // the person after "for" gets it
	Passes   bool   // what follows "to" is a person, whatever it is called
	Seeks    bool   // what it asks for comes from the recipient: orders card from rep
	Replies  bool   // what it answers is somebody's: answers customer's question
	Sorts    bool   // "by" says into what
	Settles  bool   // ends a matter
	Receives bool   // its subject does not act: receives, gets
	Channel  string // the key of the channel it implies between participants, or ""

	third string // for a verb of another language: the form after he, she or it
}

// Foreign reports whether the verb belongs to another language.
func (v *Verb) Foreign() bool { return v.third != "" }

// Third returns the form after he, she or it.
func (v *Verb) Third() string {
	if v.third != "" {
		return v.third
	}
	return ThirdPerson(v.Base)
}

// ThirdPerson returns the form after he, she or it of a verb in its base form.
func (l *Lists) ThirdPerson(base string) string {
	if v, form := l.LookupVerb(base); v != nil && form == Base {
		return v.Third()
	}
	return ThirdPerson(base)
}

// ReceivingForms returns the forms of the verbs whose subject does not act.
func (l *Lists) ReceivingForms() []string { return l.receiving }

// Form is the form of a verb in a sentence.
type Form int

// The forms of a verb.
const (
	Base  Form = iota // send
	Third             // sends
	Ing               // sending
	Past              // sent; wrote and written
)

// LookupVerb returns the verb of which the word is a form; nil if unknown. The
// lists take precedence over the lexicon: found is a form of find.
func (l *Lists) LookupVerb(word string) (*Verb, Form) {
	if f, ok := l.verbs[word]; ok {
		return f.verb, f.kind
	}
	if english := l.like[word]; english != "" {
		if f, ok := l.verbs[english]; ok {
			return f.verb, f.kind
		}
	}
	base, kind := lexiconVerb(word)
	if base == "" || kind == Base && (EndsName(word) || IsPreposition(word) || IsPronoun(word)) {
		return nil, Base
	}
	if f, ok := l.verbs[base]; ok && f.kind == Base {
		return f.verb, kind
	}
	return &Verb{Base: base, Noun: LookupUses(base).Noun()}, kind
}

// Participle returns the base form of the verb of which the word is the past
// participle: send for sent, update for updated. A word in -ed of an unknown
// verb is one too, with "" for the verb.
func (l *Lists) Participle(word string) (base string, ok bool) {
	if base, ok := l.participles[word]; ok {
		return base, true
	}
	stem, ok := strings.CutSuffix(word, "ed")
	if !ok || len(stem) < 2 {
		return "", false
	}
	if f := l.verbs[word]; f.kind == Past {
		return f.verb.Base, true
	}
	// need, feed, speed and the like are not participles
	return "", !strings.HasSuffix(stem, "e")
}

// Lists reports whether the verb is in the lists, and not only in the lexicon.
func (l *Lists) Lists(v *Verb) bool { return l.verbs[v.Base].verb == v }

// Verbs returns the verbs of the lists in the order of their base forms: those
// of other languages only if an author chose one.
func (l *Lists) Verbs() []*Verb {
	var all []*Verb
	for base, f := range l.verbs {
		if f.kind == Base && f.verb.Base == base {
			all = append(all, f.verb)
		}
	}
	slices.SortFunc(all, func(a, b *Verb) int { return cmp.Compare(a.Base, b.Base) })
	return all
}

// Singular removes the plural ending of a word.
func Singular(word string) string {
	if !LooksThird(word) || len(word) < 4 {
		return word
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(word, "s")
}

// LooksThird reports whether the word ends like the third person of a verb: in
// -s, but not like address, status, analysis or customer's.
func LooksThird(word string) bool {
	if !strings.HasSuffix(word, "s") || len(word) < 3 {
		return false
	}
	for _, ending := range []string{"ss", "us", "is", "'s", "\u2019s"} {
		if strings.HasSuffix(word, ending) {
			return false
		}
	}
	return true
}

// ThirdPerson returns the form after he, she or it: sends, tries, goes.
func ThirdPerson(base string) string {
	switch {
	case base == "have":
		return "has"
	case base == "be":
		return "is"
	case endsIn(base, "s", "x", "z", "ch", "sh", "o"):
		return base + "es"
	case endsInConsonantY(base):
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

// ings returns the spellings of the -ing form, both if the stress decides
// whether a consonant is doubled.
func ings(base string) []string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return []string{base[:len(base)-2] + "ying"}
	case strings.HasSuffix(base, "e") && !endsIn(base, "ee", "oe", "ye"):
		return []string{base[:len(base)-1] + "ing"}
	case endsInSingleConsonant(base):
		return []string{base + base[len(base)-1:] + "ing", base + "ing"}
	}
	return []string{base + "ing"}
}

// pasts returns the spellings of the past tense of a regular verb.
func pasts(base string) []string {
	switch {
	case strings.HasSuffix(base, "e"):
		return []string{base + "d"}
	case endsInConsonantY(base):
		return []string{base[:len(base)-1] + "ied"}
	case endsInSingleConsonant(base):
		return []string{base + base[len(base)-1:] + "ed", base + "ed"}
	}
	return []string{base + "ed"}
}

func endsIn(word string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func endsInConsonantY(word string) bool {
	n := len(word)
	return n > 1 && word[n-1] == 'y' && !isVowel(word[n-2])
}

// endsInSingleConsonant reports whether the word ends in a single vowel and a
// single consonant that may be doubled: stop, submit.
func endsInSingleConsonant(word string) bool {
	n := len(word)
	return n > 2 && !isVowel(word[n-1]) && !strings.ContainsRune("wxy", rune(word[n-1])) &&
		isVowel(word[n-2]) && !isVowel(word[n-3])
}
