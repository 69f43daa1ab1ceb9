package sentence_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// compile parses and binds; it returns the diagnostics of both.
func compile(text string) (*model.Journey, diag.List, *source.File) {
	file := source.New("test.journey", text)
	tree, diags := parser.Parse(context.Background(), file, parser.Options{})
	journey, more := bind.Bind(context.Background(), tree, bind.Options{})
	return journey, append(diags, more...), file
}

// TestSentences reads every sentence of the table with the cast declared, and
// compares how it is read, or why it is refused.
func TestSentences(t *testing.T) {
	cast, err := os.ReadFile("testdata/cast.journey")
	if err != nil {
		t.Fatal(err)
	}
	table(t, "testdata/sentences.txt", string(cast)+"\n")
}

// TestSketches reads every sentence of the table as a separate file.
func TestSketches(t *testing.T) { table(t, "testdata/sketches.txt", "") }

// table binds every sentence of the file after the head, and compares the lines
// that begin with => below it.
func table(t *testing.T, path, head string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "  => ") {
			continue
		}
		out.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		journey, diags, file := compile(head + line)
		for _, l := range reading(journey, diags, file, len(head)) {
			out.WriteString("  => " + l + "\n")
		}
	}
	golden.Compare(t, path, out.String())
}

// reading describes how the last step of the journey is understood: a line for
// each diagnostic, or its parts.
func reading(j *model.Journey, diags diag.List, file *source.File, from int) []string {
	var lines []string
	if j.Sketch {
		var cast []string
		for _, p := range j.Participants {
			cast = append(cast, p.Name+": "+p.Kind.String())
		}
		lines = append(lines, strings.Join(cast, ", "))
	}
	refused := false
	for _, d := range diags {
		if d.Code == diag.Sketch || d.Span.Start < from {
			continue
		}
		refused = refused || d.Severity == diag.Error
		line := fmt.Sprintf("%s %q: %s; %s", d.Code, file.Slice(d.Span), d.Message, d.Help)
		for _, f := range d.Fixes {
			line += " [fix: " + f.Title + "]"
		}
		lines = append(lines, line)
	}
	if refused {
		return lines
	}
	for _, n := range j.Nodes {
		if n.Kind == model.StepNode {
			lines = append(lines, parts(n, file))
		}
	}
	return lines
}

// parts describes a step: owner | adverb | verb | object | clauses | reach,
// then the resolved words, by role.
func parts(n *model.Node, file *source.File) string {
	var all []string
	add := func(key, value string) {
		if value != "" {
			all = append(all, strings.TrimSpace(key+" "+value))
		}
	}
	add("", n.Owner.Name)
	add("adverb", n.Adverb)
	add("", n.Verb)
	all = append(all, n.Object)
	add("to", n.Join(model.To, strings.Split(names(n.Receivers), ", ")))
	add("from", names(n.Givers))
	add("with", names(n.Partners))
	add("via", n.Join(model.Via, model.Labels(n.Systems)))
	if n.Carrier != nil {
		add("carrier", n.Carrier.Name)
	}
	key := "by"
	if n.Derived {
		key = "derived by"
	}
	var ids []string
	for _, c := range n.Channels {
		ids = append(ids, c.ID)
	}
	add(key, n.Join(model.By, ids))
	add("at", n.Join(model.At, model.Labels(n.Places)))
	if n.Premises != nil {
		add("premises", n.Premises.Name)
	}
	add("", n.Reach.String())
	for _, t := range n.Things {
		key := file.Slice(t.At)
		if t.Key != key {
			key += ": " + t.Key
		}
		add("about", key)
	}
	for _, a := range n.Further {
		add("further", a.Lemma+": "+file.Slice(a.At))
	}
	if m := n.Missing; m != nil {
		add("missing", strings.TrimSpace("somebody "+m.Name))
	}
	if n.ToSelf {
		add("to", "oneself")
	}
	var said []string
	for _, m := range n.Mentions {
		said = append(said, string(m.As)+"="+file.Slice(m.At))
	}
	all = append(all, "{"+strings.Join(said, ", ")+"}")
	return strings.Join(all, " | ")
}

func names(list []*model.Participant) string {
	var all []string
	for _, p := range list {
		all = append(all, p.Name)
	}
	return strings.Join(all, ", ")
}
