package compiler

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/compiler/bind"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// A comment such as
//
//	# journey:allow J302, no-system they sit in the same room
//
// silences these rules on the statement that it stands in, or else on the next
// line that is neither blank nor a comment, with all lines over which that
// sentence goes on. A sentence's comments may so be moved above it, as the
// formatter does.

// directive is how a comment begins that speaks to the compiler.
const directive = "journey:"

// allowance is one rule that a comment silences.
type allowance struct {
	code  diag.Code
	at    source.Span // of the rule's name
	lines [2]int      // the first and the last line that it speaks of
	used  bool
}

// allow takes out of the list what comments allow, and adds what is wrong with
// these comments. Files that the journey uses are held to their own.
func allow(tree *ast.File, list diag.List) diag.List {
	byFile := map[*source.File][]allowance{}
	own, kept := allowances(tree)
	byFile[tree.Source] = own
	errors := false
	for _, d := range list {
		all, known := byFile[d.File]
		if !known {
			if strings.Contains(d.File.Text(), directive) {
				used, _ := parser.Parse(d.File, parser.Options{})
				all, _ = allowances(used)
			}
			byFile[d.File] = all
		}
		if !silence(all, d) {
			kept = append(kept, d)
			errors = errors || d.Severity == diag.Error
		}
	}
	if errors {
		return kept // with an error gone, others may come
	}
	for _, a := range own {
		if !a.used {
			kept = append(kept, unusedAllow(tree.Source, a))
		}
	}
	return kept
}

// silence reports whether one of the allowances speaks of the diagnostic.
func silence(all []allowance, d diag.Diagnostic) bool {
	if len(all) == 0 {
		return false
	}
	line, silent := d.File.LineAt(d.Span.Start), false
	for i := range all {
		if a := &all[i]; a.code == d.Code && a.lines[0] <= line && line <= a.lines[1] {
			a.used, silent = true, true
		}
	}
	return silent
}

// allowances reads the comments of a file.
func allowances(tree *ast.File) (all []allowance, faults diag.List) {
	file := tree.Source
	var long map[int][2]int // the lines of sentences that have several, by each of them
	for i, c := range tree.Comments {
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
		if long == nil {
			long = map[int][2]int{}
			sentences(file, tree.Stmts, long)
		}
		line := statementAt(file, tree.Comments[i:])
		lines, ok := long[line]
		if !ok {
			lines = [2]int{line, line}
		}
		for _, a := range found {
			a.lines = lines
			all = append(all, a)
		}
	}
	return all, faults
}

// inside is the text of a comment, up to a second one in it, and where it
// begins in the file.
func inside(c ast.Comment) (body string, offset int) {
	body = strings.TrimLeftFunc(c.Text, func(r rune) bool { return r == '#' || source.IsSpace(r) })
	offset = c.At.Start + len(c.Text) - len(body)
	body, _, _ = strings.Cut(body, " #")
	return strings.TrimRightFunc(body, source.IsSpace), offset
}

// isDirective reports whether a comment speaks to the compiler. "journey: a
// text" does not.
func isDirective(body string) bool {
	rest, ok := cutFold(body, directive)
	return ok && rest != "" && unicode.IsLetter(rune(rest[0]))
}

// nearlyAllow is how a comment begins that was probably meant to silence the
// rule behind it: journey: allow J302, allow no-channel.
var nearlyAllow = regexp.MustCompile(`(?i)^(j[a-z]{4,7}[\s:=_-]+)?(?:allow|ignore|disable|silence|suppress)\b([\s:=-]+)([a-z0-9-]+)`)

// misspelt finds what stands for "journey:allow" in a comment that was meant to
// silence a rule, and does not: how long it is, and where the rule's name
// begins and ends. It is nil when the comment speaks to people.
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

// codeLike is what looks like the code of a rule.
var codeLike = regexp.MustCompile(`(?i)^j[0-9]+$`)

// nearSlug is the name of the rule that the name was probably meant to be, or
// "".
func nearSlug(name string) string {
	for _, r := range rules.All() {
		if bind.NearMiss(words.Fold(name), r.Slug()) {
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

// statementAt is the line of the statement that the first of the comments
// speaks of: its own when it stands behind one, else the next that is neither
// blank nor a comment; 0 when there is none.
func statementAt(file *source.File, comments []ast.Comment) int {
	for line := file.LineAt(comments[0].At.Start); line <= file.LineCount(); line++ {
		at := file.LineSpan(line)
		for len(comments) > 0 && comments[0].At.Start < at.Start {
			comments = comments[1:]
		}
		if len(comments) > 0 && comments[0].At.Start < at.End {
			at.End = comments[0].At.Start
		}
		if strings.TrimSpace(file.Slice(at)) != "" {
			return line
		}
	}
	return 0
}

// sentences notes the lines of each sentence that has several.
func sentences(file *source.File, stmts []ast.Stmt, long map[int][2]int) {
	for _, s := range stmts {
		switch s := s.(type) {
		case *ast.Step:
			first, last := file.LineAt(s.At.Start), file.LineAt(s.At.End)
			for line := first; line <= last && first < last; line++ {
				long[line] = [2]int{first, last}
			}
			for _, u := range s.Under {
				if f, ok := u.(*ast.Failure); ok {
					sentences(file, f.Body, long)
				}
			}
		case *ast.Decision:
			sentences(file, s.Before, long)
			for _, b := range s.Branches {
				sentences(file, b.Body, long)
			}
		case *ast.Together:
			for _, b := range s.Branches {
				sentences(file, b.Body, long)
			}
		case *ast.Repeat:
			sentences(file, s.Body, long)
		}
	}
}

// readAllow reads a comment that speaks to the compiler: the rules that it
// allows, or what is wrong with it. The offset is where its text begins.
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
		all = append(all, allowance{code: rule.Code, at: at})
		rest, more = strings.CutPrefix(strings.TrimLeftFunc(rest, source.IsSpace), ",")
	}
	if !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return nil, allowsWithoutReason(file, source.Span{Start: offset, End: offset + len(body)}, all[0].code)
	}
	return all, nil
}

// cutWord cuts a text behind its first word, which ends before white space, a
// comma or a colon.
func cutWord(s string) (word, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return r == ',' || r == ':' || source.IsSpace(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// allowForm is what a comment that silences a rule looks like.
const allowForm = "# journey:allow CODE reason"

func badAllow(file *source.File, at source.Span, message, help string) *diag.Diagnostic {
	d := diag.New(diag.BadAllow, file, at, message)
	d.Help = help
	return &d
}

func unknownDirective(file *source.File, at source.Span, verb string) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("%q is nothing that a comment can ask for", directive+verb), "to silence a rule, write "+allowForm)
}

// misspeltAllow is a comment that begins with nearly what silences a rule, and
// names the rule behind it.
func misspeltAllow(file *source.File, at, rule source.Span) *diag.Diagnostic {
	const said = directive + "allow"
	name := cmp.Or(nearSlug(file.Slice(rule)), file.Slice(rule))
	d := badAllow(file, at, fmt.Sprintf("this comment silences nothing: it begins with %q, not with %q", file.Slice(at), said),
		"write "+strings.Replace(allowForm, "CODE", name, 1))
	d.Fix = &diag.Fix{Title: fmt.Sprintf("write %q", said), Edits: []diag.Edit{{Span: at.Join(rule), New: said + " " + name}}}
	return d
}

func allowsNothing(file *source.File, at source.Span) *diag.Diagnostic {
	return badAllow(file, at, "this comment does not say which rule it allows", "write "+allowForm)
}

func allowsWithoutReason(file *source.File, at source.Span, code diag.Code) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("this comment does not say why %s is allowed, so it is not", code), "write the reason behind it: "+allowForm)
}

func cannotAllow(file *source.File, at source.Span, name string) *diag.Diagnostic {
	return badAllow(file, at, fmt.Sprintf("%q says that a text cannot be read; that cannot be allowed", name), "mend the sentence, and take the comment away")
}

func unknownAllowed(file *source.File, at source.Span, name string) *diag.Diagnostic {
	d := badAllow(file, at, fmt.Sprintf("there is no rule %q", name), "journey explain --list shows all rules")
	if near := nearSlug(name); near != "" {
		d.Help = fmt.Sprintf("did you mean %q?", near)
		d.Fix = &diag.Fix{Title: fmt.Sprintf("write %q", near), Edits: []diag.Edit{{Span: at, New: near}}}
	}
	return d
}

func unusedAllow(file *source.File, a allowance) diag.Diagnostic {
	d := diag.New(diag.UnusedAllow, file, a.at, fmt.Sprintf("there is no %s here that this comment could allow", a.code))
	d.Help = "take it away"
	return d
}
