package ide

import (
	"context"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// Mention is a place where something is named.
type Mention struct {
	At       source.Location // the words of the name without an article, or the whole string
	Declares bool            // it is the name or the label of a declaration, or a label before a statement
	title    bool            // it is the label of a declaration
	of       subject
}

// subject is what can be named: a participant, a channel or a place; or, by its
// folded text, the label of a statement.
type subject struct {
	named model.Named
	label string
}

// names are the mentions in the journey and the files that it uses.
type names struct {
	all      []Mention // by file and position
	declared map[model.Named]*ast.Decl
	clauses  map[int]bool     // where a name in a clause begins
	reader   *sentence.Reader // knows all names
}

// findNames collects the mentions. The model has those of sentences; the others
// are in the tree, as names that stand alone.
func (s *Snapshot) findNames() *names {
	n := &names{declared: map[model.Named]*ast.Decl{}, clauses: map[int]bool{}, reader: sentence.NewReader(s.Source, &model.Journey{}, s.Words)}
	origins := map[source.Location]model.Named{}
	files := []*ast.File{s.Tree}
	add := func(named model.Named, at source.Location) {
		origins[at] = named
		if at.File == nil || slices.ContainsFunc(files, func(f *ast.File) bool { return f.Source == at.File }) {
			return
		}
		used, _ := parser.Parse(context.Background(), at.File, parser.Options{Words: s.Words})
		files = append(files, used)
	}
	for _, p := range s.Journey.Participants {
		add(p, p.Origin)
		n.reader.People.Add(p.Name, p)
		n.reader.People.Add(p.Label, p)
	}
	for _, c := range s.Journey.Channels {
		add(c, c.Origin)
		n.reader.Channels.Add(c.Label, &sentence.Channel{Channel: c})
	}
	for _, p := range s.Journey.Places {
		add(p, p.Origin)
		n.reader.Places.Add(p.Label, p)
	}
	for _, file := range files {
		for _, stmt := range file.Stmts {
			d, ok := stmt.(*ast.Decl)
			if !ok {
				continue
			}
			if named := origins[source.Location{File: file.Source, Span: d.At}]; named != nil {
				n.declared[named] = d
				n.declaration(file.Source, d, named)
			}
		}
	}
	n.reader.People.WithoutArticles(s.Words)
	n.reader.Places.WithoutArticles(s.Words)
	n.reader.Channels.WithoutArticles(s.Words)
	for _, file := range files {
		for _, stmt := range file.Stmts {
			if d, ok := stmt.(*ast.Decl); ok {
				for _, name := range d.UsedBy {
					n.alone(file.Source, name.Words)
				}
			}
		}
	}
	n.sentences(s)
	sortByPlace(n.all, func(m Mention) source.Location { return m.At })
	n.all = slices.CompactFunc(n.all, func(a, b Mention) bool { return a.At == b.At && a.of == b.of })
	return n
}

// declaration adds the names that a declaration gives.
func (n *names) declaration(file *source.File, d *ast.Decl, named model.Named) {
	at := func(span source.Span, title bool) {
		n.all = append(n.all, Mention{At: source.Location{File: file, Span: span}, Declares: true, title: title, of: subject{named: named}})
	}
	words := d.Name.Words
	for len(words) > 1 && !words[0].Quoted && lexicon.IsArticle(words[0].Text) {
		words = words[1:]
	}
	if _, rest, listed := sentence.ListMark(file, words); listed {
		words = rest
	}
	at(spanOf(words), false)
	if d.Title != nil {
		at(d.Title.At, true)
	}
	name := sentence.NameText(ast.Name{Words: words})
	switch named := named.(type) {
	case *model.Channel:
		n.reader.Channels.Add(name, &sentence.Channel{Channel: named})
	case *model.Place:
		n.reader.Places.Add(name, named)
	}
}

// sentences adds the mentions in the flow.
func (n *names) sentences(s *Snapshot) {
	read := map[int]*model.Node{} // by the start of the sentence
	for _, node := range s.Journey.Nodes {
		if node.Origin.File != s.Source || node.Kind != model.StepNode {
			continue
		}
		read[node.Origin.Span.Start] = node
		for _, m := range node.Mentions {
			if m.Named != nil {
				n.all = append(n.all, Mention{At: s.own(m.At), of: subject{named: m.Named}})
			}
		}
	}
	label := func(l *ast.Label, declares bool) {
		if l != nil {
			at := source.Span{Start: l.At.Start, End: l.At.Start + len(l.Name)} // without the colon
			n.all = append(n.all, Mention{At: s.own(at), Declares: declares, of: subject{label: lexicon.Fold(l.Name)}})
		}
	}
	walk(s.Tree.Stmts, func(part ast.Node) {
		switch part := part.(type) {
		case *ast.Step:
			label(part.Label, true)
			for _, c := range part.Clauses {
				for _, w := range c.Words {
					n.clauses[w.At.Start] = true
				}
			}
			if node := read[part.At.Start]; node != nil && len(node.Mentions) == 0 {
				n.refused(s.Source, part)
			}
		case *ast.Decision:
			label(part.Label, true)
			n.alone(s.Source, part.Subject)
		case *ast.Together:
			label(part.Label, true)
		case *ast.Repeat:
			label(part.Label, true)
		case *ast.GoTo:
			label(&part.Target, false)
		case *ast.Annotation:
			n.alone(s.Source, part.Subject)
		}
	})
}

// alone adds the participant that stands alone among the words, after articles
// and adverbs.
func (n *names) alone(file *source.File, words []ast.Word) {
	toks := n.reader.Tokens(words)
	for i := range toks {
		if p, k := n.reader.People.Match(toks, i); k > 0 {
			n.add(file, p, toks[i:i+k])
			return
		}
	}
}

// refused adds the participants that are named in a sentence that was not read.
func (n *names) refused(file *source.File, step *ast.Step) {
	parts := [][]ast.Word{step.Head}
	for _, c := range step.Clauses {
		parts = append(parts, c.Words)
	}
	for _, words := range parts {
		toks := n.reader.Tokens(words)
		for i := 0; i < len(toks); i++ {
			if p, k := n.reader.People.Match(toks, i); k > 0 {
				n.add(file, p, toks[i:i+k])
				i += k - 1
			}
		}
	}
}

func (n *names) add(file *source.File, p *model.Participant, toks []sentence.Token) {
	at := toks[0].At.Join(toks[len(toks)-1].At)
	n.all = append(n.all, Mention{At: source.Location{File: file, Span: at}, of: subject{named: p}})
}

// at returns the mention at the offset of the journey's own file; nil if there
// is none.
func (s *Snapshot) mentionAt(off int) *Mention {
	all := s.names().all
	for i := range all {
		if m := &all[i]; m.At.File == s.Source && touches(m.At.Span, off) {
			return m
		}
	}
	return nil
}

// mentionsOf returns all mentions of the subject, in the order of the text.
func (s *Snapshot) mentionsOf(of subject) []Mention {
	var found []Mention
	for _, m := range s.names().all {
		if m.of == of {
			found = append(found, m)
		}
	}
	return found
}

// written returns the name in the form in which names are compared: folded,
// without quotes and, in sentences, without articles.
func (m Mention) written() string {
	name := strings.Fields(lexicon.Fold(unquote(m.At.File.Slice(m.At.Span))))
	for len(name) > 1 && !m.title && lexicon.IsArticle(name[0]) {
		name = name[1:]
	}
	return strings.Join(name, " ")
}

// quotes are the marks that a string may be written with.
const quotes = `"“”„`

func isQuoted(text string) bool {
	return text != "" && strings.ContainsAny(text[:1], `"`) || strings.HasPrefix(text, "“") || strings.HasPrefix(text, "„")
}

func unquote(text string) string {
	if !isQuoted(text) {
		return text
	}
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(strings.Trim(text, quotes))
}
