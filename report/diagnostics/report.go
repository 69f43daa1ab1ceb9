// Package diagnostics writes diagnostics, with one output format per file. Text
// and Markdown are for people, JSON for programs, SARIF, GitHub and GitLab for
// tools that show diagnostics next to the lines they are about.
//
// It makes no decisions about a journey: it neither drops, merges nor judges
// diagnostics. It writes to the given writer and opens nothing.
package diagnostics

import (
	"strings"

	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
)

// counts are the numbers in the summary.
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

// Summary counts the list in one line without a line end: "2 errors, 1 warning
// in 1 file; 1 finding". Files is the number of files checked, including those
// without diagnostics; 0 counts the files in the list.
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
			parts = append(parts, quantity.Count(float64(p.n), p.noun))
		}
	}
	line := "no problems"
	if len(parts) > 0 {
		line = strings.Join(parts, ", ")
	}
	if files > 0 {
		line += " in " + quantity.Count(float64(files), "file")
	}
	if c.findings > 0 {
		line += "; " + quantity.Count(float64(c.findings), "finding") + " about the service"
	}
	return line
}
