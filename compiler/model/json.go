package model

import (
	"encoding/json"

	"github.com/journey-lang/journey/lang/source"
)

// MarshalJSON writes the stable JSON form of a journey, which
// docs/schemas/journey.schema.json describes. Objects refer to each other by
// id; "line" is the line, from 1, that an object came from, and "file" appears
// only if that is not the journey's own file. Empty properties are left out,
// except for shares and numbers that mean something when they are 0.
//
//	{
//	  "version", "title", "goal", "sketch", "library", "file",
//	  "settings":     [{"key", "values", "line"}],
//	  "participants": [{"id", "name", "label", "kind", "usedBy": [id], "color", "inferred", "line"}],
//	  "channels":     [{"id", "label", "live", "digital", "line"}],
//	  "places":       [{"id", "label", "line"}],
//	  "phases":       [{"id", "title", ANNOTATIONS, "line"}],
//	  "nodes":        [{"id", "kind", "fact", "owner", "phase", "label", STEP, "text", "success", ANNOTATIONS, "line"}],
//	  "edges":        [{"id", "from", "to", "kind", "text", "share", "given", "branch", "line"}],
//	  "body":         [ITEM]
//	}
//
// STEP is "sentence", "action", "adverb", "verb", "lemma", "object", "things",
// "further", "to", "from", "with", "via", "carrier", "by", "derived", "at",
// "either", "premises", "reach", "mentions"; "to", "from", "with", "via", "by",
// "at" are lists of ids, and "either" lists those whose names are alternatives.
// "mentions" is a list of {"as", "id", "start", "end"}: each resolved word with
// its role in the step, the id of what it names, and its byte offsets in the
// step's file.
//
// ITEM is one of {"act", "failures": [{"text", "share", "body"}]}, {"choice",
// "ways": [{"text", "share", "implicit", "body"}]}, {"fork", "join",
// "branches": [[ITEM]]}, {"loop", "body"} and {"goto", "origin": {"line"}},
// where act, choice, fork, join, loop and goto are ids of nodes.
//
// "things" is a list of {"text", "head", "key", "start", "end"}, what the
// object names, and "further" one of {"verb", "lemma", "object", "start",
// "end"}, the further actions of the owner in the sentence.
//
// ANNOTATIONS are "pains", "ideas", "risks", "notes", "quotes", "evidence"
// (lists of {"text", "line"}), "links", "tags", "takes", "waits" ({"min",
// "max", "working", "text", "for"}, in hours), "waiter", "costs" ([{"min",
// "max", "unit", "key"}]), "truth", "feelings".
func (j *Journey) MarshalJSON() ([]byte, error) {
	w := writer{file: j.Origin.File}
	out := journeyJSON{
		Version: jsonVersion,
		Title:   j.Title, Goal: j.Goal, Sketch: j.Sketch, Library: j.Library,
		Settings:     convert(j.Settings, w.setting),
		Participants: convert(j.Participants, w.participant),
		Channels:     convert(j.Channels, w.channel),
		Places:       convert(j.Places, w.place),
		Phases:       convert(j.Phases, w.phase),
		Nodes:        convert(j.Nodes, w.node),
		Edges:        convert(j.Edges, w.edge),
		Body:         w.items(j.Body),
	}
	if j.Origin.File != nil {
		out.File = j.Origin.File.Name()
	}
	return json.Marshal(out)
}

// jsonVersion is the version of the form. It changes when a property is removed
// or changes its meaning.
const jsonVersion = 1

type journeyJSON struct {
	Version      int               `json:"version"`
	File         string            `json:"file,omitempty"`
	Title        string            `json:"title,omitempty"`
	Goal         string            `json:"goal,omitempty"`
	Sketch       bool              `json:"sketch,omitempty"`
	Library      bool              `json:"library,omitempty"`
	Settings     []settingJSON     `json:"settings,omitempty"`
	Participants []participantJSON `json:"participants,omitempty"`
	Channels     []channelJSON     `json:"channels,omitempty"`
	Places       []placeJSON       `json:"places,omitempty"`
	Phases       []phaseJSON       `json:"phases,omitempty"`
	Nodes        []nodeJSON        `json:"nodes,omitempty"`
	Edges        []edgeJSON        `json:"edges,omitempty"`
	Body         []itemJSON        `json:"body,omitempty"`
}

type originJSON struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

type settingJSON struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
	originJSON
}

type participantJSON struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind"`
	UsedBy   []string `json:"usedBy,omitempty"`
	Color    string   `json:"color,omitempty"`
	Inferred bool     `json:"inferred,omitempty"`
	originJSON
}

type channelJSON struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Live    bool   `json:"live,omitempty"`
	Digital bool   `json:"digital,omitempty"`
	originJSON
}

type placeJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	originJSON
}

type phaseJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	annotationsJSON
	originJSON
}

type nodeJSON struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	Fact     bool          `json:"fact,omitempty"`
	Owner    string        `json:"owner,omitempty"`
	Phase    string        `json:"phase,omitempty"`
	Label    string        `json:"label,omitempty"`
	Sentence string        `json:"sentence,omitempty"`
	Action   string        `json:"action,omitempty"`
	Adverb   string        `json:"adverb,omitempty"`
	Verb     string        `json:"verb,omitempty"`
	Lemma    string        `json:"lemma,omitempty"`
	Object   string        `json:"object,omitempty"`
	Things   []thingJSON   `json:"things,omitempty"`
	Further  []actionJSON  `json:"further,omitempty"`
	To       []string      `json:"to,omitempty"`
	From     []string      `json:"from,omitempty"`
	With     []string      `json:"with,omitempty"`
	Via      []string      `json:"via,omitempty"`
	Carrier  string        `json:"carrier,omitempty"`
	By       []string      `json:"by,omitempty"`
	Derived  bool          `json:"derived,omitempty"`
	At       []string      `json:"at,omitempty"`
	Either   []string      `json:"either,omitempty"` // clauses whose names are alternatives
	Premises string        `json:"premises,omitempty"`
	Reach    string        `json:"reach,omitempty"`
	Mentions []mentionJSON `json:"mentions,omitempty"`
	Text     string        `json:"text,omitempty"`
	Success  *bool         `json:"success,omitempty"` // for outcomes only
	annotationsJSON
	originJSON
}

type mentionJSON struct {
	As    string `json:"as"`
	ID    string `json:"id,omitempty"` // empty for the verb
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type thingJSON struct {
	Text  string `json:"text"`
	Head  string `json:"head"`
	Key   string `json:"key"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type actionJSON struct {
	Verb   string `json:"verb"`
	Lemma  string `json:"lemma"`
	Object string `json:"object,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

type edgeJSON struct {
	ID     string  `json:"id"`
	From   string  `json:"from"`
	To     string  `json:"to"`
	Kind   string  `json:"kind"`
	Text   string  `json:"text,omitempty"`
	Share  float64 `json:"share"`
	Given  bool    `json:"given,omitempty"`
	Branch *int    `json:"branch,omitempty"` // left out if it is -1
	originJSON
}

type itemJSON struct {
	Act      string       `json:"act,omitempty"`
	Failures []branchJSON `json:"failures,omitempty"`
	Choice   string       `json:"choice,omitempty"`
	Ways     []branchJSON `json:"ways,omitempty"`
	Fork     string       `json:"fork,omitempty"`
	Join     string       `json:"join,omitempty"`
	Branches [][]itemJSON `json:"branches,omitempty"`
	Loop     string       `json:"loop,omitempty"`
	Body     []itemJSON   `json:"body,omitempty"`
	GoTo     *string      `json:"goto,omitempty"` // "" if the label is unknown
	Origin   *originJSON  `json:"origin,omitempty"`
}

type branchJSON struct {
	Text     string     `json:"text,omitempty"`
	Share    float64    `json:"share"`
	Implicit bool       `json:"implicit,omitempty"`
	Body     []itemJSON `json:"body,omitempty"`
}

type annotationsJSON struct {
	Pains    []remarkJSON  `json:"pains,omitempty"`
	Ideas    []remarkJSON  `json:"ideas,omitempty"`
	Risks    []remarkJSON  `json:"risks,omitempty"`
	Notes    []remarkJSON  `json:"notes,omitempty"`
	Quotes   []remarkJSON  `json:"quotes,omitempty"`
	Evidence []remarkJSON  `json:"evidence,omitempty"`
	Links    []linkJSON    `json:"links,omitempty"`
	Tags     []string      `json:"tags,omitempty"`
	Takes    *durationJSON `json:"takes,omitempty"`
	Waits    *durationJSON `json:"waits,omitempty"`
	Waiter   string        `json:"waiter,omitempty"`
	Costs    []costJSON    `json:"costs,omitempty"`
	Truth    bool          `json:"truth,omitempty"`
	Feelings []feelingJSON `json:"feelings,omitempty"`
}

type remarkJSON struct {
	Text string `json:"text"`
	originJSON
}

type linkJSON struct {
	URL  string `json:"url"`
	Text string `json:"text,omitempty"`
	originJSON
}

type durationJSON struct {
	Min     float64 `json:"min"`
	Max     float64 `json:"max"`
	Working bool    `json:"working,omitempty"`
	Text    string  `json:"text"`
	For     string  `json:"for,omitempty"`
}

type costJSON struct {
	Min  float64 `json:"min"`
	Max  float64 `json:"max"`
	Unit string  `json:"unit,omitempty"` // as written
	Key  string  `json:"key,omitempty"`  // the same for equivalent units
}

type feelingJSON struct {
	Who   string `json:"who,omitempty"`
	Value int    `json:"value"`
	Word  string `json:"word"`
	Text  string `json:"text,omitempty"`
	originJSON
}

// writer converts the model to its JSON form.
type writer struct {
	file *source.File // the file of the journey itself
}

func convert[T, J any](list []T, each func(T) J) []J {
	var all []J
	for _, v := range list {
		all = append(all, each(v))
	}
	return all
}

func (w writer) origin(at source.Location) originJSON {
	if at.File == nil {
		return originJSON{}
	}
	o := originJSON{Line: at.File.LineAt(at.Span.Start)}
	if at.File != w.file {
		o.File = at.File.Name()
	}
	return o
}

func who(p *Participant) string {
	if p == nil {
		return ""
	}
	return p.ID
}

func (w writer) setting(s Setting) settingJSON {
	return settingJSON{s.Key, s.Values, w.origin(s.Origin)}
}

func (w writer) participant(p *Participant) participantJSON {
	return participantJSON{p.ID, p.Name, p.Label, p.Kind.String(), convert(p.UsedBy, who), p.Color, p.Inferred, w.origin(p.Origin)}
}

func (w writer) channel(c *Channel) channelJSON {
	return channelJSON{c.ID, c.Label, c.Live, c.Digital, w.origin(c.Origin)}
}

func (w writer) place(p *Place) placeJSON {
	return placeJSON{p.ID, p.Label, w.origin(p.Origin)}
}

func (w writer) phase(p *Phase) phaseJSON {
	return phaseJSON{p.ID, p.Title, w.annotations(&p.Annotations), w.origin(p.Origin)}
}

func (w writer) node(n *Node) nodeJSON {
	out := nodeJSON{
		ID: n.ID, Kind: n.Kind.String(), Fact: n.Fact, Owner: who(n.Owner), Label: n.Label,
		Sentence: n.Sentence, Action: n.Action, Adverb: n.Adverb, Verb: n.Verb, Lemma: n.Lemma, Object: n.Object,
		To: convert(n.Receivers, who), From: convert(n.Givers, who), With: convert(n.Partners, who),
		Via: convert(n.Systems, who), Carrier: who(n.Carrier), Derived: n.Derived, Premises: who(n.Premises),
		Text: n.Text, annotationsJSON: w.annotations(&n.Annotations), originJSON: w.origin(n.Origin),
	}
	if n.Phase != nil {
		out.Phase = n.Phase.ID
	}
	for _, c := range n.Channels {
		out.By = append(out.By, c.ID)
	}
	for _, p := range n.Places {
		out.At = append(out.At, p.ID)
	}
	out.Either = n.Either.names()
	out.Things = convert(n.Things, func(t Thing) thingJSON { return thingJSON{t.Text, t.Head, t.Key, t.At.Start, t.At.End} })
	out.Further = convert(n.Further, func(a Action) actionJSON {
		return actionJSON{a.Verb, a.Lemma, a.Object, a.At.Start, a.At.End}
	})
	for _, m := range n.Mentions {
		said := mentionJSON{As: string(m.As), Start: m.At.Start, End: m.At.End}
		if m.Named != nil {
			said.ID = m.Named.id()
		}
		out.Mentions = append(out.Mentions, said)
	}
	switch n.Kind {
	case StepNode:
		out.Reach = n.Reach.String()
	case OutcomeNode:
		out.Success = &n.Success
	}
	return out
}

func (w writer) edge(e *Edge) edgeJSON {
	out := edgeJSON{
		ID: e.ID, From: e.From.ID, Kind: e.Kind.String(), Text: e.Text, Share: e.Share, Given: e.Given,
		originJSON: w.origin(e.Origin),
	}
	if e.To != nil {
		out.To = e.To.ID
	}
	if e.Branch >= 0 {
		out.Branch = &e.Branch
	}
	return out
}

func (w writer) items(list []Item) []itemJSON { return convert(list, w.item) }

func (w writer) item(item Item) itemJSON {
	switch i := item.(type) {
	case *Act:
		return itemJSON{Act: i.Node.ID, Failures: convert(i.Failures, func(f FailurePath) branchJSON {
			return branchJSON{Text: f.Text, Share: f.Share, Body: w.items(f.Body)}
		})}
	case *Choice:
		return itemJSON{Choice: i.Node.ID, Ways: convert(i.Branches, func(b Branch) branchJSON {
			return branchJSON{b.Text, b.Share, b.Implicit, w.items(b.Body)}
		})}
	case *Parallel:
		return itemJSON{Fork: i.Fork.ID, Join: i.Join.ID, Branches: convert(i.Branches, w.items)}
	case *Loop:
		return itemJSON{Loop: i.Node.ID, Body: w.items(i.Body)}
	case *GoTo:
		target := ""
		if i.Target != nil {
			target = i.Target.ID
		}
		origin := w.origin(i.Origin)
		return itemJSON{GoTo: &target, Origin: &origin}
	}
	return itemJSON{}
}

func (w writer) annotations(a *Annotations) annotationsJSON {
	out := annotationsJSON{
		Pains: convert(a.Pains, w.remark), Ideas: convert(a.Ideas, w.remark), Risks: convert(a.Risks, w.remark),
		Notes: convert(a.Notes, w.remark), Quotes: convert(a.Quotes, w.remark), Evidence: convert(a.Evidence, w.remark),
		Links: convert(a.Links, func(l Link) linkJSON { return linkJSON{l.URL, l.Text, w.origin(l.Origin)} }),
		Tags:  a.Tags, Takes: duration(a.Takes), Waits: duration(a.Waits), Waiter: who(a.Waiter), Truth: a.Truth,
		Feelings: convert(a.Feelings, func(f Feeling) feelingJSON {
			return feelingJSON{who(f.Who), f.Value, f.Word, f.Text, w.origin(f.Origin)}
		}),
	}
	out.Costs = convert(a.Costs, func(c Cost) costJSON { return costJSON{c.Min, c.Max, c.Unit.Name, c.Unit.Key} })
	return out
}

func (w writer) remark(r Remark) remarkJSON { return remarkJSON{r.Text, w.origin(r.Origin)} }

func duration(d *Duration) *durationJSON {
	if d == nil {
		return nil
	}
	return &durationJSON{d.Min, d.Max, d.Working, d.Text, d.For}
}
