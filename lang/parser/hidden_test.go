package parser

import (
	"context"
	"strings"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

func TestHiddenCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"rep closes case":                    "",
		"\ufeffrep closes case":              "",
		"rep closes ca\u200bse":              "\u200b",
		"rep closes ca\u200b\u2060\u00adse":  "\u200b\u2060\u00ad",
		"re\u200cp closes\u200d case":        "\u200c|\u200d",
		"rep \u202ecloses\u202c case":        "\u202e|\u202c",
		"# a note\u2066\nrep closes case":    "\u2066",
		"rep closes\ufeff \"ca\x1bse\"":      "\ufeff|\x1b",
		"rep closes\u200e case":              "\u200e",
		"rep closes\u200e סגור":              "",
		"rep closes\u202e סגור":              "\u202e",
		"rep notes می\u200cخواهم 👩\u200d💻":   "",
		"rep notes ❤\ufe0f 1\ufe0f\u20e3":    "",
		"rep notes a\ufe0f":                  "\ufe0f",
		"rep notes e\u0301\u200d":            "\u200d",
		"rep notes \U000e0067":               "\U000e0067",
		"rep notes\u00a0one\u2028two\u3000x": "",
	} {
		_, diags := Parse(context.Background(), source.New("test", text), Options{})
		var got []string
		for _, d := range diags {
			if d.Code == diag.HiddenCharacter {
				got = append(got, d.File.Slice(d.Span))
			}
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q hides %q, want %q", text, got, want)
		}
	}
}
