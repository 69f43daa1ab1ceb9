package lsp

import (
	"context"
	"encoding/json"
	"runtime"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// server is one connection with an editor.
type server struct {
	protocol.UnimplementedServer

	opt    Options
	client protocol.Client
	calls  calls
	exit   chan struct{} // closed when the editor says so
	phase  atomic.Int32

	state   atomic.Pointer[state] // written by notifications alone
	changes chan struct{}         // has an element if there is something to publish

	asked context.Context // of calls to the editor; it ends before the connection does

	pulls     bool // the editor asks for diagnostics
	refreshes bool // it can be told to ask again
	snippets  bool // it understands snippets
	watches   bool // it can be asked to watch files
}

// The phases of a connection.
const (
	starting int32 = iota
	running
	down
)

func newServer(opt Options) *server {
	s := &server{
		opt:     opt,
		calls:   calls{running: map[string]context.CancelFunc{}, slots: make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))},
		exit:    make(chan struct{}),
		changes: make(chan struct{}, 1),
	}
	s.state.Store(&state{encoding: protocol.PositionEncodingKindUTF16, documents: map[uri.URI]*document{}})
	return s
}

// allows returns the error for a call that may not come now.
func (s *server) allows(method string) error {
	phase := s.phase.Load()
	switch {
	case phase == starting && method != protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first call has to be initialize")
	case phase == running && method == protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "already initialized")
	case phase == down:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is shut down")
	}
	return nil
}

// Initialize says what the server can do.
func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	var offered []encoding
	if g := p.Capabilities.General; g != nil {
		offered = g.PositionEncodings
	}
	if t := p.Capabilities.TextDocument; t != nil {
		s.pulls = t.Diagnostic != nil
		s.snippets = t.Completion != nil && t.Completion.CompletionItem != nil && is(t.Completion.CompletionItem.SnippetSupport)
	}
	if w := p.Capabilities.Workspace; w != nil {
		s.watches = w.DidChangeWatchedFiles != nil && is(w.DidChangeWatchedFiles.DynamicRegistration)
		s.refreshes = w.Diagnostics != nil && is(w.Diagnostics.RefreshSupport)
	}
	enc := agree(offered)
	s.state.Store(&state{encoding: enc, documents: map[uri.URI]*document{}})
	s.phase.Store(running)
	return &protocol.InitializeResult{
		ServerInfo: protocol.ServerInfo{Name: "journey", Version: protocol.NewOptional(s.opt.Version)},
		Capabilities: protocol.ServerCapabilities{
			PositionEncoding: enc,
			TextDocumentSync: &protocol.TextDocumentSyncOptions{
				OpenClose: new(true), Change: new(protocol.TextDocumentSyncKindIncremental), Save: protocol.Boolean(true),
			},
			CompletionProvider:         &protocol.CompletionOptions{TriggerCharacters: []string{" "}},
			HoverProvider:              protocol.Boolean(true),
			DefinitionProvider:         protocol.Boolean(true),
			ReferencesProvider:         protocol.Boolean(true),
			DocumentHighlightProvider:  protocol.Boolean(true),
			DocumentSymbolProvider:     protocol.Boolean(true),
			WorkspaceSymbolProvider:    protocol.Boolean(true),
			CodeActionProvider:         &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, protocol.CodeActionKindSourceFixAll}},
			CodeLensProvider:           &protocol.CodeLensOptions{},
			DocumentLinkProvider:       &protocol.DocumentLinkOptions{},
			DocumentFormattingProvider: protocol.Boolean(true),
			RenameProvider:             &protocol.RenameOptions{PrepareProvider: new(true)},
			FoldingRangeProvider:       protocol.Boolean(true),
			SelectionRangeProvider:     protocol.Boolean(true),
			SemanticTokensProvider:     &protocol.SemanticTokensOptions{Legend: legend(), Full: protocol.Boolean(true)},
			InlayHintProvider:          protocol.Boolean(true),
			DiagnosticProvider:         &protocol.DiagnosticOptions{InterFileDependencies: true},
		},
	}, nil
}

func is(b *bool) bool { return b != nil && *b }

// Initialized asks the editor to say when files change that may be used.
func (s *server) Initialized(context.Context, *protocol.InitializedParams) error {
	if !s.watches {
		return nil
	}
	watched, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
		{GlobPattern: protocol.Pattern("**/*.journey")}, {GlobPattern: protocol.Pattern("**/journey.toml")},
	}})
	if err != nil {
		return err
	}
	s.ask(func(ctx context.Context) error {
		return s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: []protocol.Registration{
			{ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: watched},
		}})
	})
	return nil
}

// ask calls the editor on a goroutine of its own: the answer has to be read by
// the one that handles notifications. An editor that refuses sees changes of
// other files when a journey is next typed in.
func (s *server) ask(call func(ctx context.Context) error) {
	go func() { _ = call(s.asked) }()
}

// Shutdown refuses all further calls.
func (s *server) Shutdown(context.Context) error {
	s.phase.Store(down)
	return nil
}

// Exit ends the connection.
func (s *server) Exit(context.Context) error {
	close(s.exit)
	return nil
}

// become makes a state the current one, and has its diagnostics published.
func (s *server) become(next *state) {
	s.state.Store(next)
	select {
	case s.changes <- struct{}{}:
	default: // what is published is always the latest
	}
}

// DidOpen opens a text.
func (s *server) DidOpen(ctx context.Context, p *protocol.DidOpenTextDocumentParams) error {
	s.become(stateOf(ctx).with(s.opt.Host, p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text))
	return nil
}

// DidChange changes a text.
func (s *server) DidChange(ctx context.Context, p *protocol.DidChangeTextDocumentParams) error {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return err
	}
	text := changed(v.file.Name(), v.file.Text(), v.encoding, p.ContentChanges)
	s.become(v.with(s.opt.Host, v.uri, p.TextDocument.Version, text))
	return nil
}

// DidClose forgets a text.
func (s *server) DidClose(ctx context.Context, p *protocol.DidCloseTextDocumentParams) error {
	s.become(stateOf(ctx).without(s.opt.Host, p.TextDocument.URI))
	return nil
}

// DidSave compiles again what may have used the file.
func (s *server) DidSave(ctx context.Context, _ *protocol.DidSaveTextDocumentParams) error {
	return s.DidChangeWatchedFiles(ctx, nil)
}

// DidChangeWatchedFiles compiles everything again, as a file that is used or a
// settings file has changed.
func (s *server) DidChangeWatchedFiles(ctx context.Context, _ *protocol.DidChangeWatchedFilesParams) error {
	s.become(stateOf(ctx).again(s.opt.Host, func(documents map[uri.URI]*document) {
		for at, d := range documents {
			documents[at] = &document{uri: d.uri, version: d.version, file: d.file}
		}
	}))
	if s.pulls && s.refreshes {
		s.ask(s.client.DiagnosticRefresh)
	}
	return nil
}

// DidChangeConfiguration does nothing: there are no settings of the editor.
func (s *server) DidChangeConfiguration(context.Context, *protocol.DidChangeConfigurationParams) error {
	return nil
}

// Request answers journey/text, with which a client compares its text with the
// one that the server has: {"uri"} gives {"text", "version"}.
func (s *server) Request(ctx context.Context, method string, params any) (any, error) {
	raw, ok := params.(protocol.LSPAny)
	if !ok || method != "journey/text" {
		return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "unknown method %q", method)
	}
	var p protocol.TextDocumentIdentifier
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	v, err := open(ctx, p.URI)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(struct {
		Text    string `json:"text"`
		Version int32  `json:"version"`
	}{v.file.Text(), v.version})
	return protocol.LSPAny(text), err
}
