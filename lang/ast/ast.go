// Package ast is the syntax tree of a journey: what was written, where, and
// nothing about what it means. Names are not resolved here; a step keeps its
// words, and compiler/bind reads them.
//
// Every node has the span of what it covers, as byte offsets into the file.
// A file with faults has a tree too: the good statements, and a Bad for each
// one that could not be read.
package ast

import "github.com/journey-lang/journey/lang/source"

// Node is anything with a place in the file.
type Node interface{ Span() source.Span }

// Range is the place of a node; every node embeds one.
type Range struct{ At source.Span }

// Span is the place of the node.
func (r Range) Span() source.Span { return r.At }

// File is a whole file.
type File struct {
	Source   *source.File
	Stmts    []Stmt
	Comments []Comment // all of the file, in the order of the text
	Mended   []int     // where statements begin that stand for more than they say, in ascending order; their text is to stay
}

// Comment runs from its # to the end of the line, which is not part of it.
type Comment struct {
	Range
	Text string // as written, with the #, without trailing white space
}

// Word is a run of non-space characters, or one string.
type Word struct {
	Range
	Text   string // what it says: for a string, without quotes and with escapes replaced
	Quoted bool   // it was written as a string
}

// Text is a free-text argument: one string, or the rest of the line.
type Text struct {
	Range
	Value  string // what it says; white space between bare words is kept as one space
	Quoted bool   // it was written as one string
}

// Name is one or more words that stand for a participant, a channel or a
// place. Articles in front of it are kept in the words.
type Name struct {
	Range
	Words []Word
}

// Amount is an amount of money, or of whatever somebody counts, or a range of
// such.
type Amount struct {
	Range
	Min, Max float64 // equal when no range was given
	Unit     string  // as written; may be empty
	Before   bool    // the unit stands before the number: £90
}

// Share is the (N%) behind a branch or a failure.
type Share struct {
	Range
	Percent float64 // 0 … 100; over 100 is J006 or J405, and kept
}

// Duration is a length of time, or a range of lengths.
type Duration struct {
	Range
	Min, Max float64 // hours of elapsed time; equal when no range was given
	Working  bool    // given in working days
	Raw      string  // as written, white space folded
}

// Label is the NAME: before a step or an opener.
type Label struct {
	Range
	Name string // as written, without the colon
}

// Stmt is one statement, with all that belongs to it.
type Stmt interface {
	Node
	stmt()
}

// The statements of a file's head.
type (
	// Journey is `journey TEXT`.
	Journey struct {
		Range
		Title Text
	}
	// Goal is `goal TEXT`.
	Goal struct {
		Range
		Text Text
	}
	// Use is `use "PATH"`.
	Use struct {
		Range
		Path Text
	}
	// Set is `set KEY VALUE…`.
	Set struct {
		Range
		Key    Word
		Values []Word
	}
	// Decl is `NAME is [a] KIND ["Label"] [used by NAME, NAME and NAME] [color "#rrggbb"]`.
	Decl struct {
		Range
		Name   Name
		Is     source.Span // the word `is`
		Kind   []Word      // without the article; may be unknown (J109); empty only where it could not be read
		Title  *Word       // the quoted label, or nil
		Used   source.Span // the word `used` of the clause, or empty
		UsedBy []Name      // empty without the clause
		Color  *Word       // the string behind `color`, or nil
	}
)

// The statements of the flow.
type (
	// Phase is `phase TEXT`, with the annotations under it.
	Phase struct {
		Range
		Text  Text
		Notes []Annotation
	}
	// Step is a sentence: who does what.
	Step struct {
		Range            // the sentence, with its label
		Label   *Label   // or nil
		Head    []Word   // the words before the first clause keyword; never empty
		Clauses []Clause // candidates: whether one is a clause or text, binding decides
		Under   []Under  // annotations and failure blocks, in the order of the text
	}
	// Decision is `SUBJECT decides TEXT` with its branches, or `if TEXT`, whose
	// first branch is what its own line opens.
	Decision struct {
		Range                 // from the label to the end of the block
		Fact     bool         // `if`: nobody decides it, it shows itself
		Label    *Label       // or nil
		Subject  []Word       // may be empty: J204; of a fact always
		Keyword  source.Span  // the word `decides` or `if`
		Text     Text         // of a fact its condition, which the first branch has too
		Notes    []Annotation // before the first branch
		Before   []Stmt       // between the opener and the first branch, where nothing may stand
		Branches []Branch     // `when` and `otherwise`, in the order of the text
		End      source.Span  // the word `end`; empty when the block was never closed
		After    []Annotation // behind the `end`
	}
	// Together is `together … and … end`; every branch has the keyword that opened it.
	Together struct {
		Range
		Label    *Label
		Branches []Branch
		End      source.Span
		After    []Annotation
	}
	// Repeat is `repeat until TEXT … end` or `repeat N times … end`.
	Repeat struct {
		Range
		Label   *Label
		Until   *Text       // or nil
		Times   int         // 0 when Until is set
		Open    source.Span // the opening line without the label
		Keyword source.Span // what stands for `repeat` in it
		Body    []Stmt
		End     source.Span
		After   []Annotation
	}
	// GoTo is `go to LABEL`.
	GoTo struct {
		Range
		Target Label
	}
	// Outcome is `succeed [TEXT]` or `fail [TEXT]`.
	Outcome struct {
		Range
		Success bool
		Text    *Text // or nil
		Notes   []Annotation
	}
	// Bad is a statement that could not be read. Its text stays as it is.
	Bad struct{ Range }
)

// Branch is one way through a decision or a `together`.
type Branch struct {
	Range   // from its keyword to its last statement
	Kind    BranchKind
	Keyword source.Span // when, otherwise, if, together, and: the keyword alone
	Text    *Text       // the condition of a `when` or an `if`, else nil
	Share   *Share      // or nil
	Body    []Stmt
}

// BranchKind tells what opened a branch.
type BranchKind int

// The kinds of branches.
const (
	When BranchKind = iota
	Otherwise
	Parallel // together, or and
)

// Under is what can stand under a step: an Annotation or a Failure.
type Under interface {
	Node
	under()
}

// Failure is `on failure TEXT [(N%)] … end` under a step.
type Failure struct {
	Range
	Keyword source.Span
	Text    Text
	Share   *Share
	Body    []Stmt
	End     source.Span
}

// Clause is a clause keyword and the words up to the next one. Whether it begins
// a line means nothing unless it is Verbal.
type Clause struct {
	Range
	Kind    ClauseKind
	Keyword source.Span
	Words   []Word // empty for InPerson; for the others never
	Verbal  bool   // a subject and its verb may stand in it
	Begins  bool   // it is Verbal and begins a line: it may have been meant as another sentence
}

// ClauseKind tells which keyword opened a clause.
type ClauseKind int

// The clause keywords.
const (
	To ClauseKind = iota
	From
	With
	Via
	By
	At
	InPerson
)

// String is the keyword as it is written.
func (k ClauseKind) String() string {
	return [...]string{"to", "from", "with", "via", "by", "at", "in person"}[k]
}

// Annotation is a line under the step, decision, block or phase it belongs to.
type Annotation struct {
	Range
	Kind     AnnotationKind
	Keyword  source.Span
	Subject  []Word    // NAME in `NAME feels …` and `NAME waits …`, else empty
	Text     *Text     // pain … evidence, the words of a mood, the title of a link
	Duration *Duration // takes, waits
	Amount   *Amount   // costs
	Moods    []Mood    // feels: one at least
	URL      string    // link
	Tags     []Word    // tag
}

func (Annotation) under() {}

// Mood is what somebody feels, from -2 to +2.
type Mood struct {
	Range
	Word  string // as written: worried, or +1
	Value int
}

// AnnotationKind tells what an annotation says.
type AnnotationKind int

// The kinds of annotations.
const (
	Pain AnnotationKind = iota
	Idea
	Risk
	Note
	Quote
	Evidence
	Link
	Tag
	Takes
	Waits
	Costs
	MomentOfTruth
	Feels
	Unread // could not be read; its text stays as it is, and only its place is known
)

// String is the keyword as it is written.
func (k AnnotationKind) String() string {
	return [...]string{"pain", "idea", "risk", "note", "quote", "evidence", "link", "tag",
		"takes", "waits", "costs", "moment of truth", "feels", "unread"}[k]
}

func (*Journey) stmt()  {}
func (*Goal) stmt()     {}
func (*Use) stmt()      {}
func (*Set) stmt()      {}
func (*Decl) stmt()     {}
func (*Phase) stmt()    {}
func (*Step) stmt()     {}
func (*Decision) stmt() {}
func (*Together) stmt() {}
func (*Repeat) stmt()   {}
func (*GoTo) stmt()     {}
func (*Outcome) stmt()  {}
func (*Bad) stmt()      {}
func (*Failure) under() {}
