package lexicon

import (
	_ "embed"
	"sort"
	"strings"
)

// lexicon lists the parts of speech of English words: one line per word, in
// byte order, with a letter for each, the most frequent first (v verb, p noun
// for a person or a group, n any other noun, a adjective); then, after an empty
// line, the irregular forms of verbs with their verb. It comes from WordNet 3.0
// (see WORDNET-LICENSE); internal/genlexicon writes it. It is searched in
// place, so a short command does not pay for loading a dictionary of which it
// needs twenty words.
//
//go:embed lexicon.txt
var lexicon string

// The forms come last and are short, so the gap is searched from the end.
var lexiconWords, lexiconForms = lexicon[:lexiconGap], lexicon[lexiconGap+2:]

var lexiconGap = strings.LastIndex(lexicon, "\n\n")

// Uses are the parts of speech of a word, as in a dictionary.
type Uses struct{ letters string }

// LookupUses returns the parts of speech of the folded word: none for words
// that the dictionary does not have, mainly names and words of other languages.
func LookupUses(word string) Uses { return Uses{find(lexiconWords, word)} }

// Known reports whether the dictionary has the word.
func (u Uses) Known() bool { return u.letters != "" }

// Verb reports whether the word is a verb in its base form.
func (u Uses) Verb() bool { return strings.Contains(u.letters, "v") }

// Noun reports whether the word is a noun in the singular.
func (u Uses) Noun() bool { return strings.ContainsAny(u.letters, "np") }

// Person reports whether the word is a noun for a person or a group of people.
func (u Uses) Person() bool { return strings.Contains(u.letters, "p") }

// Adjective reports whether the word is mainly an adjective.
func (u Uses) Adjective() bool { return strings.HasPrefix(u.letters, "a") }

// MainlyNoun reports whether the word is a noun more often than a verb.
func (u Uses) MainlyNoun() bool {
	n := strings.IndexAny(u.letters, "np")
	v := strings.IndexByte(u.letters, 'v')
	return n >= 0 && (v < 0 || n < v)
}

// find returns what follows the word in the sorted lines of a text.
func find(lines, word string) string {
	if word == "" {
		return ""
	}
	line := func(at int) (start, end int) { // the line around the offset
		start = strings.LastIndexByte(lines[:at], '\n') + 1
		end = strings.IndexByte(lines[at:], '\n')
		if end < 0 {
			return start, len(lines)
		}
		return start, at + end
	}
	at := sort.Search(len(lines), func(i int) bool {
		start, end := line(i)
		key, _, _ := strings.Cut(lines[start:end], " ")
		return key >= word
	})
	if at == len(lines) {
		return ""
	}
	start, end := line(at)
	if key, rest, _ := strings.Cut(lines[start:end], " "); key == word {
		return rest
	}
	return ""
}

// lexiconVerb returns the base form of the verb of which the word is a form; ""
// if there is none.
func lexiconVerb(word string) (base string, form Form) {
	if LookupUses(word).Verb() {
		return word, Base
	}
	if base := find(strings.TrimSuffix(lexiconForms, "\n"), word); base != "" {
		return base, formOf(word)
	}
	for _, end := range [...]struct {
		suffix string
		form   Form
	}{{"s", Third}, {"ing", Ing}, {"ed", Past}} {
		stem, ok := strings.CutSuffix(word, end.suffix)
		if !ok {
			continue
		}
		for _, base := range stems(stem, end.form) {
			if LookupUses(base).Verb() && Inflects(word, base) {
				return base, end.form
			}
		}
	}
	for _, prefix := range [...]string{"re-", "re"} { // reroutes
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) > 3 && !LookupUses(word).Known() {
			if base, form := lexiconVerb(rest); base != "" {
				return prefix + base, form
			}
		}
	}
	return "", Base
}

// formOf returns the form of an irregular verb form, judging by its ending.
func formOf(word string) Form {
	switch {
	case strings.HasSuffix(word, "ing"):
		return Ing
	case LooksThird(word):
		return Third
	}
	return Past
}

// stems returns the possible verbs of a form that leaves the stem without its
// ending, the most certain first.
func stems(stem string, form Form) []string {
	all := []string{stem}
	if form == Third {
		if s, ok := strings.CutSuffix(stem, "e"); ok {
			all = append(all, s)
		}
	} else {
		all = append(all, stem+"e")
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
			all = append(all, stem[:n-1])
		}
	}
	switch {
	case form == Ing && strings.HasSuffix(stem, "y"):
		all = append(all, stem[:len(stem)-1]+"ie")
	case strings.HasSuffix(stem, "i"):
		all = append(all, stem[:len(stem)-1]+"y")
	case form == Third && strings.HasSuffix(stem, "ie"):
		all = append(all, stem[:len(stem)-2]+"y")
	}
	return all
}

// Inflects reports whether the form is a regular one of the verb with that
// base.
func Inflects(form, base string) bool {
	if form == ThirdPerson(base) {
		return true
	}
	for _, list := range [...][]string{ings(base), pasts(base)} {
		for _, f := range list {
			if f == form {
				return true
			}
		}
	}
	return false
}
