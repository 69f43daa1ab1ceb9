package diffreport

import (
	_ "embed"
	"html/template"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/report/internal/page"
	"github.com/journey-lang/journey/report/internal/plot"
)

var (
	//go:embed changes.tmpl
	mainText string
	//go:embed changes.css
	sheet string

	mainTemplate = page.New("changes", mainText)
)

// HTML returns the report as a separate web page, with the picture of both
// journeys unless that is empty.
func (r Report) HTML(picture []byte) ([]byte, error) {
	journey, people := r.told()
	before, after := r.Title()
	lead := ""
	if before != after {
		lead = "Before: " + before
	}
	var sections []htmlSection
	for _, s := range r.sections() {
		part := htmlSection{Title: s.Title}
		for _, e := range s.Entries {
			h := htmlEntry{Class: e.Change.String(), Word: e.Change.String(), Text: e.Text}
			if len(e.Details) == 1 && e.Text == string(e.Details[0].Aspect) {
				h.Text = ""
			}
			for _, d := range e.Details {
				h.Details = append(h.Details, htmlDetail{said(d.Aspect), d.Was, d.Is})
			}
			part.Entries = append(part.Entries, h)
		}
		sections = append(sections, part)
	}
	main, err := page.Execute(mainTemplate, struct {
		Before, After, Summary string
		Tiles                  []htmlRow
		Tables                 []htmlTable
		Sections               []htmlSection
		Picture                template.HTML
	}{
		r.Before, r.After, r.Summary(), tiles(journey),
		tables(htmlTable{"Metrics", rows(journey)}, htmlTable{"Workload", rows(people)}),
		sections, page.Picture(picture),
	})
	if err != nil {
		return nil, err
	}
	return page.Page{Kind: "Journey changes", Title: after, Lead: lead, Sheet: sheet, Main: main}.Write()
}

type htmlSection struct {
	Title   string
	Entries []htmlEntry
}

type htmlEntry struct {
	Class, Word, Text string
	Details           []htmlDetail
}

type htmlDetail struct{ Aspect, Was, Is string }

type htmlTable struct {
	Title string
	Rows  []htmlRow
}

// htmlRow is a metric with what the template needs.
type htmlRow struct {
	row
	Class string // of the change: good, bad or muted
	Word  string // better, worse or ""
	Bars  template.HTML
}

func rows(list []diff.Figure) []htmlRow {
	var all []htmlRow
	for _, f := range list {
		r := htmlRow{row: toRow(f), Class: "muted"}
		if r.Verdict == diff.NoChange {
			continue
		}
		switch r.Verdict {
		case diff.Better:
			r.Class, r.Word = "good", "better"
		case diff.Worse:
			r.Class, r.Word = "bad", "worse"
		}
		if r.BarBefore > 0 || r.BarNow > 0 {
			fill := r.Class
			if r.Word == "" {
				fill = "customer"
			}
			r.Bars = plot.Bar(r.BarBefore, "neutral") + plot.Bar(r.BarNow, fill)
		}
		all = append(all, r)
	}
	return all
}

func tables(list ...htmlTable) []htmlTable {
	var all []htmlTable
	for _, t := range list {
		if len(t.Rows) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// tiled are the metrics shown in large letters, in this order.
var tiled = []string{"handoffs", "ping-pongs", "lead-time", "waiting", "work", "pains"}

func tiles(list []diff.Figure) []htmlRow {
	var all []diff.Figure
	for _, key := range tiled {
		for _, f := range list {
			if f.Key == key && f.Was && f.Is {
				all = append(all, f)
			}
		}
	}
	return rows(all)
}
