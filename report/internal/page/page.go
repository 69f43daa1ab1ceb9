// Package page is the web page around a report: one file with a style sheet for
// light, dark, small and printed pages, without a script and without external
// resources.
//
// Its content is made with html/template, so an author's text is never markup.
// The page's content security policy allows its style sheets by their hashes
// and nothing else. The package does not know about journeys.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Page is the content of a page. Texts are the author's, or made from them, and
// not escaped.
type Page struct {
	Kind    string        // the kind of page, above its title: "Figures", "Table"
	Title   string        // of the page and the window
	Lead    string        // one or two sentences below the title, or ""
	Sheet   string        // a style sheet in addition to the page's own, or ""; not from the author
	Main    template.HTML // made by Execute
	Printed string        // the orientation in print: "portrait", "landscape", or "" for either
}

var (
	//go:embed page.tmpl
	shellText string
	//go:embed page.css
	sheet string

	shell = New("page", shellText)
)

// Template is the template of a page or of a part of one. It is parsed on first
// use, because most commands do not write a page.
type Template func() *template.Template

// New returns a template that may use the functions of pages:
//
//	text STRING   the author's text: in its own direction, and without a language
//	              if it is not written in Latin letters
//
// Using it panics if the template text is invalid.
func New(name, text string) Template {
	return sync.OnceValue(func() *template.Template {
		return template.Must(template.New(name).Funcs(template.FuncMap{"text": Text}).Parse(text))
	})
}

// Execute applies a template to the data.
func Execute(t Template, data any) (template.HTML, error) {
	var b bytes.Buffer
	err := t().Execute(&b, data)
	return template.HTML(b.String()), err
}

// Write returns the page.
func (p Page) Write() ([]byte, error) {
	style := sheet + p.Sheet
	if p.Printed != "" {
		style += "@page{size:" + p.Printed + "}\n"
	}
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style)
	for _, inner := range styles.FindAllSubmatch([]byte(p.Main), -1) {
		policy += " " + hash(string(inner[1]))
	}
	p.Kind, p.Title, p.Lead = clean(p.Kind), clean(p.Title), clean(p.Lead)
	var out bytes.Buffer
	err := shell().Execute(&out, struct {
		Page
		Policy string
		Style  template.HTML
	}{p, policy, template.HTML("<style>" + style + "</style>")})
	return out.Bytes(), err
}

// styles matches the sheets of pictures in a page, which contain no author's
// text.
var styles = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// hash returns the source expression that allows one sheet.
func hash(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Text returns an author's text as a separate element with its own direction. A
// text that is not written in Latin letters has no language either, so that it
// is not read aloud as if it were English.
func Text(text string) template.HTML {
	lang := ""
	if foreign(text) {
		lang = ` lang=""`
	}
	return template.HTML(`<bdi` + lang + `>` + template.HTMLEscapeString(clean(text)) + `</bdi>`)
}

// clean removes what no page may contain.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
}

// foreign reports whether most letters of a text are not Latin ones.
func foreign(text string) bool {
	latin, other := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	return other > latin
}

// Picture embeds a picture that journey itself has made. Nothing else may be
// passed in.
func Picture(svg []byte) template.HTML { return template.HTML(svg) }
