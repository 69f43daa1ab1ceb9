package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/render"
)

// The obvious program, which compiles a text and draws the result, writes the
// same as the command, in each format. Such a program only has to provide the
// fonts of the machine.
func TestTheAPIDrawsWhatTheCommandDraws(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	if testing.Short() {
		paths = paths[:1]
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		result, err := compiler.Compile(t.Context(), path, string(text), compiler.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range formats {
			var opt render.Options
			if format == "png" || format == "pdf" {
				opt.Fonts = &machineFonts{}
			}
			drawn, err := drawers[format](t.Context(), result, opt)
			if err != nil {
				t.Errorf("%s as %s: %v", path, format, err)
			}
			var out bytes.Buffer
			if code := run([]string{"journey", "render", "--format", format, "-o", "-", path}, strings.NewReader(""), &out, io.Discard); code != exitOK {
				t.Errorf("%s as %s: exit code %d", path, format, code)
			}
			if !bytes.Equal(drawn, out.Bytes()) {
				t.Errorf("%s as %s: the command writes %d bytes, the API others, %d", path, format, out.Len(), len(drawn))
			}
		}
	}
}
