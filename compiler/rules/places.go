package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

// maxPlaces is how many positions a finding lists; there may be thousands.
const maxPlaces = 12

// places are the nodes that a finding lists besides its own, with their
// messages.
type places struct {
	pass  *Pass
	nodes []*model.Node
	said  map[*model.Node][]string
	count int
	end   *model.Node // the last listed node
}

func (p *Pass) places() *places {
	return &places{pass: p, said: make(map[*model.Node][]string)}
}

// add adds a node.
func (l *places) add(n *model.Node, words string) {
	if l.count++; l.count > maxPlaces {
		return
	}
	if l.said[n] == nil {
		l.nodes = append(l.nodes, n)
	}
	l.said[n] = append(l.said[n], words)
	l.end = n
}

// related returns the positions, each once, in the order of the text. What
// names those that were left out, in the plural.
func (l *places) related(what string) []diag.Related {
	if more := l.count - maxPlaces; more > 0 {
		l.said[l.end] = append(l.said[l.end], fmt.Sprintf("and %d more %s", more, what))
	}
	related := make([]diag.Related, len(l.nodes))
	for i, n := range l.nodes {
		at := l.pass.verb(n)
		related[i] = diag.Related{File: at.File, Span: at.Span, Message: strings.Join(l.said[n], ", ")}
	}
	slices.SortStableFunc(related, func(a, b diag.Related) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return related
}
