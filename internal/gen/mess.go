package gen

import (
	"math/rand/v2"
	"strings"
)

// Mess returns the same journey with messy formatting: other indentation, more
// white space, blank lines, line ends and keyword cases. For any text that
// Journey wrote, the meaning stays the same.
func Mess(seed uint64, text string) string {
	r := newRand(seed, 4)
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	end := one("\n", "\r\n", "\r")
	var b strings.Builder
	b.WriteString(one("", "\uFEFF", end, " \t"+end))
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			b.WriteString(strings.Repeat(" "+end, r.IntN(3)))
		}
		b.WriteString(strings.Repeat(one(" ", "\t", "   "), r.IntN(5)))
		b.WriteString(messLine(r, line))
		b.WriteString(strings.Repeat(" ", r.IntN(3)) + end)
	}
	return b.String()
}

// messLine writes the first word in capitals if it is a keyword, and wider gaps
// between words outside strings and comments.
func messLine(r *rand.Rand, line string) string {
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "journey", "goal", "set", "phase", "when", "otherwise", "repeat", "together", "and", "end", "go", "on",
		"succeed", "fail", "pain", "idea", "risk", "note", "quote", "evidence", "takes", "waits", "costs", "feels":
		if r.IntN(4) == 0 {
			line = strings.TrimSuffix(strings.ToUpper(first)+" "+rest, " ")
		}
	}
	var b strings.Builder
	pos := 0
	for _, t := range tokens(line) {
		if t[0] > pos {
			b.WriteString(strings.Repeat(" ", 1+r.IntN(2)*r.IntN(4)))
		}
		b.WriteString(line[t[0]:t[1]])
		pos = t[1]
	}
	b.WriteString(line[pos:])
	return b.String()
}
