package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/journey-lang/journey/compiler/ide"
	"github.com/journey-lang/journey/lang/source"
)

// Hover says what is at a position.
func (s *server) Hover(ctx context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	text, at, ok := v.compiled().Hover(v.offset(p.Position))
	if !ok {
		return nil, nil
	}
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}, Range: new(v.rangeOf(at))}, nil
}

// Definition finds where a name is declared.
func (s *server) Definition(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	at, ok := v.compiled().Definition(v.offset(p.Position))
	if !ok {
		return nil, nil
	}
	return new(v.location(at)), nil
}

// References finds the places that name something, in all open journeys.
func (s *server) References(ctx context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.Location{}
	for _, m := range v.compiled().References(v.offset(p.Position), v.snapshots()...) {
		if !m.Declares || p.Context.IncludeDeclaration {
			all = append(all, v.location(m.At))
		}
	}
	return all, nil
}

// DocumentHighlight finds the places in a document that belong together.
func (s *server) DocumentHighlight(ctx context.Context, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.DocumentHighlight{}
	for _, m := range v.compiled().Highlights(v.offset(p.Position)) {
		kind := protocol.DocumentHighlightKindRead
		if m.Declares {
			kind = protocol.DocumentHighlightKindWrite
		}
		all = append(all, protocol.DocumentHighlight{Range: v.rangeOf(m.At.Span), Kind: kind})
	}
	return all, nil
}

// PrepareRename returns the name that would be changed.
func (s *server) PrepareRename(ctx context.Context, p *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	at, name, err := v.compiled().Renamable(v.offset(p.Position))
	if err != nil {
		return nil, refused(err)
	}
	return &protocol.PrepareRenamePlaceholder{Range: v.rangeOf(at), Placeholder: name}, nil
}

// Rename changes a name in all open journeys and the files that they use.
func (s *server) Rename(ctx context.Context, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	edits, err := v.compiled().Rename(ctx, v.offset(p.Position), p.NewName, v.snapshots()...)
	if err != nil {
		return nil, refused(err)
	}
	return v.edits(edits), nil
}

// refused is an error that the editor shows to its user.
func refused(err error) error {
	return jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), err.Error())
}

var completionKinds = map[ide.CompletionKind]protocol.CompletionItemKind{
	ide.NameCompletion: protocol.CompletionItemKindVariable, ide.ChannelCompletion: protocol.CompletionItemKindEnumMember,
	ide.PlaceCompletion: protocol.CompletionItemKindModule, ide.LabelCompletion: protocol.CompletionItemKindReference,
	ide.VerbCompletion: protocol.CompletionItemKindFunction, ide.KeywordCompletion: protocol.CompletionItemKindKeyword,
	ide.ValueCompletion: protocol.CompletionItemKindValue, ide.RuleCompletion: protocol.CompletionItemKindConstant,
	ide.SnippetCompletion: protocol.CompletionItemKindSnippet,
}

// Completion returns what can be written, the best first.
func (s *server) Completion(ctx context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	for i, c := range v.compiled().Complete(v.offset(p.Position)) {
		item := protocol.CompletionItem{
			Label: c.Label, Kind: completionKinds[c.Kind],
			SortText: protocol.NewOptional(fmt.Sprintf("%05d", i)), // editors sort by the alphabet otherwise
			TextEdit: &protocol.TextEdit{Range: v.rangeOf(c.Replace), NewText: c.Insert},
		}
		if c.Detail != "" {
			item.Detail = protocol.NewOptional(c.Detail)
		}
		if c.Kind == ide.SnippetCompletion {
			if !s.snippets {
				continue
			}
			item.InsertTextFormat = protocol.InsertTextFormatSnippet
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

var symbolKinds = map[ide.SymbolKind]protocol.SymbolKind{
	ide.ParticipantSymbol: protocol.SymbolKindObject, ide.ChannelSymbol: protocol.SymbolKindEnumMember, ide.PlaceSymbol: protocol.SymbolKindModule,
	ide.PhaseSymbol: protocol.SymbolKindNamespace, ide.StepSymbol: protocol.SymbolKindFunction, ide.BlockSymbol: protocol.SymbolKindStruct,
	ide.OutcomeSymbol: protocol.SymbolKindEvent,
}

// DocumentSymbol returns the outline.
func (s *server) DocumentSymbol(ctx context.Context, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	return protocol.DocumentSymbolSlice(v.symbols(v.compiled().Symbols())), nil
}

func (v view) symbols(list []ide.Symbol) []protocol.DocumentSymbol {
	all := []protocol.DocumentSymbol{}
	for _, sym := range list {
		out := protocol.DocumentSymbol{
			Name: sym.Title, Kind: symbolKinds[sym.Kind], Range: v.rangeOf(sym.At), SelectionRange: v.rangeOf(sym.Name),
			Children: v.symbols(sym.Inside),
		}
		if sym.Detail != "" {
			out.Detail = &sym.Detail
		}
		all = append(all, out)
	}
	return all
}

// Symbols finds the symbols of all open journeys with a text.
func (s *server) Symbols(ctx context.Context, p *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	state, query := stateOf(ctx), strings.ToLower(p.Query)
	all := protocol.WorkspaceSymbolSlice{}
	for _, snap := range state.snapshots() {
		v := view{state, state.named(snap.Source.Name())}
		var add func(list []ide.Symbol, in string)
		add = func(list []ide.Symbol, in string) {
			for _, sym := range list {
				if strings.Contains(strings.ToLower(sym.Title), query) {
					found := protocol.WorkspaceSymbol{Location: new(v.location(source.Location{File: v.file, Span: sym.Name}))}
					found.Name, found.Kind, found.ContainerName = sym.Title, symbolKinds[sym.Kind], &in
					all = append(all, found)
				}
				add(sym.Inside, sym.Title)
			}
		}
		add(snap.Symbols(), filepath.Base(snap.Source.Name()))
	}
	return all, nil
}

// FoldingRanges returns the lines that can be folded.
func (s *server) FoldingRanges(ctx context.Context, p *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.FoldingRange{}
	for _, f := range v.compiled().FoldingRanges() {
		kind := protocol.FoldingRangeKindRegion
		if f.Comment {
			kind = protocol.FoldingRangeKindComment
		}
		all = append(all, protocol.FoldingRange{StartLine: uint32(f.First - 1), EndLine: uint32(f.Last - 1), Kind: kind})
	}
	return all, nil
}

// SelectionRange returns what contains each position, from the inside out.
func (s *server) SelectionRange(ctx context.Context, p *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.SelectionRange{}
	for _, at := range p.Positions {
		one := protocol.SelectionRange{Range: protocol.Range{Start: at, End: at}}
		var outer *protocol.SelectionRange
		for _, span := range slices.Backward(v.compiled().SelectionRanges(v.offset(at))) {
			one = protocol.SelectionRange{Range: v.rangeOf(span), Parent: outer}
			outer = new(one)
		}
		all = append(all, one)
	}
	return all, nil
}

// tokenTypes are the names that editors have colours for.
var tokenTypes = map[ide.TokenKind]string{
	ide.KeywordToken: "keyword", ide.CommentToken: "comment", ide.PersonToken: "variable", ide.SystemToken: "class", ide.ChannelToken: "enumMember", ide.PlaceToken: "namespace",
	ide.LabelToken: "label", ide.VerbToken: "function", ide.KindToken: "type", ide.SettingToken: "property", ide.ValueToken: "enumMember", ide.NumberToken: "number", ide.TextToken: "string",
}

func legend() protocol.SemanticTokensLegend {
	types := make([]string, len(tokenTypes))
	for kind, name := range tokenTypes {
		types[kind] = name
	}
	return protocol.SemanticTokensLegend{TokenTypes: types, TokenModifiers: []string{"declaration"}}
}

// SemanticTokensFull returns what the text is made of.
func (s *server) SemanticTokensFull(ctx context.Context, p *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	data := []uint32{}
	var last protocol.Position
	for _, t := range v.compiled().Tokens() {
		at := v.rangeOf(t.At)
		column := at.Start.Character
		if at.Start.Line == last.Line {
			column -= last.Character
		}
		modifiers := uint32(0)
		if t.Declares {
			modifiers = 1
		}
		data = append(data, at.Start.Line-last.Line, column, at.End.Character-at.Start.Character, uint32(t.Kind), modifiers)
		last = at.Start
	}
	return &protocol.SemanticTokens{Data: data}, nil
}

// InlayHint returns what the compiler has added.
func (s *server) InlayHint(ctx context.Context, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.InlayHint{}
	for _, h := range v.compiled().InlayHints(spanOf(v.file, v.encoding, p.Range)) {
		all = append(all, protocol.InlayHint{
			Position: position(v.file, v.encoding, h.At), Label: protocol.String(h.Text), Tooltip: protocol.String(h.Why),
			PaddingLeft: new(true),
		})
	}
	return all, nil
}

// CodeLens returns what the metrics say.
func (s *server) CodeLens(ctx context.Context, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.CodeLens{}
	for _, l := range v.compiled().Lenses() {
		all = append(all, protocol.CodeLens{Range: v.rangeOf(l.At), Command: protocol.Command{Title: l.Text}})
	}
	return all, nil
}

// DocumentLink returns the links to files and pages.
func (s *server) DocumentLink(ctx context.Context, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.DocumentLink{}
	for _, l := range v.compiled().Links() {
		target := uri.URI(l.Target)
		if !strings.Contains(l.Target, ":") {
			if !v.uri.IsFile() {
				continue // beside nothing
			}
			target = uri.File(filepath.Join(filepath.Dir(v.file.Name()), filepath.FromSlash(l.Target)))
		}
		all = append(all, protocol.DocumentLink{Range: v.rangeOf(l.At), Target: &target})
	}
	return all, nil
}

// Formatting returns the edits to the canonical form.
func (s *server) Formatting(ctx context.Context, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	all := []protocol.TextEdit{}
	for _, e := range v.compiled().FormatEdits() {
		all = append(all, protocol.TextEdit{Range: v.rangeOf(e.At.Span), NewText: e.New})
	}
	return all, nil
}

// CodeAction returns what can be done about a range.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	actions, err := v.compiled().Actions(ctx, spanOf(v.file, v.encoding, p.Range))
	if err != nil {
		return nil, err
	}
	all := []protocol.CommandOrCodeAction{}
	for _, a := range actions {
		kind := protocol.CodeActionKindQuickFix
		if a.FixAll {
			kind = protocol.CodeActionKindSourceFixAll
		}
		if !wanted(kind, p.Context.Only) {
			continue
		}
		out := &protocol.CodeAction{Title: a.Title, Kind: &kind, Edit: v.edits(a.Edits)}
		if a.Resolves != nil {
			out.Diagnostics = []protocol.Diagnostic{v.diagnostic(a.Resolves)}
		}
		if a.Preferred {
			out.IsPreferred = new(true)
		}
		all = append(all, out)
	}
	return all, nil
}

// wanted reports whether an editor asks for a kind, or for a wider one.
func wanted(kind protocol.CodeActionKind, only []protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return kind == o || strings.HasPrefix(string(kind), string(o)+".") || o == protocol.CodeActionKindEmpty
	})
}
