package lsp

import (
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/internal/gen"
)

// long returns a journey of about 2,000 lines.
func long() string {
	steps := 1000
	for {
		text := gen.Random(1, steps)
		if strings.Count(text, "\n") >= 2000 {
			return text
		}
		steps += 100
	}
}

// BenchmarkKeystroke types one letter into 2,000 lines and waits for what an
// editor shows: over pipes, with JSON on both sides. docs/performance.md has its
// results.
func BenchmarkKeystroke(b *testing.B) {
	text := long()
	lines := strings.Split(text, "\n")
	line := len(lines) / 2
	for !strings.Contains(lines[line], " to ") {
		line++
	}
	end := strings.Index(lines[line], " to ") + len(" to ")
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as in the command
	for _, wait := range []struct {
		name string
		on   func(c *client)
	}{
		{"diagnostics", func(c *client) { c.diagnostics(uriA) }},
		{"completion", func(c *client) {
			c.call("textDocument/completion", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{line, end}}, nil)
		}},
		{"hints", func(c *client) {
			c.call("textDocument/inlayHint", map[string]any{
				"textDocument": map[string]any{"uri": uriA}, "range": map[string]any{"start": pos{line - 30, 0}, "end": pos{line + 30, 0}},
			}, nil)
		}},
		{"tokens", func(c *client) {
			c.call("textDocument/semanticTokens/full", map[string]any{"textDocument": map[string]any{"uri": uriA}}, nil)
		}},
	} {
		b.Run(wait.name, func(b *testing.B) {
			c := connect(b, newServer(Options{Host: &host{}}))
			capabilities := map[string]any{}
			if wait.name != "diagnostics" { // what is measured is one thing
				capabilities["textDocument"] = map[string]any{"diagnostic": map[string]any{}}
			}
			c.initialize(capabilities)
			c.open(uriA, text)
			wait.on(c)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				if i%2 == 0 {
					c.edit(uriA, pos{line, end}, pos{line, end}, "x")
				} else {
					c.edit(uriA, pos{line, end}, pos{line, end + 1}, "")
				}
				wait.on(c)
				took = append(took, time.Since(start))
			}
			c.stop()
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1e3, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1e3, "p95-ms")
		})
	}
}
