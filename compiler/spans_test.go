package compiler_test

import (
	"reflect"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/source"
)

func TestSpansLieOnRuneBorders(t *testing.T) {
	texts := trials.Count[uint64](500)
	for seed := range texts {
		kind, text := gen.Any(seed)
		if spansLie(t, text); t.Failed() {
			t.Fatalf("%s text of seed %d", kind, seed)
		}
	}
	t.Logf("all positions in %d texts are inside the text, on character boundaries", texts)
}

func TestSpansOfOddTexts(t *testing.T) {
	for _, text := range []string{
		"rep is a rep\nrep checks x\ntogether\u00a0r\nrep checks y\nend\n",
		"ȺȺȺȺȺȺȺȺȺȺ is a rep used by rep\nrep is a rep\n",
		"rep a\u00a0rep\nrep is\u3000is\u2003a rep\n",
		"rep decides x\nwhen\u3000when a\nend\nrepeat\u30003x\nend\nmoment\u00a0off truth\n",
		"\ufeff\u3000rep calls\u2003customer.\u00a0\n",
		"taKes 3\u00a0days\nrep calls customer\ntaKes 3 days\n",
	} {
		spansLie(t, text)
	}
}

func FuzzSpans(f *testing.F) {
	for seed := range uint64(50) {
		_, text := gen.Any(seed)
		f.Add(text)
	}
	f.Fuzz(spansLie)
}

// spansLie checks that every position in the tree, the model and the
// diagnostics of a text is inside its file, in order, and on a character
// boundary.
func spansLie(t *testing.T, text string) {
	r := compiled.Text("test", text)
	file := r.Source
	w := spanWalker{t: t, file: file, seen: map[any]bool{}, borders: map[int]bool{len(text): true}}
	for i := range text {
		w.borders[i] = true
	}
	w.walk("tree", reflect.ValueOf(r.Tree))
	w.walk("journey", reflect.ValueOf(r.Journey))
	w.walk("diagnostics", reflect.ValueOf(r.Diagnostics))
}

type spanWalker struct {
	t       *testing.T
	file    *source.File
	seen    map[any]bool
	borders map[int]bool // offsets where characters begin, and the end
}

// walk checks all spans in a value; the path says where the value is.
func (w *spanWalker) walk(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Interface()] || v.Type() == reflect.TypeFor[*source.File]() {
			return
		}
		w.seen[v.Interface()] = true
		w.walk(path, v.Elem())
	case reflect.Interface:
		if !v.IsNil() {
			w.walk(path, v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.walk(path, v.Index(i))
		}
	case reflect.Struct:
		if span, ok := v.Interface().(source.Span); ok {
			w.check(path, span)
			return
		}
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				w.walk(path+"."+field.Name, v.Field(i))
			}
		}
	}
}

func (w *spanWalker) check(path string, s source.Span) {
	text := w.file.Text()
	if s.Start < 0 || s.Start > s.End || s.End > len(text) {
		w.t.Errorf("%s at %v is not in %q", path, s, text)
	} else if !w.borders[s.Start] || !w.borders[s.End] {
		w.t.Errorf("%s at %v cuts a character in %q", path, s, text)
	}
}
