package diagnostics_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

func TestColorAddsNothingButColors(t *testing.T) {
	f := source.New("a.journey", "Customer receives SMS\n")
	d := at(f, diag.Passive, "receives", "nobody owns it")
	d.Help = "write who sends it"
	plain := text(t, diagnostics.TextOptions{}, d)
	colored := text(t, diagnostics.TextOptions{Color: true}, d)
	if colored == plain {
		t.Fatal("no colour")
	}
	var b strings.Builder
	for rest := colored; rest != ""; {
		before, after, found := strings.Cut(rest, "\x1b[")
		b.WriteString(before)
		if found {
			_, after, _ = strings.Cut(after, "m")
		}
		rest = after
	}
	if b.String() != plain {
		t.Errorf("without its colours:\n%s\nwant:\n%s", b.String(), plain)
	}
}

// FuzzText checks that a report passes on no control character, keeps its width
// in source lines, and accepts any span.
func FuzzText(f *testing.F) {
	f.Add("Customer receives SMS\r\nx", 9, 17, 40)
	f.Add("\x1b]0;\x07\u202e\xff é👩‍👩‍👧 顧客\t", 2, 30, 1)
	f.Add("", 0, 0, 0)
	f.Add(strings.Repeat("é", 200), 100, 120, 50)
	f.Add("a"+strings.Repeat("\u0301", 200), 0, 5, 50)
	f.Fuzz(func(t *testing.T, src string, start, end, width int) {
		file := source.New(src, src)
		width = max(0, min(width, 1000))
		d := diag.New(diag.Passive, file, source.Span{Start: start, End: end}, src)
		d.Help = src
		d.Related = []diag.Related{{File: file, Span: source.Span{Start: end, End: start}, Message: src}}
		out := text(t, diagnostics.TextOptions{Width: width}, d)
		if !utf8.ValidString(out) {
			t.Errorf("not UTF-8: %q", out)
		}
		for _, r := range out {
			if r != '\n' && unicode.IsControl(r) {
				t.Fatalf("control character %U in %q", r, out)
			}
		}
		if width == 0 {
			width = diagnostics.DefaultWidth
		}
		for line := range strings.Lines(out) {
			number, code, found := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
			if found && strings.Trim(number, "0123456789 ") == "" && !strings.ContainsAny(code, "^-") &&
				uniseg.StringWidth(code) > max(width, 40) {
				t.Errorf("%d cells in %q", uniseg.StringWidth(code), code)
			}
		}
	})
}
