package gen_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
)

func TestFormattingKeepsTheModel(t *testing.T) {
	keeps := func(name, text string) {
		formatted, _ := format.Source(source.New("test", text), format.Options{})
		if !reflect.DeepEqual(meaning(t, text), meaning(t, formatted)) {
			t.Errorf("formatting changes the model of %s\nfrom\n%s\nto\n%s", name, text, formatted)
		}
	}
	for _, pattern := range []string{"../../examples/*.journey", "../../examples/*/*.journey"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			keeps(path, string(text))
		}
	}
	for seed := range uint64(150) {
		text := gen.Mess(seed, gen.Random(seed, 40))
		keeps("a messy journey", text)
		keeps("a mutant", gen.Mutate(seed, text).Text)
	}
}

// meaning is the model of the text without the places it came from.
func meaning(t *testing.T, text string) any {
	t.Helper()
	data, err := json.Marshal(compiler.Compile(source.New("test", text), compiler.Options{}).Journey)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatal(err)
	}
	return withoutPlaces(value)
}

func withoutPlaces(value any) any {
	switch value := value.(type) {
	case map[string]any:
		delete(value, "line")
		delete(value, "file")
		for _, v := range value {
			withoutPlaces(v)
		}
	case []any:
		for _, v := range value {
			withoutPlaces(v)
		}
	}
	return value
}
