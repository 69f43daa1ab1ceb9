package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/diag"
)

// selection says which diagnostics are reported: all, if nothing is selected or
// ignored.
type selection struct {
	selects, ignores []selector
}

// selector selects some codes.
type selector struct {
	prefix string // of the codes
	broad  bool   // everything except findings
}

// families are the first digits of the codes, with their names.
var families = []struct{ prefix, name string }{
	{"J0", "syntax"},
	{"J1", "names"},
	{"J2", "ownership"},
	{"J3", "lanes"},
	{"J4", "flow"},
	{"J5", "findings"},
}

// matches returns how narrowly the selector matches the code: higher is
// narrower, 0 means not at all.
func (x selector) matches(c diag.Code) int {
	switch {
	case x.broad && !c.IsFinding():
		return 1
	case !x.broad && strings.HasPrefix(string(c), x.prefix):
		return len(x.prefix)
	}
	return 0
}

func narrowest(list []selector, c diag.Code) int {
	best := 0
	for _, x := range list {
		best = max(best, x.matches(c))
	}
	return best
}

// has reports whether the code is wanted. The narrower of a selector and an
// ignorer wins; if both are equally narrow, the ignorer does.
func (s selection) has(c diag.Code) bool {
	chosen, ignored := narrowest(s.selects, c), narrowest(s.ignores, c)
	if len(s.selects) == 0 {
		return ignored == 0
	}
	return chosen > ignored
}

// of filters a list: it keeps what is wanted, and all syntax errors, because
// nothing else can be relied on there.
func (s selection) of(list diag.List) diag.List {
	var kept diag.List
	for _, d := range list {
		if s.has(d.Code) || d.Code.IsSyntax() {
			kept = append(kept, d)
		}
	}
	return kept
}

func selectionOf(c *cli.Context) (selection, error) {
	selects, err := selectorsOf(c, "select")
	if err != nil {
		return selection{}, err
	}
	ignores, err := selectorsOf(c, "ignore")
	return selection{selects, ignores}, err
}

// selectorsOf reads the lists given to a flag.
func selectorsOf(c *cli.Context, flag string) ([]selector, error) {
	var list []selector
	for _, value := range c.StringSlice(flag) {
		for _, word := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' }) {
			x, err := selectorOf(flag, word)
			if err != nil {
				return nil, err
			}
			list = append(list, x)
		}
	}
	if c.IsSet(flag) && len(list) == 0 {
		return nil, &usageError{message: "--" + flag + " needs a code, a rule name, or a family of rules", hint: "journey explain --list"}
	}
	return list, nil
}

// selectorOf reads one word of a list.
func selectorOf(flag, word string) (selector, error) {
	named := map[string]selector{"all": {prefix: "J"}, "j": {prefix: "J"}, "problems": {broad: true}}
	names := []string{"all", "problems"}
	for _, f := range families {
		names = append(names, f.name)
		named[f.name], named[strings.ToLower(f.prefix)] = selector{prefix: f.prefix}, selector{prefix: f.prefix}
	}
	for _, info := range diag.Codes() {
		names = append(names, info.Slug)
		x := selector{prefix: string(info.Code)}
		named[info.Slug], named[strings.ToLower(string(info.Code))] = x, x
	}
	found, ok := named[strings.ToLower(word)]
	if !ok {
		err := &usageError{message: fmt.Sprintf("--%s: unknown code, rule name, or family %q", flag, word), hint: "journey explain --list"}
		if near := spell.Nearest(strings.ToLower(word), names); near != "" {
			err.hint = fmt.Sprintf("journey check --%s %s", flag, near)
		}
		return found, err
	}
	if flag == "ignore" && strings.HasPrefix(found.prefix, "J0") {
		return found, &usageError{
			message: fmt.Sprintf("--ignore %s: syntax errors are always reported, because what cannot be read cannot be checked", word),
			hint:    "journey check --fix FILE",
		}
	}
	return found, nil
}
