package config

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Parse agrees with the schema, as far as a schema can express the rules.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/journey.toml.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) error {
		var whole map[string]any
		if err := toml.Unmarshal([]byte(text), &whole); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(doc)
	}
	for _, text := range []string{
		"", uncommented(), pageExample(t),
		"[severity]\nJ302 = \"off\"\nping-pong = \"error\"\nJ5 = \"info\"\n",
		"[words.moods]\n\"überglücklich\" = 2\n",
		"words = \"de\"\n", "words = [\"de\", \"fr\"]\n", "[words]\nlanguages = \"pt\"\n", "[words]\nlanguages = [\"pt\", \"es\"]\nvague = [\"wrangle\"]\n",
		"[words]\narticles = [\"den\"]\npronouns = [\"ona\"]\n[words.forms]\ncommunication = [\"powiadamia\"]\n[words.like]\nand = [\"oraz\"]\n",
	} {
		if _, faults := Parse(FileName, []byte(text)); len(faults) > 0 {
			t.Errorf("%q: %v", text, faults)
		}
		if err := valid(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{
		"strict = true\n",
		"[severities]\nJ302 = \"off\"\n",
		"[severity]\nJ999 = \"off\"\n",
		"[severity]\nJ302 = \"warn\"\n",
		"[severity]\nJ001 = \"off\"\n",
		"[severity]\nJ0 = \"off\"\n",
		"[limits]\nping-pong-windows = 3\n",
		"[limits]\nping-pong-window = 0\n",
		"[limits]\nping-pong-window = 2.5\n",
		"[limits]\nusual-share = 2\n",
		"[words]\nvauge = [\"wrangle\"]\n",
		"[words]\nvague = \"wrangle\"\n",
		"words = \"xx\"\n", "words = [\"de\", \"xx\"]\n", "words = 3\n", "[words]\nlanguages = \"xx\"\n",
		"[words.forms]\nadverbs = [\"szybko\"]\n", "[words.forms]\nverbs = [\"two words\"]\n", "[words.like]\nand = \"oraz\"\n",
		"[words]\nadverbs = [\"right away\"]\n",
		"[words.channels]\nteams = [\"MS Teams\"]\n",
		"[words.moods]\nsmashing = 3\n",
		"[words.moods]\n\"over the moon\" = 2\n",
	} {
		if _, faults := Parse(FileName, []byte(text)); len(faults) == 0 {
			t.Errorf("%q has no fault", text)
		}
		if valid(text) == nil {
			t.Errorf("the schema lets %q pass", text)
		}
	}
}

// The template changes nothing, and each of its lines is valid.
func TestTemplate(t *testing.T) {
	own, faults := Parse(FileName, []byte(Template()))
	if len(faults) > 0 || own.Limits != nil || own.Words != nil || len(own.levels) > 0 {
		t.Errorf("the template says %+v, %v", own, faults)
	}
	own, faults = Parse(FileName, []byte(uncommented()))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if own.Limits == nil || own.Words == nil || len(own.levels) == 0 {
		t.Errorf("without its comment signs the template says %+v", own)
	}
}

var commentedKey = regexp.MustCompile(`(?m)^# ([a-z-]+ = )`)

// uncommented returns the template with all of its keys set.
func uncommented() string { return commentedKey.ReplaceAllString(Template(), "$1") }

// pageExample returns the example of docs/config.md.
func pageExample(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "```toml\n")
	text, _, _ = strings.Cut(text, "```")
	return text
}
