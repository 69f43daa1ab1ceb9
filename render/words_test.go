package render_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
)

// Replacing a word with one of the same length changes only the lines that
// contain it, so a picture under version control has a readable diff.
func TestAChangedWordChangesFewLines(t *testing.T) {
	const text = `journey Lost card
customer is a customer
rep is a rep
helpdesk is a system used by rep
customer calls rep by phone
  feels worried
rep checks files via helpdesk
rep decides "Known?"
when yes (80%)
  rep blocks card
when no (20%)
  rep asks customer for account number by phone
end
rep sends letter to customer by letter
`
	lines := func(text string) []string {
		out, err := render.SVG(context.Background(), compiled.Text("card.journey", text).Journey, render.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(out), "\n")
	}
	before, after := lines(text), lines(strings.Replace(text, "blocks card", "blocks film", 1))
	if len(before) != len(after) {
		t.Fatalf("%d lines become %d", len(before), len(after))
	}
	changed := 0
	for i := range before {
		if before[i] != after[i] {
			changed++
		}
	}
	if changed == 0 || changed > 4 {
		t.Errorf("%d lines of %d change", changed, len(before))
	}
	if !slices.Equal(before, lines(text)) {
		t.Error("the same text has another picture")
	}
}
