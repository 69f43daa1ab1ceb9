// Package page is the web page round a report: one file with a style sheet for
// light, dark, small and printed pages, without a script and without anything
// from outside.
//
// What stands in it is made with html/template, so that an author's text is
// never markup. The page's content security policy allows its style sheets by
// their hashes and nothing else. The package knows no journey.
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

// Page is what a page says. Texts are the author's, or made from it, and not
// escaped.
type Page struct {
	Kind    string        // what the page is, over its title: "Figures", "Table"
	Title   string        // of the page and the window
	Lead    string        // a sentence or two under the title, or ""
	Sheet   string        // a style sheet on top of the page's own, or ""; not the author's
	Main    template.HTML // made by Execute
	Printed string        // how a printer turns the paper: "portrait", "landscape", or "" for either
}

var (
	//go:embed page.tmpl
	shellText string
	//go:embed page.css
	sheet string

	shell = New("page", shellText)
)

// Template is the template of a page or of a part of one. It is parsed when it
// is first used, for most commands write no page.
type Template func() *template.Template

// New is a template that may use the functions of pages:
//
//	text STRING   the author's text: in its own direction, and in no language
//	              where it is not written in Latin letters
//
// To use it panics where the text is wrong.
func New(name, text string) Template {
	return sync.OnceValue(func() *template.Template {
		return template.Must(template.New(name).Funcs(template.FuncMap{"text": Text}).Parse(text))
	})
}

// Execute is what a template makes of the data.
func Execute(t Template, data any) (template.HTML, error) {
	var b bytes.Buffer
	err := t().Execute(&b, data)
	return template.HTML(b.String()), err
}

// Write is the page.
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

// styles finds the sheets of pictures in a page, which hold no author's text.
var styles = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// hash is the source expression that allows one sheet.
func hash(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Text is an author's text as an element of its own, which has the text's own
// direction. Where the text is not written in Latin letters it has no language
// either, so that it is not read aloud as if it were English.
func Text(text string) template.HTML {
	lang := ""
	if foreign(text) {
		lang = ` lang=""`
	}
	return template.HTML(`<bdi` + lang + `>` + template.HTMLEscapeString(clean(text)) + `</bdi>`)
}

// clean is the text without what no page may hold.
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

// Picture is a picture of journey's own making, as part of a page. Nothing
// else may be passed in.
func Picture(svg []byte) template.HTML { return template.HTML(svg) }
