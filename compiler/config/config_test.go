package config

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"nothing", "", nil},
		{"comments", "# only\r\n\r\n# these\r\n", nil},
		{"byte order mark", "\ufeff[severity]\nJ302 = \"off\"\n", nil},
		{"fault after a byte order mark", "\ufefflimit = 1\n", []string{"1:1: unknown key limit"}},
		{"no TOML after a byte order mark", "\ufeff[severity\nJ302 = 1\n", []string{"1:10: "}},
		{"by code", "[severity]\nJ302 = \"off\"\n", nil},
		{"by slug", "[severity]\nping-pong = \"error\"\n", nil},
		{"family", "[severity]\nJ5 = \"info\"\nJ501 = \"error\"\n", nil},
		{"dotted key", "limits.ping-pong-window = 3\n", nil},

		{"unknown table", "[severities]\nJ302 = \"off\"\n", []string{`1:2: unknown table severities; did you mean "severity"?`}},
		{"unknown key", "strict = true\n", []string{"1:1: unknown key strict"}},
		{"inline table", "limits = {ping-pong-window = 3}\n", []string{`1:1: limits is a table; write [limits] on its own line, and its keys below it`}},
		{"unknown rule", "[severity]\nJ302 = \"off\"\nJ999 = \"off\"\nping-pongs = \"off\"\n", []string{
			"3:1: unknown rule J999", `4:1: unknown rule ping-pongs; did you mean "ping-pong"?`}},
		{"unknown severity", "[severity]\nJ302 = \"warn\"\n", []string{`2:8: unknown severity "warn"; did you mean "warning"?`}},
		{"severity that is not a string", "[severity]\nJ302 = 2\n", []string{`2:8: invalid value 2 for severity.J302; write one of error, warning, info, off`}},
		{"syntax", "[severity]\nJ001 = \"off\"\nJ0 = \"info\"\nunclosed-string = \"off\"\n", []string{
			`2:1: J001 is about syntax, which is always an error; remove this line`,
			`3:1: J0 is about syntax, which is always an error; remove this line`,
			`4:1: unclosed-string is about syntax, which is always an error; remove this line`}},
		{"twice by two names", "[severity]\nJ501 = \"off\"\nping-pong = \"info\"\n", []string{`3:1: duplicate severity for J501; keep one of the two`}},

		{"unknown limit", "[limits]\nping-pong-windows = 3\n", []string{`2:1: unknown key limits.ping-pong-windows; did you mean "limits.ping-pong-window"?`}},
		{"limit too small", "[limits]\nping-pong-window = 0\n", []string{`2:20: invalid value 0 for limits.ping-pong-window; write a whole number from 1 to 10000`}},
		{"limit not whole", "[limits]\nping-pong-window = 2.5\n", []string{`2:20: invalid value 2.5 for limits.ping-pong-window; write a whole number from 1 to 10000`}},
		{"limit as a string", "[limits]\nusual-share = \"half\"\n", []string{`2:15: invalid value "half" for limits.usual-share; write a share from 0 to 1`}},
		{"limit as a list", "[limits]\nusual-share = [0.1, 0.2]\n", []string{`2:16: invalid value for limits.usual-share; write a share from 0 to 1`}},

		{"sizes", "[sizes]\npicture-span = 200000\nused-files = 1\n", nil},
		{"unknown size", "[sizes]\npicture-spam = 3\n", []string{`2:1: unknown key sizes.picture-spam; did you mean "sizes.picture-span"?`}},
		{"size too small", "[sizes]\nused-files = 0\n", []string{`2:14: invalid value 0 for sizes.used-files; write a whole number from 1 to 1000000`}},

		{"unknown list", "[words]\nvauge = [\"wrangle\"]\n", []string{`2:1: unknown key words.vauge; did you mean "words.vague"?`}},
		{"unknown language", "words = \"xx\"\n", []string{`1:9: unknown language "xx"; write one of da, de, es, fr, it, nl, pt`}},
		{"no word of grammar", "[words.like]\ntable = [\"stół\"]\n", []string{"2:1: table is not an English function word; write one such as to, for, and, because"}},
		{"no list", "[words]\nvague = \"wrangle\"\n", []string{`2:9: invalid value for words.vague; write a list of words, such as ["one", "two"]`}},
		{"list of numbers", "[words]\nvague = [\"wrangle\", 3]\n", []string{`2:21: invalid value 3 for words.vague; write a list of words`}},
		{"third person", "[words]\nvague = [\"wrangles\"]\n", []string{`2:10: "wrangles" is not the base form of a verb: it has an -s; write verbs as after "to"`}},
		{"two words", "[words]\nadverbs = [\"right away\"]\n", []string{`2:12: "right away" is not a single word of letters`}},
		{"unknown channel", "[words.channels]\nteams = [\"MS Teams\"]\n", []string{"2:1: unknown channel teams"}},
		{"name of another channel", "[words.channels]\nchat = [\"Text message\"]\n", []string{`2:9: "Text message" already names the channel sms`}},
		{"mood out of range", "[words.moods]\nsmashing = 3\n", []string{`2:12: invalid value 3 for words.moods.smashing; write a whole number from -2 to 2`}},
		{"mood of two words", "[words.moods]\n\"over the moon\" = 2\n", []string{`2:1: "over the moon" is not a single word of letters`}},

		{"not TOML", "[severity\nJ302 = 1\n", []string{"1:10: "}},
		{"several of all kinds", "[limits]\nping-pong-window = \"20\"\nping-pong-widow = 20\n[severity]\nJ302 = \"loud\"\n", []string{
			`2:20: invalid value "20" for limits.ping-pong-window`, "3:1: unknown key limits.ping-pong-widow", `5:8: unknown severity "loud"`}},
		{"several", "[severity]\nJ999 = \"off\"\n[limits]\nx = 1\n", []string{"2:1: unknown rule J999", "4:1: unknown key limits.x"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			own, faults := Parse(FileName, []byte(test.file))
			if (own == nil) != (len(test.want) > 0) {
				t.Errorf("there is a configuration: %v", own != nil)
			}
			for i := range max(len(faults), len(test.want)) {
				if i >= len(faults) || i >= len(test.want) || !strings.HasPrefix(said(faults[i]), test.want[i]) {
					t.Fatalf("got  %q\nwant %q", faults, test.want)
				}
			}
		})
	}
}

// said formats a diagnostic as one line: its position, and what to write
// instead.
func said(d diag.Diagnostic) string {
	at := d.File.Position(d.Span.Start)
	return fmt.Sprintf("%d:%d: %s; %s", at.Line, at.Column, d.Message, d.Help)
}

// A suggestion can replace what is there.
func TestFixes(t *testing.T) {
	for _, test := range []struct{ wrong, right string }{
		{"[severity]\nno-chanel = \"off\"\n", "[severity]\nno-channel = \"off\"\n"},
		{"severity.no-chanel = \"off\"\n", "severity.no-channel = \"off\"\n"},
		{"[severity]\nJ302 = \"warn\"\n", "[severity]\nJ302 = \"warning\"\n"},
		{"[limit]\nping-pong-window = 3\n", "[limits]\nping-pong-window = 3\n"},
		{"[limits]\n\"ping-pong-windows\" = 3\n", "[limits]\nping-pong-window = 3\n"},
		{"ping-pong-window = 3\n", "limits.ping-pong-window = 3\n"},
		{"[words.channels]\nemial = [\"Outlook\"]\n", "[words.channels]\nemail = [\"Outlook\"]\n"},
	} {
		_, faults := Parse(FileName, []byte(test.wrong))
		if len(faults) != 1 || len(faults[0].Fixes) != 1 {
			t.Errorf("%q: want one fault with a fix, got %v", test.wrong, faults)
			continue
		}
		e := faults[0].Fixes[0].Edits[0]
		if got := test.wrong[:e.Span.Start] + e.New + test.wrong[e.Span.End:]; got != test.right {
			t.Errorf("%q becomes %q, want %q", test.wrong, got, test.right)
		}
		if _, faults := Parse(FileName, []byte(test.right)); len(faults) > 0 {
			t.Errorf("%q: %v", test.right, faults)
		}
	}
	// The key cannot move to another table.
	if _, faults := Parse(FileName, []byte("[words]\npicture-spam = 3\n")); len(faults) != 1 || len(faults[0].Fixes) > 0 {
		t.Errorf("got %v", faults)
	}
}

func TestApply(t *testing.T) {
	own, faults := Parse(FileName, []byte("[severity]\nJ3 = \"off\"\nno-system = \"info\"\nJ501 = \"error\"\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	file := source.New("test.journey", "text\n")
	var list diag.List
	for _, c := range []diag.Code{diag.UnexpectedWord, diag.NotTheirSystem, diag.NoChannel, diag.NoSystem, diag.PingPong} {
		list = append(list, diag.New(c, file, source.Span{End: 4}, "told"))
	}
	var got []string
	for _, d := range own.Apply(list) {
		got = append(got, string(d.Code)+" "+d.Severity.String())
	}
	if want := "J001 error, J303 info, J501 error"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestLimitsAndWords(t *testing.T) {
	own, faults := Parse(FileName, []byte("[limits]\nping-pong-changes = 5\nusual-share = 0.5\n[words]\nvague = [\"Wrangle\"]\nasking = [\"pester\"]\n[words.moods]\nsmashing = 2\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := rules.DefaultLimits()
	want.PingPongChanges, want.UsualShare = 5, 0.5
	if *own.Limits != want {
		t.Errorf("got %+v", *own.Limits)
	}
	if v, _ := own.Words.LookupVerb("wrangles"); v == nil || !v.Vague {
		t.Errorf("wrangles = %v", v)
	}
	if v, _ := own.Words.LookupVerb("pesters"); v == nil || !v.Asks {
		t.Errorf("pesters = %v", v)
	}
	if value, ok := own.Words.Mood("smashing"); !ok || value != 2 {
		t.Errorf("smashing = %v, %v", value, ok)
	}
	if groups := own.Words.Moods(); len(groups) != 5 || !slices.Contains(groups[0].Words, "smashing") {
		t.Errorf("the moods are %v", groups)
	}
	if plain, _ := Parse(FileName, nil); plain.Limits != nil || plain.Words != nil {
		t.Error("an empty file changes something")
	}
}

// Words of any table make a lexicon of their own, whatever else is set.
func TestWordsOfOneTable(t *testing.T) {
	for _, text := range []string{
		"[words]\nvague = [\"wrangle\"]", "[words]\nlanguages = [\"de\"]", "[words.channels]\nchat = [\"Teams\"]", "[words.moods]\nsmashing = 2",
		"[words.forms]\nverbs = [\"sprawdza\"]", "[words.like]\nfor = [\"dla\"]",
	} {
		if own, faults := Parse(FileName, []byte(text)); len(faults) > 0 || own.Words == nil {
			t.Errorf("%q has no words: %v", text, faults)
		}
	}
}

// Every limit has a unit, may be set to all from its least to its most, its
// default included, and to nothing beyond.
func TestLimits(t *testing.T) {
	for table, limits := range map[string][]Limit{"limits": Limits(), "sizes": SizeLimits()} {
		for _, l := range limits {
			step := 0.001
			if l.Whole {
				step = 1
			}
			for value, allowed := range map[float64]bool{
				l.Least - step: false, l.Least: true, l.Default: true, l.Most: true, l.Most + step: false,
			} {
				number := strconv.FormatFloat(value, 'f', -1, 64)
				own, faults := Parse(FileName, fmt.Appendf(nil, "[%s]\n%s = %s\n", table, l.Key, number))
				want := fmt.Sprintf("invalid value %s for %s.%s; write %s from %g to %.0f", number, table, l.Key, l.Kind, l.Least, l.Most)
				switch {
				case !allowed && (len(faults) != 1 || !strings.HasSuffix(said(faults[0]), want)):
					t.Errorf("%s = %s: %v, want %q", l.Key, number, faults, want)
				case allowed && len(faults) > 0:
					t.Errorf("%s = %s: %v", l.Key, number, faults)
				case allowed:
					var set reflect.Value
					if table == "limits" {
						set = reflect.ValueOf(*own.Limits).FieldByName(l.Field)
					} else {
						set = reflect.ValueOf(*own.Sizes).FieldByName(l.Field)
					}
					if got := set.Convert(reflect.TypeFor[float64]()).Float(); got != value {
						t.Errorf("%s = %s sets %g", l.Key, number, got)
					}
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("[severity]\nJ302 = \"off\"\nJ5 = 'info'\n[limits]\nping-pong-window = 20\n[words]\nvague = [\"wrangle\"]\n[words.channels]\nchat = [\"Teams\"]\n[words.moods]\n\"süß\" = 2"))
	f.Add([]byte("words = {vague = [1, [2]]}\n[[a]]\n[b.c]\n\"\\u00e9\" = 1979-05-27"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if own, faults := Parse(FileName, data); (own == nil) != (len(faults) > 0) {
			t.Error("neither a configuration nor a fault, or both")
		}
	})
}
