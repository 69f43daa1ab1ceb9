package parser

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// The types of tokens. Values are slices of the source, so the offset and
// length of a token are its span.
const (
	tKeyword     lexer.TokenType = iota + 1 // one word of a keyword, without its colon
	tSentence                               // zero-width: start of a step
	tDeclaration                            // zero-width: start of a declaration
	tDecision                               // zero-width: start of a decision
	tMood                                   // zero-width: start of `NAME feels MOOD`
	tWait                                   // zero-width: start of `NAME waits DURATION`
	tLabel                                  // NAME: or the target of a jump
	tClause                                 // to, from, with, via, by or at, if it opens a clause
	tInPerson                               // the two words
	tWords                                  // a run of words and strings on one line
	tText                                   // one string that is the whole argument, or raw words
	tShare                                  // (N%)
	tValue                                  // a duration, an amount, a mood, a link or a count
	tString                                 // a string in a declaration
	tEnd                                    // zero-width: end of the statement
)

// definition is the lexer for participle. It never fails.
type definition struct{}

// Symbols names the token types for the grammar.
func (definition) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Keyword": tKeyword, "Sentence": tSentence, "Declaration": tDeclaration,
		"Decision": tDecision, "Mood": tMood, "Wait": tWait, "Label": tLabel, "Clause": tClause,
		"InPerson": tInPerson, "Words": tWords,
		"Text": tText, "Share": tShare, "Value": tValue, "String": tString, "End": tEnd,
	}
}

func (d definition) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(name, string(text))
}

func (definition) LexString(name, text string) (lexer.Lexer, error) {
	return newTokens(source.New(name, text), lexicon.Default()), nil
}

// statement is what the lexer knows about one statement from its lines alone.
type statement struct {
	kind     kind
	chunk    int              // index of the chunk that contains its tokens
	first    int              // index of its first token in the chunk
	count    int              // number of its tokens
	at       source.Span      // from its first word to its last, with a full stop
	near     *near            // what the faulty line was meant to be, or nil
	question source.Span      // a decision without a subject and `decides`, or empty
	crowd    source.Span      // the first word of a sentence on the same line, which is a separate statement, or empty
	waits    bool             // its keyword is `waits`, not `takes`
	more     bool             // `else if`, which an open `if` takes too
	fault    *diag.Diagnostic // what is wrong with the whole statement, or nil
	subject  source.Span      // a declared name that was read as a keyword, or empty
	unclosed []int            // offsets of unclosed strings, one per line
}

// tokens cuts a file into statements and tokens, one statement at a time.
type tokens struct {
	file  *source.File
	text  string
	known *lexicon.Lists
	queue []lexer.Token // of the current statement, from head on not yet taken
	head  int
	count int // tokens made in this chunk
	limit int // number of statements at which this chunk ends; 0 for no limit

	next  int  // number of the next line
	line  line // the current line, which has words
	ready bool // line has not been used yet
	blank bool // a blank line precedes line

	stmts    []statement
	comments []ast.Comment
}

func newTokens(file *source.File, known *lexicon.Lists) *tokens {
	return &tokens{file: file, text: file.Text(), known: known, next: 1}
}

// chunkSize is how many statements share one list of tokens. Short lists are
// cheaper to build than one for the whole file.
const chunkSize = 64

// chunk returns the tokens of the next statements, or nil if there are none.
func (t *tokens) chunk() *lexer.PeekingLexer {
	t.limit, t.count = t.limit+chunkSize, 0
	before := len(t.stmts)
	lex, err := lexer.Upgrade(t)
	if err != nil || len(t.stmts) == before { // the lexer never fails
		return nil
	}
	return lex
}

// Next returns the next token.
func (t *tokens) Next() (lexer.Token, error) {
	if t.head == len(t.queue) {
		t.queue, t.head = t.queue[:0], 0
		if t.limit > 0 && len(t.stmts) == t.limit || !t.statement() {
			return lexer.EOFToken(lexer.Position{Filename: t.file.Name(), Offset: len(t.text)}), nil
		}
	}
	tok := t.queue[t.head]
	t.head++
	return tok, nil
}

// advance moves to the next line that has words, and keeps the comments.
func (t *tokens) advance() {
	t.ready, t.blank = false, false
	for !t.ready && t.next <= t.file.LineCount() {
		at := t.file.LineSpan(t.next)
		t.next++
		scanLine(t.text, at, true, &t.line)
		if c := t.line.comment; c.Len() > 0 {
			t.comments = append(t.comments, ast.Comment{Range: ast.Range{At: c}, Text: t.text[c.Start:c.End]})
		}
		t.ready = len(t.line.words) > 0
		t.blank = t.blank || !t.ready && t.line.comment.Len() == 0
	}
}

// statement queues the tokens of the next statement.
func (t *tokens) statement() bool {
	if !t.ready {
		if t.advance(); !t.ready {
			return false
		}
	}
	words := t.line.words
	t.ready = false
	s := statement{first: t.count}
	c := t.classify(words)
	if t.crowded(c, words) {
		s.crowd = words[1].span()
		words, t.line.words, t.ready, t.blank = words[:1], words[1:], true, false
		if c.near == nil {
			c.near = &near{keyword: t.bare(words[0]), at: words[0].span(), read: t.bare(words[0])}
		}
	}
	s.at = source.Span{Start: words[0].start, End: words[len(words)-1].end}
	s.kind, s.near = c.kind, c.near
	if t.limit > 0 {
		s.chunk = t.limit/chunkSize - 1
	}
	if c.kind == kindStep {
		t.sentences(c, words, &s)
	} else {
		t.emitLine(c, words, &s)
	}
	t.mark(tEnd, s.at.End)
	s.count = t.count - s.first
	t.stmts = append(t.stmts, s)
	return true
}

// emit queues the slice of the text as one token.
func (t *tokens) emit(typ lexer.TokenType, start, end int) {
	t.queue = append(t.queue, lexer.Token{Type: typ, Value: t.text[start:end], Pos: lexer.Position{Offset: start}})
	t.count++
}

// mark queues a token without text.
func (t *tokens) mark(typ lexer.TokenType, at int) { t.emit(typ, at, at) }

// span returns the position of a token. A token inserted for something else has
// the position of that; its column is then the length of the original.
func span(tok lexer.Token) source.Span {
	if tok.Pos.Column > 0 {
		return source.Span{Start: tok.Pos.Offset, End: tok.Pos.Offset + tok.Pos.Column}
	}
	return source.Span{Start: tok.Pos.Offset, End: tok.Pos.Offset + len(tok.Value)}
}
