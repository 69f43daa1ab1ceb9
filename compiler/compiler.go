// Package compiler turns text into a checked journey: parse, bind, check. It
// touches no files, clocks or terminals; a Loader provides the files that `use`
// names.
package compiler

import (
	"cmp"
	"context"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Loader opens the file that a `use` names.
type Loader interface {
	// Load returns the file at path, which is relative to the file from. An
	// error is shown to the author as the reason of J106.
	Load(from *source.File, path string) (*source.File, error)
}

// MaxUseDepth is how deeply `use` may nest.
const MaxUseDepth = bind.MaxUseDepth

// Options control compilation. The zero value means the defaults.
type Options struct {
	Loader Loader         // nil forbids `use`
	Config *config.Config // nil means the defaults
}

// Result is everything known about a file; no part of it is nil.
type Result struct {
	Source      *source.File
	Tree        *ast.File
	Journey     *model.Journey
	Diagnostics diag.List      // sorted
	Limits      rules.Limits   // applied by the check
	Sizes       config.Sizes   // applied to the file and its pictures
	Words       *lexicon.Lists // used to read it

	opt Options
}

// Compile parses, binds and checks a text. Name is what diagnostics call the
// text, such as its path. Errors in the text become diagnostics of the result.
// The only error that Compile returns is that of the context, soon after it is
// cancelled; there is no result then.
func Compile(ctx context.Context, name, text string, opt Options) (*Result, error) {
	return compile(ctx, source.New(name, text), opt)
}

func compile(ctx context.Context, file *source.File, opt Options) (*Result, error) {
	own := cmp.Or(opt.Config, &config.Config{})
	tree, diags := parser.Parse(ctx, file, parser.Options{Words: own.Words})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sizes := config.DefaultSizes()
	if own.Sizes != nil {
		sizes = *own.Sizes
	}
	journey, more := bind.Bind(ctx, tree, bind.Options{
		Loader: opt.Loader, Words: own.Words, UsedFiles: int(sizes.UsedFiles), UsedBytes: int(sizes.UsedKilobytes) << 10,
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	diags = append(diags, more...)
	diags = append(diags, rules.Run(ctx, tree, journey, diags, rules.Options{Limits: own.Limits, Words: own.Words})...)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	diags = allow(tree, diags)
	diags.Sort()
	diags = own.Apply(rules.Gather(diags))
	diags.Sort()
	limits := rules.DefaultLimits()
	if own.Limits != nil {
		limits = *own.Limits
	}
	return &Result{
		Source: file, Tree: tree, Journey: journey, Diagnostics: diags,
		Limits: limits, Sizes: sizes, Words: cmp.Or(own.Words, lexicon.Default()),
		opt: opt,
	}, nil
}
