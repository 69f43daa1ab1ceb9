package lexicon

import (
	"cmp"
	"slices"
	"strconv"
)

// MoodGroup contains all words with the same mood number.
type MoodGroup struct {
	Value int // -2 … +2
	Words []string
}

// Mood returns the documented number, -2 to +2, of a mood such as worried or
// +1, in any case. A negative number may be written with a hyphen or a minus
// sign.
func (l *Lists) Mood(word string) (value int, ok bool) {
	value, ok = l.moods[Fold(word)]
	return value, ok
}

// Moods returns the words for moods, best mood first, in their documented
// order. The caller must not change them.
func (l *Lists) Moods() []MoodGroup { return l.moodGroups }

// MoodWords returns the words of all moods, best mood first. The caller must
// not change them.
func (l *Lists) MoodWords() []string { return l.moodWords }

func moodGroups(s section) []MoodGroup {
	var groups []MoodGroup
	for _, e := range s {
		value, err := strconv.Atoi(e.key)
		if err != nil {
			continue
		}
		at := slices.IndexFunc(groups, func(g MoodGroup) bool { return g.Value == value })
		if at < 0 {
			at, groups = len(groups), append(groups, MoodGroup{Value: value})
		}
		groups[at].Words = append(groups[at].Words, e.words...)
	}
	slices.SortFunc(groups, func(a, b MoodGroup) int { return cmp.Compare(b.Value, a.Value) })
	return groups
}
