package diag

import "github.com/journey-lang/journey/lang/source"

// Fix is a rewrite that resolves a diagnostic, as an editor offers it. Its
// edits apply to the diagnostic's file, do not overlap, and are in the order of
// the text.
type Fix struct {
	Title string // what it does, in the imperative: write "is a"

	// Safe says that the fix needs no review. Apart from what the diagnostic is
	// about (see Changes), the new text means the same as the old one: no comment,
	// participant, clause, annotation, branch or block is lost or moved, the
	// diagnostic is gone, and there is no new error.
	//
	// Other fixes are probably right, but a person has to pick them: they guess,
	// choose one of several solutions, or remove what somebody wrote.
	Safe bool

	Edits   []Edit
	Changes Changes // everything that a safe fix may change in the model
}

// Edit replaces a span with new text.
type Edit struct {
	Span source.Span
	New  string
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

// Replace returns an unsafe fix that replaces the span with the text.
func Replace(title string, span source.Span, text string) Fix {
	return Fix{Title: title, Edits: []Edit{{Span: span, New: text}}}
}

// AsSafe returns the fix as a safe one, which may change the given parts of the
// model.
func (f Fix) AsSafe(changes Changes) Fix {
	f.Safe, f.Changes = true, changes
	return f
}

// Offer adds a fix. Offer the most likely fix first.
func (d *Diagnostic) Offer(f Fix) { d.Fixes = append(d.Fixes, f) }

// SafeFix returns the first safe fix, which can be applied without asking.
func (d Diagnostic) SafeFix() (Fix, bool) {
	for _, f := range d.Fixes {
		if f.Safe {
			return f, true
		}
	}
	return Fix{}, false
}

// ReadAsFixed reports whether the compiler read the text as if a safe fix had
// been applied, except for the wording. Such an error hides no others.
func (d Diagnostic) ReadAsFixed() bool {
	f, ok := d.SafeFix()
	return ok && f.Changes&^Wording == 0
}
