// Package graphviz provides Graphviz as a render.Engine. It is the only package
// that imports Graphviz, and the only one with state, because Graphviz is a
// single WebAssembly module per process, without a lock. Importing this package
// starts it, which takes a while and needs a cache (see enginecache), so only
// the command imports it.
//
// Graphviz is given nothing but numbers: no author's text, no names. The size
// of its input is limited, and after an error it is not called again.
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

// Module is the Go module that contains the engine, and Version the version of
// Graphviz in it.
const (
	Module  = "github.com/goccy/go-graphviz"
	Version = "12.1.2"
)

// module is the engine with its guard.
var module = newGuard()

// guard lets one call through at a time, and none after a failure.
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

// run passes DOT that consists of numbers to Graphviz and returns the SVG.
// Calls wait for each other. An error, or a panic inside the module, is final
// for the process: a module that trapped once may hang, or return another
// call's picture.
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
	// A context that can be cancelled would break the module.
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

// newContext creates a context without the library's bitmap drivers, which take
// longer to set up than a short journey takes to draw. The list of drivers must
// not be empty, because the library terminates it only when it adds one.
func newContext(ctx context.Context) (*engine.Graphviz, error) {
	one, err := engine.PNGDevicePlugin(ctx)
	if err != nil {
		return nil, err
	}
	return engine.NewWithPlugins(ctx, one)
}
