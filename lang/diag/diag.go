// Package diag is what every stage says about a journey: diagnostics with a
// code, a severity, an exact place, a sentence and a way out.
//
// Stages build diagnostics through their own constructors, one a code, and
// return them in a List. Nothing here prints; that is lang/diag/report.
package diag

import (
	"cmp"
	"slices"

	"github.com/journey-lang/journey/lang/source"
)

// Severity orders diagnostics by what they stop.
type Severity int

// The severities. Errors stop a rendering unless asked otherwise; warnings
// and infos never do.
const (
	Info Severity = iota
	Warning
	Error
)

// String is the severity's name in lower case.
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Diagnostic is one thing wrong, or one finding, at one place.
type Diagnostic struct {
	Code     Code
	Severity Severity
	File     *source.File
	Span     source.Span
	Message  string    // one sentence in the author's words; lower case, no final stop
	Help     string    // what to write instead; lower case, no final stop; may be empty
	Related  []Related // other places that belong to it, in the order of the text
	Fix      *Fix      // a rewrite that does away with it, or nil
}

// Related is a second place that explains a diagnostic.
type Related struct {
	File    *source.File
	Span    source.Span
	Message string
}

// New is a diagnostic with the code's default severity.
func New(code Code, file *source.File, span source.Span, message string) Diagnostic {
	return Diagnostic{Code: code, Severity: code.Info().Severity, File: file, Span: span, Message: message}
}

// IsFinding reports whether the diagnostic speaks of the service and not of
// the text. Findings are listed and counted apart; one that was raised to an
// error stops a rendering like any other, so it counts as a problem.
func (d Diagnostic) IsFinding() bool { return d.Code.IsFinding() && d.Severity != Error }

// List is a set of diagnostics.
type List []Diagnostic

// Sort orders the list by file name, place and code, and keeps the order of
// equals.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File.Name(), b.File.Name()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Code, b.Code),
		)
	})
}

// Count is the number of diagnostics of exactly that severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Quote is a word of the author's as messages show it.
func Quote(s string) string { return `"` + s + `"` }
