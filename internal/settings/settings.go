// Package settings reads hand-written settings in TOML, so that every error in
// them can be reported with its position and with what was probably meant. It
// knows no settings: the keys are up to its caller.
package settings

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/journey-lang/journey/internal/spell"
)

// maxSize is the maximum size of a file, in bytes.
const maxSize = 1 << 20

// Fault is an error in a file.
type Fault struct {
	Line, Column int // from 1; the column counts bytes
	Message      string
}

func (f Fault) Error() string { return fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message) }

// Place is a line and a column, from 1.
type Place struct{ Line, Column int }

// Entry is one key of a file with its value.
type Entry struct {
	Key    string // with its table: "colors.ink"
	At     Place
	Values []Value // one, or those of an array
	Array  bool
}

// Place returns the start of the entry's value.
func (e Entry) Place() Place {
	if len(e.Values) == 0 {
		return e.At
	}
	return e.Values[0].At
}

// Value is a string, a number or a boolean.
type Value struct {
	At   Place
	Kind Kind
	Text string // for a string, its content; otherwise as written
}

// Kind is the kind of a value.
type Kind = unstable.Kind

// The kinds of values in settings.
const (
	String  = unstable.String
	Bool    = unstable.Bool
	Integer = unstable.Integer
	Float   = unstable.Float
)

// String returns the value as a fault shows it.
func (v Value) String() string {
	if v.Kind == String {
		return strconv.Quote(v.Text)
	}
	if v.Text == "" {
		return "a list"
	}
	return v.Text
}

// Number returns the value if it is a number between two bounds.
func (v Value) Number(least, most float64) (float64, bool) {
	if v.Kind != Integer && v.Kind != Float {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(v.Text, "_", ""), 64)
	return n, err == nil && n >= least && n <= most
}

// Reader collects the errors in a file.
type Reader struct{ faults []Fault }

// Fault adds an error.
func (r *Reader) Fault(at Place, format string, args ...any) {
	r.faults = append(r.faults, Fault{at.Line, at.Column, fmt.Sprintf(format, args...)})
}

// Faults returns all errors, in the order of the file.
func (r *Reader) Faults() []Fault {
	slices.SortStableFunc(r.faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.faults
}

// One returns the only value of an entry, if it has the kind; what says what it
// should be.
func (r *Reader) One(e Entry, kind Kind, what string) (Value, bool) {
	if e.Array || len(e.Values) != 1 || e.Values[0].Kind != kind {
		r.Fault(e.Place(), "%s must be %s", e.Key, what)
		return Value{}, false
	}
	return e.Values[0], true
}

// Unknown reports an unknown key. Tables and keys are the known ones.
func (r *Reader) Unknown(e Entry, tables, keys []string) {
	if slices.Contains(tables, e.Key) {
		r.Fault(e.At, "%s is a table: write [%s] on a line of its own", e.Key, e.Key)
		return
	}
	r.Fault(e.At, "unknown key %s%s", e.Key, Suggest(e.Key, keys))
}

// Entries lists the keys of a file with tables of those names. It returns none
// for invalid TOML.
func (r *Reader) Entries(data []byte, tables []string) []Entry {
	if len(data) > maxSize {
		r.Fault(Place{1, 1}, "the file is larger than %d bytes", maxSize)
		return nil
	}
	var whole map[string]any
	if err := toml.Unmarshal(data, &whole); err != nil {
		place := Place{1, 1}
		var at *toml.DecodeError
		if errors.As(err, &at) {
			place.Line, place.Column = at.Position()
		}
		r.Fault(place, "%s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil
	}

	var all []Entry
	var p unstable.Parser
	p.Reset(data)
	where := func(n *unstable.Node) Place {
		at := p.Shape(n.Raw).Start
		return Place{at.Line, at.Column}
	}
	key := func(it unstable.Iterator) (name string, at Place) {
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
				r.Fault(at, "unknown table [%s]%s", name, Suggest(name, tables))
			}
			if n.Kind == unstable.ArrayTable {
				r.Fault(at, "write [%s] with one pair of brackets", name)
			}
		case unstable.KeyValue:
			if !known {
				continue // reported with its table
			}
			e := Entry{Key: table + name, At: at}
			v := n.Value()
			read := func(v *unstable.Node) {
				// Arrays and tables in an array have no position of their own.
				one := Value{At: at, Kind: v.Kind, Text: string(v.Data)}
				if v.Raw.Length > 0 {
					one.At = where(v)
				}
				e.Values = append(e.Values, one)
			}
			if e.Array = v.Kind == unstable.Array; e.Array {
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

// Suggest returns a hint at the nearest name, or at all if there are few.
func Suggest(word string, known []string) string {
	names := slices.Clone(known)
	for _, name := range known {
		names = append(names, name[strings.LastIndex(name, ".")+1:])
	}
	found := spell.Nearest(word, names)
	if at := slices.Index(names, found); at >= len(known) {
		found = known[at-len(known)]
	}
	switch {
	case found != "":
		return "; did you mean " + found + "?"
	case len(known) <= 8:
		return "; use one of " + strings.Join(known, ", ")
	}
	return ""
}
