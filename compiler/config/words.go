package config

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/internal/settings"
	"github.com/journey-lang/journey/lang/lexicon"
)

// WordList is a key of [words].
type WordList struct {
	Key     string
	Help    string // what kind of words it takes
	Example string // one of them
	Verb    bool   // verbs, in their base form
}

// list is a key of [words] and where its words go.
type list struct {
	WordList
	of func(*lexicon.Additions) *[]string
}

// wordLists are the keys of [words] that hold lists, in the order of the docs.
var wordLists = []list{
	{WordList{"verbs", "ordinary verbs, which show where the verb of a sentence is", "invigilate", true},
		func(a *lexicon.Additions) *[]string { return &a.Verbs }},
	{WordList{"communication", "verbs that need a recipient: nags customer", "nag", true},
		func(a *lexicon.Additions) *[]string { return &a.Communication }},
	{WordList{"giving", "verbs followed directly by the recipient: bequeaths customer a card", "bequeath", true},
		func(a *lexicon.Additions) *[]string { return &a.Giving }},
	{WordList{"person-directed", "verbs followed directly by the person they affect: preps patient", "prep", true},
		func(a *lexicon.Additions) *[]string { return &a.ToPersons }},
	{WordList{"sending", "verbs whose object may name a channel: beams SMS to customer", "beam", true},
		func(a *lexicon.Additions) *[]string { return &a.Sending }},
	{WordList{"vague", "verbs that do not say what is done (J206)", "wrangle", true},
		func(a *lexicon.Additions) *[]string { return &a.Vague }},
	{WordList{"asking", "verbs that expect an answer: pesters customer for receipt (J501, J503)", "pester", true},
		func(a *lexicon.Additions) *[]string { return &a.Asking }},
	{WordList{"providing", "verbs that tell the recipient something: whispers code to rep (J503)", "whisper", true},
		func(a *lexicon.Additions) *[]string { return &a.Providing }},
	{WordList{"entering", "verbs that enter something into a system: keys number in via app (J503)", "key", true},
		func(a *lexicon.Additions) *[]string { return &a.Entering }},
	{WordList{"receiving", "verbs whose subject does not act (J201)", "obtain", true},
		func(a *lexicon.Additions) *[]string { return &a.Receiving }},
	{WordList{"articles", "articles and possessives of another language, ignored before a name", "der", false},
		func(a *lexicon.Additions) *[]string { return &a.Articles }},
	{WordList{"pronouns", "words used instead of a name (J101)", "sie", false},
		func(a *lexicon.Additions) *[]string { return &a.Pronouns }},
	{WordList{"negatives", "words that say something does not happen (J208)", "nicht", false},
		func(a *lexicon.Additions) *[]string { return &a.Negatives }},
	{WordList{"passives", "words that make a sentence passive, such as is and was (J201)", "wird", false},
		func(a *lexicon.Additions) *[]string { return &a.Passives }},
	{WordList{"adverbs", "words that may come between subject and verb, besides those in -ly", "pronto", false},
		func(a *lexicon.Additions) *[]string { return &a.Adverbs }},
	{WordList{"customers", "last words of customer names, in a sketch", "pensioner", false},
		func(a *lexicon.Additions) *[]string { return &a.Customers }},
	{WordList{"reps", "last words of staff names, in a sketch", "caseworker", false},
		func(a *lexicon.Additions) *[]string { return &a.Reps }},
	{WordList{"systems", "last words of system names, in a sketch", "mainframe", false},
		func(a *lexicon.Additions) *[]string { return &a.Systems }},
}

// WordLists returns the keys of [words] that hold lists.
func WordLists() []WordList {
	all := make([]WordList, len(wordLists))
	for i, w := range wordLists {
		all[i] = w.WordList
	}
	return all
}

// wordList reads a line such as vague = ["wrangle"].
func (r *reader) wordList(e settings.Entry, key string) {
	if key == languagesKey {
		r.languages(e)
		return
	}
	for _, w := range wordLists {
		if w.Key != key {
			continue
		}
		list, ok := r.strings(e)
		if !ok {
			return
		}
		for _, v := range list {
			switch {
			case !r.oneWord(v):
			case w.Verb && lexicon.LooksThird(lexicon.Fold(v.Text)):
				r.Fault(v.At, fmt.Sprintf("%q is not the base form of a verb: it has an -s", v.Text), "write verbs as after \"to\"")
			default:
				to := w.of(&r.more)
				*to = append(*to, v.Text)
				r.worded = true
			}
		}
		return
	}
	r.Unknown(e, tables, keys())
}

// languagesKey is the key of [words] that names languages. In a file without a
// [words] table, the key words does the same: words = "de".
const languagesKey = "languages"

// languages reads a line such as languages = ["de", "fr"], or a single
// language.
func (r *reader) languages(e settings.Entry) {
	known := lexicon.Languages()
	for _, v := range e.Values {
		if v.Kind != settings.String {
			r.Invalid(e, v, "one of "+strings.Join(known, ", "))
			continue
		}
		code := strings.ToLower(v.Text)
		if !slices.Contains(known, code) {
			r.UnknownValue(v, "language", known)
			continue
		}
		if !slices.Contains(r.more.Languages, code) {
			r.more.Languages = append(r.more.Languages, code)
		}
		r.worded = true
	}
}

// form reads a line such as communication = ["informiert"]: verbs of another
// language, in the form used in sentences.
func (r *reader) form(e settings.Entry, key string) {
	at := slices.IndexFunc(wordLists, func(w list) bool { return w.Verb && w.Key == key })
	if at < 0 {
		r.Unknown(e, tables, keys())
		return
	}
	forms, ok := r.strings(e)
	if !ok {
		return
	}
	for _, v := range forms {
		if !r.oneWord(v) {
			continue
		}
		if r.more.Forms == nil {
			r.more.Forms = &lexicon.Additions{}
		}
		to := wordLists[at].of(r.more.Forms)
		*to = append(*to, v.Text)
		r.worded = true
	}
}

// like reads a line such as for = ["für"]: words of another language, under the
// English word that they stand for.
func (r *reader) like(e settings.Entry, key string) {
	if !lexicon.IsGrammar(key) {
		r.Fault(e.At, key+" is not an English function word", "write one such as to, for, and, because")
		return
	}
	list, ok := r.strings(e)
	if !ok {
		return
	}
	for _, v := range list {
		if !r.oneWord(v) {
			continue
		}
		if r.more.Like == nil {
			r.more.Like = map[string][]string{}
		}
		r.more.Like[key] = append(r.more.Like[key], v.Text)
		r.worded = true
	}
}

// channel reads a line such as chat = ["MS Teams"].
func (r *reader) channel(e settings.Entry, key string) {
	var known []string
	for _, c := range lexicon.Default().Channels() {
		known = append(known, c.Key)
	}
	if !slices.Contains(known, key) {
		d := r.UnknownKey(e, "channel", key, channelsTable+".", known)
		declare := fmt.Sprintf("to add one, declare it in a journey: %s is a channel", key)
		if d.Help != "" {
			declare = d.Help + " otherwise, " + declare
		}
		d.Help = declare
		return
	}
	list, ok := r.strings(e)
	if !ok {
		return
	}
	for _, v := range list {
		name := strings.Join(strings.Fields(lexicon.Fold(v.Text)), " ")
		if taken := channelOf(name); taken != "" {
			r.Fault(v.At, fmt.Sprintf("%q already names the channel %s", v.Text, taken), "remove it")
			continue
		}
		if name == "" || strings.ContainsAny(name, `"#:,`) {
			r.Fault(v.At, fmt.Sprintf("invalid name %q", v.Text), "write a name without quotes, #, colons and commas")
			continue
		}
		if r.more.Channels == nil {
			r.more.Channels = map[string][]string{}
		}
		r.more.Channels[key] = append(r.more.Channels[key], name)
		r.worded = true
	}
}

func channelOf(name string) string {
	for _, c := range lexicon.Default().Channels() {
		if slices.Contains(c.Words, name) {
			return c.Key
		}
	}
	return ""
}

// mood reads a line such as smashing = 2.
func (r *reader) mood(e settings.Entry, key string) {
	if !r.oneWord(settings.Value{At: e.At, Kind: settings.String, Text: key}) {
		return
	}
	const what = "a whole number from -2 to 2"
	v, ok := r.One(e, settings.Integer, what)
	if !ok {
		return
	}
	n, ok := v.Number(-2, 2)
	if !ok {
		r.Invalid(e, v, what)
		return
	}
	if r.more.Moods == nil {
		r.more.Moods = map[string]int{}
	}
	r.more.Moods[key] = int(n)
	r.worded = true
}

// strings returns the values of an array of strings.
func (r *reader) strings(e settings.Entry) ([]settings.Value, bool) {
	const what = `a list of words, such as ["one", "two"]`
	if !e.Array {
		r.Misshapen(e, what)
		return nil, false
	}
	for _, v := range e.Values {
		if v.Kind != settings.String {
			r.Invalid(e, v, what)
			return nil, false
		}
	}
	return e.Values, true
}

// oneWord reports whether a value is one word of letters, and records a fault
// if not.
func (r *reader) oneWord(v settings.Value) bool {
	strange := func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '-' && c != '\'' && c != '’'
	}
	if v.Text == "" || strings.ContainsFunc(v.Text, strange) {
		r.Fault(v.At, fmt.Sprintf("%q is not a single word of letters", v.Text), "write one word")
		return false
	}
	return true
}
