package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/internal/compiled"
)

// host is a host with files in memory.
type host struct {
	files   compiled.Files
	config  func() (*config.Config, error)
	mu      sync.Mutex
	crashes []string
}

func (h *host) Loader(string) compiler.Loader { return h.files }

func (h *host) Config(string) (*config.Config, error) {
	if h.config == nil {
		return nil, nil
	}
	return h.config()
}

func (h *host) Crashed(method string, what any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.crashes = append(h.crashes, fmt.Sprint(method, ": ", what))
}

// client speaks with a server over pipes, by hand, so that no code is on both
// sides.
type client struct {
	testing.TB
	out     io.WriteCloser
	done    chan error // of the server
	mu      sync.Mutex
	waiting map[int]chan message
	pushed  map[string]message // the last diagnostics of a document
	news    *sync.Cond
	asked   chan message // calls of the server
	id      int
	version map[string]int
}

type message struct {
	ID     *int            `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// connect starts a server.
func connect(t testing.TB, s *server) *client {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	c := &client{TB: t, out: fromClient, done: make(chan error, 1), waiting: map[int]chan message{}, pushed: map[string]message{}, version: map[string]int{}, asked: make(chan message, 10)}
	c.news = sync.NewCond(&c.mu)
	go func() {
		err := s.serve(t.Context(), toServer, fromServer)
		fromServer.Close()
		toServer.Close()
		c.done <- err
	}()
	go c.read(bufio.NewReader(toClient))
	return c
}

func (c *client) read(in *bufio.Reader) {
	for {
		length := 0
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				c.mu.Lock()
				for _, w := range c.waiting {
					close(w)
				}
				c.waiting = nil
				c.mu.Unlock()
				return
			}
			if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				length, _ = strconv.Atoi(strings.TrimSpace(value))
			}
			if strings.TrimSpace(line) == "" {
				break
			}
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(in, data); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(data, &m); err != nil {
			c.Errorf("%v: %s", err, data)
			return
		}
		c.mu.Lock()
		switch {
		case m.ID != nil && m.Method == "":
			if w := c.waiting[*m.ID]; w != nil {
				delete(c.waiting, *m.ID)
				w <- m
			}
		case m.ID != nil:
			c.asked <- m
		case m.Method == "textDocument/publishDiagnostics":
			var p struct{ URI string }
			_ = json.Unmarshal(m.Params, &p)
			c.pushed[p.URI] = m
			c.news.Broadcast()
		}
		c.mu.Unlock()
	}
}

func (c *client) write(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		c.Fatal(err)
	}
	if _, err := fmt.Fprintf(c.out, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		c.Fatal(err)
	}
}

func (c *client) notify(method string, params any) {
	c.write(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// send sends a call, and returns where its answer comes.
func (c *client) send(method string, params any) (id int, answer chan message) {
	c.mu.Lock()
	c.id++
	id, answer = c.id, make(chan message, 1)
	if c.waiting == nil {
		close(answer)
	} else {
		c.waiting[id] = answer
	}
	c.mu.Unlock()
	c.write(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	return id, answer
}

// call returns the answer to a call, which has to be a result.
func (c *client) call(method string, params any, result any) {
	c.Helper()
	_, answer := c.send(method, params)
	m, ok := <-answer
	switch {
	case !ok:
		c.Fatalf("%s: no answer", method)
	case m.Error != nil:
		c.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			c.Fatalf("%s: %v: %s", method, err, m.Result)
		}
	}
}

func (c *client) initialize(capabilities map[string]any) (result map[string]any) {
	c.Helper()
	c.call("initialize", map[string]any{"processId": nil, "rootUri": nil, "capabilities": capabilities}, &result)
	c.notify("initialized", map[string]any{})
	return result
}

func (c *client) open(uri, text string) {
	c.version[uri] = 1
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "journey", "version": 1, "text": text}})
}

type pos struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// edit replaces a part of a document between two positions.
func (c *client) edit(uri string, start, end pos, text string) {
	c.version[uri]++
	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": uri, "version": c.version[uri]},
		"contentChanges": []any{map[string]any{"range": map[string]any{"start": start, "end": end}, "text": text}},
	})
}

func (c *client) text(uri string) string {
	c.Helper()
	var r struct{ Text string }
	c.call("journey/text", map[string]any{"uri": uri}, &r)
	return r.Text
}

type found struct {
	Range    struct{ Start, End pos }
	Severity int
	Code     string
	Message  string
	Tags     []int
	Related  []struct {
		Location struct{ URI string }
		Message  string
	} `json:"relatedInformation"`
	CodeDescription struct{ Href string }
}

// diagnostics waits for those of the current version.
func (c *client) diagnostics(uri string) []found {
	c.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		var p struct {
			Version     int
			Diagnostics []found
		}
		if m, ok := c.pushed[uri]; ok {
			if err := json.Unmarshal(m.Params, &p); err != nil {
				c.Fatal(err)
			}
			if p.Version == c.version[uri] {
				return p.Diagnostics
			}
		}
		c.news.Wait()
	}
}

// question returns the next call of the server; it is never answered.
func (c *client) question() message { return <-c.asked }

// stop shuts the server down.
func (c *client) stop() {
	c.Helper()
	c.call("shutdown", nil, nil)
	c.notify("exit", nil)
	if err := <-c.done; err != nil {
		c.Errorf("the server ended with %v", err)
	}
}

// at returns the position of a byte offset, counted character by character.
func at(text string, off int, encoding string) (p pos) {
	for i := 0; i < off; {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\r' && strings.HasPrefix(text[i:], "\r\n") && i+1 < off:
			n = 2
			fallthrough
		case r == '\n', r == '\r':
			p = pos{p.Line + 1, 0}
		case encoding == "utf-8":
			p.Character += n
		case encoding == "utf-32":
			p.Character++
		default:
			p.Character += 1 + map[bool]int{r > 0xffff: 1}[true]
		}
		i += n
	}
	return p
}

func general(encodings ...string) map[string]any {
	return map[string]any{"general": map[string]any{"positionEncodings": encodings}}
}
