package rules

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/parser"
)

// allMayUse reports whether all of them may act through the system.
func allMayUse(all []*model.Participant, system *model.Participant) bool {
	return !slices.ContainsFunc(all, func(p *model.Participant) bool { return !p.MayUse(system) })
}

// systemFor returns a system that all of them may use, preferably one that
// names them; nil if there is none.
func (p *Pass) systemFor(all ...*model.Participant) *model.Participant {
	var open *model.Participant
	for _, s := range p.systems {
		if slices.Contains(all, s) || !allMayUse(all, s) {
			continue
		}
		if len(s.UsedBy) > 0 {
			return s
		}
		if open == nil {
			open = s
		}
	}
	return open
}

// quoted quotes a name for a message.
func quoted(p *model.Participant) string { return `"` + p.Name + `"` }

// list joins names for a message: "a", "b" and "c".
func list(all []*model.Participant) string {
	var b strings.Builder
	for i, p := range all {
		switch {
		case i > 0 && i == len(all)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(quoted(p))
	}
	return b.String()
}

// names joins names as a journey writes them: a, b, c.
func names(all []*model.Participant) string {
	written := make([]string, len(all))
	for i, p := range all {
		written[i] = parser.QuoteName(p.Name)
	}
	return strings.Join(written, ", ")
}
