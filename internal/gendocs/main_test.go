package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

func TestPageIsFresh(t *testing.T) {
	old, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := generate(string(old))
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(page, old, "generated", []byte(fresh)); d != nil {
		t.Errorf("docs/language.md is out of date; run go generate ./...\n%s", d)
	}
}
