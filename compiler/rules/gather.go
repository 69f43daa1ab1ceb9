package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// Of each rule that can be said of many steps at once, so many are reported one
// by one; and so many lines are named at most.
const (
	fewSteps = 3
	fewLines = 12
)

// Gather puts one diagnostic, at the first place, for many of one rule in one
// file, if the rule has a word for many.
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
	of := func(d diag.Diagnostic) (kind, bool) { // what makes it worse or milder is not said of many
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

// linesOf names the lines: "3, 4 and 7", or the first ones and how many follow.
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
