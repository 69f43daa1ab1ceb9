// Package examples_test holds the examples to what they promise: no errors,
// formatted, and each with a picture that is up to date.
package examples_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/analysis"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
)

func TestExamples(t *testing.T) {
	paths, err := filepath.Glob("*.journey")
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string]bool{}
	for _, path := range paths {
		picture := strings.TrimSuffix(path, ".journey") + ".svg"
		pictures[picture] = true
		t.Run(path, func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := source.New(path, string(text))
			result := compiler.Compile(file, compiler.Options{})
			for _, d := range result.Diagnostics {
				if d.Severity == diag.Error {
					t.Errorf("line %d: %s %s", d.File.LineAt(d.Span.Start), d.Code, d.Message)
				}
			}
			if tidy, _ := format.Source(file, format.Options{}); tidy != string(text) {
				t.Error("it is not formatted; run journey fmt examples")
			}
			drawn, err := render.SVG(result.Journey, render.Options{Exchanges: analysis.Exchanges(result.Journey)})
			if err != nil {
				t.Fatal(err)
			}
			golden.Compare(t, picture, string(drawn))
		})
	}
	drawn, err := filepath.Glob("*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, picture := range drawn {
		if !pictures[picture] {
			t.Errorf("%s has lost its journey", picture)
		}
	}
}
