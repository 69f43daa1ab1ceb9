package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/settings"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Parse reads a journey.toml. Diagnostics show its name, have the code J013,
// and are in the order of the file. If there are any, Parse returns no
// configuration.
func Parse(name string, data []byte) (*Config, diag.List) {
	r := reader{Reader: settings.NewReader(name, data, "config.md"), limits: rules.DefaultLimits(), sizes: DefaultSizes()}
	for _, e := range r.Entries(tables) {
		r.take(e)
	}
	if faults := r.Faults(); len(faults) > 0 {
		return nil, faults
	}
	own := &Config{levels: r.levels()}
	if r.limited {
		own.Limits = &r.limits
	}
	if r.sized {
		own.Sizes = &r.sizes
	}
	if r.worded {
		own.Words = lexicon.With(r.more)
	}
	return own, nil
}

// The tables of a settings file.
const (
	severityTable = "severity"
	limitsTable   = "limits"
	sizesTable    = "sizes"
	wordsTable    = "words"
	channelsTable = "words.channels"
	moodsTable    = "words.moods"
	formsTable    = "words.forms"
	likeTable     = "words.like"
)

var tables = []string{severityTable, limitsTable, sizesTable, wordsTable, channelsTable, moodsTable, formsTable, likeTable}

// reader collects the settings of a file.
type reader struct {
	settings.Reader

	severities []severity
	limits     rules.Limits
	limited    bool
	sizes      Sizes
	sized      bool
	more       lexicon.Additions
	worded     bool
}

// severity is a line of [severity].
type severity struct {
	at     source.Span
	codes  []diag.Code
	family bool
	level  level
}

// take processes one key.
func (r *reader) take(e settings.Entry) {
	table, key, _ := cutTable(e.Key)
	if e.Key == wordsTable {
		r.languages(e)
		return
	}
	switch table {
	case severityTable:
		r.severity(e, key)
	case limitsTable:
		r.limited = r.limit(e, key, Limits(), &r.limits) || r.limited
	case sizesTable:
		r.sized = r.limit(e, key, SizeLimits(), &r.sizes) || r.sized
	case wordsTable:
		r.wordList(e, key)
	case channelsTable:
		r.channel(e, key)
	case moodsTable:
		r.mood(e, key)
	case formsTable:
		r.form(e, key)
	case likeTable:
		r.like(e, key)
	default:
		r.Unknown(e, tables, keys())
	}
}

// cutTable cuts a key after the longest table that contains it.
func cutTable(whole string) (table, key string, ok bool) {
	for _, t := range tables {
		if rest, found := strings.CutPrefix(whole, t+"."); found && len(t) > len(table) {
			table, key, ok = t, rest, true
		}
	}
	return table, key, ok
}

// keys returns all keys with a fixed name.
func keys() []string {
	var all []string
	for _, l := range Limits() {
		all = append(all, limitsTable+"."+l.Key)
	}
	for _, l := range SizeLimits() {
		all = append(all, sizesTable+"."+l.Key)
	}
	all = append(all, wordsTable+"."+languagesKey)
	for _, w := range wordLists {
		all = append(all, wordsTable+"."+w.Key)
	}
	return all
}

// severity reads a line such as J302 = "off".
func (r *reader) severity(e settings.Entry, key string) {
	s := severity{at: e.At}
	if s.codes, s.family = named(key); len(s.codes) == 0 {
		var slugs []string
		for _, i := range diag.Codes() {
			slugs = append(slugs, i.Slug)
		}
		if d := r.UnknownKey(e, "rule", key, severityTable+".", slugs); d.Help == "" {
			d.Help = "for a list of all rules, run: journey explain --list"
		}
		return
	}
	if s.codes[0].IsSyntax() {
		r.Fault(e.At, key+" is about syntax, which is always an error", "remove this line")
		return
	}
	names := Levels()
	v, ok := r.One(e, settings.String, "one of "+strings.Join(names, ", "))
	if !ok {
		return
	}
	at := slices.Index(names, v.Text)
	if at < 0 {
		r.UnknownValue(v, "severity", names)
		return
	}
	for _, other := range r.severities {
		if s.family == other.family && other.codes[0] == s.codes[0] {
			d := r.Fault(e.At, fmt.Sprintf("duplicate severity for %s", s.codes[0]), "keep one of the two")
			d.Related = []diag.Related{{File: d.File, Span: other.at, Message: "the first one is here"}}
			return
		}
	}
	s.level = levels[at].level
	r.severities = append(r.severities, s)
}

// named returns the codes that a key of [severity] stands for: a code or a
// slug, or a family such as J3.
func named(key string) (codes []diag.Code, family bool) {
	for _, i := range diag.Codes() {
		switch {
		case strings.EqualFold(key, string(i.Code)), strings.EqualFold(key, i.Slug):
			return []diag.Code{i.Code}, false
		case len(key) == 2 && strings.EqualFold(key, string(i.Code[:2])):
			codes = append(codes, i.Code)
		}
	}
	return codes, true
}

// levels returns the severities by code. An entry for a code wins over one for
// its family.
func (r *reader) levels() map[diag.Code]level {
	all := map[diag.Code]level{}
	for _, families := range []bool{true, false} {
		for _, s := range r.severities {
			if s.family == families {
				for _, c := range s.codes {
					all[c] = s.level
				}
			}
		}
	}
	return all
}

// limit reads a line such as ping-pong-window = 20 into the field of the
// struct, and reports whether it is one of the known limits.
func (r *reader) limit(e settings.Entry, key string, known []Limit, to any) bool {
	at := slices.IndexFunc(known, func(l Limit) bool { return l.Key == key })
	if at < 0 {
		r.Unknown(e, tables, keys())
		return false
	}
	l := known[at]
	what := fmt.Sprintf("%s from %s to %s", l.Kind, number(l.Least), number(l.Most))
	if e.Array || len(e.Values) != 1 {
		r.Misshapen(e, what)
		return false
	}
	v := e.Values[0]
	n, ok := v.Number(l.Least, l.Most)
	if !ok || l.Whole && v.Kind != settings.Integer {
		r.Invalid(e, v, what)
		return false
	}
	l.set(to, n)
	return true
}

// number formats a number as people write it.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
