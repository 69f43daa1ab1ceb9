// Package mermaid writes a journey as a Mermaid swimlane diagram.
//
// Every text is in quotes, with a code for each character that Mermaid, its
// Markdown or a browser might read as more than text.
package mermaid

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// Write writes the journey in Mermaid's notation.
func Write(j *model.Journey) []byte {
	c := chart.Of(j)
	var b bytes.Buffer
	if c.Title != "" {
		fmt.Fprintf(&b, "---\ntitle: \"%s\"\n---\n", title(c.Title))
	}
	direction := "LR"
	if c.Down {
		direction = "TB"
	}
	fmt.Fprintf(&b, "swimlane-beta %s\n", direction)
	for _, l := range c.Lanes {
		fmt.Fprintf(&b, "  subgraph %s[\"%s\"]\n", l.ID, text(l.Label))
		for _, n := range l.Nodes {
			fmt.Fprintf(&b, "    %s%s\n", n.ID, shape(n))
		}
		b.WriteString("  end\n")
	}
	for _, e := range c.Edges {
		fmt.Fprintf(&b, "  %s %s", e.From, arrow(e.Kind))
		if e.Label != "" {
			fmt.Fprintf(&b, "|\"%s\"|", text(e.Label))
		}
		fmt.Fprintf(&b, " %s\n", e.To)
	}
	return b.Bytes()
}

// shape returns how a node is drawn, with its lines.
func shape(n chart.Node) string {
	lines := make([]string, len(n.Lines))
	for i, l := range n.Lines {
		lines[i] = text(l)
	}
	label := orBlank(strings.Join(lines, "<br/>"))
	switch n.Kind {
	case model.StartNode:
		return `@{ shape: sm-circ, label: " " }`
	case model.EndNode:
		return `@{ shape: fr-circ, label: " " }`
	case model.ForkNode, model.JoinNode:
		return `@{ shape: fork, label: " " }`
	case model.DecisionNode:
		return `{"` + label + `"}`
	case model.LoopNode:
		return `{{"` + label + `"}}`
	case model.OutcomeNode:
		return `(["` + label + `"])`
	}
	return `["` + label + `"]`
}

func arrow(k model.EdgeKind) string {
	if k == model.Failed {
		return "-.->"
	}
	return "-->"
}

// text returns a text between quotes. An empty one is not allowed there.
func text(s string) string {
	s = marks.Replace(s)
	return orBlank(chart.Escape(s, "?!()%", func(r rune) string { return fmt.Sprintf("#%d;", r) }))
}

// marks are what Mermaid looks for after it has decoded codes: icons, line
// breaks, formulas, and its own marks for hiding codes. An invisible word
// joiner keeps a text from becoming one.
var marks = strings.NewReplacer(
	":fa", ":\u2060fa",
	`\n`, "\\\u2060n",
	"$$", "$\u2060$",
	"ﬂ°", "ﬂ\u2060°",
	"¶ß", "¶\u2060ß",
)

func orBlank(s string) string {
	if s == "" {
		return " "
	}
	return s
}

// title returns a text between the double quotes of YAML. From there on,
// Mermaid drops anything that looks like a tag.
func title(s string) string {
	s = strings.ReplaceAll(marks.Replace(s), "<", "\uff1c")
	return chart.Escape(s, "?!()", func(r rune) string { return fmt.Sprintf(`\u%04X`, r) })
}
