// Command genlexicon writes lang/lexicon/lexicon.txt from WordNet's dictionary
// files. Run it by hand when WordNet changes; go generate does not:
//
//	apt-get install wordnet-base
//	go run ./internal/genlexicon /usr/share/wordnet
//
// A line is a word and its parts of speech, the more frequent first: v for a
// verb, a for an adjective, p for a noun that mainly means a person or a group
// of people, n for any other noun; frequencies are those of WordNet's tagged
// texts. Only single words of lower-case letters are kept. Nouns that only name
// a plant, an animal, a substance or a part of the body and occur in no tagged
// text are left out: they are a third of all nouns, and no service text is
// about them.
//
// After the words come the irregular forms of verbs, one per line: the form and
// the verb.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/lang/lexicon"
)

// target is where the lexicon is kept.
const target = "lang/lexicon/lexicon.txt"

var plain = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// entry is one word with its uses as verb, noun and adjective.
type entry [3]use

// use counts one word as one part of speech.
type use struct {
	letter byte // 0 if the word is not one
	count  int  // in the tagged texts
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: genlexicon FOLDER-OF-WORDNET")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(folder string) error {
	nouns, err := readNouns(folder)
	if err != nil {
		return err
	}
	all := map[string]*entry{}
	for i, part := range []struct {
		name   string
		letter byte
	}{{"verb", 'v'}, {"noun", 'n'}, {"adj", 'a'}} {
		err := lines(filepath.Join(folder, "index."+part.name), func(fields []string) error {
			word := fields[0]
			if !plain.MatchString(word) || len(word) < 2 {
				return nil
			}
			if all[word] == nil {
				all[word] = &entry{}
			}
			all[word][i].letter = part.letter
			if part.letter == 'n' && nouns.firstIsPerson(fields) {
				all[word][i].letter = 'p'
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if err := lines(filepath.Join(folder, "cntlist.rev"), func(fields []string) error { return count(all, fields) }); err != nil {
		return err
	}
	for word, e := range all {
		if e[1].count == 0 && !nouns.useful[word] {
			e[1].letter = 0
		}
		if e[2].count == 0 {
			e[2].letter = 0
		}
	}

	var out strings.Builder
	for _, word := range slices.Sorted(maps.Keys(all)) {
		if uses := all[word].String(); uses != "" {
			fmt.Fprintf(&out, "%s %s\n", word, uses)
		}
	}
	out.WriteString("\n")
	irregular := map[string]string{}
	err = lines(filepath.Join(folder, "verb.exc"), func(fields []string) error {
		form, base := fields[0], fields[1]
		if plain.MatchString(form) && plain.MatchString(base) && all[base] != nil && all[base][0].letter != 0 && !lexicon.Inflects(form, base) {
			irregular[form] = base
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, form := range slices.Sorted(maps.Keys(irregular)) {
		fmt.Fprintf(&out, "%s %s\n", form, irregular[form])
	}
	return os.WriteFile(target, []byte(out.String()), 0o644)
}

// String returns the letters of the uses, the most frequent first.
func (e *entry) String() string {
	order := []int{0, 1, 2}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(e[b].count, e[a].count) })
	var uses []byte
	for _, i := range order {
		if e[i].letter != 0 {
			uses = append(uses, e[i].letter)
		}
	}
	return string(uses)
}

// count adds a line of cntlist.rev: SENSE-KEY SENSE-NUMBER COUNT.
func count(all map[string]*entry, fields []string) error {
	word, sense, ok := strings.Cut(fields[0], "%")
	if !ok || all[word] == nil {
		return nil
	}
	n, err := strconv.Atoi(fields[2])
	if err != nil {
		return err
	}
	switch sense[0] {
	case '2':
		all[word][0].count += n
	case '1':
		all[word][1].count += n
	case '3', '5':
		all[word][2].count += n
	}
	return nil
}

// nouns collects the senses of nouns.
type nouns struct {
	useful  map[string]bool // has a sense other than those left out
	persons map[string]bool // offsets of the senses that are people or groups of people
}

// The numbers of the lexicographers' files that matter.
const (
	animal, body, group, person, plant, substance = "05", "08", "14", "18", "20", "27"
)

// people are the senses under which WordNet has groups of people. To WordNet an
// array is a group too, and so is a table.
var people = []string{"social_group", "people"}

func readNouns(folder string) (nouns, error) {
	n := nouns{useful: map[string]bool{}, persons: map[string]bool{}}
	above := map[string][]string{} // for senses that are groups: the wider ones
	err := lines(filepath.Join(folder, "data.noun"), func(fields []string) error {
		switch fields[1] {
		case animal, body, plant, substance:
			return nil
		case person:
			n.persons[fields[0]] = true
		}
		count, err := strconv.ParseInt(fields[3], 16, 0)
		if err != nil {
			return err
		}
		for i := range int(count) {
			n.useful[strings.ToLower(fields[4+2*i])] = true
		}
		if fields[1] != group {
			return nil
		}
		if slices.Contains(people, fields[4]) {
			n.persons[fields[0]] = true
		}
		pointers := fields[5+2*count:]
		for i := 0; i+3 < len(pointers) && pointers[i+2] == "n"; i += 4 {
			if pointers[i] == "@" || pointers[i] == "@i" {
				above[fields[0]] = append(above[fields[0]], pointers[i+1])
			}
		}
		return nil
	})
	var ofPeople func(sense string) bool
	ofPeople = func(sense string) bool { return n.persons[sense] || slices.ContainsFunc(above[sense], ofPeople) }
	for sense := range above {
		if ofPeople(sense) {
			n.persons[sense] = true
		}
	}
	return n, err
}

// firstIsPerson reports whether the first sense of a line of index.noun is a
// person or a group: LEMMA POS SENSES POINTERS [POINTER…] SENSES TAGGED OFFSET….
func (n nouns) firstIsPerson(fields []string) bool {
	pointers, err := strconv.Atoi(fields[3])
	return err == nil && len(fields) > 6+pointers && n.persons[fields[6+pointers]]
}

// lines calls read with the fields of each line that is not a comment.
func lines(path string, read func(fields []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if line := scanner.Text(); line != "" && line[0] != ' ' {
			if err := read(strings.Fields(line)); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return scanner.Err()
}
