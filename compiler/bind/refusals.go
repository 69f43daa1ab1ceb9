package bind

// What is told of sentences that are not taken as they stand.

import (
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

func noVerb(file *source.File, span source.Span, text, owner string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("%s does not say what is done", quote(text)))
	d.Help = "write who does what: " + quote(owner+" sends form to …")
	return d
}

func (b *binder) noSubject(file *source.File, span source.Span, s *sentence, rep string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, "the sentence begins with what is done, and does not say who does it")
	verb, _ := b.words.LookupVerb(s.head[0].fold)
	rest := strings.Fields(file.Slice(s.sentenceSpan()))[1:]
	d.Help = "begin with who acts: " + quote(sentenceOf(rep, words.ThirdPerson(verb.Base), strings.Join(rest, " ")))
	return d
}

// noName is a sentence that begins with "is" and its like: a declaration without
// a name, or nothing. Kind is what it declares, or "".
func noName(file *source.File, span source.Span, kind string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("nothing stands before %s", quote(file.Slice(span))))
	d.Help = "begin with who acts"
	if kind != "" {
		d.Help = "to declare somebody, begin with the name: NAME is a " + kind
	}
	return d
}

func twoSubjects(file *source.File, span source.Span, first *model.Participant) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, "a step belongs to one participant, and this sentence begins with several")
	d.Help = fmt.Sprintf("name the others behind `with`: %s; or write a step for each, inside `together`", quote(QuoteName(first.Name)+" … with …"))
	return d
}

func clauseTwice(file *source.File, c *ast.Clause, first source.Span) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, c.At, fmt.Sprintf("%s says for a second time what the sentence has said already", quote(c.Kind.String())))
	d.Help = "keep one of the two, or write a second step"
	d.Related = []diag.Related{{File: file, Span: first, Message: "said here first"}}
	return d
}

// twice is a word that stands a second time right behind itself.
func twice(file *source.File, first token, second source.Span) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, second, fmt.Sprintf("%s stands twice", quote(first.text)))
	d.Help = "take one of the two away"
	d.Fix = replace("take one away", source.Span{Start: first.at.End, End: second.End}, "")
	return d
}

func clauseMisspelt(file *source.File, span source.Span, kind ast.ClauseKind) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("%s is not how %s is written", quote(file.Slice(span)), quote(kind.String())))
	d.Help = "did you mean " + quote(kind.String()) + "?"
	d.Fix = replace("write "+quote(kind.String()), span, kind.String())
	return d
}

// clauseEmpty is a clause keyword at the end of a sentence.
func clauseEmpty(file *source.File, keyword token) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, keyword.at, fmt.Sprintf("nothing stands behind %s", quote(keyword.text)))
	name := "NAME"
	if keyword.fold == ast.Via.String() {
		name = "SYSTEM"
	}
	d.Help = "write " + quote(keyword.fold+" "+name) + ", or take it away"
	return d
}

func twoSentences(file *source.File, c *clause, at int, name string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, c.ast.At, fmt.Sprintf("two sentences: %s begins another one inside this line", quote(c.toks[at].text)))
	d.Help = "begin the line with " + quote(name) + "; say when it happens with `waits` under the step before"
	return d
}

// listMark is the mark of a list before a line that goes on with the next token.
func listMark(file *source.File, mark, next source.Span) diag.Diagnostic {
	said := file.Slice(mark)
	d := diag.New(diag.UnexpectedWord, file, mark, fmt.Sprintf("%s is the mark of a list, and a journey has none", quote(said)))
	d.Help = fmt.Sprintf("leave %s out; each line is a step of its own", quote(said))
	d.Fix = replace("leave "+quote(said)+" out", source.Span{Start: mark.Start, End: next.Start}, "")
	return d
}

func timeOpener(file *source.File, s *sentence, subject int, prev *model.Node) diag.Diagnostic {
	opener := s.head[:max(1, subject)]
	if subject >= len(s.head) {
		opener = s.head[:1]
	}
	for n := len(opener) - 1; n > 0 && words.IsArticle(opener[n].fold); n-- {
		opener = opener[:n] // yesterday the rep calls
	}
	span := spanOf(opener)
	said := file.Slice(span)
	rest := strings.Join(strings.Fields(file.Slice(source.Span{Start: opener[len(opener)-1].at.End, End: s.sentenceSpan().End})), " ")
	switch first := opener[0].fold; first {
	case "if", "unless", "while", "because", "since":
		d := diag.New(diag.NegativeOrTime, file, span, fmt.Sprintf("%s is a condition where the sentence should say who acts", quote(said)))
		d.Help = "write a decision: a line such as \"SUBJECT decides …\", then `when yes` and the step, then `end`"
		return d
	}
	d := diag.New(diag.NegativeOrTime, file, span, fmt.Sprintf("%s is a time where the sentence should say who acts", quote(said)))
	if opener[0].fold == "every" || opener[0].fold == "each" {
		d.Help = "write what is done again and again in a block: `repeat until …`, the steps, then `end`"
		return d
	}
	wait := delay(opener)
	if wait == "" {
		wait = "DURATION"
	}
	d.Help = fmt.Sprintf("write %s under the step before, and begin with who acts", quote("waits "+wait))
	if subject < len(s.head) {
		d.Help = fmt.Sprintf("write %s under the step before, then %s", quote("waits "+wait), quote(rest))
		if prev != nil && prev.Waits == nil && wait != "DURATION" && s.step.Label == nil {
			gap := source.Span{Start: span.Start, End: s.head[subject].at.Start}
			d.Fix = replace("write "+quote("waits "+wait), gap, "waits "+wait+"\n")
		}
	}
	return d
}

// delay is the length of time that an opener such as After two days names, in
// the words of `waits`; or "".
func delay(opener []token) string {
	toks := opener
	if words.IsDelay(toks[0].fold) {
		toks = toks[1:]
	} else if toks[len(toks)-1].fold == "later" {
		toks = toks[:len(toks)-1]
	}
	if len(toks) == 1 {
		if _, ok := parser.ParseDuration(toks[0].fold); ok {
			return toks[0].fold // 4m
		}
	}
	if len(toks) != 2 {
		return ""
	}
	number := toks[0].fold
	for i, w := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if number == w {
			number = fmt.Sprint(i)
		}
	}
	if number == "a" || number == "an" {
		number = "1"
	}
	if !beginsWithDigit(number) {
		return ""
	}
	return number + " " + toks[1].fold
}

func negative(file *source.File, s *sentence, said []token) diag.Diagnostic {
	d := diag.New(diag.NegativeOrTime, file, spanOf(said), fmt.Sprintf("%s says what does not happen, and that is no step", quote(textOf(said))))
	text := file.Slice(s.sentenceSpan())
	d.Help = fmt.Sprintf("write it where it hurts, under a step: %s", quote("pain "+strings.Join(strings.Fields(text), " ")))
	return d
}

// sentenceOf joins the parts that say something by spaces.
func sentenceOf(parts ...string) string {
	kept, last, size := 0, "", 0
	for _, p := range parts {
		if p != "" {
			kept, last, size = kept+1, p, size+len(p)+1
		}
	}
	if kept <= 1 {
		return last
	}
	var b strings.Builder
	b.Grow(size)
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

func (b *binder) passiveReceives(file *source.File, r refusal, rep string, system bool) diag.Diagnostic {
	said := sentenceOf(r.subject, r.said, r.object)
	thing := r.object
	if thing == "" {
		thing = "…"
	}
	verb, _ := b.words.LookupVerb(words.Fold(thing))
	call := verb != nil && verb.Channel != "" && !verb.Send // gets a call: somebody calls
	active := func(who, tail string) string {
		if call {
			return sentenceOf(who, words.ThirdPerson(verb.Base), r.subject, tail)
		}
		return sentenceOf(who, words.ThirdPerson(r.base), thing, "to", r.subject, tail)
	}
	if r.giver != "" {
		d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s hides who acts: it is %s", quote(said), quote(r.giver)))
		said := active(r.giver, r.tail)
		d.Help = "write it from the side of who acts: " + quote(said)
		d.Fix = replace("write "+quote(said), r.from, said)
		return d
	}
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s does not say who %s it, how, or through which system", quote(said), words.ThirdPerson(r.base)))
	tail, which := r.tail, "write who %s it: %s"
	if !system && !call && !strings.Contains(" "+tail, " via ") {
		tail, which = sentenceOf(tail, "via SYSTEM"), "write who %s it and through which system: %s"
	}
	d.Help = fmt.Sprintf(which, words.ThirdPerson(r.base), quote(active(rep, tail)))
	return d
}

func passiveDone(file *source.File, r refusal, rep string) diag.Diagnostic {
	said := sentenceOf(r.subject, r.said)
	verb := "does …"
	if r.base != "" {
		verb = words.ThirdPerson(r.base)
	}
	if r.giver != "" && r.base != "" {
		d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s is said from the wrong side: %s acts", quote(said), quote(r.giver)))
		active := sentenceOf(r.giver, verb, r.subject, r.object, r.tail)
		d.Help = "write it from the side of who acts: " + quote(active)
		d.Fix = replace("write "+quote(active), r.from, active)
		return d
	}
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s does not say who does it", quote(said)))
	d.Help = "write who does it: " + quote(sentenceOf(rep, verb, r.subject, r.object, r.tail))
	return d
}

func passiveOngoing(file *source.File, r refusal) diag.Diagnostic {
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s says what is going on, not what is done", quote(r.said)))
	active := words.ThirdPerson(r.base)
	d.Help = "write " + quote(sentenceOf(r.subject, active, r.object))
	d.Fix = replace("write "+quote(active), r.verb, active)
	return d
}

// declarationMeant is a sentence about what something is that names a kind.
func declarationMeant(file *source.File, r refusal, kind string) diag.Diagnostic {
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s is neither a declaration nor a step", quote(sentenceOf(r.subject, r.said, r.object))))
	said := QuoteName(r.subject) + " is a " + kind
	d.Help = "to declare it, write " + quote(said)
	d.Fix = replace("write "+quote(said), r.from, said)
	return d
}

func (b *binder) passiveState(file *source.File, r refusal) diag.Diagnostic {
	said := sentenceOf(r.subject, r.said, r.object)
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s says how something is, not who does what", quote(said)))
	d.Help = "write who does what; how somebody feels is `feels MOOD` under a step, anything else a `note`"
	if _, ok := b.words.Mood(r.object); ok {
		d.Help = "write " + quote("feels "+r.object) + " under the step that makes it so"
	}
	return d
}

// saidTwice is a passive sentence beside the active one that says the same.
func saidTwice(file *source.File, step *ast.Step, r refusal, other *model.Node, where string) diag.Diagnostic {
	d := diag.New(diag.Passive, file, r.verb, fmt.Sprintf("%s is said already by the step %s", quote(sentenceOf(r.subject, r.said, r.object)), where))
	d.Help = "remove it: " + quote(other.Sentence) + " says both sides"
	d.Related = []diag.Related{{File: other.Origin.File, Span: other.Origin.Span, Message: "said here"}}
	if len(step.Under) == 0 && step.Label == nil {
		first, last := file.LineAt(r.from.Start), file.LineAt(r.from.End)
		line := source.Span{Start: file.LineSpan(first).Start, End: file.LineSpan(last).End}
		if last < file.LineCount() {
			line.End = file.LineSpan(last + 1).Start
		}
		if strings.TrimSpace(file.Slice(line)) == strings.TrimSpace(file.Slice(r.from)) {
			d.Fix = replace("remove the sentence", line, "")
		}
	}
	return d
}
