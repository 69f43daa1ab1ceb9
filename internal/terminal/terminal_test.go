package terminal_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/terminal"
)

func TestBar(t *testing.T) {
	for _, c := range []struct {
		share   float64
		columns int
		ascii   bool
		want    string
	}{
		{0, 8, false, ""},
		{1, 4, false, "████"},
		{0.5, 4, false, "██"},
		{0.5, 3, false, "█▌"},
		{0.001, 8, false, "▏"},
		{2, 2, false, "██"},
		{-1, 2, false, ""},
		{0.5, 8, true, "####"},
		{0.001, 8, true, "#"},
		{0.5, 0, true, ""},
	} {
		if got := terminal.Bar(c.share, c.columns, c.ascii); got != c.want {
			t.Errorf("Bar(%g, %d, %t) = %q, want %q", c.share, c.columns, c.ascii, got, c.want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, text := range []string{"", "short", "a text that is too long", "顧客が紛失を届け出る", "a\x1b[31mb", "אבג"} {
		got := terminal.Fit(text, 9)
		if terminal.Width(got) != 9 || strings.ContainsRune(got, '\x1b') {
			t.Errorf("Fit(%q) = %q", text, got)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain words", "plain words"},
		{"a\x1b[31m\u202eb\n\u009b", "a\ufffd[31m\ufffdb \ufffd"},
		{"::error::x", ": :error: :x"},
		{":::::", ": : : : :"},
		{"##[error]x", "## [error]x"},
		{"12:30", "12:30"},
	} {
		got := terminal.Visible(c.text)
		if got != c.want {
			t.Errorf("Visible(%q) = %q, want %q", c.text, got, c.want)
		}
		if again := terminal.Visible(got); again != got {
			t.Errorf("Visible(%q) = %q", got, again)
		}
	}
}

func TestPaint(t *testing.T) {
	if got := terminal.Painter(false).Paint(terminal.Bold, "x"); got != "x" {
		t.Errorf("unpainted: %q", got)
	}
	if got := terminal.Painter(true).Paint(terminal.Bold, "x"); got != "\x1b[1mx\x1b[0m" {
		t.Errorf("painted: %q", got)
	}
}

// TestWrapLongWord checks that a word that needs many lines is read once, not
// once per line.
func TestWrapLongWord(t *testing.T) {
	for _, word := range []string{strings.Repeat("x", 1<<20), strings.Repeat("界", 1<<19)} {
		lines := terminal.Wrap(word+" end", 80, 64)
		if got, want := len(lines), 1+(1<<20-80)/64+1; got != want {
			t.Errorf("%d lines, want %d", got, want)
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != word+"end" {
			t.Errorf("a word of %d bytes was not kept", len(word))
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("rep sends pre-written SMS to customer via help desk system", 20)
	f.Add("顧客が紛失を届け出る 👩‍👩‍👧 family", 10)
	f.Add("a\x00b\tc\nd\u202e", 8)
	f.Fuzz(func(t *testing.T, text string, columns int) {
		columns = 8 + columns&63
		for _, line := range terminal.Wrap(text, columns, columns) {
			if terminal.Width(line) > columns && len([]rune(line)) > 1 {
				if terminal.Width(terminal.Cut(line, columns)) != terminal.Width(line) {
					t.Errorf("%q is wider than %d columns", line, columns)
				}
			}
		}
	})
}
