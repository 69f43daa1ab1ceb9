package ide

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/source"
)

// SymbolKind says what a symbol stands for.
type SymbolKind int

// The kinds of symbols.
const (
	ParticipantSymbol SymbolKind = iota
	ChannelSymbol
	PlaceSymbol
	PhaseSymbol
	StepSymbol
	BlockSymbol
	OutcomeSymbol
)

// Symbol is an entry of the outline.
type Symbol struct {
	Title  string // never empty
	Detail string // or ""
	Kind   SymbolKind
	At     source.Span // all of it, with what belongs to it
	Name   source.Span // what to select; within At
	Inside []Symbol
}

// Symbols returns the outline: the declarations, and the phases with their
// steps. What is in a block is inside it.
func (s *Snapshot) Symbols() []Symbol {
	named := map[int]model.Named{} // by the start of the declaration
	for n, d := range s.names().declared {
		if s.declarationOf(subject{named: n}).File == s.Source {
			named[d.At.Start] = n
		}
	}
	var all []Symbol
	list := &all
	for _, stmt := range s.Tree.Stmts {
		if p, ok := stmt.(*ast.Phase); ok {
			all = append(all, Symbol{Title: orDash(p.Text.Value), Kind: PhaseSymbol, At: extent(p), Name: p.At})
			list = &all[len(all)-1].Inside
			continue
		}
		if d, ok := stmt.(*ast.Decl); ok {
			if n := named[d.At.Start]; n != nil {
				all = append(all, declared(n, d))
				list = &all // a declaration ends no phase, but is not part of one
			}
			continue
		}
		before := len(all)
		*list = append(*list, s.outline(stmt)...)
		if list != &all && before > 0 {
			all[before-1].At = all[before-1].At.Join(extent(stmt))
		}
	}
	return all
}

func declared(n model.Named, d *ast.Decl) Symbol {
	sym := Symbol{Title: orDash(n.Title()), At: d.At, Name: d.Name.At}
	switch n := n.(type) {
	case *model.Participant:
		sym.Detail = n.Kind.String()
	case *model.Channel:
		sym.Kind, sym.Detail = ChannelSymbol, "channel"
	case *model.Place:
		sym.Kind, sym.Detail = PlaceSymbol, "place"
	}
	return sym
}

// outline returns the symbols of statements.
func (s *Snapshot) outline(stmts ...ast.Stmt) []Symbol {
	var all []Symbol
	for _, stmt := range stmts {
		sym := Symbol{Kind: BlockSymbol, At: extent(stmt), Name: stmt.Span()}
		switch stmt := stmt.(type) {
		case *ast.Step:
			sym.Kind = StepSymbol
			sym.Title = source.FoldSpace(s.text(stmt.At))
			for _, u := range stmt.Under {
				if f, ok := u.(*ast.Failure); ok {
					sym.Inside = append(sym.Inside, Symbol{
						Title: "on failure " + f.Text.Value, Kind: BlockSymbol,
						At: f.At, Name: f.Keyword, Inside: s.outline(f.Body...),
					})
				}
			}
		case *ast.Decision:
			sym.Name = stmt.Keyword.Join(stmt.Text.At)
			sym.Title = source.FoldSpace(s.text(s.lineOf(stmt.Keyword.Start)))
			if !stmt.Fact {
				sym.Inside = s.branches(stmt.Branches)
				break
			}
			for i, b := range stmt.Branches {
				if i == 0 {
					sym.Inside = s.outline(b.Body...)
				} else {
					sym.Inside = append(sym.Inside, s.branches(stmt.Branches[i:i+1])...)
				}
			}
		case *ast.Together:
			sym.Title, sym.Name = "together", stmt.Branches[0].Keyword
			for _, b := range stmt.Branches {
				sym.Inside = append(sym.Inside, s.outline(b.Body...)...)
			}
		case *ast.Repeat:
			sym.Title, sym.Name = source.FoldSpace(s.text(stmt.Open)), stmt.Open
			sym.Inside = s.outline(stmt.Body...)
		case *ast.Outcome:
			sym.Kind, sym.Title = OutcomeSymbol, source.FoldSpace(s.text(stmt.At))
		default:
			continue
		}
		sym.Title = orDash(sym.Title)
		all = append(all, sym)
	}
	return all
}

func (s *Snapshot) branches(list []ast.Branch) []Symbol {
	var all []Symbol
	for _, b := range list {
		all = append(all, Symbol{
			Title: orDash(source.FoldSpace(s.text(s.lineOf(b.Keyword.Start)))), Kind: BlockSymbol,
			At: b.At.Join(b.Keyword), Name: b.Keyword, Inside: s.outline(b.Body...),
		})
	}
	return all
}

// orDash returns the name, or a dash for an empty one, which editors refuse.
func orDash(name string) string {
	if strings.TrimSpace(name) == "" {
		return "–"
	}
	return name
}

// Fold is a range of lines that an editor can fold, counted from 1, and more
// than one.
type Fold struct {
	First, Last int
	Comment     bool
}

// FoldingRanges returns the phases, blocks and branches, the declarations that
// follow each other, and the comments of several lines.
func (s *Snapshot) FoldingRanges() []Fold {
	var all []Fold
	add := func(at source.Span, comment bool) {
		if first, last := s.Source.LineAt(at.Start), s.Source.LineAt(at.End); first < last {
			all = append(all, Fold{first, last, comment})
		}
	}
	var decls, comments source.Span
	for _, stmt := range s.Tree.Stmts {
		if d, ok := stmt.(*ast.Decl); ok {
			if decls.Len() > 0 && s.Source.LineAt(d.At.Start) == s.Source.LineAt(decls.End)+1 {
				decls = decls.Join(d.At)
				continue
			}
			add(decls, false)
			decls = d.At
		}
	}
	add(decls, false)
	for _, c := range s.Tree.Comments {
		if comments.Len() > 0 && s.Source.LineAt(c.At.Start) == s.Source.LineAt(comments.End)+1 {
			comments = comments.Join(c.At)
			continue
		}
		add(comments, true)
		comments = c.At
	}
	add(comments, true)
	for _, sym := range s.Symbols() {
		if sym.Kind == PhaseSymbol {
			add(sym.At, false)
		}
	}
	walk(s.Tree.Stmts, func(part ast.Node) {
		switch p := part.(type) {
		case *ast.Decision, *ast.Together, *ast.Repeat, *ast.Failure:
			add(p.Span(), false)
		case *ast.Branch:
			add(p.At, false)
		}
	})
	slices.SortStableFunc(all, func(a, b Fold) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	return slices.CompactFunc(all, func(a, b Fold) bool { return a.First == b.First }) // editors take one for a line
}

// SelectionRanges returns what contains the offset, the smallest first, each
// inside the next: a word, a name, a clause, a sentence, a step with its notes, a
// branch, a block, a phase, the file.
func (s *Snapshot) SelectionRanges(off int) []source.Span {
	spans := []source.Span{{End: len(s.Source.Text())}, s.lineOf(off), s.wordAt(off)}
	for _, m := range s.names().all {
		if m.At.File == s.Source {
			spans = append(spans, m.At.Span)
		}
	}
	for _, sym := range s.Symbols() {
		spans = append(spans, sym.At)
	}
	walk(s.Tree.Stmts, func(part ast.Node) {
		spans = append(spans, part.Span())
		switch p := part.(type) {
		case *ast.Step:
			spans = append(spans, spanOf(p.Head), extent(p))
			for _, c := range p.Clauses {
				spans = append(spans, c.At)
			}
		case *ast.Branch:
			if p.Text != nil {
				spans = append(spans, p.Text.At)
			}
		case *ast.Annotation:
			if p.Text != nil {
				spans = append(spans, p.Text.At)
			}
		}
	})
	spans = slices.DeleteFunc(spans, func(at source.Span) bool { return !touches(at, off) || at.Len() == 0 })
	slices.SortStableFunc(spans, func(a, b source.Span) int { return a.Len() - b.Len() })
	var nested []source.Span
	for _, at := range spans {
		if n := len(nested); n == 0 || at != nested[n-1] && at.Join(nested[n-1]) == at {
			nested = append(nested, at)
		}
	}
	return nested
}

// wordAt returns the run of characters other than spaces at the offset.
func (s *Snapshot) wordAt(off int) source.Span {
	text := s.Source.Text()
	start := off - len(lastWord(text[:off]))
	end := len(text)
	if i := strings.IndexFunc(text[off:], source.IsSpace); i >= 0 {
		end = off + i
	}
	return source.Span{Start: start, End: end}
}

// lastWord returns what follows the last space of a text.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, source.IsSpace)
	if i < 0 {
		return text
	}
	return strings.TrimLeftFunc(text[i:], source.IsSpace)
}

// Link is a part of the text that leads somewhere.
type Link struct {
	At     source.Span
	Target string // a URL, or a path relative to the file
}

// Links returns the files of `use`, the targets of `link`, and the pages of the
// rules that comments allow.
func (s *Snapshot) Links() []Link {
	var all []Link
	walk(s.Tree.Stmts, func(part ast.Node) {
		switch p := part.(type) {
		case *ast.Use:
			if path := strings.TrimSpace(p.Path.Value); path != "" {
				all = append(all, Link{p.Path.At, path})
			}
		case *ast.Annotation:
			if p.Kind != ast.Link || p.URL == "" {
				break
			}
			if i := strings.Index(s.text(p.At), p.URL); i >= 0 {
				at := p.At.Start + i
				all = append(all, Link{source.Span{Start: at, End: at + len(p.URL)}, p.URL})
			}
		}
	})
	for _, code := range s.allowed() {
		all = append(all, Link{code.at, code.rule.Code.URL()})
	}
	return all
}
