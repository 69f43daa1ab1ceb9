package rules

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Pass is the input of a rule, and collects its reports.
type Pass struct {
	Tree    *ast.File
	Journey *model.Journey

	ctx    context.Context
	limits Limits
	ways   *metrics.Paths // nil until first used
	words  *lexicon.Lists

	found     diag.List
	told      map[diag.Code]bool // codes that were reported before the rules ran
	faulty    lines              // lines with an error
	misread   lines              // lines with an error that leaves the meaning uncertain
	sentences map[int]*ast.Step  // of Tree, by their start
	leaps     map[int]*ast.GoTo
	decls     map[int]*ast.Decl
	systems   []*model.Participant                   // the first ones of the journey, as far as suggestions look
	read      []*model.Node                          // what steps iterates over; nil until first used
	few       map[model.Kind][]*model.Participant    // the first of each kind, at most three; nil until first used
	meetings  map[[2]*model.Participant]*model.Place // where two participants meet; nil until first used
}

// maxSuggestions is how many systems are considered for a suggestion.
const maxSuggestions = 50

func newPass(ctx context.Context, tree *ast.File, journey *model.Journey, told diag.List, opt Options) *Pass {
	p := &Pass{
		ctx:       ctx,
		Tree:      tree,
		Journey:   journey,
		limits:    opt.limits(),
		words:     cmp.Or(opt.Words, lexicon.Default()),
		told:      make(map[diag.Code]bool),
		faulty:    make(lines),
		misread:   make(lines),
		sentences: make(map[int]*ast.Step),
		leaps:     make(map[int]*ast.GoTo),
		decls:     make(map[int]*ast.Decl),
	}
	for _, d := range told {
		p.told[d.Code] = true
		if d.Severity != diag.Error {
			continue
		}
		p.faulty.add(d)
		if !d.ReadAsFixed() {
			p.misread.add(d)
		}
	}
	p.index(tree.Stmts)
	for _, s := range journey.Participants {
		if s.Kind == model.System && len(p.systems) < maxSuggestions {
			p.systems = append(p.systems, s)
		}
	}
	return p
}

func (p *Pass) index(stmts []ast.Stmt) {
	ast.Walk(stmts, func(list []ast.Stmt, i int) {
		switch s := list[i].(type) {
		case *ast.GoTo:
			p.leaps[s.At.Start] = s
		case *ast.Decl:
			p.decls[s.At.Start] = s
		case *ast.Step:
			p.sentences[s.At.Start] = s
			p.spread(s)
		}
	})
}

// lines are sets of lines by file, numbered from 0.
type lines map[*source.File][]bool

// add adds the line of a diagnostic. Its start is enough: a span over a whole
// block is about its opening line.
func (l lines) add(d diag.Diagnostic) {
	if l[d.File] == nil {
		l[d.File] = make([]bool, d.File.LineCount())
	}
	l[d.File][d.File.LineAt(d.Span.Start)-1] = true
}

// spread extends a fault in one line of a sentence to all of them, so that it
// does not matter where the sentence is broken.
func (p *Pass) spread(s *ast.Step) {
	first, last := p.Tree.Source.LineAt(s.At.Start), p.Tree.Source.LineAt(s.At.End)
	for _, l := range []lines{p.faulty, p.misread} {
		if l[p.Tree.Source] == nil {
			continue
		}
		if own := l[p.Tree.Source][first-1 : last]; slices.Contains(own, true) {
			for i := range own {
				own[i] = true
			}
		}
	}
}

// asRead returns the pass without errors whose meaning is clear. Rules that
// look for errors use it, so that fixing one error does not reveal another.
// Rules that look for what is missing do not, so that each cause is reported
// once.
func (p *Pass) asRead() *Pass {
	q := *p
	q.faulty, q.read = p.misread, nil
	return &q
}

// report adds a diagnostic and returns it, to be completed.
func (p *Pass) report(code diag.Code, at source.Location, message string) *diag.Diagnostic {
	p.found = append(p.found, diag.New(code, at.File, at.Span, message))
	return &p.found[len(p.found)-1]
}

// sound reports whether the lines of the location have no error. What is
// missing there may be missing only because it could not be read.
func (p *Pass) sound(at source.Location) bool {
	lines := p.faulty[at.File]
	if lines == nil {
		return true
	}
	for l := at.File.LineAt(at.Span.Start); l <= at.File.LineAt(at.Span.End); l++ {
		if lines[l-1] {
			return false
		}
	}
	return true
}

// steps iterates, in the order of the text, over the steps that were read
// without an error, and whose participants were declared without one.
func (p *Pass) steps() iter.Seq[*model.Node] {
	if p.read == nil {
		p.read = make([]*model.Node, 0, len(p.Journey.Nodes))
		for _, n := range p.Journey.Nodes {
			if n.Kind == model.StepNode && n.Owner != nil && p.sound(n.Origin) && p.known(n) {
				p.read = append(p.read, n)
			}
		}
	}
	return slices.Values(p.read)
}

// known reports whether all participants of a step were declared without an
// error; otherwise their kinds and access are a guess.
func (p *Pass) known(n *model.Node) bool {
	ok := func(who *model.Participant) bool { return who == nil || p.sound(who.Origin) }
	for _, side := range [...][]*model.Participant{n.Receivers, n.Givers, n.Partners} {
		for _, who := range side {
			if !ok(who) {
				return false
			}
		}
	}
	return ok(n.Owner) && ok(n.Premises) && !slices.ContainsFunc(n.Systems, func(s *model.Participant) bool { return !ok(s) })
}

// broken reports whether there is an error that may change the flow.
func (p *Pass) broken() bool {
	return p.toldAny(unread...) || p.toldAny(diag.UnbalancedBlock, diag.UnknownLabel, diag.NoDecider, diag.PhaseInBlock)
}

// unread are the codes of lines that are left out because they cannot be read.
var unread = []diag.Code{
	diag.UnexpectedWord, diag.UnclosedString, diag.ReservedWord, diag.UnknownKeyword, diag.Incomplete,
	diag.StatedTwice, diag.Misplaced, diag.UnreadableFile,
}

// toldAny reports whether the parser or the binder has reported one of the codes.
func (p *Pass) toldAny(codes ...diag.Code) bool {
	return slices.ContainsFunc(codes, func(c diag.Code) bool { return p.told[c] })
}

// clause returns the position of the words after a clause keyword of the step,
// or of the keyword if there are none; without such a clause, that of the verb.
func (p *Pass) clause(n *model.Node, kind ast.ClauseKind) source.Location {
	if s := p.sentence(n); s != nil {
		for _, c := range s.Clauses {
			if c.Kind != kind {
				continue
			}
			span := c.Keyword
			if len(c.Words) > 0 {
				span = c.Words[0].At.Join(c.Words[len(c.Words)-1].At)
			}
			return source.Location{File: n.Origin.File, Span: span}
		}
	}
	return p.verb(n)
}

// verb returns the position of the step's verb, or of the whole sentence if it
// is unknown.
func (p *Pass) verb(n *model.Node) source.Location {
	for _, m := range n.Mentions {
		if m.As == model.AsVerb {
			return source.Location{File: n.Origin.File, Span: m.At}
		}
	}
	return n.Origin
}

func (p *Pass) sentence(n *model.Node) *ast.Step {
	if n.Origin.File != p.Tree.Source {
		return nil
	}
	return p.sentences[n.Origin.Span.Start]
}

// nameSpan returns the position of the name in a participant's declaration.
func (p *Pass) nameSpan(who *model.Participant) source.Span {
	if d := p.decls[who.Origin.Span.Start]; d != nil && who.Origin.File == p.Tree.Source {
		return d.Name.At
	}
	return who.Origin.Span
}

// channelClause returns the position of the clause with the step's channel.
func (p *Pass) channelClause(n *model.Node) source.Location {
	s := p.sentence(n)
	if s == nil {
		return n.Origin
	}
	for _, kind := range []ast.ClauseKind{ast.InPerson, ast.By, ast.Via} {
		for _, c := range s.Clauses {
			if c.Kind == kind && (kind != ast.Via || n.System() == nil && n.Carrier == nil) {
				return p.clause(n, kind)
			}
		}
	}
	return p.verb(n)
}

// usualPaths returns the paths that are taken often enough to count.
func (p *Pass) usualPaths() *metrics.Paths {
	if p.ways == nil {
		p.ways = metrics.NewPaths(p.Journey, float64(p.limits.UsualShare))
	}
	return p.ways
}
