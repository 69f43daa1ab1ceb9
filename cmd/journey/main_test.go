package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	commands := []string{"render", "check", "fmt", "new", "explain", "completion", "version", "o"}
	for _, c := range []struct{ word, want string }{
		{"rendr", "render"},
		{"rednre", "render"},
		{"ren", "render"},
		{"chekc", "check"},
		{"ftm", "fmt"},
		{"format", ""},
		{"zzzzz", ""},
		{"x", ""},
		{"", ""},
	} {
		if got, _ := nearest(c.word, commands); got != c.want {
			t.Errorf("nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

// Whoever reads while a file is written sees one of its two whole forms.
func TestWriteFileIsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	forms := [][]byte{bytes.Repeat([]byte("a"), 1<<20), bytes.Repeat([]byte("b"), 1<<19)}
	if err := writeFile(path, forms[0]); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		for i := range 50 {
			if err := writeFile(path, forms[i%2]); err != nil {
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

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("no reader") }

// A result that cannot be told is an error of the environment.
func TestBrokenOutput(t *testing.T) {
	for _, args := range [][]string{
		{"check", "-"},
		{"check", "--format", "json", "-"},
		{"fmt", "-"},
		{"render", "-"},
		{"version"},
		{"completion", "bash"},
		{"explain", "J201"},
	} {
		var errs bytes.Buffer
		code := run(append([]string{"journey"}, args...), strings.NewReader("rep calls customer\n"), brokenPipe{}, &errs)
		if code != exitEnvironment || !strings.Contains(errs.String(), "no reader") {
			t.Errorf("%v: exit code %d, %q", args, code, errs.String())
		}
	}
}
