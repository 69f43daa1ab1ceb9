package docs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
)

// The example comment silences what the page says it does.
func TestAllowOnThePage(t *testing.T) {
	page, err := os.ReadFile("config.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(page), "```journey\n")
	text, _, closed := strings.Cut(text, "```")
	if !found || !closed {
		t.Fatal("there is no journey on the page")
	}
	for _, d := range compiled.Text("config.md", text).Diagnostics {
		if d.Code != "J409" { // an example needs no outcome
			t.Errorf("%s: %s", d.Code, d.Message)
		}
	}
}
