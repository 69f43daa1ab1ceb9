package lexicon

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"
)

// languages contains the words of other languages, one file per language: verbs
// in the forms used in sentences, and grammar words by their English
// equivalents. So a sentence of another language is read like an English one.
//
//go:embed languages/*.txt
var languages embed.FS

// tongues lists all words of the languages, each with the codes of the
// languages that have it, in byte order. It is generated from their files, so a
// short command need not read them all to see that its journey is in English.
//
//go:embed tongues.txt
var tongues string

// languageCodes returns the codes of the languages, in the order of their
// files.
var languageCodes = sync.OnceValue(func() (all []string) {
	entries, err := languages.ReadDir("languages")
	if err != nil {
		panic(err) // the files are compiled in
	}
	for _, e := range entries {
		all = append(all, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return all
})

// language returns the file of the language with the code, with ss for ß, as in
// folded words; "" if there is none.
func language(code string) string {
	text, err := languages.ReadFile("languages/" + code + ".txt")
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(string(text), "ß", "ss")
}

// Languages returns the codes of the built-in languages, such as de.
func Languages() []string { return slices.Clone(languageCodes()) }

// Tongues is a set of languages: the lowest bit is English, then those of
// Languages.
type Tongues uint32

// English is the language of the keywords.
const English Tongues = 1

// Has reports whether the set contains the language with that index in
// Languages.
func (t Tongues) Has(language int) bool { return t>>(language+1)&1 == 1 }

// Only returns the set of the language with that index.
func Only(language int) Tongues { return 1 << (language + 1) }

// Codes returns the codes of the languages other than English.
func (t Tongues) Codes() (codes []string) {
	for i, code := range languageCodes() {
		if t.Has(i) {
			codes = append(codes, code)
		}
	}
	return codes
}

// Tongues returns the languages that have the folded word; a verb of two words
// counts as each of them. Additions to the lists count as English.
func (l *Lists) Tongues(word string) (t Tongues) {
	if l.isEnglish(word) {
		t = English
	}
	for code := range strings.FieldsSeq(find(tongues, word)) {
		if l.chosen == nil || slices.Contains(l.chosen, code) {
			t |= Only(slices.Index(languageCodes(), code))
		}
	}
	return t
}

// isEnglish reports whether the lists or the lexicon have the word.
func (l *Lists) isEnglish(word string) bool {
	if _, verb := l.verbs[word]; verb || LookupUses(word).Known() || LookupUses(Singular(word)).Known() {
		return true
	}
	base, _ := lexiconVerb(word)
	return base != "" || EndsName(word) || IsPreposition(word) || l.articles[word] || l.determiners[word] || l.be[word] ||
		l.negatives[word] || l.adverbs[word] || l.unnamed[word] || IsPronoun(word) || Asks(word) ||
		l.customers[word] || l.people[word] || l.systems[word] || // app, which the lexicon lacks
		slices.ContainsFunc(l.channels, func(c Channel) bool { return slices.Contains(c.Words, word) })
}

// Chosen reports whether the lists were made for certain languages.
func (l *Lists) Chosen() bool { return l.chosen != nil }

// spoken caches lists by their languages, whose codes are joined.
type spoken struct {
	mu    sync.Mutex
	lists map[string]*Lists
}

// In returns the lists for sentences in the languages with these codes: their
// words take precedence over the English ones. Without codes, it returns the
// lists themselves.
func (l *Lists) In(codes []string) *Lists {
	if len(codes) == 0 || l.spoken == nil {
		return l
	}
	l.spoken.mu.Lock()
	defer l.spoken.mu.Unlock()
	key := strings.Join(codes, " ")
	in := l.spoken.lists[key]
	if in == nil {
		var own Additions
		if l.more != nil {
			own = *l.more
		}
		sections := own.sections()
		for _, code := range codes {
			for name, s := range read(language(code)) {
				sections[name] = slices.Concat(sections[name], s)
			}
		}
		in = alone(sections)
		l.spoken.lists[key] = in
	}
	return in
}

// readLanguage reads what only the files of other languages have.
func (l *Lists) readLanguage(sections map[string]section) {
	l.like, l.longLike = map[string]string{}, set{}
	for _, e := range sections["like"] {
		for _, w := range e.words {
			if _, taken := l.like[w]; taken {
				continue
			}
			l.like[w] = e.key
			if first, _, long := strings.Cut(w, " "); long {
				l.longLike[first] = true
			}
			if strings.HasSuffix(w, "'") {
				l.elided = append(l.elided, w)
			}
		}
	}
	l.inflected = map[string][]string{}
	for _, e := range sections["inflected"] {
		l.inflected[e.key] = append(l.inflected[e.key], e.words...)
	}
	l.detached, l.traits = sections["detached"].set(), sections["traits"].set()
	for _, e := range sections["conjugated"] {
		if _, participles, ok := conjugation(e.words); ok {
			for _, p := range participles {
				if _, taken := l.participles[p]; !taken {
					l.participles[p] = e.words[1]
				}
			}
		}
	}
}

// conjugation splits the words of a verb into its forms, the first in the third
// person and the second in the infinitive, and its participles after "|".
func conjugation(list []string) (forms, participles []string, ok bool) {
	at := slices.Index(list, "|")
	if at < 0 {
		at = len(list)
	}
	return list[:at], list[min(at+1, len(list)):], at >= 2
}

// conjugate adds verbs of other languages. A form of several verbs goes to the
// first one, and the first word of a verb of two, ruft an, to that verb if no
// other has it. Nouns says that nouns may look like verbs.
func conjugate(all map[string]form, verbs section, nouns bool) {
	put := map[string]bool{}
	add := func(word string, v *Verb, kind Form) {
		if !put[word] {
			put[word], all[word] = true, form{v, kind}
		}
	}
	var divided []*Verb
	known := map[[2]string]*Verb{} // a verb may be in several lists of additions
	for _, e := range verbs {
		forms, participles, ok := conjugation(e.words)
		if !ok {
			continue
		}
		name := [2]string{forms[0], forms[1]}
		v := known[name]
		if v == nil {
			v = &Verb{Base: forms[1], third: forms[0], Noun: nouns}
			known[name] = v
		}
		for key := range strings.SplitSeq(e.key, "+") {
			v.mark(key)
		}
		for i, w := range forms {
			if i == 1 {
				add(w, v, Base)
			} else {
				add(w, v, Third)
			}
			if strings.Contains(w, " ") {
				divided = append(divided, v)
			}
		}
		for _, w := range participles {
			add(w, v, Past)
		}
	}
	for _, v := range divided {
		first, _, _ := strings.Cut(v.third, " ")
		add(first, v, Third)
	}
}

// IsGrammar reports whether words of other languages may stand for the English one.
func IsGrammar(word string) bool {
	l := standard()
	switch word {
	case "to", "from", "with", "by", "at", "has":
		return true
	}
	return EndsName(word) || IsPreposition(word) || l.modals[word] || Subordinates(word) || Relates(word)
}

// Like returns the English equivalent of a grammar word of another language,
// for the two words first and second or for first alone; "" if there is none.
func (l *Lists) Like(first, second string) (english string, words int) {
	if l.longLike[first] && second != "" {
		if e := l.like[first+" "+second]; e != "" {
			return e, 2
		}
	}
	return l.like[first], 1
}

// Elides returns the length of the part of the folded word that is a separate
// word, up to its apostrophe: l'agent. It is 0 if there is none.
func (l *Lists) Elides(word string) int {
	for _, e := range l.elided {
		if rest, ok := strings.CutPrefix(straight(word), e); ok && rest != "" {
			return len(word) - len(rest)
		}
	}
	return 0
}

// Endings returns the endings that a name may have after the article: den
// Kunden.
func (l *Lists) Endings(article string) []string { return l.inflected[article] }

// IsDetached reports whether the word at the end of a sentence belongs to its
// verb: ruft … an.
func (l *Lists) IsDetached(word string) bool { return l.detached[word] }

// Joins reports whether the word means and or or.
func (l *Lists) Joins(word string) bool { return l.like[word] == "and" || l.like[word] == "or" }

// Foreign reports whether the lists are for sentences of another language.
func (l *Lists) Foreign() bool { return len(l.like) > 0 }

// VerbSecond reports whether the verb precedes its subject if something else
// begins the sentence: dann prüft der Berater.
func (l *Lists) VerbSecond() bool { return l.traits["verb-second"] }

// VerbLast reports whether an infinitive or a participle ends the sentence: hat
// den Antrag geprüft.
func (l *Lists) VerbLast() bool { return l.traits["verb-last"] }

// CapitalNouns reports whether all nouns begin with a capital, not only names.
func (l *Lists) CapitalNouns() bool { return l.traits["capital-nouns"] }
