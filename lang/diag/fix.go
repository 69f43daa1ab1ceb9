package diag

import "github.com/journey-lang/journey/lang/source"

// Fix is a rewrite that does away with a diagnostic. Its edits apply to the
// diagnostic's file, do not overlap, and stand in the order of the text.
type Fix struct {
	Title         string
	Edits         []Edit
	Applicability Applicability
	Changes       Changes // all that a safe fix may change in the model
}

// Edit replaces a span by new text.
type Edit struct {
	Span source.Span
	New  string
}

// Applicability says who may make a fix.
type Applicability int

// A fix is suggested unless it is known to be safe.
const (
	// Suggested fixes are likely to be meant, and a person picks them: they
	// guess, choose between several ways out, or remove what somebody wrote.
	Suggested Applicability = iota
	// Safe fixes need nobody to look at them. The new text says what the old one
	// says but for what the diagnostic is about (see Changes): no comment,
	// participant, clause, annotation, branch or block is lost or moved, the
	// diagnostic is gone, and no error is new.
	Safe
)

// String is the name in reports.
func (a Applicability) String() string {
	if a == Safe {
		return "safe"
	}
	return "suggested"
}

// Changes is a set of parts of the model. Nothing else in it may differ after a
// safe fix; with an empty set the compiler reads the old text as it reads the new one.
type Changes uint

// The parts. Who takes part, which steps and blocks there are, in which order,
// and where the flow goes is in none of them: no safe fix changes that.
const (
	Wording     Changes = 1 << iota // texts as they are shown
	Sentence                        // how one step is read: its owner, verb, and whom and what its clauses name
	Value                           // what an annotation, a colour or a setting says
	Declaration                     // whether participants are declared, or inferred
)

// ReadSo reports whether the compiler reads the old text as it reads the new one,
// but for its wording: what the diagnostic is about hides nothing.
func (f *Fix) ReadSo() bool {
	return f != nil && f.Applicability == Safe && f.Changes&^Wording == 0
}

// Replace is the suggested fix that puts the text in place of the span.
func Replace(title string, span source.Span, text string) *Fix {
	return &Fix{Title: title, Edits: []Edit{{Span: span, New: text}}}
}

// Safe is the fix as a safe one that may change those parts of the model.
func (f *Fix) Safe(changes Changes) *Fix {
	f.Applicability, f.Changes = Safe, changes
	return f
}
