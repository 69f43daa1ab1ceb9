package compiler

import (
	"cmp"
	"context"
	"slices"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/internal/fix"
	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/subset"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Metrics are all metrics of a journey.
type Metrics = metrics.Figures

// MetricsOptions control which metrics are calculated. The zero value means the
// defaults.
type MetricsOptions = metrics.Options

// Metrics calculates the metrics of the journey. Unless the options say
// otherwise, ping-pongs are found with the limits of the check. The error is
// that of the context.
func (r *Result) Metrics(ctx context.Context, opt MetricsOptions) (*Metrics, error) {
	opt.PingPong = cmp.Or(opt.PingPong, r.Limits.PingPong())
	m := metrics.FiguresOf(ctx, r.Journey, opt)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

// PingPongs returns the cases that bounce between two participants, found with
// the limits of the check. The error is that of the context.
func (r *Result) PingPongs(ctx context.Context) ([]model.PingPong, error) {
	all := metrics.ToModel(ctx, r.Journey, r.Limits.PingPong())
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return all, nil
}

// Drawing returns what a picture of the journey shows; see package render.
func (r *Result) Drawing(ctx context.Context) (model.Drawing, error) {
	exchanges, err := r.PingPongs(ctx)
	return model.Drawing{Journey: r.Journey, PingPongs: exchanges, Span: int(r.Sizes.PictureSpan)}, err
}

// SubsetOptions select a part of a journey. The zero value selects all of it.
type SubsetOptions = subset.Options

// SubsetError means that a name matches nothing in the journey.
type SubsetError = subset.Error

// Subset returns the result for a part of the journey: some phases, some lanes,
// or an overview. Everything except the journey is that of the whole. An error
// is a *SubsetError.
func (r *Result) Subset(opt SubsetOptions) (*Result, error) {
	if opt.Whole() {
		return r, nil
	}
	part, err := subset.Of(r.Journey, opt)
	if err != nil {
		return nil, err
	}
	s := *r
	s.Journey = part
	return &s, nil
}

// Format returns the text in canonical form. If its blocks do not match, it
// returns the text unchanged.
func (r *Result) Format() string {
	text, _ := format.Source(r.Source, format.Options{Words: r.Words})
	return text
}

// With compiles again with other texts for some of the files, the journey itself
// or files that it uses; the keys are their names. The error is that of the
// context.
func (r *Result) With(ctx context.Context, texts map[string]string) (*Result, error) {
	opt := r.opt
	if opt.Loader != nil {
		opt.Loader = replacing{opt.Loader, texts}
	}
	file := r.Source
	if text, ok := texts[file.Name()]; ok {
		file = source.New(file.Name(), text)
	}
	return compile(ctx, file, opt)
}

// replacing is a loader that gives some files another text.
type replacing struct {
	Loader
	texts map[string]string
}

func (l replacing) Load(from *source.File, path string) (*source.File, error) {
	file, err := l.Loader.Load(from, path)
	if err != nil {
		return nil, err
	}
	if text, ok := l.texts[file.Name()]; ok {
		return source.New(file.Name(), text), nil
	}
	return file, nil
}

// Fixed is the result of fixing a text.
type Fixed struct {
	*Result           // for the new text
	Applied diag.List // whose fixes were applied, by round; spans refer to the text before that round
	Refused diag.List // whose fixes would have made it worse
}

// Changed reports whether the text has changed.
func (f *Fixed) Changed() bool { return len(f.Applied) > 0 }

// Fix applies the safe fixes of the diagnostics, round by round, until there
// are none left. Apart from what they report, the journey keeps its meaning.
// Only selects codes; nil selects all. The error is that of the context.
func (r *Result) Fix(ctx context.Context, only func(diag.Code) bool) (*Fixed, error) {
	again := fix.Compiler[*Result]{
		Compile: func(file *source.File) (*Result, error) { return compile(ctx, file, r.opt) },
		View: func(r *Result) fix.Compiled {
			return fix.Compiled{Tree: r.Tree, Journey: r.Journey, Diagnostics: r.Diagnostics}
		},
	}
	f, err := fix.Run(ctx, r.Source, r, again, only)
	if err != nil {
		return nil, err
	}
	return &Fixed{Result: f.Now, Applied: f.Made, Refused: f.Refused}, nil
}

// Fixable returns the diagnostics with fixes that Fix would apply.
func (r *Result) Fixable(only func(diag.Code) bool) diag.List {
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d diag.Diagnostic) bool { return !fix.Fixable(r.Source, d, only) })
}

// Comparison says what changed in a journey: its participants, phases and
// steps.
type Comparison = diff.Diff

// Diff compares two journeys. Comments and settings do not count.
func Diff(before, after *Result) Comparison {
	return diff.Compare(before.Journey, after.Journey, diff.Options{Words: [2]*lexicon.Lists{before.Words, after.Words}})
}
