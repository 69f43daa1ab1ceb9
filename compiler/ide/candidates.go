package ide

// Each method offers what can be written at one kind of position.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// declared returns the participants that a name may stand for: not those that
// only the sentence at the position names.
func (c *completer) declared() []*model.Participant {
	line := c.s.lineOf(c.off)
	return slices.DeleteFunc(slices.Clone(c.s.Journey.Participants), func(p *model.Participant) bool {
		return p.Inferred && (p.Origin.File == c.s.Source && touches(line, p.Origin.Span.Start) || !c.s.Journey.Sketch)
	})
}

// about is the kind and the label of a participant.
func (c *completer) about(p *model.Participant) string {
	kind := strings.ReplaceAll(p.Kind.String(), "-", " ")
	if p.Label != p.Name {
		return kind + ", " + p.Label
	}
	return kind
}

// people offers participants for a role, those that the owner uses most first.
func (c *completer) people(as model.MentionRole, owner *model.Participant, group int, fits func(*model.Participant) bool) {
	for _, p := range c.declared() {
		if fits(p) {
			uses := c.usage.roles[role{as, p, nil}]
			if owner != nil {
				uses += 100 * c.usage.roles[role{as, p, owner}]
			}
			c.add(Completion{Label: p.Name, Detail: c.about(p), Kind: NameCompletion, Insert: parser.QuoteName(p.Name), group: group, uses: uses})
		}
	}
}

// sentence offers what goes on in a sentence or a declaration.
func (c *completer) sentence() {
	w := c.words
	at := c.skip(w, 0)
	owner, k := c.owner(w[at:])
	if k == 0 {
		k = 1 // somebody who is not known yet
		if at == len(w) {
			return
		}
	}
	rest := w[at+k:]
	for len(rest) > 0 && c.s.Words.IsAdverb(rest[0].fold) {
		rest = rest[1:]
	}
	switch {
	case len(rest) == 0:
		c.verbs(owner)
	case keyword.Is(rest[0].fold, "is") && !rest[0].quoted:
		c.declaration(rest[1:])
	case keyword.Is(rest[0].fold, "decides"): // a text
	case keyword.Is(rest[0].fold, "feels"):
		c.moods(len(rest) == 1)
	default:
		c.clauses(owner, rest)
	}
}

// skip returns the index of the first word from i that is not an article.
func (c *completer) skip(w []word, i int) int {
	for i < len(w) && !w[i].quoted && c.s.Words.Determines(w[i].fold) {
		i++
	}
	return i
}

// owner returns the participant with the longest name at the start of the words,
// and how many it takes.
func (c *completer) owner(w []word) (owner *model.Participant, n int) {
	name := ""
	for i, one := range w {
		name = strings.TrimSpace(name + " " + one.fold)
		for _, p := range c.declared() {
			if name == lexicon.Fold(p.Name) || name == lexicon.Fold(p.Label) {
				owner, n = p, i+1
			}
		}
	}
	return owner, n
}

// verbs offers the verbs in the third person: those of the subject first, then
// those of the file, then those of the lexicon.
func (c *completer) verbs(owner *model.Participant) {
	third := func(lemma string) string { return c.s.Words.ThirdPerson(lemma) }
	seen := map[string]bool{}
	for _, v := range c.s.Words.Verbs() {
		if v.Foreign() && c.usage.verbs[v.Base] == 0 || v.Receives || v.Vague {
			continue
		}
		seen[v.Base] = true
		c.verb(owner, v.Base, third(v.Base))
	}
	for lemma := range c.usage.verbs {
		if !seen[lemma] {
			c.verb(owner, lemma, third(lemma))
		}
	}
	for _, word := range []string{"decides", "feels", "waits"} {
		e, _ := keyword.Lookup(word)
		c.add(Completion{Label: word, Detail: e.Help, Kind: KeywordCompletion, group: 1})
	}
	if is, ok := keyword.Lookup("is"); ok && owner == nil {
		c.add(Completion{Label: "is a", Detail: is.Help, Kind: KeywordCompletion, group: -1})
	}
}

func (c *completer) verb(owner *model.Participant, lemma, third string) {
	uses := c.usage.verbs[lemma] + 100*c.usage.by[owner][lemma]
	c.add(Completion{Label: third, Kind: VerbCompletion, uses: uses})
}

// declaration offers what follows the `is` of a declaration.
func (c *completer) declaration(w []word) {
	w = w[c.skip(w, 0):]
	for i, one := range w {
		if i > 0 && keyword.Is(w[i-1].fold+" "+one.fold, "used by") {
			c.listed(w[i+1:], func() {
				c.people(model.AsOwner, nil, 0, func(p *model.Participant) bool { return p.Kind != model.System })
			})
			return
		}
	}
	if len(w) == 0 {
		for i, kind := range lexicon.Kinds() {
			c.add(Completion{Label: kind, Kind: ValueCompletion, uses: -i})
		}
		return
	}
	if keyword.Is(w[len(w)-1].fold, "used") {
		c.add(Completion{Label: "by", Detail: "says who may use a system", Kind: KeywordCompletion})
		return
	}
	for i, word := range []string{"used by", "color"} {
		e, _ := keyword.Lookup(word)
		c.add(Completion{Label: word, Detail: e.Help, Kind: KeywordCompletion, uses: -i})
	}
}

// listed calls offer if a name of a list may begin after the words.
func (c *completer) listed(w []word, offer func()) bool {
	for len(w) > 0 {
		last := w[len(w)-1]
		if last.comma || lexicon.IsAnd(last.fold) || lexicon.IsOr(last.fold) {
			break
		}
		if !c.s.Words.Determines(last.fold) || last.quoted {
			return false
		}
		w = w[:len(w)-1]
	}
	offer()
	return true
}

// clauses offers what may follow in a sentence, after its verb.
func (c *completer) clauses(owner *model.Participant, w []word) {
	last, seen := -1, map[string]bool{}
	var kind ast.ClauseKind
	for i, one := range w {
		if k, ok := clauseKinds[one.fold]; ok && !one.quoted && i > 0 {
			last, kind = i, k
			seen[one.fold] = true
		}
	}
	if last >= 0 {
		if c.listed(w[last+1:], func() { c.clause(owner, kind) }) {
			return
		}
		c.longer(owner, w[last+1:])
	} else if v, _ := c.s.Words.LookupVerb(w[0].fold); v != nil && len(w) == c.skip(w, 1) && (v.Gives || v.Person || v.Talk) {
		c.people(model.AsReceiver, owner, 0, func(p *model.Participant) bool { return p != owner && p.Kind != model.System })
	}
	for i, e := range keyword.Table() {
		if e.Role == keyword.Clause && !seen[e.Word] {
			c.add(Completion{Label: e.Word, Detail: e.Help, Kind: KeywordCompletion, group: 1, uses: -i})
		}
	}
}

// longer offers the names of several words of which the last words are the
// beginning: via help d…
func (c *completer) longer(owner *model.Participant, w []word) {
	if w = w[c.skip(w, 0):]; len(w) == 0 {
		return
	}
	at := source.Span{Start: w[0].at.Start, End: c.off}
	typed := lexicon.Fold(c.s.text(at))
	for _, p := range c.declared() {
		if name := lexicon.Fold(p.Name); p != owner && strings.HasPrefix(name, typed) && strings.Contains(name, " ") {
			c.add(Completion{Label: p.Name, Detail: c.about(p), Kind: NameCompletion, Insert: parser.QuoteName(p.Name), Replace: at})
		}
	}
}

// clauseKinds are the kinds of clauses by their keywords.
var clauseKinds = func() map[string]ast.ClauseKind {
	kinds := map[string]ast.ClauseKind{}
	for k := ast.To; k <= ast.InPerson; k++ {
		kinds[k.String()] = k
	}
	return kinds
}()

// clause offers what a clause of the kind names.
func (c *completer) clause(owner *model.Participant, kind ast.ClauseKind) {
	switch kind {
	case ast.To, ast.From, ast.With:
		as := map[ast.ClauseKind]model.MentionRole{ast.To: model.AsReceiver, ast.From: model.AsGiver, ast.With: model.AsPartner}[kind]
		c.people(as, owner, 0, func(p *model.Participant) bool { return p != owner })
	case ast.Via:
		may := func(p *model.Participant) bool {
			return p.Kind == model.System && p != owner && (owner == nil || owner.MayUse(p))
		}
		c.people(model.AsSystem, owner, 0, may)
		c.people(model.AsCarrier, owner, 1, func(p *model.Participant) bool { return p.Kind == model.ThirdParty && p != owner })
	case ast.By:
		c.channels(owner)
	case ast.At:
		for _, p := range c.s.Journey.Places {
			c.add(Completion{
				Label: p.Label, Detail: "place", Kind: PlaceCompletion, Insert: c.placeName(p),
				uses: c.usage.roles[role{model.AsPlace, p, nil}],
			})
		}
		c.people(model.AsPremises, owner, 1, func(p *model.Participant) bool { return p.Kind != model.System && p != owner })
	}
}

// placeName returns a place as it has to be written: by its declared name, or in
// quotes.
func (c *completer) placeName(p *model.Place) string {
	if d := c.s.names().declared[p]; d != nil {
		words := make([]string, len(d.Name.Words))
		for i, w := range d.Name.Words {
			words[i] = w.Text
		}
		return parser.QuoteName(strings.Join(words, " "))
	}
	return parser.Quote(p.Label)
}

// channels offers the channels of the journey, then the ones that are built in.
func (c *completer) channels(owner *model.Participant) {
	named := map[string]bool{}
	add := func(label string, uses int) {
		if label = inSentence(label); !named[label] {
			named[label] = true
			c.add(Completion{Label: label, Detail: "channel", Kind: ChannelCompletion, Insert: parser.QuoteName(label), uses: uses})
		}
	}
	for _, ch := range c.s.Journey.Channels {
		if ch.ID != "in-person" { // a clause of its own
			uses := c.usage.roles[role{model.AsChannel, ch, nil}] + 100*c.usage.roles[role{model.AsChannel, ch, owner}]
			add(ch.Label, uses)
		}
	}
	for _, ch := range c.s.Words.Channels() {
		if ch.Key != "in-person" {
			add(ch.Label, -1)
		}
	}
}

// inSentence returns the label of a channel as it is written in a sentence: in
// lower case, unless it is an abbreviation or a proper name.
func inSentence(label string) string {
	if lower := strings.ToLower(label); label[1:] == lower[1:] {
		return lower
	}
	return label
}

// labels offers the labels of the file.
func (c *completer) labels() {
	walk(c.s.Tree.Stmts, func(part ast.Node) {
		var label *ast.Label
		switch p := part.(type) {
		case *ast.Step:
			label = p.Label
		case *ast.Decision:
			label = p.Label
		case *ast.Together:
			label = p.Label
		case *ast.Repeat:
			label = p.Label
		}
		if label != nil {
			line := source.FoldSpace(c.s.text(c.s.lineOf(label.At.Start)))
			c.add(Completion{Label: label.Name, Detail: strings.TrimSpace(strings.TrimPrefix(line, label.Name+":")), Kind: LabelCompletion})
		}
	})
}

// moods offers the moods with their numbers, best mood first.
func (c *completer) moods(first bool) {
	if !first {
		return
	}
	uses := 0
	for _, g := range c.s.Words.Moods() {
		for _, word := range g.Words {
			uses--
			c.add(Completion{Label: word, Detail: fmt.Sprintf("%+d", g.Value), Kind: ValueCompletion, uses: uses})
		}
	}
}

// settings offers the keys of `set`, or the values of a key.
func (c *completer) settings() {
	for i, setting := range bind.Settings() {
		if len(c.words) == 1 {
			c.add(Completion{Label: setting.Key, Detail: strings.Join(setting.Values, ", "), Kind: ValueCompletion, uses: -i})
			continue
		}
		if c.words[1].fold != setting.Key || len(c.words) > 2 && !setting.List {
			continue
		}
		for j, v := range setting.Values {
			c.add(Completion{Label: v, Kind: ValueCompletion, uses: -j})
		}
	}
}
