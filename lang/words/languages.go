package words

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"
)

// languages holds the words of other languages, a file for each. An author may
// choose one, and then its words go before the English ones. Words that are not
// English are known without that: erhält receives in any file.
//
//go:embed languages/*.txt
var languages embed.FS

// Languages are the codes of the languages there are words of, such as de.
func Languages() []string {
	entries, err := languages.ReadDir("languages")
	if err != nil {
		panic(err) // the files are part of the program
	}
	var codes []string
	for _, e := range entries {
		codes = append(codes, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return codes
}

// language is the sections of a language; nil when there is none of that code.
func language(code string) map[string]section {
	text, err := languages.ReadFile("languages/" + code + ".txt")
	if err != nil {
		return nil
	}
	sections := read(string(text))
	for _, e := range sections["receiving"] {
		sections["forms"] = append(sections["forms"], entry{"receive", e.words})
	}
	delete(sections, "receiving")
	return sections
}

// merge adds the sections of another file.
func merge(into, from map[string]section) {
	for name, s := range from {
		into[name] = slices.Concat(into[name], s)
	}
}

// abroad is the words of all languages.
var abroad = sync.OnceValue(func() *Lists {
	sections := map[string]section{}
	for _, code := range Languages() {
		merge(sections, language(code))
	}
	return english(sections)
})

// in reports whether the word stands in one of the lists, or in that of another
// language when it is no English word.
func (l *Lists) in(list func(*Lists) set, word string) bool {
	return list(l)[word] || l.foreign != nil && list(l.foreign)[word] && !LookupUses(word).Known() && !EndsName(word)
}
