package examples_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
)

// Whatever a file contains, the pipeline from text to picture ends, without a
// panic, and with a well-formed picture.
func FuzzPipeline(f *testing.F) {
	paths, err := filepath.Glob("*.journey")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("")
	f.Add("rep sends <b>&amp;</b> \"]]>\" to customer via </style>\n")
	f.Add("rep decides x\nwhen y\ngo to z\nend\nz: rep calls rep\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 8<<10 {
			text = text[:8<<10] // a few milliseconds' work
		}
		result := compiled.Text("fuzz.journey", text)
		for _, d := range result.Diagnostics {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(text) {
				t.Errorf("%s has span %v in a text of %d bytes", d.Code, d.Span, len(text))
			}
		}
		drawn, err := render.SVG(context.Background(), result.Journey, render.Options{})
		if err != nil {
			return // it says so, and draws nothing
		}
		for dec := xml.NewDecoder(bytes.NewReader(drawn)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("not well-formed: %v\n%s", err, drawn)
			}
		}
	})
}
