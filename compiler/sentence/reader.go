// Package sentence reads the sentences of a journey: who does what, to whom,
// how and where. It is the one place where a step is taken apart; all others
// ask for what was read.
package sentence

import (
	"cmp"
	"strconv"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// Reader reads the sentences of one file, with the names that are declared
// for it.
type Reader struct {
	File     *source.File
	Words    *words.Lists
	Journey  *model.Journey // whose participants, channels and places it names
	People   Table[*model.Participant]
	Channels Table[*Channel]
	Places   Table[*model.Place]
	Diags    diag.List
	Lost     bool // declarations are missing that could not be loaded: an unknown name is no fault

	faults      int // reported, kept or not
	hints       int // how many were given
	ownChannels int // declared channels that are not built in

	guessed   map[*model.Participant]*stranger
	strangers []*stranger // in the order in which they were told
	missed    []miss      // names that were nearly right
	unsaid    unsaid
	sketch    int // index of what is said of the sketch; -1 when it is none, or its names may be slips

	verbs map[string]verb // what has been looked up

	lists        *words.Lists // for English; Words are those of the sentence that is read
	english      map[string]verb
	foreignVerbs map[*words.Lists]map[string]verb
	known        map[string]words.Tongues // by word, as written
	here         *votes                   // of the file; nil until they are asked for

	// Memory that one sentence after the other uses.
	arena    []Token
	said     []Token
	sentence sentence
	parts    []string
	nodes    slab[model.Node]
}

// Channel is a channel and what reading has to know of it.
type Channel struct {
	*model.Channel
	Named    bool // an object may name it: built-in ones such as SMS, and declared ones
	Declared bool
	listed   bool // in Journey.Channels
}

// NewReader is a reader for the file that knows the built-in channels.
func NewReader(file *source.File, journey *model.Journey, lists *words.Lists) *Reader {
	r := &Reader{
		File: file, Journey: journey, Words: cmp.Or(lists, words.Default()),
		People: NewTable[*model.Participant](), Channels: NewTable[*Channel](), Places: NewTable[*model.Place](),
		guessed: map[*model.Participant]*stranger{}, verbs: map[string]verb{}, sketch: -1,
	}
	r.lists, r.english = r.Words, r.verbs
	r.foreignVerbs, r.known = map[*words.Lists]map[string]verb{}, map[string]words.Tongues{}
	for _, c := range r.Words.Channels() {
		entry := &Channel{
			Channel: &model.Channel{ID: c.Key, Label: c.Label, Live: c.Live, Digital: c.Digital},
			Named:   c.Named,
		}
		for _, w := range c.Words {
			r.Channels.Add(w, entry)
		}
	}
	return r
}

// verb is a verb in one of its forms; nil when the word is none.
type verb struct {
	*words.Verb
	form words.Form
}

// verb is the verb of which the word is a form.
func (r *Reader) verb(word string) (*words.Verb, words.Form) {
	v, known := r.verbs[word]
	if !known {
		v.Verb, v.form = r.Words.LookupVerb(word)
		r.verbs[word] = v
	}
	return v.Verb, v.form
}

// slab hands out zero values that were allocated together.
type slab[T any] []T

func (s *slab[T]) next() *T {
	if len(*s) == 0 {
		*s = make([]T, 64)
	}
	v := &(*s)[0]
	*s = (*s)[1:]
	return v
}

// MaxFaults is how many faults are told of one file.
const MaxFaults = parser.MaxFaults

// Report keeps a diagnostic, and tells where it is kept; past MaxFaults only
// that there are more, and -1.
func (r *Reader) Report(d diag.Diagnostic) int {
	r.faults++
	switch {
	case r.faults <= MaxFaults:
		r.Diags = append(r.Diags, d)
		return len(r.Diags) - 1
	case r.faults == MaxFaults+1:
		r.Diags = append(r.Diags, tooManyFaults(d.File, d.Span))
	}
	return -1
}

func (r *Reader) at(span source.Span) source.Location {
	return source.Location{File: r.File, Span: span}
}

// List puts a participant into the journey.
func (r *Reader) List(p *model.Participant) {
	r.Journey.Participants = append(r.Journey.Participants, p)
	p.ID = "p" + strconv.Itoa(len(r.Journey.Participants))
}

// ListPlace puts a place into the journey.
func (r *Reader) ListPlace(p *model.Place) {
	r.Journey.Places = append(r.Journey.Places, p)
	p.ID = "l" + strconv.Itoa(len(r.Journey.Places))
}

// ListChannel puts a channel into the journey at its first mention.
func (r *Reader) ListChannel(c *Channel, mention source.Location) {
	if c.listed {
		return
	}
	c.listed = true
	if c.Origin.File == nil {
		c.Origin = mention
	}
	r.Journey.Channels = append(r.Journey.Channels, c.Channel)
	if c.ID == "" {
		r.ownChannels++
		c.ID = "c" + strconv.Itoa(r.ownChannels)
	}
}

// Invent takes a name for a participant from here on, though nothing declares
// it.
func (r *Reader) Invent(name string, kind model.Kind, at source.Location) *model.Participant {
	p := &model.Participant{Name: name, Label: name, Kind: kind, Inferred: true, Origin: at}
	r.People.Add(name, p)
	r.List(p)
	return p
}

// NameText is a name as written, without articles before it.
func NameText(n ast.Name) string {
	list := n.Words
	for len(list) > 1 && !list[0].Quoted && words.IsArticle(list[0].Text) {
		list = list[1:]
	}
	parts := make([]Token, len(list))
	for i, w := range list {
		parts[i].Text = w.Text
	}
	return textOf(parts)
}
