package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

func TestNoticesAreFresh(t *testing.T) {
	text, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(filepath.Join(root, output))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if d := diff.Diff(output, old, "generated", text); d != nil {
		t.Errorf("%s is out of date; run go generate ./...\n%s", output, d)
	}
}

// Parts that are not in go.mod, or have a different licence from their module,
// are in the notices as well.
func TestEmbeddedPartsAreNamed(t *testing.T) {
	text, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| [Graphviz, as WebAssembly in go-graphviz](", "[EPL-1.0](#text-", "Eclipse Public License - v 1.0\n",
		"| [Liberation Sans, regular and bold](", "| [Noto fonts, subsets](", "SIL OPEN FONT LICENSE Version 1.1",
		"| [WordNet, as a list of words](", "| [github.com/tetratelabs/wazero](", "[Apache-2.0](#text-", "wazero authors",
		"The FreeType Project LICENSE",
		"are copyright © <year> The FreeType", // written in Latin-1
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the notices lack %q", want)
		}
	}
}
