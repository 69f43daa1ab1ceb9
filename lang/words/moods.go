package words

import "strconv"

// MoodGroup is all words of one mood number.
type MoodGroup struct {
	Value int // -2 … +2
	Words []string
}

// Moods are the words for moods, the best mood first, in their documented
// order.
func Moods() []MoodGroup {
	var groups []MoodGroup
	for _, e := range read(data)["moods"] {
		value, err := strconv.Atoi(e.key)
		if err != nil {
			continue
		}
		if n := len(groups); n == 0 || groups[n-1].Value != value {
			groups = append(groups, MoodGroup{Value: value})
		}
		last := &groups[len(groups)-1]
		last.Words = append(last.Words, e.words...)
	}
	return groups
}
