package ide

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/keyword"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// Hover says, in Markdown, what is at the offset, and where it stands; false if
// there is nothing to say.
func (s *Snapshot) Hover(off int) (text string, at source.Span, ok bool) {
	for _, a := range s.allowed() {
		if touches(a.at, off) {
			return s.aboutRule(a.rule), a.at, true
		}
	}
	if m := s.mentionAt(off); m != nil {
		return s.about(m.of), m.At.Span, true
	}
	t, ok := s.tokenAt(off)
	switch {
	case ok && t.Kind == KeywordToken:
		if e, known := keyword.Lookup(source.FoldSpace(s.text(t.At))); known {
			return fmt.Sprintf("`%s`\n\n%s %s.", e.Form, "`"+e.Word+"`", e.Help), t.At, true
		}
	case ok && t.Kind == ValueToken:
		if value, known := s.Words.Mood(s.text(t.At)); known {
			return fmt.Sprintf("**%s** is %+d, on a scale from -2 to +2.", s.text(t.At), value), t.At, true
		}
	}
	if n := s.nodeAt(off); n != nil && n.Kind == model.StepNode {
		return s.aboutStep(n), n.Origin.Span, true
	}
	return "", at, false
}

// allowedRule is the name of a rule in a comment that silences it.
type allowedRule struct {
	at   source.Span
	rule rules.Rule
}

var allowance = regexp.MustCompile(`(?i)^#+\s*journey:allow\s+([A-Za-z0-9, -]+)`)

// allowed returns the names of rules in the comments that silence them.
func (s *Snapshot) allowed() []allowedRule {
	var all []allowedRule
	for _, c := range s.Tree.Comments {
		m := allowance.FindStringSubmatchIndex(c.Text)
		if m == nil {
			continue
		}
		at := m[2]
		for _, word := range strings.SplitAfter(c.Text[m[2]:m[3]], " ") {
			name := strings.TrimRight(word, ", ")
			if rule, ok := rules.Find(name); ok {
				start := c.At.Start + at
				all = append(all, allowedRule{source.Span{Start: start, End: start + len(name)}, rule})
			}
			at += len(word)
		}
	}
	return all
}

func (s *Snapshot) aboutRule(r rules.Rule) string {
	return fmt.Sprintf("**%s** %s\n\n%s\n\n[More about it](%s)", r.Code, r.Doc.Summary, r.Doc.Why, r.Code.URL())
}

// about describes a participant, a channel, a place or a label.
func (s *Snapshot) about(of subject) string {
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch named := of.named.(type) {
	case *model.Participant:
		title := fmt.Sprintf("**%s** is a %s", markdown(named.Label), strings.ReplaceAll(named.Kind.String(), "-", " "))
		if named.Inferred {
			title += ", which is not declared"
		}
		say("%s.", title)
		s.aboutWork(named, say)
	case *model.Channel:
		say("**%s** is a channel.", markdown(named.Label))
		steps := 0
		for _, n := range s.Journey.Nodes {
			for _, c := range n.Channels {
				if c == named {
					steps++
				}
			}
		}
		say("Carries %s.", quantity.Count(float64(steps), "step"))
	case *model.Place:
		say("**%s** is a place.", markdown(named.Label))
	default:
		for _, n := range s.Journey.Nodes {
			if lexicon.Fold(n.Label) == of.label && n.Label != "" {
				say("**%s** is the label of: %s", markdown(n.Label), markdown(describe(n)))
				break
			}
		}
		jumps := 0
		for _, m := range s.mentionsOf(of) {
			if !m.Declares {
				jumps++
			}
		}
		say("%s to it.", quantity.Count(float64(jumps), "jump"))
	}
	return strings.Join(lines, "\n\n")
}

// aboutWork says what a participant does, and where.
func (s *Snapshot) aboutWork(p *model.Participant, say func(string, ...any)) {
	if m := s.metrics().Metrics; m != nil {
		for _, w := range m.Workload.Participants {
			if w.Participant == p && w.Acts > 0 {
				say("Owns %s, %s of the work.", quantity.Count(float64(w.Acts), "step"), quantity.Percent(w.ActShare))
			}
		}
	}
	through := 0
	var phases []string
	for _, n := range s.Journey.Nodes {
		part := false
		for _, q := range n.Systems {
			if q == p {
				through++
			}
		}
		for _, q := range n.Everyone() {
			part = part || q == p && (n.Acts() || n.Kind == model.StepNode)
		}
		if part && n.Phase != nil && (len(phases) == 0 || phases[len(phases)-1] != n.Phase.Title) {
			phases = append(phases, n.Phase.Title)
		}
	}
	if through > 0 {
		say("%s through it.", quantity.Count(float64(through), "step"))
	}
	if len(phases) > 0 {
		say("In: %s.", markdown(strings.Join(phases, ", ")))
	}
	if len(p.UsedBy) > 0 {
		say("Used by %s.", markdown(strings.Join(model.Labels(p.UsedBy), ", ")))
	}
}

// aboutStep says how a step was read, and what it says without words.
func (s *Snapshot) aboutStep(n *model.Node) string {
	lines := []string{"**" + map[model.Reach]string{
		model.Inside: "A step of its owner alone", model.Touchpoint: "A touchpoint", model.Internal: "An internal contact",
	}[n.Reach] + "**"}
	say := func(role string, names []string) {
		if len(names) > 0 {
			lines = append(lines, fmt.Sprintf("- %s: %s", role, markdown(strings.Join(names, ", "))))
		}
	}
	if n.Owner != nil {
		say("who", []string{n.Owner.Label})
	}
	say("to", model.Labels(n.Receivers))
	say("from", model.Labels(n.Givers))
	say("with", model.Labels(n.Partners))
	if n.Carrier != nil {
		say("carried by", []string{n.Carrier.Label})
	}
	if how := model.Labels(n.Channels); n.Derived && len(how) > 0 {
		say("how", []string{how[0] + ", " + s.because(n)})
	} else {
		say("how", how)
	}
	say("through", model.Labels(n.Systems))
	say("where", model.Labels(n.Places))
	if n.Takes != nil {
		say("takes", []string{n.Takes.Said()})
	}
	if n.Waits != nil {
		say("waits", []string{n.Waits.Said()})
	}
	return strings.Join(lines, "\n")
}

// because says what the channel of a step was derived from.
func (s *Snapshot) because(n *model.Node) string {
	switch c := n.Channel(); {
	case n.Implied == c.ID:
		return fmt.Sprintf("because of %q", n.Verb)
	case len(n.Places) > 0 || n.Premises != nil:
		return "because it happens at a place"
	default:
		return "because the object says so"
	}
}

// describe returns a node in words.
func describe(n *model.Node) string {
	switch n.Kind {
	case model.StepNode:
		return n.Sentence
	case model.DecisionNode:
		return n.Question()
	case model.ForkNode:
		return "together"
	case model.LoopNode:
		return "repeat " + n.Text
	}
	return n.Text
}

// markdown returns an author's text so that none of it becomes markup.
func markdown(text string) string { return escapes.ReplaceAllString(text, `\$0`) }

var escapes = regexp.MustCompile("[\\\\`*_{}\\[\\]()<>#+!|~&-]")
