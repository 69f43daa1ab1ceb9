package metrics

import "github.com/journey-lang/journey/compiler/model"

// Feelings returns the emotions of everybody for whom any is given, phase by
// phase, in the order of the participants. Each emotion counts once, on
// whatever path it is: an exception that hurts is part of the journey.
func Feelings(j *model.Journey) []Mood {
	var moods []Mood
	at := make(map[*model.Participant]int)
	for _, who := range j.Participants {
		at[who] = len(moods)
		moods = append(moods, Mood{Who: who})
	}
	feel := func(f model.Feeling, phase *model.Phase, n *model.Node) {
		k, ok := at[f.Who]
		if !ok {
			return
		}
		m := &moods[k]
		first := len(m.Phases) == 0
		if last := len(m.Phases) - 1; first || m.Phases[last].Phase != phase {
			m.Phases = append(m.Phases, PhaseMood{Phase: phase, Lowest: f.Value})
		}
		ph := &m.Phases[len(m.Phases)-1]
		ph.Mean += float64(f.Value) // the sum, until all are counted
		ph.Count++
		ph.Lowest = min(ph.Lowest, f.Value)
		if first || f.Value < m.Lowest {
			m.Lowest, m.At = f.Value, nil
		}
		if last := len(m.At) - 1; f.Value == m.Lowest && n != nil && (last < 0 || m.At[last] != n) {
			m.At = append(m.At, n)
		}
	}
	var phase *model.Phase
	for _, n := range j.Nodes {
		if n.Phase != nil && n.Phase != phase {
			phase = n.Phase
			for _, f := range phase.Feelings {
				feel(f, phase, nil)
			}
		}
		for _, f := range n.Feelings {
			feel(f, n.Phase, n)
		}
	}
	kept := moods[:0]
	for _, m := range moods {
		for i := range m.Phases {
			m.Phases[i].Mean /= float64(m.Phases[i].Count)
		}
		if len(m.Phases) > 0 {
			kept = append(kept, m)
		}
	}
	return kept
}
