// Package sentence reads the sentences of a journey: who does what, for which
// recipient, how and where. It is the only place where step sentences are
// analysed: the grammar in lang/parser only separates clause keywords from
// words, and everything else uses the result of this package.
package sentence

import (
	"cmp"
	"strconv"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Reader reads the sentences of one file, with the names declared for it.
type Reader struct {
	File     *source.File
	Words    *lexicon.Lists
	Journey  *model.Journey // with the participants, channels and places that sentences name
	People   Table[*model.Participant]
	Channels Table[*Channel]
	Places   Table[*model.Place]
	Diags    diag.List
	Lost     bool // declarations could not be loaded, so an unknown name is not an error

	faults      int // number of errors, kept or not
	hints       int // number of hints given
	ownChannels int // declared channels that are not built in

	guessed   map[*model.Participant]*stranger
	strangers []*stranger // in the order in which they were reported
	missed    []miss      // near misses of names
	unsaid    unsaid
	sketch    int // index of the sketch diagnostic; -1 if the file is not a sketch, or its names may be typos

	verbs map[string]verb // cache of lookups

	lists        *lexicon.Lists // for English; Words are those of the current sentence
	english      map[string]verb
	foreignVerbs map[*lexicon.Lists]map[string]verb
	known        map[string]lexicon.Tongues // by word, as written
	here         *votes                     // of the file; nil until first used

	// Memory reused for each sentence.
	arena    []Token
	said     []Token
	sentence sentence
	parts    []string
	nodes    slab[model.Node]
}

// Channel is a channel with what reading needs to know about it.
type Channel struct {
	*model.Channel
	Named    bool // an object may name it: built-in ones such as SMS, and declared ones
	Declared bool
	listed   bool // listed in Journey.Channels
}

// NewReader returns a reader for the file that knows the built-in channels.
func NewReader(file *source.File, journey *model.Journey, lists *lexicon.Lists) *Reader {
	r := &Reader{
		File: file, Journey: journey, Words: cmp.Or(lists, lexicon.Default()),
		People: NewTable[*model.Participant](), Channels: NewTable[*Channel](), Places: NewTable[*model.Place](),
		guessed: map[*model.Participant]*stranger{}, verbs: map[string]verb{}, sketch: -1,
	}
	r.lists, r.english = r.Words, r.verbs
	r.foreignVerbs, r.known = map[*lexicon.Lists]map[string]verb{}, map[string]lexicon.Tongues{}
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

// verb is a verb in one of its forms; nil if the word is not a verb.
type verb struct {
	*lexicon.Verb
	form lexicon.Form
}

// verb returns the verb of which the word is a form.
func (r *Reader) verb(word string) (*lexicon.Verb, lexicon.Form) {
	v, known := r.verbs[word]
	if !known {
		v.Verb, v.form = r.Words.LookupVerb(word)
		r.verbs[word] = v
	}
	return v.Verb, v.form
}

// slab hands out zero values that are allocated in bulk.
type slab[T any] []T

func (s *slab[T]) next() *T {
	if len(*s) == 0 {
		*s = make([]T, 64)
	}
	v := &(*s)[0]
	*s = (*s)[1:]
	return v
}

// MaxFaults is the maximum number of errors reported for one file.
const MaxFaults = parser.MaxFaults

// Report keeps a diagnostic, and returns its index; beyond MaxFaults it only
// reports that there are more, and returns -1.
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

// List adds a participant to the journey.
func (r *Reader) List(p *model.Participant) {
	r.Journey.Participants = append(r.Journey.Participants, p)
	p.ID = "p" + strconv.Itoa(len(r.Journey.Participants))
}

// ListPlace adds a place to the journey.
func (r *Reader) ListPlace(p *model.Place) {
	r.Journey.Places = append(r.Journey.Places, p)
	p.ID = "l" + strconv.Itoa(len(r.Journey.Places))
}

// ListChannel adds a channel to the journey at its first mention.
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

// Invent treats a name as a participant from here on, although nothing declares
// it.
func (r *Reader) Invent(name string, kind model.Kind, at source.Location) *model.Participant {
	p := &model.Participant{Name: name, Label: name, Kind: kind, Inferred: true, Origin: at}
	r.People.Add(name, p)
	r.List(p)
	return p
}

// NameText returns a name as written, without leading articles.
func NameText(n ast.Name) string {
	list := n.Words
	for len(list) > 1 && !list[0].Quoted && lexicon.IsArticle(list[0].Text) {
		list = list[1:]
	}
	parts := make([]Token, len(list))
	for i, w := range list {
		parts[i].Text = w.Text
	}
	return textOf(parts)
}
