package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"math"

	"github.com/journey-lang/journey/compiler/metrics"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/report/internal/page"
	"github.com/journey-lang/journey/report/internal/plot"
)

var (
	//go:embed figures.tmpl
	mainText string
	//go:embed figures.css
	sheet string

	mainTemplate = page.New("figures", mainText)
)

// HTML returns the report as a single-file web page, with the picture of each
// journey that has one.
func (r Report) HTML() ([]byte, error) {
	all := r.documents()
	out := page.Page{Kind: "Journey report", Sheet: sheet}
	data := struct {
		Comparison *htmlGrid
		Journeys   []htmlDocument
		Several    bool
	}{Several: len(r) > 1}
	if g := r.comparison(); g != nil {
		out.Kind, out.Title = "Journey report", r.heading()
		shown := g.html()
		shown.Title = "" // the page has it as a heading
		data.Comparison = &shown
	} else if len(all) == 1 {
		out.Title, out.Lead = all[0].title, all[0].headline
	}
	for i, d := range all {
		data.Journeys = append(data.Journeys, d.html(journeyID(i)))
	}
	main, err := page.Execute(mainTemplate, data)
	if err != nil {
		return nil, err
	}
	out.Main = main
	return out.Write()
}

// The types of the template: like those of a document, with exported names.
type (
	htmlDocument struct {
		ID, Title, File, Goal, Headline, Text string
		Glance                                []htmlFact
		Findings                              []htmlFinding
		MoreFindings                          string
		Sections                              []htmlSection
		Picture                               template.HTML
	}
	htmlFact    struct{ Name, Value, Note string }
	htmlFinding struct {
		Code, Slug, Class, Message string
		Help                       []string
		Line                       int
	}
	htmlSection struct {
		ID, Title, About string
		Facts, Last      []htmlFact // before the rest, and after it
		Plots            []htmlPlot
		Grids            []htmlGrid
		Notes            []string
	}
	htmlPlot struct {
		Drawing template.HTML
		Caption string
	}
	htmlGrid struct {
		Title, Class string
		More         string // how many rows are left out, or ""
		List         bool   // has a single column
		Head         []htmlColumn
		Rows         [][]htmlCell
	}
	htmlColumn struct {
		Name, Class string
		Bar         bool
	}
	htmlCell struct {
		Text, Class string
		Link        string // the id of the link target, or ""
		Header      bool   // the header of its row
		Bar         template.HTML
	}
)

func (d document) html(id string) htmlDocument {
	h := htmlDocument{
		ID: id, Title: d.title, File: d.file, Goal: d.goal, Headline: d.headline, Text: d.text,
		Glance: htmlFacts(d.glance), Picture: page.Picture(d.picture), MoreFindings: andMore(d.moreFindings),
	}
	for _, f := range d.findings {
		class := "info"
		if f.warning {
			class = "finding"
		}
		h.Findings = append(h.Findings, htmlFinding{f.code, f.slug, class, f.message, f.help, f.line})
	}
	for _, s := range d.sections {
		h.Sections = append(h.Sections, s.html(h.ID))
	}
	return h
}

func htmlFacts(facts []fact) []htmlFact {
	var all []htmlFact
	for _, f := range facts {
		all = append(all, htmlFact{f.name, f.value, f.note})
	}
	return all
}

func (s section) html(journey string) htmlSection {
	h := htmlSection{ID: journey + "-" + s.id, Title: s.title, About: s.about, Notes: s.notes}
	if facts := htmlFacts(s.facts); s.last {
		h.Last = facts
	} else {
		h.Facts = facts
	}
	if s.spread != nil {
		h.Plots = append(h.Plots, spreadPlot(s.spread)...)
	}
	for _, m := range s.moods {
		h.Plots = append(h.Plots, moodPlot(m)...)
	}
	for _, g := range s.grids {
		h.Grids = append(h.Grids, g.html())
	}
	return h
}

func (g grid) html() htmlGrid {
	h := htmlGrid{Title: g.title, More: andMore(g.more), List: len(g.head) == 1}
	if g.heat {
		h.Class = "heat"
	}
	for _, c := range g.head {
		h.Head = append(h.Head, htmlColumn{Name: c.name, Class: classOf(c), Bar: c.bar})
	}
	for _, row := range g.rows {
		var cells []htmlCell
		for i, c := range row {
			cell := htmlCell{Text: c.text, Link: c.link, Class: classOf(g.head[i]), Header: i == 0}
			switch {
			case g.head[i].bar:
				cell.Bar = plot.Bar(c.share, c.kind)
			case g.heat && i > 0:
				cell.Class += fmt.Sprintf(" heat-%d", int(math.Ceil(c.share*4)))
			}
			cells = append(cells, cell)
		}
		h.Rows = append(h.Rows, cells)
	}
	return h
}

func classOf(c column) string {
	switch {
	case c.bar:
		return "bars"
	case c.right:
		return "number"
	case c.own:
		return "own"
	}
	return ""
}

// spreadPlot shows the distribution of lead times, if they differ.
func spreadPlot(o *metrics.Simulation) []htmlPlot {
	if len(o.Quantiles) < 2 || o.Longest-o.Quantiles[0] < o.Longest/100 {
		return nil
	}
	most := o.Longest
	if most > 1.6*o.P99 {
		most = 1.15 * o.P99 // a few very long ones would squeeze all others into a corner
	}
	var points []plot.Point
	last := len(o.Quantiles) - 1
	for i, hours := range o.Quantiles {
		if i == last {
			points = append(points, plot.Point{X: o.P99, Y: 0.99})
		}
		points = append(points, plot.Point{X: hours, Y: float64(i) / float64(last)})
	}
	drawing := plot.Growth(
		fmt.Sprintf("Share of cases completed over time: 50%% within %s, 90%% within %s, 99%% within %s", quantity.Hours(o.P50), quantity.Hours(o.P90), quantity.Hours(o.P99)),
		points, ticks(most),
		[]plot.Label{{At: o.P50, Text: "50%: " + quantity.Hours(o.P50)}, {At: o.P90, Text: "90%: " + quantity.Hours(o.P90)}, {At: o.P99, Text: "99%: " + quantity.Hours(o.P99)}},
	)
	return []htmlPlot{{drawing, "Share of cases completed over time."}}
}

// ticks are round lengths of time from 0 to at least the longest.
func ticks(longest float64) []plot.Label {
	unit, name := 24.0, "d"
	switch {
	case longest <= 2:
		unit, name = 1.0/60, "min"
	case longest <= 48:
		unit, name = 1, "h"
	}
	step := round(longest / unit / 5)
	var all []plot.Label
	for i := 0.0; ; i++ {
		at := i * step
		all = append(all, plot.Label{At: at * unit, Text: quantity.Number(at) + " " + name})
		if at*unit >= longest {
			return all
		}
	}
}

// round returns the next round number: 1, 2 or 5 times a power of ten.
func round(v float64) float64 {
	if !(v > 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if v <= m*power {
			return m * power
		}
	}
	return 10 * power
}

// moodPlot shows the emotion of a customer from phase to phase.
func moodPlot(m metrics.Mood) []htmlPlot {
	if len(m.Phases) < 2 {
		return nil
	}
	var names []string
	var values []float64
	for _, p := range m.Phases {
		names = append(names, phase(p.Phase))
		values = append(values, p.Mean)
	}
	drawing := plot.Steps("Emotions of "+m.Who.Label+" in each phase", names, values,
		[]plot.Label{{At: -2, Text: "−2"}, {At: -1, Text: "−1"}, {At: 0, Text: "0"}, {At: 1, Text: "+1"}, {At: 2, Text: "+2"}})
	return []htmlPlot{{drawing, "Emotions of " + m.Who.Label + ": the mean of each phase."}}
}
