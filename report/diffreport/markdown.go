package diffreport

import (
	"strings"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/report/internal/markdown"
)

// Markdown returns the report for a pull request: the metrics, then the
// changes.
func (r Report) Markdown() []byte {
	var b strings.Builder
	before, after := r.Title()
	b.WriteString("## ")
	if before != after {
		b.WriteString(markdown.Escape(before) + " → ")
	}
	b.WriteString(markdown.Escape(after) + "\n\n")
	b.WriteString("Steps, decisions and outcomes: " + r.Summary() + ".\n")
	journey, people := r.told()
	figures(&b, "Metric", journey)
	figures(&b, "Workload", people)
	for _, s := range r.sections() {
		b.WriteString("\n### " + markdown.Escape(s.Title) + "\n\n")
		for _, e := range s.Entries {
			b.WriteString("- " + changeWords[e.Change] + " ")
			if len(e.Details) == 1 && e.Text == string(e.Details[0].Aspect) {
				b.WriteString(inline(e.Details[0]) + "\n")
				continue
			}
			text := markdown.Escape(e.Text)
			if e.Change == diff.Removed {
				text = "~~" + text + "~~"
			}
			b.WriteString(text + "\n")
			for _, d := range e.Details {
				b.WriteString("  - " + inline(d) + "\n")
			}
		}
	}
	return []byte(b.String())
}

var changeWords = [...]string{
	diff.Added: "**added:**", diff.Removed: "**removed:**", diff.Moved: "**moved:**", diff.Changed: "**changed:**",
}

// inline returns a detail on one line.
func inline(d detail) string {
	name := said(d.Aspect) + ": "
	switch {
	case d.Was == "":
		return name + markdown.Escape(d.Is) + " (new)"
	case d.Is == "":
		return name + "~~" + markdown.Escape(d.Was) + "~~"
	}
	return name + "~~" + markdown.Escape(d.Was) + "~~ → " + markdown.Escape(d.Is)
}

// figures writes a table of the changed metrics.
func figures(b *strings.Builder, title string, list []diff.Figure) {
	var rows [][]string
	for _, f := range list {
		r := toRow(f)
		if r.Verdict == diff.NoChange {
			continue
		}
		change := markdown.Escape(r.Change)
		if r.Percent != "" {
			change += " (" + markdown.Escape(r.Percent) + ")"
		}
		verdict := ""
		switch r.Verdict {
		case diff.Better:
			verdict = "better"
		case diff.Worse:
			verdict = "**worse**"
		}
		rows = append(rows, []string{markdown.Escape(r.Name), markdown.Escape(r.Was), markdown.Escape(r.Is), change, verdict})
	}
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n" + markdown.Table([]string{title, "Before", "After", "Change", ""}, []bool{false, true, true, true}, rows))
}
