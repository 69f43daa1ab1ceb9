package ide

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Hint is a text that an editor shows between the words, but that is not in the
// file.
type Hint struct {
	At   int    // the offset after which it is shown
	Text string // "by SMS", "to customer", "(50%)"
	Why  string // a short sentence
}

// InlayHints returns what the compiler has added within the span: the channel of
// a step that does not name it, who is reached without a clause, and the shares
// that were not given, in the order of the text.
func (s *Snapshot) InlayHints(within source.Span) []Hint {
	var all []Hint
	for _, n := range s.Journey.Nodes {
		if n.Origin.File != s.Source || n.Kind != model.StepNode || !touches(within, n.Origin.Span.Start) {
			continue
		}
		for _, m := range n.Mentions {
			if m.As == model.AsReceiver && !s.obvious(n, m) {
				all = append(all, Hint{At: n.Origin.Span.End, Text: "to " + m.Named.Title(), Why: "The step reaches them, although no clause says so."})
			}
		}
		if c := n.Channel(); c != nil && n.Derived {
			text := "by " + c.Label
			if c.ID == "in-person" {
				text = "in person"
			}
			all = append(all, Hint{At: n.Origin.Span.End, Text: text, Why: "The channel follows, " + s.because(n) + "."})
		}
	}
	for _, e := range s.Journey.Edges {
		if e.Kind != model.Sequence || e.From.Kind != model.DecisionNode || e.Given || e.Branch < 0 || e.Text == "" ||
			e.Origin.File != s.Source || !touches(within, e.Origin.Span.Start) {
			continue
		}
		line := s.lineOf(e.Origin.Span.Start)
		text := s.text(line)
		for _, c := range s.Tree.Comments {
			if line.Contains(c.At.Start) {
				text = s.text(source.Span{Start: line.Start, End: c.At.Start})
			}
		}
		at := line.Start + len(strings.TrimRightFunc(text, source.IsSpace))
		all = append(all, Hint{At: at, Text: "(" + quantity.Percent(e.Share) + ")", Why: "The branches without a share have equal parts of the rest."})
	}
	slices.SortStableFunc(all, func(a, b Hint) int { return a.At - b.At })
	return all
}

// obvious reports whether everybody sees that the step reaches who is named: it
// is in a clause, in a list, or right after the verb.
func (s *Snapshot) obvious(n *model.Node, m model.Mention) bool {
	if s.names().clauses[m.At.Start] {
		return true
	}
	before := 0 // the end of the verb, or of the name before it
	for _, other := range n.Mentions {
		if (other.As == model.AsVerb || other.As == m.As) && other.At.End <= m.At.Start {
			before = max(before, other.At.End)
		}
	}
	for word := range strings.FieldsSeq(s.text(source.Span{Start: before, End: m.At.Start})) {
		word = lexicon.Fold(strings.Trim(word, `,"`))
		if word != "" && !s.Words.Determines(word) && !lexicon.IsAnd(word) && !lexicon.IsOr(word) {
			return false
		}
	}
	return true
}

// Lens is a text above a line.
type Lens struct {
	At   source.Span
	Text string // "3 handoffs, 1 ping-pong"
}

// Lenses returns what the metrics say about the journey, at its first line with
// a statement. There is none for a file
// without steps.
func (s *Snapshot) Lenses() []Lens {
	m := s.metrics().Metrics
	if m == nil || m.Steps == 0 || len(s.Tree.Stmts) == 0 {
		return nil
	}
	parts := []string{quantity.Count(float64(m.Handoffs.Count), "handoff")}
	if n := len(m.PingPong.Cases); n > 0 {
		parts = append(parts, quantity.Count(float64(n), "ping-pong"))
	}
	if m.Touchpoints > 0 {
		parts = append(parts, quantity.Count(float64(m.Touchpoints), "touchpoint"))
	}
	return []Lens{{s.Tree.Stmts[0].Span(), strings.Join(parts, ", ")}}
}
