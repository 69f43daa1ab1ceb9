package sentence

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// hint is what an unknown name may have meant.
type hint struct {
	near   string   // a near miss, certain enough to be used; or ""
	others []string // further names, the best first
}

// The maximum number of hints per file, which keeps binding linear.
const maxHints = 200

// suggest returns what the unknown name may have meant in the table.
func suggest[T any](r *Reader, t *Table[T], text string) hint {
	if r.hints++; r.hints > maxHints {
		return hint{}
	}
	phrase := lexicon.Fold(text)
	h := hint{near: t.Near(phrase), others: t.Nearest(phrase)}
	if p, ok := any(t.whole[h.near]).(*model.Participant); ok && p != nil && p.Inferred && !r.Journey.Sketch {
		h.near = "" // it stands for another, unknown name
	}
	return h
}

// list returns the names to show, at most three.
func (h hint) list() []string {
	if h.near != "" {
		return []string{h.near}
	}
	return h.others
}

func tooManyFaults(file *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, file, at, fmt.Sprintf("stopped after %d problems in the sentences of this file", MaxFaults))
	d.Help = "fix these first, then check the file again"
	return d
}

// unknown is the common form of all diagnostics for unknown names.
func unknown(code diag.Code, file *source.File, span source.Span, message string, h hint, declare string) diag.Diagnostic {
	if h.near == ast.InPerson.String() {
		h.near = "in-person" // after another keyword; in person is a clause by itself
	}
	d := diag.New(code, file, span, message)
	d.Help = declare
	if names := h.list(); len(names) > 0 {
		d.Help = "did you mean " + diag.QuoteAny(names) + "? otherwise " + declare
	}
	for _, name := range h.list() {
		if isSlip(name) {
			continue
		}
		fix := diag.Replace("write "+diag.Quote(name), span, parser.QuoteName(name))
		if name == h.near && !repeats(file, span, name) {
			fix = fix.AsSafe(diag.Wording)
		}
		d.Offer(fix)
	}
	return d
}

// repeats reports whether a name in place of the span would repeat the word before
// it: call call center.
func repeats(file *source.File, span source.Span, name string) bool {
	line := file.LineSpan(file.LineAt(span.Start))
	before := strings.Fields(lexicon.Fold(file.Slice(source.Span{Start: line.Start, End: span.Start})))
	return len(before) > 0 && before[len(before)-1] == strings.Fields(lexicon.Fold(name))[0]
}

// isSlip reports whether a declared name looks like a typo, so that it should
// not be suggested.
func isSlip(name string) bool {
	return !utf8.ValidString(name) || strings.ContainsFunc(name, source.IsInvisible) || strings.ContainsAny(name, "\"“”„")
}

func unknownParticipant(file *source.File, span source.Span, name string, h hint, kind model.Kind) diag.Diagnostic {
	return unknown(diag.UnknownParticipant, file, span, fmt.Sprintf("unknown participant %s", diag.Quote(name)), h,
		fmt.Sprintf("declare it: %s is a %s", parser.QuoteName(name), kind))
}

// misdeclared reports a name that is declared differently from how everything
// calls it.
func misdeclared(file *source.File, span source.Span, name, called string) diag.Diagnostic {
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("%s is declared, but the sentences say %s", diag.Quote(name), diag.Quote(called)))
	d.Help = fmt.Sprintf("did you mean %s?", diag.Quote(called))
	d.Offer(diag.Replace("write "+diag.Quote(called), span, parser.QuoteName(called)))
	return d
}

// joinedNames reports several names with slashes between them.
func joinedNames(file *source.File, span source.Span, names []string) diag.Diagnostic {
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("unknown participant %s", diag.Quote(strings.Join(names, "/"))))
	all := strings.Join(names, " and ")
	d.Help = fmt.Sprintf("for all of them write %s; for one of them write a decision", diag.Quote(all))
	return d
}

// orText adds to the help for an unknown name in a clause that it may be plain
// text.
func orText(d *diag.Diagnostic, clause ast.ClauseKind, text string) {
	d.Help += fmt.Sprintf("; if it is not a name, put it in quotes: %s %s", clause, parser.Quote(text))
}

// unnamed reports a pronoun in place of a name.
func unnamed(file *source.File, span source.Span, pronoun string) diag.Diagnostic {
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("%s does not say who is meant", diag.Quote(pronoun)))
	d.Help = "write the name: a journey has no pronouns"
	return d
}

func unknownSystem(file *source.File, span source.Span, name string, h hint) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("unknown system or channel %s", diag.Quote(name)), h,
		"declare it: "+parser.QuoteName(name)+" is a system")
}

func unknownChannel(file *source.File, span source.Span, name, near string) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("unknown channel %s", diag.Quote(name)), hint{near: near},
		"declare it: "+parser.QuoteName(name)+" is a channel")
}

func unknownPlace(file *source.File, span source.Span, name, near string) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("unknown place %s", diag.Quote(name)), hint{near: near},
		"declare it: "+parser.QuoteName(name)+" is a place")
}

func longerName(file *source.File, span source.Span, short *model.Participant, long string) diag.Diagnostic {
	d := diag.New(diag.LongerName, file, span, fmt.Sprintf("%s is declared, but you seem to mean %s", diag.Quote(short.Name), diag.Quote(long)))
	d.Help = "declare it: " + parser.QuoteName(strings.ToLower(long)) + " is a rep"
	return d
}

func cannotAct(file *source.File, span source.Span, name, kind, rep string) diag.Diagnostic {
	d := diag.New(diag.CannotAct, file, span, fmt.Sprintf("%s is a %s, and a %s cannot act", diag.Quote(name), kind, kind))
	if kind == "channel" {
		d.Help = "start with who acts, then say how: " + diag.Quote(rep+" sends … by "+name)
	} else {
		d.Help = "start with who acts, then say where: " + diag.Quote(rep+" … at "+name)
	}
	return d
}

func viaPerson(file *source.File, span source.Span, p *model.Participant) diag.Diagnostic {
	d := diag.New(diag.ViaPerson, file, span, fmt.Sprintf("%s is a %s, but `via` takes a system", diag.Quote(p.Name), p.Kind))
	d.Help = "write who passes it on as a separate step, or name the system after `via`"
	return d
}

func sketched(file *source.File, span source.Span, people []*model.Participant, also map[*model.Participant]string, insert int) diag.Diagnostic {
	said := make([]string, len(people))
	var decl strings.Builder
	for i, p := range people {
		said[i] = fmt.Sprintf("%s is a %s", diag.Quote(p.Name), p.Kind)
		if other := also[p]; other != "" { // a label is a second name
			fmt.Fprintf(&decl, "%s is a %s %s\n", parser.QuoteName(other), p.Kind, parser.Quote(p.Name))
			continue
		}
		fmt.Fprintf(&decl, "%s is a %s\n", parser.QuoteName(p.Name), p.Kind)
	}
	decl.WriteByte('\n')
	shown := said
	more := ""
	if len(said) > 8 {
		shown, more = said[:8], fmt.Sprintf(" and %d more", len(said)-8)
	}
	d := diag.New(diag.Sketch, file, span, "nothing is declared, so this is a sketch: "+strings.Join(shown, ", ")+more)
	d.Help = "to be sure, declare each on its own line above the first step"
	d.Offer(diag.Replace("declare them", source.Span{Start: insert, End: insert}, decl.String()))
	return d
}
