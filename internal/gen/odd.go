package gen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// spaces are Unicode white space, except for line ends.
var spaces = strings.Split("\t,\v,\f,\u0085,\u00a0,\u1680,\u2000,\u2001,\u2002,\u2003,\u2004,\u2005,\u2006,\u2007,\u2008,\u2009,\u200a,\u2028,\u2029,\u202f,\u205f,\u3000, ,  ", ",")

// oddities are characters that hardly anybody types, but that get pasted.
var oddities = []string{
	"\x00", "\ufffe", "\ufeff", "\ufffd", "\xff", "\xe2\x80", "\u200b", "\u200c", "\u200d", "\u2060", "\u202e", "\u2066", "\u00ad", "\u180e",
	"\u0301", "ſ", "K", "Ⱥ", "İ", "ß", ".", "...", ":", ",", `"`, "“", `\`, "#", " # ", "(9%)", "(", ")", "e.g.", "\r", "\r\r\n", "\u2028",
}

// kinds are the kinds of texts.
var kinds = []struct {
	name string
	text func(seed uint64) string
}{
	{"valid", func(seed uint64) string { return Random(seed, 40) }},
	{"messy", func(seed uint64) string { return Mess(seed, Random(seed, 40)) }},
	{"mutant", func(seed uint64) string { return Mutate(seed, Random(seed, 30)).Text }},
	{"spaced", func(seed uint64) string { return Spaced(seed, Random(seed, 30)) }},
	{"spaced mutant", func(seed uint64) string { return Spaced(seed, Mutate(seed, Random(seed, 30)).Text) }},
	{"littered", func(seed uint64) string { return Littered(seed, Spaced(seed, Random(seed, 15))) }},
	{"salad", Salad},
	{"spaced salad", func(seed uint64) string { return Spaced(seed, Salad(seed)) }},
	{"littered salad", func(seed uint64) string { return Littered(seed, Salad(seed)) }},
}

// Any returns a text of a random kind: valid ones, mutants, random words, and
// all of them with odd spaces, line breaks, line ends and characters.
func Any(seed uint64) (kind, text string) {
	k := kinds[seed%uint64(len(kinds))]
	return k.name, k.text(seed / uint64(len(kinds)))
}

// Spaced returns the same text with other spaces between its words, other line
// ends, and sentences broken before words that may open a clause. The breaks
// may change its meaning.
func Spaced(seed uint64, text string) string {
	r := newRand(seed, 5)
	ends := [][]string{{"\n"}, {"\r\n"}, {"\r"}, {"\n", "\r\n"}, {"\n", "\r\n", "\r"}}[r.IntN(5)]
	odd, broken := r.Float64()*r.Float64(), r.Float64()*r.Float64()
	var b strings.Builder
	for i, word := range strings.SplitAfter(text, " ") {
		opens := false
		switch strings.TrimSpace(word) {
		case "to", "from", "with", "via", "by", "at", "in":
			opens = true
		}
		if opens && i > 0 && r.Float64() < broken {
			b.WriteString(choose(r, []string{"", "", "# odd", "."}) + "\n" + strings.Repeat(" ", r.IntN(7)))
		}
		if cut, ok := strings.CutSuffix(word, " "); ok && r.Float64() < odd {
			word = cut + choose(r, spaces)
		}
		b.WriteString(word)
	}
	var out strings.Builder
	for line := range strings.Lines(b.String()) {
		cut, ended := strings.CutSuffix(line, "\n")
		if out.WriteString(cut); ended {
			out.WriteString(choose(r, ends))
		}
	}
	return out.String()
}

// Littered returns the text with up to four oddities in it, which may change
// its meaning.
func Littered(seed uint64, text string) string {
	r := newRand(seed, 6)
	for range 1 + r.IntN(4) {
		at := r.IntN(len(text) + 1)
		text = text[:at] + choose(r, oddities) + text[at:]
	}
	return text
}

func choose(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// saladCast declares the names in the sentences of Salad.
const saladCast = `lab is a rep
doctor is a rep "Duty doctor"
notes desk is a team
customer is a customer
Ⱥgent is a rep
app is a system used by customer, lab
core is a system
"desk at the gate" is a rep
hotline is a channel
clinic is a place
`

// saladWords are names, verbs that are also nouns, and anything else with a
// meaning in some position.
var saladWords = strings.Fields(`lab doctor notes desk customer Ⱥgent app core hotline clinic lab doctor customer app core labs Customer
	calls sends gives notes orders reports reviews books asks tells checks writes feels waits decides is receives happy angry 2h 3d
	to from with via by at to from with via by at in in person person. and or , the a their then never not for of about on file refund
	form. e.g. etc. ... note letter email phone SMS push "two words" “curly” "open x: y: on failure (5%) # #x is a rep used`)

// Salad returns a journey with declared names and random words as sentences:
// most are faulty, and some of them only because of line breaks.
func Salad(seed uint64) string {
	r := newRand(seed, 7)
	var b strings.Builder
	b.WriteString(saladCast)
	for i := range 1 + r.IntN(6) {
		b.WriteString(choose(r, []string{"lab", "doctor", "customer", "core", "The lab", fmt.Sprintf("label%d: lab", i)}))
		b.WriteString(" " + choose(r, []string{"calls", "sends", "gives", "notes", "asks"}) + " ")
		long := r.IntN(4) == 0
		for range r.IntN(14) {
			b.WriteString(choose(r, saladWords))
			if long && r.IntN(3) == 0 {
				b.WriteString(strings.Repeat(" many words", 1+r.IntN(6)))
			}
			b.WriteString(choose(r, []string{" ", " ", " ", " ", " ", " ", "  ", "\n  ", "\n\t", ".\n", " # why\n", "\n# how\n", "\n\n"}))
		}
		b.WriteString("\n")
	}
	return b.String()
}
