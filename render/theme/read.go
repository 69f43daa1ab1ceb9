package theme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// Fault is something wrong in a theme's file.
type Fault struct {
	Line, Column int // from 1; the column counts bytes
	Message      string
}

func (f Fault) Error() string { return fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message) }

// maxFile bounds a theme's file, in bytes.
const maxFile = 1 << 20

// Parse reads a theme from a file in TOML, whose keys docs/themes.md lists.
// What the file leaves out is as in its base, else as in the default theme.
// With any fault there is no theme; all faults are told, in their order.
func Parse(name string, data []byte) (*Theme, []Fault) {
	s, faults := read(data, standard())
	if len(faults) > 0 {
		return nil, faults
	}
	return s.theme(name), nil
}

// read reads a file that begins where start ends, or with its own base.
func read(data []byte, start spec) (spec, []Fault) {
	if len(data) > maxFile {
		return spec{}, []Fault{{1, 1, fmt.Sprintf("a theme has at most %d bytes", maxFile)}}
	}
	var whole map[string]any
	if err := toml.Unmarshal(data, &whole); err != nil {
		fault := Fault{1, 1, err.Error()}
		var at *toml.DecodeError
		if errors.As(err, &at) {
			fault.Line, fault.Column = at.Position()
			fault.Message = strings.TrimPrefix(err.Error(), "toml: ")
		}
		return spec{}, []Fault{fault}
	}
	r := reader{spec: start}
	entries := r.entries(data)
	r.base(entries)
	r.spec.about = ""
	for _, e := range entries {
		r.take(e)
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.spec, r.faults
}

// reader gathers what a file says.
type reader struct {
	spec   spec
	faults []Fault
}

// place is a line and a column, from 1.
type place struct{ line, column int }

// entry is one key of a file with its value.
type entry struct {
	key    string // with its table: "colors.ink"
	at     place
	values []value // one, or those of an array
	array  bool
}

// value is a string, a number or a truth value.
type value struct {
	at   place
	kind unstable.Kind
	text string
}

func (r *reader) fault(at place, format string, args ...any) {
	r.faults = append(r.faults, Fault{at.line, at.column, fmt.Sprintf(format, args...)})
}

// entries lists the keys of a well-formed file.
func (r *reader) entries(data []byte) []entry {
	var all []entry
	var p unstable.Parser
	p.Reset(data)
	where := func(n *unstable.Node) place {
		at := p.Shape(n.Raw).Start
		return place{at.Line, at.Column}
	}
	key := func(it unstable.Iterator) (name string, at place) {
		for it.Next() {
			if name == "" {
				at = where(it.Node())
			} else {
				name += "."
			}
			name += string(it.Node().Data)
		}
		return name, at
	}
	table, known := "", true
	for p.NextExpression() {
		n := p.Expression()
		name, at := key(n.Key())
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = name + "."
			if known = slices.Contains(tables, name); !known {
				r.fault(at, "there is no table [%s]%s", name, suggest(name, tables))
			}
			if n.Kind == unstable.ArrayTable {
				r.fault(at, "[%s] is written with one pair of brackets", name)
			}
		case unstable.KeyValue:
			if !known {
				continue // told with its table
			}
			e := entry{key: table + name, at: at}
			v := n.Value()
			read := func(v *unstable.Node) {
				// Arrays and tables in an array have no place of their own.
				one := value{at: at, kind: v.Kind, text: string(v.Data)}
				if v.Raw.Length > 0 {
					one.at = where(v)
				}
				e.values = append(e.values, one)
			}
			if e.array = v.Kind == unstable.Array; e.array {
				for it := v.Children(); it.Next(); {
					read(it.Node())
				}
			} else {
				read(v)
			}
			all = append(all, e)
		}
	}
	return all
}

// base begins with the theme that the file names.
func (r *reader) base(entries []entry) {
	i := slices.IndexFunc(entries, func(e entry) bool { return e.key == "base" })
	if i < 0 {
		return
	}
	v, ok := r.one(entries[i], unstable.String, `the name of a theme, such as "default"`)
	if !ok {
		return
	}
	if s, ok := named(v.text); ok {
		r.spec = s
		return
	}
	r.fault(v.at, "there is no theme %q to begin with%s", v.text, suggest(v.text, names))
}

// take takes over one key.
func (r *reader) take(e entry) {
	i := slices.IndexFunc(fields, func(f field) bool { return f.key == e.key })
	if i < 0 {
		if slices.Contains(tables, e.key) {
			r.fault(e.at, "there is no key %s; it is a table: write [%s] on a line of its own", e.key, e.key)
			return
		}
		known := make([]string, len(fields))
		for i, f := range fields {
			known[i] = f.key
		}
		r.fault(e.at, "there is no key %s%s", e.key, suggest(e.key, known))
		return
	}
	fields[i].take(r, e)
}

// one is the only value of an entry, of one kind; what says what it should be.
func (r *reader) one(e entry, kind unstable.Kind, what string) (value, bool) {
	if e.array || len(e.values) != 1 || e.values[0].kind != kind {
		r.fault(e.place(), "%s has to be %s", e.key, what)
		return value{}, false
	}
	return e.values[0], true
}

// place is where the value of an entry begins.
func (e entry) place() place {
	if len(e.values) == 0 {
		return e.at
	}
	return e.values[0].at
}

// pair reads one value for both schemes, or an array of two.
func pair[T any](r *reader, e entry, what string, read func(value) (T, bool)) (light, dark T, ok bool) {
	if len(e.values) != 1 && !(e.array && len(e.values) == 2) {
		r.fault(e.place(), "%s has to be %s, or two of them, [light, dark]", e.key, what)
		return light, dark, false
	}
	got := make([]T, 0, 2)
	for _, v := range e.values {
		one, ok := read(v)
		if !ok {
			r.fault(v.at, "%s has to be %s, not %s", e.key, what, v)
			return light, dark, false
		}
		got = append(got, one)
	}
	return got[0], got[len(got)-1], true
}

// String is a value as a fault tells it.
func (v value) String() string {
	if v.kind == unstable.String {
		return strconv.Quote(v.text)
	}
	if v.text == "" {
		return "a list"
	}
	return v.text
}

func (v value) color() (color, bool) {
	if v.kind != unstable.String {
		return color{}, false
	}
	return parseColor(v.text)
}

// number is a value between two bounds.
func (v value) number(least, most float64) (float64, bool) {
	if v.kind != unstable.Integer && v.kind != unstable.Float {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(v.text, "_", ""), 64)
	return n, err == nil && n >= least && n <= most
}

// suggest is a hint at the name that is nearest, or at all of a few.
func suggest(word string, known []string) string {
	best, found := len(word)/2+1, ""
	for _, name := range known {
		short := name[strings.LastIndex(name, ".")+1:]
		if d := min(distance(word, name), distance(word, short)); d < best {
			best, found = d, name
		}
	}
	switch {
	case found != "":
		return "; did you mean " + found + "?"
	case len(known) <= 8:
		return "; there are " + strings.Join(known, ", ")
	}
	return ""
}

// distance is the number of bytes to insert, remove or change to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0]++
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
