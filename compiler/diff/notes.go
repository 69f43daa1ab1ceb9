package diff

import (
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
)

func (c *comparison) comparePhases(before, after *model.Phase) []Detail {
	list := compareTexts(nil, Title, before.Title, after.Title)
	return append(list, c.compareAnnotations(&before.Annotations, &after.Annotations)...)
}

// compareAnnotations returns the changes of an author's notes.
func (c *comparison) compareAnnotations(before, after *model.Annotations) []Detail {
	var list []Detail
	list = compareDurations(list, Takes, before.Takes, after.Takes, "", "")
	said, says := "", ""
	if !c.samePerson(before.Waiter, after.Waiter) {
		said, says = label(before.Waiter), label(after.Waiter)
	}
	list = compareDurations(list, Waits, before.Waits, after.Waits, said, says)
	if x, y := prices(before.Costs), prices(after.Costs); x.key != y.key {
		list = append(list, Detail{Costs, x.text, y.text})
	}
	if before.Truth != after.Truth {
		list = append(list, Detail{Truth, yes(before.Truth), yes(after.Truth)})
	}
	list = c.compareMoods(list, before.Feelings, after.Feelings)
	for _, k := range []struct {
		aspect        Aspect
		before, after []model.Remark
	}{
		{Pain, before.Pains, after.Pains}, {Idea, before.Ideas, after.Ideas}, {Risk, before.Risks, after.Risks},
		{Note, before.Notes, after.Notes}, {Quote, before.Quotes, after.Quotes}, {Evidence, before.Evidence, after.Evidence},
	} {
		list = compareLists(list, k.aspect, remarks(k.before), remarks(k.after))
	}
	list = compareLists(list, Link, links(before.Links), links(after.Links))
	return compareLists(list, Tag, before.Tags, after.Tags)
}

// compareDurations adds a duration that has changed, ignoring the notation.
func compareDurations(list []Detail, a Aspect, before, after *model.Duration, who, whoNow string) []Detail {
	same := before == nil && after == nil ||
		before != nil && after != nil && before.Min == after.Min && before.Max == after.Max && before.Working == after.Working && folded(before.For) == folded(after.For)
	if same && who == whoNow {
		return list
	}
	return append(list, Detail{a, duration(before, who), duration(after, whoNow)})
}

func duration(d *model.Duration, who string) string {
	if d == nil {
		return ""
	}
	if who != "" {
		return strings.TrimSpace(d.Text+" "+d.For) + " (" + who + ")"
	}
	return strings.TrimSpace(d.Text + " " + d.For)
}

// priced is a cost, as a reader sees it and for comparison, independent of how
// its units are written.
type priced struct{ text, key string }

func prices(list []model.Cost) priced {
	texts, keys := make([]string, len(list)), make([]string, len(list))
	for i := range list {
		c := list[i]
		texts[i] = c.String()
		c.Unit = model.Unit{Name: c.Unit.Key}
		keys[i] = c.String()
	}
	return priced{strings.Join(texts, " + "), strings.Join(keys, " + ")}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// compareMoods adds the changed emotions of each customer.
func (c *comparison) compareMoods(list []Detail, before, after []model.Feeling) []Detail {
	pb, pa := partners(len(before)), partners(len(after))
	matchKeys(before, after,
		func(f model.Feeling) string { return c.personKey(0, f.Who) },
		func(f model.Feeling) string { return c.personKey(1, f.Who) }, pb, pa)
	for _, at := range merged(pb, pa) {
		said, says := "", ""
		same := at[0] != none && at[1] != none
		if at[0] != none {
			said = feeling(before[at[0]])
		}
		if at[1] != none {
			says = feeling(after[at[1]])
		}
		if same {
			f, g := before[at[0]], after[at[1]]
			same = f.Value == g.Value && lexicon.Fold(f.Word) == lexicon.Fold(g.Word) && folded(f.Text) == folded(g.Text)
		}
		if !same {
			list = append(list, Detail{Mood, said, says})
		}
	}
	return list
}

func feeling(f model.Feeling) string {
	text := f.Word
	if f.Who != nil {
		text = f.Who.Label + " " + text
	}
	if f.Text != "" {
		text += ": " + f.Text
	}
	return text
}

// mostAlike is how many pairs of notes of one kind on one thing are checked for
// similarity.
const mostAlike = 1 << 12

// compareLists adds what is only in one list; similar texts count as reworded.
func compareLists(list []Detail, a Aspect, before, after []string) []Detail {
	pb, pa := partners(len(before)), partners(len(after))
	matchKeys(before, after, folded, folded, pb, pa)
	exact := make([]bool, len(after))
	for j, i := range pa {
		exact[j] = i != none
	}
	if a != Tag && a != Link && len(before)*len(after) <= mostAlike {
		for i := range before {
			best, at := 0.5, none
			for j := range after {
				if pb[i] != none || pa[j] != none {
					continue
				}
				if s := alikeTexts(before[i], after[j]); s >= best && (at == none || s > best) {
					best, at = s, j
				}
			}
			if at != none {
				pairUp(pb, pa, i, at)
			}
		}
	}
	for _, at := range merged(pb, pa) {
		d := Detail{Aspect: a}
		if at[0] != none {
			d.Before = before[at[0]]
		}
		if at[1] != none {
			d.After = after[at[1]]
		}
		if at[0] == none || at[1] == none || !exact[at[1]] {
			list = append(list, d)
		}
	}
	return list
}

// alikeTexts returns Dice's coefficient of the words of two texts.
func alikeTexts(x, y string) float64 {
	set := map[string]bool{}
	for _, w := range sentence.Split(x) {
		set[w] = true
	}
	all, both := len(set), 0
	seen := map[string]bool{}
	for _, w := range sentence.Split(y) {
		if seen[w] {
			continue
		}
		seen[w] = true
		all++
		if set[w] {
			both++
		}
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

func remarks(list []model.Remark) []string {
	texts := make([]string, len(list))
	for i, r := range list {
		texts[i] = r.Text
	}
	return texts
}

func links(list []model.Link) []string {
	texts := make([]string, len(list))
	for i, l := range list {
		texts[i] = strings.TrimSpace(l.URL + " " + l.Text)
	}
	return texts
}
