// Package keyword is the vocabulary of the language: one table of all keywords,
// with where each may appear, what it takes and one line of help. The lexer,
// completion, hover, the documentation and the editors' grammars read it.
//
// It contains no syntax rules (see lang/parser) and no words that are not
// keywords, such as verbs and moods (see lang/lexicon).
package keyword

// Role says what a keyword does.
type Role int

// The roles of keywords.
const (
	Head       Role = iota // a statement at the head of the file
	Flow                   // a statement of the flow that opens nothing
	Opener                 // opens a block that `end` closes
	Branch                 // opens a branch inside a block
	Closer                 // closes a block
	Annotation             // belongs to the statement above it
	Clause                 // opens a clause inside a sentence
	Inner                  // inside a statement that begins with another keyword or a name
)

// Entry is one keyword.
type Entry struct {
	Word     string // in lower case; some have two or three words
	Role     Role
	Reserved bool   // reserved as the first word of a line; a name that begins with it must be quoted
	Form     string // what to write, with arguments in capitals and optional ones in brackets
	Where    string // where it may appear
	Help     string // one line on what it is for
}

// table is in the order of the documentation.
var table = []Entry{
	{"journey", Head, true, "journey TEXT", "once, at the top of the file", "names the journey"},
	{"goal", Head, true, "goal TEXT", "once, at the top of the file", "says what the customer wants to achieve"},
	{"use", Head, true, `use "FILE.journey"`, "at the top of the file", "uses the declarations of another file"},
	{"set", Head, true, "set KEY VALUE", "at the top of the file", "sets how the journey is drawn"},
	{"is", Inner, false, `NAME is a KIND ["LABEL"] [used by NAME, NAME and NAME] [color "#rrggbb"]`, "anywhere", "declares a participant, a system, a channel or a place"},
	{"used by", Inner, false, "used by NAME, NAME and NAME", "after the kind of a system", "says who may use a system"},
	{"color", Inner, false, `color "#rrggbb"`, "at the end of a declaration", "gives a participant its own colour"},

	{"phase", Flow, true, "phase TEXT", "outside blocks", "opens a phase, which lasts until the next one"},
	{"to", Clause, false, "to NAME, NAME and NAME", "in a sentence", "says who receives it"},
	{"from", Clause, false, "from NAME", "in a sentence", "says who gives it"},
	{"with", Clause, false, "with NAME", "in a sentence", "says who else takes part"},
	{"via", Clause, false, "via SYSTEM", "in a sentence", "says through which system it goes"},
	{"by", Clause, false, "by CHANNEL", "in a sentence", "says by which channel"},
	{"at", Clause, false, "at PLACE", "in a sentence", "says where it happens"},
	{"in person", Clause, false, "in person", "in a sentence", "says that they meet face to face"},
	{"go to", Flow, false, "go to LABEL", "in the flow", "jumps to the statement with that label"},
	{"succeed", Flow, true, "succeed [TEXT]", "in the flow", "ends the journey in success"},
	{"fail", Flow, true, "fail [TEXT]", "in the flow", "ends the journey in failure"},

	{"decides", Opener, false, "SUBJECT decides TEXT", "in the flow, with a `when` on the next line", "opens a decision"},
	{"when", Branch, true, "when TEXT [(N%)]", "in a decision", "opens a branch of a decision"},
	{"otherwise", Branch, true, "otherwise [(N%)]", "in a decision, after the last `when`, or in an `if`", "opens the branch for all other cases"},
	{"if", Opener, true, "if TEXT [(N%)]", "in the flow", "opens what happens only if a fact is true, which nobody decides"},
	{"together", Opener, false, "together", "in the flow, alone on its line", "opens branches that run in parallel"},
	{"and", Branch, false, "and", "in a `together`, alone on its line", "opens the next parallel branch"},
	{"repeat", Opener, false, "repeat until TEXT, or repeat N times", "in the flow", "opens a block that is repeated"},
	{"until", Inner, false, "repeat until TEXT", "after `repeat`", "says when the repetition ends"},
	{"times", Inner, false, "repeat N times", "after `repeat` and a number", "says how often to repeat it"},
	{"on failure", Opener, false, "on failure TEXT [(N%)]", "under a step", "opens what happens when the step goes wrong"},
	{"end", Closer, false, "end", "at the end of a block, alone on its line", "closes the block"},

	{"pain", Annotation, true, "pain TEXT", "under a step, a decision, a block or a phase", "names a pain point"},
	{"idea", Annotation, true, "idea TEXT", "under a step, a decision, a block or a phase", "names an opportunity"},
	{"risk", Annotation, true, "risk TEXT", "under a step, a decision, a block or a phase", "says what could go wrong"},
	{"note", Annotation, true, "note TEXT", "under a step, a decision, a block or a phase", "says what else is worth knowing"},
	{"quote", Annotation, true, "quote TEXT", "under a step, a decision, a block or a phase", "gives the customer's own words"},
	{"evidence", Annotation, true, "evidence TEXT", "under a step, a decision, a block or a phase", "says what the customer sees or holds"},
	{"link", Annotation, true, "link URL [TEXT]", "under a step, a decision, a block or a phase", "points to a page or a file"},
	{"tag", Annotation, true, "tag WORD WORD", "under a step, a decision, a block or a phase", "marks it for searching and filtering"},
	{"takes", Annotation, true, "takes DURATION", "under a step, a decision, a block or a phase", "says how long the work takes"},
	{"waits", Annotation, true, "waits DURATION, or NAME waits DURATION", "under a step, a decision, a block or a phase", "says how long nothing happens before the next step"},
	{"costs", Annotation, true, "costs NUMBER [UNIT]", "under a step, a decision, a block or a phase", "says what it costs"},
	{"moment of truth", Annotation, false, "moment of truth", "under a step, a decision, a block or a phase", "marks what makes or breaks the journey"},
	{"feels", Annotation, true, "feels MOOD [TEXT], or NAME feels MOOD [TEXT]", "under a step, a decision, a block or a phase", "says how the customer feels"},
}

// others are synonyms of keywords, accepted where a line cannot be a sentence.
// The canonical form has the keyword.
var others = []struct{ word, keyword string }{
	{"title", "journey"}, {"stage", "phase"}, {"opportunity", "idea"}, {"pain-point", "pain"}, {"duration", "takes"}, {"emotion", "feels"},
}

// Other returns the keyword of which the word, in lower case, is a synonym.
func Other(word string) (keyword string, ok bool) {
	for _, o := range others {
		if o.word == word {
			return o.keyword, true
		}
	}
	return "", false
}

// IsPlaceholder reports whether the word, in lower case, marks text that is
// still to be written.
func IsPlaceholder(word string) bool {
	return word == "todo" || word == "tbd" || word == "tbc" || word == "fixme"
}

// index finds entries by their word.
var index = func() map[string]*Entry {
	m := make(map[string]*Entry, len(table))
	for i := range table {
		m[table[i].Word] = &table[i]
	}
	return m
}()

// Table returns all keywords in the order of the documentation.
func Table() []Entry { return append([]Entry(nil), table...) }

// maxLen is the length of the longest keyword.
const maxLen = len("moment of truth")

// Lookup finds a keyword, ignoring case. It does not allocate.
func Lookup(word string) (*Entry, bool) {
	if len(word) > maxLen {
		return nil, false
	}
	var buf [maxLen]byte
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	e, ok := index[string(buf[:len(word)])]
	return e, ok
}

// Is reports whether the word, ignoring case, is the keyword, given in lower
// case.
func Is(word, keyword string) bool {
	if len(word) != len(keyword) {
		return false
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != keyword[i] {
			return false
		}
	}
	return true
}
