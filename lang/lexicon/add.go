package lexicon

import (
	"maps"
	"slices"
	"strconv"
)

// Additions are words that authors add to those of the language. Verbs are in
// their base form; words may be in any case, with several words joined by
// spaces.
type Additions struct {
	Languages []string // codes of Languages; sentences are then read only in these and in English

	// Grammar words of another language.
	Articles  []string            // ignored before a name
	Pronouns  []string            // used instead of a name
	Negatives []string            // say that something does not happen
	Passives  []string            // make a sentence passive, like is
	Like      map[string][]string // others, by their English equivalent: IsGrammar

	// Forms are verbs of another language, in the form used in sentences. Only
	// its lists of verbs count.
	Forms *Additions

	// Verbs by what they mean for a sentence; a verb may be in several lists.
	Verbs         []string // ordinary ones
	Giving        []string // followed directly by who is given something: gives customer a card
	ToPersons     []string // followed directly by who it is done to: calls customer
	Communication []string // needs a recipient
	Sending       []string // its object may name the channel: sends SMS
	Vague         []string // does not say what is done
	Asking        []string // expects an answer: asks customer for a receipt
	Providing     []string // afterwards, the recipient knows what it is about: reads number to rep
	Entering      []string // afterwards, what it is about is in the system: enters number via app
	Receiving     []string // its subject does not act: receives

	Adverbs   []string            // may come between subject and verb
	Customers []string            // in a sketch, a name that ends in one is a customer
	Systems   []string            // … a system
	Reps      []string            // … a rep
	Channels  map[string][]string // more names of built-in channels, by their keys
	Moods     map[string]int      // -2 … +2; they may change the value of a known one
}

// With returns the lists of the language with additions.
func With(more Additions) *Lists {
	l := build(more.sections())
	l.more, l.chosen = &more, more.Languages
	return l
}

// sections returns the sections of the language, with the additions.
func (more *Additions) sections() map[string]section {
	sections := read(data)
	add := func(section, key string, list []string) {
		if len(list) > 0 {
			sections[section] = append(sections[section], entry{key, folded(list)})
		}
	}
	for _, list := range more.verbs() {
		if list.key == "receive" {
			add("receiving", "", list.words)
		} else {
			add("verbs", list.key, list.words)
		}
	}
	add("adverbs", "", more.Adverbs)
	add("customers", "", more.Customers)
	add("systems", "", more.Systems)
	add("people", "", more.Reps)

	for i, e := range sections["channels"] {
		if list, ok := more.Channels[e.key]; ok {
			sections["channels"][i].words = slices.Concat(e.words, folded(list))
		}
	}
	var moods []string
	for word := range more.Moods {
		moods = append(moods, word)
	}
	slices.Sort(moods)
	for i, e := range sections["moods"] {
		sections["moods"][i].words = slices.DeleteFunc(e.words, func(w string) bool {
			return slices.ContainsFunc(moods, func(m string) bool { return Fold(m) == w })
		})
	}
	for _, word := range moods {
		add("moods", strconv.Itoa(more.Moods[word]), []string{word})
	}
	add("like", "the", more.Articles)
	add("like", "he", more.Pronouns)
	add("like", "not", more.Negatives)
	add("like", "is", more.Passives)
	for _, key := range slices.Sorted(maps.Keys(more.Like)) {
		add("like", key, more.Like[key])
	}
	if more.Forms != nil {
		for _, list := range more.Forms.verbs() {
			for _, form := range list.words {
				add("conjugated", list.key, []string{form, form})
			}
		}
	}
	return sections
}

// verbs returns the lists of verbs, by what they mean for a sentence.
func (more *Additions) verbs() []entry {
	return []entry{
		{"others", more.Verbs},
		{"give", more.Giving},
		{"person", more.ToPersons},
		{"talk", more.Communication},
		{"send", more.Sending},
		{"vague", more.Vague},
		{"ask", more.Asking},
		{"provide", more.Providing},
		{"enter", more.Entering},
		{"receive", more.Receiving},
	}
}

func folded(list []string) []string {
	all := make([]string, len(list))
	for i, w := range list {
		all[i] = Fold(w)
	}
	return all
}
