package gen_test

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/gen"
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
	for seed := range uint64(1000) {
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
