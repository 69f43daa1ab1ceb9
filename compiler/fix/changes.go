package fix

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// object is a thing in the JSON form of a model.
type object = map[string]any

// rest is all of a model that no safe fix changes.
const rest diag.Changes = 1 << 31

// ignored are properties that may differ.
const ignored diag.Changes = 0

// Which part of the model each property of the JSON form is. What is not listed
// is of the rest, so that what is new in the form is strict until it is listed.
var (
	ofJourney = map[string]diag.Changes{
		"version": ignored, "file": ignored, "title": diag.Wording, "goal": diag.Wording, "sketch": diag.Declaration,
		"settings": diag.Value, "channels": diag.Sentence, // the channels that are spoken of
	}
	ofParticipant = map[string]diag.Changes{"id": ignored, "name": diag.Declaration, "inferred": diag.Declaration, "color": diag.Value}
	ofPhase       = annotated(map[string]diag.Changes{"title": diag.Wording})
	ofNode        = annotated(map[string]diag.Changes{
		"sentence": diag.Wording, "action": diag.Wording, "adverb": diag.Wording, "object": diag.Wording, "text": diag.Wording,
		"mentions": ignored, // which words name what is named; see names
		"things":   diag.Wording, "further": diag.Wording, "lemma": diag.Wording,
		"owner": diag.Sentence, "verb": diag.Sentence, "to": diag.Sentence, "from": diag.Sentence, "with": diag.Sentence,
		"via": diag.Sentence, "carrier": diag.Sentence, "by": diag.Sentence, "derived": diag.Sentence, "at": diag.Sentence,
		"premises": diag.Sentence, "either": diag.Sentence, "reach": diag.Sentence,
	})
	ofBranch = map[string]diag.Changes{"text": diag.Wording}
)

// annotated adds the annotations that a fix may speak of.
func annotated(parts map[string]diag.Changes) map[string]diag.Changes {
	for _, annotation := range []string{"pains", "ideas", "risks", "notes", "quotes", "evidence", "takes", "waits", "waiter", "costs", "feelings"} {
		parts[annotation] = diag.Value
	}
	return parts
}

// harms reports whether the model of the new text differs from that of the old
// one in more than the safe fixes of the batch may change.
func harms(was, is compiler.Result, batch diag.List) bool {
	var c comparison
	edited := map[int]bool{} // lines
	for _, d := range batch {
		c.may |= d.Fix.Changes
		for _, e := range d.Fix.Edits {
			for line := d.File.LineAt(e.Span.Start); line <= d.File.LineAt(e.Span.End); line++ {
				edited[line] = true
			}
		}
	}
	for _, n := range was.Journey.Nodes {
		says := n.Kind == model.StepNode || n.Kind == model.DecisionNode // others stand in the lanes of their neighbours
		c.touched = append(c.touched, !says || touches(edited, n.Origin))
	}
	return !c.journeys(form(was.Journey), form(is.Journey))
}

// touches reports whether one of the lines holds a part of what stands there.
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

// comparison lays two models side by side.
type comparison struct {
	may     diag.Changes
	touched []bool // the nodes in whose lines the fixes make their edits
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

// known are the things of the list without those that only stood for what could
// not be understood.
func (c *comparison) known(journey object, list string) []any {
	all, _ := journey[list].([]any)
	if sketch, _ := journey["sketch"].(bool); sketch || list != "participants" {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(p any) bool { return p.(object)["inferred"] == true })
}

// within reports whether two things differ in nothing but what may change.
func (c *comparison) within(was, is object, parts map[string]diag.Changes) bool {
	return differences(was, is, parts)&^c.may == 0
}

// nodes also holds that a sentence changes in no other line, and that nobody
// and nothing it named is lost.
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

// names are the ids of all that a sentence names.
func names(node object) (all []any) {
	mentions, _ := node["mentions"].([]any)
	for _, m := range mentions {
		if id := m.(object)["id"]; id != nil {
			all = append(all, id)
		}
	}
	return all
}

// differences are the parts in which two things differ.
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

// bodies compares the flow: lists of items, items, and what is in them.
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

// leaves are the properties of an item without what is in it.
func leaves(item object) object {
	all := object{}
	for property, v := range item {
		if !nested(v) {
			all[property] = v
		}
	}
	return all
}

// form is the JSON form of a model, with labels for the ids of participants and
// without places, which move.
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
