package markdown_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/journey-lang/journey/report/internal/markdown"
)

var renderer = goldmark.New(goldmark.WithExtensions(extension.GFM))

func convert(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := renderer.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var hostile = []string{
	"plain words", "a | b", `back\slash \| \`, "`code` ``", "**bold** _it_ ~~out~~", "<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>", "&lt;b&gt; &#60; &amp;", "[a](javascript:alert(1))", "![x](http://example.com/x.png)",
	"# head", "- item", "+ item", "* item", "1. first", "12) twelfth", "> quote", "---", "===", "a\n\n# b", "a  \nb",
	"http://example.com www.example.com a@example.com", "$x$ $$y$$", ":smile:", "[^1]", "[ ] todo", "x\x00y\x1b[31m", "\ttab",
	"HTTPS://EXAMPLE.COM ftp://example.com xmpp:a@example.com mailto:a@example.com", "WWW.example.com www2.example.com (www.example.com)",
	"@octocat/team, #12, owner/repo#1, owner/repo@main, GH-12, gh-12", "https://example.com/a?b=c&d#12 see: http:// x", "@ # : www. www 12:30",
	"| --- | --- |", "=SUM(A1)", "顧客が送る", "לקוח שולח", "", " ",
}

// read returns the text of a page without its elements.
func read(page string) string {
	var b strings.Builder
	for rest := page; rest != ""; {
		before, after, found := strings.Cut(rest, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(after, ">")
	}
	return html.UnescapeString(b.String())
}

func oneLine(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\ufeff' }), " ")
}

// checkText reports a text that does not read as it was written, as a
// paragraph, as a list item or in a cell.
func checkText(t *testing.T, text string) {
	t.Helper()
	escaped, want := markdown.Escape(text), oneLine(text)
	for _, place := range []struct{ name, source, elements string }{
		{"paragraph", escaped + "\n", "p"},
		{"item", "- " + escaped + "\n", "ul li"},
		{"cell", markdown.Table([]string{escaped, "b"}, []bool{false, true}, [][]string{{escaped, "x"}}), "table thead tbody tr th td"},
	} {
		page := convert(t, place.source)
		got := strings.TrimSpace(read(page))
		if place.name == "cell" {
			lines := strings.FieldsFunc(read(page), func(r rune) bool { return r == '\n' })
			expect := []string{want, "b", want, "x"}
			if want == "" {
				expect = []string{"b", "x"}
			}
			if strings.Join(lines, "\n") != strings.Join(expect, "\n") {
				t.Errorf("%q in a table reads %q", text, lines)
			}
		} else if got != want {
			t.Errorf("%q as a %s reads %q; written %q", text, place.name, got, escaped)
		}
		for rest := page; ; {
			_, after, found := strings.Cut(rest, "<")
			if !found {
				break
			}
			name := strings.FieldsFunc(strings.TrimPrefix(after, "/"), func(r rune) bool { return r == ' ' || r == '>' })[0]
			if !strings.Contains(" "+place.elements+" !-- ", " "+name+" ") {
				t.Errorf("%q as a %s makes an element %s", text, place.name, name)
			}
			rest = after
		}
	}
}

func TestEscape(t *testing.T) {
	for _, text := range hostile {
		checkText(t, text)
	}
}

// linked matches what GitHub turns into a link, in a text that has lost its
// backslashes.
var linked = regexp.MustCompile(`(?i)www[0-9]*\.|://|@[\pL\pN]|#[0-9]|\bgh-[0-9]|:[a-z0-9_+-]+:`)

func TestNothingRefers(t *testing.T) {
	for _, text := range hostile {
		page := html.UnescapeString(convert(t, markdown.Escape(text)))
		for _, part := range strings.FieldsFunc(strings.ReplaceAll(page, "<!-- raw HTML omitted -->", "\x00"), func(r rune) bool { return r == 0 || r == '\n' }) {
			if found := linked.FindString(part); found != "" {
				t.Errorf("%q: GitHub finds %q", text, found)
			}
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(checkText)
}

func TestTable(t *testing.T) {
	got := markdown.Table([]string{"a", "b"}, []bool{false, true}, [][]string{{"x", "1"}, {"", "2"}, {"y"}})
	want := "| a | b |\n| --- | ---: |\n| x | 1 |\n| | 2 |\n| y | |\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
