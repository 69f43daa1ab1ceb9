package compiler

import (
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
)

// Formatting joins and breaks lines only where binding reads the sentence as
// before, even if its verb comes from the author's word list.
func TestFormattingBreaksNoSentence(t *testing.T) {
	const head = "clinic  is a rep\ndoctor  is a rep\npatient is a customer\n"
	const long = "clinic sends the summary of the last three appointments in the clinic"
	own, faults := config.Parse(config.FileName, []byte("[words]\nverbs = [\"zap\"]\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range []struct{ name, text, want, codes string }{
		{"a clause that may be a sentence is not put on a line",
			long + " to patient with doctor notes and prescriptions by letter\n",
			long + "\n    to patient with doctor notes and prescriptions by letter\n", "J104 warning"},
		{"nor with a verb of the author's own",
			long + " to patient with doctor zaps and prescriptions by letter\n",
			long + "\n    to patient with doctor zaps and prescriptions by letter\n", "J104 warning"},
		{"a line with such a clause is not joined",
			"clinic calls patient\n  with doctor gives by push\n", "clinic calls patient\n  with doctor gives by push\n", "J001 error"},
		{"nor with a verb of the author's own",
			"clinic calls patient\n  with doctor zaps\n", "clinic calls patient\n  with doctor zaps\n", "J001 error"},
		{"what is no verb is joined",
			"clinic calls patient\n  with doctor\n  by phone\n", "clinic calls patient with doctor by phone\n", ""},
		{"behind an article no sentence begins",
			"doctor visits clinic\n  with the notes\n", "doctor visits clinic with the notes\n", "J104 warning"},
	} {
		tidy, _ := format.Source(source.New("test.journey", head+c.text), format.Options{Words: own.Words})
		if got := strings.TrimPrefix(tidy, head); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
		for _, text := range []string{head + c.text, tidy} {
			if got := told(t, text, own); got != c.codes {
				t.Errorf("%s: %q says %s, want %s", c.name, text, got, c.codes)
			}
		}
	}
}
