package render_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

// grounded calls visit for every text of a scene with the role of its
// background: that of the last surface painted there before.
func grounded(s *scene.Scene, visit func(text scene.Text, ground theme.Role)) {
	var surfaces []scene.Shape
	var walk func(items []scene.Item)
	lay := func(shape scene.Shape) {
		if shape.Fill != theme.None && shape.Fill.Ground() {
			surfaces = append(surfaces, shape)
		}
	}
	walk = func(items []scene.Item) {
		for _, item := range items {
			switch item := item.(type) {
			case scene.Shape:
				lay(item)
			case scene.Group:
				walk(item.Items)
			case scene.Text:
				middle := scene.Box{X: item.Box.X + item.Box.W/2, Y: item.Box.Y + item.Box.H/2}
				for _, shape := range slices.Backward(surfaces) {
					if shape.Box.Contains(middle, 0) {
						visit(item, shape.Fill)
						break
					}
				}
			}
		}
	}
	lay(s.Paper)
	walk(s.Header)
	for _, l := range s.Lanes {
		lay(l.Band)
		walk(l.Items)
	}
	for _, p := range s.Phases {
		walk(p.Items)
	}
	walk(s.Strips)
	for _, f := range s.Flows {
		if f.Label != nil {
			walk(f.Label.Items)
		}
	}
	for _, n := range s.Nodes {
		lay(n.Shape)
		walk(n.Items)
	}
	walk(s.Notes)
	walk(s.Legend)
}

// Every text of every example is readable in every theme, on its actual
// background.
func TestContrastOfPictures(t *testing.T) {
	files, err := filepath.Glob("../examples/*.journey")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	if testing.Short() {
		files = files[:2]
	}
	for _, name := range theme.Names() {
		least := 4.5
		if name == "contrast" {
			least = 7
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := render.Scene(context.Background(), compile(file, string(data)), render.Options{Theme: name})
			if err != nil {
				t.Fatal(err)
			}
			paint := map[theme.Role]scene.Paint{}
			for _, p := range s.Palette {
				paint[p.Role] = p
			}
			told := map[string]bool{}
			grounded(&s, func(text scene.Text, ground theme.Role) {
				on, under := paint[text.Fill], paint[ground]
				for scheme, c := range map[string]float64{"light": theme.Contrast(on.Light, under.Light), "dark": theme.Contrast(on.Dark, under.Dark)} {
					fault := fmt.Sprintf("%s on %s, %s", text.Fill, ground, scheme)
					if c < least && !told[fault] {
						told[fault] = true
						t.Errorf("%s, %s: %s has contrast %.2f (%q)", name, filepath.Base(file), fault, c, text.Text)
					}
				}
			})
		}
	}
}

// Strings that have broken out of the pictures of other tools.
var hostile = []string{
	"</text><script>alert(1)</script>", "</style><script>alert(1)</script>", `x" onload="alert(1)`, "x' onload='alert(1)", "]]>", "<![CDATA[x]]>", "<!-- x", "-->", "<?x?>",
	"&lt;b&gt; &amp; &bogus; &#60;", "}*{fill:red}", "url(http://example.org/x)", "javascript:alert(1)", "<svg onload=alert(1)>", "<foreignObject>", "@import 'x'",
	"a\x00b\x01c\x08d\x1fe", "\x7f\u0080\u0085\u009f", "\xff\xfe\xed\xa0\x80", "\ufffe\uffff\U0001fffe", "\u202eevil\u202c\u2066x\u2069", "\u200b\ufeff\u2028\u2029", "e\u0301\u0301", "👨‍👩‍👧‍👦🇩🇪", "%s%n", "${x}{{y}}`z`",
}

// everywhere returns a journey with s wherever an author can write something.
func everywhere(s, link string) string {
	quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	return fmt.Sprintf(`journey %[1]s"
goal %[2]s
c is a customer %[1]s"
r is a rep %[1]s rep" color "#2f6fe4"
h is a system %[1]s system"
k is a channel %[1]s channel"
p is a place %[1]s place"
phase %[1]s"
r sends %[1]s" to c via h by k at p
  feels angry %[1]s"
  pain %[2]s
  idea %[2]s
  risk %[2]s
  note %[2]s
  quote %[2]s
  evidence %[2]s
  costs 5 %[2]s
  tag %[2]s
  takes %[2]s
  link %[3]s %[2]s
  on failure %[1]s"
    r calls c by phone
  end
r decides %[1]s"
when %[1]s" (50%%)
  fail %[1]s"
otherwise
  succeed %[1]s"
end
repeat until %[1]s"
  r calls c
end
`, quoted, s, link)
}

// Hostile strings in every field at once, from text to picture: two XML readers
// agree that the result is well-formed, and it contains nothing that a picture
// must not contain.
func TestHostileJourneys(t *testing.T) {
	xmllint, missing := exec.LookPath("xmllint")
	links := []string{"javascript:alert(1)", "data:text/html,x", "//example.org", "https://example.org/\"onclick=\"x", "JAVASCRIPT:x", "vbscript:x"}
	for i, s := range hostile {
		out, err := render.SVG(context.Background(), compile("hostile.journey", everywhere(s, links[i%len(links)])), render.Options{Show: []string{"numbers"}})
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		pic := svgtest.Read(t, out)
		if len(pic.Texts) == 0 {
			t.Errorf("%q: nothing is said", s)
		}
		if missing == nil {
			lint := exec.Command(xmllint, "--noout", "--nonet", "-")
			lint.Stdin = bytes.NewReader(out)
			if told, err := lint.CombinedOutput(); err != nil {
				t.Errorf("%q: xmllint: %v\n%s", s, err, told)
			}
		}
	}
}

// Screen readers read steps in the order of the text, each with a name, and
// skip flows and receipts, which repeat them.
func TestReadingOrder(t *testing.T) {
	files, _ := filepath.Glob("../examples/*.journey")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := render.Scene(context.Background(), compile(file, string(data)), render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		line := 0
		for _, n := range s.Nodes {
			if n.Class != "step" && n.Class != "decision" {
				continue
			}
			if n.Line < line {
				t.Errorf("%s: line %d is read after line %d", file, n.Line, line)
			}
			line = n.Line
			if n.Title == "" || n.Silent {
				t.Errorf("%s: the step of line %d is not read", file, n.Line)
			}
		}
	}
}

func TestNamesAndLanguage(t *testing.T) {
	const text = "c is a customer\nr is a rep\nphase Ask\nr decides \"Known?\"\nwhen yes (90%)\n  r calls c by phone\n    on failure Busy\n      r emails c\n    end\nend\n"
	s, err := render.Scene(context.Background(), compile("names.journey", text), render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, n := range s.Nodes {
		if n.Name != "" {
			names = append(names, n.Name)
		}
	}
	for i, want := range []string{"Phase Ask. r decides: Known?", "When yes", "On failure, Busy: "} {
		if i >= len(names) || !strings.HasPrefix(names[i], want) {
			t.Errorf("names are %q, and lack %q", names, want)
		}
	}
	for file, want := range map[string]string{"moving-house-ja": "ja", "repeat-prescription-he": "he", "lost-card": ""} {
		data, _ := os.ReadFile("../examples/" + file + ".journey")
		s, err := render.Scene(context.Background(), compile(file, string(data)), render.Options{})
		if err != nil || s.Lang != want {
			t.Errorf("%s is in %q, not %q (%v)", file, s.Lang, want, err)
		}
	}
}
