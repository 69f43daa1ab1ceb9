package parser

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// form returns what to write for a keyword, as a help line.
func form(word string) string {
	e, ok := keyword.Lookup(word)
	if !ok {
		return ""
	}
	return fmt.Sprintf("write %s", e.Form)
}

// clip shortens the author's words for a message.
func clip(s string) string {
	const limit = 40
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n == limit {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// quote puts the author's words in quotes, unless they have some.
func quote(s string) string {
	if openQuote(s) > 0 {
		return clip(s)
	}
	return `"` + clip(s) + `"`
}

func unexpected(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	where := "this " + quote(keyword) + " line"
	if keyword == "is" {
		where = "this declaration"
	}
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("unexpected %s in %s", quote(f.Slice(at)), where))
	d.Help = form(keyword)
	return d
}

// IsHeadline reports whether a keyword is written as the first word of a headline
// is: keywords are in lower case.
func IsHeadline(keyword string) bool { return keyword != strings.ToLower(keyword) }

// CommandMeant reports a headline such as "Set reminder", in which a keyword is
// the verb of a sentence without a subject.
func CommandMeant(f *source.File, at source.Span, word string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, "missing subject: the line does not say who does this")
	d.Help = fmt.Sprintf("start with who acts, such as %s; or, if it is meant as a keyword, %s", quote("rep "+strings.ToLower(word)+"s …"), form(strings.ToLower(word)))
	return d
}

func incomplete(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	what := quote(keyword) + " line"
	if keyword == "is" {
		what = "declaration"
	}
	d := diag.New(diag.Incomplete, f, at, "incomplete "+what)
	d.Help = form(keyword)
	return d
}

func unclosedString(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnclosedString, f, at, "unclosed string")
	d.Help = `close it with a " on the same line`
	return d
}

// endsLine reports whether an unclosed string can only have been meant to reach
// the end of its line: nothing in it could follow a string.
func endsLine(text string, rest bool) bool {
	inside := text[openQuote(text):]
	for _, w := range strings.Fields(inside) {
		if !rest && (isClause(w) || slices.ContainsFunc(inSentence, func(k string) bool { return keyword.Is(w, k) })) {
			return false
		}
	}
	if !rest && strings.HasSuffix(inside, ".") {
		return false // it may end the string or the sentence
	}
	return strings.TrimSpace(inside) != "" && !strings.ContainsAny(inside, "\"“”„«»()\\")
}

// inSentence are the keywords besides those of clauses that may occur in the
// middle of a line.
var inSentence = []string{"is", "used", "color", "decides", "feels", "waits"}

func isClause(word string) bool {
	e, ok := keyword.Lookup(word)
	return ok && e.Role == keyword.Clause
}

// closing returns the quote that closes the one that the text begins with.
func closing(text string) string {
	if strings.HasPrefix(text, `"`) {
		return `"`
	}
	return "”"
}

func unclosedBlock(f *source.File, at source.Span, opener string) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("missing \"end\" for this %s", quote(opener)))
	d.Help = "write end on its own line after its last statement"
	if keyword.Is(opener, "if") {
		d.Help = "write its steps on the next lines, then end on its own line"
	}
	return d
}

func strayEnd(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, `"end" without a block`)
	d.Help = "remove it, or open a block above it with decides, together, repeat or on failure"
	return d
}

func strayBranch(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	opener := map[string]string{"and": "together", "when": "decides", "otherwise": "decides"}[keyword]
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("%s without a %s above it", quote(keyword), quote(opener)))
	d.Help = form(opener) + " above it"
	if keyword == "when" {
		d.Help += "; for a fact that nobody decides, start the line with if"
	}
	return d
}

func tooDeep(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("blocks nested more than %d deep", MaxDepth))
	d.Help = "close blocks with end, or split this journey into several"
	return d
}

func phaseInBlock(f *source.File, at source.Span, opener string) diag.Diagnostic {
	d := diag.New(diag.PhaseInBlock, f, at, fmt.Sprintf("a phase cannot start inside the %s block", quote(opener)))
	d.Help = "close the block with end first, or start the phase after it"
	return d
}

func strayAnnotation(f *source.File, at source.Span, keyword, place string) diag.Diagnostic {
	d := diag.New(diag.StrayAnnotation, f, at, fmt.Sprintf("%s %s does not belong to anything", quote(keyword), place))
	d.Help = fmt.Sprintf("put it under the step it is about; if a name starts with %s, put the name in quotes", quote(keyword))
	return d
}

func strayFailure(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.StrayAnnotation, f, at, `"on failure" without a step`)
	d.Help = "put it under the step that can fail"
	return d
}

func badValue(f *source.File, at source.Span, what, help string) diag.Diagnostic {
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("invalid %s %s", what, quote(f.Slice(at))))
	d.Help = help
	return d
}

// badColor suggests the colour that was written without its #, or by name.
func badColor(f *source.File, w ast.Word) diag.Diagnostic {
	d := badValue(f, w.At, "colour", `write six hexadecimal digits, such as "#2f7de1"`)
	if meant := meantColor(w.Text); meant != "" {
		d.Help = fmt.Sprintf("write it in hexadecimal: %q", meant)
		d.Offer(diag.Replace("write "+meant, w.At, `"`+meant+`"`).AsSafe(diag.Value))
	}
	return d
}

// ambiguousAmount reports an amount with a full stop before three digits.
func ambiguousAmount(f *source.File, at source.Span) diag.Diagnostic {
	said := f.Slice(at)
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("ambiguous amount %s: thousands or a fraction?", quote(said)))
	d.Help = "write thousands with a comma or without a separator, as in 1,000 or 1000, and a fraction with two digits, as in 1.00"
	thousands := dotted().ReplaceAllString(said, "$1,$2")
	d.Offer(diag.Replace("write "+thousands, at, thousands))
	if fraction := dotted().ReplaceAllStringFunc(said, func(n string) string { return strings.TrimSuffix(n, "0") }); !dotted().MatchString(fraction) {
		d.Offer(diag.Replace("write "+fraction, at, fraction))
	}
	return d
}

// badDuration suggests what was meant, if that is known.
func badDuration(f *source.File, at source.Span, meant string) diag.Diagnostic {
	d := badValue(f, at, "duration", "write a number and a unit: 90s, 5m, 2h, 3d, 1w, 2mo, 5wd, 2 days, 1h30m or 1d..3d")
	if meant != "" {
		d.Help = fmt.Sprintf("write it as a range or a single duration: %s", meant)
		d.Offer(diag.Replace("write "+meant, at, meant).AsSafe(diag.Value))
	}
	return d
}

// unknownMood is only a warning, because an emotion does not change what is
// done. Near are the moods that may have been meant.
func unknownMood(f *source.File, at source.Span, near []string, text source.Span) diag.Diagnostic {
	said := f.Slice(at)
	d := diag.New(diag.UnknownEmotion, f, at, "unknown emotion "+quote(said))
	if len(near) > 0 {
		d.Help = fmt.Sprintf("did you mean %s?", diag.QuoteAny(near))
		for _, mood := range near {
			d.Offer(diag.Replace("write "+mood, at, mood))
		}
		return d
	}
	if isNumeric(said) {
		d.Help = "write a number from -2 to +2"
		return d
	}
	if text.Len() > 0 {
		d.Help = fmt.Sprintf("write a number from -2 to +2 before it, such as feels -1 %s", clip(source.FoldSpace(f.Slice(at.Join(text)))))
		return d
	}
	d.Help = fmt.Sprintf("write a number from -2 to +2 before it, such as feels -1 %s; or add the word to journey.toml, in the table [words.moods]: %s = -1", clip(said), clip(lexicon.Fold(said)))
	return d
}

func headTwice(f *source.File, at source.Span, keyword string, first source.Span) diag.Diagnostic {
	d := diag.New(diag.DeclaredTwice, f, at, fmt.Sprintf("duplicate %s in this file", quote(keyword)))
	d.Help = "keep one of the two"
	d.Related = []diag.Related{{File: f, Span: first, Message: "the first one is here"}}
	return d
}

func timeTwice(f *source.File, at source.Span, keyword string, first source.Span) diag.Diagnostic {
	d := diag.New(diag.StatedTwice, f, at, fmt.Sprintf("duplicate %s for this step", quote(keyword)))
	d.Help = "keep one of the two"
	d.Related = []diag.Related{{File: f, Span: first, Message: "the first one is here"}}
	return d
}

func beforeBranch(f *source.File, at, opener, branch source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, fmt.Sprintf("statement between %s and its first %s", quote(f.Slice(opener)), quote(f.Slice(branch))))
	d.Help = "move it above the decision, or under the branch it belongs to"
	d.Related = []diag.Related{{File: f, Span: opener, Message: "the decision"}, {File: f, Span: branch, Message: "its first branch"}}
	return d
}

func conditionAlone(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("%s without an \"if\" above it", quote(f.Slice(at))))
	d.Help = "write if TEXT, its steps on the next lines, then end"
	return d
}

func otherwiseTwice(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnbalancedBlock, f, at, "second \"otherwise\" in the same \"if\"")
	d.Help = "write end above it, or keep one of the two"
	return d
}

// secondCondition reports an `else if`.
func secondCondition(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("an \"if\" takes one condition, and %s starts another", quote(f.Slice(at))))
	d.Help = "write otherwise, then inside it another if with its own end; or write one decision with a when for each case: SUBJECT decides TEXT"
	return d
}

// conditionInline reports an `if` with its step on the same line.
func conditionInline(f *source.File, at, condition, step source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, "a condition and its step are on the same line")
	d.Help = fmt.Sprintf("write three lines: %s, %s, %s", quote(strings.TrimRight(f.Slice(condition), ",:")), quote(f.Slice(step)), quote("end"))
	return d
}

func andBefore(f *source.File, at, gap source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("a sentence cannot start with %s, and no \"together\" is open here", quote(f.Slice(at))))
	d.Help = "start with who acts; steps that run in parallel go in a block: together … and … end"
	d.Offer(diag.Replace("start with who acts", gap, ""))
	return d
}

func labelBefore(f *source.File, at source.Span, keyword string) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("a label cannot come before %s", quote(keyword)))
	d.Help = "put labels before a step, a decision, together or repeat"
	return d
}

func nearKeyword(f *source.File, n *near) diag.Diagnostic {
	said := f.Slice(n.at)
	d := diag.New(diag.UnknownKeyword, f, n.at, "unknown keyword "+quote(said))
	first, _, _ := strings.Cut(said, " ")
	if _, ok := keyword.Lookup(first); ok {
		d.Message = fmt.Sprintf("expected %s, not %s", quote(n.read), quote(said))
	}
	d.Help = form(n.keyword)
	if n.certain {
		d.Help = fmt.Sprintf("did you mean %s?", quote(n.read))
		fix := diag.Replace("write "+n.read, n.at, n.read)
		if !n.guess {
			fix = fix.AsSafe(0)
		}
		d.Offer(fix)
	}
	return d
}

// missingIs reports a declaration without "is" before the article.
func missingIs(f *source.File, article source.Span) diag.Diagnostic {
	read := "is " + f.Slice(article)
	d := diag.New(diag.Incomplete, f, article, "missing \"is\" in this declaration")
	d.Help = "write " + quote(read)
	d.Offer(diag.Replace("write "+read, article, read).AsSafe(0))
	return d
}

// notAlone reports a keyword with something after it on its line. Gap is the
// space between the keyword and the sentence after it, or empty if there is
// none.
func notAlone(f *source.File, at source.Span, n *near, gap source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("%s must be alone on its line", quote(n.keyword)))
	d.Help = fmt.Sprintf("write %s on its own line, and what follows on the next line", n.keyword)
	if gap.Len() > 0 {
		fix := diag.Replace("break the line", gap, n.read+"\n")
		if !n.guess {
			fix = fix.AsSafe(0)
		}
		d.Offer(fix)
	}
	return d
}

// maybeShare reports what may be a share or a part of the text before it.
func maybeShare(f *source.File, at source.Span, text ast.Text, percent float64) diag.Diagnostic {
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("ambiguous %s: a share, or part of the text?", quote(f.Slice(at))))
	share := fmt.Sprintf("(%s%%)", Percent(percent))
	d.Help = "for a share, write " + share
	d.Offer(diag.Replace("write "+share, at, share))
	if text.At.Len() > 0 {
		whole := source.Span{Start: text.At.Start, End: at.End}
		said := source.FoldSpace(f.Slice(whole))
		d.Help += fmt.Sprintf("; for text, put it in quotes: %s", quote(said))
		if !strings.Contains(said, `"`) {
			d.Offer(diag.Replace("put it in quotes", whole, Quote(said)))
		}
	}
	return d
}

// strayShare is only a warning: the words stay in the text, and the rest is
// clear.
func strayShare(f *source.File, at source.Span, percent float64) diag.Diagnostic {
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("the share %s is not in a branch", quote(f.Slice(at))))
	d.Severity = diag.Warning
	d.Help = fmt.Sprintf("put what happens only then in a block: if TEXT (%s%%), its steps, then end; or remove the share", Percent(percent))
	return d
}

// shareAhead reports a share before the text that it should follow.
func shareAhead(f *source.File, text source.Span, share string) diag.Diagnostic {
	at := source.Span{Start: text.Start, End: text.Start + len(share)}
	rest := strings.TrimSpace(f.Slice(source.Span{Start: at.End, End: text.End}))
	d := diag.New(diag.BadValue, f, at, fmt.Sprintf("the share %s comes before its text", quote(share)))
	d.Help = "write it at the end: " + clip(rest) + " " + share
	d.Offer(diag.Replace("move it to the end", text, rest+" "+share))
	return d
}

func (p *parser) noSentence(at source.Span) diag.Diagnostic {
	f := p.file
	said := strings.TrimRight(f.Slice(at), ".")
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("incomplete sentence %s", quote(f.Slice(at))))
	if _, ok := ParseDuration(said); ok {
		d.Help = fmt.Sprintf("write %s for working time, or %s for waiting time", quote("takes "+said), quote("waits "+said))
		return d
	}
	if _, ok := p.known.Mood(said); ok {
		d.Help = "write how somebody feels as " + quote("feels "+said)
		return d
	}
	if kind, name, ok := strings.Cut(said, ":"); ok && strings.TrimSpace(name) != "" {
		if _, ok := lexicon.Kind(lexicon.Fold(kind)); ok {
			d.Help = fmt.Sprintf("to declare it, write the name first: %s", quote(strings.TrimSpace(name)+" is a "+kind))
			return d
		}
	}
	d.Help = "write who does what: SUBJECT VERB OBJECT [to NAME] [via SYSTEM] [by CHANNEL] [at PLACE]"
	if label, ok := strings.CutSuffix(f.Slice(at), ":"); ok && !strings.ContainsFunc(label, source.IsSpace) {
		d = diag.New(diag.Incomplete, f, at, fmt.Sprintf("the label %s is followed by nothing", quote(label)))
		d.Help = fmt.Sprintf("write the label and its step on one line: %s", quote(clip(label)+": rep …"))
	}
	return d
}

// otherComment reports a comment in the style of another language; closer is
// its end mark there, or "". Alone says that nothing else is on the line.
func otherComment(f *source.File, at, line source.Span, closer string, alone bool) diag.Diagnostic {
	d := diag.New(diag.UnknownKeyword, f, at, fmt.Sprintf("%s does not start a comment", quote(f.Slice(at))))
	d.Help = "start every line of a comment with #"
	mark := "# "
	if isSpaceAt(f.Text(), at.End, line.End) {
		mark = "#"
	}
	fix := diag.Replace("start it with #", at, mark)
	if text, ok := strings.CutSuffix(strings.TrimRightFunc(f.Slice(line), source.IsSpace), closer); ok && closer != "" && len(text) >= at.Len() {
		body := strings.TrimRightFunc(text, source.IsSpace)
		fix.Edits = append(fix.Edits, diag.Edit{Span: source.Span{Start: line.Start + max(len(body), at.Len()), End: line.Start + len(text) + len(closer)}})
	}
	if alone {
		fix = fix.AsSafe(0)
	}
	d.Offer(fix)
	return d
}

func clauseAlone(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("%s does not belong to a sentence", quote(f.Slice(at))))
	d.Help = "put it right after the sentence it continues, with no blank line, full stop or annotation in between"
	return d
}

// reserved reports a name that must be in quotes, as one string.
func (p *parser) reserved(at source.Span, why string) diag.Diagnostic {
	d := diag.New(diag.ReservedWord, p.file, at, fmt.Sprintf("the name %s %s", quote(p.file.Slice(at)), why))
	scanLine(p.text, at, false, &p.scratch)
	name := make([]string, len(p.scratch.words))
	for i, w := range p.scratch.words {
		name[i] = w.ast(p.text).Text
	}
	quoted := Quote(strings.Join(name, " "))
	d.Help = "put the name in quotes: " + clip(quoted)
	fix := diag.Replace("put the name in quotes", at, quoted)
	if slices.ContainsFunc(name, func(w string) bool { return !lexicon.IsArticle(w) }) {
		fix = fix.AsSafe(diag.Wording) // otherwise it is another name, with an article that counts
	}
	d.Offer(fix)
	return d
}

func reservedLabel(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.ReservedWord, f, at, fmt.Sprintf("%s is a keyword and cannot be a label", quote(f.Slice(at))))
	d.Help = "choose a different word for the label"
	return d
}

func tooLarge(f *source.File) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, f, source.Span{}, fmt.Sprintf("the file is larger than %d MiB", MaxSize>>20))
	d.Help = "split it into several files, and share their declarations with use"
	return d
}

func otherEncoding(f *source.File) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, f, source.Span{}, "the file is encoded in UTF-16")
	d.Help = "save it as UTF-8"
	return d
}

func noText(f *source.File, at source.Span, zero bool) diag.Diagnostic {
	what := "invalid UTF-8"
	if zero {
		what = "a journey cannot contain a zero byte"
	}
	d := diag.New(diag.UnreadableFile, f, at, what)
	d.Help = "remove it, and save the file as UTF-8"
	return d
}

func reservedSubject(f *source.File, keyword source.Span) diag.Diagnostic {
	word := f.Slice(keyword)
	d := diag.New(diag.ReservedWord, f, keyword, fmt.Sprintf("%s is a keyword here, but what follows does not fit it", quote(word)))
	d.Help = fmt.Sprintf("%s; or, if a name starts with %s, put the name in quotes", form(word), quote(word))
	return d
}

func (p *parser) reservedName(at source.Span, keyword string) diag.Diagnostic {
	return p.reserved(at, fmt.Sprintf("starts with %s, which is a keyword at the start of a line", quote(keyword)))
}

func tooManyFaults(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, f, at, fmt.Sprintf("stopped after %d problems in this file", MaxFaults))
	d.Help = "fix these first, then check the file again"
	return d
}

func tooMany(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, f, at, fmt.Sprintf("more than %d statements in one file; the rest is ignored", MaxStatements))
	d.Help = "split it into several files"
	return d
}

// notThere reports a keyword that the language does not have.
func notThere(f *source.File, at source.Span, keyword, help string) diag.Diagnostic {
	d := diag.New(diag.UnknownKeyword, f, at, fmt.Sprintf("%s is not supported yet", quote(keyword)))
	d.Help = help
	return d
}

// placeholder reports a line that is still to be written; begin is its start.
func placeholder(f *source.File, at, begin source.Span) diag.Diagnostic {
	d := diag.New(diag.UnknownKeyword, f, at, fmt.Sprintf("%s is not a keyword: open points go in a comment or a note", quote(f.Slice(at))))
	d.Help = "start the line with #, or write a note under the step"
	fix := diag.Replace("make it a comment", begin, "# ")
	if line := f.LineSpan(f.LineAt(at.Start)); !strings.Contains(f.Slice(line), "#") {
		fix = fix.AsSafe(0) // otherwise two comments would become one
	}
	d.Offer(fix)
	return d
}

// sideBySide reports a sentence that happens at the same time as others.
func sideBySide(f *source.File, at, step source.Span) diag.Diagnostic {
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("%s does not say what happens at the same time", quote(strings.TrimRight(f.Slice(at), ","))))
	d.Help = fmt.Sprintf("write together, the other steps, and, %s, end: each on its own line", quote(source.FoldSpace(f.Slice(step))))
	return d
}

// underStep reports a sentence whose content belongs under a step; action is
// the sentence to write above it, or "".
func underStep(f *source.File, at source.Span, action string) diag.Diagnostic {
	said := source.FoldSpace(f.Slice(at))
	d := diag.New(diag.Misplaced, f, at, fmt.Sprintf("%s describes a step, but is not one", quote(said)))
	d.Help = "write under the step it is about: " + quote(said)
	if action != "" {
		d.Help = fmt.Sprintf("write the step %s, and under it %s", quote(action), quote(said))
	}
	return d
}

// noCondition reports a `repeat` alone on its line.
func noCondition(f *source.File, at source.Span) diag.Diagnostic {
	d := diag.New(diag.Incomplete, f, at, "this \"repeat\" does not say until when or how often")
	d.Help = form("repeat")
	return d
}

func otherNotation(f *source.File, at source.Span, name string) diag.Diagnostic {
	d := diag.New(diag.UnreadableFile, f, at, fmt.Sprintf("this is a %s diagram, not a journey", name))
	d.Help = "write each arrow or task as a sentence on its own line, such as \"customer sends form to rep by email\"; `journey new` writes an example to start from"
	return d
}

// jumpToText reports a jump to something that is not a label; to is the
// statement that is meant, or nil.
func jumpToText(f *source.File, at source.Span, label string, to *statement) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, f, at, fmt.Sprintf("%s is not a label: a label is one word", quote(f.Slice(at))))
	d.Help = fmt.Sprintf("write %s before the step to jump to, and here %s", quote(label+":"), quote("go to "+label))
	if to != nil {
		d.Help = fmt.Sprintf("write %s in line %d, and here %s", quote(label+": "+source.FoldSpace(f.Slice(to.at))), f.LineAt(to.at.Start), quote("go to "+label))
		d.Related = []diag.Related{{File: f, Span: to.at, Message: "the step you probably mean"}}
	}
	return d
}
