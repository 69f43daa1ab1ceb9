package main

import (
	"bytes"
	"errors"
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
