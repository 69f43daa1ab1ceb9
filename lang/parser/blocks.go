package parser

import (
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// blocks is the stack of open blocks and what goes with it.
type blocks struct {
	stack   []frame
	skipped int                  // openers deeper than MaxDepth that are still open
	deep    bool                 // MaxDepth was told
	cut     bool                 // the file was not read to its end
	loose   *ast.Decision        // a decision without branches, while an `end` may follow it
	ends    []int                // see closes
	seen    map[kind]source.Span // where the statements stand that may stand once
	openers []bool               // the statements that open a block
}

// frame is one open block; the first frame is the file.
type frame struct {
	kind     kind
	ghost    bool // its opener is missing or has no place in the tree
	keyword  source.Span
	decision *ast.Decision
	together *ast.Together
	repeat   *ast.Repeat
	failure  *ast.Failure
	body     *[]ast.Stmt
	anchor   anchor
	end      int // end of the last thing inside
}

// anchor is what an annotation belongs to at some place of a block.
type anchor struct {
	step    *ast.Step
	notes   *[]ast.Annotation
	behind  string         // where nothing takes an annotation: behind this keyword
	silent  bool           // something faulty took the place; its fault is told
	timed   [2]source.Span // where takes and waits stand
	present bool
}

func (p *parser) top() *frame { return &p.stack[len(p.stack)-1] }

// add appends a statement to the innermost block.
func (p *parser) add(s ast.Stmt, a anchor) {
	top := p.top()
	*top.body = append(*top.body, s)
	top.end = max(top.end, s.Span().End)
	top.anchor = a
}

// bad keeps the place of a statement that could not be read.
func (p *parser) bad(s *statement) {
	p.add(&ast.Bad{Range: ast.Range{At: s.at}}, anchor{silent: true})
}

// push opens a block, or reports that there are too many.
func (p *parser) push(f frame) {
	f.end = max(f.end, f.keyword.End)
	p.stack = append(p.stack, f)
}

// full reports whether no further block may open, and tells it once.
func (p *parser) full(s *statement) bool {
	if len(p.stack) <= MaxDepth {
		return false
	}
	if !p.deep {
		p.deep = true
		p.report(tooDeep(p.file, s.at))
	}
	p.skipped = 1
	p.bad(s)
	return true
}

// skip leaves out what stands in blocks that are too deep.
func (p *parser) skip(i int) {
	s := &p.stmts[i]
	switch {
	case p.opens(i):
		p.skipped++
	case s.kind == kindEnd:
		p.skipped--
	}
	p.bad(s)
}

// pop closes the innermost block. The span is that of its `end`, or empty
// when it has none.
func (p *parser) pop(end source.Span) {
	f := *p.top()
	p.finishBranch()
	p.stack = p.stack[:len(p.stack)-1]
	last := max(f.end, end.End)
	a := anchor{silent: true}
	switch {
	case f.ghost:
	case f.decision != nil:
		f.decision.End, f.decision.At.End = end, last
		a = anchor{notes: &f.decision.After, present: true}
	case f.kind == kindTogether:
		f.together.End, f.together.At.End = end, last
		a = anchor{notes: &f.together.After, present: true}
	case f.kind == kindRepeat:
		f.repeat.End, f.repeat.At.End = end, last
		a = anchor{notes: &f.repeat.After, present: true}
	case f.kind == kindFailure:
		f.failure.End, f.failure.At.End = end, last
		a = p.top().anchor
	}
	top := p.top()
	top.end = max(top.end, last)
	if end.Len() == 0 && f.kind != kindFailure {
		a = anchor{silent: true}
	}
	top.anchor = a
}

// finishBranch sets the end of the branch that is open in the innermost block.
func (p *parser) finishBranch() {
	f := p.top()
	switch {
	case f.ghost:
	case f.decision != nil && len(f.decision.Branches) > 0:
		b := &f.decision.Branches[len(f.decision.Branches)-1]
		b.At.End = max(b.At.End, f.end)
	case f.kind == kindTogether:
		b := &f.together.Branches[len(f.together.Branches)-1]
		b.At.End = max(b.At.End, f.end)
	}
}

// closeTo closes all blocks above the frame n and reports each as unclosed.
func (p *parser) closeTo(n int) {
	for len(p.stack) > n+1 {
		f := p.top()
		if !f.ghost && !p.deep && !p.cut {
			p.report(unclosedBlock(p.file, f.keyword, p.file.Slice(f.keyword)))
		}
		p.pop(source.Span{Start: f.end, End: f.end})
	}
}

// innermost is the index of the innermost block that takes the branch, or -1.
func (p *parser) innermost(s *statement) int {
	for i := len(p.stack) - 1; i > 0; i-- {
		if f := &p.stack[i]; s.branches(f.kind, f.rested()) {
			return i
		}
	}
	return -1
}

// rested reports whether the block has its `otherwise`.
func (f *frame) rested() bool {
	if f.decision == nil || len(f.decision.Branches) == 0 {
		return false
	}
	return f.decision.Branches[len(f.decision.Branches)-1].Kind == ast.Otherwise
}

// branches reports whether the statement opens a further branch of a block of
// that kind. An `if` that is rested takes none.
func (s *statement) branches(k kind, rested bool) bool {
	switch s.kind {
	case kindAnd:
		return k == kindTogether
	case kindOtherwise:
		return k == kindDecision || k == kindIf && !rested
	}
	return k == kindDecision || k == kindIf && s.more && !rested
}

// branch opens a branch of the innermost block that takes it, and closes what
// stands in between. A branch without a block opens a ghost, so that the
// `end` of the missing block is no further fault.
func (p *parser) branch(s *statement, b ast.Branch, keyword string) {
	n := p.innermost(s)
	if n < 0 && s.kind == kindOtherwise && p.top().kind == kindIf {
		p.report(otherwiseTwice(p.file, b.Keyword))
		p.bad(s)
		return
	}
	if n < 0 {
		k := kindDecision
		if s.kind == kindAnd {
			k = kindTogether
		}
		if s.near == nil {
			p.report(strayBranch(p.file, b.Keyword, keyword))
		}
		p.bad(s)
		p.push(frame{kind: k, ghost: true, body: p.top().body, keyword: b.Keyword, anchor: anchor{behind: keyword}})
		return
	}
	p.closeTo(n)
	f := p.top()
	if f.ghost {
		p.bad(s)
		f.anchor = anchor{behind: keyword}
		return
	}
	p.finishBranch()
	if f.decision != nil {
		if len(f.decision.Branches) == 0 && len(f.decision.Before) > 0 {
			p.report(beforeBranch(p.file, p.firstLine(f.decision.Before[0]), f.keyword, b.Keyword))
		}
		f.decision.Branches = append(f.decision.Branches, b)
		f.body = &f.decision.Branches[len(f.decision.Branches)-1].Body
	} else {
		f.together.Branches = append(f.together.Branches, b)
		f.body = &f.together.Branches[len(f.together.Branches)-1].Body
	}
	f.anchor = anchor{behind: keyword}
	f.end = max(f.end, s.at.End)
}

// close handles an `end`, which is statement i. Right behind a decision without
// branches it goes with that, unless a block round it would then stay open.
func (p *parser) close(i int, s *statement, at source.Span) {
	switch {
	case p.loose != nil && p.closes(i):
		p.loose.End, p.loose.At.End = at, at.End
		p.top().end = max(p.top().end, at.End)
		p.top().anchor = anchor{notes: &p.loose.After, present: true}
	case len(p.stack) == 1:
		p.report(strayEnd(p.file, s.at))
		p.bad(s)
	case p.top().ghost:
		p.bad(s)
		p.pop(at)
	default:
		p.pop(at)
	}
}

// firstLine is the place of a statement in its first line.
func (p *parser) firstLine(s ast.Stmt) source.Span {
	at := s.Span()
	at.End = min(at.End, p.file.LineSpan(p.file.LineAt(at.Start)).End)
	return at
}

// opens reports whether statement i opens a block. A decision does so when a
// branch follows that is its own.
func (p *parser) opens(i int) bool {
	if p.openers == nil {
		p.openers = p.pair()
	}
	return p.openers[i]
}

// pair finds the statements that open blocks. A decision opens one when a
// branch follows it at once, or when a later branch has no other.
func (p *parser) pair() []bool {
	type block struct {
		kind    kind
		waiting int // a decision inside that has no branch so far, or -1
		rested  bool
	}
	openers := make([]bool, len(p.stmts)+1)
	open := []block{{waiting: -1}}
	decisions := 0 // that are open
	push := func(k kind) {
		if open = append(open, block{kind: k, waiting: -1}); k == kindDecision {
			decisions++
		}
	}
	pop := func() {
		if open[len(open)-1].kind == kindDecision {
			decisions--
		}
		open = open[:len(open)-1]
	}
	// taker is the innermost block that takes a branch, or 0.
	taker := func(s *statement) int {
		n := len(open) - 1
		for n > 0 && !s.branches(open[n].kind, open[n].rested) {
			n--
		}
		return n
	}
	for i := range p.stmts {
		top := &open[len(open)-1]
		switch k := p.stmts[i].kind; k {
		case kindTogether, kindRepeat, kindFailure, kindIf:
			openers[i] = true
			push(k)
		case kindDecision:
			if decisions == 0 {
				top.waiting = i
			}
			if p.branchAfter(i) {
				openers[i], top.waiting = true, -1
				push(k)
			}
		case kindWhen, kindOtherwise:
			n := taker(&p.stmts[i])
			if n == 0 && k == kindOtherwise && top.kind == kindIf {
				break
			}
			if n == 0 {
				if top.waiting >= 0 {
					openers[top.waiting], top.waiting = true, -1
				}
				push(kindDecision)
				break
			}
			for len(open)-1 > n {
				pop()
			}
			open[n].rested = open[n].rested || k == kindOtherwise
		case kindEnd:
			if top.waiting = -1; len(open) > 1 {
				pop()
			}
		case kindPhase:
			for len(open) > 1 {
				pop()
			}
			open[0].waiting = -1
		}
	}
	return openers
}

// branchAfter reports whether nothing but annotations stand between statement
// i and a branch of a decision.
func (p *parser) branchAfter(i int) bool {
	for _, s := range p.stmts[i+1:] {
		if !s.kind.annotates() {
			return s.kind == kindWhen || s.kind == kindOtherwise
		}
	}
	return false
}

// closes reports whether the ends behind statement i close as many blocks as
// are open there.
func (p *parser) closes(i int) bool {
	if p.ends == nil {
		// depth[i] is the lowest that the balance of openers and ends gets
		// behind statement i, measured from there.
		p.ends = make([]int, len(p.stmts)+1)
		for j := len(p.stmts) - 1; j > 0; j-- {
			delta := 0
			switch {
			case p.opens(j):
				delta = 1
			case p.stmts[j].kind == kindEnd:
				delta = -1
			}
			p.ends[j-1] = min(0, delta+p.ends[j])
		}
	}
	return -p.ends[i] >= len(p.stack)-1
}
