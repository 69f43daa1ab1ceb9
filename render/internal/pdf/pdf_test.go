package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/internal/pdf"
	"github.com/journey-lang/journey/render/scene"
)

// document is a PDF after reading it back.
type document struct {
	objects map[int]string // with streams inflated
	content string
	texts   []string // of the lines, from left to right
}

var (
	startObject = regexp.MustCompile(`^(\d+) 0 obj\n`)
	fontOf      = regexp.MustCompile(`/F(\d+) (\d+) 0 R`)
	showing     = regexp.MustCompile(`/F(\d+) 1 Tf|<([0-9A-F]{2})>|(BT)|(ET)`)
	mapping     = regexp.MustCompile(`<([0-9A-F]{2})> <([0-9A-F]*)>`)
)

// read parses a PDF and follows its cross-reference table.
func read(t *testing.T, data []byte) document {
	t.Helper()
	d := document{objects: map[int]string{}}
	whole := string(data)
	_, tail, ok := strings.Cut(whole, "startxref\n")
	if !ok || !strings.HasPrefix(whole, "%PDF-1.") || !strings.HasSuffix(whole, "%%EOF\n") {
		t.Fatal("not a PDF")
	}
	start, err := strconv.Atoi(strings.Fields(tail)[0])
	if err != nil || !strings.HasPrefix(whole[start:], "xref\n0 ") {
		t.Fatalf("no table at %d", start)
	}
	lines := strings.Split(whole[start:], "\n")
	for i, line := range lines[3:] {
		if line == "trailer" {
			break
		}
		offset, _ := strconv.Atoi(line[:10])
		m := startObject.FindStringSubmatch(whole[offset:])
		if m == nil || m[1] != strconv.Itoa(i+1) || len(line) != 19 {
			t.Fatalf("entry %d, %q, leads to no object", i+1, line)
		}
		body, _, _ := strings.Cut(whole[offset+len(m[0]):], "\nendobj\n")
		d.objects[i+1] = inflate(t, body)
	}
	names := map[string]map[string]string{} // font, code, text
	for _, body := range d.objects {
		if strings.Contains(body, "/Type/Page/") {
			for _, m := range fontOf.FindAllStringSubmatch(body, -1) {
				names[m[1]] = d.toUnicode(d.number(m[2]))
			}
			_, rest, _ := strings.Cut(body, "/Contents ")
			d.content = d.number(strings.Fields(rest)[0])
		}
	}
	font, text := "", ""
	for _, m := range showing.FindAllStringSubmatch(d.content, -1) {
		switch {
		case m[3] != "":
			text = ""
		case m[4] != "":
			d.texts = append(d.texts, text)
		case m[1] != "":
			font = m[1]
		default:
			shown, ok := names[font][m[2]]
			if !ok {
				t.Errorf("font %s has no text for %s", font, m[2])
			}
			text += shown
		}
	}
	return d
}

func (d document) number(n string) string {
	i, _ := strconv.Atoi(n)
	return d.objects[i]
}

func inflate(t *testing.T, body string) string {
	head, packed, ok := strings.Cut(body, "\nstream\n")
	if !ok {
		return body
	}
	packed = strings.TrimSuffix(packed, "\nendstream")
	if !strings.Contains(head, fmt.Sprintf("/Length %d>>", len(packed))) {
		t.Errorf("%s has %d bytes", head, len(packed))
	}
	if !strings.Contains(head, "/FlateDecode") {
		return head + packed
	}
	r, err := zlib.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return head + string(plain)
}

// toUnicode returns the text of each code of a font.
func (d document) toUnicode(font string) map[string]string {
	_, rest, _ := strings.Cut(font, "/ToUnicode ")
	texts := map[string]string{}
	_, table, _ := strings.Cut(d.number(strings.Fields(rest)[0]), "endcodespacerange")
	for _, m := range mapping.FindAllStringSubmatch(table, -1) {
		texts[m[1]] = utf16Text(m[2])
	}
	return texts
}

func utf16Text(digits string) string {
	raw, _ := hex.DecodeString(digits)
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

func write(t *testing.T, s *scene.Scene) document {
	t.Helper()
	data, _, err := pdf.Write(context.Background(), s, pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return read(t, data)
}

func sheet(items ...scene.Item) *scene.Scene {
	return &scene.Scene{
		Width: 200, Height: 100, Title: "A (title) Ω😀", Desc: "What is seen",
		Palette: []scene.Paint{{Role: "paper", Light: "#ffffff", Dark: "#000000"}, {Role: "red", Light: "#ff0000", Dark: "#000000"}},
		Paper:   scene.Shape{Form: scene.Rect, Box: scene.Box{W: 200, H: 100}, Fill: "paper"},
		Header:  items,
	}
}

func line(text string, rtl bool) scene.Text {
	return scene.Text{Text: text, RTL: rtl, Base: 50, Size: 20, Fill: "red", Box: scene.Box{X: 10, Y: 30, W: 120, H: 26}}
}

// Texts read back as they were written; in right-to-left text the last
// character comes first, and a viewer reverses them.
func TestTexts(t *testing.T) {
	for _, test := range []struct {
		text string
		rtl  bool
		want string
	}{
		{"sends pre-written SMS", false, ""},
		{"Ω Клиент é", false, ""},
		{"お客様がアプリで", false, ""},
		{"ग्राहक", false, ""},
		{"👨‍👩‍👧 1️⃣", false, ""},
		{"ꨀ", false, ""},
		{"אב", true, "בא"},
		{"שָׁ", true, "\u05C1\u05B8ש"},
		{"خلال", true, "لالخ"},
	} {
		want := test.want
		if want == "" {
			want = test.text
		}
		if d := write(t, sheet(line(test.text, test.rtl))); len(d.texts) != 1 || d.texts[0] != want {
			t.Errorf("wrote %q, read %q, want %q", test.text, d.texts, want)
		}
	}
}

// More characters than one font has room for.
func TestManyGlyphs(t *testing.T) {
	var items []scene.Item
	var all []string
	for r := rune(0x4E00); r < 0x4E00+700; r += 7 {
		text := string([]rune{r, r + 1, r + 2, r + 3, r + 4, r + 5, r + 6})
		items = append(items, line(text, false))
		all = append(all, text)
	}
	if d := write(t, sheet(items...)); strings.Join(d.texts, "|") != strings.Join(all, "|") {
		t.Error("the texts differ")
	}
}

func TestPage(t *testing.T) {
	group := scene.Group{Link: "https://example.org/a(b)?q=é", Box: scene.Box{X: 20, Y: 10, W: 40, H: 20}}
	evil := scene.Group{Link: "javascript:alert(1)", Box: group.Box}
	d := write(t, sheet(group, evil, scene.Shape{Form: scene.Rect, Box: group.Box, Fill: "red", Stroke: "red", Width: 2, Dash: "4 2"}))
	whole := ""
	for i := range len(d.objects) {
		whole += d.objects[i+1] + "\n"
	}
	for _, want := range []string{
		"/MediaBox[0 0 150 75 ]", "/Count 1", "/Rect[15 52.5 45 67.5 ]", `/URI(https://example.org/a\(b\)?q=`, "/DisplayDocTitle true",
		"/Title<FEFF" + "0041002000280074", "D83DDE00>", "0.75 0 0 -0.75 0 75 cm", "1.000 0.000 0.000 rg", "2 w 0 J 0 j 4 M [4 2 ] 0 d",
	} {
		if !strings.Contains(strings.ReplaceAll(whole, "/URI (", "/URI("), want) {
			t.Errorf("no %s", want)
		}
	}
	for _, never := range []string{"javascript", "/CreationDate", "/ModDate", "/JS", "/Launch"} {
		if strings.Contains(whole, never) {
			t.Errorf("there is %s", never)
		}
	}
	large := sheet()
	large.Width, large.Height = 60_000, 1000
	if d := write(t, large); !strings.Contains(fmt.Sprint(d.objects), "/MediaBox[0 0 14400 240 ]") {
		t.Error("a page is larger than viewers show")
	}
	for _, s := range []*scene.Scene{{}, {Width: math.NaN(), Height: 1}, {Width: 1, Height: -1}, {Width: math.Inf(1), Height: 1}} {
		if _, _, err := pdf.Write(context.Background(), s, pdf.Options{}); err == nil {
			t.Errorf("a page of %g × %g", s.Width, s.Height)
		}
	}
}

// Numbers that no layout produces do not get into a file.
func TestOddNumbers(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1e300, 1e300} {
		box := scene.Box{X: 1, Y: v, W: 5, H: 5}
		d := write(t, sheet(
			scene.Text{Text: "x", Base: v, Size: 12, Fill: "red"}, scene.Text{Text: "x", Size: v, Fill: "red"},
			scene.Shape{Form: scene.Rect, Box: box, Fill: "red"}, scene.Shape{Form: scene.Rect, Box: scene.Box{W: 5, H: 5}, Stroke: "red", Width: v},
			scene.Group{Link: "https://example.org", Box: box}))
		if whole := fmt.Sprint(d.objects); strings.Contains(whole, "NaN") || strings.Contains(whole, "Inf ") || len(whole) > 4000 {
			t.Errorf("%g: %.3000s", v, whole)
		}
	}
}

var hostile = []string{
	"", ") Tj ET endstream", "\\", "(", "a\x00b\x1f\r\n", "\xff\xfe", "\u202eevil\u202c", "\ufffe\U0010ffff", "e" + strings.Repeat("\u0301", 300), ">>endobj", "<script>", "ﷺ",
}

func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		group := scene.Group{Link: s, Title: s, Box: scene.Box{W: 10, H: 10}, Items: []scene.Item{line(s, false), line(s, true)}}
		page := sheet(group, scene.Shape{Form: scene.Path, Data: s, Dash: s, Stroke: "red", Width: 1})
		page.Title, page.Desc = s, s
		d := write(t, page)
		for _, body := range d.objects {
			if strings.Contains(body, "NaN") || strings.Contains(body, "Inf ") {
				t.Errorf("%q gave %.200s", s, body)
			}
		}
	})
}

// Every example contains all texts of its scene, with the same bytes each time.
func TestExamples(t *testing.T) {
	examples, _ := filepath.Glob("../../../examples/*.journey")
	more, _ := filepath.Glob("../../testdata/*.journey")
	if len(examples) == 0 || len(more) == 0 {
		t.Fatal("no examples")
	}
	if testing.Short() {
		examples, more = examples[:1], more[:1]
	}
	for _, path := range append(examples, more...) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := render.Scene(context.Background(), compiled.Text(path, string(text)).Journey, render.Options{})
			if err != nil {
				t.Fatal(err)
			}
			data, missing, err := pdf.Write(context.Background(), &s, pdf.Options{})
			if err != nil || len(missing) > 0 {
				t.Fatalf("%v, without a font: %v", err, missing)
			}
			if again, _, _ := pdf.Write(context.Background(), &s, pdf.Options{}); !bytes.Equal(data, again) {
				t.Error("two runs differ")
			}
			d := read(t, data)
			texts := s.Texts()
			if len(d.texts) != len(texts) {
				t.Fatalf("%d texts, want %d", len(d.texts), len(texts))
			}
			for _, want := range texts {
				found := false
				for _, got := range d.texts {
					found = found || letters(got) == letters(want.Text.Text)
				}
				if !found {
					t.Errorf("%q is not in the file", want.Text.Text)
				}
			}
		})
	}
}

// letters counts the characters of a text, whatever their order.
func letters(text string) string {
	counts := map[rune]int{}
	for _, r := range text {
		counts[r]++
	}
	return fmt.Sprint(counts)
}
