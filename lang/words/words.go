// Package words holds the word lists of the language: moods, verbs by kind,
// adverbs, prepositions, customer words and so on. All of them are data in
// words.txt; the package only looks words up.
//
// What an author may add to is a method of Lists; the words of grammar, to
// which nobody can add, are functions. The package knows nothing of syntax.
// The lookups take a folded word (Fold) unless they say otherwise.
package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/lang/source"
)

// Fold is the form in which names, labels and words are compared: NFC, then
// Unicode case folding, then NFC again, with one blank for each run of spaces.
func Fold(s string) string {
	s = source.FoldSpace(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
	}
	return strings.ToLower(s)
}

// IsArticle reports whether the word, in any case, is an English article or a
// possessive, which is ignored before a name.
func IsArticle(word string) bool {
	return len(word) <= 5 && standard().articles[Fold(word)]
}

// IsIndefinite reports whether the word is an article before something of a kind:
// a, an.
func IsIndefinite(word string) bool { return standard().indefinite[word] }

// Determines reports whether a sentence leaves the folded word out before a
// name: an article, a possessive, or a word such as each and both.
func (l *Lists) Determines(word string) bool {
	return l.determiners[word] || l.articles[word]
}

// Kind is the key of what a declaration says behind "is": customer, rep,
// system, third-party, channel or place. The words are joined by one space.
func Kind(words string) (key string, ok bool) {
	key, ok = standard().kinds[words]
	return key, ok
}

// Kinds are all that a declaration may say after "is", in their documented order.
// The caller must not change them.
func Kinds() []string { return standard().kindWords }

// IsAdverb reports whether the word may stand between subject and verb: one
// of the list, or a word in -ly that is not a verb.
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

// IsNegative reports whether the word denies the verb behind it.
func (l *Lists) IsNegative(word string) bool {
	return l.negatives[straight(word)]
}

// IsTimeOpener reports whether the word begins a time or a condition when it
// stands where a sentence has its subject.
func IsTimeOpener(word string) bool { return standard().times[word] }

// IsDelay reports whether the word opens a time that has to pass: after, in.
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

// IsPerson reports whether a name that ends in the word is somebody who works
// in the service.
func (l *Lists) IsPerson(word string) bool {
	return l.people[word]
}

// IsBe reports whether the word is a form of be.
func (l *Lists) IsBe(word string) bool { return l.be[word] }

// IsModal reports whether the word is a verb that says only that somebody may,
// can or must do what another one says.
func IsModal(word string) bool { return standard().modals[word] }

// IsHave reports whether the word is a form of have, behind which a participle
// makes the perfect: has sent.
func IsHave(word string) bool { return word == "has" || word == "have" || word == "had" }

// Asks reports whether a question may begin with the word: is, does, which.
func Asks(word string) bool { return standard().be[word] || standard().questions[word] }

// IsActiveIdiom reports whether the word behind a receiving verb makes it an
// active one: gets in touch.
func (l *Lists) IsActiveIdiom(word string) bool { return l.idioms[word] }

// IsRenewed reports whether what ends in the word is new each time somebody
// asks for it: a signature, a code.
func IsRenewed(word string) bool { return standard().renewed[word] }

// IsDoubt reports whether a question with the word doubts what was given:
// complete, readable.
func IsDoubt(word string) bool { return standard().doubts[word] }

// straight makes a curly apostrophe a straight one.
func straight(word string) string { return strings.ReplaceAll(word, "\u2019", "'") }

// IsVagueObject reports whether an object that ends in the word tells nothing
// of what is done: everything, it.
func IsVagueObject(word string) bool { return standard().vagueObjects[word] }

// IsSelf reports whether the word means the one who acts: himself.
func IsSelf(word string) bool { return standard().selves[word] }

// IsPronoun reports whether the word stands for somebody without naming who:
// them, everybody.
func IsPronoun(word string) bool { return standard().pronouns[word] }

// IsUnnamed reports whether the word stands for somebody of whom the text alone
// cannot say who it is: he, everybody. Unlike other pronouns it is nobody's name.
func (l *Lists) IsUnnamed(word string) bool {
	return l.unnamed[word] || l.unnamed[l.like[word]]
}

// IsGroup reports whether a participant with the word in its name is several
// people: team, committee.
func IsGroup(word string) bool { return standard().groups[word] }

// Agree reports whether what a verb implies, the first channel, may run on the
// second: a call on WhatsApp, but not by email. Both are keys.
func Agree(implied, channel string) bool {
	return implied == channel || standard().agreeing[implied][channel]
}

// IsPair reports whether two verbs, joined by "and", are one thing to do:
// copies and pastes. Both stand in their base form.
func IsPair(first, second string) bool { return standard().pairs[first][second] }

// ChainsTo reports whether the verb, in its base form, says with "to" behind it
// only that somebody has to, wants to or begins to do something.
func ChainsTo(base string) bool { return standard().chains["to"][base] }

// ChainsIng reports whether the verb, in its base form, says before another one
// in -ing only that somebody begins with it, goes on or stops.
func ChainsIng(base string) bool { return standard().chains["ing"][base] }

// Subordinates reports whether the word begins a part of a sentence that has a
// subject of its own: because.
func Subordinates(word string) bool { return standard().subordinators[word] }

// Relates reports whether the word begins a part that tells more of what stands
// before it: who.
func Relates(word string) bool { return standard().relatives[word] }

// Number is the number that the word names: two.
func Number(word string) (n int, ok bool) {
	n = slices.Index(standard().numbers, word)
	return n, n >= 0
}

// IsNumber reports whether the word names a number.
func IsNumber(word string) bool {
	_, ok := Number(word)
	return ok
}

// IsOther reports whether the word before a name means somebody else of the
// kind: another rep.
func IsOther(word string) bool { return standard().others[word] }

// IsAnd reports whether the word says that both what stands before and what
// follows is meant.
func IsAnd(word string) bool { return standard().and[word] }

// IsOr reports whether the word leaves the choice between what stands before and
// what follows.
func IsOr(word string) bool { return standard().or[word] }

// IsThen reports whether the word says that what follows happens afterwards.
func IsThen(word string) bool { return standard().then[word] }

// Joins reports whether the word stands between two of a kind: and, or, but.
func Joins(word string) bool { return standard().joints[word] }

// JoinsVerbs reports whether another verb may follow the word: and, then.
func JoinsVerbs(word string) bool { return standard().verbJoints[word] }

// JoinsSentences reports whether another sentence may follow the word: and, then,
// but.
func JoinsSentences(word string) bool { return standard().sentences[word] }

// JoinsThings reports whether the word stands between two things.
func JoinsThings(word string) bool { return standard().thingJoints[word] }

// LinksThings reports whether the word goes on in the name of a thing: photo of
// lamp.
func LinksThings(word string) bool { return standard().links[word] }

// IsFor reports whether what is asked for, or who something is done for, stands
// after the word.
func IsFor(word string) bool { return standard().purpose[word] }

// MayCarry reports whether the word before the name of a channel may say that
// something goes by it: on the phone.
func MayCarry(word string) bool { return standard().carrying[word] }

// LinksNames reports whether a name goes on after the word: head of department.
func LinksNames(word string) bool { return standard().nameLinks[word] }

// DeniesNoun reports whether the word denies a noun and no verb: no.
func DeniesNoun(word string) bool { return standard().deniesNoun[word] }

// EndsDenial reports whether the word after one that denies a noun makes both deny
// a verb: no longer.
func EndsDenial(word string) bool { return standard().endsDenial[word] }

// Compares reports whether the word after one that denies a noun only compares: no
// later than.
func Compares(word string) bool { return standard().compares[word] }

// IsOrdinal reports whether the word is a number that orders, in digits: 2nd.
func IsOrdinal(word string) bool { return standard().ordinals[word] }

// IsSettlement reports whether the noun, in the singular, names what ends a matter:
// refusal.
func IsSettlement(noun string) bool { return standard().settlements[noun] }

// IsDo reports whether the word is a form of do, which carries a denial.
func IsDo(word string) bool { return standard().auxiliaries[word] }

// EndsTime reports whether the word ends a time: two days later.
func EndsTime(word string) bool { return standard().timeEnds[word] }

// IsEach reports whether the word begins a time that comes again and again.
func IsEach(word string) bool { return standard().each[word] }

// IsCondition reports whether the word begins a condition or a reason: unless.
func IsCondition(word string) bool { return standard().conditions[word] }

// IsActiveAlone reports whether a receiving verb, in its base form, is active when
// a clause follows right away: gets to the shop.
func IsActiveAlone(base string) bool { return standard().activeAlone[base] }

// Send is the verb for all that reaches somebody, whatever it is.
const Send = "send"

// Opposite is the verb of the one who gives, for that of the one who receives,
// both in their base form.
func Opposite(base string) string { return cmp.Or(standard().opposites[base], Send) }

// IsWhere reports whether the word says where something happens, and whether it
// does so by itself: home, but not near.
func IsWhere(word string) (alone, ok bool) {
	alone, ok = standard().where[word]
	return alone, ok
}

// IsOrdinary reports whether the word can only be part of what a thing is called:
// it is none of those that join things, end names or begin another part.
func IsOrdinary(word string) bool { return !standard().grammar[word] }

// MakesCompounds reports whether the third person of the verb, in its base form,
// is a noun that stands before other nouns: claims form.
func MakesCompounds(base string) bool { return standard().compounds[base] }

// IsParticle reports whether the word behind a verb makes another verb of both:
// hands out.
func IsParticle(word string) bool { return standard().particles[word] }

// IsOnline reports whether the word says that something goes through a computer,
// whatever it is called: electronically.
func IsOnline(word string) bool { return standard().online[word] }

// IsMessage reports whether what ends in the word is what the word before it
// says: an SMS reminder is an SMS.
func IsMessage(word string) bool { return standard().messages[word] }

// StandsFor reports whether the word may say what the clause keyword says: into
// before a system is via.
func StandsFor(word, keyword string) bool { return standard().roles[keyword][word] }

// Channel is a channel that needs no declaration.
type Channel struct {
	Key     string
	Label   string
	Words   []string // what names it, folded; words joined by one space
	Live    bool     // both sides are there at once
	Digital bool     // it runs through some system
	Named   bool     // an object names it: sends SMS
}

// Keys of channels that mean more than the others.
const (
	Phone    = "phone"
	Letter   = "letter"
	InPerson = "in-person"
)

// VerbFor is the verb, as a sentence has it, that implies the built-in channel of
// the key; "" when none does.
func (l *Lists) VerbFor(key string) string {
	if base := l.implied[key]; base != "" {
		return ThirdPerson(base)
	}
	return ""
}

// Channels are the built-in channels in their documented order. The caller
// must not change them.
func (l *Lists) Channels() []Channel { return l.channels }
