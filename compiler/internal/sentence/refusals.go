package sentence

// Diagnostics for refused sentences.

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

func noVerb(file *source.File, span source.Span, text, owner string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("missing verb: %s does not say what is done", diag.Quote(text)))
	d.Help = "write who does what: " + diag.Quote(owner+" sends form to …")
	return d
}

// doubtfulVerb asks whether a noun is meant as the verb.
func doubtfulVerb(file *source.File, word Token, owner string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, word.At, fmt.Sprintf("is %s the verb here?", diag.Quote(word.Text)))
	d.Help = fmt.Sprintf("write who does what, such as %s; or declare a longer name: %s is a rep",
		diag.Quote(owner+" sends "+word.Text+" form to …"), diag.Quote(owner+" "+word.Text))
	return d
}

func (r *Reader) noSubject(file *source.File, span source.Span, s *sentence, rep string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, "missing subject: the sentence does not say who does this")
	verb, _ := r.verb(s.head[0].Fold)
	rest := strings.Fields(file.Slice(s.sentenceSpan()))[1:]
	d.Help = "start with who acts: " + diag.Quote(sentenceOf(rep, verb.Third(), strings.Join(rest, " ")))
	return d
}

// noName reports a sentence that begins with "is" or similar: a declaration
// without a name, or nothing. Kind is what it declares, or "".
func noName(file *source.File, span source.Span, kind string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, fmt.Sprintf("missing name before %s", diag.Quote(file.Slice(span))))
	d.Help = "start with who acts"
	if kind != "" {
		d.Help = "to declare it, start with the name: NAME is a " + kind
	}
	return d
}

// crowdedName reports a run of words before a verb that is not a name, because
// of the word at the index.
func crowdedName(file *source.File, name []Token, at int) diag.Diagnostic {
	said := textOf(name)
	d := diag.New(diag.UnexpectedWord, file, spanOf(name), fmt.Sprintf("%s is not a declared name, and an undeclared name cannot contain %s", diag.Quote(said), diag.Quote(name[at].Text)))
	d.Help = fmt.Sprintf("remove what comes between the name and the verb, or declare the whole name: %s is a rep", parser.Quote(said))
	return d
}

func twoSubjects(file *source.File, span source.Span, first *model.Participant) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, span, "a step has one owner, but this sentence starts with several participants")
	d.Help = fmt.Sprintf("name the others after `with`: %s; or write a step for each inside `together`", diag.Quote(parser.QuoteName(first.Name)+" … with …"))
	return d
}

func clauseTwice(file *source.File, c *ast.Clause, first source.Span) diag.Diagnostic {
	d := diag.New(diag.StatedTwice, file, c.At, fmt.Sprintf("%s repeats what the sentence already says", diag.Quote(c.Kind.String())))
	d.Help = "keep one of the two, or write a second step"
	d.Related = []diag.Related{{File: file, Span: first, Message: "already said here"}}
	return d
}

// twice reports a repeated word.
func twice(file *source.File, first Token, second source.Span) diag.Diagnostic {
	d := diag.New(diag.StatedTwice, file, second, fmt.Sprintf("duplicate word %s", diag.Quote(first.Text)))
	d.Help = "remove one of the two"
	d.Offer(diag.Replace("remove one", source.Span{Start: first.At.End, End: second.End}, ""))
	return d
}

func clauseMisspelt(file *source.File, span source.Span, kind ast.ClauseKind) diag.Diagnostic {
	d := diag.New(diag.UnknownKeyword, file, span, fmt.Sprintf("unknown keyword %s", diag.Quote(file.Slice(span))))
	d.Help = "did you mean " + diag.Quote(kind.String()) + "?"
	d.Offer(diag.Replace("write "+diag.Quote(kind.String()), span, kind.String()))
	return d
}

// clauseEmpty reports a clause keyword at the end of a sentence.
func clauseEmpty(file *source.File, keyword Token) diag.Diagnostic {
	d := diag.New(diag.Incomplete, file, keyword.At, fmt.Sprintf("%s is followed by nothing", diag.Quote(keyword.Text)))
	name := map[string]string{ast.Via.String(): "SYSTEM", ast.By.String(): "CHANNEL", ast.At.String(): "PLACE"}[keyword.Fold]
	d.Help = "write " + diag.Quote(keyword.Fold+" "+cmp.Or(name, "NAME")) + ", or remove it"
	return d
}

func twoSentences(file *source.File, c *clause, at int, name string) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, c.ast.At, fmt.Sprintf("two sentences on one line: %s starts the second", diag.Quote(c.toks[at].Text)))
	d.Help = "start a new line with " + diag.Quote(name) + "; to say when it happens, write `waits` under the previous step"
	return d
}

// sentenceBehind reports a second sentence on a line, which begins with the
// name.
func sentenceBehind(file *source.File, name []Token) diag.Diagnostic {
	d := diag.New(diag.UnexpectedWord, file, spanOf(name), fmt.Sprintf("two sentences on one line: %s starts the second", diag.Quote(textOf(name))))
	d.Help = "write each sentence on its own line"
	return d
}

// listMark reports a list mark before a line that continues with the next
// token; same says whether the statement means the same without it.
func listMark(file *source.File, mark, next source.Span, same bool) diag.Diagnostic {
	said := file.Slice(mark)
	d := diag.New(diag.UnexpectedWord, file, mark, fmt.Sprintf("unexpected list marker %s", diag.Quote(said)))
	d.Help = fmt.Sprintf("remove %s; each line is already a step", diag.Quote(said))
	fix := diag.Replace("remove "+diag.Quote(said), source.Span{Start: mark.Start, End: next.Start}, "")
	if same {
		fix = fix.AsSafe(diag.Wording)
	}
	d.Offer(fix)
	return d
}

func timeOpener(file *source.File, s *sentence, subject int, prev *model.Node) diag.Diagnostic {
	opener := s.head[:max(1, subject)]
	if subject >= len(s.head) {
		opener = s.head[:1]
	}
	for n := len(opener) - 1; n > 0 && lexicon.IsArticle(opener[n].Fold); n-- {
		opener = opener[:n] // yesterday the rep calls
	}
	span := spanOf(opener)
	said := file.Slice(span)
	rest := strings.Join(strings.Fields(file.Slice(source.Span{Start: opener[len(opener)-1].At.End, End: s.sentenceSpan().End})), " ")
	if lexicon.IsCondition(opener[0].Fold) {
		d := diag.New(diag.NegativeOrTime, file, span, fmt.Sprintf("%s is a condition; a sentence starts with who acts", diag.Quote(said)))
		d.Help = "write the condition on its own line: `if …`, then the step on the next line, then `end`"
		return d
	}
	d := diag.New(diag.NegativeOrTime, file, span, fmt.Sprintf("%s is a time; a sentence starts with who acts", diag.Quote(said)))
	if lexicon.IsEach(opener[0].Fold) {
		d.Help = "start with who acts, and write how often after what is done"
		if subject < len(s.head) {
			d.Help = "write " + diag.Quote(rest+" "+strings.ToLower(said))
		}
		d.Help += "; or, if it repeats until something is true, put it in a block: `repeat until …`, the steps, then `end`"
		return d
	}
	if lexicon.IsDeadline(opener[0].Fold) {
		d.Message = fmt.Sprintf("%s is a deadline; a sentence starts with who acts", diag.Quote(said))
		d.Help = "start with who acts, and write the deadline after what is done, or as a note under the step"
		if subject < len(s.head) {
			d.Help = fmt.Sprintf("write %s, or %s under the step", diag.Quote(rest+" "+strings.ToLower(said)), diag.Quote("note "+said))
		}
		return d
	}
	wait := delay(opener)
	if wait == "" {
		wait = "DURATION"
	}
	d.Help = fmt.Sprintf("write %s under the previous step, and start with who acts", diag.Quote("waits "+wait))
	if subject < len(s.head) {
		d.Help = fmt.Sprintf("write %s under the previous step, then %s", diag.Quote("waits "+wait), diag.Quote(rest))
		if prev != nil && prev.Waits == nil && wait != "DURATION" && s.step.Label == nil {
			gap := source.Span{Start: span.Start, End: s.head[subject].At.Start}
			d.Offer(diag.Replace("write "+diag.Quote("waits "+wait), gap, "waits "+wait+"\n").AsSafe(diag.Value | diag.Wording))
		}
	}
	return d
}

// delay returns the duration in an opener such as After two days, in the form
// used by `waits`; or "".
func delay(opener []Token) string {
	toks := opener
	if lexicon.IsDelay(toks[0].Fold) {
		toks = toks[1:]
	} else if lexicon.EndsTime(toks[len(toks)-1].Fold) {
		toks = toks[:len(toks)-1]
	}
	if len(toks) == 1 {
		if _, ok := parser.ParseDuration(toks[0].Fold); ok {
			return toks[0].Fold // 4m
		}
	}
	if len(toks) != 2 {
		return ""
	}
	number := toks[0].Fold
	if n, ok := lexicon.Quantity(number); ok {
		number = fmt.Sprint(n)
	}
	if !beginsWithDigit(number) {
		return ""
	}
	wait := number + " " + toks[1].Fold
	if _, ok := parser.ParseDuration(wait); !ok {
		return ""
	}
	return wait
}

func negative(file *source.File, s *sentence, said []Token) diag.Diagnostic {
	d := diag.New(diag.NegativeOrTime, file, spanOf(said), fmt.Sprintf("%s says what does not happen, which is not a step", diag.Quote(textOf(said))))
	text := file.Slice(s.sentenceSpan())
	d.Help = fmt.Sprintf("write it as a pain point under the step it affects: %s", diag.Quote("pain "+strings.Join(strings.Fields(text), " ")))
	return d
}

// sentenceOf joins the non-empty parts by spaces.
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

// rewrite returns the fix that turns the sentence around.
func (f *refusal) rewrite(active string) diag.Fix {
	fix := diag.Replace("write "+diag.Quote(active), f.from, active)
	if f.sure {
		fix = fix.AsSafe(diag.Wording | diag.Sentence)
	}
	return fix
}

func (r *Reader) passiveReceives(file *source.File, f refusal, rep string, system bool) diag.Diagnostic {
	said := sentenceOf(f.subject, f.said, f.object)
	thing := f.object
	if thing == "" {
		thing = "…"
	}
	verb, _ := r.verb(lexicon.Fold(thing))
	call := verb != nil && verb.Channel != "" && !verb.Send // gets a call: somebody calls
	active := func(who, tail string) string {
		if call {
			return sentenceOf(who, verb.Third(), f.subject, tail)
		}
		return sentenceOf(who, r.Words.ThirdPerson(f.base), thing, "to", f.subject, tail)
	}
	if f.giver != "" {
		d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s hides who acts: it is %s", diag.Quote(said), diag.Quote(strings.Join(append([]string{f.giver}, f.others...), f.joint))))
		said := active(f.giver, f.tail)
		d.Help = "write it in the active voice: " + diag.Quote(said)
		for _, other := range f.others {
			d.Help += "," + f.joint + diag.Quote(active(other, f.tail))
		}
		if f.more != "" {
			d.Help += fmt.Sprintf("; then write as a separate step: %s", diag.Quote(sentenceOf(f.subject, f.more)))
		}
		if f.whole && f.object != "" {
			d.Offer(f.rewrite(said))
		}
		return d
	}
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s does not say who %s it, how, or through which system", diag.Quote(said), r.Words.ThirdPerson(f.base)))
	tail, which := f.tail, "write who %s it: %s"
	if !system && !call && !strings.Contains(" "+tail, " via ") {
		tail, which = sentenceOf(tail, "via SYSTEM"), "write who %s it and through which system: %s"
	}
	d.Help = fmt.Sprintf(which, r.Words.ThirdPerson(f.base), diag.Quote(active(rep, tail)))
	return d
}

// thingReceived reports a sentence about a thing that somebody got: Application
// received from customer by handler.
func thingReceived(file *source.File, f refusal, giver string, by *model.Participant) diag.Diagnostic {
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s hides who acts: it is %s", diag.Quote(sentenceOf(f.subject, f.said)), diag.Quote(giver)))
	to := "NAME"
	if by != nil {
		to = Refer(by)
	}
	d.Help = "write it in the active voice: " + diag.Quote(sentenceOf(giver, "sends", f.subject, "to", to))
	return d
}

func (r *Reader) passiveDone(file *source.File, f refusal, rep string) diag.Diagnostic {
	said := sentenceOf(f.subject, f.said)
	if mood, ok := r.moodIn(f.said); ok && f.giver == "" && !r.isTold(f.base) {
		return felt(file, f, said, mood)
	}
	verb := "does …"
	if f.base != "" {
		verb = r.Words.ThirdPerson(f.base)
	}
	if f.giver != "" && f.base != "" {
		d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s is passive: %s acts", diag.Quote(said), diag.Quote(f.giver)))
		verb, particle, _ := strings.Cut(verb, " ") // ruft … an
		active := sentenceOf(f.giver, verb, f.subject, f.object, particle, f.tail)
		d.Help = "write it in the active voice: " + diag.Quote(active)
		if f.whole {
			d.Offer(f.rewrite(active))
		}
		return d
	}
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s does not say who does it", diag.Quote(said)))
	d.Help = "write who does it: " + diag.Quote(sentenceOf(rep, verb, f.subject, f.object, f.tail))
	return d
}

func (r *Reader) passiveOngoing(file *source.File, f refusal) diag.Diagnostic {
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s says what is going on, not what is done", diag.Quote(f.said)))
	active := r.Words.ThirdPerson(f.base)
	d.Help = "write " + diag.Quote(sentenceOf(f.subject, active, f.object))
	d.Offer(diag.Replace("write "+diag.Quote(active), f.verb, active))
	return d
}

// declarationMeant reports a sentence about what something is that names a
// kind.
func declarationMeant(file *source.File, f refusal, kind string) diag.Diagnostic {
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s is neither a declaration nor a step", diag.Quote(sentenceOf(f.subject, f.said, f.object))))
	said := parser.QuoteName(f.subject) + " is a " + kind
	d.Help = "to declare it, write " + diag.Quote(said)
	d.Offer(diag.Replace("write "+diag.Quote(said), f.from, said))
	return d
}

func (r *Reader) passiveState(file *source.File, f refusal) diag.Diagnostic {
	said := sentenceOf(f.subject, f.said, f.object)
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s says how something is, not who does what", diag.Quote(said)))
	d.Help = "write who does what; for how somebody feels write `feels MOOD` under a step, for anything else a `note`"
	if mood, ok := r.moodIn(f.object); ok {
		return felt(file, f, said, mood)
	}
	return d
}

// isTold reports whether the verb means that somebody is told something: who is
// informed may feel so, but somebody has informed them.
func (r *Reader) isTold(base string) bool {
	v, _ := r.verb(base)
	return v != nil && v.Talk
}

// moodIn returns the mood that a text ends in: very frustrated.
func (r *Reader) moodIn(text string) (string, bool) {
	all := strings.Fields(text)
	if len(all) == 0 {
		return "", false
	}
	last := all[len(all)-1]
	_, ok := r.Words.Mood(last)
	return last, ok
}

// felt reports a sentence about how somebody feels.
func felt(file *source.File, f refusal, said, mood string) diag.Diagnostic {
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s says how somebody feels, not who does what", diag.Quote(said)))
	d.Help = "write " + diag.Quote("feels "+mood) + " under the step that causes it"
	return d
}

// saidTwice reports a passive sentence next to the active one that says the
// same.
func saidTwice(file *source.File, step *ast.Step, f refusal, other *model.Node, where string) diag.Diagnostic {
	d := diag.New(diag.Passive, file, f.verb, fmt.Sprintf("%s repeats the step %s it", diag.Quote(sentenceOf(f.subject, f.said, f.object)), where))
	d.Help = "remove it: " + diag.Quote(other.Sentence) + " covers both sides"
	d.Related = []diag.Related{{File: other.Origin.File, Span: other.Origin.Span, Message: "said here"}}
	if len(step.Under) == 0 && step.Label == nil {
		first, last := file.LineAt(f.from.Start), file.LineAt(f.from.End)
		line := source.Span{Start: file.LineSpan(first).Start, End: file.LineSpan(last).End}
		if last < file.LineCount() {
			line.End = file.LineSpan(last + 1).Start
		}
		if strings.TrimSpace(file.Slice(line)) == strings.TrimSpace(file.Slice(f.from)) {
			d.Offer(diag.Replace("remove the sentence", line, ""))
		}
	}
	return d
}
