package diagnostics

import (
	"encoding/json"
	"io"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// JSONVersion is the version of the JSON form. It increases when a field
// changes its meaning or is removed, but not when a field is added.
const JSONVersion = 1

// Document is the JSON form of a list, one object:
//
//	{
//	  "version": 1,
//	  "diagnostics": [{
//	    "code": "J201", "slug": "passive", "severity": "error", "finding": false,
//	    "message": "…", "help": "…", "file": "a.journey",
//	    "span": {"start": {"offset": 9, "line": 1, "column": 10, "utf16": 9}, "end": {…}},
//	    "related": [{"file": "a.journey", "span": {…}, "message": "…"}],
//	    "fixes": [{"title": "…", "applicability": "safe", "edits": [{"span": {…}, "new": "…"}]}]
//	  }],
//	  "summary": {"errors": 1, "warnings": 0, "infos": 0, "findings": 0, "files": 1}
//	}
//
// The diagnostics are in the order of the list. "help" is left out if there is
// none; "diagnostics", "related" and "fixes" are never null.
type Document struct {
	Version     int          `json:"version"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	Totals      Totals       `json:"summary"`
}

// Diagnostic is one diagnostic in the JSON form.
type Diagnostic struct {
	Code     string    `json:"code"`
	Slug     string    `json:"slug"`
	Severity string    `json:"severity"` // error, warning or info
	Finding  bool      `json:"finding"`  // about the service, not about the text
	Message  string    `json:"message"`
	Help     string    `json:"help,omitempty"`
	File     string    `json:"file"`
	Span     Span      `json:"span"`
	Related  []Related `json:"related"`
	Fixes    []Fix     `json:"fixes"`
}

// Related is a second position in the JSON form.
type Related struct {
	File    string `json:"file"`
	Span    Span   `json:"span"`
	Message string `json:"message"`
}

// Fix is a rewrite in the JSON form. Its edits do not overlap and are in the
// order of the text. A safe fix changes only what the diagnostic is about;
// `journey check --fix` applies the first safe one. A suggested fix has to be
// picked by a person.
type Fix struct {
	Title         string `json:"title"`
	Applicability string `json:"applicability"` // safe or suggested
	Edits         []Edit `json:"edits"`
}

// Edit replaces a span with new text.
type Edit struct {
	Span Span   `json:"span"`
	New  string `json:"new"`
}

// Span is a range; the end is exclusive.
type Span struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Position is a position in every unit that readers need.
type Position struct {
	Offset int `json:"offset"` // from 0, in bytes from the start of the file
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // from 1, in code points
	UTF16  int `json:"utf16"`  // from 0, in UTF-16 units from the start of the line, as in LSP
}

// Totals are the counts of a list. Findings are not counted by severity.
type Totals struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
	Findings int `json:"findings"`
	Files    int `json:"files"` // that have a diagnostic
}

// JSON writes the list as a Document, indented, with a line end.
func JSON(w io.Writer, list diag.List) error {
	c := count(list)
	doc := Document{
		Version:     JSONVersion,
		Diagnostics: make([]Diagnostic, 0, len(list)),
		Totals:      Totals{c.errors, c.warnings, c.infos, c.findings, c.files},
	}
	for _, d := range list {
		doc.Diagnostics = append(doc.Diagnostics, jsonDiagnostic(d))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

func jsonDiagnostic(d diag.Diagnostic) Diagnostic {
	out := Diagnostic{
		Code:     string(d.Code),
		Slug:     d.Code.Info().Slug,
		Severity: d.Severity.String(),
		Finding:  d.IsFinding(),
		Message:  d.Message,
		Help:     d.Help,
		File:     d.File.Name(),
		Span:     jsonSpan(d.File, d.Span),
		Related:  make([]Related, 0, len(d.Related)),
		Fixes:    make([]Fix, 0, len(d.Fixes)),
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, Related{r.File.Name(), jsonSpan(r.File, r.Span), r.Message})
	}
	for _, f := range d.Fixes {
		fix := Fix{Title: f.Title, Applicability: applicability(f), Edits: make([]Edit, 0, len(f.Edits))}
		for _, e := range f.Edits {
			fix.Edits = append(fix.Edits, Edit{jsonSpan(d.File, e.Span), e.New})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

// applicability returns the applicability of a fix in formats for programs:
// safe or suggested.
func applicability(f diag.Fix) string {
	if f.Safe {
		return "safe"
	}
	return "suggested"
}

func jsonSpan(f *source.File, s source.Span) Span {
	return Span{jsonPosition(f, s.Start), jsonPosition(f, s.End)}
}

func jsonPosition(f *source.File, off int) Position {
	p := f.Position(off)
	return Position{Offset: off, Line: p.Line, Column: p.Column, UTF16: p.UTF16}
}
