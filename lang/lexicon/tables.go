package lexicon

import (
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.txt
var data string

type set map[string]bool

// Lists are the words of the language, ready for lookup: those of words.txt,
// and those that With added. They are immutable.
type Lists struct {
	articles, determiners                                              set
	modals                                                             set
	adverbs, negatives, times, delays                                  set
	nameEnds, prepositions                                             set
	customers, systems, people                                         set
	be, idioms, questions, renewed, doubts                             set
	vagueObjects, selves, pronouns, groups                             set
	unnamed, subordinators, relatives                                  set
	messages, others, online, particles                                set
	links, purpose, carrying, compounds                                set
	nameLinks, deniesNoun, endsDenial, compares, ordinals, settlements set
	auxiliaries, timeEnds, each                                        set
	conditions, activeAlone, indefinite                                set
	where                                                              map[string]bool // whether alone; see IsWhere
	and, or, then                                                      set
	joints, verbJoints, thingJoints, sentences                         set
	grammar                                                            set // what is not an ordinary word; see IsOrdinary

	moods       map[string]int
	moodGroups  []MoodGroup
	moodWords   []string
	kinds       map[string]string
	kindWords   []string
	opposites   map[string]string // the giver's verb, by the recipient's verb
	numbers     []string          // from zero on
	roles       map[string]set    // prepositions by their equivalent clause keyword
	verbs       map[string]form   // by form
	receiving   []string          // in base form and third person
	participles map[string]string // irregular ones, with their verb
	channels    []Channel
	agreeing    map[string]set      // by the implied channel
	pairs       map[string]set      // by the first verb
	chains      map[string]set      // by the form that follows: to, ing
	implied     map[string]string   // the verb that implies a channel, in the third person
	like        map[string]string   // grammar words, with their English equivalent
	longLike    set                 // the first words of multi-word equivalents
	elided      []string            // such words that end in an apostrophe: l'
	inflected   map[string][]string // endings of names after an article
	detached    set                 // particles that end a sentence: ruft … an
	traits      set                 // properties of the word order
	more        *Additions          // the additions they were made with, or nil
	chosen      []string            // the languages of sentences; nil means all
	spoken      *spoken             // the lists by language; nil in lists of a single language
	quantities  quantities
}

// form is one form of a verb.
type form struct {
	verb *Verb
	kind Form
}

// Default returns the lists without any additions. They are built on first use.
func Default() *Lists { return standard() }

var standard = sync.OnceValue(func() *Lists { return build(read(data)) })

// section is a list of words.txt.
type section []entry

// entry is one line of a section.
type entry struct {
	key   string // "" if there is none
	words []string
}

// read splits words.txt into its sections.
func read(text string) map[string]section {
	sections := map[string]section{}
	name := ""
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			name = strings.Trim(line, "[]")
		default:
			key, rest, found := strings.Cut(line, ":")
			if !found {
				key, rest = "", line
			}
			words := strings.Fields(rest)
			for i, w := range words {
				words[i] = strings.ReplaceAll(w, "_", " ")
			}
			sections[name] = append(sections[name], entry{key, words})
		}
	}
	return sections
}

// set returns the words of the section, or of its lines with one of the keys.
func (s section) set(keys ...string) set {
	all := set{}
	for _, e := range s {
		match := len(keys) == 0
		for _, k := range keys {
			match = match || k == e.key
		}
		if match {
			for _, w := range e.words {
				all[w] = true
			}
		}
	}
	return all
}

// list returns the words of the section in their order.
func (s section) list() []string {
	var all []string
	for _, e := range s {
		all = append(all, e.words...)
	}
	return all
}

// keys maps each word to the key of its line.
func (s section) keys() map[string]string {
	all := map[string]string{}
	for _, e := range s {
		for _, w := range e.words {
			all[w] = e.key
		}
	}
	return all
}

// sets returns the words of the lines of each key.
func (s section) sets() map[string]set {
	all := map[string]set{}
	for _, e := range s {
		all[e.key] = s.set(e.key)
	}
	return all
}

// firsts returns the first word of each line, by its key.
func firsts(s section) map[string]string {
	all := map[string]string{}
	for _, e := range s {
		if len(e.words) > 0 {
			all[e.key] = e.words[0]
		}
	}
	return all
}

func build(sections map[string]section) *Lists {
	l := alone(sections)
	l.spoken = &spoken{lists: map[string]*Lists{}}
	return l
}

// alone returns lists of the sections, without other languages.
func alone(sections map[string]section) *Lists {
	var receiving []string
	for _, e := range sections["receiving"] {
		for _, w := range e.words {
			receiving = append(receiving, w, ThirdPerson(w))
		}
	}
	l := &Lists{
		articles:     sections["articles"].set(),
		determiners:  sections["determiners"].set(),
		adverbs:      slices.Concat(sections["adverbs"], sections["modals"]).set(),
		modals:       sections["modals"].set(),
		negatives:    sections["negatives"].set(),
		times:        sections["times"].set(),
		delays:       sections["delays"].set(),
		nameEnds:     sections["name_ends"].set(),
		prepositions: sections["prepositions"].set(),
		customers:    sections["customers"].set(),
		systems:      sections["systems"].set(),
		people:       sections["people"].set(),
		be:           sections["be"].set(),
		questions:    sections["questions"].set(),
		idioms:       sections["active_idioms"].set(),
		renewed:      sections["renewed"].set(),
		doubts:       sections["doubts"].set(),
		moods:        moods(sections["moods"]),
		kinds:        sections["kinds"].keys(),
		kindWords:    sections["kinds"].list(),
		roles:        sections["roles"].sets(),
		numbers:      sections["numbers"].list(),
		verbs:        verbs(sections),
		receiving:    receiving,
		participles:  sections["participles"].keys(),
		channels:     channels(sections),
		moodGroups:   moodGroups(sections["moods"]),
		vagueObjects: sections["vague_objects"].set(),
		selves:       sections["selves"].set(),
		pronouns:     sections["pronouns"].set(),
		groups:       sections["groups"].set(),
		unnamed:      sections["unnamed"].set(),
		agreeing:     sections["agreeing"].sets(),
		pairs:        sections["pairs"].sets(),
		chains:       sections["chains"].sets(),
		and:          sections["joints"].set("and"),
		or:           sections["joints"].set("or"),
		then:         sections["joints"].set("then"),
		joints:       sections["joints"].set("and", "or", "but"),
		verbJoints:   sections["joints"].set("and", "then"),
		sentences:    sections["joints"].set("and", "then", "but"),
		thingJoints:  sections["joints"].set("things"),
		implied:      firsts(sections["implied"]),

		messages:      sections["messages"].set(),
		others:        sections["others"].set(),
		online:        sections["online"].set(),
		particles:     sections["particles"].set(),
		where:         map[string]bool{},
		nameLinks:     sections["links"].set("name"),
		links:         sections["links"].set("thing"),
		indefinite:    sections["indefinite"].set(),
		deniesNoun:    sections["denials"].set("noun"),
		endsDenial:    sections["denials"].set("verb"),
		compares:      sections["denials"].set("than"),
		ordinals:      sections["ordinals"].set(),
		settlements:   sections["settlements"].set(),
		auxiliaries:   sections["auxiliaries"].set(),
		timeEnds:      sections["time_ends"].set(),
		each:          sections["each"].set(),
		conditions:    sections["conditions"].set(),
		activeAlone:   sections["active_alone"].set(),
		opposites:     sections["opposites"].keys(),
		purpose:       sections["purpose"].set(),
		carrying:      sections["carrying"].set(),
		compounds:     sections["compounds"].set(),
		subordinators: sections["subordinators"].set(),
		relatives:     sections["relatives"].set(),
	}
	for _, e := range sections["where"] {
		for _, w := range e.words {
			l.where[w] = e.key == "alone"
		}
	}
	l.grammar = set{}
	for _, s := range [...]set{l.articles, l.determiners, l.nameEnds, l.prepositions, l.subordinators, l.relatives, l.selves, l.thingJoints} {
		maps.Copy(l.grammar, s)
	}
	l.readLanguage(sections)
	l.quantities = readQuantities(sections)
	for _, g := range l.moodGroups {
		l.moodWords = append(l.moodWords, g.Words...)
	}
	return l
}

// moods adds the numbers themselves as words, with a hyphen or a minus sign.
func moods(s section) map[string]int {
	all := map[string]int{"0": 0, "1": 1, "2": 2, "\u22121": -1, "\u22122": -2}
	for _, e := range s {
		value, err := strconv.Atoi(e.key)
		if err != nil {
			continue
		}
		all[e.key] = value
		for _, w := range e.words {
			all[w] = value
		}
	}
	return all
}

func verbs(sections map[string]section) map[string]form {
	bases := map[string]*Verb{}
	var order []*Verb
	get := func(base string) *Verb {
		v := bases[base]
		if v == nil {
			v = &Verb{Base: base}
			bases[base] = v
			order = append(order, v)
		}
		return v
	}
	for _, e := range sections["verbs"] {
		for _, w := range e.words {
			get(w).mark(e.key)
		}
	}
	for _, e := range sections["implied"] {
		for _, w := range e.words {
			get(w).Channel = e.key
		}
	}
	for _, e := range sections["receiving"] {
		for _, w := range e.words {
			get(w).Receives = true
		}
	}
	for _, e := range sections["plurals"] {
		for _, w := range e.words {
			if v := bases[w]; v != nil {
				v.Noun = true
			}
		}
	}
	for _, e := range sections["participles"] {
		if e.key != "be" {
			get(e.key)
		}
	}
	irregular := map[string][]string{}
	for _, e := range sections["irregular"] {
		irregular[e.key] = e.words
	}

	past := map[string][]string{}
	for _, name := range []string{"participles", "pasts"} {
		for _, e := range sections[name] {
			past[e.key] = append(past[e.key], e.words...)
		}
	}

	all := make(map[string]form, 6*len(order))
	put := func(word string, v *Verb, kind Form) {
		if _, taken := all[word]; !taken {
			all[word] = form{v, kind}
		}
	}
	for _, v := range order {
		put(v.Base, v, Base)
	}
	for _, v := range order {
		third, ing := ThirdPerson(v.Base), ings(v.Base)
		if forms := irregular[v.Base]; len(forms) == 2 {
			third, ing = forms[0], forms[1:]
		}
		put(third, v, Third)
		for _, w := range ing {
			put(w, v, Ing)
		}
	}
	conjugate(all, sections["conjugated"], !sections["traits"].set()["capital-nouns"])
	for _, v := range order {
		forms := past[v.Base]
		if forms == nil {
			forms = pasts(v.Base)
		}
		for _, w := range forms {
			put(w, v, Past)
		}
	}
	return all
}

// mark records that the verb is in the list with the key.
func (v *Verb) mark(key string) {
	switch key {
	case "give":
		v.Gives = true
	case "person":
		v.Person = true
	case "talk":
		v.Talk = true
	case "send":
		v.Send = true
	case "vague":
		v.Vague = true
	case "concrete":
		v.Concrete = true
	case "thing":
		v.Thing = true
	case "mutual":
		v.Mutual = true
	case "ask":
		v.Asks = true
	case "provide":
		v.Provides = true
	case "enter":
		v.Enters = true
	case "hold":
		v.Holds = true
	case "mind":
		v.Mind = true
	case "go":
		v.Goes = true
	case "about":
		v.About = true
	case "benefit":
		v.Benefits = true
	case "pass":
		v.Passes = true
	case "seek":
		v.Seeks = true
	case "reply":
		v.Replies = true
	case "settle":
		v.Settles = true
	case "sort":
		v.Sorts = true
	case "receive":
		v.Receives = true
	case "phone", "sms", "email", "chat", "in-person", "fax", "letter":
		v.Channel = key
	}
}

func channels(sections map[string]section) []Channel {
	labels := map[string]string{}
	for _, e := range sections["channel_labels"] {
		labels[e.key] = e.words[0]
	}
	traits := sections["channel_traits"]
	live, digital, named := traits.set("live"), traits.set("digital"), traits.set("named")
	var all []Channel
	for _, e := range sections["channels"] {
		all = append(all, Channel{
			Key: e.key, Label: labels[e.key], Words: e.words,
			Live: live[e.key], Digital: digital[e.key], Named: named[e.key],
		})
	}
	return all
}
