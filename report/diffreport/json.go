package diffreport

import (
	"encoding/json"
	"math"

	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/model"
)

// Version is the version of the JSON form. It increases if a reader of the old
// form would fail; fields may be added without a new version.
// docs/schemas/diff.schema.json describes the form.
const Version = 1

type reportJSON struct {
	Version      int          `json:"version"`
	Before       sourceJSON   `json:"before"`
	After        sourceJSON   `json:"after"`
	Same         bool         `json:"same"` // nothing has changed
	Summary      summaryJSON  `json:"summary"`
	Journey      []detailJSON `json:"journey"`
	Participants []changeJSON `json:"participants"`
	Phases       []changeJSON `json:"phases"`
	Nodes        []changeJSON `json:"nodes"`
	Figures      []figureJSON `json:"figures"`
}

type sourceJSON struct {
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
}

type summaryJSON struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Moved   int `json:"moved"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
}

type changeJSON struct {
	Change  string       `json:"change"`
	Before  *thingJSON   `json:"before,omitempty"`
	After   *thingJSON   `json:"after,omitempty"`
	Details []detailJSON `json:"details,omitempty"`
}

type thingJSON struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Owner string `json:"owner,omitempty"`
	Phase string `json:"phase,omitempty"`
	Line  int    `json:"line,omitempty"`
}

type detailJSON struct {
	Aspect string `json:"aspect"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

type figureJSON struct {
	Key         string   `json:"key"`
	Name        string   `json:"name"`
	Participant string   `json:"participant,omitempty"`
	Unit        string   `json:"unit"`
	Of          string   `json:"of,omitempty"`
	Before      *float64 `json:"before"`
	After       *float64 `json:"after"`
	Change      *float64 `json:"change"`
	Verdict     string   `json:"verdict"`
}

// JSON returns the report as data. Unchanged things are only counted; all
// metrics are included.
func (r Report) JSON() ([]byte, error) {
	counts := r.Diff.Counts()
	out := reportJSON{
		Version: Version,
		Before:  sourceJSON{r.Before, r.Diff.Before.Title}, After: sourceJSON{r.After, r.Diff.After.Title},
		Same: r.Diff.Empty(),
		Summary: summaryJSON{
			counts[diff.Added], counts[diff.Removed], counts[diff.Moved], counts[diff.Changed], counts[diff.Same],
		},
		Journey:      detailsJSON(r.Diff.About),
		Participants: []changeJSON{}, Phases: []changeJSON{}, Nodes: []changeJSON{}, Figures: []figureJSON{},
	}
	if out.Journey == nil {
		out.Journey = []detailJSON{}
	}
	for _, p := range r.Diff.Participants {
		out.Participants = appendChange(out.Participants, p, func(p *model.Participant) thingJSON {
			return thingJSON{ID: p.ID, Kind: p.Kind.String(), Text: p.Label}
		})
	}
	for _, s := range r.Diff.Stages {
		if s.Phase.Before != nil || s.Phase.After != nil {
			out.Phases = appendChange(out.Phases, s.Phase, func(p *model.Phase) thingJSON {
				return thingJSON{ID: p.ID, Kind: "phase", Text: p.Title}
			})
		}
		for _, n := range s.Nodes {
			out.Nodes = appendChange(out.Nodes, n, nodeJSON)
		}
	}
	for _, f := range r.Figures {
		out.Figures = append(out.Figures, toFigure(f))
	}
	data, err := json.MarshalIndent(out, "", "  ")
	return append(data, '\n'), err
}

func appendChange[T any](list []changeJSON, p diff.Pair[T], thing func(*T) thingJSON) []changeJSON {
	if p.Change() == diff.Same {
		return list
	}
	c := changeJSON{Change: p.Change().String(), Details: detailsJSON(p.Details)}
	if p.Before != nil {
		t := thing(p.Before)
		c.Before = &t
	}
	if p.After != nil {
		t := thing(p.After)
		c.After = &t
	}
	return append(list, c)
}

func nodeJSON(n *model.Node) thingJSON {
	t := thingJSON{ID: n.ID, Kind: n.Kind.String(), Text: diff.Describe(n)}
	if n.Owner != nil {
		t.Owner = n.Owner.ID
	}
	if n.Phase != nil {
		t.Phase = n.Phase.ID
	}
	if n.Origin.File != nil {
		t.Line = n.Origin.File.LineAt(n.Origin.Span.Start)
	}
	return t
}

func detailsJSON(list []diff.Detail) []detailJSON {
	var all []detailJSON
	for _, d := range list {
		all = append(all, detailJSON{string(d.Aspect), d.Before, d.After})
	}
	return all
}

func toFigure(f diff.Figure) figureJSON {
	out := figureJSON{Key: f.Key, Name: f.Name, Participant: f.Who, Unit: f.Unit.String(), Of: f.Of.Name, Verdict: f.Verdict().String()}
	number := func(v float64) *float64 {
		v = math.Round(v*1e6) / 1e6
		return &v
	}
	if f.Was {
		out.Before = number(f.Before)
	}
	if f.Is {
		out.After = number(f.After)
	}
	if f.Was && f.Is {
		out.Change = number(f.Change())
	}
	return out
}
