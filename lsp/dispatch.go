package lsp

import (
	"context"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// calls are the calls that are not answered yet.
type calls struct {
	mu       sync.Mutex
	running  map[string]context.CancelFunc // by id
	slots    chan struct{}                 // limits how many run at once
	answered sync.WaitGroup
}

// dispatch returns the handler of all messages. Notifications run on the reading
// goroutine, so that they keep their order. A call gets the state of that moment;
// after that the next message is read, and the call goes on beside others.
func (s *server) dispatch(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		inner := withState(jsonrpc2.DetachContext(ctx), s.state.Load())
		switch {
		case req.Method() == protocol.MethodCancelRequest:
			s.calls.cancel(req.Params())
			return nil, nil
		case !req.IsCall():
			if s.phase.Load() == running || req.Method() == protocol.MethodExit {
				// An error of a notification would end the connection.
				_, _ = s.guarded(inner, req, next)
			}
			return nil, nil
		}
		if err := s.allows(req.Method()); err != nil {
			return nil, err
		}
		if req.Method() == protocol.MethodInitialize || req.Method() == protocol.MethodShutdown {
			return s.guarded(inner, req, next)
		}
		inner, done := s.calls.begin(inner, idOf(req.ID()))
		defer done()
		s.calls.answered.Add(1)
		context.AfterFunc(ctx, s.calls.answered.Done) // the context of a request ends when its answer is written
		jsonrpc2.Async(ctx)
		select {
		case s.calls.slots <- struct{}{}:
			defer func() { <-s.calls.slots }()
		case <-inner.Done():
		}
		result, err := s.guarded(inner, req, next)
		if inner.Err() != nil {
			return nil, protocol.ErrRequestCancelled
		}
		return result, err
	}
}

// guarded answers a request; a panic becomes an error of this request alone.
func (s *server) guarded(ctx context.Context, req *jsonrpc2.Request, next jsonrpc2.Handler) (result any, err error) {
	defer func() {
		if what := recover(); what != nil {
			s.opt.Host.Crashed(req.Method(), what)
			result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "a bug in journey: %v", what)
		}
	}()
	return next(ctx, req)
}

// begin notes a call, so that it can be cancelled until it is done.
func (c *calls) begin(ctx context.Context, id string) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	c.mu.Lock()
	c.running[id] = cancel
	c.mu.Unlock()
	return ctx, func() {
		c.mu.Lock()
		delete(c.running, id)
		c.mu.Unlock()
		cancel()
	}
}

// cancel cancels the call that a notification names.
func (c *calls) cancel(params []byte) {
	var p protocol.CancelParams
	if protocol.Unmarshal(params, &p) != nil {
		return
	}
	var id string
	switch token := p.ID.(type) {
	case protocol.Integer:
		id = idOf(jsonrpc2.NewNumberID(int64(token)))
	case protocol.String:
		id = idOf(jsonrpc2.NewStringID(string(token)))
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel := c.running[id]; cancel != nil {
		cancel()
	}
}

// idOf returns the id of a call as a key: 7 and "7" are two.
func idOf(id jsonrpc2.ID) string {
	if n, ok := id.Number(); ok {
		return strconv.FormatInt(n, 10)
	}
	text, _ := id.StringValue()
	return strconv.Quote(text)
}
