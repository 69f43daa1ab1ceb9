// Package html writes a Scene as a web page with search, zoom and details: the
// picture as render/internal/svg writes it, a style sheet and a script, all in one file
// that makes no requests.
//
// An author's text enters the page as escaped text of the picture and as data
// that the script shows through textContent; never as markup, as script or as
// style. The page's content security policy allows the sheets and the script by
// their hashes and nothing else. Without scripts the page still shows the
// picture.
package html

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Detail is the additional content of the page for a box. Texts are the
// author's and not escaped.
type Detail struct {
	ID       string   `json:"id"`   // of the scene's node
	Kind     string   `json:"kind"` // step, decision, outcome …, as a word for readers
	Title    string   `json:"title"`
	Number   int      `json:"number,omitempty"`   // of steps and decisions, from 1
	Searched bool     `json:"searched,omitempty"` // the search includes it
	Lane     string   `json:"lane,omitempty"`     // the label of its participant
	Phase    string   `json:"phase,omitempty"`
	Who      []string `json:"who,omitempty"` // ids of the lanes that take part
	Facts    []Fact   `json:"facts,omitempty"`
	Links    []Link   `json:"links,omitempty"`
	Next     []Way    `json:"next,omitempty"`
}

// Fact is a name with its values.
type Fact struct {
	Name  string   `json:"name"`
	Class string   `json:"class,omitempty"` // a word that the style sheet knows
	Texts []string `json:"texts"`
}

// Link is a reference; the page shows only https, http, mailto and relative
// ones.
type Link struct {
	URL  string `json:"url"`
	Text string `json:"text"`
}

// Way is a flow to another box.
type Way struct {
	To   string `json:"to"`
	Kind string `json:"kind"` // sequence, failure, jump or back
	Text string `json:"text,omitempty"`
}

var (
	//go:embed page.tmpl
	pageText string
	//go:embed page.css
	sheet string
	//go:embed page.js
	script string

	// Most commands do not write a page.
	page = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })
)

// Write writes the page of a scene. Details may be missing. The error may be
// that of the context.
func Write(ctx context.Context, s *scene.Scene, details []Detail) ([]byte, error) {
	picture := svg.Write(ctx, s)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	told := make([]Detail, len(details)) // never null
	for i, d := range details {
		d.Links = safe(d.Links)
		told[i] = d
	}
	data, err := json.Marshal(told)
	if err != nil {
		return nil, fmt.Errorf("cannot write the details: %w", err)
	}
	style := sheet + colors(s)
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + hash(script) + "; style-src " + hash(style)
	for _, inner := range styles.FindAllSubmatch(picture, -1) {
		policy += " " + hash(string(inner[1]))
	}
	var out bytes.Buffer
	err = page().Execute(&out, struct {
		Title, Desc, Policy string
		Style               template.HTML
		Script, Data        template.HTML
		Picture             template.HTML
	}{
		s.Title, s.Desc, policy,
		template.HTML("<style>" + style + "</style>"),
		template.HTML("<script>" + script + "</script>"),
		// encoding/json writes <, > and & as escapes, so that the data cannot end its element.
		template.HTML(`<script type="application/json" id="details">` + string(data) + "</script>"),
		template.HTML(picture),
	})
	return out.Bytes(), err
}

// styles matches the sheets of a picture, which contain no author's text.
var styles = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// hash returns the source expression that allows one script or sheet.
func hash(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// roles are the colours of the picture that the page uses. The sheet has
// defaults for those that a picture does not use.
var roles = []theme.Role{theme.Paper, theme.Ink, theme.Muted, theme.Rule, theme.Strip, theme.StripEdge, theme.StripInk}

var hexColor = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// colors returns the picture's colours as custom properties, in both schemes.
func colors(s *scene.Scene) string {
	var light, dark strings.Builder
	for _, role := range roles {
		for _, p := range s.Palette {
			if p.Role == role && hexColor.MatchString(p.Light) && hexColor.MatchString(p.Dark) {
				fmt.Fprintf(&light, "--%s:%s;", role, p.Light)
				fmt.Fprintf(&dark, "--%s:%s;", role, p.Dark)
			}
		}
	}
	return ":root{" + light.String() + "}\n@media screen and (prefers-color-scheme:dark){:root{" + dark.String() + "}}\n"
}

// safe returns only the links that may be followed.
func safe(links []Link) []Link {
	var kept []Link
	for _, l := range links {
		if svg.IsLink(l.URL) {
			kept = append(kept, l)
		}
	}
	return kept
}
