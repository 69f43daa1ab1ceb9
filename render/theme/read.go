package theme

import (
	"slices"

	"github.com/journey-lang/journey/internal/settings"
	"github.com/journey-lang/journey/lang/diag"
)

// MaxSize is the maximum size of a theme file in bytes.
const MaxSize = 1 << 20

// Parse reads a theme from a TOML file with the keys listed in docs/themes.md.
// Whatever the file leaves out comes from its base, by default the default
// theme. Diagnostics show the name, have the code J013, and are in the order of
// the file. If there are any, Parse returns no theme.
func Parse(name string, data []byte) (*Theme, diag.List) {
	s, faults := read(name, data, standard())
	if len(faults) > 0 {
		return nil, faults
	}
	return s.theme(name), nil
}

// read reads a file on top of start, or of the base that it names.
func read(name string, data []byte, start spec) (spec, diag.List) {
	r := reader{Reader: settings.NewReader(name, data, "themes.md"), spec: start}
	entries := r.Entries(tables)
	r.base(entries)
	r.spec.about = ""
	for _, e := range entries {
		r.take(e)
	}
	return r.spec, r.Faults()
}

// reader collects the values of a file.
type reader struct {
	settings.Reader
	spec spec
}

// base starts from the theme that the file names.
func (r *reader) base(entries []settings.Entry) {
	i := slices.IndexFunc(entries, func(e settings.Entry) bool { return e.Key == "base" })
	if i < 0 {
		return
	}
	v, ok := r.One(entries[i], settings.String, `the name of a theme, such as "default"`)
	if !ok {
		return
	}
	if s, ok := named(v.Text); ok {
		r.spec = s
		return
	}
	r.UnknownValue(v, "base theme", names)
}

// take processes one key.
func (r *reader) take(e settings.Entry) {
	i := slices.IndexFunc(fields, func(f field) bool { return f.key == e.Key })
	if i < 0 {
		known := make([]string, len(fields))
		for i, f := range fields {
			known[i] = f.key
		}
		r.Unknown(e, tables, known)
		return
	}
	fields[i].take(r, e)
}

// pair reads one value for both schemes, or an array of two.
func pair[T any](r *reader, e settings.Entry, what string, read func(settings.Value) (T, bool)) (light, dark T, ok bool) {
	if len(e.Values) != 1 && !(e.Array && len(e.Values) == 2) {
		r.Misshapen(e, what+", or two of them, [light, dark]")
		return light, dark, false
	}
	got := make([]T, 0, 2)
	for _, v := range e.Values {
		one, ok := read(v)
		if !ok {
			r.Invalid(e, v, what)
			return light, dark, false
		}
		got = append(got, one)
	}
	return got[0], got[len(got)-1], true
}

func colorOf(v settings.Value) (color, bool) {
	if v.Kind != settings.String {
		return color{}, false
	}
	return parseColor(v.Text)
}
