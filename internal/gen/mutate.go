package gen

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// Mutant is a text with one damaged token.
type Mutant struct {
	Text string
	Line int    // the line that was changed, from 1; all other lines are the same
	What string // the damage: delete, duplicate, swap or misspell, and the token
}

// Mutate damages one token of the text: deletes it, doubles it, swaps it with
// the next one on its line, or misspells it. A text without tokens is returned
// unchanged, with line 0.
func Mutate(seed uint64, text string) Mutant {
	r := newRand(seed, 3)
	lines := strings.Split(text, "\n")
	var at []place
	for i, line := range lines {
		for _, t := range tokens(line) {
			at = append(at, place{i, t[0], t[1]})
		}
	}
	if len(at) == 0 {
		return Mutant{Text: text}
	}
	i := r.IntN(len(at))
	p := at[i]
	line := lines[p.line]
	before, token, after := line[:p.start], line[p.start:p.end], line[p.end:]
	what := "delete"
	switch r.IntN(4) {
	case 0:
		line = before + strings.TrimLeft(after, " ")
	case 1:
		what, line = "duplicate", before+token+" "+token+after
	case 2:
		if i+1 < len(at) && at[i+1].line == p.line {
			next := at[i+1]
			what = "swap"
			line = before + line[next.start:next.end] + line[p.end:next.start] + token + line[next.end:]
			break
		}
		fallthrough
	default:
		what, line = "misspell", before+misspell(r, token)+after
	}
	lines[p.line] = line
	return Mutant{Text: strings.Join(lines, "\n"), Line: p.line + 1, What: what + " " + token}
}

// place is a token in a line.
type place struct{ line, start, end int }

// tokens returns the offsets of the words and strings of a line, without its
// comment.
func tokens(line string) [][2]int {
	var all [][2]int
	for i := 0; i < len(line); {
		switch {
		case line[i] == ' ' || line[i] == '\t' || line[i] == '\r':
			i++
		case line[i] == '#' && (i+1 == len(line) || line[i+1] == ' '):
			return all
		default:
			start := i
			quoted := line[i] == '"'
			for i++; i < len(line) && (quoted || line[i] != ' '); i++ {
				if line[i] == '"' {
					quoted = false
				}
			}
			all = append(all, [2]int{start, i})
		}
	}
	return all
}

// misspell drops, doubles or changes one character, or swaps it with the next.
func misspell(r *rand.Rand, token string) string {
	chars := []rune(token)
	if len(chars) == 0 || !utf8.ValidString(token) {
		return "x" + token
	}
	i := r.IntN(len(chars))
	switch r.IntN(4) {
	case 0:
		if len(chars) > 1 {
			return string(chars[:i]) + string(chars[i+1:])
		}
	case 1:
		return string(chars[:i+1]) + string(chars[i:])
	case 2:
		if i+1 < len(chars) && chars[i] != chars[i+1] {
			chars[i], chars[i+1] = chars[i+1], chars[i]
			return string(chars)
		}
	}
	chars[i] = 'x'
	return string(chars)
}
