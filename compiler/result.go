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

// MetricsOptions say which metrics are wanted. The zero value is the usual.
type MetricsOptions = metrics.Options

// Metrics works out the metrics of the journey. Unless the options say
// otherwise, a ping-pong is what the journey was checked for. The error is that
// of the context.
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

// Drawing is what a picture of the journey shows; see package render.
func (r *Result) Drawing(ctx context.Context) (model.Drawing, error) {
	exchanges, err := r.PingPongs(ctx)
	return model.Drawing{Journey: r.Journey, PingPongs: exchanges, Span: int(r.Sizes.PictureSpan)}, err
}

// SubsetOptions say which part of a journey is wanted. The zero value is the
// whole.
type SubsetOptions = subset.Options

// SubsetError says that there is nothing under a name.
type SubsetError = subset.Error

// Subset is the result with a part of the journey: some phases, some lanes, or
// an overview. All else in it is that of the whole. An error is a *SubsetError.
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

// Format returns the canonical text. Where the blocks of the text do not match,
// it is the text as it is.
func (r *Result) Format() string {
	text, _ := format.Source(r.Source, format.Options{Words: r.Words})
	return text
}

// Fixed is a text after its fixes.
type Fixed struct {
	*Result           // of the new text
	Applied diag.List // whose fixes were applied, round by round; their spans are those of the text before that round
	Refused diag.List // whose fixes would have made it worse
}

// Changed reports whether the text is another one now.
func (f *Fixed) Changed() bool { return len(f.Applied) > 0 }

// Fix applies the safe fixes that the diagnostics carry, round by round, until
// there is none left. Apart from what they report, the journey keeps its
// meaning. Only says for which codes; nil means all. The error is that of the
// context.
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

// Fixable returns the diagnostics whose fixes Fix applies.
func (r *Result) Fixable(only func(diag.Code) bool) diag.List {
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d diag.Diagnostic) bool { return !fix.Fixable(r.Source, d, only) })
}

// Comparison is what became of a journey: its participants, phases and steps.
type Comparison = diff.Diff

// Diff compares two journeys, each as it was read. Comments and settings do not
// count.
func Diff(before, after *Result) Comparison {
	return diff.Compare(before.Journey, after.Journey, diff.Options{Words: [2]*lexicon.Lists{before.Words, after.Words}})
}
