// Package compiler turns text into a checked journey: parse, bind, check. It
// touches no files, clocks or terminals; a Loader provides the files that `use`
// names.
package compiler

import (
	"cmp"

	"github.com/journey-lang/journey/compiler/bind"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// Options control compilation.
type Options struct {
	Loader bind.Loader    // nil forbids `use`
	Config *config.Config // nil means the defaults
}

// Result is everything known about a file; no part of it is nil.
type Result struct {
	Tree        *ast.File
	Journey     *model.Journey
	Diagnostics diag.List    // sorted
	Limits      rules.Limits // that the rules used
	Sizes       config.Sizes // the size limits for the journey and what is made from it
	Words       *words.Lists // the word lists that were used to read it
}

// Compile parses, binds and checks one file.
func Compile(file *source.File, opt Options) Result {
	own := cmp.Or(opt.Config, &config.Config{})
	tree, diags := parser.Parse(file, parser.Options{Words: own.Words})
	sizes := config.DefaultSizes()
	if own.Sizes != nil {
		sizes = *own.Sizes
	}
	journey, more := bind.Bind(tree, bind.Options{
		Loader: opt.Loader, Words: own.Words, UsedFiles: int(sizes.UsedFiles), UsedBytes: int(sizes.UsedKilobytes) << 10,
	})
	diags = append(diags, more...)
	diags = append(diags, rules.Run(tree, journey, diags, rules.Options{Limits: own.Limits, Words: own.Words})...)
	diags = allow(tree, diags)
	diags.Sort()
	diags = own.Apply(rules.Gather(diags))
	diags.Sort()
	limits := rules.DefaultLimits()
	if own.Limits != nil {
		limits = *own.Limits
	}
	return Result{Tree: tree, Journey: journey, Diagnostics: diags, Limits: limits, Sizes: sizes, Words: cmp.Or(own.Words, words.Default())}
}
