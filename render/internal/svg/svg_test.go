package svg_test

import (
	"context"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/render/internal/svg"
	"github.com/journey-lang/journey/render/scene"
)

var hostile = []string{
	"", " ", "plain", `"quoted" 'twice'`, "a & b", "&amp; &lt; &#34; &bogus;", "<b>bold</b>", "]]>", "<![CDATA[x]]>", "</text><script>alert(1)</script>",
	"</style><script>alert(1)</script>", "<!-- comment -->", "<?pi?>", "x\" onload=\"alert(1)", "javascript:alert(1)", "}*{fill:red", "url(#x)",
	"a\x00b\x01c\x08d\x0be\x1ff", "tab\tline\nreturn\r", "\x7f\u0080\u0085\u009f", "\xff\xfe broken \xed\xa0\x80", "\ufffe\uffff\ufdd0", "\U0001fffe\U0010ffff",
	"\u202eevil\u202c \u2066x\u2069\u200f", "\u2028\u2029", "👨‍👩‍👧‍👦🇩🇪", "العميل", "客户", "e\u0301\u0301\u0301", strings.Repeat("x", 5000), "%s %d %n", "${x} {{y}} `z`",
}

// full returns a scene with s in every field, whether an author's words can
// reach it or not.
func full(s string) *scene.Scene {
	line := scene.Text{Class: "label " + s, Text: s, Fill: "ink", Size: 12, Box: scene.Box{W: 10, H: 10}}
	group := scene.Group{Class: "badge " + s, Title: s, Link: s, Items: []scene.Item{line}}
	rect := scene.Shape{Form: scene.Rect, Class: "shape " + s, Box: scene.Box{W: 10, H: 10}, Fill: "paper", Stroke: "ink", Width: 1}
	points := []scene.Point{{}, {X: 10}}
	path := scene.Shape{Form: scene.Path, Class: "line", Data: "M0 0 L10 0", Stroke: "ink", Width: 1}
	return &scene.Scene{
		Width: 100, Height: 100, Title: s, Desc: s, Font: s,
		Palette: []scene.Paint{{Role: "paper", Light: "#ffffff", Dark: "#000000"}, {Role: "ink", Light: "#000000", Dark: "#ffffff"}},
		Paper:   rect,
		Header:  []scene.Item{line},
		Lanes:   []scene.Lane{{ID: s, Kind: "customer " + s, Title: s, Band: rect, Items: []scene.Item{line}}},
		Phases:  []scene.Phase{{ID: s, Title: s, Items: []scene.Item{line, group}}},
		Flows:   []scene.Flow{{From: s, To: s, Kind: "sequence", Title: s, Points: points, Line: path, Head: path, Label: &group}},
		Nodes:   []scene.Node{{ID: s, Class: "step", Kind: "rep", Lane: s, Line: 3, Title: s, Shape: rect, Items: []scene.Item{line, group}}},
		Legend:  []scene.Item{line},
	}
}

func TestHostileStrings(t *testing.T) {
	for _, s := range hostile {
		name := strings.ToValidUTF8(s, "?")
		t.Run(name[:min(len(name), 20)], func(t *testing.T) { readBack(t, s) })
	}
}

// Every generated string in every field of a scene. The pictures, with the
// strings read back here, can be kept for another reader:
// bench/audit/pairs.mjs.
func TestPairs(t *testing.T) {
	fields, err := json.Marshal(full("mark"))
	if err != nil {
		t.Fatal(err)
	}
	var kept *json.Encoder
	if *keep != "" {
		file, err := os.Create(*keep)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		kept = json.NewEncoder(file)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range *many {
		s := generated(r)
		pic := readBack(t, s)
		if t.Failed() {
			return
		}
		if kept == nil {
			continue
		}
		if err := kept.Encode(map[string]any{"svg": string(svg.Write(context.Background(), full(s))), "read": pic}); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d pairs of %d strings and %d fields are well-formed, allowed, and read back as written", *many*strings.Count(string(fields), "mark"), *many, strings.Count(string(fields), "mark"))
}

var (
	many = flag.Int("strings", 500, "how many strings are generated")
	keep = flag.String("keep", "", "keep the pictures in this `file`, one a line")
)

// generated returns a string of hostile ones, parts of them, and random
// characters.
func generated(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		switch part := hostile[r.IntN(len(hostile))]; r.IntN(3) {
		case 0:
			b.WriteString(part[:min(len(part), 200)])
		case 1:
			from := r.IntN(len(part) + 1)
			b.WriteString(part[from:min(len(part), from+r.IntN(20))])
		default:
			limit := []rune{0x20, 0x80, 0x100, 0x3000, 0x10000, 0x110000}[r.IntN(6)]
			b.WriteRune(r.Int32N(limit))
		}
	}
	return b.String()
}

func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { readBack(t, s) })
}

// readBack writes a scene full of s and reads it again.
func readBack(t *testing.T, s string) svgtest.Picture {
	t.Helper()
	pic := svgtest.Read(t, svg.Write(context.Background(), full(s)))
	want := strings.Map(visible, s)
	if pic.Title != want || pic.Desc != want {
		t.Errorf("wrote %q, read title %q, desc %q", s, pic.Title, pic.Desc)
	}
	for _, got := range slices.Concat(pic.Texts, pic.Titles, pic.Steps) {
		if got != want {
			t.Errorf("wrote %q, read %q", s, got)
		}
	}
	for _, link := range pic.Links {
		if link != s {
			t.Errorf("wrote the link %q, read %q", s, link)
		}
	}
	return pic
}

// visible returns a character as a picture shows it.
func visible(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r <= 0x9F || r&0xFFFE == 0xFFFE {
		return utf8.RuneError
	}
	return r
}

func TestLinks(t *testing.T) {
	for link, want := range map[string]bool{
		"https://example.org/a?b=c#d": true, "http://example.org": true, "HTTPS://example.org": true, "mailto:a@example.org": true,
		"docs/form.pdf": true, "../x": true, "/x": true, "#part": true, "a/b:c": true,
		"": false, "javascript:alert(1)": false, "JavaScript:alert(1)": false, "java\tscript:alert(1)": false, " javascript:x": false, "data:text/html,x": false,
		"vbscript:x": false, "//evil.example": false, `\\evil.example`: false, "https:": false, "https://": false, "file:///etc/passwd": false, "x:y": false,
		"https:///x": false, "mailto:": false, "http:javascript": false,
	} {
		pic := svgtest.Read(t, svg.Write(context.Background(), &scene.Scene{Legend: []scene.Item{scene.Group{Link: link}}}))
		if got := len(pic.Links) == 1; got != want {
			t.Errorf("%q is a link: %v, want %v", link, got, want)
		}
	}
}

// Only colours and words get into the style sheet, and every rule is scoped to
// the picture's id.
func TestStyleIsScoped(t *testing.T) {
	s := full("x")
	s.Palette = append(s.Palette,
		scene.Paint{Role: "a}*{fill:red", Light: "#000000", Dark: "#ffffff"},
		scene.Paint{Role: "evil", Light: "#000000", Dark: "red}</style>"},
		scene.Paint{Role: "own", Light: "url(x)", Dark: "#ffffff"})
	out := string(svg.Write(context.Background(), s))
	style := svgtest.Read(t, []byte(out)).Style
	_, id, _ := strings.Cut(out, ` id="`)
	id, _, _ = strings.Cut(id, `"`)
	for _, bad := range []string{"evil", "own", "*", "red", "url"} {
		if strings.Contains(style, bad) {
			t.Errorf("%q got into the style sheet", bad)
		}
	}
	for _, rule := range strings.SplitAfter(style, "}") {
		rule = strings.TrimSpace(rule)
		rule = strings.TrimSpace(strings.TrimPrefix(rule, "@media screen{"))
		rule = strings.TrimSpace(strings.TrimPrefix(rule, "@media (forced-colors:active){"))
		if rule != "" && rule != "}" && !strings.HasPrefix(strings.TrimPrefix(rule, ":where("), "#"+id) {
			t.Errorf("%q is not scoped to %s", rule, id)
		}
	}
}

// Coordinates count from the left, so a right-to-left page must not mirror the
// texts.
func TestPicturesHaveADirectionOfTheirOwn(t *testing.T) {
	root, _, _ := strings.Cut(string(svg.Write(context.Background(), full("x"))), ">")
	if !strings.Contains(root, ` direction="ltr"`) {
		t.Errorf("the picture begins with %s", root)
	}
}

func TestIdsDependOnTheTitle(t *testing.T) {
	a, b, c := svg.Write(context.Background(), full("a")), svg.Write(context.Background(), full("a")), svg.Write(context.Background(), full("b"))
	if string(a) != string(b) {
		t.Error("equal scenes differ")
	}
	id := func(out []byte) string { _, rest, _ := strings.Cut(string(out), `id="`); return rest[:11] }
	if id(a) == id(c) {
		t.Error("scenes with two titles have one id")
	}
	wider := full("a")
	wider.Width++
	if id(svg.Write(context.Background(), wider)) != id(a) {
		t.Error("a wider picture has another id")
	}
}
