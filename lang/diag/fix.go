package diag

import "github.com/journey-lang/journey/lang/source"

// Fix is a rewrite that resolves a diagnostic. Its edits apply to the
// diagnostic's file, do not overlap, and are in the order of the text.
type Fix struct {
	Title         string
	Edits         []Edit
	Applicability Applicability
	Changes       Changes // everything that a safe fix may change in the model
}

// Edit replaces a span with new text.
type Edit struct {
	Span source.Span
	New  string
}

// Applicability says whether a fix needs a person to choose it.
type Applicability int

// A fix is suggested unless it is known to be safe.
const (
	// Suggested fixes are probably right, but a person has to pick them: they
	// guess, choose one of several solutions, or remove what somebody wrote.
	Suggested Applicability = iota
	// Safe fixes need no review. Apart from what the diagnostic is about (see
	// Changes), the new text means the same as the old one: no comment,
	// participant, clause, annotation, branch or block is lost or moved, the
	// diagnostic is gone, and there is no new error.
	Safe
)

// String returns the name used in reports.
func (a Applicability) String() string {
	if a == Safe {
		return "safe"
	}
	return "suggested"
}

// Changes is a set of parts of the model. A safe fix changes nothing else in
// it; with an empty set, the compiler reads the old text like the new one.
type Changes uint

// The parts. They do not include participants, steps and blocks, their order,
// or the flow, because no safe fix changes those.
const (
	Wording     Changes = 1 << iota // texts as displayed
	Sentence                        // how one step is read: its owner, its verb, and what its clauses name
	Value                           // the value of an annotation, a colour or a setting
	Declaration                     // whether participants are declared or inferred
)

// IsSafe reports whether the fix is known to be safe; no fix is not.
func (f *Fix) IsSafe() bool { return f != nil && f.Applicability == Safe }

// ReadSo reports whether the compiler reads the old text as it reads the new one,
// except for its wording: what the diagnostic is about hides nothing.
func (f *Fix) ReadSo() bool {
	return f.IsSafe() && f.Changes&^Wording == 0
}

// Replace returns the suggested fix that replaces the span with the text.
func Replace(title string, span source.Span, text string) *Fix {
	return &Fix{Title: title, Edits: []Edit{{Span: span, New: text}}}
}

// Safe marks the fix as safe and says which parts of the model it may change.
func (f *Fix) Safe(changes Changes) *Fix {
	f.Applicability, f.Changes = Safe, changes
	return f
}
