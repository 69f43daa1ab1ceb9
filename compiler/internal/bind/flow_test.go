package bind_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/golden"
	"github.com/journey-lang/journey/internal/modeltest"
	"github.com/journey-lang/journey/internal/trials"
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

// A sketch learns who is who from all its sentences: what others do something
// through is a system, even if it acts as well, unless its name says otherwise.
func TestSketchesLearnFromAllSentences(t *testing.T) {
	for text, want := range map[string]string{
		"lena opens case\nlena closes case":                             "lena rep",
		"core opens case\nrep checks claim via core":                    "core system, rep rep",
		"rep checks claim via core\ncore opens case":                    "core system, rep rep",
		"customer asks rep\nrep checks claim via customer":              "customer customer, rep rep",
		"rep checks claim via core\nrep opens case via core\nrep rests": "core system, rep rep",
	} {
		journey, _, _ := compile(text + "\n")
		var got []string
		for _, p := range journey.Participants {
			got = append(got, p.Name+" "+p.Kind.String())
		}
		slices.Sort(got)
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

var flows = golden.Corpus{Dir: "testdata/flow", Input: ".journey", Outputs: []string{".json", ".diags"}}

// TestFlows binds whole files and compares the model and the diagnostics.
func TestFlows(t *testing.T) {
	flows.Run(t, func(t *testing.T, path, text string) []string {
		journey, diags, file := compile(text)
		if fault := modeltest.Broken(journey); fault != "" {
			t.Error(fault)
		}
		data, err := json.Marshal(journey)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := json.Indent(&out, data, "", " "); err != nil {
			t.Fatal(err)
		}
		out.WriteByte('\n')
		var said strings.Builder
		for _, d := range diags {
			p := file.Position(d.Span.Start)
			fmt.Fprintf(&said, "%d:%d %s %q: %s; %s\n", p.Line, p.Column, d.Code, file.Slice(d.Span), d.Message, d.Help)
			for _, f := range d.Fixes {
				fmt.Fprintf(&said, "  fix: %s\n", f.Title)
			}
		}
		return []string{out.String(), said.String()}
	})
}

// FuzzBind parses and binds any text: no panic, a sound model, and spans
// inside the file.
func FuzzBind(f *testing.F) {
	for _, path := range append(flows.Inputs(f), "../sentence/testdata/cast.journey", "../sentence/testdata/sentences.txt", "../sentence/testdata/sketches.txt") {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for seed := range uint64(20) {
		f.Add(gen.Random(seed, 30))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		sound(t, text)
	})
}

// sound binds the text and reports violated invariants.
func sound(t *testing.T, text string) {
	t.Helper()
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%v\n%s\n%s", fault, text, debug.Stack())
		}
	}()
	journey, diags, file := compile(text)
	if fault := modeltest.Broken(journey); fault != "" {
		t.Errorf("%s\n%s", fault, text)
	}
	for _, d := range diags {
		if d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(file.Text()) {
			t.Errorf("%s at %v is outside the file\n%s", d.Code, d.Span, text)
		}
		if d.Message == "" || strings.HasSuffix(d.Message, ".") {
			t.Errorf("%s says %q", d.Code, d.Message)
		}
	}
	if _, err := json.Marshal(journey); err != nil {
		t.Error(err)
	}
}

// TestRandomJourneys binds generated journeys, which have no errors, and
// mutants of them, which may have any.
func TestRandomJourneys(t *testing.T) {
	for seed := range trials.Count[uint64](300) {
		sound(t, gen.Random(seed, 40))
	}
}

// TestSentencesAtRandom binds lines of random words from the tables of
// sentences and the closed lists, with declarations and as sketches: whatever
// they say is refused or read, and nothing breaks.
func TestSentencesAtRandom(t *testing.T) {
	cast, err := os.ReadFile("../sentence/testdata/cast.journey")
	if err != nil {
		t.Fatal(err)
	}
	var vocabulary []string
	for _, path := range []string{"../sentence/testdata/sentences.txt", "../sentence/testdata/sketches.txt", "../../../lang/lexicon/words.txt"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if !strings.ContainsAny(line[:1], "# [") {
				vocabulary = append(vocabulary, strings.Fields(line)...)
			}
		}
	}
	slices.Sort(vocabulary)
	vocabulary = slices.Compact(vocabulary)
	for seed := range trials.Count[uint64](2500) {
		r := rand.New(rand.NewPCG(seed, 0))
		line := make([]string, 1+r.IntN(10))
		for i := range line {
			line[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		text := strings.Join(line, " ") + "\n"
		sound(t, text)
		sound(t, string(cast)+text)
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, text)
		}
	}
}

func BenchmarkBind(b *testing.B) {
	var text strings.Builder
	cast, err := os.ReadFile("../sentence/testdata/cast.journey")
	if err != nil {
		b.Fatal(err)
	}
	text.Write(cast)
	sentences := []string{
		"rep sends pre-written SMS to customer via helpdesk\n",
		"customer reports lost card to rep via app\n",
		"agent gives passenger a number\n",
		"nurse sends sample to laboratory via courier\n",
		"rep adds note to ticket\n",
	}
	for i := range 10000 {
		text.WriteString(sentences[i%len(sentences)])
	}
	tree, _ := parser.Parse(context.Background(), source.New("big.journey", text.String()), parser.Options{})
	for b.Loop() {
		bind.Bind(context.Background(), tree, bind.Options{})
	}
}

// A number for a mood may be followed by its word and a text.
func TestMoodsAreNamed(t *testing.T) {
	for line, want := range map[string]string{
		`feels -1 fed up "I gave up"`:             "fed up|I gave up",
		`feels -1 judged`:                         "judged|",
		`feels -1`:                                "-1|",
		`feels -1 "I gave up"`:                    "-1|I gave up",
		`feels -1 because it took so long "again`: `-1|because it took so long "again`,
		`feels tired of it all`:                   "tired|of it all",
	} {
		tree, _ := parser.Parse(context.Background(), source.New("x.journey", "rep is a rep\nrep calls nobody\n  "+line+"\n"), parser.Options{})
		j, _ := bind.Bind(context.Background(), tree, bind.Options{})
		got := ""
		for _, n := range j.Nodes {
			for _, f := range n.Feelings {
				got += f.Word + "|" + f.Text
			}
		}
		if got != want {
			t.Errorf("%s is read as %q, want %q", line, got, want)
		}
	}
}
