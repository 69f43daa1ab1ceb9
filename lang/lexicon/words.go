// Package lexicon holds the word lists of the language: moods, verbs by kind,
// adverbs, prepositions, customer words and so on. All of them are data in
// words.txt; the package only looks words up.
//
// Lists that authors can extend are methods of Lists; grammar words, which
// nobody can extend, are functions. The package does not know syntax. Lookups
// take a folded word (Fold) unless stated otherwise.
package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/lang/source"
)

// Fold returns the form in which names, labels and words are compared: NFC,
// then Unicode case folding, then NFC again, with one blank for each run of
// spaces.
func Fold(s string) string {
	s = source.FoldSpace(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
	}
	return strings.ToLower(s)
}

// IsArticle reports whether the word, in any case, is an English article or
// possessive, which is ignored before a name.
func IsArticle(word string) bool {
	return len(word) <= 5 && standard().articles[Fold(word)]
}

// IsIndefinite reports whether the word is an indefinite article: a, an.
func IsIndefinite(word string) bool { return standard().indefinite[word] }

// Determines reports whether the folded word is left out before a name: an
// article, a possessive, or a word such as each and both.
func (l *Lists) Determines(word string) bool {
	return l.determiners[word] || l.articles[word]
}

// Kind returns the key of the kind in a declaration: customer, rep, system,
// third-party, channel or place. The words are joined by one space.
func Kind(words string) (key string, ok bool) {
	key, ok = standard().kinds[words]
	return key, ok
}

// Kinds returns everything that a declaration may have after "is", in the
// documented order. The caller must not change them.
func Kinds() []string { return standard().kindWords }

// IsAdverb reports whether the word may come between subject and verb: one of
// the list, or a word in -ly that is not a verb.
func (l *Lists) IsAdverb(word string) bool {
	if l.adverbs[word] {
		return true
	}
	if !strings.HasSuffix(word, "ly") || len(word) < 5 {
		return false
	}
	_, verb := l.verbs[word]
	return !verb && !LookupUses(word).MainlyNoun() // family, assembly
}

// IsNegative reports whether the word negates the verb after it.
func (l *Lists) IsNegative(word string) bool {
	return l.negatives[straight(word)]
}

// IsTimeOpener reports whether the word begins a time or a condition if it is
// in the position of the subject.
func IsTimeOpener(word string) bool { return standard().times[word] }

// IsDelay reports whether the word introduces a period that has to pass: after,
// in.
func IsDelay(word string) bool { return standard().delays[word] }

// EndsName reports whether the name of a clause ends before the word.
func EndsName(word string) bool { return standard().nameEnds[word] }

// IsPreposition reports whether the noun of an object ends before the word.
func IsPreposition(word string) bool { return standard().prepositions[word] }

// IsCustomer reports whether a name that ends in the word is a customer.
func (l *Lists) IsCustomer(word string) bool {
	return l.customers[word]
}

// IsSystem reports whether a name that ends in the word is a system.
func (l *Lists) IsSystem(word string) bool {
	return l.systems[word]
}

// IsPerson reports whether a name that ends in the word is a person who works
// in the service.
func (l *Lists) IsPerson(word string) bool {
	return l.people[word]
}

// IsBe reports whether the word is a form of be.
func (l *Lists) IsBe(word string) bool { return l.be[word] }

// IsModal reports whether the word is a modal verb, which only says that
// somebody may, can or must do something.
func IsModal(word string) bool { return standard().modals[word] }

// IsHave reports whether the word is a form of have, which forms the perfect
// with a participle: has sent.
func IsHave(word string) bool { return word == "has" || word == "have" || word == "had" }

// Asks reports whether a question may begin with the word: is, does, which.
func Asks(word string) bool { return standard().be[word] || standard().questions[word] }

// IsActiveIdiom reports whether the word turns the receiving verb before it
// into an active one: gets in touch.
func (l *Lists) IsActiveIdiom(word string) bool { return l.idioms[word] }

// IsRenewed reports whether a thing that ends in the word is new each time it
// is asked for: a signature, a code.
func IsRenewed(word string) bool { return standard().renewed[word] }

// IsDoubt reports whether a question with the word doubts what was given:
// complete, readable.
func IsDoubt(word string) bool { return standard().doubts[word] }

// straight makes curly apostrophes straight.
func straight(word string) string { return strings.ReplaceAll(word, "\u2019", "'") }

// IsVagueObject reports whether an object that ends in the word does not say
// what is done: everything, it.
func IsVagueObject(word string) bool { return standard().vagueObjects[word] }

// IsSelf reports whether the word refers to the subject: himself.
func IsSelf(word string) bool { return standard().selves[word] }

// IsPronoun reports whether the word refers to somebody without a name: them,
// everybody.
func IsPronoun(word string) bool { return standard().pronouns[word] }

// IsUnnamed reports whether the word refers to somebody who cannot be
// identified from the text: he, everybody. Unlike other pronouns, it is never a
// name.
func (l *Lists) IsUnnamed(word string) bool {
	return l.unnamed[word] || l.unnamed[l.like[word]]
}

// IsGroup reports whether a participant with the word in its name is a group:
// team, committee.
func IsGroup(word string) bool { return standard().groups[word] }

// Agree reports whether the channel that a verb implies is compatible with the
// other channel: a call on WhatsApp, but not by email. Both are keys.
func Agree(implied, channel string) bool {
	return implied == channel || standard().agreeing[implied][channel]
}

// IsPair reports whether two verbs, joined by "and", are a single action:
// copies and pastes. Both are in their base form.
func IsPair(first, second string) bool { return standard().pairs[first][second] }

// ChainsTo reports whether the verb, in its base form, before "to" only says
// that somebody has to, wants to or begins to do something.
func ChainsTo(base string) bool { return standard().chains["to"][base] }

// ChainsIng reports whether the verb, in its base form, before another one in
// -ing only says that somebody starts, continues or stops doing it.
func ChainsIng(base string) bool { return standard().chains["ing"][base] }

// Subordinates reports whether the word begins a subordinate clause with its
// own subject: because.
func Subordinates(word string) bool { return standard().subordinators[word] }

// Relates reports whether the word begins a relative clause: who.
func Relates(word string) bool { return standard().relatives[word] }

// Number returns the number that the word names: two.
func Number(word string) (n int, ok bool) {
	n = slices.Index(standard().numbers, word)
	return n, n >= 0
}

// IsNumber reports whether the word names a number.
func IsNumber(word string) bool {
	_, ok := Number(word)
	return ok
}

// IsOther reports whether the word before a name means a different one: another
// rep.
func IsOther(word string) bool { return standard().others[word] }

// IsAnd reports whether the word means that both what precedes and what follows
// it apply.
func IsAnd(word string) bool { return standard().and[word] }

// IsOr reports whether the word means that one of what precedes and what
// follows it applies.
func IsOr(word string) bool { return standard().or[word] }

// IsThen reports whether the word means that what follows happens afterwards.
func IsThen(word string) bool { return standard().then[word] }

// Joins reports whether the word joins two of a kind: and, or, but.
func Joins(word string) bool { return standard().joints[word] }

// JoinsVerbs reports whether another verb may follow the word: and, then.
func JoinsVerbs(word string) bool { return standard().verbJoints[word] }

// JoinsSentences reports whether another sentence may follow the word: and, then,
// but.
func JoinsSentences(word string) bool { return standard().sentences[word] }

// JoinsThings reports whether the word joins two things.
func JoinsThings(word string) bool { return standard().thingJoints[word] }

// LinksThings reports whether the name of a thing continues after the word:
// photo of lamp.
func LinksThings(word string) bool { return standard().links[word] }

// IsFor reports whether the word introduces what is asked for, or who something
// is done for.
func IsFor(word string) bool { return standard().purpose[word] }

// MayCarry reports whether the word before the name of a channel may introduce
// the channel: on the phone.
func MayCarry(word string) bool { return standard().carrying[word] }

// LinksNames reports whether a name continues after the word: head of
// department.
func LinksNames(word string) bool { return standard().nameLinks[word] }

// DeniesNoun reports whether the word negates a noun, not a verb: no.
func DeniesNoun(word string) bool { return standard().deniesNoun[word] }

// EndsDenial reports whether the word, after one that negates a noun, makes
// both negate a verb: no longer.
func EndsDenial(word string) bool { return standard().endsDenial[word] }

// Compares reports whether the word, after one that negates a noun, only
// compares: no later than.
func Compares(word string) bool { return standard().compares[word] }

// IsOrdinal reports whether the word is an ordinal number in digits: 2nd.
func IsOrdinal(word string) bool { return standard().ordinals[word] }

// IsSettlement reports whether the noun, in the singular, is something that
// ends a matter: refusal.
func IsSettlement(noun string) bool { return standard().settlements[noun] }

// IsDo reports whether the word is a form of do, which forms negations.
func IsDo(word string) bool { return standard().auxiliaries[word] }

// EndsTime reports whether the word ends a time: two days later.
func EndsTime(word string) bool { return standard().timeEnds[word] }

// IsEach reports whether the word begins a recurring time.
func IsEach(word string) bool { return standard().each[word] }

// IsCondition reports whether the word begins a condition or a reason: unless.
func IsCondition(word string) bool { return standard().conditions[word] }

// IsActiveAlone reports whether a receiving verb, in its base form, is active
// if a clause follows immediately: gets to the shop.
func IsActiveAlone(base string) bool { return standard().activeAlone[base] }

// Send is the verb for anything that reaches somebody.
const Send = "send"

// Opposite returns the giver's verb for a recipient's verb, both in their base
// form.
func Opposite(base string) string { return cmp.Or(standard().opposites[base], Send) }

// IsWhere reports whether the word says where something happens, and whether it
// does so alone: home, but not near.
func IsWhere(word string) (alone, ok bool) {
	alone, ok = standard().where[word]
	return alone, ok
}

// IsOrdinary reports whether the word can only be part of the name of a thing:
// it does not join things, end names or begin another part.
func IsOrdinary(word string) bool { return !standard().grammar[word] }

// MakesCompounds reports whether the third person of the verb, in its base
// form, is also a noun that precedes other nouns: claims form.
func MakesCompounds(base string) bool { return standard().compounds[base] }

// IsParticle reports whether the word after a verb forms a phrasal verb with
// it: hands out.
func IsParticle(word string) bool { return standard().particles[word] }

// IsOnline reports whether the word says that something uses a computer:
// electronically.
func IsOnline(word string) bool { return standard().online[word] }

// IsMessage reports whether something that ends in the word is a message on the
// channel before it: an SMS reminder is an SMS.
func IsMessage(word string) bool { return standard().messages[word] }

// StandsFor reports whether the word may mean the same as the clause keyword:
// into before a system is via.
func StandsFor(word, keyword string) bool { return standard().roles[keyword][word] }

// Channel is a channel that needs no declaration.
type Channel struct {
	Key     string
	Label   string
	Words   []string // its names, folded; words joined by one space
	Live    bool     // both participants are there at once
	Digital bool     // it runs through some system
	Named   bool     // an object can name it: sends SMS
}

// Keys of channels that the code refers to.
const (
	Phone    = "phone"
	Letter   = "letter"
	InPerson = "in-person"
)

// VerbFor returns the verb, in the third person, that implies the built-in
// channel with the key; "" if there is none.
func (l *Lists) VerbFor(key string) string {
	if base := l.implied[key]; base != "" {
		return ThirdPerson(base)
	}
	return ""
}

// Channels returns the built-in channels in their documented order. The caller
// must not change them.
func (l *Lists) Channels() []Channel { return l.channels }
