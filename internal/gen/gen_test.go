package gen_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/diag"
)

func TestEqualSeedsGiveEqualText(t *testing.T) {
	for seed := range uint64(200) {
		one, two := gen.Random(seed, 100), gen.Random(seed, 100)
		if one != two {
			t.Fatalf("seed %d gives two texts", seed)
		}
		if gen.Mutate(seed, one) != gen.Mutate(seed, two) {
			t.Fatalf("seed %d gives two mutants", seed)
		}
	}
}

func TestMutantsDifferInOneLine(t *testing.T) {
	for seed := range trials.Count[uint64](500) {
		text := gen.Random(seed, 40)
		m := gen.Mutate(seed, text)
		before, after := strings.Split(text, "\n"), strings.Split(m.Text, "\n")
		if len(before) != len(after) {
			t.Fatalf("seed %d: %s changed the number of lines", seed, m.What)
		}
		for i := range before {
			if before[i] != after[i] && i+1 != m.Line {
				t.Errorf("seed %d: %s touched line %d, not only line %d", seed, m.What, i+1, m.Line)
			}
		}
	}
}

func TestMutateTakesAnyText(t *testing.T) {
	for _, text := range []string{"", "\n", "# only a comment", "\xff\xfe \"open", "\r\n \t"} {
		for seed := range uint64(20) {
			gen.Mutate(seed, text)
		}
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	if text := gen.Journey(1, gen.Options{Steps: -1, Participants: 99}); text == "" {
		t.Error("no text")
	}
}

func TestJourneysCompile(t *testing.T) {
	for seed := range trials.Count[uint64](500) {
		text := gen.Random(seed, 40)
		result := compiled.Text("generated", text)
		for _, d := range result.Diagnostics {
			if d.Severity == diag.Error {
				line := d.File.LineAt(d.Span.Start)
				t.Errorf("seed %d, line %d: %s %s\n\t%s", seed, line, d.Code, d.Message, d.File.Slice(d.File.LineSpan(line)))
			}
		}
		if t.Failed() {
			return
		}
	}
}

func TestMessyJourneysCompile(t *testing.T) {
	for seed := range uint64(200) {
		text := gen.Mess(seed, gen.Random(seed, 40))
		result := compiled.Text("messy", text)
		if n := result.Diagnostics.Count(diag.Error); n > 0 {
			t.Fatalf("seed %d has %d errors", seed, n)
		}
	}
}
