package parser

import (
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// blocks is the stack of open blocks, with related state.
type blocks struct {
	stack   []frame
	skipped int                  // openers deeper than MaxDepth that are still open
	deep    bool                 // MaxDepth was reported
	cut     bool                 // the file was not read to its end
	loose   *ast.Decision        // a decision without branches, while an `end` may follow it
	ends    []int                // see closes
	seen    map[kind]source.Span // positions of statements that may occur only once
	openers []bool               // the statements that open a block
}

// frame is one open block; the first frame is the file.
type frame struct {
	kind     kind
	ghost    bool // its opener is missing or not allowed there
	keyword  source.Span
	decision *ast.Decision
	together *ast.Together
	repeat   *ast.Repeat
	failure  *ast.Failure
	body     *[]ast.Stmt
	anchor   anchor
	end      int // end of the last statement inside
}

// anchor is what an annotation belongs to at some point of a block.
type anchor struct {
	step    *ast.Step
	notes   *[]ast.Annotation
	behind  string         // if nothing takes an annotation: the keyword before
	silent  bool           // a faulty statement is there, which is already reported
	timed   [2]source.Span // positions of takes and waits
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

// bad keeps the position of a statement that could not be read.
func (p *parser) bad(s *statement) {
	p.add(&ast.Bad{Range: ast.Range{At: s.at}}, anchor{silent: true})
}

// push opens a block, or reports that there are too many.
func (p *parser) push(f frame) {
	f.end = max(f.end, f.keyword.End)
	p.stack = append(p.stack, f)
}

// full reports whether no further block may open, and adds a diagnostic the
// first time.
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

// skip leaves out the contents of blocks that are too deep.
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

// pop closes the innermost block. The span is that of its `end`, or empty if
// there is none.
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

// finishBranch sets the end of the open branch of the innermost block.
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

// innermost returns the index of the innermost block that takes the branch, or
// -1.
func (p *parser) innermost(s *statement) int {
	for i := len(p.stack) - 1; i > 0; i-- {
		if f := &p.stack[i]; s.branches(f.kind, f.rested()) {
			return i
		}
	}
	return -1
}

// rested reports whether the block already has its `otherwise`.
func (f *frame) rested() bool {
	if f.decision == nil || len(f.decision.Branches) == 0 {
		return false
	}
	return f.decision.Branches[len(f.decision.Branches)-1].Kind == ast.Otherwise
}

// branches reports whether the statement opens a further branch of a block of
// that kind. An `if` with an `otherwise` takes none.
func (s *statement) branches(k kind, rested bool) bool {
	switch s.kind {
	case kindAnd:
		return k == kindTogether
	case kindOtherwise:
		return k == kindDecision || k == kindIf && !rested
	}
	return k == kindDecision || k == kindIf && s.more && !rested
}

// branch opens a branch of the innermost block that takes it, and closes the
// blocks in between. A branch without a block opens a ghost, so that the `end`
// of the missing block is not another error.
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

// close handles an `end`, which is statement i. Right after a decision without
// branches it belongs to that, unless this leaves a surrounding block open.
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

// firstLine returns the position of the first line of a statement.
func (p *parser) firstLine(s ast.Stmt) source.Span {
	at := s.Span()
	at.End = min(at.End, p.file.LineSpan(p.file.LineAt(at.Start)).End)
	return at
}

// opens reports whether statement i opens a block. A decision does if a branch
// of its own follows.
func (p *parser) opens(i int) bool {
	if p.openers == nil {
		p.openers = p.pair()
	}
	return p.openers[i]
}

// pair finds the statements that open blocks. A decision opens one if a branch
// follows immediately, or if a later branch belongs to no other.
func (p *parser) pair() []bool {
	type block struct {
		kind    kind
		waiting int // a decision inside without a branch so far, or -1
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
	// taker returns the innermost block that takes a branch, or 0.
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

// branchAfter reports whether there are only annotations between statement i
// and a branch of a decision.
func (p *parser) branchAfter(i int) bool {
	for _, s := range p.stmts[i+1:] {
		if !s.kind.annotates() {
			return s.kind == kindWhen || s.kind == kindOtherwise
		}
	}
	return false
}

// closes reports whether the ends after statement i close as many blocks as are
// open there.
func (p *parser) closes(i int) bool {
	if p.ends == nil {
		// depth[i] is the minimum balance of openers and ends after statement
		// i, relative to there.
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
