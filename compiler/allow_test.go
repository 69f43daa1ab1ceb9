package compiler

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
)

// compiled returns the diagnostics of a text.
func compiled(t *testing.T, text string, opt Options) diag.List {
	t.Helper()
	r, err := Compile(t.Context(), "test.journey", text, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r.Diagnostics
}

// told returns the codes and lines of the diagnostics of a text.
func told(t *testing.T, text string, own *config.Config) string {
	var all []string
	for _, d := range compiled(t, text, Options{Config: own}) {
		all = append(all, string(d.Code)+" "+d.Severity.String())
	}
	return strings.Join(all, ", ")
}

// A comment allows the same after formatting, which moves comments out of
// sentences.
func TestAllowSurvivesFormatting(t *testing.T) {
	const head = "rep is a rep\ncustomer is a customer\n"
	for _, text := range []string{
		"# journey:allow J302 why\nrep tells customer the result\n",
		"rep tells customer the result # journey:allow J302 why\n",
		"rep tells the result # journey:allow J302 why\n  to customer\n",
		"rep tells the result\n  # journey:allow J302 why\n  to customer\n",
		"rep tells the result\n  to customer # journey:allow J302 why\n",
		"together\n  # journey:allow J302 why\n\n  # also\n  rep tells customer the result\nand\n  rep closes case\nend\n",
		"rep opens case\n  on failure \"no case\"\n    # journey:allow J302 why\n    rep tells customer\n  end\n",
	} {
		if got := told(t, head+text, nil); got != "" {
			t.Errorf("%q: %s", text, got)
		}
		tidy, _ := format.Source(source.New("test.journey", head+text), format.Options{})
		if got := told(t, tidy, nil); got != "" {
			t.Errorf("formatted, %q: %s", tidy, got)
		}
	}
}

func TestConfig(t *testing.T) {
	const text = "rep is a rep\ncustomer is a customer\nrep tells customer the result\n"
	for _, c := range []struct{ file, text, want string }{
		{"", text, "J302 warning"},
		{"[severity]\nJ302 = \"off\"\n", text, ""},
		{"[severity]\nJ302 = \"error\"\n", text, "J302 error"},
		{"[severity]\nJ3 = \"info\"\n", text, "J302 info"},
		// A comment counts as used even if its rule is off.
		{"[severity]\nJ302 = \"off\"\n", "rep is a rep\ncustomer is a customer\n# journey:allow J302 why\nrep tells customer the result\n", ""},
		{"[words.moods]\nsmashing = 2\n", "customer is a customer\ncustomer opens case\n  feels smashing\n", ""},
		{"[words.channels]\nchat = [\"MS Teams\"]\n", "rep is a rep\ncustomer is a customer\nboard is a system\nrep tells customer the result by MS Teams via board\n", ""},
		{"[words]\ncustomers = [\"pensioner\"]\n", "clerk calls pensioner\n", "J103 info"},
		{"[words]\nadverbs = [\"pronto\"]\n", "rep is a rep\ncustomer is a customer\nrep pronto calls customer\n", ""},
	} {
		own, faults := config.Parse(config.FileName, []byte(c.file))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := told(t, c.text, own); got != c.want {
			t.Errorf("%q with %q: %s, want %s", c.text, c.file, got, c.want)
		}
	}
}

// files are the files that `use` finds.
type files map[string]string

func (f files) Load(_ *source.File, path string) (*source.File, error) {
	text, ok := f[path]
	if !ok {
		return nil, errors.New("no such file")
	}
	return source.New(path, text), nil
}

// A used file follows its own comments, not those of other files.
func TestAllowInUsedFiles(t *testing.T) {
	const library = "rep is a rep\n%srep is a team\n"
	const journey = "# journey:allow J102 not here\nuse \"team.journey\"\nrep opens case\nsucceed\n"
	for comment, want := range map[string]string{
		"": "J102", "# journey:allow J102 both names are in use\n": "J111",
	} {
		loader := files{"team.journey": fmt.Sprintf(library, comment)}
		var got []string
		for _, d := range compiled(t, journey, Options{Loader: loader}) {
			got = append(got, string(d.Code))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("with %q: %v, want %s", comment, got, want)
		}
	}
}
