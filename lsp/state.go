package lsp

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/ide"
	"github.com/journey-lang/journey/lang/source"
)

// state is all that is open in the editor at one moment. It never changes.
type state struct {
	encoding  encoding
	documents map[uri.URI]*document
}

// document is a version of an open text.
type document struct {
	uri      uri.URI
	version  int32
	file     *source.File // its name is a path if it is a file, otherwise the URI
	compiled func() outcome
}

// outcome is what became of a version.
type outcome struct {
	*ide.Snapshot
	settings error // why the settings of the journey were not read, or nil
}

// with returns the state after the text of a document was opened or changed. All
// journeys that use files may use this one, so they are compiled again when they
// are asked about.
func (s *state) with(host Host, at uri.URI, version int32, text string) *state {
	return s.again(host, func(documents map[uri.URI]*document) {
		documents[at] = &document{uri: at, version: version, file: source.New(nameOf(at), text)}
	})
}

// without returns the state after a document was closed.
func (s *state) without(host Host, at uri.URI) *state {
	return s.again(host, func(documents map[uri.URI]*document) { delete(documents, at) })
}

// again returns the state after a change of its documents: those that are new,
// and all that may depend on others, have to be compiled.
func (s *state) again(host Host, change func(map[uri.URI]*document)) *state {
	next := &state{s.encoding, maps.Clone(s.documents)}
	change(next.documents)
	texts := map[string]string{}
	for _, d := range next.documents {
		texts[d.file.Name()] = d.file.Text()
	}
	for at, d := range next.documents {
		if d.compiled == nil || strings.Contains(d.file.Text(), "use") {
			next.documents[at] = newDocument(host, *d, texts)
		}
	}
	return next
}

// newDocument returns a version that is compiled when it is first asked about,
// together with the open texts that it uses.
func newDocument(host Host, d document, texts map[string]string) *document {
	d.compiled = sync.OnceValue(func() outcome { return compile(host, d.file, texts) })
	return &d
}

func compile(host Host, file *source.File, texts map[string]string) outcome {
	name := file.Name()
	settings, fault := host.Config(name)
	opt := compiler.Options{Config: settings}
	if disk := host.Loader(name); disk != nil {
		opt.Loader = loader{texts, disk}
	}
	// Several requests wait for it, so that none of them may cancel it.
	result, err := compiler.Compile(context.Background(), name, file.Text(), opt)
	if err != nil {
		panic(fmt.Sprintf("compiling without a deadline: %v", err))
	}
	return outcome{ide.New(result), fault}
}

// loader opens files that are open in the editor as they are there, and others
// from disk.
type loader struct {
	texts map[string]string
	disk  compiler.Loader
}

// Load opens the file at a path relative to another one.
func (l loader) Load(from *source.File, path string) (*source.File, error) {
	path = filepath.FromSlash(path)
	name := filepath.Join(filepath.Dir(from.Name()), path)
	if text, ok := l.texts[name]; ok && !filepath.IsAbs(path) {
		return source.New(name, text), nil
	}
	return l.disk.Load(from, path)
}

// named returns the document with the name; nil if it is not open.
func (s *state) named(name string) *document {
	for _, d := range s.documents {
		if d.file.Name() == name {
			return d
		}
	}
	return nil
}

// snapshots returns all journeys that are open, in the order of their names.
func (s *state) snapshots() []*ide.Snapshot {
	var all []*ide.Snapshot
	for _, at := range slices.Sorted(maps.Keys(s.documents)) {
		all = append(all, s.documents[at].compiled().Snapshot)
	}
	return all
}

// nameOf returns what a document is called in the compiler: its path, so that
// `use` finds files beside it.
func nameOf(at uri.URI) string {
	if at.IsFile() {
		return at.FsPath()
	}
	return string(at)
}

// uriOf returns the document that has the name in the compiler.
func uriOf(name string) uri.URI {
	if filepath.IsAbs(name) {
		return uri.File(name)
	}
	return uri.URI(name)
}

// stateKey is the key of the state of a request in its context.
type stateKey struct{}

func withState(ctx context.Context, s *state) context.Context {
	return context.WithValue(ctx, stateKey{}, s)
}

func stateOf(ctx context.Context) *state { return ctx.Value(stateKey{}).(*state) }

// view is a document, as a request sees it.
type view struct {
	*state
	*document
}

// open returns the document that a request asks about.
func open(ctx context.Context, at uri.URI) (view, error) {
	s := stateOf(ctx)
	d := s.documents[at]
	if d == nil {
		return view{}, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s is not open", at)
	}
	return view{s, d}, nil
}

func (v view) offset(at protocol.Position) int { return offset(v.file, v.encoding, at) }

func (v view) rangeOf(span source.Span) protocol.Range { return rangeOf(v.file, v.encoding, span) }

func (v view) location(at source.Location) protocol.Location {
	return protocol.Location{URI: v.uriOf(at.File), Range: rangeOf(at.File, v.encoding, at.Span)}
}

// uriOf returns the document of a file, as the editor spells it.
func (v view) uriOf(file *source.File) uri.URI {
	if d := v.named(file.Name()); d != nil {
		return d.uri
	}
	return uriOf(file.Name())
}

// edits returns edits of several files as the editor applies them.
func (v view) edits(edits []ide.Edit) *protocol.WorkspaceEdit {
	changes := map[uri.URI][]protocol.TextEdit{}
	for _, e := range edits {
		at := v.uriOf(e.At.File)
		changes[at] = append(changes[at], protocol.TextEdit{Range: rangeOf(e.At.File, v.encoding, e.At.Span), NewText: e.New})
	}
	return &protocol.WorkspaceEdit{Changes: changes}
}
