package files_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/journey-lang/journey/cmd/journey/files"
)

// Readers see either the old or the new file while it is written.
func TestWholeFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	forms := [][]byte{bytes.Repeat([]byte("a"), 1<<20), bytes.Repeat([]byte("b"), 1<<19)}
	if err := files.Replace(path, forms[0]); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		for i := range 50 {
			if err := files.Replace(path, forms[i%2]); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, forms[0]) && !bytes.Equal(data, forms[1]) {
			t.Fatalf("read %d bytes of neither form", len(data))
		}
	}
}
