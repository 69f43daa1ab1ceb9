package bind

// Codes that binding reports: J001 (no verb, a clause twice, two sentences),
// J101, J102, J103, J105, J106, J107, J108, J109, J201, J202, J204, J208, J304,
// J401 and J405. All others come from the parser and from compiler/rules.

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/spell"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

func declaredTwice(file *source.File, span source.Span, name string, first source.Location) diag.Diagnostic {
	d := diag.New(diag.DeclaredTwice, file, span, fmt.Sprintf("%s is already declared", diag.Quote(name)))
	d.Help = "remove one of the two, or rename this one"
	d.Related = []diag.Related{{File: first.File, Span: first.Span, Message: "first declared here"}}
	line, text := wholeLine(file, span)
	if first.File == file && strings.Join(strings.Fields(text), " ") == strings.Join(strings.Fields(file.Slice(first.Span)), " ") {
		d.Help = "remove this one: it repeats the first"
		d.Offer(diag.Replace("remove the duplicate declaration", line, "").AsSafe(0))
	}
	return d
}

// wholeLine returns the line of a position with its line end, and its text.
func wholeLine(file *source.File, span source.Span) (line source.Span, text string) {
	n := file.LineAt(span.Start)
	line = file.LineSpan(n)
	text = file.Slice(line)
	if n < file.LineCount() {
		line.End = file.LineSpan(n + 1).Start
	}
	return line, text
}

func labelTwice(file *source.File, l *ast.Label, first source.Span) diag.Diagnostic {
	d := diag.New(diag.DeclaredTwice, file, l.At, fmt.Sprintf("duplicate label %s: a jump to it has two targets", diag.Quote(l.Name)))
	d.Help = "rename one of them"
	d.Related = []diag.Related{{File: file, Span: first, Message: "first used here"}}
	return d
}

func unknownKind(file *source.File, span source.Span, kind, meant string) diag.Diagnostic {
	d := diag.New(diag.UnknownKind, file, span, fmt.Sprintf("unknown kind %s", diag.Quote(kind)))
	d.Help = "write customer, rep (staff, team), system, third party (partner), channel or place"
	if near := nearKind(kind); near != "" {
		d.Help = "did you mean " + diag.Quote(near) + "?"
		d.Offer(diag.Replace("write "+diag.Quote(near), span, near).AsSafe(0))
	} else if meant != "" {
		d.Help = "did you mean " + diag.Quote(meant) + "? otherwise " + d.Help
		d.Offer(diag.Replace("write "+diag.Quote(meant), span, meant))
	}
	return d
}

// kindMeant returns the kind of what a word names, such as rep for employee and
// system for website, or "".
func (b *binder) kindMeant(text string) string {
	fields := strings.Fields(lexicon.Fold(text))
	if len(fields) == 0 {
		return ""
	}
	switch last := lexicon.Singular(fields[len(fields)-1]); {
	case b.reader.Words.IsCustomer(last):
		return "customer"
	case b.reader.Words.IsSystem(last):
		return "system"
	case b.reader.Words.IsPerson(last), lexicon.LookupUses(last).Person():
		return "rep"
	}
	return ""
}

// nearKind returns the kind that was probably meant, or "".
func nearKind(kind string) string {
	for _, k := range lexicon.Kinds() {
		if spell.Distance(lexicon.Fold(kind), k, 1) <= 1 {
			return k
		}
	}
	return ""
}

// usedNoSystem is only a warning: the clause changes nothing, and the rest is
// clear.
func usedNoSystem(file *source.File, span source.Span, name, kind string, system *model.Participant) diag.Diagnostic {
	d := diag.New(diag.NotASystem, file, span, fmt.Sprintf("only a system can be used by others, and %s is a %s", diag.Quote(name), strings.ReplaceAll(kind, "-", " ")))
	d.Help = "remove the clause: the steps show who works together"
	if system != nil {
		d.Help = fmt.Sprintf("put it on the system: %s is a system used by %s", sentence.Refer(system), parser.QuoteName(name))
	}
	return d
}

func badUse(file *source.File, span source.Span, path, reason string) diag.Diagnostic {
	d := diag.New(diag.BadUse, file, span, fmt.Sprintf("cannot use %s: %s", diag.Quote(path), reason))
	d.Help = "name a file inside the folder, relative to this one, or write its declarations here"
	return d
}

func unknownSetting(file *source.File, span source.Span, key string, keys []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("unknown setting %s", diag.Quote(key)))
	return withValues(d, span, key, keys)
}

func unknownValue(file *source.File, span source.Span, key, value string, values []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("invalid value %s for %s", diag.Quote(value), diag.Quote(key)))
	return withValues(d, span, value, values)
}

func withValues(d diag.Diagnostic, span source.Span, word string, values []string) diag.Diagnostic {
	d.Help = "write one of " + strings.Join(values, ", ")
	if meant := nearValue(lexicon.Fold(word), values); meant != "" {
		d.Help = "did you mean " + diag.Quote(meant) + "?"
		d.Offer(diag.Replace("write "+diag.Quote(meant), span, meant).AsSafe(0))
	}
	return d
}

// nearValue returns the value that was probably meant, or "".
func nearValue(word string, values []string) string {
	for _, v := range values {
		if spell.Near(word, v) {
			return v
		}
	}
	return ""
}

func badWidth(file *source.File, span source.Span, value string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("invalid width %s", diag.Quote(value)))
	d.Help = fmt.Sprintf("write a whole number of pixels from %d to %d", model.LeastWidth, model.MostWidth)
	return d
}

func valueMissing(file *source.File, span source.Span, key string, values []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("missing value for %s", diag.Quote(key)))
	d.Help = "write a value after it"
	if len(values) > 0 {
		d.Help = "write one of " + strings.Join(values, ", ")
	}
	return d
}

func valueTooMany(file *source.File, span source.Span, key, value string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("unexpected %s: %s takes one value", diag.Quote(value), diag.Quote(key)))
	d.Help = "keep one value"
	return d
}

func unknownLabel(file *source.File, l ast.Label, near string, phase bool) diag.Diagnostic {
	d := diag.New(diag.UnknownLabel, file, l.At, fmt.Sprintf("unknown label %s", diag.Quote(l.Name)))
	said := diag.Quote(l.Name + ":")
	if strings.ContainsFunc(l.Name, source.IsSpace) {
		said = parser.Quote(l.Name) + ":"
	}
	d.Help = "write " + said + " before the step to jump to"
	switch {
	case phase:
		d.Help = fmt.Sprintf("%s is a phase: write a label before its first step, and jump to that", diag.Quote(l.Name))
	case near != "":
		d.Help = "did you mean " + diag.Quote(near) + "?"
		d.Offer(diag.Replace("write "+diag.Quote(near), l.At, near))
	}
	return d
}

func sharesOver100(file *source.File, span source.Span, sum float64) diag.Diagnostic {
	d := diag.New(diag.SharesOver100, file, span, fmt.Sprintf("the shares add up to %s%%", number(sum)))
	d.Help = "lower them so that they add up to 100%, or leave one out to take the rest"
	return d
}

func number(f float64) string { return strings.TrimSuffix(fmt.Sprintf("%.4g", f), ".0") }
