package ide

import (
	"cmp"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// CompletionKind says what a completion inserts.
type CompletionKind int

// The kinds of completions.
const (
	NameCompletion CompletionKind = iota
	ChannelCompletion
	PlaceCompletion
	LabelCompletion
	VerbCompletion
	KeywordCompletion
	ValueCompletion // a mood, a kind, a setting or its value
	RuleCompletion
	SnippetCompletion
)

// Completion is something that can be written at a position.
type Completion struct {
	Label   string // as shown
	Detail  string // a few words about it, or ""
	Kind    CompletionKind
	Insert  string // a TextMate snippet for snippets, plain text for others
	Replace source.Span

	group, uses int // what it is sorted by
}

// Complete returns what can be written at the offset, the best first. What the
// file uses more often comes first.
func (s *Snapshot) Complete(off int) []Completion {
	c := completer{s: s, off: off, usage: s.usage(off)}
	c.read()
	if !c.mute {
		c.offer()
	}
	slices.SortStableFunc(c.found, func(a, b Completion) int {
		return cmp.Or(a.group-b.group, b.uses-a.uses, strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)))
	})
	return c.found
}

// usage counts what the steps of the file do.
type usage struct {
	roles map[role]int
	verbs map[string]int // by lemma
	by    map[*model.Participant]map[string]int
	words map[string]int // first words of lines
}

// role is something in one position of a sentence; of any owner if that is nil.
type role struct {
	as    model.MentionRole
	named model.Named
	owner *model.Participant
}

// usage leaves out the sentence at the offset, which is still being written.
func (s *Snapshot) usage(off int) usage {
	u := usage{roles: map[role]int{}, verbs: map[string]int{}, by: map[*model.Participant]map[string]int{}, words: map[string]int{}}
	for _, n := range s.Journey.Nodes {
		if n.Kind != model.StepNode || touches(n.Origin.Span, off) {
			continue
		}
		for _, m := range n.Mentions {
			if m.Named != nil {
				u.roles[role{m.As, m.Named, nil}]++
				u.roles[role{m.As, m.Named, n.Owner}]++
			}
		}
		if n.Lemma != "" {
			u.verbs[n.Lemma]++
			if u.by[n.Owner] == nil {
				u.by[n.Owner] = map[string]int{}
			}
			u.by[n.Owner][n.Lemma]++
		}
	}
	for line := 1; line <= s.Source.LineCount(); line++ {
		first, _, _ := strings.Cut(strings.TrimSpace(s.text(s.Source.LineSpan(line))), " ")
		u.words[strings.ToLower(first)]++
	}
	return u
}

// completer collects the completions for one position.
type completer struct {
	s   *Snapshot
	off int
	usage

	words []word // of the sentence, before the one that is being written
	begin int    // where that one begins
	line  int    // where the line begins, after spaces
	mute  bool   // nothing is known about what comes here

	found []Completion
}

// word is a word before the position.
type word struct {
	fold   string
	at     source.Span
	quoted bool
	comma  bool // a comma follows
}

// read splits what precedes the position into words, from the start of the
// sentence.
func (c *completer) read() {
	text := c.s.Source.Text()
	line := c.s.Source.LineAt(c.off)
	start := c.s.Source.LineSpan(line).Start
	for line > 1 && c.continues(line) { // with a clause
		line--
		start = c.s.Source.LineSpan(line).Start
	}
	c.line = start
	c.begin = c.off
	for i := start; i < c.off; {
		rest := text[i:c.off]
		switch trimmed := strings.TrimLeftFunc(rest, source.IsSpace); {
		case trimmed != rest:
			i += len(rest) - len(trimmed)
			if len(c.words) == 0 {
				c.line = i
			}
			continue
		case rest[0] == '#':
			c.comment(rest)
			c.mute = true
			return
		case rest[0] == '"':
			end := strings.IndexByte(rest[1:], '"')
			if end < 0 {
				c.mute = true // in a string
				return
			}
			at := source.Span{Start: i, End: i + end + 2}
			c.words = append(c.words, word{fold: lexicon.Fold(rest[1 : end+1]), at: at, quoted: true})
			i = at.End
			continue
		}
		end := strings.IndexFunc(rest, source.IsSpace)
		if end < 0 {
			c.begin = i
			return
		}
		w := word{at: source.Span{Start: i, End: i + end}}
		w.fold, w.comma = strings.CutSuffix(lexicon.Fold(rest[:end]), ",")
		if !(len(c.words) == 0 && strings.HasSuffix(w.fold, ":")) { // a label
			c.words = append(c.words, w)
		} else {
			c.line = w.at.End + 1
		}
		i = w.at.End
	}
}

// continues reports whether the line goes on with the sentence before it.
func (c *completer) continues(line int) bool {
	text := strings.TrimLeftFunc(c.s.text(c.s.Source.LineSpan(line)), source.IsSpace)
	first, _, more := strings.Cut(text, " ")
	e, ok := keyword.Lookup(first)
	return ok && e.Role == keyword.Clause && more
}

// comment offers the rules in a comment that silences one.
func (c *completer) comment(text string) {
	if word := lastWord(text); strings.Contains(text, "journey:allow ") {
		c.begin = c.off - len(word)
		for _, r := range rules.All() {
			if r.CanBeSilenced() {
				c.add(Completion{Label: string(r.Code), Detail: r.Doc.Summary, Kind: RuleCompletion})
			}
		}
	}
}

// add adds a completion that replaces the words since begin.
func (c *completer) add(item Completion) {
	if item.Replace == (source.Span{}) {
		item.Replace = source.Span{Start: c.begin, End: c.off}
	}
	item.Insert = cmp.Or(item.Insert, item.Label)
	c.found = append(c.found, item)
}

// offer adds what is possible after the words.
func (c *completer) offer() {
	w := c.words
	if len(w) == 0 {
		c.atStart()
		return
	}
	first := w[0].fold
	switch {
	case keyword.Is(first, "set"):
		c.settings()
		return
	case keyword.Is(first, "feels"):
		c.moods(len(w) == 1)
		return
	case len(w) > 1 && keyword.Is(first+" "+w[1].fold, "go to"):
		c.labels()
		return
	}
	if e, ok := keyword.Lookup(first); ok && e.Reserved && !w[0].quoted {
		return // a text
	}
	c.phrases() // go to, on failure, in parallel, names of several words
	c.sentence()
}

// atStart offers what a line begins with.
func (c *completer) atStart() {
	c.people(model.AsOwner, nil, 0, func(*model.Participant) bool { return true })
	for _, e := range keyword.Table() {
		switch e.Role {
		case keyword.Inner:
			continue
		case keyword.Clause:
			c.add(Completion{Label: e.Word, Detail: e.Help, Kind: KeywordCompletion, group: 3})
			continue
		}
		if e.Word == "decides" {
			continue // it needs a subject
		}
		first, _, _ := strings.Cut(e.Word, " ")
		c.add(Completion{Label: e.Word, Detail: e.Help, Kind: KeywordCompletion, group: 1, uses: c.usage.words[first]})
	}
	for _, b := range snippets {
		c.add(Completion{Label: b.label, Detail: b.help, Kind: SnippetCompletion, Insert: b.text, group: 2})
	}
}

// snippets are whole blocks.
var snippets = []struct{ label, help, text string }{
	{"decision", "a decision with two branches", "${1:who} decides \"${2:what?}\"\nwhen ${3:yes} (${4:50}%)\n  $0\nwhen ${5:no}\n  \nend"},
	{"if block", "what happens only if a fact is true", "if ${1:the fact} (${2:50}%)\n  $0\nend"},
	{"together block", "branches that run in parallel", "together\n  $1\nand\n  $0\nend"},
	{"repeat block", "steps that are repeated", "repeat until ${1:condition}\n  $0\nend"},
	{"failure path", "what happens when the step goes wrong", "on failure \"${1:what goes wrong}\" (${2:5}%)\n  $0\nend"},
	{"phase with a step", "a stage of the journey", "phase ${1:name}\n${2:who} $0"},
	{"new journey", "a journey with its participants", "journey \"${1:title}\"\ngoal ${2:what the customer wants}\n\n" +
		"customer is a customer\nrep is a rep \"${3:Service rep}\"\nhelpdesk is a system \"${4:Help desk}\" used by rep\n\n" +
		"phase ${5:first phase}\ncustomer calls rep about ${6:the problem}\n$0"},
}

// phrases offers what begins with all words of the line: a name or a keyword of
// several words.
func (c *completer) phrases() {
	start := c.words[0].at.Start
	typed := lexicon.Fold(c.s.text(source.Span{Start: start, End: c.off}))
	if strings.HasSuffix(c.s.Source.Text()[:c.off], " ") {
		typed += " "
	}
	at := source.Span{Start: start, End: c.off}
	for _, e := range keyword.Table() {
		if e.Role != keyword.Inner && e.Role != keyword.Clause && strings.HasPrefix(e.Word, typed) {
			c.add(Completion{Label: e.Word, Detail: e.Help, Kind: KeywordCompletion, Replace: at, group: -2})
		}
	}
	for _, word := range []string{"repeat until", "repeat times"} {
		if e, ok := keyword.Lookup(strings.Fields(word)[1]); ok && typed == "repeat " {
			c.add(Completion{Label: e.Word, Detail: e.Help, Kind: KeywordCompletion})
		}
	}
	for _, p := range c.declared() {
		if name := lexicon.Fold(p.Name); strings.HasPrefix(name, typed) && strings.Contains(name, " ") {
			c.add(Completion{Label: p.Name, Detail: c.about(p), Kind: NameCompletion, Insert: parser.QuoteName(p.Name), Replace: at, group: -2})
		}
	}
}
