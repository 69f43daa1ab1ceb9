package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/internal/compiled"
)

const uriA = "file:///work/a.journey"

// What an editor types is what the server has, and what it finds there is what a
// fresh compiler finds, however fast the editor types.
func TestEdits(t *testing.T) {
	edits := 3000
	if testing.Short() {
		edits = 300
	}
	paths, err := filepath.Glob("../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	if testing.Short() {
		paths = paths[:2]
	}
	for i, path := range paths {
		for _, encoding := range []string{"utf-8", "utf-16", "utf-32"} {
			t.Run(filepath.Base(path)+" "+encoding, func(t *testing.T) {
				t.Parallel()
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				c := connect(t, newServer(Options{Host: &host{}}))
				if got := c.initialize(general("utf-7", encoding))["capabilities"].(map[string]any)["positionEncoding"]; got != encoding {
					t.Fatalf("the encoding is %v", got)
				}
				text := string(data)
				c.open(uriA, text)
				random := rand.New(rand.NewSource(int64(i)))
				for range edits {
					start, end, insert := randomEdit(random, text)
					c.edit(uriA, at(text, start, encoding), at(text, end, encoding), insert)
					text = text[:start] + insert + text[end:]
				}
				if got := c.text(uriA); got != text {
					t.Fatalf("the text differs: got %d bytes, want %d", len(got), len(text))
				}
				want := view{state: &state{encoding: protocol.PositionEncodingKind(encoding)}, document: newDocument(&host{}, document{
					uri: uriA, file: compiled.Text("/work/a.journey", text).Source,
				}, nil)}.diagnostics()
				got := c.diagnostics(uriA)
				if len(got) != len(want) {
					t.Fatalf("got %d diagnostics, want %d", len(got), len(want))
				}
				for i, d := range got {
					w := want[i]
					if string(w.Message.(protocol.String)) != d.Message || int(w.Range.Start.Line) != d.Range.Start.Line || int(w.Range.End.Character) != d.Range.End.Character {
						t.Errorf("got %v, want %v", d, w)
					}
				}
				c.stop()
			})
		}
	}
}

// randomEdit returns an edit as they are made while typing: mostly one character,
// sometimes of another script, sometimes a line.
func randomEdit(random *rand.Rand, text string) (start, end int, insert string) {
	boundary := func(off int) int {
		for off > 0 && off < len(text) && (text[off]&0xc0 == 0x80 || text[off] == '\n' && text[off-1] == '\r') {
			off--
		}
		return off
	}
	start = boundary(random.Intn(len(text) + 1))
	end = start
	if random.Intn(3) == 0 {
		end = boundary(min(len(text), start+random.Intn(12)))
		end = max(start, end)
	}
	if end == start || random.Intn(2) == 0 {
		all := []string{"a", "e", " ", "\n", "é", "😀", "客", "end\n", "rep calls customer\n", "\"", "#", "\t", "\u0301"}
		insert = all[random.Intn(len(all))]
	}
	return start, end, insert
}

// All calls before the end are answered, and the server ends without an error.
func TestCallsBeforeExit(t *testing.T) {
	for range 20 {
		c := connect(t, newServer(Options{Host: &host{}}))
		c.initialize(nil)
		c.open(uriA, "rep calls customer\n")
		var answers []chan message
		for i := range 200 {
			method := []string{"textDocument/hover", "textDocument/completion", "textDocument/definition"}[i%3]
			_, answer := c.send(method, map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{0, i % 18}})
			answers = append(answers, answer)
		}
		c.stop()
		for i, answer := range answers {
			if m, ok := <-answer; !ok || m.Error != nil {
				t.Fatalf("call %d: %v %+v", i, ok, m.Error)
			}
		}
	}
}

// A call gets the text of its moment, although others follow before it runs.
func TestCallsSeeTheirMoment(t *testing.T) {
	begun := make(chan struct{})
	server := blocking(&host{}, begun)
	c := connect(t, server)
	c.initialize(asks)
	c.open(uriA, "")
	var answers []chan message
	busy := cap(server.calls.slots)
	for range busy { // as many as run at once
		_, answer := c.send("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{0, 0}})
		answers = append(answers, answer)
	}
	<-begun
	for i := range 100 {
		c.edit(uriA, pos{0, i}, pos{0, i}, "x")
		_, answer := c.send("journey/text", map[string]any{"uri": uriA})
		answers = append(answers, answer)
	}
	begun <- struct{}{}
	for i, answer := range answers[busy:] {
		var r struct{ Text string }
		if err := json.Unmarshal((<-answer).Result, &r); err != nil || r.Text != strings.Repeat("x", i+1) {
			t.Fatalf("call %d: %v, %q", i, err, r.Text)
		}
	}
	c.stop()
}

// asks are the capabilities of an editor that asks for diagnostics, so that
// nothing is compiled before it does.
var asks = map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}}

// blocking is a server that says when it begins to compile, and then waits for
// an answer.
func blocking(h *host, begun chan struct{}) *server {
	h.config = func() (*config.Config, error) {
		begun <- struct{}{}
		<-begun
		return nil, nil
	}
	return newServer(Options{Host: h})
}

func TestCancelledCalls(t *testing.T) {
	begun := make(chan struct{})
	h := &host{}
	c := connect(t, blocking(h, begun))
	c.initialize(asks)
	c.open(uriA, "rep calls customer\n")
	id, answer := c.send("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{0, 1}})
	<-begun // it is being compiled
	c.notify("$/cancelRequest", map[string]any{"id": id})
	c.notify("$/cancelRequest", map[string]any{"id": 12345})
	c.notify("$/cancelRequest", map[string]any{"id": fmt.Sprint(id)}) // of somebody else
	c.text(uriA)                                                      // the cancellation was read
	begun <- struct{}{}
	if m := <-answer; m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("got %+v", m)
	}
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{0, 1}}, nil)
	c.stop()
}

func TestPanickingHandler(t *testing.T) {
	h := &host{}
	h.config = func() (*config.Config, error) { panic("oh") }
	c := connect(t, newServer(Options{Host: h}))
	c.initialize(nil)
	c.open(uriA, "rep calls customer\n")
	_, answer := c.send("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{0, 1}})
	if m := <-answer; m.Error == nil || m.Error.Code != -32603 {
		t.Errorf("got %+v", m)
	}
	if got := c.text(uriA); got != "rep calls customer\n" {
		t.Errorf("got %q", got)
	}
	c.stop()
	h.mu.Lock()
	defer h.mu.Unlock()
	if !slices.Contains(h.crashes, "textDocument/hover: oh") {
		t.Errorf("the host was told %q", h.crashes)
	}
}

// A message that is too large is refused before it takes any memory.
func TestFrameLimit(t *testing.T) {
	const size = 64 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in := io.MultiReader(strings.NewReader(fmt.Sprintf("Content-Length: %d\r\n\r\n", size)), io.LimitReader(zeros{}, size))
	err := Serve(t.Context(), in, io.Discard, Options{Host: &host{}})
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "67108864 bytes") {
		t.Errorf("got %v", err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("it took %d bytes", took)
	}
	for header, want := range map[string]string{
		"Content-Length: x\r\n\r\n":                     "no valid length",
		"Content-Length: -1\r\n\r\n":                    "no valid length",
		"X: " + strings.Repeat("x", maxHeader) + "\r\n": "header of more than",
		"Content-Length: 3\r\n":                         "unexpected EOF",
	} {
		if err := Serve(t.Context(), strings.NewReader(header), io.Discard, Options{Host: &host{}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", header[:10], err, want)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// Calls have to come in their order, and the end has to be announced.
func TestLifecycle(t *testing.T) {
	c := connect(t, newServer(Options{Host: &host{}}))
	code := func(method string) int {
		_, answer := c.send(method, map[string]any{})
		if m := <-answer; m.Error != nil {
			return m.Error.Code
		}
		return 0
	}
	if got := code("textDocument/hover"); got != -32002 {
		t.Errorf("before initialize: %d", got)
	}
	c.initialize(nil)
	if got := code("initialize"); got != -32600 {
		t.Errorf("initialize again: %d", got)
	}
	if got := code("journey/unknown"); got != -32601 {
		t.Errorf("unknown method: %d", got)
	}
	if got := code("shutdown"); got != 0 {
		t.Errorf("shutdown: %d", got)
	}
	if got := code("textDocument/hover"); got != -32600 {
		t.Errorf("after shutdown: %d", got)
	}
	c.notify("exit", nil)
	if err := <-c.done; err != nil {
		t.Errorf("exit: %v", err)
	}

	c = connect(t, newServer(Options{Host: &host{}}))
	c.initialize(nil)
	c.notify("exit", nil)
	if err := <-c.done; !errors.Is(err, ErrNotShutDown) {
		t.Errorf("exit without shutdown: %v", err)
	}
	if err := Serve(context.Background(), bytes.NewReader(nil), io.Discard, Options{Host: &host{}}); !errors.Is(err, ErrNotShutDown) {
		t.Errorf("a closed stream: %v", err)
	}
}

// Files that are open are used as they are in the editor, the others from disk.
func TestUsedFiles(t *testing.T) {
	const lib = "file:///work/lib.journey"
	h := &host{files: compiled.Files{"lib.journey": "rep is a rep\nrep is a rep\n"}}
	c := connect(t, newServer(Options{Host: h}))
	c.initialize(nil)
	c.open(uriA, "use \"lib.journey\"\ncustomer is a customer\nagent calls customer\n")
	codes := func() (all []string) {
		for _, d := range c.diagnostics(uriA) {
			if d.Severity == 1 {
				all = append(all, d.Code)
			}
		}
		return all
	}
	if got := codes(); !slices.Equal(got, []string{"J101", "J102"}) && !slices.Equal(got, []string{"J102", "J101"}) {
		t.Errorf("from disk: %q", got)
	}
	for _, d := range c.diagnostics(uriA) {
		if d.Code == "J102" && (d.Range.Start != pos{0, 4} || !strings.HasPrefix(d.Message, "in lib.journey: ") || len(d.Related) == 0) {
			t.Errorf("a fault of the used file: %+v", d)
		}
	}
	c.version[uriA] = 1
	c.mu.Lock()
	delete(c.pushed, uriA)
	c.mu.Unlock()
	c.open(lib, "agent is a rep\n")
	if got := codes(); len(got) > 0 {
		t.Errorf("from the editor: %q", got)
	}
	var edit struct {
		Changes map[string][]struct{ NewText string }
	}
	c.call("textDocument/rename", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{2, 1}, "newName": "clerk"}, &edit)
	if len(edit.Changes[lib]) != 1 || len(edit.Changes[uriA]) != 1 {
		t.Errorf("renamed: %v", edit.Changes)
	}
	_, answer := c.send("textDocument/rename", map[string]any{"textDocument": map[string]any{"uri": uriA}, "position": pos{2, 1}, "newName": "customer"})
	if m := <-answer; m.Error == nil || m.Error.Code != -32803 {
		t.Errorf("a name that is taken: %+v", m)
	}
	c.mu.Lock()
	delete(c.pushed, uriA)
	c.mu.Unlock()
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": lib}})
	if got := codes(); len(got) != 2 {
		t.Errorf("from disk again: %q", got)
	}
	c.mu.Lock()
	delete(c.pushed, uriA)
	c.mu.Unlock()
	h.files["lib.journey"] = "agent is a rep\n"
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	if got := codes(); len(got) > 0 {
		t.Errorf("after a change on disk: %q", got)
	}
	c.stop()
}

// The editor is asked to watch files, and told to ask again when one has changed;
// one that never answers can still leave.
func TestQuestionsToTheEditor(t *testing.T) {
	c := connect(t, newServer(Options{Host: &host{}}))
	c.initialize(map[string]any{
		"textDocument": map[string]any{"diagnostic": map[string]any{}},
		"workspace": map[string]any{
			"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true},
			"diagnostics":           map[string]any{"refreshSupport": true},
		},
	})
	if m := c.question(); m.Method != "client/registerCapability" || !strings.Contains(string(m.Params), "**/journey.toml") {
		t.Errorf("got %s %s", m.Method, m.Params)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	if m := c.question(); m.Method != "workspace/diagnostic/refresh" {
		t.Errorf("got %s", m.Method)
	}
	c.stop()

	c = connect(t, newServer(Options{Host: &host{}}))
	c.initialize(map[string]any{"workspace": map[string]any{"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}}})
	c.question()
	c.out.Close()
	if err := <-c.done; !errors.Is(err, ErrNotShutDown) {
		t.Errorf("a closed stream: %v", err)
	}
}

func TestSettingsThatCannotBeRead(t *testing.T) {
	h := &host{}
	h.config = func() (*config.Config, error) { return nil, errors.New("journey.toml: bad") }
	c := connect(t, newServer(Options{Host: h}))
	c.initialize(nil)
	c.open(uriA, "customer is a customer\nrep is a rep\nrep calls customer\nsucceed\n")
	if got := c.diagnostics(uriA); len(got) == 0 || got[0].Message != "journey.toml: bad" {
		t.Errorf("got %v", got)
	}
	c.stop()
}

// Every feature answers with something for a journey that has it.
func TestFeatures(t *testing.T) {
	text := strings.Join([]string{
		"customer is a customer",
		"rep  is a rep",
		"spare is a rep",
		"core is a system used by rep",
		"start: rep calls customer",
		"  link https://example.org",
		"customer decides \"Go on?\"",
		"when yes (70%)",
		"  go to start",
		"when no",
		"  rep handles claim via core",
		"end",
		"",
	}, "\n")
	c := connect(t, newServer(Options{Host: &host{}, Version: "1.2.3"}))
	c.initialize(map[string]any{"textDocument": map[string]any{
		"diagnostic": map[string]any{},
		"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}},
	}})
	c.open(uriA, text)
	doc := map[string]any{"uri": uriA}
	for _, f := range []struct {
		method string
		params map[string]any
		want   string
	}{
		{"textDocument/hover", map[string]any{"position": pos{4, 18}}, `"kind":"markdown"`},
		{"textDocument/hover", map[string]any{"position": pos{12, 0}}, `null`},
		{"textDocument/definition", map[string]any{"position": pos{4, 18}}, `{"uri":"file:///work/a.journey","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":8}}}`},
		{"textDocument/references", map[string]any{"position": pos{8, 8}, "context": map[string]any{"includeDeclaration": false}}, `[{"uri":"file:///work/a.journey","range":{"start":{"line":8,"character":8},"end":{"line":8,"character":13}}}]`},
		{"textDocument/documentHighlight", map[string]any{"position": pos{11, 1}}, `"line":9`},
		{"textDocument/prepareRename", map[string]any{"position": pos{1, 1}}, `"placeholder":"rep"`},
		{"textDocument/rename", map[string]any{"position": pos{1, 1}, "newName": "agent"}, `"newText":"agent"`},
		{"textDocument/completion", map[string]any{"position": pos{12, 0}}, `"insertTextFormat":2`},
		{"textDocument/documentSymbol", nil, `"name":"start: rep calls customer"`},
		{"workspace/symbol", map[string]any{"query": "DECIDES"}, `"name":"customer decides \"Go on?\""`},
		{"textDocument/foldingRange", nil, `"startLine":6,"endLine":11`},
		{"textDocument/selectionRange", map[string]any{"positions": []pos{{4, 18}}}, `"parent":{"range"`},
		{"textDocument/semanticTokens/full", nil, `{"data":[0,0,8,2,1,`},
		{"textDocument/inlayHint", map[string]any{"range": map[string]any{"start": pos{0, 0}, "end": pos{12, 0}}}, `"label":"by Phone"`},
		{"textDocument/codeLens", nil, `"title":"0 handoffs`},
		{"textDocument/documentLink", nil, `"target":"https://example.org"`},
		{"textDocument/formatting", map[string]any{"options": map[string]any{"tabSize": 2, "insertSpaces": true}}, `"newText":"rep      is a rep\n"`},
		{"textDocument/codeAction", map[string]any{"range": map[string]any{"start": pos{2, 0}, "end": pos{2, 1}}, "context": map[string]any{"diagnostics": []any{}}}, `"Allow J104 (unused) here, with a reason"`},
		{"textDocument/codeAction", map[string]any{"range": map[string]any{"start": pos{2, 0}, "end": pos{2, 1}}, "context": map[string]any{"diagnostics": []any{}, "only": []string{"source.fixAll"}}}, `[]`},
		{"textDocument/diagnostic", nil, `"kind":"full"`},
		{"textDocument/diagnostic", nil, `"codeDescription":{"href":"https://github.com/journey-lang/journey/blob/main/docs/rules/J104.md"}`},
		{"textDocument/diagnostic", nil, `"tags":[1]`},
	} {
		params := map[string]any{"textDocument": doc}
		for k, v := range f.params {
			params[k] = v
		}
		_, answer := c.send(f.method, params)
		m := <-answer
		if m.Error != nil {
			t.Errorf("%s: %+v", f.method, m.Error)
		} else if got := string(m.Result); !strings.Contains(got, f.want) && !(f.want == "null" && got == "") {
			t.Errorf("%s: %s is not in %s", f.method, f.want, got)
		}
	}
	if c.pushed[uriA].Method != "" {
		t.Error("diagnostics were pushed to an editor that asks for them")
	}
	c.stop()
}
