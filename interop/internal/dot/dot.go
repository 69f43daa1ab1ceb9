// Package dot writes a journey in the language of Graphviz, with a cluster for
// each lane, for any Graphviz to lay out.
//
// Journey's own pictures are not made from it.
package dot

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/chart"
)

// Write writes the journey as a digraph.
func Write(j *model.Journey) []byte {
	c := chart.Of(j)
	var b bytes.Buffer
	direction := "LR"
	if c.Down {
		direction = "TB"
	}
	b.WriteString("digraph journey {\n")
	fmt.Fprintf(&b, "  graph [rankdir=%s, charset=\"UTF-8\", fontname=\"sans-serif\"", direction)
	if c.Title != "" {
		fmt.Fprintf(&b, ", labelloc=t, label=%s", quote(c.Title))
	}
	b.WriteString("]\n")
	b.WriteString("  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n")
	b.WriteString("  edge [fontname=\"sans-serif\", fontsize=11]\n")
	for _, l := range c.Lanes {
		// A cluster inherits the graph's label unless it has its own, even an
		// empty one.
		fmt.Fprintf(&b, "  subgraph cluster_%s {\n    label=%s\n", l.ID, quote(l.Label))
		for _, n := range l.Nodes {
			fmt.Fprintf(&b, "    %s [label=%s%s]\n", n.ID, quote(n.Lines...), shape(n))
		}
		b.WriteString("  }\n")
	}
	for _, e := range c.Edges {
		fmt.Fprintf(&b, "  %s -> %s", e.From, e.To)
		var attributes []string
		if e.Label != "" {
			attributes = append(attributes, "label="+quote(e.Label))
		}
		attributes = append(attributes, look(e.Kind)...)
		if len(attributes) > 0 {
			fmt.Fprintf(&b, " [%s]", strings.Join(attributes, ", "))
		}
		b.WriteString("\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func shape(n chart.Node) string {
	switch n.Kind {
	case model.StartNode:
		return ", shape=circle, style=filled, fillcolor=black, width=0.25, fixedsize=true"
	case model.EndNode:
		return ", shape=doublecircle, style=filled, fillcolor=black, width=0.2, fixedsize=true"
	case model.ForkNode, model.JoinNode:
		return ", shape=box, style=filled, fillcolor=black, width=0.12, height=0.7, fixedsize=true"
	case model.DecisionNode:
		return ", shape=diamond, style=solid"
	case model.LoopNode:
		return ", shape=hexagon, style=solid"
	case model.OutcomeNode:
		if n.Success {
			return ", shape=ellipse, style=bold"
		}
		return ", shape=ellipse, style=bold, color=red"
	}
	return ""
}

func look(k model.EdgeKind) []string {
	switch k {
	case model.Failed:
		return []string{"color=red", "style=dotted"}
	case model.Jump, model.Back:
		// It must not push its target after its source.
		return []string{"style=dashed", "constraint=false"}
	}
	return nil
}

// signs are the characters with a meaning in a quoted label, including
// entities.
var signs = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`)

// quote returns a string of Graphviz.
func quote(lines ...string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = signs.Replace(l)
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}
