// Package ast defines the syntax tree of a journey: what was written, and
// where, but not what it means. Names are not resolved here; a step keeps its
// words, and compiler/internal/bind reads them.
//
// Every node has the span of the text it covers, as byte offsets into the file.
// A file with errors has a tree too, with every valid statement, and a Bad for
// each statement that could not be read.
package ast

import "github.com/journey-lang/journey/lang/source"

// Node is anything with a position in the file.
type Node interface{ Span() source.Span }

// Range is the position of a node; every node embeds one.
type Range struct{ At source.Span }

// Span returns the position of the node.
func (r Range) Span() source.Span { return r.At }

// File is a whole file.
type File struct {
	Source   *source.File
	Stmts    []Stmt
	Comments []Comment // all of the file, in the order of the text
	Mended   []int     // starts of statements that were repaired while parsing, in ascending order; the formatter keeps their text
}

// Comment runs from its # to the end of the line, without the line end.
type Comment struct {
	Range
	Text string // as written, with the #, without trailing white space
}

// Word is a run of non-space characters, or one string.
type Word struct {
	Range
	Text   string // the content; for a string, without quotes and with escapes replaced
	Quoted bool   // written as a string
}

// Text is a free-text argument: one string, or the rest of the line.
type Text struct {
	Range
	Value  string // the content; white space between bare words becomes one space
	Quoted bool   // written as one string
}

// Name is one or more words that refer to a participant, a channel or a place.
// Leading articles are kept in the words.
type Name struct {
	Range
	Words []Word
}

// Amount is an amount of money or of any other unit, or a range of amounts.
type Amount struct {
	Range
	Min, Max float64 // equal unless a range was given
	Unit     string  // as written; may be empty
	Before   bool    // the unit is written before the number: £90
}

// Share is the (N%) after a branch or a failure.
type Share struct {
	Range
	Percent float64 // 0 … 100; over 100 is J006 or J405, and kept
}

// Duration is a length of time, or a range of lengths.
type Duration struct {
	Range
	Min, Max float64 // hours of elapsed time; equal unless a range was given
	Working  bool    // given in working days
	Raw      string  // as written, with white space folded
}

// Label is the NAME: before a step or a block opener.
type Label struct {
	Range
	Name string // as written, without the colon
}

// Stmt is one statement, with everything that belongs to it.
type Stmt interface {
	Node
	stmt()
}

// The statements at the head of a file.
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
		Kind   []Word      // without the article; may be unknown (J109); empty only if it could not be read
		Title  *Word       // the quoted label, or nil
		Used   source.Span // the word `used` of the clause, or empty
		UsedBy []Name      // empty without the clause
		Color  *Word       // the string after `color`, or nil
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
		Clauses []Clause // candidates: binding decides whether each is a clause or text
		Under   []Under  // annotations and failure blocks, in the order of the text
	}
	// Decision is `SUBJECT decides TEXT` with its branches, or `if TEXT`, which
	// opens its first branch itself.
	Decision struct {
		Range                 // from the label to the end of the block
		Fact     bool         // `if`: a fact, which nobody decides
		Label    *Label       // or nil
		Subject  []Word       // may be empty (J204); always empty for a fact
		Keyword  source.Span  // the word `decides` or `if`
		Text     Text         // for a fact its condition, which the first branch has too
		Notes    []Annotation // before the first branch
		Before   []Stmt       // between the opener and the first branch, where no statement is allowed
		Branches []Branch     // `when` and `otherwise`, in the order of the text
		End      source.Span  // the word `end`; empty if the block was never closed
		After    []Annotation // after the `end`
	}
	// Together is `together … and … end`; each branch has the keyword that
	// opened it.
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
		Times   int         // 0 if Until is set
		Open    source.Span // the opening line without the label
		Keyword source.Span // the word used for `repeat`
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
	// Bad is a statement that could not be read. Its text is kept as it is.
	Bad struct{ Range }
)

// Branch is one branch of a decision or a `together`.
type Branch struct {
	Range   // from its keyword to its last statement
	Kind    BranchKind
	Keyword source.Span // the keyword alone: when, otherwise, if, together or and
	Text    *Text       // the condition of a `when` or an `if`, otherwise nil
	Share   *Share      // or nil
	Body    []Stmt
}

// BranchKind says what opened a branch.
type BranchKind int

// The kinds of branches.
const (
	When BranchKind = iota
	Otherwise
	Parallel // opened by together or and
)

// Under is anything that may be written under a step: an Annotation or a
// Failure.
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

// Clause is a clause keyword and the words up to the next one. Whether it
// begins a line matters only if it is Verbal.
type Clause struct {
	Range
	Kind    ClauseKind
	Keyword source.Span
	Words   []Word // empty only for InPerson
	Verbal  bool   // may contain a subject and its verb
	Begins  bool   // Verbal, and at the start of a line: it may have been meant as another sentence
}

// ClauseKind says which keyword opened a clause.
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

// String returns the keyword as it is written.
func (k ClauseKind) String() string {
	return [...]string{"to", "from", "with", "via", "by", "at", "in person"}[k]
}

// Annotation is a line under the step, decision, block or phase that it belongs
// to.
type Annotation struct {
	Range
	Kind     AnnotationKind
	Keyword  source.Span
	Subject  []Word    // NAME in `NAME feels …` and `NAME waits …`, otherwise empty
	Text     *Text     // for pain to evidence, moods and links: the text, the words of the mood, the title of the link
	Duration *Duration // takes, waits
	Amount   *Amount   // costs
	Moods    []Mood    // feels: at least one
	URL      string    // link
	Tags     []Word    // tag
}

func (Annotation) under() {}

// Mood is an emotion, from -2 to +2.
type Mood struct {
	Range
	Word  string // as written: worried, or +1
	Value int
}

// AnnotationKind says what an annotation contains.
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
	Unread // could not be read; its text is kept, and only its position is known
)

// String returns the keyword as it is written.
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
