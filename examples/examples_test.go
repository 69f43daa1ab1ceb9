// Package examples_test checks the examples: no errors, formatted, and each
// with an up-to-date picture.
package examples_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/render"
)

// asIs shows a service with problems; all others have no warning.
const asIs = "refund-as-is.journey"

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
			result := compiled.Text(path, string(text))
			for _, d := range result.Diagnostics {
				if d.Severity == diag.Error || d.Severity == diag.Warning && path != asIs {
					t.Errorf("line %d: %s %s", d.File.LineAt(d.Span.Start), d.Code, d.Message)
				}
			}
			if tidy := result.Format(); tidy != string(text) {
				t.Error("it is not formatted; run journey fmt examples")
			}
			drawn, err := render.SVG(context.Background(), result, render.Options{})
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

// The ping-pong in the example is reported, with every turn, its cost and what
// to do about it.
func TestPingPongOfTheRefund(t *testing.T) {
	text, err := os.ReadFile(asIs)
	if err != nil {
		t.Fatal(err)
	}
	result := compiled.Text(asIs, string(text))
	var found []string
	for _, d := range result.Diagnostics {
		if d.Code != diag.PingPong {
			continue
		}
		found = append(found, d.Message, d.Help)
		for _, r := range d.Related {
			found = append(found, fmt.Sprintf("%d %s", result.Source.LineAt(r.Span.Start), r.Message))
		}
	}
	want := []string{
		`the case bounces between "customer" and "rep": 6 turns, 10 days of waiting`,
		"ask for order number and photo in a form at the start, let a system answer what needs no person, or settle it in one live contact",
		`23 turn 1: "customer" to "rep"`,
		`26 turn 2: "rep" to "customer"`,
		`30 turn 3: "customer" to "rep"`,
		`33 turn 4: "rep" to "customer"`,
		`36 turn 5: "customer" to "rep"`,
		`56 turn 6: "rep" to "customer"`,
		`"rep" contacts "finance" and gets questions back before the case moves on: 3 turns, 3 days of waiting`,
		"send screenshot along with the first message, or let both see it in one system",
		`41 turn 1: "rep" to "finance"`,
		`44 turn 2: "finance" to "rep"`,
		`48 turn 3: "rep" to "finance"`,
	}
	if !slices.Equal(found, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(want, "\n"))
	}
}
