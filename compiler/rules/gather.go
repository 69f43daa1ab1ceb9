package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// For a rule that can apply to many steps at once: how many are reported one by
// one, and how many lines are listed at most.
const (
	fewSteps = 3
	fewLines = 12
)

// Gather replaces many diagnostics of one rule in one file with a single one at
// the first position, if the rule has a message for many.
func Gather(list diag.List) diag.List {
	type kind struct {
		file *source.File
		code diag.Code
	}
	many := map[diag.Code]*Many{}
	for _, r := range registry {
		if r.Many != nil {
			many[r.Code] = r.Many
		}
	}
	of := func(d diag.Diagnostic) (kind, bool) { // diagnostics with a changed severity stay separate
		return kind{d.File, d.Code}, many[d.Code] != nil && d.Severity == d.Code.Info().Severity
	}
	lines := map[kind][]int{}
	for _, d := range list {
		if k, ok := of(d); ok {
			line := d.File.LineAt(d.Span.Start)
			lines[k] = append(lines[k], line)
		}
	}
	kept := list[:0]
	said := map[kind]bool{}
	for _, d := range list {
		if k, ok := of(d); ok && len(lines[k]) > fewSteps {
			if said[k] {
				continue
			}
			said[k] = true
			d.Message = fmt.Sprintf("%d steps %s: lines %s", len(lines[k]), many[d.Code].Message, linesOf(lines[k]))
			d.Help = many[d.Code].Help
		}
		kept = append(kept, d)
	}
	return kept
}

// linesOf lists the lines: "3, 4 and 7", or the first ones and how many follow.
func linesOf(lines []int) string {
	last := strconv.Itoa(lines[len(lines)-1])
	lines = lines[:len(lines)-1]
	if more := len(lines) + 1 - fewLines; more > 0 {
		lines, last = lines[:fewLines], fmt.Sprintf("%d more", more)
	}
	names := make([]string, len(lines))
	for i, line := range lines {
		names[i] = strconv.Itoa(line)
	}
	return strings.Join(names, ", ") + " and " + last
}
