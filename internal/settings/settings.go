// Package settings reads hand-written settings in TOML, so that every error in
// them is a diagnostic with its position and with what was probably meant. It
// knows no individual setting: the keys are up to its caller.
package settings

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// maxSize is the maximum size of a file, in bytes.
const maxSize = 1 << 20

// Entry is one key of a file with its value.
type Entry struct {
	Key    string // with its table: "colors.ink"
	At     source.Span
	Values []Value // one, or those of an array
	Array  bool

	table string // the table that contains the key, with a full stop; or ""
}

// Place returns the position of the entry's value.
func (e Entry) Place() source.Span {
	if len(e.Values) == 0 {
		return e.At
	}
	return e.Values[0].At.Join(e.Values[len(e.Values)-1].At)
}

// Value is a string, a number or a boolean.
type Value struct {
	At   source.Span
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

// String returns the value as a diagnostic shows it; "" for a list or a table.
func (v Value) String() string {
	if v.Kind == String {
		return strconv.Quote(v.Text)
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

// Reader reads a file, and collects the errors in it.
type Reader struct {
	file   *source.File
	page   string
	faults diag.List
}

// NewReader returns the reader of a file. Diagnostics show its name, and refer
// to the page in docs that lists all keys.
func NewReader(name string, data []byte, page string) Reader {
	return Reader{file: source.New(name, string(data)), page: page}
}

// Fault adds an error, and returns it to be completed.
func (r *Reader) Fault(at source.Span, message, help string) *diag.Diagnostic {
	d := diag.New(diag.BadSetting, r.file, at, message)
	d.Help = help
	r.faults = append(r.faults, d)
	return &r.faults[len(r.faults)-1]
}

// Faults returns all errors, in the order of the file.
func (r *Reader) Faults() diag.List {
	r.faults.Sort()
	return r.faults
}

// Invalid reports that an entry has a value that it cannot have; what says what
// it should be.
func (r *Reader) Invalid(e Entry, v Value, what string) {
	if v.String() == "" {
		r.Misshapen(e, what)
		return
	}
	r.Fault(v.At, fmt.Sprintf("invalid value %s for %s", v, e.Key), "write "+what)
}

// Misshapen reports that an entry has too many values, too few, or a list
// instead of one; what says what it should have.
func (r *Reader) Misshapen(e Entry, what string) {
	r.Fault(e.Place(), "invalid value for "+e.Key, "write "+what)
}

// One returns the only value of an entry, if it has the kind; what says what it
// should be.
func (r *Reader) One(e Entry, kind Kind, what string) (Value, bool) {
	if e.Array || len(e.Values) != 1 {
		r.Misshapen(e, what)
		return Value{}, false
	}
	v := e.Values[0]
	if v.Kind != kind {
		r.Invalid(e, v, what)
		return Value{}, false
	}
	return v, true
}

// Unknown reports an unknown key, given the known tables and keys.
func (r *Reader) Unknown(e Entry, tables, keys []string) {
	if slices.Contains(tables, e.Key) {
		r.Fault(e.At, e.Key+" is a table", fmt.Sprintf("write [%s] on its own line, and its keys below it", e.Key))
		return
	}
	if d := r.UnknownKey(e, "key", e.Key, "", keys); d.Help == "" {
		d.Help = fmt.Sprintf("for a list of all keys, see %s/blob/main/docs/%s", diag.Home, r.page)
	}
}

// UnknownKey reports a key whose part after the prefix, said, names something
// unknown; what is a word for it, and known are the names that it could have.
// The result may be completed.
func (r *Reader) UnknownKey(e Entry, what, said, prefix string, known []string) *diag.Diagnostic {
	d, meant := r.unknown(e.At, what, said, known)
	if written, ok := strings.CutPrefix(prefix+meant, e.table); ok && meant != "" {
		d.Offer(diag.Replace("write "+written, e.At, written))
	}
	return d
}

// UnknownValue reports a string that names something unknown; what is a word for
// it, and known are the names that it could be.
func (r *Reader) UnknownValue(v Value, what string, known []string) {
	d, meant := r.unknown(v.At, what, v.String(), known)
	if meant != "" {
		quoted := strconv.Quote(meant)
		d.Offer(diag.Replace("write "+quoted, v.At, quoted))
	}
}

// unknown reports an unknown name, and returns the one that was probably meant,
// or "".
func (r *Reader) unknown(at source.Span, what, said string, known []string) (*diag.Diagnostic, string) {
	d := r.Fault(at, fmt.Sprintf("unknown %s %s", what, said), "")
	meant := nearest(strings.Trim(said, `"`), known)
	switch {
	case meant != "":
		d.Help = fmt.Sprintf("did you mean %s?", diag.Quote(meant))
	case len(known) <= 8:
		d.Help = "write one of " + strings.Join(known, ", ")
	}
	return d, meant
}

// nearest returns the name that was probably meant, with or without its table;
// or "".
func nearest(word string, known []string) string {
	names := slices.Clone(known)
	for _, name := range known {
		names = append(names, name[strings.LastIndex(name, ".")+1:])
	}
	found := spell.Nearest(word, names)
	if at := slices.Index(names, found); at >= len(known) {
		return known[at-len(known)]
	}
	return found
}

// Entries lists the keys of the file. Tables are the names of the known tables.
// For invalid TOML it returns nothing.
func (r *Reader) Entries(tables []string) []Entry {
	begin := r.file.Begin() // skips a byte order mark, which TOML does not allow
	data := []byte(r.file.Text()[begin:])
	if len(data) > maxSize {
		r.Fault(source.Span{}, fmt.Sprintf("the file is larger than %d MiB", maxSize>>20), "keep only the settings that differ from the defaults")
		return nil
	}
	var whole map[string]any
	if err := toml.Unmarshal(data, &whole); err != nil {
		var at source.Span
		var where *toml.DecodeError
		if errors.As(err, &where) {
			at = r.point(where.Position())
		}
		r.Fault(at, strings.TrimPrefix(err.Error(), "toml: "), "write the file in TOML: tables in brackets, and a key = value on each line")
		return nil
	}

	var all []Entry
	var p unstable.Parser
	p.Reset(data)
	span := func(n *unstable.Node) source.Span {
		start := begin + int(n.Raw.Offset)
		return source.Span{Start: start, End: start + int(n.Raw.Length)}
	}
	key := func(it unstable.Iterator) (name string, at source.Span) {
		for it.Next() {
			if name == "" {
				at = span(it.Node())
			} else {
				name += "."
			}
			name += string(it.Node().Data)
			at = at.Join(span(it.Node()))
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
				if d, meant := r.unknown(at, "table", name, tables); meant != "" {
					d.Offer(diag.Replace("write "+meant, at, meant))
				}
			}
			if n.Kind == unstable.ArrayTable {
				r.Fault(at, fmt.Sprintf("the table %s has two pairs of brackets", name), fmt.Sprintf("write [%s]", name))
			}
		case unstable.KeyValue:
			if !known {
				continue // reported with its table
			}
			e := Entry{Key: table + name, At: at, table: table}
			v := n.Value()
			read := func(v *unstable.Node) {
				// Arrays, and tables in an array, have no position.
				one := Value{At: at, Kind: v.Kind, Text: string(v.Data)}
				if v.Raw.Length > 0 {
					one.At = span(v)
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

// point returns the empty span at a line and a column, both from 1; the column
// counts bytes.
func (r *Reader) point(line, column int) source.Span {
	at := r.file.LineSpan(min(line, r.file.LineCount()))
	off := min(at.Start+column-1, at.End)
	return source.Span{Start: off, End: off}
}
