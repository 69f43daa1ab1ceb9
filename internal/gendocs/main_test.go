package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

func TestFilesAreFresh(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		old, err := os.ReadFile(filepath.Join(root, f.path))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if d := diff.Diff(f.path, old, "generated", []byte(f.text)); d != nil {
			t.Errorf("%s is out of date; run go generate ./...\n%s", f.path, d)
		}
	}
}
