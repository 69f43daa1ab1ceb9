// Package lsp is the language server: it speaks the Language Server Protocol
// with an editor, and leaves all answers to compiler/ide.
//
// Notifications are handled in the order in which they arrive; each call is
// answered from the texts as they were when it arrived, while others go on. A
// version of a text is compiled once, when it is first asked about, and a version
// that was typed over before that is never compiled.
//
// The package touches no files, clocks or terminals: a Host opens what is not
// open in the editor.
package lsp

import (
	"context"
	"errors"
	"io"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
)

// Host is where the server runs. Its methods may be called by several
// goroutines.
type Host interface {
	// Loader returns what opens the files that the journey at the path uses; nil
	// forbids `use`. Files that are open in the editor do not get there.
	Loader(path string) compiler.Loader

	// Config returns the settings of the journey at the path; nil means the
	// defaults. An error is shown in the journey. The host has to read a file
	// again if it has changed.
	Config(path string) (*config.Config, error)

	// Crashed is told of a bug of this program: the method that failed, and how.
	// The server goes on.
	Crashed(method string, what any)
}

// Options say how to serve.
type Options struct {
	Host    Host
	Version string // of the program, as editors show it
}

// MaxFrame is the size in bytes of the largest message that is read.
const MaxFrame = 32 << 20

// ErrNotShutDown means that the editor left without saying so first.
var ErrNotShutDown = errors.New("the editor closed the connection without shutting down")

// Serve reads messages until the editor says `exit` or closes the stream. It
// returns nil if that was announced, ErrNotShutDown if not, and another error if
// something could not be read or written.
func Serve(ctx context.Context, in io.Reader, out io.Writer, opt Options) error {
	return newServer(opt).serve(ctx, in, out)
}

func (s *server) serve(ctx context.Context, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ends := &stream{in: limited(in), out: out, exit: s.exit, closed: make(chan struct{})}
	conn := jsonrpc2.NewConn(jsonrpc2.NewStream(ends), jsonrpc2.WithCodec(codec{}))
	s.client = protocol.ClientDispatcher(conn)
	asked, hangUp := context.WithCancel(ctx)
	defer hangUp()
	s.asked = asked
	conn.Go(ctx, s.dispatch(protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler)))
	published := make(chan struct{})
	go func() {
		defer close(published)
		s.publish(ctx)
	}()
	var err error
	select {
	case <-s.exit:
		s.calls.answered.Wait() // a connection that closes would drop the answers
		hangUp()                // and would wait for an editor that answers no more
		err = conn.Close()
	case <-conn.Done():
		err = conn.Err()
	case <-ctx.Done():
		err = ctx.Err()
	}
	cancel()
	<-published
	if err == nil && s.phase.Load() != down {
		return ErrNotShutDown
	}
	return err
}

// codec writes the unions of the protocol.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error)      { return protocol.Marshal(v) }
func (codec) Unmarshal(data []byte, v any) error { return protocol.Unmarshal(data, v) }

// stream is what a connection reads and writes; whoever opened them closes them.
type stream struct {
	in     io.Reader
	out    io.Writer
	exit   chan struct{} // closed when nothing more is to be read
	closed chan struct{}
	once   sync.Once
}

// Read reads until the editor has said `exit`, and then waits for the connection
// to be closed: the end of its input would cancel the calls that still run.
func (s *stream) Read(p []byte) (int, error) {
	select {
	case <-s.exit:
		<-s.closed
		return 0, io.EOF
	default:
		return s.in.Read(p)
	}
}

func (s *stream) Write(p []byte) (int, error) { return s.out.Write(p) }

func (s *stream) Close() error {
	s.once.Do(func() { close(s.closed) })
	return nil
}
