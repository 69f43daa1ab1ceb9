// Package rules is the ordered registry of everything that journey reports to
// an author: one rule per file, with the reason why it matters and a bad and a
// good example. Rules that need the meaning of a journey check the model here;
// for the others, which the parser and the binder report, the registry holds
// the documentation.
//
// Rules only read: they change neither tree nor model, and do not depend on
// what other rules have reported.
package rules

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
)

// Rule is everything about one code, except for its slug and severity, which
// lang/diag has.
type Rule struct {
	Code  diag.Code
	Stage Stage
	Doc   Doc
	Check func(*Pass) // nil unless Stage is Check
	Many  *Many       // how many of them in one file are reported; nil means one by one
}

// Many is a single diagnostic for many of a kind in a file, so that they do not
// bury the rest.
type Many struct {
	Message string // after the number of steps and before their lines: do not say how …
	Help    string
}

// Doc explains a rule. Bad and Good are complete files, in the rule's Language:
// the first gives the rule's code and no other, the second gives no diagnostics.
type Doc struct {
	Summary string // what it finds, in a few words; lower case, no full stop
	Why     string // one or two sentences
	Bad     string
	Good    string
}

// Family is a group of rules, identified by the prefix of their codes.
type Family struct {
	Prefix string // J0
	Title  string // syntax
}

// Families returns the groups in the order of the codes.
func Families() []Family {
	return []Family{
		{"J0", "syntax"},
		{"J1", "names"},
		{"J2", "ownership"},
		{"J3", "lanes"},
		{"J4", "flow"},
		{"J5", "findings about the service"},
	}
}

// Has reports whether the rule belongs to the family.
func (f Family) Has(r Rule) bool { return strings.HasPrefix(string(r.Code), f.Prefix) }

// Stage is where the diagnostics of a rule are made.
type Stage int

// The stages, in the order in which they run.
const (
	Settings Stage = iota // by compiler/config and render/theme, before any journey is read
	Parse                 // by lang/parser
	Bind                  // by compiler/internal/bind
	Check                 // by the rule's own function
	Allow                 // by the compiler, when it reads allow comments
)

// registry is ordered by code, and complete: a test compares it with the codes
// of lang/diag. A new rule needs a code there, a file here, a line in this list
// and, if it is checked here, a file of cases in testdata.
var registry = []Rule{
	// J0 syntax
	unexpectedWord,
	unclosedString,
	unbalancedBlock,
	reservedWord,
	strayAnnotation,
	badValue,
	hiddenCharacter,
	unknownKeyword,
	incomplete,
	statedTwice,
	misplaced,
	unreadableFile,
	badSetting,

	// J1 names
	unknownParticipant,
	declaredTwice,
	sketch,
	unused,
	unknownName,
	badUse,
	unknownSetting,
	longerName,
	unknownKind,
	badAllow,
	unusedAllow,
	lookAlike,
	unknownEmotion,

	// J2 ownership
	passive,
	cannotAct,
	noReceiver,
	noDecider,
	toOneself,
	vagueVerb,
	severalThings,
	negativeOrTime,
	unknownVerb,

	// J3 lanes
	notTheirSystem,
	noChannel,
	noSystem,
	viaPerson,
	onlyReceives,
	channelAndVerb,
	notASystem,

	// J4 flow
	unknownLabel,
	unusedLabel,
	unreachable,
	endlessLoop,
	sharesOver100,
	noBranches,
	empty,
	phaseInBlock,
	noOutcome,
	jumpIntoParallel,

	// J5 findings about the service
	pingPong,
	handoffChain,
	asksAgain,
	noFailurePath,
	waitingDominates,
	overload,
	channelSwitching,
	offScreen,
	noIdea,
	moodFall,
}

// All returns the rules in the order of their codes.
func All() []Rule { return append([]Rule(nil), registry...) }

// Find returns the rule with that code or slug, ignoring case.
func Find(codeOrSlug string) (Rule, bool) {
	for _, r := range registry {
		if strings.EqualFold(string(r.Code), codeOrSlug) || strings.EqualFold(r.Slug(), codeOrSlug) {
			return r, true
		}
	}
	return Rule{}, false
}

// Slug returns the readable name of the rule: unknown-participant.
func (r Rule) Slug() string { return r.Code.Info().Slug }

// Severity returns the default severity of the rule.
func (r Rule) Severity() diag.Severity { return r.Code.Info().Severity }

// Kind returns what the rule's diagnostics are called by default: an error, a
// warning, an info or a finding.
func (r Rule) Kind() string {
	if r.Code.IsFinding() {
		return "finding"
	}
	return r.Severity().String()
}

// Language returns the language of the rule's examples, as a Markdown fence
// names it: journey, or toml for a journey.toml.
func (r Rule) Language() string {
	if r.Stage == Settings {
		return "toml"
	}
	return "journey"
}

// CanBeSilenced reports whether a comment or a journey.toml may silence the
// rule. What cannot be read is always an error.
func (r Rule) CanBeSilenced() bool { return !r.Code.IsSyntax() }

// Explain returns the rule as plain text, with a line end: its name, what it
// finds, why it matters, a bad and a good example, and how to silence it.
func (r Rule) Explain() string {
	text := fmt.Sprintf("%s %s (%s): %s\n\n%s\n\nBad:\n\n%s\nGood:\n\n%s",
		r.Code, r.Slug(), r.Kind(), r.Doc.Summary, wrap(r.Doc.Why), indent(r.Doc.Bad), indent(r.Doc.Good))
	if r.CanBeSilenced() {
		text += fmt.Sprintf("\nTo silence it, on the line above:\n\n    # journey:allow %s reason\n", r.Code)
	}
	return text
}

// wrap breaks a paragraph into lines that fit a terminal.
func wrap(text string) string {
	const width = 80
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		size := utf8.RuneCountInString(word)
		switch {
		case i > 0 && column+1+size > width:
			b.WriteByte('\n')
			column = 0
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += size
	}
	return b.String()
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// Options control checking.
type Options struct {
	Limits *Limits        // nil means DefaultLimits
	Words  *lexicon.Lists // nil means words.Default()
}

func (o Options) limits() Limits {
	if o.Limits == nil {
		return DefaultLimits()
	}
	return *o.Limits
}

// Run applies every rule that has a check, in the order of the registry. Told
// are the diagnostics of the parser and the binder: rules say nothing about
// what may only be a consequence of those. If the context is done, Run stops
// early, and its result must not be used.
func Run(ctx context.Context, tree *ast.File, journey *model.Journey, told diag.List, opt Options) diag.List {
	p := newPass(ctx, tree, journey, told, opt)
	for _, r := range registry {
		if r.Check != nil && ctx.Err() == nil {
			r.Check(p)
		}
	}
	return p.found
}
