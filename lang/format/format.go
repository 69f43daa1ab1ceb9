// Package format writes a journey in its canonical form.
//
// It changes only white space, the case of keywords, and the full stop after a
// sentence. Line ends are not part of the form: all of them become what most of
// them were. The text of a line is taken from the source and never rebuilt from
// the tree, so nothing is lost that the tree does not contain. It reports
// nothing and knows neither names nor meaning.
//
// For the difference of two texts, as `journey fmt --diff` shows it, use
// diff.Diff of github.com/rogpeppe/go-internal.
package format

import (
	"context"
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

const (
	indentUnit   = "  "   // per block, and for what is under a statement
	continuation = "    " // before a line that continues a sentence
	maxColumns   = 100    // maximum length of a line of a sentence, in terminal columns
	maxName      = 40     // in columns; the `is` after a longer name is not aligned
)

// Options say how to parse a text before formatting it.
type Options = parser.Options

// Source parses a file as opt says, and formats it; the diagnostics are the
// parser's. It returns the text unchanged if the blocks of the file do not
// match (J003, J408), because then the depth of a line is unknown.
func Source(file *source.File, opt Options) (string, diag.List) {
	tree, diags := parser.Parse(context.Background(), file, opt)
	for _, d := range diags {
		if d.Code == diag.UnbalancedBlock || d.Code == diag.PhaseInBlock {
			return file.Text(), diags
		}
	}
	return Format(tree), diags
}

// Format returns the canonical text of the file. Statements that could not be
// read (ast.Bad, ast.Unread) keep their text and are only indented. If the tree
// has a block that was never closed, or the file was not read at all, or its
// first word begins with a byte order mark, Format returns the source text.
func Format(file *ast.File) string {
	b := builder{text: file.Source.Text(), mended: file.Mended}
	b.stmts(file.Stmts, 0)
	if b.unclosed {
		return file.Source.Text()
	}
	w := weaver{text: file.Source.Text(), comments: file.Comments, pos: file.Source.Begin()}
	rows, ok := w.weave(b.lines)
	if !ok {
		return file.Source.Text()
	}
	out := text(rows)
	if source.Marked(out) || out == source.FoldLineEnds(file.Source.Text()) {
		// The mark came after blanks, as part of the first word; and line ends
		// alone are no reason to change a file.
		return file.Source.Text()
	}
	if end := file.Source.LineEnd(); end != "\n" {
		out = strings.ReplaceAll(out, "\n", end)
	}
	return out
}
