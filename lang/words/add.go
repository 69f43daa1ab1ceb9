package words

import (
	"slices"
	"strconv"
)

// Additions are words that authors know on top of those of the language. Verbs
// stand in their base form; all words in any case, several joined by spaces.
type Additions struct {
	Languages []string // codes of Languages

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
	sections := read(data)
	for _, code := range more.Languages {
		merge(sections, language(code))
	}
	add := func(section, key string, list []string) {
		if len(list) > 0 {
			sections[section] = append(sections[section], entry{key, folded(list)})
		}
	}
	add("verbs", "others", more.Verbs)
	add("verbs", "give", more.Giving)
	add("verbs", "person", more.ToPersons)
	add("verbs", "talk", more.Communication)
	add("verbs", "send", more.Sending)
	add("verbs", "vague", more.Vague)
	add("verbs", "ask", more.Asking)
	add("verbs", "provide", more.Providing)
	add("verbs", "enter", more.Entering)
	add("receiving", "", more.Receiving)
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
	return build(sections)
}

func folded(list []string) []string {
	all := make([]string, len(list))
	for i, w := range list {
		all[i] = Fold(w)
	}
	return all
}
