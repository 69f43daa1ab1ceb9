package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("no reader") }

// A result that cannot be written is an error of the environment.
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
