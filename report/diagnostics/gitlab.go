package diagnostics

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/journey-lang/journey/lang/diag"
)

// GitLab writes the list as a GitLab Code Quality report: an indented array
// with a line end. GitLab compares reports by fingerprint, so the fingerprint
// of a diagnostic does not change with the lines around it. Errors become
// major, warnings minor and infos info; paths have slashes.
func GitLab(w io.Writer, list diag.List) error {
	issues := make([]gitlabIssue, len(list))
	for i, id := range fingerprints(list) {
		d := list[i]
		text := d.Message
		if d.Help != "" {
			text += "\nhelp: " + d.Help
		}
		issues[i] = gitlabIssue{
			Description: text,
			Check:       string(d.Code) + " " + d.Code.Info().Slug,
			Fingerprint: id,
			Severity:    gitlabSeverity(d.Severity),
			Location: gitlabLocation{
				Path: filepath.ToSlash(filepath.Clean(d.File.Name())),
				Lines: gitlabLines{
					Begin: d.File.LineAt(d.Span.Start),
					End:   d.File.LineAt(max(d.Span.Start, d.Span.End)),
				},
			},
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}

type (
	gitlabIssue struct {
		Description string         `json:"description"`
		Check       string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	// Lines count from 1; the end is inclusive.
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

func gitlabSeverity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "major"
	case diag.Warning:
		return "minor"
	}
	return "info"
}
