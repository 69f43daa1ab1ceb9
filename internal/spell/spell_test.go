package spell_test

import (
	"strings"
	"testing"
	"testing/quick"

	"github.com/journey-lang/journey/internal/spell"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 3, 0}, {"rep", "rep", 3, 0}, {"rep", "", 3, 3},
		{"together", "togther", 3, 1}, {"together", "togetehr", 3, 1}, {"end", "edn", 3, 1},
		{"kitten", "sitting", 3, 3}, {"kitten", "sitting", 2, 3}, {"kitten", "sitting", 1, 2},
		{"grün", "grun", 3, 1}, {"窓口", "窓", 3, 1}, {"ca", "abc", 3, 3},
		{strings.Repeat("a", 100), strings.Repeat("a", 99) + "b", 2, 1},
		{"a", "aaaaaaaaaaaaaaaaaaaa", 2, 3},
	} {
		if got := spell.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

func TestDistanceIsSymmetricAndBounded(t *testing.T) {
	check := func(a, b string, limit uint8) bool {
		l := int(limit % 8)
		d, full := spell.Distance(a, b, l), spell.Distance(a, b, len(a)+len(b))
		return d == spell.Distance(b, a, l) && d == min(full, l+1) && (full == 0) == (string([]rune(a)) == string([]rune(b)))
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

func TestTypos(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       int
	}{
		{"edn", "end", 1}, {"ent", "end", 0}, {"and", "end", 0}, {"vai", "via", 1}, {"reps", "rep", 1},
		{"succed", "succeed", 1}, {"sucsed", "succeed", 0}, {"othrwse", "otherwise", 0}, {"otehrwsie", "otherwise", 2},
		{"copies", "copy", 1}, {"firemen", "fireman", 1}, {"rep", "rep", 0}, {"helpdeks", "helpdesk", 1}, {"", "end", 0},
	} {
		if got := spell.Typos(c.word, c.name); got != c.want {
			t.Errorf("Typos(%q, %q) = %d, want %d", c.word, c.name, got, c.want)
		}
		if got := spell.Near(c.word, c.name); got != (c.want > 0) {
			t.Errorf("Near(%q, %q) = %v", c.word, c.name, got)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"render", "report", "check", "table"}
	for word, want := range map[string]string{
		"rendr": "render", "re": "render", "rep": "report", "chekc": "check", "tables": "table", "x": "", "export": "report", "": "",
	} {
		if got := spell.Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func BenchmarkDistance(b *testing.B) {
	for b.Loop() {
		spell.Distance("togehter", "together", 2)
	}
}
