package compose

import (
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/render/internal/layout"
	"github.com/journey-lang/journey/render/internal/text"
)

// names returns the accessible names of the journey's nodes: their titles, with
// the phase that begins and the condition that leads there. A name is empty if
// it equals the title.
func (d *Draft) names() []string {
	names := make([]string, len(d.journey.Nodes))
	conditions := map[int][]string{} // by node
	for _, f := range d.flows {
		if f.kind == layout.Jump || f.kind == layout.Message || len(f.label.Lines) == 0 {
			continue
		}
		condition := f.title
		if condition == "" {
			lines := make([]string, len(f.label.Lines))
			for i, line := range f.label.Lines {
				lines[i] = line.Text
			}
			condition = strings.Join(lines, " ")
		}
		word := "When "
		if f.kind == layout.Failure {
			word = "On failure, "
		}
		if len(conditions[f.to]) > 0 {
			word = strings.ToLower(word[:1]) + word[1:]
		}
		conditions[f.to] = append(conditions[f.to], word+condition)
	}
	var phase *model.Phase
	for i, n := range d.journey.Nodes {
		lead := ""
		if n.Phase != nil && n.Phase != phase && n.Kind != model.StartNode {
			phase = n.Phase
			lead = "Phase " + phase.Title + ". "
		}
		if all := conditions[i]; len(all) > 0 {
			lead += strings.Join(all, ", or ") + ": "
		}
		if lead != "" && d.nodes[i].title != "" {
			names[i] = lead + d.nodes[i].title
		}
	}
	return names
}

// language returns the language of the journey's words, if their script
// identifies it.
func (d *Draft) language() string {
	words := []string{d.journey.Title, d.journey.Goal}
	for _, n := range d.journey.Nodes {
		words = append(words, n.Sentence, n.Text)
	}
	return text.Language(words...)
}
