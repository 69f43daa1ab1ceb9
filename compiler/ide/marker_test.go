package ide_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/ide"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/source"
)

// A marker is a comment below the line it speaks of:
//
//	rep calls customer
//	#   ^ hover because of
//
// The caret points to the column, in bytes; `#<` to the first one. What follows is
// a feature and what is expected of it. Features in exact are complete: each
// of their results in the file has a marker, if one of them has.
type marker struct {
	line    int // of the marker
	at      source.Span
	feature string
	want    string
}

func (m marker) String() string { return fmt.Sprintf("line %d: %s %s", m.line, m.feature, m.want) }

var markers = regexp.MustCompile(`^#(<| *\^+ )([a-z]+) ?(.*)$`)

func readMarkers(t *testing.T, file *source.File) []marker {
	t.Helper()
	var all []marker
	var line source.Span
	for n := 1; n <= file.LineCount(); n++ {
		text := file.Slice(file.LineSpan(n))
		m := markers.FindStringSubmatch(text)
		if m == nil {
			if strings.HasPrefix(text, "#<") || strings.HasPrefix(text, "#^") || strings.HasPrefix(text, "# ^") {
				t.Fatalf("%s:%d: not a marker: %s", file.Name(), n, text)
			}
			line = file.LineSpan(n)
			continue
		}
		column := max(0, strings.Index(m[0][:len(m[1])+1], "^"))
		at := source.Span{Start: line.Start + column, End: line.Start + column}
		if at.End > line.End {
			t.Fatalf("%s:%d: a marker after the end of its line", file.Name(), n)
		}
		all = append(all, marker{n, at, m[2], m[3]})
	}
	return all
}

// open compiles the journey of an archive: main.journey, or the file itself.
func open(t *testing.T, path string) (*ide.Snapshot, *txtar.Archive) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(data)
	if len(a.Files) == 0 {
		a.Files = []txtar.File{{Name: "main.journey", Data: data}}
	}
	return compile(t, a, "main.journey"), a
}

func compile(t *testing.T, a *txtar.Archive, name string) *ide.Snapshot {
	t.Helper()
	files := compiled.Files{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	result, err := compiler.Compile(context.Background(), name, files[name], compiler.Options{Loader: files})
	if err != nil {
		t.Fatal(err)
	}
	return ide.New(result)
}

func TestMarkers(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			s, a := open(t, path)
			c := checker{t, s, a}
			all := readMarkers(t, s.Source)
			if len(all) == 0 {
				t.Fatal("no markers")
			}
			got := map[string][]string{}
			for feature, list := range exact {
				got[feature] = list(s)
			}
			for _, m := range all {
				if list, ok := got[m.feature]; ok {
					want := fmt.Sprintf("%d %s", m.at.Start, m.want)
					i := slices.Index(list, want)
					if i < 0 {
						t.Errorf("%s: not found at %d; there are %q", m, m.at.Start, list)
						continue
					}
					got[m.feature] = slices.Delete(slices.Clone(list), i, i+1)
					continue
				}
				c.check(m)
			}
			for feature, rest := range got {
				if slices.ContainsFunc(all, func(m marker) bool { return m.feature == feature }) && len(rest) > 0 {
					t.Errorf("%s without a marker: %q", feature, rest)
				}
			}
		})
	}
}

// exact are the features of a whole file: each result with the offset of its
// marker.
var exact = map[string]func(*ide.Snapshot) []string{
	"hint": func(s *ide.Snapshot) (all []string) {
		for _, h := range s.InlayHints(source.Span{End: len(s.Source.Text())}) {
			all = append(all, fmt.Sprintf("%d %s", h.At, h.Text))
		}
		return all
	},
	"fold": func(s *ide.Snapshot) (all []string) {
		for _, f := range s.FoldingRanges() {
			if !f.Comment { // markers are comments
				all = append(all, fmt.Sprintf("%d to %s", s.Source.LineSpan(f.First).Start, strings.TrimSpace(s.Source.Slice(s.Source.LineSpan(f.Last)))))
			}
		}
		return all
	},
	"link": func(s *ide.Snapshot) (all []string) {
		for _, l := range s.Links() {
			all = append(all, fmt.Sprintf("%d %s", l.At.Start, l.Target))
		}
		return all
	},
	"lens": func(s *ide.Snapshot) (all []string) {
		for _, l := range s.Lenses() {
			all = append(all, fmt.Sprintf("%d %s", l.At.Start, l.Text))
		}
		return all
	},
	"symbol": func(s *ide.Snapshot) (all []string) {
		var add func(list []ide.Symbol, in string)
		add = func(list []ide.Symbol, in string) {
			for _, sym := range list {
				text := sym.Title
				if sym.Detail != "" {
					text += " (" + sym.Detail + ")"
				}
				all = append(all, fmt.Sprintf("%d %s%s", sym.Name.Start, in, text))
				add(sym.Inside, in+sym.Title+" / ")
			}
		}
		add(s.Symbols(), "")
		return all
	},
	"token": func(s *ide.Snapshot) (all []string) {
		for _, k := range s.Tokens() {
			if k.Kind != ide.CommentToken {
				text := fmt.Sprintf("%d %s %s", k.At.Start, tokenNames[k.Kind], s.Source.Slice(k.At))
				if k.Declares {
					text += " declared"
				}
				all = append(all, text)
			}
		}
		return all
	},
}

var tokenNames = map[ide.TokenKind]string{
	ide.KeywordToken: "keyword", ide.PersonToken: "person", ide.SystemToken: "system", ide.ChannelToken: "channel", ide.PlaceToken: "place", ide.LabelToken: "label",
	ide.VerbToken: "verb", ide.KindToken: "kind", ide.SettingToken: "setting", ide.ValueToken: "value", ide.NumberToken: "number", ide.TextToken: "text",
}

type checker struct {
	*testing.T
	s *ide.Snapshot
	a *txtar.Archive
}

// check checks a feature at a position.
func (c checker) check(m marker) {
	equal := func(got string) {
		if got != m.want {
			c.Errorf("%s: got %s", m, got)
		}
	}
	s := c.s
	switch m.feature {
	case "hover":
		text, _, _ := s.Hover(m.at.Start)
		if m.want == "" && text != "" || !strings.Contains(strings.Join(strings.Fields(text), " "), m.want) {
			c.Errorf("%s: got %s", m, text)
		}
	case "definition":
		at, ok := s.Definition(m.at.Start)
		if !ok {
			at = source.Location{File: source.New("nothing", ""), Span: source.Span{}}
		}
		equal(show(s, at))
	case "references":
		var all []string
		for _, r := range s.References(m.at.Start) {
			all = append(all, show(s, r.At))
		}
		equal(strings.Join(all, " "))
	case "highlight":
		var all []string
		for _, r := range s.Highlights(m.at.Start) {
			all = append(all, show(s, r.At))
		}
		equal(strings.Join(all, " "))
	case "complete", "completes": // the first ones; any of them
		var labels []string
		for _, item := range s.Complete(m.at.Start) {
			label := item.Label
			if item.Kind == ide.ValueCompletion && item.Detail != "" {
				label += " " + item.Detail
			}
			labels = append(labels, label)
		}
		want := strings.Split(m.want, "; ")
		if m.want == "" {
			want = nil
		}
		if m.feature == "completes" {
			for _, w := range want {
				if w, not := strings.CutPrefix(w, "not "); slices.Contains(labels, w) == not {
					c.Errorf("%s: %q in %q: %t", m, w, labels, not)
				}
			}
			return
		}
		first := labels[:min(len(labels), max(1, len(want)))]
		if !slices.Equal(first, want) {
			c.Errorf("%s: got %s", m, strings.Join(first, "; "))
		}
	case "select":
		var all []string
		for _, at := range s.SelectionRanges(m.at.Start) {
			all = append(all, strings.Join(strings.Fields(s.Source.Slice(at)), " "))
		}
		got := strings.Join(all, " | ")
		if !strings.HasPrefix(got, m.want) {
			c.Errorf("%s: got %s", m, got)
		}
	case "action", "noaction":
		actions, err := s.Actions(context.Background(), m.at)
		if err != nil {
			c.Fatal(err)
		}
		var titles []string
		for _, a := range actions {
			titles = append(titles, a.Title)
		}
		if slices.Contains(titles, m.want) != (m.feature == "action") {
			c.Errorf("%s: got %q", m, titles)
		}
	default:
		c.Errorf("%s: unknown feature", m)
	}
}

// show writes a location as its line and column.
func show(s *ide.Snapshot, at source.Location) string {
	p := at.File.Position(at.Span.Start)
	text := fmt.Sprintf("%d:%d", p.Line, p.Column)
	if at.File != s.Source {
		text = at.File.Name() + ":" + text
	}
	return text
}

func TestDeclarationsAndCommentsFold(t *testing.T) {
	s := ide.New(compiled.Text("main.journey", "# One\n# two\n\ncustomer is a customer\nrep is a rep\n\noffice is a place\n"))
	want := []ide.Fold{{First: 1, Last: 2, Comment: true}, {First: 4, Last: 5}}
	if got := s.FoldingRanges(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Formatting an unformatted text gives the canonical one.
func TestFormatEdits(t *testing.T) {
	for _, text := range []string{
		"customer is a customer\nrep   is a rep\n\n\n\nrep calls   customer\n  customer feels happy",
		"rep is a rep\r\ncustomer is a customer\r\n",
		"rep  calls customer.",
		"",
	} {
		s := ide.New(compiled.Text("main.journey", text))
		files := map[string]string{"main.journey": text}
		apply(files, s.FormatEdits())
		if want := s.Format(); files["main.journey"] != want {
			t.Errorf("%q: got %q, want %q", text, files["main.journey"], want)
		}
	}
}

// All questions have an answer at each offset of each example, and of each text
// that ends there, as while typing.
func TestEverywhere(t *testing.T) {
	paths, _ := filepath.Glob("../../examples/*.journey")
	for _, path := range paths {
		s, _ := open(t, path)
		text := s.Source.Text()
		for off := 0; off <= len(text); off += 7 {
			s.Complete(off)
			s.Hover(off)
			s.Definition(off)
			s.Highlights(off)
			at := source.Span{Start: off, End: off}
			for _, span := range s.SelectionRanges(off) {
				if span.Join(at) != span {
					t.Fatalf("%s: %v is not inside %v", path, at, span)
				}
				at = span
			}
		}
		for off := 0; off <= len(text); off += 97 {
			typed := ide.New(compiled.Text("main.journey", text[:off]))
			typed.Complete(off)
			typed.Symbols()
			typed.Lenses()
			typed.Links()
			end := 0
			for _, k := range typed.Tokens() {
				if k.At.Start < end || k.At.End > off {
					t.Fatalf("%s: at %d: %v", path, off, k)
				}
				end = k.At.End
			}
		}
	}
}
