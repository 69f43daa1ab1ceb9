// Package diag defines diagnostics, which every stage reports about a journey:
// a code, a severity, an exact position, a message and the next step.
//
// Stages build diagnostics through their own constructors, one per code, and
// return them in a List. Nothing here prints; report/diagnostics does.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/lang/source"
)

// Severity orders diagnostics by what they stop.
type Severity int

// The severities. Errors stop rendering unless it is forced; warnings and infos
// never do.
const (
	Info Severity = iota
	Warning
	Error
)

// String returns the name of the severity in lower case.
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Diagnostic is one problem, or one finding, at one position.
type Diagnostic struct {
	Code     Code
	Severity Severity
	File     *source.File
	Span     source.Span
	Message  string    // one sentence in the author's words; lower case, no full stop
	Help     string    // what to write instead; lower case, no full stop; may be empty
	Related  []Related // related positions, in the order of the text
	Fixes    []Fix     // alternative rewrites, each of which resolves it; the most likely first
}

// Related is a second position that explains a diagnostic.
type Related struct {
	File    *source.File
	Span    source.Span
	Message string
}

// New returns a diagnostic with the code's default severity.
func New(code Code, file *source.File, span source.Span, message string) Diagnostic {
	return Diagnostic{Code: code, Severity: code.Info().Severity, File: file, Span: span, Message: message}
}

// IsFinding reports whether the diagnostic is about the service and not about
// the text. Findings are listed and counted separately. A finding that was
// raised to an error stops rendering like any other error, so it counts as a
// problem.
func (d Diagnostic) IsFinding() bool { return d.Code.IsFinding() && d.Severity != Error }

// String returns the diagnostic in one line: its position as editors count it, its
// severity, its message and its code.
//
//	refund.journey:3:12: error: unknown participant "courier" (J101)
func (d Diagnostic) String() string {
	at := d.File.Position(d.Span.Start)
	return fmt.Sprintf("%s:%d:%d: %s: %s (%s)", d.File.Name(), at.Line, at.Column, d.Severity, d.Message, d.Code)
}

// List is a set of diagnostics.
type List []Diagnostic

// Sort sorts the list by file name, position and code. The sort is stable.
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

// Count returns the number of diagnostics with exactly that severity.
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

// Quote quotes an author's words for a message.
func Quote(s string) string { return `"` + s + `"` }

// QuoteAny quotes alternatives for the author: "a", "b" or "c".
func QuoteAny(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Quote(w)
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
