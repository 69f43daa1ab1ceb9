// Package report writes diagnostics out: one output form a file. Text and
// Markdown are for people, JSON for programs, SARIF and GitHub for those who
// show them beside the lines they speak of.
//
// It decides nothing about a journey: it neither drops, merges nor judges
// diagnostics. It writes to the writer it is given and opens nothing.
package report

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
)

// counts is what the summary says of a list.
type counts struct{ errors, warnings, infos, findings, files int }

func count(list diag.List) counts {
	var c counts
	files := map[string]bool{}
	for _, d := range list {
		files[d.File.Name()] = true
		switch {
		case d.IsFinding():
			c.findings++
		case d.Severity == diag.Error:
			c.errors++
		case d.Severity == diag.Warning:
			c.warnings++
		default:
			c.infos++
		}
	}
	c.files = len(files)
	return c
}

// Summary says in one line, without its end, what a list holds: "2 errors, 1
// warning in 1 file; 1 finding". Files is how many files were checked, also
// the clean ones; 0 counts those that the list names.
func Summary(list diag.List, files int) string {
	c := count(list)
	if files == 0 {
		files = c.files
	}
	var parts []string
	for _, p := range []struct {
		n    int
		noun string
	}{{c.errors, "error"}, {c.warnings, "warning"}, {c.infos, "info"}} {
		if p.n > 0 {
			parts = append(parts, plural(p.n, p.noun))
		}
	}
	line := "no problems"
	if len(parts) > 0 {
		line = strings.Join(parts, ", ")
	}
	if files > 0 {
		line += " in " + plural(files, "file")
	}
	if c.findings > 0 {
		line += "; " + plural(c.findings, "finding") + " about the service"
	}
	return line
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
