package words

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.txt
var data string

type set map[string]bool

// lists is words.txt, ready to be looked up.
type lists struct {
	articles set
	moods    map[string]int
}

// tables are built on first use and never change.
var tables = sync.OnceValue(func() *lists { return build(data) })

// entry is one line of a section.
type entry struct {
	key   string // "" without a KEY:
	words []string
}

// read splits words.txt into its sections.
func read(text string) map[string][]entry {
	sections := map[string][]entry{}
	section := ""
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			key, rest, found := strings.Cut(line, ":")
			if !found {
				key, rest = "", line
			}
			words := strings.Fields(rest)
			for i, w := range words {
				words[i] = strings.ReplaceAll(w, "_", " ")
			}
			sections[section] = append(sections[section], entry{key, words})
		}
	}
	return sections
}

func build(text string) *lists {
	sections := read(text)
	all := func(section string) set {
		s := set{}
		for _, e := range sections[section] {
			for _, w := range e.words {
				s[w] = true
			}
		}
		return s
	}
	l := &lists{articles: all("articles"), moods: map[string]int{}}
	for _, e := range sections["moods"] {
		value, _ := strconv.Atoi(e.key)
		for _, w := range e.words {
			l.moods[w] = value
		}
	}
	for _, n := range []string{"-2", "-1", "0", "1", "2"} {
		value, _ := strconv.Atoi(n)
		l.moods[n] = value
		if value > 0 {
			l.moods["+"+n] = value
		} else {
			l.moods["\u2212"+strings.TrimPrefix(n, "-")] = value
		}
	}
	return l
}
