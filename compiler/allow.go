package compiler

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// A comment such as
//
//	# journey:allow J302, no-system they sit in the same room
//
// silences these rules on the statement that contains it, otherwise on the next
// line that is neither blank nor a comment, including all lines on which that
// sentence continues. So the formatter may move the comments of a sentence
// above it.

// directive is the start of a comment that is meant for the compiler.
const directive = "journey:"

// allowed is a rule on a statement, identified by the line in which it begins.
type allowed struct {
	code diag.Code
	line int
}

// allowance is one rule that a comment silences.
type allowance struct {
	allowed
	at source.Span // position of the rule's name
}

// allowances are the allowances of a file.
type allowances struct {
	rules []allowance      // in the order of the text
	used  map[allowed]bool // those that silenced something
	lines statementLines
}

// allow removes from the list what comments allow, and adds what is wrong with
// these comments. Comments apply only to their own file, not to files that it
// uses.
func allow(tree *ast.File, list diag.List) diag.List {
	own, kept := readAllowances(tree)
	byFile := map[*source.File]allowances{tree.Source: own}
	errors := false
	for _, d := range list {
		all, known := byFile[d.File]
		if !known {
			if strings.Contains(d.File.Text(), directive) {
				used, _ := parser.Parse(context.Background(), d.File, parser.Options{})
				all, _ = readAllowances(used)
			}
			byFile[d.File] = all
		}
		if !all.silence(d) {
			kept = append(kept, d)
			errors = errors || d.Severity == diag.Error
		}
	}
	if errors {
		return kept // with an error fixed, others may appear
	}
	for _, a := range own.rules {
		if !own.used[a.allowed] {
			kept = append(kept, unusedAllow(tree.Source, a))
		}
	}
	return kept
}

// silence reports whether one of the allowances covers the diagnostic.
func (a *allowances) silence(d diag.Diagnostic) bool {
	if len(a.rules) == 0 {
		return false
	}
	about := allowed{d.Code, a.lines.first(d.File.LineAt(d.Span.Start))}
	_, silent := a.used[about]
	if silent {
		a.used[about] = true
	}
	return silent
}

// readAllowances reads the allow comments of a file.
func readAllowances(tree *ast.File) (a allowances, faults diag.List) {
	file := tree.Source
	for _, c := range tree.Comments {
		body, offset := inside(c)
		if !isDirective(body) {
			if at := misspelt(body); at != nil {
				said := source.Span{Start: offset, End: offset + at[0]}
				faults = append(faults, *misspeltAllow(file, said, source.Span{Start: offset + at[1], End: offset + at[2]}))
			}
			continue
		}
		found, fault := readAllow(file, body, offset)
		if fault != nil {
			faults = append(faults, *fault)
			continue
		}
		if a.used == nil {
			a.used, a.lines = map[allowed]bool{}, linesOf(tree)
		}
		line := a.lines.first(a.lines.from[file.LineAt(c.At.Start)])
		for _, one := range found {
			one.line = line
			a.used[one.allowed] = false
			a.rules = append(a.rules, one)
		}
	}
	return a, faults
}

// inside returns the text of a comment, up to a second comment inside it, and
// its offset in the file.
func inside(c ast.Comment) (body string, offset int) {
	body = strings.TrimLeftFunc(c.Text, func(r rune) bool { return r == '#' || source.IsSpace(r) })
	offset = c.At.Start + len(c.Text) - len(body)
	body, _, _ = strings.Cut(body, " #")
	return strings.TrimRightFunc(body, source.IsSpace), offset
}

// isDirective reports whether a comment is meant for the compiler. "journey: a
// text" is not.
func isDirective(body string) bool {
	rest, ok := cutFold(body, directive)
	return ok && rest != "" && unicode.IsLetter(rune(rest[0]))
}

// nearlyAllow matches the start of a comment that was probably meant to silence
// the rule after it: journey: allow J302, allow no-channel.
var nearlyAllow = regexp.MustCompile(`(?i)^(j[a-z]{4,7}[\s:=_-]+)?(?:allow|ignore|disable|silence|suppress)\b([\s:=-]+)([a-z0-9-]+)`)

// misspelt finds a wrong spelling of "journey:allow" in a comment that was
// meant to silence a rule. It returns its end, and the start and end of the
// rule's name, or nil if the comment is meant for people.
func misspelt(body string) []int {
	at := nearlyAllow.FindStringSubmatchIndex(body)
	if at == nil {
		return nil
	}
	name := body[at[6]:at[7]]
	_, known := rules.Find(name)
	named := at[3] > 0 // journey: allow …
	switch {
	case codeLike.MatchString(name), known && (named || strings.Contains(name, "-")), named && nearSlug(name) != "":
		return []int{at[4], at[6], at[7]}
	}
	return nil // allow empty boxes
}

// codeLike matches text that looks like the code of a rule.
var codeLike = regexp.MustCompile(`(?i)^j[0-9]+$`)

// nearSlug returns the rule name that was probably meant, or "".
func nearSlug(name string) string {
	for _, r := range rules.All() {
		if spell.Near(lexicon.Fold(name), r.Slug()) {
			return r.Slug()
		}
	}
	return ""
}

func cutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// statementLines map the lines of a file to statements.
type statementLines struct {
	from []int       // for each line, the next line from it on that is neither blank nor a comment; 0 if there is none
	goes map[int]int // for each line that continues a sentence, the line in which the sentence begins
}

// first returns the line in which the statement on a line begins.
func (l statementLines) first(line int) int {
	if first, ok := l.goes[line]; ok {
		return first
	}
	return line
}

func linesOf(tree *ast.File) statementLines {
	file, comments := tree.Source, tree.Comments
	l := statementLines{from: make([]int, file.LineCount()+2), goes: map[int]int{}}
	for line := file.LineCount(); line > 0; line-- {
		at := file.LineSpan(line)
		if n := len(comments); n > 0 && comments[n-1].At.Start >= at.Start {
			at.End, comments = comments[n-1].At.Start, comments[:n-1]
		}
		if l.from[line] = line; strings.TrimSpace(file.Slice(at)) == "" {
			l.from[line] = l.from[line+1]
		}
	}
	l.sentences(file, tree.Stmts)
	return l
}

// sentences records the lines of each sentence that has several.
func (l statementLines) sentences(file *source.File, stmts []ast.Stmt) {
	ast.Walk(stmts, func(list []ast.Stmt, i int) {
		s, ok := list[i].(*ast.Step)
		if !ok {
			return
		}
		first, last := file.LineAt(s.At.Start), file.LineAt(s.At.End)
		for line := first + 1; line <= last; line++ {
			l.goes[line] = first
		}
	})
}

// readAllow reads a comment that is meant for the compiler. It returns the
// rules that it allows, each once, or what is wrong with it. The offset is that
// of the body.
func readAllow(file *source.File, body string, offset int) ([]allowance, *diag.Diagnostic) {
	rest, _ := cutFold(body, directive)
	verb, rest := cutWord(rest)
	place := func(word, behind string) source.Span {
		start := offset + len(body) - len(behind) - len(word)
		return source.Span{Start: start, End: start + len(word)}
	}
	if !strings.EqualFold(verb, "allow") {
		return nil, unknownDirective(file, place(verb, rest), verb)
	}
	var all []allowance
	seen := map[diag.Code]bool{}
	for more := true; more; {
		var name string
		name, rest = cutWord(strings.TrimLeftFunc(rest, source.IsSpace))
		at := place(name, rest)
		if name == "" {
			return nil, allowsNothing(file, source.Span{Start: offset, End: offset + len(body)})
		}
		rule, ok := rules.Find(name)
		switch {
		case !ok:
			return nil, unknownAllowed(file, at, name)
		case rule.Code.IsSyntax():
			return nil, cannotAllow(file, at, name)
		}
		if !seen[rule.Code] {
			seen[rule.Code] = true
			all = append(all, allowance{allowed{code: rule.Code}, at})
		}
		rest, more = strings.CutPrefix(strings.TrimLeftFunc(rest, source.IsSpace), ",")
	}
	if !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return nil, allowsWithoutReason(file, source.Span{Start: offset, End: offset + len(body)}, all[0].code)
	}
	return all, nil
}

// cutWord cuts a text after its first word, which ends before white space, a
// comma or a colon.
func cutWord(s string) (word, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return r == ',' || r == ':' || source.IsSpace(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// allowForm is the form of a comment that silences a rule.
const allowForm = "# journey:allow CODE reason"

func badAllow(file *source.File, at source.Span, message, help string) *diag.Diagnostic {
	d := diag.New(diag.BadAllow, file, at, message)
	d.Help = help
	return &d
}

func unknownDirective(file *source.File, at source.Span, verb string) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("unknown directive %q", directive+verb), "to silence a rule, write "+allowForm)
}

// misspeltAllow reports a comment that nearly has the form for silencing a
// rule, and names a rule.
func misspeltAllow(file *source.File, at, rule source.Span) *diag.Diagnostic {
	const said = directive + "allow"
	name := cmp.Or(nearSlug(file.Slice(rule)), file.Slice(rule))
	d := badAllow(file, at, fmt.Sprintf("this comment silences nothing: it begins with %q instead of %q", file.Slice(at), said),
		"write "+strings.Replace(allowForm, "CODE", name, 1))
	d.Offer(diag.Replace(fmt.Sprintf("write %q", said), at.Join(rule), said+" "+name).AsSafe(0))
	return d
}

func allowsNothing(file *source.File, at source.Span) *diag.Diagnostic {
	return badAllow(file, at, "missing rule: the comment does not say what it allows", "write "+allowForm)
}

func allowsWithoutReason(file *source.File, at source.Span, code diag.Code) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("missing reason: the comment does not say why %s is allowed", code), "add the reason: "+allowForm)
}

func cannotAllow(file *source.File, at source.Span, name string) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("%q reports a syntax error, which cannot be silenced", name), "fix the sentence and remove the comment")
}

func unknownAllowed(file *source.File, at source.Span, name string) *diag.Diagnostic {
	d := badAllow(file, at, fmt.Sprintf("unknown rule %q", name), "for a list of all rules, run: journey explain --list")
	if near := nearSlug(name); near != "" {
		d.Help = fmt.Sprintf("did you mean %q?", near)
		d.Offer(diag.Replace(fmt.Sprintf("write %q", near), at, near).AsSafe(0))
	}
	return d
}

func unusedAllow(file *source.File, a allowance) diag.Diagnostic {
	d := diag.New(diag.UnusedAllow, file, a.at, fmt.Sprintf("this comment allows %s, which does not occur here", a.code))
	d.Help = "remove it"
	return d
}
