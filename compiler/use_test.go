package compiler_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
)

func TestUsedFiles(t *testing.T) {
	tests := []struct {
		name, text string
		files      compiled.Files
		want       string
	}{
		{"what is declared elsewhere is known", "use \"team.journey\"\nrep calls customer\n",
			compiled.Files{"team.journey": "rep is a rep\ncustomer is a customer\n"}, ""},
		{"rights that are given elsewhere count", "use \"team.journey\"\ncustomer updates address via core\n",
			compiled.Files{"team.journey": "rep is a rep\ncustomer is a customer\ncore is a system used by rep\n"}, "a.journey:2 J301"},
		{"a fault elsewhere is told there", "use \"team.journey\"\nrep closes case\n",
			compiled.Files{"team.journey": "rep is a rep\nrep is a team\n"}, "team.journey:2 J102"},
		{"a file that is missing hides who is unknown", "use \"team.journey\"\nrep calls customer\n",
			nil, "a.journey:1 J106"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := compiler.Compile(t.Context(), "a.journey", tt.text, compiler.Options{Loader: tt.files})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Diagnostics {
				got = append(got, fmt.Sprintf("%s:%d %s", d.File.Name(), d.File.LineAt(d.Span.Start), d.Code))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %q, want %q\n%s", s, tt.want, reported(t, r.Diagnostics))
			}
		})
	}
}

// TestCompileFromManyGoroutines is meant for the race detector.
func TestCompileFromManyGoroutines(t *testing.T) {
	text := gen.Random(7, 60)
	want := reported(t, compile("g.journey", text).Diagnostics)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if got := reported(t, compile("g.journey", text).Diagnostics); got != want {
					t.Errorf("got:\n%s\nwant:\n%s", got, want)
				}
			}
		})
	}
	wg.Wait()
}

// With compiles the same journey with other texts, also of files that it uses.
func TestWith(t *testing.T) {
	files := compiled.Files{"lib.journey": "rep is a rep\n"}
	r, err := compiler.Compile(t.Context(), "main.journey", "use \"lib.journey\"\nrep checks claim\n", compiler.Options{Loader: files})
	if err != nil {
		t.Fatal(err)
	}
	after, err := r.With(t.Context(), map[string]string{
		"lib.journey": "agent is a rep\n", "main.journey": "use \"lib.journey\"\nagent checks claim\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	if after.Diagnostics.HasErrors() || after.Journey.Participants[0].Name != "agent" {
		t.Errorf("got %v, %v", after.Journey.Participants[0].Name, after.Diagnostics)
	}
	if r.Journey.Participants[0].Name != "rep" {
		t.Error("the result itself has changed")
	}
}
