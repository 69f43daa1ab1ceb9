package analysis

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/words"
)

// Repetition is a question for something that is known already.
type Repetition struct {
	Ask    *model.Node
	Of     *model.Participant // the customer who is asked
	Thing  string             // as asked for: "order number"
	Known  *model.Node        // the last step on the way by which it became known
	System *model.Participant // that has it since, and that whoever asks may use; or nil
	Given  bool               // the customer gave it; else the system has it without them
}

// Repetitions finds where a customer is asked for something that they have
// given already, or that a system has which whoever asks may use, in the order
// of the text.
//
// It has to have become known on every way that leads to the question, so
// that neither a loop that asks anew nor another branch counts. What is asked
// for has to have the same name as what was given, and not be one of the
// things that are new each time, such as a signature. Where a failure or a
// question about it lies in between (`Is the photo readable?`), asking again
// is how it is put right.
func Repetitions(j *model.Journey, lists *words.Lists) []Repetition {
	r := requests{lists: lists}
	facts := make(map[string][]fact)
	var asks []int
	for i, n := range j.Nodes {
		if n.Kind != model.StepNode || n.Owner == nil {
			continue
		}
		if n.Asks && len(customersOf(n)) > 0 {
			asks = append(asks, i)
			continue
		}
		if f, ok := r.fact(n); ok {
			f.at = i
			for _, t := range provided(n) {
				facts[t.key] = append(facts[t.key], f)
			}
		}
	}
	if len(asks) == 0 || len(facts) == 0 {
		return nil
	}
	before := precedenceOf(j)
	homes := blocksOf(j)
	var found []Repetition
	for _, i := range asks {
		n := j.Nodes[i]
		for _, t := range asked(n) {
			if t.renewed() {
				continue
			}
			known := facts[t.key]
			for k := len(known) - 1; k >= max(0, len(known)-maxFacts); k-- {
				f := known[k]
				if !f.answers(n) || !before.before(f.at, i) || homes[n].doubts(homes[j.Nodes[f.at]], t) {
					continue
				}
				rep := Repetition{Ask: n, Of: customersOf(n)[0], Thing: t.text, Known: j.Nodes[f.at], Given: f.by != nil}
				if f.by != nil {
					rep.Of = f.by
				}
				if f.system != nil && hasAccess(n.Owner, f.system) {
					rep.System = f.system
				}
				found = append(found, rep)
				break
			}
		}
	}
	return found
}

// maxFacts is among how many steps that give the same thing the one that
// comes before a question is looked for.
const maxFacts = 16

// fact is that something is known since a step.
type fact struct {
	at     int
	by     *model.Participant   // the customer who gave it; nil when it is known without them
	to     []*model.Participant // who got it, besides the system
	system *model.Participant   // that has it since, or nil
}

// answers reports whether somebody who asks could know it.
func (f fact) answers(ask *model.Node) bool {
	asker := ask.Owner
	if f.by == nil {
		return hasAccess(asker, f.system)
	}
	if !slices.Contains(customersOf(ask), f.by) {
		return false
	}
	if slices.Contains(f.to, asker) || f.system != nil && hasAccess(asker, f.system) {
		return true
	}
	// The service is one to its customers; its partners are not.
	outside := func(p *model.Participant) bool { return p.Kind == model.ThirdParty }
	return !outside(asker) && !(len(f.to) > 0 && f.system == nil && allOf(f.to, outside))
}

// hasAccess is MayUse, save that a system knows only what it is named for.
func hasAccess(who, system *model.Participant) bool {
	if who.Kind == model.System {
		return who == system || slices.Contains(system.UsedBy, who)
	}
	return who.MayUse(system)
}

func allOf(people []*model.Participant, is func(*model.Participant) bool) bool {
	return !slices.ContainsFunc(people, func(p *model.Participant) bool { return !is(p) })
}

// customersOf are the customers on the other side of a step of somebody else.
func customersOf(n *model.Node) []*model.Participant {
	if n.Owner.Kind == model.Customer {
		return nil
	}
	return slices.DeleteFunc(n.Others(), func(p *model.Participant) bool { return p.Kind != model.Customer })
}

// requests reads what steps ask for and what they give.
type requests struct{ lists *words.Lists }

var noVerb = &words.Verb{}

func (r requests) verb(n *model.Node) *words.Verb {
	if v, _ := r.lists.In(n.Languages).LookupVerb(words.Fold(n.Verb)); v != nil {
		return v
	}
	return noVerb
}

// fact is what a step makes known; not what about.
func (r requests) fact(n *model.Node) (f fact, ok bool) {
	v := r.verb(n)
	if n.System() != nil && n.System().Kind == model.System {
		f.system = n.System()
	}
	others := n.Others()
	for _, p := range others {
		if p.Kind == model.System && f.system == nil {
			f.system = p
		} else if p.Kind != model.Customer {
			f.to = append(f.to, p)
		}
	}
	switch n.Owner.Kind {
	case model.Customer:
		f.by = n.Owner
		if len(f.to) > 0 || slices.ContainsFunc(others, func(p *model.Participant) bool { return p == f.system }) {
			return f, v.Provides || v.Enters
		}
		return f, v.Enters && f.system != nil && len(others) == 0
	case model.System:
		f.system, f.to = n.Owner, nil
		return f, v.Provides || v.Enters || v.Holds
	}
	for _, p := range n.Givers {
		if p.Kind == model.Customer {
			f.by, f.to = p, append(f.to, n.Owner)
			return f, true
		}
	}
	return f, v.Enters && f.system != nil
}

// provided is what a step that makes something known is about.
func provided(n *model.Node) []thing {
	about, _ := withoutNames(n)
	return things(about)
}

// asked is what a step asks for: "photo" and "order number" of `asks customer
// for photo and order number`.
func asked(n *model.Node) []thing {
	if !n.Asks {
		return nil
	}
	rest, named := withoutNames(n)
	for i, w := range rest {
		if words.Fold(w) == "for" {
			return things(rest[i+1:])
		}
	}
	if named {
		return nil
	}
	return things(rest) // requests photo from customer
}

// Asked is what a step asks the other side for, in the author's words.
func Asked(n *model.Node) []string {
	var all []string
	if n.Kind == model.StepNode {
		for _, t := range asked(n) {
			all = append(all, t.text)
		}
	}
	return all
}

// withoutNames is the object of a step, word by word, without whom it begins
// with, and whether it begins with somebody: "the order number" of `tells rep
// the order number`.
func withoutNames(n *model.Node) (about []string, named bool) {
	object := strings.Fields(n.Object)
	at := 0
	for at < len(object)-1 && words.IsArticle(object[at]) {
		at++
	}
	for _, p := range n.Others() {
		for _, name := range []string{p.Name, p.Label} {
			if fields := strings.Fields(name); len(fields) > 0 && hasPrefix(object[at:], fields) {
				return object[at+len(fields):], true
			}
		}
	}
	return object, false
}

func hasPrefix(words, prefix []string) bool {
	if len(prefix) > len(words) {
		return false
	}
	for i, w := range prefix {
		if !strings.EqualFold(words[i], w) {
			return false
		}
	}
	return true
}

// thing is something that can be asked for.
type thing struct {
	text string   // in the author's words
	key  string   // equal for equal things
	last []string // its last word as written and as compared, folded
}

// renewed reports whether it is new each time somebody asks for it.
func (t thing) renewed() bool { return slices.ContainsFunc(t.last, words.IsRenewed) }

// things reads a list of things: "photo of lamp" and "order number" of "a
// photo of the lamp and order number for the file". A quoted part is one word
// of the author's, in which nothing is read.
func things(object []string) []thing {
	var all []thing
	var said, folded []string
	done := func() {
		if len(said) > 0 {
			last := folded[len(folded)-1]
			folded[len(folded)-1] = singular(last)
			all = append(all, thing{strings.Join(said, " "), strings.Join(folded, " "), []string{last, singular(last)}})
		}
		said, folded = nil, nil
	}
	quoted := false
	for _, w := range object {
		word := words.Fold(strings.TrimRight(w, ",;."))
		switch {
		case quoted || strings.ContainsAny(w, `"“”`):
			said, folded = append(said, w), append(folded, words.Fold(w))
			if strings.Count(w, `"`)%2 == 1 || strings.Contains(w, "“") != strings.Contains(w, "”") {
				quoted = !quoted
			}
			continue
		case joins(word):
			done()
			continue
		case words.IsArticle(word), len(said) == 0 && determines(word):
			continue
		case len(said) == 0 && words.EndsName(word): // fills in form
			continue
		case word != "of" && word != "about" && word != "from" && words.EndsName(word) || word == "to" || word == "via" || word == "by" || word == "at":
			done()
			return all
		}
		said, folded = append(said, strings.TrimRight(w, ",;.")), append(folded, word)
		if strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";") {
			done()
		}
	}
	done()
	return all
}

// joins reports whether the word stands between two things.
func joins(word string) bool {
	switch word {
	case "and", "or", "&", "with", "including", "plus":
		return true
	}
	return false
}

// determines reports whether the word says nothing of a thing but which or how
// much of it.
func determines(word string) bool {
	switch word {
	case "all", "any", "both", "each", "every", "some", "that", "these", "this", "those":
		return true
	}
	return false
}

// singular is a word without the ending of the plural, for comparing.
func singular(word string) string {
	if !words.LooksThird(word) || len(word) < 4 {
		return word
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(word, "s")
}

// block is a branch of a decision or what happens when a step fails; nil is
// the journey itself.
type block struct {
	around  *block
	failure bool
	text    string // of the decision and the branch
}

// doubts reports whether between another block and this one it came into
// doubt what was given.
func (b *block) doubts(given *block, t thing) bool {
	for at := b; at != nil && !at.contains(given); at = at.around {
		if at.failure {
			return true
		}
		for _, w := range strings.FieldsFunc(words.Fold(at.text), func(r rune) bool { return strings.ContainsRune(" ?!.,:;\"“”", r) }) {
			if words.IsDoubt(w) || slices.Contains(t.last, w) || slices.Contains(t.last, singular(w)) {
				return true
			}
		}
	}
	return false
}

// inFailure reports whether it is only come to when a step fails.
func (b *block) inFailure() bool {
	for ; b != nil; b = b.around {
		if b.failure {
			return true
		}
	}
	return false
}

// contains reports whether other is this block or stands in it.
func (b *block) contains(other *block) bool {
	for ; other != nil; other = other.around {
		if other == b {
			return true
		}
	}
	return false
}

// blocksOf tells for each node in which block it stands.
func blocksOf(j *model.Journey) map[*model.Node]*block {
	homes := make(map[*model.Node]*block, len(j.Nodes))
	var walk func(items []model.Item, home *block)
	walk = func(items []model.Item, home *block) {
		for _, item := range items {
			switch item := item.(type) {
			case *model.Act:
				homes[item.Node] = home
				for _, f := range item.Failures {
					walk(f.Body, &block{around: home, failure: true})
				}
			case *model.Choice:
				homes[item.Node] = home
				for _, w := range item.Branches {
					walk(w.Body, &block{around: home, text: item.Node.Text + " " + w.Text})
				}
			case *model.Parallel:
				for _, b := range item.Branches {
					walk(b, home)
				}
			case *model.Loop:
				walk(item.Body, home)
			}
		}
	}
	walk(j.Body, nil)
	return homes
}
