package diag_test

import (
	"slices"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// Diagnostics are sorted by file, start, end and code; equal ones keep their
// order.
func TestSort(t *testing.T) {
	a, b := source.New("a", "some text"), source.New("b", "some text")
	at := func(f *source.File, start, end int, code diag.Code, message string) diag.Diagnostic {
		return diag.New(code, f, source.Span{Start: start, End: end}, message)
	}
	want := diag.List{
		at(a, 0, 4, diag.UnclosedString, "file"),
		at(b, 0, 9, diag.UnclosedString, "beginning"),
		at(b, 1, 2, diag.UnclosedString, "end"),
		at(b, 1, 3, diag.UnexpectedWord, "code"),
		at(b, 1, 3, diag.UnclosedString, "first of equals"),
		at(b, 1, 3, diag.UnclosedString, "another of them"),
		at(b, 2, 3, diag.UnexpectedWord, "last"),
	}
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6}, {6, 4, 5, 3, 2, 1, 0}, {2, 6, 0, 4, 1, 5, 3}} {
		var list diag.List
		for _, i := range order {
			list = append(list, want[i])
		}
		list.Sort()
		if !slices.EqualFunc(list, want, func(a, b diag.Diagnostic) bool { return a.Message == b.Message }) {
			t.Errorf("%v: got %v", order, list)
		}
	}
}
