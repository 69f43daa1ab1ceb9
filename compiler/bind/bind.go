// Package bind gives a syntax tree its meaning: it resolves names, reads
// sentences, follows `use`, and builds the model with its flow.
package bind

import (
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// Loader opens the file that a `use` names.
type Loader interface {
	// Load returns the file at path, which is relative to the file from. An
	// error is told to the author as the reason of J106.
	Load(from *source.File, path string) (*source.File, error)
}

// Options say how to bind.
type Options struct {
	Loader Loader // nil forbids `use`
}

// Bind gives the tree its meaning. It always returns a journey, as far as the
// file could be read.
func Bind(file *ast.File, opt Options) (*model.Journey, diag.List) {
	return &model.Journey{Origin: source.Location{File: file.Source}}, nil
}
