package words

import "testing"

func TestMood(t *testing.T) {
	for word, want := range map[string]int{
		"worried": -1, "Delighted": 2, "+1": 1, "-2": -2, "\u22121": -1, "0": 0, "angry": -2, "relieved": 1, "neutral": 0,
	} {
		if got, ok := Mood(word); !ok || got != want {
			t.Errorf("Mood(%q) = %d, %v; want %d", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "table", "+3", "-0.5"} {
		if got, ok := Mood(word); ok {
			t.Errorf("Mood(%q) = %d, want none", word, got)
		}
	}
}
