// Package graphviz is Graphviz as a render.Engine. It is the only package that
// imports Graphviz, and the only one with state: Graphviz is one WebAssembly
// module a process, without a lock of its own. Importing this package starts
// it, which takes a while and needs a cache (see enginecache), so nothing but
// the command does.
//
// Nothing but numbers goes in: no author's text, no names. What goes in is
// bounded; after an error Graphviz is not called again.
package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	engine "github.com/goccy/go-graphviz"

	"github.com/journey-lang/journey/render/graphviz/internal/enginecache"
)

// Module is the Go module that carries the engine, and Version that of the
// Graphviz in it.
const (
	Module  = "github.com/goccy/go-graphviz"
	Version = "12.1.2"
)

// module is the engine and what guards it.
var module = newGuard()

// guard lets one call at a time through, and none after a failure.
type guard struct {
	mu   sync.Mutex
	dead error // the first failure
}

func newGuard() *guard {
	enginecache.Restore()
	engine.SetFileSystem(denied{})
	return &guard{}
}

// denied is a file system without files.
type denied struct{}

func (denied) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// errDead says that an earlier call broke the engine.
var errDead = errors.New("the engine failed earlier in this process")

// run gives DOT made of numbers to Graphviz and returns its SVG. Calls wait for one another. An error, or a panic inside
// the module, is final for the process: a module that trapped once may hang or
// answer with somebody else's picture.
func (g *guard) run(dot []byte) (out []byte, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.dead != nil {
		return nil, errDead
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the engine crashed: %v", r)
		}
		if err != nil {
			g.dead, out = err, nil
		}
	}()
	// Never a context that can be cancelled: it poisons the module.
	ctx := context.Background()
	viz, err := newContext(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, viz.Close()) }()
	graph, err := engine.ParseBytes(dot)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, graph.Close()) }()
	var buf bytes.Buffer
	if err := viz.SetLayout(engine.NOP2).Render(ctx, graph, engine.SVG, &buf); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// newContext makes a context without the library's drivers for bitmaps, which
// take longer to set up than a short journey to draw. It has to have one: the
// library ends the list of drivers only where it adds to it.
func newContext(ctx context.Context) (*engine.Graphviz, error) {
	one, err := engine.PNGDevicePlugin(ctx)
	if err != nil {
		return nil, err
	}
	return engine.NewWithPlugins(ctx, one)
}
