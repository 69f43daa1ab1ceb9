// Package format writes a journey in its one canonical form.
//
// It changes white space, the case of keywords, and the full stop behind a
// sentence; nothing else. How lines end is not part of the form: they all end
// as most of them did. The text of a line is taken from the source and
// never rebuilt from the tree, so that nothing can be lost which the tree does
// not hold. It reports nothing and knows neither names nor meaning.
//
// For the difference of two texts, as `journey fmt --diff` shows it, use
// diff.Diff of github.com/rogpeppe/go-internal.
package format

import (
	"strings"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

const (
	indentUnit   = "  "   // for each block, and for what stands under a statement
	continuation = "    " // before a line that goes on with a sentence
	maxColumns   = 100    // where a sentence is broken, in columns of a terminal
	maxName      = 40     // in columns; the `is` behind a longer name stands where it falls
)

// Options say how a text is parsed before it is formatted.
type Options = parser.Options

// Source parses, as opt says, and formats a file; the diagnostics are the parser's. The
// text comes back as it is where the blocks of the file do not match (J003,
// J408), because then nobody knows how deep a line stands.
func Source(file *source.File, opt Options) (string, diag.List) {
	tree, diags := parser.Parse(file, opt)
	for _, d := range diags {
		if d.Code == diag.UnbalancedBlock || d.Code == diag.PhaseInBlock {
			return file.Text(), diags
		}
	}
	return Format(tree), diags
}

// Format is the canonical text of the file. Statements that could not be read
// (ast.Bad, ast.Unread) keep their text and are only moved to their depth. A
// tree with a block that was never closed, of a file that was not read at all,
// or whose first word begins with the mark of an encoding, gives the text of
// its source.
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
	out := print(rows)
	if source.Marked(out) || out == source.FoldLineEnds(file.Source.Text()) {
		// The mark stood behind blanks, as a part of the first word; and line
		// ends alone are no reason to change a file.
		return file.Source.Text()
	}
	if end := file.Source.LineEnd(); end != "\n" {
		out = strings.ReplaceAll(out, "\n", end)
	}
	return out
}
