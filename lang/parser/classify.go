package parser

import (
	"strings"

	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// kind is the kind of a statement, decided by its line alone.
type kind uint8

const (
	kindStep kind = iota
	kindJourney
	kindGoal
	kindUse
	kindSet
	kindDecl
	kindPhase
	kindDecision
	kindIf
	kindWhen
	kindOtherwise
	kindTogether
	kindAnd
	kindRepeat
	kindFailure
	kindEnd
	kindGoTo
	kindOutcome
	kindRemark // pain, idea, risk, note, quote, evidence
	kindLink
	kindTag
	kindTime // takes, waits
	kindCosts
	kindMoment
	kindFeels
	kindNamedWait
	kindNamedFeels
)

// annotates reports whether statements of the kind belong to the one above.
func (k kind) annotates() bool { return k >= kindRemark }

// frames reports whether to keep statements of the kind even with an unclosed
// string, because other lines depend on them.
func (k kind) frames() bool {
	switch k {
	case kindDecl, kindPhase, kindDecision, kindIf, kindWhen, kindRepeat, kindFailure:
		return true
	}
	return false
}

// keyword returns the keyword to name in an error about a statement, given the
// first one in it.
func (k kind) keyword(first string) string {
	switch k {
	case kindDecl:
		return "is"
	case kindGoTo:
		return "go to"
	case kindFailure:
		return "on failure"
	case kindMoment:
		return "moment of truth"
	}
	return strings.ToLower(first)
}

// class says how to read a line.
type class struct {
	kind  kind
	label bool  // the first word, and a glued colon, are a label
	from  int   // index of the first word after the label
	key   int   // index of the keyword in the middle of the line: is, decides, feels, waits
	keys  int   // number of words that make up the keyword, when it is the first
	near  *near // what the faulty line was meant to be
}

// single are the keywords that begin a statement by themselves.
var single = map[string]kind{
	"journey": kindJourney, "goal": kindGoal, "use": kindUse, "set": kindSet, "phase": kindPhase,
	"if": kindIf, "when": kindWhen, "otherwise": kindOtherwise, "succeed": kindOutcome, "fail": kindOutcome,
	"pain": kindRemark, "idea": kindRemark, "risk": kindRemark, "note": kindRemark,
	"quote": kindRemark, "evidence": kindRemark, "link": kindLink, "tag": kindTag,
	"takes": kindTime, "waits": kindTime, "costs": kindCosts, "feels": kindFeels,
}

// alone are keywords only if nothing follows them.
var alone = map[string]kind{"end": kindEnd, "and": kindAnd, "together": kindTogether}

// bare returns the text of an unquoted word, without a colon or full stop after
// it, or "" for a string.
func (t *tokens) bare(w word) string {
	if w.quoted {
		return ""
	}
	s := t.text[w.start:w.end]
	if n := len(s); n > 1 {
		switch s[n-1] {
		case ':', '.':
			return s[:n-1]
		case ',': // Otherwise, …
			if e, ok := keyword.Lookup(s[:n-1]); ok && e.Role == keyword.Branch {
				return s[:n-1]
			}
		}
	}
	return s
}

// is reports whether word i exists, is not a string, and is the keyword.
func (t *tokens) is(ws []word, i int, word string) bool {
	return i < len(ws) && keyword.Is(t.bare(ws[i]), word)
}

// classify decides what a line is, given its words, of which there is at least
// one.
func (t *tokens) classify(ws []word) class {
	if c, ok := t.opening(ws, 0); ok {
		if is := t.declares(ws); is > 0 && t.cleanDecl(ws, is) {
			return class{kind: kindDecl, key: is}
		}
		return c
	}
	from := 0
	c := class{}
	if n := t.labelWords(ws); n > 0 && n < len(ws) {
		from = n
		c.label = true
		if in, ok := t.opening(ws, from); ok {
			in.label, in.from = true, from
			return in
		}
	}
	c.from = from
	if !c.label {
		if is := t.declares(ws); is > 0 {
			return class{kind: kindDecl, key: is}
		}
	}
	for i := from; i < len(ws); i++ {
		switch {
		case ws[i].quoted:
		case t.is(ws, i, "decides") && t.furtherAction(ws, from, i):
		case t.is(ws, i, "decides") && !t.is(ws, i+1, "to"):
			c.kind, c.key = kindDecision, i
			if t.is(ws, i+1, "decides") {
				c.near = doubled("decides", ws[i], ws[i+1])
			}
			return c
		case i > from && t.is(ws, i, "feels") && t.feels(ws[i+1:]):
			c.kind, c.key = kindNamedFeels, i
			return c
		case i > from && t.is(ws, i, "waits"):
			if _, n := t.waitWords(ws[i+1:]); n > 0 {
				c.kind, c.key = kindNamedWait, i
				return c
			}
		case i > from && t.clauseAt(ws, i) > 0:
			i = len(ws)
		}
	}
	c.kind = kindStep
	if from < len(ws) {
		c.kind, c.near = t.nearly(ws[from:])
	}
	return c
}

// furtherAction reports whether the `decides` at word i is the second action of
// a sentence: rep checks risk and decides about claim.
func (t *tokens) furtherAction(ws []word, from, i int) bool {
	if i < from+3 || !t.is(ws, i-1, "and") || i+1 < len(ws) && ws[i+1].quoted {
		return false
	}
	for _, w := range ws[from+1 : i-1] {
		if v, form := t.known.LookupVerb(lexicon.Fold(t.bare(w))); v != nil && form == lexicon.Third {
			return true
		}
	}
	return false
}

// opening classifies lines whose words, from word i on, begin with a keyword in
// its exact form.
func (t *tokens) opening(ws []word, i int) (class, bool) {
	if i >= len(ws) {
		return class{}, false
	}
	first := t.bare(ws[i])
	e, ok := keyword.Lookup(first)
	rest := len(ws) - i - 1
	if !ok {
		switch {
		case keyword.Is(first, "go") && t.is(ws, i+1, "to"):
			return class{kind: kindGoTo, keys: 2}, true
		case keyword.Is(first, "go") && t.is(ws, i+1, "back") && t.is(ws, i+2, "to"):
			return class{kind: kindGoTo, near: other("go to", ws[i:i+3])}, true
		case keyword.Is(first, "in") && t.is(ws, i+1, "parallel") && rest == 1:
			return class{kind: kindTogether, near: other("together", ws[i:i+2])}, true
		case keyword.Is(first, "on") && t.is(ws, i+1, "failure"):
			return class{kind: kindFailure, keys: 2}, true
		case keyword.Is(first, "moment") && t.is(ws, i+1, "of") && t.is(ws, i+2, "truth"):
			return class{kind: kindMoment, keys: 3}, true
		}
		return class{}, false
	}
	if e.Word == "when" && rest == 1 && (t.is(ws, i+1, "otherwise") || t.is(ws, i+1, "else")) {
		at := source.Span{Start: ws[i].start, End: ws[i+1].end}
		return class{kind: kindOtherwise, near: &near{keyword: "otherwise", at: at, read: "otherwise", certain: true}}, true
	}
	if e.Word == "pain" && (t.is(ws, i+1, "point") || t.is(ws, i+1, "points")) && !t.is(ws, i+2, "of") {
		return class{kind: kindRemark, near: other(e.Word, ws[i:i+2])}, true
	}
	if k, ok := single[e.Word]; ok {
		switch k {
		case kindIf, kindWhen, kindTime, kindFeels: // their arguments do not begin like this
			if t.is(ws, i+1, e.Word) {
				return class{kind: k, near: doubled(e.Word, ws[i], ws[i+1])}, true
			}
		}
		return class{kind: k, keys: 1}, true
	}
	if k, ok := alone[e.Word]; ok && rest == 0 {
		return class{kind: k, keys: 1}, true
	}
	if e.Word == "repeat" && (t.is(ws, i+1, "until") || rest == 2 && t.is(ws, i+2, "times")) {
		return class{kind: kindRepeat, keys: 1}, true
	}
	return class{}, false
}

// other describes a synonym of a keyword.
func other(keyword string, ws []word) *near {
	return &near{keyword: keyword, at: ws[0].span().Join(ws[len(ws)-1].span()), read: keyword, other: true}
}

// doubled describes a repeated keyword.
func doubled(keyword string, first, second word) *near {
	return &near{keyword: keyword, at: first.span().Join(second.span()), read: keyword, certain: true}
}

// labelWords returns the number of words in the label at the start of a line:
// one word with a colon, or a string with a colon right after it.
func (t *tokens) labelWords(ws []word) int {
	w := ws[0]
	if w.quoted {
		if len(ws) > 1 && ws[1].glued && t.text[ws[1].start:ws[1].end] == ":" {
			return 2
		}
		return 0
	}
	if s := t.text[w.start:w.end]; len(s) > 1 && s[len(s)-1] == ':' && !w.unclosed {
		return 1
	}
	return 0
}

// declares returns the index of the `is` that makes the line a declaration, or
// 0: the first `is`, if an article or a kind follows.
func (t *tokens) declares(ws []word) int {
	for i := 1; i+1 < len(ws); i++ {
		if !t.is(ws, i, "is") {
			continue
		}
		if isArticle(t.bare(ws[i+1])) {
			return i
		}
		if n := t.kindWords(ws[i+1:]); n > 0 && t.declEnds(ws, i+1+n) {
			return i
		}
		return 0
	}
	return 0
}

// cleanDecl reports whether the declaration with `is` at that index has a known
// kind and nothing unexpected.
func (t *tokens) cleanDecl(ws []word, is int) bool {
	kind := is + 1
	if isArticle(t.bare(ws[kind])) {
		kind++
	}
	n := t.kindWords(ws[min(kind, len(ws)):])
	return n > 0 && t.declEnds(ws, kind+n)
}

// declEnds reports whether the words after a kind belong to a declaration.
func (t *tokens) declEnds(ws []word, i int) bool {
	return i >= len(ws) || ws[i].quoted || t.is(ws, i, "used") || t.isColor(ws, i)
}

func (t *tokens) isColor(ws []word, i int) bool {
	return t.is(ws, i, "color") || t.is(ws, i, "colour")
}

// kindWords returns the number of words of the known kind that ws begins with.
func (t *tokens) kindWords(ws []word) int {
	if len(ws) == 0 {
		return 0
	}
	first := strings.ToLower(t.bare(ws[0]))
	if _, ok := lexicon.Kind(first); ok {
		return 1
	}
	if len(ws) > 1 {
		if _, ok := lexicon.Kind(first + " " + strings.ToLower(t.bare(ws[1]))); ok {
			return 2
		}
	}
	return 0
}

func isArticle(s string) bool {
	return keyword.Is(s, "a") || keyword.Is(s, "an") || keyword.Is(s, "the")
}

func (t *tokens) isMood(w word) bool {
	if w.quoted {
		return false
	}
	_, ok := moodValue(t.known, strings.TrimRight(t.text[w.start:w.end], moodMarks))
	return ok
}

// moodMarks may follow a mood.
const moodMarks = ".,:;!"

// joinsMoods reports whether the word connects two moods.
func joinsMoods(word string) bool {
	return lexicon.Joins(lexicon.Fold(word))
}

// moodWords returns how many words at the beginning are moods: one, and each
// further mood after a comma or an "and".
func (t *tokens) moodWords(ws []word) int {
	n := 1
	for n < len(ws) {
		next := n
		if !ws[n].quoted && joinsMoods(t.text[ws[n].start:ws[n].end]) {
			next++
		} else if !strings.HasSuffix(t.text[ws[n-1].start:ws[n-1].end], ",") {
			break
		}
		if next >= len(ws) || !t.isMood(ws[next]) {
			break
		}
		n = next + 1
	}
	return n
}

// feels reports whether `NAME feels` is followed by a mood, a misspelt one, or
// a single word that cannot be anything else.
func (t *tokens) feels(ws []word) bool {
	if len(ws) == 0 || ws[0].quoted {
		return false
	}
	if t.isMood(ws[0]) || len(nearMoods(t.known, t.bare(ws[0]), 1)) > 0 {
		return true
	}
	return len(ws) == 1 || ws[1].quoted && t.clauseWord(ws, 0) == 0
}

// waitWords finds the duration after `waits`: its start, after a "for", and its
// number of words. It returns 0 if there is none, or if what follows does not
// say what the wait is for: 3 days for approval, 2h until noon.
func (t *tokens) waitWords(ws []word) (from, n int) {
	if t.is(ws, 0, "for") {
		from++
	}
	n = durationWords(t.text, ws[min(from, len(ws)):])
	if n == 0 || from+n == len(ws) {
		return from, n
	}
	next := lexicon.Fold(t.bare(ws[from+n]))
	if !lexicon.IsPreposition(next) || lexicon.Joins(next) {
		return 0, 0
	}
	return from, n
}

// durationWords returns how many words at the beginning are a duration.
func durationWords(text string, ws []word) int {
	for n := min(len(ws), 7); n > 0; n-- {
		if holdsQuoted(ws[:n]) {
			continue
		}
		if _, ok := ParseDuration(strings.TrimRight(text[ws[0].start:ws[n-1].end], ".,")); ok {
			return n
		}
	}
	return 0
}

// moodValue returns the number of a mood, given as a word or as a number.
func moodValue(known *lexicon.Lists, s string) (int, bool) {
	switch strings.TrimPrefix(strings.Replace(s, "−", "-", 1), "+") {
	case "-2":
		return -2, true
	case "-1":
		return -1, true
	case "0":
		return 0, true
	case "1":
		return 1, true
	case "2":
		return 2, true
	}
	return known.Mood(s)
}

// nearMoods returns at most the given number of moods that a word may be a
// misspelling of, in the order of the lists.
func nearMoods(known *lexicon.Lists, word string, most int) []string {
	if len(word) < 4 {
		return nil
	}
	var near []string
	for _, m := range known.MoodWords() {
		if typo(word, m) && mistyped(word, m) {
			if near = append(near, m); len(near) == most {
				break
			}
		}
	}
	return near
}

// clauseAt returns the number of words of the clause keyword at word i, or 0 if
// no clause opens there.
func (t *tokens) clauseAt(ws []word, i int) int {
	w := ws[i]
	if n := w.end - w.start; w.quoted || n < 2 || n > 4 {
		return 0
	}
	s := t.text[w.start:w.end]
	if e, ok := keyword.Lookup(s); ok && e.Role == keyword.Clause {
		if i+1 < len(ws) && t.clauseWord(ws, i+1) == 0 {
			return 1
		}
		return 0
	}
	if n := t.clauseWord(ws, i); n == 2 && (i+2 == len(ws) || t.clauseWord(ws, i+2) > 0) {
		return 2
	}
	return 0
}

// clauseWord returns the number of words of the clause keyword at word i,
// whatever follows it.
func (t *tokens) clauseWord(ws []word, i int) int {
	if i >= len(ws) || ws[i].quoted {
		return 0
	}
	s := t.text[ws[i].start:ws[i].end]
	if e, ok := keyword.Lookup(s); ok && e.Role == keyword.Clause {
		return 1
	}
	if keyword.Is(s, "in") && i+1 < len(ws) && !ws[i+1].quoted &&
		keyword.Is(strings.TrimRight(t.text[ws[i+1].start:ws[i+1].end], ".,"), "person") {
		return 2
	}
	return 0
}

// continues reports whether a line continues the sentence before it.
func (t *tokens) continues(ws []word) bool {
	if t.clauseWord(ws, 0) == 0 || t.declares(ws) > 0 {
		return false
	}
	if !t.is(ws, 0, "at") || len(ws) < 4 {
		return true
	}
	// At any time customer cancels, At the same time rep calls: separate lines.
	said := lexicon.Fold(source.FoldSpace(t.text[ws[0].start:ws[len(ws)-1].end]))
	_, meanwhile := lexicon.CutMeanwhile(said)
	return !meanwhile && !lexicon.OpensAnytime(said)
}

// cutStop removes the full stop that ends a sentence and reports whether there
// was one. The stop of an abbreviation such as e.g. and an ellipsis stay. It
// changes the given words.
func cutStop(text string, ws []word) ([]word, bool) {
	last := &ws[len(ws)-1]
	if last.quoted {
		return ws, false
	}
	body, stop := strings.CutSuffix(text[last.start:last.end], ".")
	switch {
	case !stop || strings.Contains(body, ".") || body == "" && len(ws) == 1:
		return ws, false
	case body == "":
		return ws[:len(ws)-1], true
	}
	last.end--
	return ws, true
}
