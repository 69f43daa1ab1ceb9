package sentence

import (
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

// passing stands for any verb that passes on a word or a thing, so that an
// email and a call about the same matter have a word in common, and so do
// handing over a key and sending it.
const passing = "\x00passing"

// Terms returns the words that say what a node is about, for comparing nodes:
// folded, in the singular, with verbs in their base form; and those of them
// that stand for its verb. It leaves out names of participants and grammar
// words.
func Terms(n *model.Node, lists *lexicon.Lists) (list, verb []string) {
	text := n.Text
	if n.Kind == model.StepNode {
		text = n.Action
	}
	named := map[string]bool{}
	for _, p := range n.Others() {
		for _, w := range Split(p.Name + " " + p.Label) {
			named[w] = true
		}
	}
	for _, w := range Split(text) {
		if named[w] || lexicon.IsArticle(w) || lexicon.IsPreposition(w) {
			continue
		}
		main := w == n.Verb
		known, form := lists.LookupVerb(w)
		switch {
		case main && n.Implied != "":
			list = append(list, "\x00"+n.Implied) // phoning is calling
		case known != nil && (main || form == lexicon.Third || form == lexicon.Past):
			list = append(list, known.Base)
		default:
			list = append(list, lexicon.Singular(w))
		}
		if main {
			verb = append(verb, list[len(list)-1])
			if n.Class.Is(model.Talks | model.Gives) {
				list, verb = append(list, passing), append(verb, passing)
			}
		}
	}
	return list, verb
}

// Split returns the folded words of a text. Scripts without spaces between
// words are cut into pairs of characters.
func Split(text string) []string {
	var list []string
	for _, field := range strings.FieldsFunc(lexicon.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		runes := []rune(field)
		if len(runes) < 3 || !unicode.In(runes[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			list = append(list, field)
			continue
		}
		for i := range runes[1:] {
			list = append(list, string(runes[i:i+2]))
		}
	}
	return list
}
