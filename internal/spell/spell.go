// Package spell says which known word a misspelt one was meant to be. It has
// the module's one edit distance and its one idea of "near".
package spell

import (
	"strings"
	"unicode/utf8"
)

// Distance returns the number of runes to insert, delete, replace or swap with
// a neighbour to turn a into b (optimal string alignment), or limit+1 if it is
// more than limit.
func Distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > utf8.UTFMax*limit || -d > utf8.UTFMax*limit {
		return limit + 1
	}
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	var memory [3 * 32]int // most words fit, and cost no allocation
	rows := memory[:]
	width := len(y) + 1
	if 3*width > len(rows) {
		rows = make([]int, 3*width)
	}
	before, last, row := rows[:width], rows[width:2*width], rows[2*width:3*width]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit+1)
}

// Near reports whether a word is probably a typo of the name, or its plural or
// singular. Both are folded, or both are not.
func Near(word, name string) bool { return Typos(word, name) > 0 }

// Typos returns how many typos lie between a word and the name that it was
// probably meant to be, 1 or 2. It returns 0 if they are equal or too
// different: one typo is allowed from four letters on, two from nine on, and
// in shorter words two letters may be swapped.
func Typos(word, name string) int {
	length := min(utf8.RuneCountInString(word), utf8.RuneCountInString(name))
	limit := 1
	switch {
	case plural(name, word) || plural(word, name):
		return 1
	case length >= 9:
		limit = 2
	case length < 4 && !sameLetters(word, name):
		return 0
	}
	if d := Distance(word, name, limit); d <= limit {
		return d
	}
	return 0
}

// Nearest returns the first of the names at the least distance from a word, or
// "" if more than a third of the word would have to change. A name that the
// word begins is the nearest of all.
func Nearest(word string, names []string) string {
	best, found := utf8.RuneCountInString(word)/3+1, ""
	for _, name := range names {
		if utf8.RuneCountInString(word) > 1 && strings.HasPrefix(name, word) {
			return name
		}
		if d := Distance(word, name, best); d < best {
			best, found = d, name
		}
	}
	return found
}

// plural reports whether many is the plural of one.
func plural(many, one string) bool {
	if len(many) <= len(one) {
		return len(many) == len(one) && strings.HasSuffix(many, "men") && strings.HasSuffix(one, "man") &&
			many[:len(many)-2] == one[:len(one)-2]
	}
	if rest, ok := strings.CutPrefix(many, one); ok {
		return rest == "s" || rest == "es"
	}
	stem, ok := strings.CutSuffix(one, "y")
	return ok && strings.HasPrefix(many, stem) && many[len(stem):] == "ies"
}

// sameLetters reports whether two words have the same letters in any order.
func sameLetters(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if strings.Count(a, a[i:i+1]) != strings.Count(b, a[i:i+1]) {
			return false
		}
	}
	return true
}
