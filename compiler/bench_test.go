package compiler_test

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
)

// BenchmarkCompile parses, binds and checks 10,000 lines, with the garbage
// collector set as in the command. docs/performance.md has its results.
func BenchmarkCompile(b *testing.B) {
	const many = 10_000
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for _, c := range []struct {
		name  string
		texts []string
	}{
		{"ordinary", ordinary(many)},
		{"one-file", []string{lines(many)}},
		{"misspelt", []string{misspelt(many)}},
	} {
		b.Run(c.name, func(b *testing.B) {
			size, count := 0, 0
			for _, text := range c.texts {
				size += len(text)
				count += strings.Count(text, "\n")
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range c.texts {
					compiled.Text("b.journey", text)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N)*many/float64(count), "ms/10k-lines")
		})
	}
}

// ordinary returns journeys of about a dozen steps each, with about that many
// lines in total.
func ordinary(lines int) (all []string) {
	for seed := uint64(0); lines > 0; seed++ {
		text := gen.Journey(seed, gen.Options{
			Steps: 40, Participants: 6, Handoff: 0.6, Decision: 0.1, Parallel: 0.05, Repeat: 0.03, Failure: 0.05,
			Jump: 0.2, Phase: 0.1, Annotation: 0.4, Comment: 0.05, Continue: 0.05, Quoted: 0.1,
		})
		all = append(all, text)
		lines -= strings.Count(text, "\n")
	}
	return all
}

// misspelt returns a journey in which every name is a typo away from the
// declared one.
func misspelt(lines int) string {
	return "customer is a customer\nservice rep is a rep\nhelpdesk is a system used by service rep\n" +
		strings.Repeat("servce rep sends SMS to custmer via helpdsk\n", lines)
}
