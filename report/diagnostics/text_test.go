package diagnostics_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

// at returns a diagnostic at the first occurrence of the words in the text.
func at(f *source.File, code diag.Code, words, message string) diag.Diagnostic {
	return diag.New(code, f, find(f, words), message)
}

func find(f *source.File, words string) source.Span {
	i := strings.Index(f.Text(), words)
	if i < 0 {
		panic("no " + words)
	}
	return source.Span{Start: i, End: i + len(words)}
}

func text(t *testing.T, opt diagnostics.TextOptions, list ...diag.Diagnostic) string {
	t.Helper()
	var b bytes.Buffer
	if err := diagnostics.Text(&b, list, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	card := source.New("card.journey", "rep is a rep\n\nCustomer receives SMS\nrep calls rep\n")
	team := source.New("team.journey", "rep is a system\n")
	passive := at(card, diag.Passive, "receives", `nobody owns "Customer receives SMS"`)
	passive.Help = "write who sends it:\nrep sends SMS to customer via helpdesk"
	twice := at(card, diag.DeclaredTwice, "rep", `"rep" is declared twice`)
	twice.Related = []diag.Related{{File: team, Span: find(team, "rep"), Message: "first declared here"}}
	turns := at(card, diag.PingPong, "Customer receives SMS", "the case goes to and fro")
	turns.Related = []diag.Related{
		{File: card, Span: find(card, "rep is"), Message: "turn 1"},
		{File: card, Span: find(card, "Customer receives SMS"), Message: "turn 3"},
		{File: card, Span: find(card, "rep calls"), Message: "turn 2"},
	}
	info := at(card, diag.Sketch, "rep", "a sketch")
	tabs := source.New("t.journey", "\trep\tcalls X\n")
	wide := source.New("w.journey", "顧客 receives 郵便 👩‍👩‍👧 é x\n")
	hebrew := source.New("h.journey", "נציג receives x\n")
	evil := source.New("a\x1b[2J.journey", "a\x1b[31m\u202e b\xff\x00 c\r\n")
	marked := source.New("m.journey", "\ufeffAnn receives x\n")
	long := source.New("l.journey", strings.Repeat("abcdefghi ", 30)+"HERE"+strings.Repeat(" jklmnopqr", 30))
	block := source.New("b.journey", "repeat until done\n  one\n  two\n  three\nend\n")
	sentence := source.New("s.journey", "rep calls\n    to Ann\n")
	empty := source.New("-", "")

	tests := []struct {
		name string
		opt  diagnostics.TextOptions
		list []diag.Diagnostic
		want string
	}{
		{"clean", diagnostics.TextOptions{Files: 2}, nil, "no problems in 2 files\n"},
		{"help of several lines", diagnostics.TextOptions{}, []diag.Diagnostic{passive}, `
error[J201] nobody owns "Customer receives SMS"
 --> card.journey:3:10
  |
3 | Customer receives SMS
  |          ^^^^^^^^
  = help: write who sends it:
          rep sends SMS to customer via helpdesk

1 error in 1 file
`},
		{"another file", diagnostics.TextOptions{Files: 3}, []diag.Diagnostic{twice}, `
error[J102] "rep" is declared twice
 --> card.journey:1:1
  |
1 | rep is a rep
  | ^^^
 ::: team.journey:1:1
  |
1 | rep is a system
  | --- first declared here

1 error in 3 files
`},
		{"findings apart, related lines in one snippet", diagnostics.TextOptions{}, []diag.Diagnostic{turns, passive, info}, `
error[J201] nobody owns "Customer receives SMS"
 --> card.journey:3:10
  |
3 | Customer receives SMS
  |          ^^^^^^^^
  = help: write who sends it:
          rep sends SMS to customer via helpdesk

info[J103] a sketch
 --> card.journey:1:1
  |
1 | rep is a rep
  | ^^^

finding[J501] the case goes to and fro
 --> card.journey:3:1
  |
1 | rep is a rep
  | ------ turn 1
...
3 | Customer receives SMS
  | ^^^^^^^^^^^^^^^^^^^^^ turn 3
4 | rep calls rep
  | --------- turn 2

1 error, 1 info in 1 file; 1 finding about the service
`},
		{"tabs", diagnostics.TextOptions{}, []diag.Diagnostic{at(tabs, diag.Passive, "calls", "m")}, `
error[J201] m
 --> t.journey:1:6
  |
1 |     rep calls X
  |         ^^^^^

1 error in 1 file
`},
		{"wide characters before the span", diagnostics.TextOptions{}, []diag.Diagnostic{at(wide, diag.Passive, "receives", "m")}, `
error[J201] m
 --> w.journey:1:4
  |
1 | 顧客 receives 郵便 👩‍👩‍👧 é x
  |      ^^^^^^^^

1 error in 1 file
`},
		{"emoji sequence and combining mark take the cells they show", diagnostics.TextOptions{}, []diag.Diagnostic{at(wide, diag.Passive, "👩‍👩‍👧 é x", "m")}, `
error[J201] m
 --> w.journey:1:16
  |
1 | 顧客 receives 郵便 👩‍👩‍👧 é x
  |                    ^^^^^^

1 error in 1 file
`},
		{"right to left", diagnostics.TextOptions{}, []diag.Diagnostic{at(hebrew, diag.Passive, "receives", "m")}, `
error[J201] m
 --> h.journey:1:6
  |
1 | נציג receives x
  |      ^^^^^^^^

1 error in 1 file
`},
		{"control characters are shown, not obeyed", diagnostics.TextOptions{}, []diag.Diagnostic{at(evil, diag.Passive, "c", "m\x07")}, `
error[J201] m<U+0007>
 --> a<U+001B>[2J.journey:1:13
  |
1 | a<U+001B>[31m<U+202E> b<FF><U+0000> c
  |                                     ^

1 error in 1 file
`},
		{"a byte-order mark is no part of the text", diagnostics.TextOptions{}, []diag.Diagnostic{at(marked, diag.Passive, "receives", "m")}, `
error[J201] m
 --> m.journey:1:5
  |
1 | Ann receives x
  |     ^^^^^^^^

1 error in 1 file
`},
		{"a long line is cropped round the span", diagnostics.TextOptions{Width: 44}, []diag.Diagnostic{at(long, diag.Passive, "HERE", "m")}, `
error[J201] m
 --> l.journey:1:301
  |
1 | …defghi abcdefghi HERE jklmnopqr jklmno…
  |                   ^^^^

1 error in 1 file
`},
		{"a block shows its ends", diagnostics.TextOptions{}, []diag.Diagnostic{at(block, diag.UnbalancedBlock, strings.TrimSpace(block.Text()), "m")}, `
error[J003] m
 --> b.journey:1:1
  |
1 | repeat until done
  | ^^^^^^^^^^^^^^^^^
...
5 | end
  | ^^^

1 error in 1 file
`},
		{"a sentence over two lines", diagnostics.TextOptions{}, []diag.Diagnostic{at(sentence, diag.Passive, "calls\n    to Ann", "m")}, `
error[J201] m
 --> s.journey:1:5
  |
1 | rep calls
  |     ^^^^^
2 |     to Ann
  |     ^^^^^^

1 error in 1 file
`},
		{"an empty place in an empty file", diagnostics.TextOptions{}, []diag.Diagnostic{diag.New(diag.UnbalancedBlock, empty, source.Span{}, "m")}, `
error[J003] m
 --> -:1:1
  |
1 |
  | ^

1 error in 1 file
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.TrimPrefix(tt.want, "\n")
			if got := text(t, tt.opt, tt.list...); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}
