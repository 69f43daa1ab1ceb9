// Package words holds the closed word lists of the language: moods, verbs by
// kind, adverbs, prepositions, customer words and so on. All of them are data
// in words.txt; the package only looks words up.
//
// It knows nothing of syntax. The lookups take a folded word (Fold) unless
// they say otherwise.
package words

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names, labels and words are compared: NFC, then
// Unicode case folding, then NFC again.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
	}
	return strings.ToLower(s)
}

// IsArticle reports whether the word, in any case, is an article or a
// possessive, which is ignored before a name.
func IsArticle(word string) bool {
	return len(word) <= 5 && tables().articles[Fold(word)]
}

// Mood is the documented number, -2 to +2, of a mood such as worried or +1,
// in any case. The number may be written with a hyphen or a minus sign.
func Mood(word string) (value int, ok bool) {
	value, ok = tables().moods[Fold(word)]
	return value, ok
}

// Kind is the key of what a declaration says behind "is": customer, rep,
// system, third-party, channel or place. The words are joined by one space.
func Kind(words string) (key string, ok bool) {
	key, ok = tables().kinds[words]
	return key, ok
}

// IsAdverb reports whether the word may stand between subject and verb: one
// of the list, or a word in -ly that is no verb.
func IsAdverb(word string) bool {
	t := tables()
	if t.adverbs[word] {
		return true
	}
	if !strings.HasSuffix(word, "ly") || len(word) < 5 {
		return false
	}
	_, verb := t.verbs[word]
	return !verb
}

// IsNegative reports whether the word denies the verb behind it.
func IsNegative(word string) bool { return tables().negatives[straight(word)] }

// IsTimeOpener reports whether the word begins a time or a condition when it
// stands where a sentence has its subject.
func IsTimeOpener(word string) bool { return tables().times[word] }

// IsDelay reports whether the word opens a time that has to pass: after, in.
func IsDelay(word string) bool { return tables().delays[word] }

// EndsName reports whether the name of a clause ends before the word.
func EndsName(word string) bool { return tables().nameEnds[word] }

// IsPreposition reports whether the noun of an object ends before the word.
func IsPreposition(word string) bool { return tables().prepositions[word] }

// IsCustomer reports whether a name that ends in the word is a customer.
func IsCustomer(word string) bool { return tables().customers[word] }

// IsSystem reports whether a name that ends in the word is a system.
func IsSystem(word string) bool { return tables().systems[word] }

// IsPerson reports whether a name that ends in the word is somebody who works
// in the service.
func IsPerson(word string) bool { return tables().people[word] }

// IsBe reports whether the word is a form of be.
func IsBe(word string) bool { return tables().be[word] }

// Asks reports whether a question may begin with the word: is, does, which.
func Asks(word string) bool { return IsBe(word) || tables().questions[word] }

// IsActiveIdiom reports whether the word behind a receiving verb makes it an
// active one: gets in touch.
func IsActiveIdiom(word string) bool { return tables().idioms[word] }

// straight makes a curly apostrophe a straight one.
func straight(word string) string { return strings.ReplaceAll(word, "\u2019", "'") }

// Channel is a channel that needs no declaration.
type Channel struct {
	Key     string
	Label   string
	Words   []string // what names it, folded; words joined by one space
	Live    bool     // both sides are there at once
	Digital bool     // it runs through some system
	Named   bool     // an object names it: sends SMS
}

// Channels are the built-in channels in their documented order. The caller
// must not change them.
func Channels() []Channel { return tables().channels }
