package metrics

import (
	"slices"

	"github.com/journey-lang/journey/compiler/model"
)

// MoodFall is an emotion much lower than the previous one.
type MoodFall struct {
	Who      *model.Participant
	From, To model.Feeling
	Before   *model.Node // where they felt From
	At       *model.Node // where they feel To
}

// MoodFalls finds where somebody's emotion falls by at least that much from one
// given emotion to the next one in the flow, in the order of the text, for the
// first MaxCustomers customers.
//
// Where several paths meet, the best emotion counts. A failure path does not
// follow the emotion of the step that failed. Parallel branches do not follow
// each other; after them, the emotion is that of the branch with the most
// emotions. Each loop is followed once, and the emotion of a whole phase is not
// a moment in it.
func (w *Paths) MoodFalls(least int) []MoodFall {
	failed := make(map[[2]*model.Node]bool)
	for _, e := range w.journey.Edges {
		// A failure that begins with a jump is an edge of that kind; the only
		// branches of steps are failures.
		if e.Kind == model.Failed || e.From.Kind == model.StepNode && e.Branch >= 0 {
			failed[[2]*model.Node{e.From, e.To}] = true
		}
	}
	var falls []MoodFall
	felt := make(map[*model.Participant]int)
	for _, n := range w.nodes {
		for _, f := range n.Feelings {
			felt[f.Who]++
		}
	}
	for _, who := range customers(w.journey) {
		if felt[who] > 1 {
			falls = append(falls, w.fallsOf(who, least, failed)...)
		}
	}
	slices.SortStableFunc(falls, func(a, b MoodFall) int { return w.place[a.At] - w.place[b.At] })
	return falls
}

// felt is the last emotion on a path.
type felt struct {
	model.Feeling
	at    *model.Node // nil for none yet
	count int         // of emotions on the path
}

func (w *Paths) fallsOf(who *model.Participant, least int, failed map[[2]*model.Node]bool) []MoodFall {
	var falls []MoodFall
	type moods struct{ before, after felt } // a node's own
	at := make([]moods, len(w.nodes))
	for _, i := range w.order {
		n := w.nodes[i]
		var now felt
		for _, from := range w.into[i] {
			f := at[from].after
			if len(w.next[from]) > 1 && failed[[2]*model.Node{w.nodes[from], n}] {
				f = at[from].before
			}
			if n.Kind == model.JoinNode && now.at != nil && f.at != nil {
				if f.count > now.count || f.count == now.count && f.Value < now.Value {
					now = f
				}
			} else if now.at == nil || f.at != nil && f.Value > now.Value {
				now = f
			}
		}
		at[i].before = now
		for _, f := range n.Feelings {
			if f.Who != who {
				continue
			}
			if now.at != nil && now.Value-f.Value >= least {
				falls = append(falls, MoodFall{Who: who, From: now.Feeling, To: f, Before: now.at, At: n})
			}
			now = felt{f, n, now.count + 1}
		}
		at[i].after = now
	}
	return falls
}
