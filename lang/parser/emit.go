package parser

// sentences queues a step, with the lines on which it continues.
func (t *tokens) sentences(c class, ws []word, s *statement) {
	t.mark(tSentence, ws[0].start)
	ws, stopped := cutStop(t.text, ws)
	t.label(c, ws)
	if c.from < len(ws) {
		t.sentence(ws[c.from:], true, s)
	}
	for !stopped {
		t.advance()
		if !t.ready || t.blank || !t.continues(t.line.words) {
			return
		}
		t.ready = false
		ws = t.line.words
		s.at.End = ws[len(ws)-1].end
		ws, stopped = cutStop(t.text, ws)
		t.sentence(ws, false, s)
	}
}

// sentence queues the words of one line of a step. On its first line, the first
// word is never a clause keyword.
func (t *tokens) sentence(ws []word, first bool, s *statement) {
	start := 0
	for i := 0; i < len(ws); {
		n := 0
		if i > 0 || !first {
			n = t.clauseAt(ws, i)
		}
		if n == 0 {
			t.unclosed(ws[i], s)
			i++
			continue
		}
		t.words(ws[start:i])
		if n == 2 {
			t.emit(tInPerson, ws[i].start, ws[i+1].start+len("person"))
		} else {
			t.emit(tClause, ws[i].start, ws[i].end)
		}
		i += n
		start = i
	}
	t.words(ws[start:])
}

// emitLine queues a single-line statement.
func (t *tokens) emitLine(c class, ws []word, s *statement) {
	at := ws[0].start
	switch c.kind {
	case kindDecl:
		t.decl(c, ws, s)
		return
	case kindDecision:
		t.mark(tDecision, at)
	case kindNamedFeels:
		t.mark(tMood, at)
	case kindNamedWait:
		t.mark(tWait, at)
	}
	t.label(c, ws)
	ws = ws[c.from:]
	if c.near != nil {
		t.words(ws)
		return
	}
	if c.key > 0 || c.kind == kindDecision {
		key := c.key - c.from
		for _, w := range ws[:key] {
			t.unclosed(w, s)
		}
		t.words(ws[:key])
		t.keyword(ws[key])
		ws = ws[key+1:]
	} else {
		for _, w := range ws[:c.keys] {
			t.keyword(w)
		}
		s.waits = t.is(ws, 0, "waits")
		ws = ws[c.keys:]
	}
	t.argument(c.kind, ws, s)
}

// argument queues what follows the keyword of a statement.
func (t *tokens) argument(k kind, ws []word, s *statement) {
	if len(ws) == 0 {
		return
	}
	switch k {
	case kindIf, kindWhen, kindOtherwise, kindFailure:
		text, share := t.cutShare(ws, k == kindOtherwise)
		t.wholeText(text, s)
		if share.Len() > 0 {
			t.emit(tShare, share.Start, share.End)
		}
	case kindSet:
		t.words(ws[:1])
		t.words(ws[1:])
	case kindTag:
		t.words(ws)
	case kindGoTo:
		ws, _ = cutStop(t.text, ws)
		t.emit(tLabel, ws[0].start, ws[0].end)
		t.words(ws[1:])
	case kindRepeat:
		if t.is(ws, 0, "until") {
			t.keyword(ws[0])
			t.wholeText(ws[1:], s)
			return
		}
		t.emit(tValue, ws[0].start, ws[0].end)
		if t.is(ws, 1, "times") {
			t.keyword(ws[1])
			ws = ws[1:]
		}
		t.words(ws[1:])
	case kindTime, kindNamedWait, kindCosts:
		ws, _ = cutStop(t.text, ws)
		if from, n := t.waitWords(ws); k == kindNamedWait || k == kindTime && s.waits && n > 0 {
			t.emit(tValue, ws[from].start, ws[from+n-1].end)
			t.wholeText(ws[from+n:], s)
			return
		}
		t.emit(tValue, ws[0].start, ws[len(ws)-1].end)
	case kindLink, kindFeels, kindNamedFeels:
		n := 1
		if k != kindLink {
			n = t.moodWords(ws)
		}
		t.emit(tValue, ws[0].start, ws[n-1].end)
		t.wholeText(ws[n:], s)
	case kindEnd, kindAnd, kindTogether, kindMoment:
		t.words(ws)
	default:
		t.wholeText(ws, s)
	}
}

// decl queues a declaration.
func (t *tokens) decl(c class, ws []word, s *statement) {
	for _, w := range ws {
		t.unclosed(w, s)
	}
	t.mark(tDeclaration, ws[0].start)
	ws, _ = cutStop(t.text, ws)
	t.words(ws[:c.key])
	t.keyword(ws[c.key])
	ws = ws[c.key+1:]
	if len(ws) > 0 && isArticle(t.bare(ws[0])) {
		t.keyword(ws[0])
		ws = ws[1:]
	}
	n := t.kindWords(ws)
	if n == 0 {
		for n < len(ws) && !t.declTail(ws, n) {
			n++
		}
	}
	t.words(ws[:n])
	for ws = ws[n:]; len(ws) > 0; {
		n := 1
		switch {
		case ws[0].quoted:
			t.emit(tString, ws[0].start, ws[0].end)
		case t.is(ws, 0, "used") && t.is(ws, 1, "by"):
			t.keyword(ws[0])
			t.keyword(ws[1])
			for n = 2; n < len(ws) && !t.isColor(ws, n); n++ {
			}
			t.words(ws[2:n])
		case t.isColor(ws, 0):
			t.keyword(ws[0])
			if len(ws) > 1 && !ws[1].quoted {
				t.emit(tString, ws[1].start, ws[1].end)
				n = 2
			}
		default:
			for n < len(ws) && !t.declTail(ws, n) {
				n++
			}
			t.words(ws[:n])
		}
		ws = ws[n:]
	}
}

// declTail reports whether one of the optional parts of a declaration begins
// at word i.
func (t *tokens) declTail(ws []word, i int) bool {
	return ws[i].quoted || t.is(ws, i, "used") && t.is(ws, i+1, "by") || t.isColor(ws, i) && i+1 < len(ws)
}

// label queues the label of a line that has one.
func (t *tokens) label(c class, ws []word) {
	if c.label {
		t.emit(tLabel, ws[0].start, ws[c.from-1].end)
	}
}

// keyword queues one word of a keyword without the colon or stop after it.
func (t *tokens) keyword(w word) { t.emit(tKeyword, w.start, w.start+len(t.bare(w))) }

// words queues a run of words, if there are any.
func (t *tokens) words(ws []word) {
	if len(ws) > 0 {
		t.emit(tWords, ws[0].start, ws[len(ws)-1].end)
	}
}

// wholeText queues the rest of a line as one text, if there is any.
func (t *tokens) wholeText(ws []word, s *statement) {
	if len(ws) > 0 {
		t.unclosed(ws[0], s)
		t.emit(tText, ws[0].start, ws[len(ws)-1].end)
	}
}

// unclosed records the first unclosed string on each line of a statement.
func (t *tokens) unclosed(w word, s *statement) {
	if n := len(s.unclosed); w.unclosed && (n == 0 || t.file.LineAt(s.unclosed[n-1]) < t.file.LineAt(w.start)) {
		s.unclosed = append(s.unclosed, w.start)
	}
}
