package bind

// Codes that binding emits: J001 (no verb, a clause twice, two sentences),
// J101, J102, J103, J105, J106, J107, J108, J109, J201, J202, J204, J208, J304,
// J401 and J405. All others come from the parser and from compiler/rules.

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	keywords "github.com/journey-lang/journey/lang/token"
	"github.com/journey-lang/journey/lang/words"
)

// hint is what an unknown name may have meant.
type hint struct {
	near   string   // a near miss, certain enough to be taken; or ""
	others []string // further names, the best first
}

// A file gets so many hints at most, which keeps binding linear.
const maxHints = 200

// suggest is what the unknown name may have meant in the table.
func suggest[T any](b *binder, t *table[T], text string) hint {
	if b.hints++; b.hints > maxHints {
		return hint{}
	}
	phrase := words.Fold(text)
	return hint{near: t.near(phrase), others: t.nearest(phrase)}
}

// list are the names to show, at most three.
func (h hint) list() []string {
	if h.near != "" {
		return []string{h.near}
	}
	return h.others
}

func tooManyFaults(file *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, at, fmt.Sprintf("more than %d faults in what the sentences say; those that follow are not told", maxFaults))
	d.Help = "mend the first ones, and check it again"
	return d
}

func quote(s string) string { return `"` + s + `"` }

// QuoteName is a name as it has to be written in a sentence: in quotes when
// it holds a keyword.
func QuoteName(name string) string {
	for i, w := range strings.Fields(name) {
		e, ok := keywords.Lookup(w)
		if ok && (i == 0 && e.Reserved || e.Role == keywords.Clause || strings.EqualFold(w, "is") || strings.EqualFold(w, "decides")) || strings.ContainsAny(w, `"#:,`) || i == 0 && words.IsArticle(w) {
			return parser.Quote(name)
		}
	}
	return name
}

// orList is a, b or c, each in quotes.
func orList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " or " + quoted[len(quoted)-1]
}

func replace(title string, span source.Span, text string) *diag.Fix {
	return &diag.Fix{Title: title, Edits: []diag.Edit{{Span: span, New: text}}}
}

// unknown is the shape of all "this name is not known".
func unknown(code diag.Code, file *source.File, span source.Span, message string, h hint, declare string) diag.Diagnostic {
	d := diag.New(code, file, span, message)
	d.Help = declare
	if names := h.list(); len(names) > 0 {
		d.Help = "did you mean " + orList(names) + "? or " + declare
	}
	if h.near != "" {
		d.Fix = replace("write "+quote(h.near), span, QuoteName(h.near))
	}
	return d
}

func unknownParticipant(file *source.File, span source.Span, name string, h hint, kind model.Kind) diag.Diagnostic {
	return unknown(diag.UnknownParticipant, file, span, fmt.Sprintf("no participant is called %s", quote(name)), h,
		fmt.Sprintf("declare it: %s is a %s", QuoteName(name), kind))
}

// misdeclared is a name that is declared otherwise than everything calls it.
func misdeclared(file *source.File, span source.Span, name, called string) diag.Diagnostic {
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("%s is declared, and the sentences say %s", quote(name), quote(called)))
	d.Help = fmt.Sprintf("did you mean %s?", quote(called))
	d.Fix = replace("write "+quote(called), span, QuoteName(called))
	return d
}

// joinedNames is several names with slashes between them.
func joinedNames(file *source.File, span source.Span, names []string) diag.Diagnostic {
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("no participant is called %s", quote(strings.Join(names, "/"))))
	all := strings.Join(names, " and ")
	d.Help = fmt.Sprintf("for all of them write %s; for one or the other write a decision", quote(all))
	return d
}

// orText adds to the help for an unknown name in a clause that it need be none.
func orText(d *diag.Diagnostic, clause ast.ClauseKind, text string) {
	d.Help += fmt.Sprintf("; if it is no name, put it between quotes: %s %s", clause, parser.Quote(text))
}

// unnamed is a pronoun where a name should stand.
func unnamed(file *source.File, span source.Span, pronoun string) diag.Diagnostic {
	d := diag.New(diag.UnknownParticipant, file, span, fmt.Sprintf("%s does not say who that is", quote(pronoun)))
	d.Help = "write the name: a journey has no pronouns"
	return d
}

func unknownSystem(file *source.File, span source.Span, name string, h hint) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("no system or channel is called %s", quote(name)), h,
		"declare it: "+QuoteName(name)+" is a system")
}

func unknownChannel(file *source.File, span source.Span, name, near string) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("no channel is called %s", quote(name)), hint{near: near},
		"declare it: "+QuoteName(name)+" is a channel")
}

func unknownPlace(file *source.File, span source.Span, name, near string) diag.Diagnostic {
	return unknown(diag.UnknownName, file, span, fmt.Sprintf("no place is called %s", quote(name)), hint{near: near},
		"declare it: "+QuoteName(name)+" is a place")
}

func declaredTwice(file *source.File, span source.Span, name string, first source.Location) diag.Diagnostic {
	d := diag.New(diag.DeclaredTwice, file, span, fmt.Sprintf("%s is declared already", quote(name)))
	d.Help = "remove one of the two, or give this one another name"
	d.Related = []diag.Related{{File: first.File, Span: first.Span, Message: "declared here first"}}
	line, text := wholeLine(file, span)
	if first.File == file && strings.Join(strings.Fields(text), " ") == strings.Join(strings.Fields(file.Slice(first.Span)), " ") {
		d.Help = "remove this one: it says the same"
		d.Fix = replace("remove the declaration that says the same", line, "")
	}
	return d
}

// wholeLine is the line of a place with its end, and what stands on it.
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
	d := diag.New(diag.DeclaredTwice, file, l.At, fmt.Sprintf("the label %s stands twice, so a jump to it has two targets", quote(l.Name)))
	d.Help = "give one of them another name"
	d.Related = []diag.Related{{File: file, Span: first, Message: "stands here first"}}
	return d
}

func unknownKind(file *source.File, span source.Span, kind string) diag.Diagnostic {
	d := diag.New(diag.UnknownKind, file, span, fmt.Sprintf("%s is no kind of participant, channel or place", quote(kind)))
	d.Help = "write one of customer, rep (staff, team), system, third party (partner), channel, place"
	if near := nearKind(kind); near != "" {
		d.Help = "did you mean " + quote(near) + "?"
		d.Fix = replace("write "+quote(near), span, near)
	}
	return d
}

// nearKind is the kind that was probably meant, or "".
func nearKind(kind string) string {
	for _, k := range []string{"customer", "rep", "system", "third party", "channel", "place", "staff", "team", "partner"} {
		if distance(words.Fold(kind), k, 1) <= 1 {
			return k
		}
	}
	return ""
}

// usedNoSystem only warns: the clause changes nothing, and all else is clear.
func usedNoSystem(file *source.File, span source.Span, name, kind string, system *model.Participant) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("only a system is used by others, and %s is a %s", quote(name), strings.ReplaceAll(kind, "-", " ")))
	d.Severity = diag.Warning
	d.Help = "take the clause away: who has to do with whom follows from the steps"
	if system != nil {
		d.Help = fmt.Sprintf("say it of the system: %s is a system used by %s", refer(system), QuoteName(name))
	}
	return d
}

func badUse(file *source.File, span source.Span, path, reason string) diag.Diagnostic {
	d := diag.New(diag.BadUse, file, span, fmt.Sprintf("%s cannot be used: %s", quote(path), reason))
	d.Help = "name a file inside the folder, relative to this one, or write its declarations here"
	return d
}

func unknownSetting(file *source.File, span source.Span, key string, keys []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("there is no setting %s", quote(key)))
	return withValues(d, span, key, keys)
}

func unknownValue(file *source.File, span source.Span, key, value string, values []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("%s is nothing that %s can be set to", quote(value), quote(key)))
	return withValues(d, span, value, values)
}

func withValues(d diag.Diagnostic, span source.Span, word string, values []string) diag.Diagnostic {
	d.Help = "write one of " + strings.Join(values, ", ")
	for _, v := range values {
		if misses(words.Fold(word), v) > 0 {
			d.Help = "did you mean " + quote(v) + "?"
			d.Fix = replace("write "+quote(v), span, v)
			break
		}
	}
	return d
}

func badWidth(file *source.File, span source.Span, value string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("%s is no width", quote(value)))
	d.Help = fmt.Sprintf("write a whole number of pixels from %d to %d", minWidth, maxWidth)
	return d
}

func valueMissing(file *source.File, span source.Span, key string, values []string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("%s has no value", quote(key)))
	d.Help = "write a value behind it"
	if len(values) > 0 {
		d.Help = "write one of " + strings.Join(values, ", ")
	}
	return d
}

func valueTooMany(file *source.File, span source.Span, key, value string) diag.Diagnostic {
	d := diag.New(diag.UnknownSetting, file, span, fmt.Sprintf("%s takes one value, and %s is a second one", quote(key), quote(value)))
	d.Help = "keep one of them"
	return d
}

func longerName(file *source.File, span source.Span, short *model.Participant, long string) diag.Diagnostic {
	d := diag.New(diag.LongerName, file, span, fmt.Sprintf("%s is declared, but %s seems to be meant", quote(short.Name), quote(long)))
	d.Help = "declare it: " + QuoteName(strings.ToLower(long)) + " is a rep"
	return d
}

func cannotAct(file *source.File, span source.Span, name, kind, rep string) diag.Diagnostic {
	d := diag.New(diag.CannotAct, file, span, fmt.Sprintf("%s is a %s, and a %s does nothing by itself", quote(name), kind, kind))
	if kind == "channel" {
		d.Help = "begin with who acts, and say how behind it: " + quote(rep+" sends … by "+name)
	} else {
		d.Help = "begin with who acts, and say where behind it: " + quote(rep+" … at "+name)
	}
	return d
}

func noDecider(file *source.File, d *ast.Decision, rep, text string) diag.Diagnostic {
	at := d.Keyword
	if at.Len() == 0 {
		at = d.Text.At
	}
	r := diag.New(diag.NoDecider, file, at, "nobody owns this decision")
	r.Help = "write who decides: " + quote(rep+" decides "+text)
	return r
}

func viaPerson(file *source.File, span source.Span, p *model.Participant) diag.Diagnostic {
	d := diag.New(diag.ViaPerson, file, span, fmt.Sprintf("%s is a %s, and `via` names a system", quote(p.Name), p.Kind))
	d.Help = "write who passes it on as a step of its own, or name the system behind `via`"
	return d
}

func unknownLabel(file *source.File, l ast.Label, near string, phase bool) diag.Diagnostic {
	d := diag.New(diag.UnknownLabel, file, l.At, fmt.Sprintf("no step has the label %s", quote(l.Name)))
	said := quote(l.Name + ":")
	if strings.ContainsFunc(l.Name, source.IsSpace) {
		said = parser.Quote(l.Name) + ":"
	}
	d.Help = "write " + said + " before the step to jump to"
	switch {
	case phase:
		d.Help = fmt.Sprintf("%s is a phase: write a label before its first step, and jump to that", quote(l.Name))
	case near != "":
		d.Help = "did you mean " + quote(near) + "?"
		d.Fix = replace("write "+quote(near), l.At, near)
	}
	return d
}

func sharesOver100(file *source.File, span source.Span, sum float64) diag.Diagnostic {
	d := diag.New(diag.SharesOver100, file, span, fmt.Sprintf("the shares add up to %s%%", number(sum)))
	d.Help = "lower them so that they add up to 100%, or leave one out to have the rest"
	return d
}

func number(f float64) string { return strings.TrimSuffix(fmt.Sprintf("%.4g", f), ".0") }

func sketched(file *source.File, span source.Span, people []*model.Participant, also map[*model.Participant]string, insert int) diag.Diagnostic {
	said := make([]string, len(people))
	var decl strings.Builder
	for i, p := range people {
		said[i] = fmt.Sprintf("%s is a %s", quote(p.Name), p.Kind)
		if other := also[p]; other != "" { // a label is a second name
			fmt.Fprintf(&decl, "%s is a %s %s\n", QuoteName(other), p.Kind, parser.Quote(p.Name))
			continue
		}
		fmt.Fprintf(&decl, "%s is a %s\n", QuoteName(p.Name), p.Kind)
	}
	decl.WriteByte('\n')
	shown := said
	more := ""
	if len(said) > 8 {
		shown, more = said[:8], fmt.Sprintf(" and %d more", len(said)-8)
	}
	d := diag.New(diag.Sketch, file, span, "nobody is declared, so this is a sketch: "+strings.Join(shown, ", ")+more)
	d.Help = "declare them to be sure, each on a line of its own above the first step"
	d.Fix = replace("declare them", source.Span{Start: insert, End: insert}, decl.String())
	return d
}
