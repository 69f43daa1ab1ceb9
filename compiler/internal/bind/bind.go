// Package bind gives a syntax tree its meaning: it resolves names, reads
// sentences, follows `use`, and builds the model with its flow.
//
// After every error it continues with what was most likely meant, so that each
// error has one diagnostic: an unknown subject, for example, is treated as a
// rep from there on. Rules that check a finished journey are in compiler/rules,
// not here.
package bind

import (
	"context"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Loader opens the file that a `use` names.
type Loader interface {
	// Load returns the file at path, which is relative to the file from. An
	// error is shown to the author as the reason of J106.
	Load(from *source.File, path string) (*source.File, error)
}

// Options control binding.
type Options struct {
	Loader Loader         // nil forbids `use`
	Words  *lexicon.Lists // nil means words.Default()

	UsedFiles int // maximum number of used files; 0 means MostUsedFiles
	UsedBytes int // maximum total size; 0 means MostUsedBytes
}

// Bind gives the tree its meaning. It always returns a journey, as far as the
// file could be read. If the context is done, it stops early, and its result
// must not be used.
func Bind(ctx context.Context, file *ast.File, opt Options) (*model.Journey, diag.List) {
	b := &binder{
		ctx:     ctx,
		opt:     opt,
		tree:    file,
		file:    file.Source,
		journey: &model.Journey{Origin: source.Location{File: file.Source, Span: source.Span{End: len(file.Source.Text())}}},
		labels:  map[string]*label{},
		titles:  map[string]bool{},
		targets: sentence.NewTable[*label](),
		loaded:  map[string]bool{file.Source.Name(): true},
	}
	b.reader = sentence.NewReader(b.file, b.journey, opt.Words)
	b.survey(file.Stmts)
	b.declarations(file)
	if b.steps != nil && len(b.journey.Participants) == 0 && !b.reader.Lost {
		b.reader.Sketch(b.steps, b.headEnd())
	}
	b.flow(file.Stmts)
	if b.stopped() {
		return b.journey, b.reader.Diags
	}
	b.reader.TellPlaces()
	b.reader.BlameDeclarations(b.decls)
	if len(file.Mended) == 0 {
		b.reader.SettleSketch()
	}
	return b.journey, b.reader.Diags
}

// binder is the state of one Bind.
type binder struct {
	ctx     context.Context
	opt     Options
	tree    *ast.File
	file    *source.File
	journey *model.Journey
	reader  *sentence.Reader

	// Results of the survey.
	decls []*ast.Decl
	steps []ast.Stmt // steps and decisions

	// Names.
	pending []usedBy // `used by` clauses, which need all names
	loaded  map[string]bool

	usedBytes int  // size of the used files, without the file itself
	full      bool // the limit is reached

	// Flow.
	labels   map[string]*label
	titles   map[string]bool        // of phases, folded
	targets  sentence.Table[*label] // the labels without lost ones, for suggestions
	phase    *model.Phase
	open     []*label // labels for the next node
	edges    []flowEdge
	jumps    []jump
	orphans  []*model.Node      // nodes still without an owner
	owner    *model.Participant // of the last node with an owner of its own
	customer *model.Participant // the only customer, or nil

	// Allocators.
	ways slab[model.Edge]
	acts slab[model.Act]
}

// slab hands out zero values that are allocated in bulk.
type slab[T any] []T

func (s *slab[T]) next() *T {
	if len(*s) == 0 {
		*s = make([]T, 64)
	}
	v := &(*s)[0]
	*s = (*s)[1:]
	return v
}

// stopped reports whether the context is done.
func (b *binder) stopped() bool { return b.ctx.Err() != nil }

// report keeps a diagnostic.
func (b *binder) report(d diag.Diagnostic) { b.reader.Report(d) }

func (b *binder) at(span source.Span) source.Location {
	return source.Location{File: b.file, Span: span}
}

// survey walks the whole tree once, to find what must be known before the first
// sentence is read.
func (b *binder) survey(stmts []ast.Stmt) {
	ast.Walk(stmts, func(list []ast.Stmt, i int) {
		switch s := list[i].(type) {
		case *ast.Decl:
			b.decls = append(b.decls, s)
		case *ast.Phase:
			b.titles[lexicon.Fold(s.Text.Value)] = true
		case *ast.Step:
			b.steps = append(b.steps, s)
			b.label(s.Label)
		case *ast.Decision:
			b.steps = append(b.steps, s)
			b.label(s.Label)
		case *ast.Together:
			b.label(s.Label)
		case *ast.Repeat:
			b.label(s.Label)
		case *ast.Bad:
			b.lostLabel(s)
		}
	})
}

// label is the target of a jump.
type label struct {
	at   source.Span
	name string
	node *model.Node // nil until the flow gets there
	lost bool        // on a statement that could not be read
}

func (b *binder) label(l *ast.Label) {
	if l == nil {
		return
	}
	key := lexicon.Fold(l.Name)
	if first := b.labels[key]; first != nil && !first.lost {
		b.report(labelTwice(b.file, l, first.at))
		return
	}
	b.labels[key] = &label{at: l.At, name: l.Name}
	b.targets.Add(l.Name, b.labels[key])
}

// lostLabel records the label of a statement that could not be read, so that a
// jump to it is not a second error.
func (b *binder) lostLabel(s *ast.Bad) {
	name, ok := labelIn(b.file.Slice(s.At))
	if !ok {
		return
	}
	if key := lexicon.Fold(name); b.labels[key] == nil {
		b.labels[key] = &label{at: s.At, lost: true}
	}
}

// labelIn returns the label at the beginning of the text: a word with a colon.
func labelIn(text string) (string, bool) {
	first, _, _ := strings.Cut(source.FoldSpace(text), " ")
	name, ok := strings.CutSuffix(first, ":")
	return name, ok && name != ""
}

// headEnd returns the offset of the line of the first statement of the flow,
// where declarations are inserted.
func (b *binder) headEnd() int {
	for _, stmt := range b.tree.Stmts {
		switch stmt.(type) {
		case *ast.Journey, *ast.Goal, *ast.Use, *ast.Set, *ast.Decl:
		default:
			return b.file.LineSpan(b.file.LineAt(stmt.Span().Start)).Start
		}
	}
	return 0
}
