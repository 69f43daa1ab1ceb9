package ide

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Renamable returns the name at the offset that Rename changes: where it stands,
// and its text without quotes. The error says why there is none, for the author.
func (s *Snapshot) Renamable(off int) (at source.Span, name string, err error) {
	m := s.mentionAt(off)
	if m == nil {
		return at, "", errors.New("nothing is named here")
	}
	if c, ok := m.of.named.(*model.Channel); ok && s.names().declared[c] == nil {
		return at, "", fmt.Errorf("%s is built in; to call it something else, declare it with a label", diag.Quote(c.Label))
	}
	return m.At.Span, unquote(s.text(m.At.Span)), nil
}

// Rename returns the edits that give what is named at the offset another name,
// in all files: in each place where it is written as it is here, whatever the
// case, in the plural too. A label is another name, and stays. Others are
// journeys that may use the same files.
//
// It returns an error, for the author, if the new text would mean anything
// else: if, apart from the name, a compiled journey or its diagnostics changed.
// The error may also be that of the context.
func (s *Snapshot) Rename(ctx context.Context, off int, name string, others ...*Snapshot) ([]Edit, error) {
	_, old, err := s.Renamable(off)
	if err != nil {
		return nil, err
	}
	name = source.FoldSpace(unquote(strings.TrimSpace(name)))
	m := s.mentionAt(off)
	switch {
	case name == "":
		return nil, errors.New("a name cannot be empty")
	case strings.ContainsAny(name, "\n\r\""):
		return nil, errors.New("a name cannot contain quotes or line ends")
	case m.of.named == nil && strings.ContainsFunc(name, unicode.IsSpace):
		return nil, errors.New("a label is a single word")
	}
	from := forms{one: m.written()}
	if p, ok := m.of.named.(*model.Participant); ok {
		from.one = from.base(p)
	}
	from.many = plural(from.one)
	to := forms{one: name, many: plural(name)}
	var edits []Edit
	for _, m := range s.References(off, others...) {
		if e, ok := from.edit(m, to); ok {
			edits = append(edits, e...)
		}
	}
	if name == old {
		return nil, nil
	}
	texts := map[string]string{}
	for _, e := range slices.Backward(edits) { // from the end, so that offsets stay true
		file := e.At.File.Name()
		if _, ok := texts[file]; !ok {
			texts[file] = e.At.File.Text()
		}
		texts[file] = texts[file][:e.At.Span.Start] + e.New + texts[file][e.At.Span.End:]
	}
	for _, one := range append([]*Snapshot{s}, others...) {
		if !one.reads(texts) {
			continue
		}
		if err := one.sameBut(ctx, texts, from, to); err != nil {
			return nil, err
		}
	}
	return edits, nil
}

// reads reports whether the journey consists of one of the files.
func (s *Snapshot) reads(files map[string]string) bool {
	if _, ok := files[s.Source.Name()]; ok {
		return true
	}
	return slices.ContainsFunc(s.names().all, func(m Mention) bool {
		_, ok := files[m.At.File.Name()]
		return ok
	})
}

// forms are a name in the singular and the plural; the names to look for are
// folded.
type forms struct{ one, many string }

// base returns the singular that names the participant if the form is its
// plural, as in a sketch.
func (f forms) base(p *model.Participant) string {
	for _, name := range []string{p.Name, p.Label} {
		if name = lexicon.Fold(name); f.one == plural(name) {
			return name
		}
	}
	return f.one
}

// plural returns the plural of a name, which is formed like a third person.
func plural(name string) string {
	words := strings.Fields(name)
	last := len(words) - 1
	words[last] = lexicon.ThirdPerson(words[last])
	return strings.Join(words, " ")
}

// edit returns the edits that write the new name in one place; false if
// something else is written there.
func (f forms) edit(m Mention, to forms) ([]Edit, bool) {
	at := m.At
	text := at.File.Slice(at.Span)
	name := to.one
	switch m.written() {
	case f.one:
	case f.many:
		name = to.many
	default:
		return nil, false
	}
	switch {
	case isQuoted(text):
		name = parser.Quote(name)
	case m.of.named != nil:
		first, _ := utf8.DecodeRuneInString(text)
		if unicode.IsUpper(first) && beginsLine(at) {
			r, n := utf8.DecodeRuneInString(name)
			name = string(unicode.ToUpper(r)) + name[n:]
		}
		name = parser.QuoteName(name)
	}
	return append(article(at, name), Edit{At: at, New: name}), true
}

// beginsLine reports whether nothing but space is before it in its line, so that
// its capital may be that of a sentence.
func beginsLine(at source.Location) bool {
	line := at.File.LineSpan(at.File.LineAt(at.Span.Start))
	return strings.TrimSpace(at.File.Text()[line.Start:at.Span.Start]) == ""
}

// article returns the edit that makes an indefinite article before a place agree
// with the name; none if there is no such article, or it agrees.
func article(at source.Location, name string) []Edit {
	line := at.File.LineSpan(at.File.LineAt(at.Span.Start))
	before := strings.TrimRightFunc(at.File.Text()[line.Start:at.Span.Start], unicode.IsSpace)
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	if !lexicon.IsIndefinite(lexicon.Fold(word)) || name == "" {
		return nil
	}
	fits := word[:1]
	if strings.ContainsRune("aeiouAEIOU", rune(name[0])) {
		fits += "n"
	}
	if fits == word {
		return nil
	}
	end := line.Start + len(before)
	return []Edit{{At: source.Location{File: at.File, Span: source.Span{Start: end - len(word), End: end}}, New: fits}}
}

// sameBut compiles the new texts, and returns an error if anything but the name
// is different.
func (s *Snapshot) sameBut(ctx context.Context, texts map[string]string, from, to forms) error {
	after, err := s.With(ctx, texts)
	if err != nil {
		return err
	}
	if d := newDiagnostic(s.Diagnostics, after.Diagnostics); d != nil {
		return fmt.Errorf("then %s (%s)", d.Message, d.Code)
	}
	a, err := plain(s.Journey)
	if err != nil {
		return err
	}
	b, err := plain(after.Journey)
	if err != nil {
		return err
	}
	where, changed := differ("", a, b, neutral(from, to))
	if !changed {
		return nil
	}
	var node int
	if _, err := fmt.Sscanf(where, ".nodes[%d]", &node); err == nil && node < len(s.Journey.Nodes) {
		line := s.Source.LineAt(s.Journey.Nodes[node].Origin.Span.Start)
		return fmt.Errorf("then line %d would mean something else", line)
	}
	return errors.New("then the journey would mean something else")
}

// newDiagnostic returns the first diagnostic that, by its code, was not there
// before; nil if there is none.
func newDiagnostic(before, after diag.List) *diag.Diagnostic {
	left := map[diag.Code]int{}
	for _, d := range before {
		left[d.Code]++
	}
	for i, d := range after {
		if left[d.Code]--; left[d.Code] < 0 {
			return &after[i]
		}
	}
	return nil
}

// plain returns a journey as maps, lists and values.
func plain(j *model.Journey) (v any, err error) {
	data, err := json.Marshal(j)
	if err != nil {
		return nil, err
	}
	return v, json.Unmarshal(data, &v)
}

// neutral returns a function that replaces both names, in all forms, with or
// without quotes and an indefinite article, with the same mark.
func neutral(from, to forms) func(string) string {
	var all []string
	for _, f := range []string{from.many, from.one, to.many, to.one} {
		all = append(all, regexp.QuoteMeta(lexicon.Fold(f)))
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) }) // the longest match first
	names := regexp.MustCompile(`(?:an? )?"?(?:` + strings.Join(all, "|") + `)"?`)
	return func(text string) string { return names.ReplaceAllString(lexicon.Fold(text), "\x00") }
}

// differ compares two values, and returns the path to the first difference.
func differ(path string, a, b any, neutral func(string) string) (string, bool) {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			return path, true
		}
		keys := map[string]bool{}
		for k := range a {
			keys[k] = true
		}
		for k := range b {
			keys[k] = true
		}
		sorted := make([]string, 0, len(keys))
		for k := range keys {
			sorted = append(sorted, k)
		}
		slices.Sort(sorted)
		for _, k := range sorted {
			if k == "start" || k == "end" {
				continue
			}
			if where, ok := differ(path+"."+k, a[k], b[k], neutral); ok {
				return where, true
			}
		}
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return path, true
		}
		for i := range a {
			if where, ok := differ(fmt.Sprintf("%s[%d]", path, i), a[i], b[i], neutral); ok {
				return where, true
			}
		}
	case string:
		b, ok := b.(string)
		if !ok || a != b && neutral(a) != neutral(b) {
			return path, true
		}
	default:
		if a != b {
			return path, true
		}
	}
	return "", false
}
