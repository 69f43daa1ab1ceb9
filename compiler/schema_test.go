package compiler_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report/diagnostics"
)

// TestReportsKeepTheirSchema checks what programs that read `journey check
// --format json` rely on.
func TestReportsKeepTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/schemas/check.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(name string, list diag.List) {
		var b bytes.Buffer
		if err := diagnostics.JSON(&b, list); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	fixes, related := 0, 0
	for _, path := range corpus.Inputs(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list := compile(path, string(text)).Diagnostics
		valid(path, list)
		for _, d := range list {
			related += len(d.Related)
			fixes += len(d.Fixes)
		}
	}
	if fixes == 0 || related == 0 {
		t.Errorf("the corpus has %d fixes and %d related places, so the schema is not put to the test", fixes, related)
	}
	for seed := range uint64(50) {
		valid("a mutant", compile("m.journey", gen.Mutate(seed, gen.Random(seed, 30)).Text).Diagnostics)
	}
	valid("nothing", nil)
}

// TestJourneysKeepTheirSchema checks what programs that read `journey export
// --to json` rely on.
func TestJourneysKeepTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/schemas/journey.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	mentions, things, further := 0, 0, 0
	valid := func(name, text string) {
		r := compile(name, text)
		for _, n := range r.Journey.Nodes {
			mentions += len(n.Mentions)
			things += len(n.Things)
			further += len(n.Further)
		}
		data, err := json.Marshal(r.Journey)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	for _, path := range corpus.Inputs(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		valid(path, string(text))
	}
	for seed := range uint64(100) {
		text := gen.Random(seed, 30)
		valid("a journey", text)
		valid("a mutant", gen.Mutate(seed, text).Text)
	}
	if mentions < 1000 || things < 1000 || further == 0 {
		t.Errorf("only %d mentions, %d things, %d further actions", mentions, things, further)
	}
}
