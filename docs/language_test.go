// Package docs_test runs the examples of the language guide.
package docs_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/lang/diag"
)

// example matches a fenced block of the guide with the line above it. The words
// after the block's language are the codes of the errors that it must give.
var example = regexp.MustCompile("(?m)^\\*Example (\\d+)(, refused)?\\*\n\n```journey([^\n]*)\n((?:[^`].*\n|\n)*)```$")

// The journey in the readme is the first that many people see.
func TestReadme(t *testing.T) {
	page, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```journey\n")
	text, _, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("it has no journey")
	}
	result := compiled.Text("README.md", text)
	for _, d := range result.Diagnostics {
		if d.Severity != diag.Info {
			t.Errorf("%d: %s %s", d.File.LineAt(d.Span.Start), d.Code, d.Message)
		}
	}
	if tidy := result.Format(); tidy != text {
		t.Errorf("it is not formatted; it should be\n%s", tidy)
	}
}

func TestExamples(t *testing.T) {
	page, err := os.ReadFile("language.md")
	if err != nil {
		t.Fatal(err)
	}
	found := example.FindAllStringSubmatch(string(page), -1)
	if blocks := strings.Count(string(page), "\n```journey"); blocks != len(found) {
		t.Errorf("%d blocks, but %d of them are numbered", blocks, len(found))
	}
	for i, m := range found {
		number, refused, want, text := m[1], m[2] != "", strings.Fields(m[3]), m[4]
		t.Run(number, func(t *testing.T) {
			if number != fmt.Sprint(i+1) {
				t.Errorf("it should have number %d", i+1)
			}
			if refused != (len(want) > 0) {
				t.Error(`its heading has to say ", refused" when the block names codes, and only then`)
			}
			result := compiled.Text("example.journey", text)
			var got, told []string
			for _, d := range result.Diagnostics {
				if d.Severity == diag.Error {
					got = append(got, string(d.Code))
					told = append(told, fmt.Sprintf("%d: %s %s", d.File.LineAt(d.Span.Start), d.Code, d.Message))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("errors are %v, want %v\n%s", got, want, strings.Join(told, "\n"))
			}
		})
	}
}
