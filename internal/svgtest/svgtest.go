// Package svgtest reads pictures like a careful host would: it refuses whatever
// a self-contained, script-free SVG must not contain. It is only for tests.
package svgtest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Picture is the readable content of an SVG.
type Picture struct {
	Title, Desc string
	Texts       []string   // of text elements
	Titles      []string   // of title elements below the root
	Links       []string   // of a elements
	Steps       []string   // data-step, in order
	Classes     [][]string // of every element that has any
	Style       string
}

// attributes lists the allowed elements, and their allowed attributes besides
// class, fill and stroke.
var attributes = map[string][]string{
	"svg":    {"xmlns", "id", "aria-labelledby", "aria-describedby", "lang", "direction", "viewBox", "width", "height", "font-family", "text-rendering"},
	"title":  {"id"},
	"desc":   {"id"},
	"style":  {},
	"g":      {"data-lane", "data-phase", "data-step", "data-line", "data-from", "data-to"},
	"a":      {"href"},
	"rect":   {"x", "y", "width", "height", "rx", "pointer-events"},
	"circle": {"cx", "cy", "r"},
	"path":   {"d", "transform"},
	"text":   {"x", "y", "font-size", "font-weight", "text-anchor", "textLength", "lengthAdjust", "direction", "unicode-bidi"},
}

var painted = []string{"role", "aria-label", "aria-hidden", "class", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}

var (
	paint     = regexp.MustCompile(`^(none|#[0-9a-f]{6})$`)
	pathData  = regexp.MustCompile(`^[MLQCZ0-9 .-]*$`)
	className = regexp.MustCompile(`^[A-Za-z0-9-]+$`)
	safeLink  = regexp.MustCompile(`^(https?://|mailto:|[^:]*$|[^:]*[/?#])`)
)

// Read reads a picture and reports everything in it that should not be there.
func Read(t testing.TB, svg []byte) Picture {
	t.Helper()
	var pic Picture
	var open []string
	roots, texts := 0, ""
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if len(open) == 0 {
				roots++
			}
			open = append(open, name)
			texts = ""
			pic.element(t, token)
		case xml.EndElement:
			name := open[len(open)-1]
			open = open[:len(open)-1]
			switch {
			case name == "text":
				pic.Texts = append(pic.Texts, texts)
			case name == "style":
				pic.Style += texts
			case name == "desc":
				pic.Desc = texts
			case name == "title" && len(open) == 1:
				pic.Title = texts
			case name == "title":
				pic.Titles = append(pic.Titles, texts)
			}
			texts = ""
		case xml.CharData:
			texts += string(token)
		default:
			t.Errorf("unexpected %T", token)
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
	return pic
}

func (pic *Picture) element(t testing.TB, e xml.StartElement) {
	t.Helper()
	own, ok := attributes[e.Name.Local]
	if !ok {
		t.Errorf("element %s is not allowed", e.Name.Local)
	}
	seen := map[string]bool{}
	for _, a := range e.Attr {
		name, value := a.Name.Local, a.Value
		if seen[name] {
			t.Errorf("attribute %s stands twice", name)
		}
		seen[name] = true
		if a.Name.Space != "" || !slices.Contains(own, name) && !slices.Contains(painted, name) {
			t.Errorf("attribute %s of %s is not allowed", name, e.Name.Local)
		}
		switch name {
		case "fill", "stroke":
			if !paint.MatchString(value) {
				t.Errorf("%s is %q", name, value)
			}
		case "d":
			if !pathData.MatchString(value) {
				t.Errorf("path data %q", value)
			}
		case "class":
			classes := strings.Fields(value)
			for _, c := range classes {
				if !className.MatchString(c) {
					t.Errorf("class %q", c)
				}
			}
			pic.Classes = append(pic.Classes, classes)
		case "href":
			if !safeLink.MatchString(strings.ToLower(value)) || strings.HasPrefix(value, "//") {
				t.Errorf("link %q", value)
			}
			pic.Links = append(pic.Links, value)
		case "data-step":
			pic.Steps = append(pic.Steps, value)
		}
	}
}
