// Package fix applies the safe rewrites that diagnostics carry, round by round
// until there is none left, and checks that each round is safe: it undoes a
// rewrite after which the journey means something else, has new errors, has
// lost a comment, or still has the diagnostic that the rewrite was for.
//
// It touches no files; text goes in and comes out.
package fix

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// maxCompiles limits how often one text is compiled, and so the time that
// fixing takes. Sound rewrites need one compilation per round, and few rounds.
const maxCompiles = 60

// maxBatch is the maximum number of rewrites in one round.
const maxBatch = 1 << 20

// Compiled is what rewrites are judged by: the result of compiling a text.
type Compiled struct {
	Tree        *ast.File
	Journey     *model.Journey
	Diagnostics diag.List
}

// Compiler compiles a text to a result of type C, and extracts from it what
// this package needs.
type Compiler[C any] struct {
	Compile func(*source.File) (C, error)
	View    func(C) Compiled
}

// Result is the result of applying rewrites to a text.
type Result[C any] struct {
	File    *source.File // the new text; the original file if nothing was applied
	Now     C            // of File
	Made    diag.List    // whose rewrites were applied, by round and in the order of the text; positions refer to the text before that round
	Refused diag.List    // whose rewrites would have made it worse; Now still has them, unless another rewrite resolved them
}

// Run applies the rewrites of one file; was is its compilation. Wanted selects
// codes; nil selects all. Rewrites for other files that it uses are left to
// those files. The error is that of the compiler, or of the context.
func Run[C any](ctx context.Context, file *source.File, was C, compiler Compiler[C], wanted func(diag.Code) bool) (Result[C], error) {
	r := Result[C]{File: file, Now: was}
	refused := map[string]bool{}
	seen := map[string]bool{file.Text(): true}
	most := maxBatch
	for range maxCompiles {
		batch := choose(r.File, compiler.View(r.Now).Diagnostics, wanted, refused, most)
		if len(batch) == 0 {
			break
		}
		next := source.New(file.Name(), apply(r.File, batch))
		now, err := compiler.Compile(next)
		if err != nil {
			return r, err
		}
		good := !seen[next.Text()] && better(ctx, compiler.View(r.Now), compiler.View(now), batch)
		if err := ctx.Err(); err != nil {
			return r, err
		}
		switch {
		case good:
			r.File, r.Now = next, now
			r.Made = append(r.Made, batch...)
			seen[next.Text()] = true
			most = min(2*most, maxBatch)
		case len(batch) > 1: // one of them is at fault
			most = len(batch) / 2
		default:
			refused[key(batch[0])] = true
			r.Refused = addNew(r.Refused, batch[0])
		}
	}
	return r, nil
}

// Fixable reports whether Run would try to fix the diagnostic of the file.
func Fixable(file *source.File, d diag.Diagnostic, wanted func(diag.Code) bool) bool {
	f, ok := d.SafeFix()
	return ok && len(f.Edits) > 0 && d.File == file && (wanted == nil || wanted(d.Code))
}

// rewrite returns the fix to apply for a diagnostic: the first safe one.
func rewrite(d diag.Diagnostic) diag.Fix {
	f, _ := d.SafeFix()
	return f
}

// choose picks rewrites that do not touch each other, in the order of the text.
// If two touch, it picks the one that begins first; the other one may follow
// once the text has been read again.
func choose(file *source.File, list diag.List, wanted func(diag.Code) bool, refused map[string]bool, most int) diag.List {
	var all diag.List
	for _, d := range list {
		if Fixable(file, d, wanted) && !refused[key(d)] {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b diag.Diagnostic) int {
		return cmp.Compare(rewrite(a).Edits[0].Span.Start, rewrite(b).Edits[0].Span.Start)
	})
	var batch diag.List
	end := -1 // of the rewrites chosen so far
	for _, d := range all {
		edits := rewrite(d).Edits
		if edits[0].Span.Start <= end || len(batch) == most {
			continue
		}
		batch = append(batch, d)
		end = edits[len(edits)-1].Span.End
	}
	return batch
}

// apply applies the edits of all rewrites, which must be in the order of the
// text and must not touch. New lines get the text's line ends.
func apply(file *source.File, batch diag.List) string {
	var b strings.Builder
	text, at, end := file.Text(), 0, file.LineEnd()
	for _, d := range batch {
		for _, e := range rewrite(d).Edits {
			b.WriteString(text[at:e.Span.Start])
			b.WriteString(strings.ReplaceAll(e.New, "\n", end))
			at = e.Span.End
		}
	}
	b.WriteString(text[at:])
	return b.String()
}

// better reports whether the rewrites achieved their purpose and did nothing
// else: the new text means the same as the old one, has all of its comments,
// and has no new errors.
func better(ctx context.Context, was, is Compiled, batch diag.List) bool {
	errors := map[diag.Code]int{}
	for _, d := range was.Diagnostics {
		if d.Severity == diag.Error {
			errors[d.Code]++
		}
	}
	for _, d := range batch {
		if d.Severity == diag.Error {
			errors[d.Code]--
		}
	}
	for _, d := range is.Diagnostics {
		if d.Severity != diag.Error {
			continue
		}
		if errors[d.Code]--; errors[d.Code] < 0 {
			return false
		}
	}
	return gone(was, is, batch) && sameComments(was.Tree.Comments, is.Tree.Comments, batch) && !harms(ctx, was, is, batch)
}

// gone reports whether the diagnostics that the rewrites resolve are no longer
// reported.
func gone(was, is Compiled, batch diag.List) bool {
	type said struct {
		code    diag.Code
		message string
	}
	left := map[said]int{}
	for _, d := range was.Diagnostics {
		left[said{d.Code, d.Message}]++
	}
	for _, d := range batch {
		left[said{d.Code, d.Message}]--
	}
	now := map[said]int{}
	for _, d := range is.Diagnostics {
		now[said{d.Code, d.Message}]++
	}
	for _, d := range batch {
		if s := (said{d.Code, d.Message}); now[s] > left[s] {
			return false
		}
	}
	return true
}

// sameComments reports whether all comments are still there unchanged, except
// for those that a rewrite is about. A rewrite may add comments.
func sameComments(was, is []ast.Comment, batch diag.List) bool {
	var edits []diag.Edit
	more, begun := len(is)-len(was), 0
	for _, d := range batch {
		edits = append(edits, rewrite(d).Edits...)
	}
	for _, e := range edits {
		if strings.HasPrefix(e.New, "#") {
			begun++
		}
	}
	if more < 0 || more > begun {
		return false
	}
	for _, c := range was {
		for len(edits) > 0 && edits[0].Span.End <= c.At.Start {
			edits = edits[1:]
		}
		touched := len(edits) > 0 && edits[0].Span.Start < c.At.End
		for more > 0 && !touched && is[0].Text != c.Text {
			is, more = is[1:], more-1
		}
		if !touched && is[0].Text != c.Text {
			return false
		}
		is = is[1:]
	}
	return true
}

// addNew adds a diagnostic unless the list has its equal: a rewrite is tried
// again after another one has changed its line.
func addNew(list diag.List, d diag.Diagnostic) diag.List {
	for _, o := range list {
		if o.Code == d.Code && o.Message == d.Message && rewrite(o).Title == rewrite(d).Title {
			return list
		}
	}
	return append(list, d)
}

// key identifies a rewrite even if the text around it changes.
func key(d diag.Diagnostic) string {
	line := d.File.Slice(d.File.LineSpan(d.File.LineAt(d.Span.Start)))
	return strings.Join([]string{string(d.Code), d.Message, rewrite(d).Title, line}, "\x00")
}
