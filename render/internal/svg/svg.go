// Package svg writes a Scene as a self-contained SVG: no script, no foreign
// object, no external reference, well-formed for any text, with the same bytes
// for the same scene. It decides nothing about the picture.
//
// Every shape has its light colours as attributes; the style sheet only adds
// the dark scheme and hover effects, and its rules apply only to this picture.
package svg

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// Write writes a scene. If the context is done, it stops early, and its result
// must not be used.
func Write(ctx context.Context, s *scene.Scene) []byte {
	w := &writer{ctx: ctx, light: map[string]string{}, used: map[string]bool{}, out: make([]byte, 0, 4096+1024*(len(s.Nodes)+len(s.Flows)))}
	for _, p := range s.Palette {
		if isWord(string(p.Role)) && isColor(p.Light) && isColor(p.Dark) {
			w.light[string(p.Role)] = p.Light
		}
	}
	w.body(s)
	body := w.out
	w.out = make([]byte, 0, len(body)+4096)
	w.head(s, identity(s))
	w.out = append(w.out, body...)
	w.raw("</svg>\n")
	return w.out
}

// identity returns the id of the picture in a page, from its title and its
// colours. So a changed word does not change it, and if two pictures share it,
// their rules are the same.
func identity(s *scene.Scene) string {
	said := append([]byte(s.Title), '\n')
	for _, p := range s.Palette {
		for _, part := range [...]string{string(p.Role), p.Light, p.Dark} {
			said = append(append(said, part...), '\n')
		}
	}
	sum := sha256.Sum256(said)
	return "j" + hex.EncodeToString(sum[:5])
}

// writer collects the bytes.
type writer struct {
	ctx   context.Context
	out   []byte
	light map[string]string // the known roles
	used  map[string]bool   // the classes of the roles that were used
}

func (w *writer) raw(s string) { w.out = append(w.out, s...) }

// attr writes an attribute, or nothing for an empty value.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.name(name)
	w.escape(value)
	w.raw(`"`)
}

func (w *writer) number(name string, v float64) {
	w.name(name)
	w.out = appendNumber(w.out, v)
	w.raw(`"`)
}

// name begins an attribute.
func (w *writer) name(name string) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
}

func appendNumber(out []byte, v float64) []byte {
	return strconv.AppendFloat(out, scene.Round(v), 'f', -1, 64)
}

// element writes an element that contains only text.
func (w *writer) element(name, id, content string) {
	w.raw("<" + name)
	w.attr("id", id)
	w.raw(">")
	w.escape(content)
	w.raw("</" + name + ">\n")
}

// head writes everything before the shapes.
func (w *writer) head(s *scene.Scene, id string) {
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" id="` + id + `" class="journey" role="graphics-document document" aria-labelledby="` + id + `-title" aria-describedby="` + id + `-desc"`)
	if isWord(s.Lang) {
		w.attr("lang", s.Lang)
	}
	w.raw(` viewBox="0 0 `)
	w.out = appendNumber(w.out, s.Width)
	w.raw(" ")
	w.out = appendNumber(w.out, s.Height)
	w.raw(`"`)
	w.number("width", s.Width)
	w.number("height", s.Height)
	w.attr("font-family", s.Font)
	// Coordinates count from the left, even on a right-to-left page.
	w.raw(" direction=\"ltr\" text-rendering=\"geometricPrecision\">\n")
	w.element("title", id+"-title", s.Title)
	w.element("desc", id+"-desc", s.Desc)
	w.style(s, "#"+id)
}

// style writes the rules, each of which begins with the picture's id.
func (w *writer) style(s *scene.Scene, scope string) {
	// Inside a page a wide picture shrinks to fit; alone it keeps its size, so
	// that it can be zoomed and scrolled.
	w.raw("<style>\n" + scope + ":not(:root){max-width:100%;height:auto}\n")
	w.shield(s, scope)
	w.raw(scope + " a{cursor:pointer}\n")
	w.raw(scope + " [data-step]:hover>.shape{stroke-width:2.5}\n")
	w.raw(scope + " .flow:hover>.line{stroke-width:3}\n")
	w.raw(scope + " a:focus-visible>.hit{stroke:Highlight;stroke-width:3}\n")
	w.dark(s, scope)
	w.forced(s, scope)
	w.raw("</style>\n")
}

// shield keeps out the page's rules for all elements, or for classes of the
// same names: the attributes win. A rule aimed at pictures, such as .journey
// .label, still applies. The fonts are repeated, because librsvg takes
// revert-layer for the name of one.
func (w *writer) shield(s *scene.Scene, scope string) {
	w.raw(scope + "{font-family:" + fonts(s.Font) + ";font-style:normal;font-weight:400;letter-spacing:normal;word-spacing:normal;text-transform:none}\n")
	w.raw(":where(" + scope + ").journey :where(g,a,rect,circle,path,text){font-family:inherit")
	for _, property := range [...]string{"fill", "stroke", "stroke-width", "opacity", "width", "height", "font-size", "font-weight"} {
		w.raw(";" + property + ":revert-layer")
	}
	w.raw("}\n")
}

// fonts returns a list of font families for a style sheet, or nothing if it
// contains other characters than those of names, quotes and commas.
func fonts(list string) string {
	if strings.ContainsFunc(list, func(r rune) bool {
		return r > '~' || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ,'-", r)
	}) {
		return "sans-serif"
	}
	return list
}

// properties are those that the class of a role sets, by its prefix.
var properties = [...]struct{ prefix, property string }{{"f-", "fill"}, {"s-", "stroke"}}

// dark writes the colours of both schemes, where they differ. Inside a page its
// color-scheme decides, alone the reader's system. Print uses the light colours
// of the attributes, and so do viewers without light-dark.
func (w *writer) dark(s *scene.Scene, scope string) {
	var rules strings.Builder
	for _, p := range s.Palette {
		if _, ok := w.light[string(p.Role)]; !ok || p.Dark == p.Light {
			continue
		}
		for _, as := range properties {
			if class := as.prefix + string(p.Role); w.used[class] {
				rules.WriteString(scope + " ." + class + "{" + as.property + ":light-dark(" + p.Light + "," + p.Dark + ")}\n")
			}
		}
	}
	if rules.Len() > 0 {
		w.raw("@media screen{\n" + scope + ":root{color-scheme:light dark}\n" + rules.String() + "}\n")
	}
}

// forced writes the colours for readers who have chosen two of their own: one
// for all surfaces and one for everything on them.
func (w *writer) forced(s *scene.Scene, scope string) {
	w.raw("@media (forced-colors:active){\n" + scope + "{forced-color-adjust:none}\n")
	for _, as := range properties {
		for _, ground := range []bool{true, false} {
			var classes []string
			for _, p := range s.Palette {
				if class := as.prefix + string(p.Role); w.used[class] && p.Role.Ground() == ground {
					classes = append(classes, "."+class)
				}
			}
			color := "CanvasText"
			if ground {
				color = "Canvas"
			}
			if classes != nil {
				w.raw(scope + " :is(" + strings.Join(classes, ",") + "){" + as.property + ":" + color + "}\n")
			}
		}
	}
	w.raw("}\n")
}

// body writes the shapes in the order of the scene.
func (w *writer) body(s *scene.Scene) {
	w.shape(s.Paper)
	w.group("header", s.Header)
	for _, l := range s.Lanes {
		w.open("lane kind-"+l.Kind, "data-lane", l.ID)
		w.titled(l.Title)
		w.shape(l.Band)
		w.items(l.Items)
		w.raw("</g>\n")
	}
	for _, p := range s.Phases {
		w.open("phase", "data-phase", p.ID)
		w.titled(p.Title)
		w.items(p.Items)
		w.raw("</g>\n")
	}
	w.items(s.Strips)
	for _, f := range s.Flows {
		w.open("flow "+f.Kind, "data-from", f.From, "data-to", f.To, "aria-hidden", "true") // the nodes contain the same information
		w.titled(f.Title)
		w.shape(f.Line)
		w.shape(f.Head)
		if f.Label != nil {
			w.item(*f.Label)
		}
		w.raw("</g>\n")
	}
	for _, n := range s.Nodes {
		line := ""
		if n.Line > 0 {
			line = strconv.Itoa(n.Line)
		}
		w.node(n, line)
	}
	w.group("notes", s.Notes)
	w.group("legend", s.Legend)
}

// node writes a box of the flow. Its accessible name contains its texts in one
// piece, so that they are not read twice.
func (w *writer) node(n scene.Node, line string) {
	role, hidden := "group", ""
	name := n.Name
	if name == "" {
		name = n.Title
	}
	switch {
	case n.Silent:
		role, hidden, name = "", "true", ""
	case name == "":
		role = ""
	}
	w.open(n.Class+" kind-"+n.Kind, "data-step", n.ID, "data-lane", n.Lane, "data-line", line, "role", role, "aria-label", name, "aria-hidden", hidden)
	w.titled(n.Title)
	w.shape(n.Shape)
	for _, item := range n.Items {
		if t, ok := item.(scene.Text); ok {
			w.text(t, name != "")
		} else {
			w.item(item)
		}
	}
	w.raw("</g>\n")
}

// open begins a group; pairs are names and values of attributes.
func (w *writer) open(class string, pairs ...string) {
	w.raw("<g")
	w.class(class, "", "")
	for i := 0; i+1 < len(pairs); i += 2 {
		w.attr(pairs[i], pairs[i+1])
	}
	w.raw(">\n")
}

func (w *writer) group(class string, items []scene.Item) {
	if len(items) == 0 {
		return
	}
	w.open(class)
	w.items(items)
	w.raw("</g>\n")
}

func (w *writer) titled(title string) {
	if title != "" {
		w.element("title", "", title)
	}
}

func (w *writer) items(items []scene.Item) {
	for _, item := range items {
		w.item(item)
	}
}

func (w *writer) item(item scene.Item) {
	if w.ctx.Err() != nil {
		return
	}
	switch item := item.(type) {
	case scene.Shape:
		w.shape(item)
	case scene.Text:
		w.text(item, false)
	case scene.Group:
		w.block(item)
	}
}

// block writes a group. One with a title is read as a whole, by its title.
func (w *writer) block(g scene.Group) {
	if !IsLink(g.Link) {
		if g.Title == "" {
			w.open(g.Class)
		} else {
			w.open(g.Class, "role", "img", "aria-label", g.Title)
		}
		w.titled(g.Title)
		w.items(g.Items)
		w.raw("</g>\n")
		return
	}
	w.open(g.Class)
	w.titled(g.Title)
	name := g.Title
	if strings.TrimSpace(name) == "" {
		name = g.Link
	}
	w.raw("<a")
	w.attr("href", g.Link)
	w.attr("aria-label", name)
	w.raw(">\n")
	// A drawing of lines alone is hard to hit.
	w.raw(`<rect class="hit"`)
	w.place(g.Box)
	w.raw(" fill=\"none\" pointer-events=\"all\"/>\n")
	w.items(g.Items)
	w.raw("</a>\n</g>\n")
}

func (w *writer) place(b scene.Box) {
	w.number("x", b.X)
	w.number("y", b.Y)
	w.number("width", b.W)
	w.number("height", b.H)
}

func (w *writer) shape(s scene.Shape) {
	switch s.Form {
	case scene.Rect, scene.Circle, scene.Path:
	default:
		return // nothing paintable
	}
	w.raw("<")
	w.raw(string(s.Form))
	w.class(s.Class, s.Fill, s.Stroke)
	switch s.Form {
	case scene.Circle:
		w.number("cx", s.Box.X+s.Box.W/2)
		w.number("cy", s.Box.Y+s.Box.H/2)
		w.number("r", min(s.Box.W, s.Box.H)/2)
	case scene.Rect:
		w.place(s.Box)
		if s.Round > 0 {
			w.number("rx", s.Round)
		}
	case scene.Path:
		if s.Scale > 0 {
			w.raw(` transform="translate(`)
			w.out = appendNumber(w.out, s.Box.X)
			w.raw(" ")
			w.out = appendNumber(w.out, s.Box.Y)
			w.raw(") scale(")
			w.out = appendNumber(w.out, s.Scale)
			w.raw(`)"`)
		}
		w.attr("d", s.Data)
	}
	w.attr("fill", w.color(string(s.Fill)))
	if s.Stroke != "" {
		w.attr("stroke", w.color(string(s.Stroke)))
		w.number("stroke-width", s.Width)
		w.attr("stroke-dasharray", s.Dash)
		w.attr("stroke-linecap", s.Cap)
		w.attr("stroke-linejoin", s.Cap)
	}
	w.raw("/>\n")
}

// text writes a line with its measured width, so that another font cannot leave
// the box. A silent line is hidden from screen readers.
func (w *writer) text(t scene.Text, silent bool) {
	w.raw("<text")
	if silent {
		w.attr("aria-hidden", "true")
	}
	w.class(t.Class, t.Fill, "")
	// The middle of a line is the same in both directions.
	if t.Align == scene.Middle || t.RTL {
		w.number("x", t.Box.X+t.Box.W/2)
		w.attr("text-anchor", "middle")
	} else {
		w.number("x", t.Box.X)
	}
	w.number("y", t.Base)
	w.number("font-size", t.Size)
	if t.Bold {
		w.attr("font-weight", "700")
	}
	if t.RTL {
		w.raw(` direction="rtl" unicode-bidi="embed"`)
	}
	if t.Box.W > 0 {
		w.number("textLength", t.Box.W)
		w.attr("lengthAdjust", "spacingAndGlyphs")
	}
	w.attr("fill", w.color(string(t.Fill)))
	w.raw(">")
	w.escape(t.Text)
	w.raw("</text>\n")
}

// class writes the class attribute: the valid names, and the classes that set
// the colours of the roles in the dark scheme.
func (w *writer) class(names string, fill, stroke theme.Role) {
	begin := len(w.out)
	w.name("class")
	first := len(w.out)
	for name := range strings.FieldsSeq(names) {
		if isWord(name) {
			w.raw(name)
			w.raw(" ")
		}
	}
	for k, role := range [...]theme.Role{fill, stroke} {
		if _, ok := w.light[string(role)]; !ok {
			continue
		}
		from := len(w.out)
		w.raw(properties[k].prefix)
		w.raw(string(role))
		if class := w.out[from:]; !w.used[string(class)] { // usually: no allocation
			w.used[string(class)] = true
		}
		w.raw(" ")
	}
	if len(w.out) == first {
		w.out = w.out[:begin]
		return
	}
	w.out[len(w.out)-1] = '"' // in place of the last space
}

// color returns the light colour of a role, or "none".
func (w *writer) color(role string) string {
	if c, ok := w.light[role]; ok {
		return c
	}
	return "none"
}
