package words

import (
	"maps"
	"slices"
	"strconv"
)

// Additions are words that authors know on top of those of the language. Verbs
// stand in their base form; all words in any case, several joined by spaces.
type Additions struct {
	Languages []string // codes of Languages; sentences are then read in these and in English alone

	// Words of grammar of another language.
	Articles  []string            // ignored before a name
	Pronouns  []string            // stand where a name should
	Negatives []string            // say that something does not happen
	Passives  []string            // make a sentence passive, as is does
	Like      map[string][]string // further ones, by the English word that they stand for: IsGrammar

	// Forms are verbs of another language, in the form in which a sentence has them.
	// Of its own fields only the lists of verbs count.
	Forms *Additions

	// Verbs by what they say of a sentence; a verb may stand in several lists.
	Verbs         []string // ordinary ones
	Giving        []string // what stands right behind is who is given something: gives customer a card
	ToPersons     []string // what stands right behind is who it is done to: calls customer
	Communication []string // somebody has to be on the other side
	Sending       []string // its object may say by which channel: sends SMS
	Vague         []string // says nothing of what is done
	Asking        []string // wants an answer: asks customer for a receipt
	Providing     []string // what it is about is known on the other side afterwards: reads number to rep
	Entering      []string // what it is about is in the system afterwards: enters number via app
	Receiving     []string // its subject does nothing: receives

	Adverbs   []string            // may stand between subject and verb
	Customers []string            // a name that ends in one is a customer, in a sketch
	Systems   []string            // a system
	Reps      []string            // somebody who works in the service
	Channels  map[string][]string // more names of built-in channels, by their keys
	Moods     map[string]int      // -2 … +2; they may change the value of a known one
}

// With is the lists of the language with additions.
func With(more Additions) *Lists {
	l := build(more.sections())
	l.more, l.chosen = &more, more.Languages
	return l
}

// sections are those of the language, with the additions.
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

// verbs are the lists of verbs, by what they say of a sentence.
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
