package rules

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/metrics"
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

// waiting formats a wait: "3 days", "2 to 5 days", "90 minutes".
func waiting(w metrics.Hours) string {
	least, most := days(w.Min), days(w.Max)
	switch {
	case w.Max < 24 && w.Min == w.Max:
		return length(w.Max)
	case w.Max < 24:
		return length(w.Min) + " to " + length(w.Max)
	case least == most && most == "1":
		return "1 day"
	case least == most:
		return most + " days"
	}
	return least + " to " + most + " days"
}

// length formats less than a day.
func length(hours float64) string {
	if hours >= 1 {
		return plural(strconv.FormatFloat(math.Round(hours*10)/10, 'f', -1, 64), "hour")
	}
	return plural(strconv.FormatFloat(max(1, math.Round(hours*60)), 'f', -1, 64), "minute")
}

func plural(number, what string) string {
	if number == "1" {
		return number + " " + what
	}
	return number + " " + what + "s"
}

// days formats hours as days, rounded to tenths, and at least one tenth.
func days(hours float64) string {
	tenths := math.Round(hours / 24 * 10)
	if hours > 0 {
		tenths = max(1, tenths)
	}
	return strconv.FormatFloat(tenths/10, 'f', -1, 64)
}

// percent formats a share, rounded to whole percent.
func percent(share float64) string {
	return strconv.FormatFloat(math.Round(share*100), 'f', -1, 64) + "%"
}
