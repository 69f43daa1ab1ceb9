// Package d2 writes a journey in the notation of D2, with a container for each
// lane.
package d2

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// Write writes the journey in D2's notation.
func Write(j *model.Journey) []byte {
	c := chart.Of(j)
	var b bytes.Buffer
	direction := "right"
	if c.Down {
		direction = "down"
	}
	fmt.Fprintf(&b, "direction: %s\n", direction)
	if c.Title != "" {
		fmt.Fprintf(&b, "title: %s {shape: text; near: top-center; style.font-size: 24}\n", quote(c.Title))
	}
	laneOf := map[string]string{}
	for _, l := range c.Lanes {
		fmt.Fprintf(&b, "%s: %s {\n", l.ID, quote(l.Label))
		for _, n := range l.Nodes {
			laneOf[n.ID] = l.ID
			fmt.Fprintf(&b, "  %s: %s%s\n", n.ID, quote(n.Lines...), shape(n.Kind))
		}
		b.WriteString("}\n")
	}
	for _, e := range c.Edges {
		fmt.Fprintf(&b, "%s.%s -> %s.%s", laneOf[e.From], e.From, laneOf[e.To], e.To)
		if e.Label != "" {
			fmt.Fprintf(&b, ": %s", quote(e.Label))
		}
		fmt.Fprintf(&b, "%s\n", look(e.Kind))
	}
	return b.Bytes()
}

func shape(k model.NodeKind) string {
	switch k {
	case model.StartNode:
		return " {shape: circle; width: 24; height: 24; style.fill: black}"
	case model.EndNode:
		return " {shape: circle; width: 24; height: 24; style.double-border: true}"
	case model.ForkNode, model.JoinNode:
		return " {width: 12; height: 60; style.fill: black}"
	case model.DecisionNode:
		return " {shape: diamond}"
	case model.LoopNode:
		return " {shape: hexagon}"
	case model.OutcomeNode:
		return " {shape: oval}"
	}
	return ""
}

// look is the style of an arrow. The braces need a label or nothing before
// them.
func look(k model.EdgeKind) string {
	switch k {
	case model.Failed:
		return " {style.stroke: red; style.stroke-dash: 2}"
	case model.Jump, model.Back:
		return " {style.stroke-dash: 6}"
	}
	return ""
}

// signs are the characters with a meaning between double quotes.
var signs = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`)

// quote returns a string in D2.
func quote(lines ...string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = signs.Replace(l)
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}
