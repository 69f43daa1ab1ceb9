package fix

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// object is an object in the JSON form of a model.
type object = map[string]any

// rest is every part of a model that no safe fix changes.
const rest diag.Changes = 1 << 31

// ignored marks properties that may differ.
const ignored diag.Changes = 0

// The part of the model to which each property of the JSON form belongs. What
// is not listed belongs to the rest, so a new property is strict until it is
// listed.
var (
	ofJourney = map[string]diag.Changes{
		"version": ignored, "file": ignored, "title": diag.Wording, "goal": diag.Wording, "sketch": diag.Declaration,
		"settings": diag.Value, "channels": diag.Sentence, // the channels in use
	}
	ofParticipant = map[string]diag.Changes{"id": ignored, "name": diag.Declaration, "inferred": diag.Declaration, "color": diag.Value}
	ofPhase       = annotated(map[string]diag.Changes{"title": diag.Wording})
	ofNode        = annotated(map[string]diag.Changes{
		"sentence": diag.Wording, "action": diag.Wording, "adverb": diag.Wording, "object": diag.Wording, "text": diag.Wording,
		"mentions": ignored, // which words name a participant or channel; see names
		"things":   diag.Wording, "further": diag.Wording, "lemma": diag.Wording,
		"owner": diag.Sentence, "verb": diag.Sentence, "to": diag.Sentence, "from": diag.Sentence, "with": diag.Sentence,
		"via": diag.Sentence, "carrier": diag.Sentence, "by": diag.Sentence, "derived": diag.Sentence, "at": diag.Sentence,
		"premises": diag.Sentence, "either": diag.Sentence, "reach": diag.Sentence,
	})
	ofBranch = map[string]diag.Changes{"text": diag.Wording}
)

// annotated adds the annotations that a fix may change.
func annotated(parts map[string]diag.Changes) map[string]diag.Changes {
	for _, annotation := range []string{"pains", "ideas", "risks", "notes", "quotes", "evidence", "takes", "waits", "waiter", "costs", "feelings"} {
		parts[annotation] = diag.Value
	}
	return parts
}

// harms reports whether the new model differs from the old one in more than the
// safe fixes of the batch may change. If the context is done, it stops early,
// and its result must not be used.
func harms(ctx context.Context, was, is Compiled, batch diag.List) bool {
	var c comparison
	edited := map[int]bool{} // lines
	for _, d := range batch {
		c.may |= rewrite(d).Changes
		for _, e := range rewrite(d).Edits {
			for line := d.File.LineAt(e.Span.Start); line <= d.File.LineAt(e.Span.End); line++ {
				edited[line] = true
			}
		}
	}
	for _, n := range was.Journey.Nodes {
		says := n.Kind == model.StepNode || n.Kind == model.DecisionNode // others are in the lanes of their neighbours
		c.touched = append(c.touched, !says || touches(edited, n.Origin))
	}
	old := form(was.Journey)
	if ctx.Err() != nil {
		return true
	}
	return !c.journeys(old, form(is.Journey))
}

// touches reports whether the location shares one of the lines.
func touches(lines map[int]bool, at source.Location) bool {
	if at.File == nil {
		return false
	}
	for line := at.File.LineAt(at.Span.Start); line <= at.File.LineAt(at.Span.End); line++ {
		if lines[line] {
			return true
		}
	}
	return false
}

// comparison compares two models.
type comparison struct {
	may     diag.Changes
	touched []bool // the nodes whose lines the fixes edit
}

func (c *comparison) journeys(was, is object) bool {
	for _, same := range []struct {
		list string
		each func(i int, was, is object) bool
	}{
		{"participants", func(_ int, was, is object) bool { return c.within(was, is, ofParticipant) }},
		{"phases", func(_ int, was, is object) bool { return c.within(was, is, ofPhase) }},
		{"nodes", c.nodes},
		{"edges", func(_ int, was, is object) bool { return c.within(was, is, ofBranch) }},
	} {
		a, b := c.known(was, same.list), c.known(is, same.list)
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if !same.each(i, a[i].(object), b[i].(object)) {
				return false
			}
		}
		delete(was, same.list)
		delete(is, same.list)
	}
	if !c.bodies(was["body"], is["body"]) {
		return false
	}
	delete(was, "body")
	delete(is, "body")
	return c.within(was, is, ofJourney)
}

// known returns the objects of the list without placeholders for what could not
// be understood.
func (c *comparison) known(journey object, list string) []any {
	all, _ := journey[list].([]any)
	if sketch, _ := journey["sketch"].(bool); sketch || list != "participants" {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(p any) bool { return p.(object)["inferred"] == true })
}

// within reports whether two objects differ only in what may change.
func (c *comparison) within(was, is object, parts map[string]diag.Changes) bool {
	return differences(was, is, parts)&^c.may == 0
}

// nodes also checks that no sentence changes on other lines, and that
// everything it named is still named.
func (c *comparison) nodes(i int, was, is object) bool {
	changed := differences(was, is, ofNode)
	if changed&(diag.Sentence|diag.Wording) != 0 && !c.touched[i] {
		return false
	}
	named := names(is)
	for _, name := range names(was) {
		if !slices.Contains(named, name) {
			return false
		}
	}
	return changed&^c.may == 0
}

// names returns the ids of everything that a sentence names.
func names(node object) (all []any) {
	mentions, _ := node["mentions"].([]any)
	for _, m := range mentions {
		if id := m.(object)["id"]; id != nil {
			all = append(all, id)
		}
	}
	return all
}

// differences returns the parts in which two objects differ.
func differences(was, is object, parts map[string]diag.Changes) (changed diag.Changes) {
	note := func(property string) {
		if reflect.DeepEqual(was[property], is[property]) {
			return
		}
		part, listed := parts[property]
		a, _ := was[property].([]any)
		b, _ := is[property].([]any)
		lost := was[property] != nil && is[property] == nil || len(b) < len(a)
		if !listed || part == diag.Value && lost {
			part = rest
		}
		changed |= part
	}
	for property := range was {
		note(property)
	}
	for property := range is {
		note(property)
	}
	return changed
}

// bodies compares the flow: lists of items, items, and their contents.
func (c *comparison) bodies(was, is any) bool {
	switch a := was.(type) {
	case []any:
		b, _ := is.([]any)
		return slices.EqualFunc(a, b, c.bodies)
	case object:
		b, ok := is.(object)
		if !ok || !c.within(leaves(a), leaves(b), ofBranch) {
			return false
		}
		for property, v := range a {
			if nested(v) && !c.bodies(v, b[property]) {
				return false
			}
		}
		return len(a)-len(leaves(a)) == len(b)-len(leaves(b))
	}
	return reflect.DeepEqual(was, is)
}

func nested(v any) bool {
	switch v.(type) {
	case []any, object:
		return true
	}
	return false
}

// leaves returns the properties of an item without its contents.
func leaves(item object) object {
	all := object{}
	for property, v := range item {
		if !nested(v) {
			all[property] = v
		}
	}
	return all
}

// form returns the JSON form of a model, with labels instead of the ids of
// participants, and without positions, which move.
func form(j *model.Journey) object {
	names := map[string]string{}
	for _, p := range j.Participants {
		names[p.ID] = p.Label
	}
	text, err := json.Marshal(j)
	var all object
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		panic("fix: a model that has no JSON form: " + err.Error())
	}
	return named(all, names).(object)
}

func named(v any, names map[string]string) any {
	switch v := v.(type) {
	case object:
		for property, x := range v {
			switch property {
			case "line", "start", "end":
				delete(v, property)
			default:
				v[property] = named(x, names)
			}
		}
	case []any:
		for i, x := range v {
			v[i] = named(x, names)
		}
	case string:
		if name, ok := names[v]; ok {
			return name
		}
	}
	return v
}
