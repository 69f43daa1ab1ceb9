package parser

import (
	"fmt"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/token"
)

// form is what to write for a keyword, as a help line.
func form(keyword string) string {
	e, ok := token.Lookup(keyword)
	if !ok {
		return ""
	}
	return fmt.Sprintf("write %s", e.Form)
}

// clip shortens the author's words for a message.
func clip(s string) string {
	const limit = 40
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n == limit {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// quote puts the author's words between quotes.
func quote(s string) string { return `"` + clip(s) + `"` }

func unexpected(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("unexpected %s in a line with %s", quote(f.Slice(at)), quote(keyword)))
	d.Help = form(keyword)
	return d
}

func incomplete(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("%s is not complete", quote(keyword)))
	d.Help = form(keyword)
	return d
}

func unclosedString(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnclosedString, f, at, "this string is not closed")
	d.Help = `close it with a " in the same line`
	return d
}

func unclosedBlock(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("this %s is never closed", quote(keyword)))
	d.Help = "write end on a line of its own behind its last statement"
	return d
}

func strayEnd(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, `this "end" closes nothing`)
	d.Help = "take it away, or open a block above it with decides, together, repeat or on failure"
	return d
}

func strayBranch(f *source.File, at source.Span, keyword, opener string) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("this %s has no %s above it", quote(keyword), quote(opener)))
	d.Help = form(opener) + " above it"
	return d
}

func tooDeep(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("more than %d blocks inside each other", MaxDepth))
	d.Help = "close blocks with end, or make several journeys of this one"
	return d
}

func phaseInBlock(f *source.File, at source.Span, opener string) diag.Diagnostic {
	d := diag.New(diag.PhaseInBlock, f, at, fmt.Sprintf("a phase cannot begin inside the block of %s", quote(opener)))
	d.Help = "close the block with end first, or begin the phase behind it"
	return d
}

func strayAnnotation(f *source.File, at source.Span, keyword, place string) diag.Diagnostic {
	d := diag.New(diag.StrayAnnotation, f, at, fmt.Sprintf("%s has nothing to belong to %s", quote(keyword), place))
	d.Help = fmt.Sprintf("put it under the step it speaks of; if a name begins with %s, put the name between quotes", quote(keyword))
	return d
}

func strayFailure(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.StrayAnnotation, f, at, `"on failure" has no step to belong to`)
	d.Help = "put it under the step that can fail"
	return d
}

func badValue(f *source.File, at source.Span, what, help string) diag.Diagnostic {
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("%s is no %s", quote(f.Slice(at)), what))
	d.Help = help
	return d
}

func unknownMood(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("%s is no mood", quote(f.Slice(at))))
	d.Help = "write a number from -2 to +2, or a mood such as delighted, happy, calm, unsure, worried, frustrated or angry"
	return d
}

func twice(f *source.File, at source.Span, keyword, where string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("a second %s %s", quote(keyword), where))
	d.Help = "keep one of the two"
	return d
}

func labelBefore(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("a label cannot stand before %s", quote(keyword)))
	d.Help = "put labels before a step, a decision, together or repeat"
	return d
}
