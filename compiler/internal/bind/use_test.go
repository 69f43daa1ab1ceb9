package bind_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/journey-lang/journey/compiler/internal/bind"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/cputime"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

func TestUse(t *testing.T) {
	for _, test := range []struct {
		name   string
		files  compiled.Files // main is the file to bind
		forbid bool
		want   string // codes, with the marked text
		people string
	}{
		{
			name: "takes the declarations, not the steps",
			files: compiled.Files{
				"main":         "use \"team.journey\"\nrep calls customer\n",
				"team.journey": "rep is a rep \"Service rep\"\ncustomer is a customer\nnobody calls rep\n",
			},
			people: "rep, customer",
		},
		{
			name:   "a missing file silences unknown names",
			files:  compiled.Files{"main": "use \"gone.journey\"\nrep calls customer\nrep sends form to customer via mainframe\n"},
			want:   `J106 "\"gone.journey\""`,
			people: "rep, mainframe", // treated as declared in the missing file
		},
		{
			name:   "a host can forbid it",
			files:  compiled.Files{"main": "use \"team.journey\"\nrep calls customer\n"},
			forbid: true,
			want:   `J106 "\"team.journey\""`,
			people: "rep",
		},
		{
			name: "a circle",
			files: compiled.Files{
				"main": "use \"a\"\nrep calls rep\n",
				"a":    "use \"b\"\nrep is a rep\n",
				"b":    "use \"a\"\n",
			},
			want:   `J106 "\"a\""`,
			people: "rep",
		},
		{
			name:   "the file itself",
			files:  compiled.Files{"main": "use \"main\"\nrep is a rep\nrep closes case\n"},
			want:   `J106 "\"main\""`,
			people: "rep",
		},
		{
			name: "twice is once",
			files: compiled.Files{
				"main": "use \"a\"\nuse \"b\"\nrep closes case\n",
				"a":    "rep is a rep\n",
				"b":    "use \"a\"\n",
			},
			people: "rep",
		},
		{
			name: "a name of the used file again",
			files: compiled.Files{
				"main": "use \"a\"\nrep is a rep\nrep closes case\n",
				"a":    "rep is a rep\n",
			},
			want:   `J102 "rep"`,
			people: "rep",
		},
		{
			name: "faults of the used file keep their file",
			files: compiled.Files{
				"main": "use \"a\"\nrep closes case\n",
				"a":    "rep is a rap\n",
			},
			want:   `J109 "rap" in a`,
			people: "rep",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := source.New("main", test.files["main"])
			tree, diags := parser.Parse(context.Background(), file, parser.Options{})
			opt := bind.Options{Loader: test.files}
			if test.forbid {
				opt.Loader = nil
			}
			journey, more := bind.Bind(context.Background(), tree, opt)
			var got []string
			for _, d := range append(diags, more...) {
				line := fmt.Sprintf("%s %q", d.Code, d.File.Slice(d.Span))
				if d.File != file && d.Code != diag.BadUse {
					line += " in " + d.File.Name()
				}
				got = append(got, line)
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("diagnostics %s, want %s", s, test.want)
			}
			if s := names(journey.Participants); s != test.people {
				t.Errorf("participants %s, want %s", s, test.people)
			}
			if journey.Sketch {
				t.Error("taken for a sketch")
			}
		})
	}
}

func TestUseIsBounded(t *testing.T) {
	files := compiled.Files{"main": "use \"0\"\n"}
	for i := range 50 {
		files[fmt.Sprint(i)] = fmt.Sprintf("use \"%d\"\n", i+1)
	}
	tree, _ := parser.Parse(context.Background(), source.New("main", files["main"]), parser.Options{})
	_, diags := bind.Bind(context.Background(), tree, bind.Options{Loader: files})
	if len(diags) != 1 || diags[0].Code != diag.BadUse {
		t.Errorf("a chain of 50 files: %v", diags)
	}
}

// Used files are limited in number and total size; the first one beyond that is
// reported.
func TestUseIsBoundedInTotal(t *testing.T) {
	files, main := compiled.Files{}, ""
	for i := range 10 {
		files[fmt.Sprint(i)] = fmt.Sprintf("agent%d is a rep\n", i) // 16 bytes
		main += fmt.Sprintf("use \"%d\"\n", i)
	}
	for _, test := range []struct {
		name  string
		opt   bind.Options
		taken int
		want  string // part of the message
	}{
		{"usual", bind.Options{}, 10, ""},
		{"as many as may be", bind.Options{UsedFiles: 10}, 10, ""},
		{"too many", bind.Options{UsedFiles: 4}, 4, "used-files"},
		{"as large as may be", bind.Options{UsedBytes: 160}, 10, ""},
		{"too large", bind.Options{UsedBytes: 60}, 3, "used-kilobytes"},
	} {
		test.opt.Loader = files
		tree, _ := parser.Parse(context.Background(), source.New("main", main), parser.Options{})
		journey, diags := bind.Bind(context.Background(), tree, test.opt)
		if n := len(journey.Participants); n != test.taken {
			t.Errorf("%s: %d declarations, want %d", test.name, n, test.taken)
		}
		switch {
		case test.want == "" && len(diags) > 0:
			t.Errorf("%s: %v", test.name, diags)
		case test.want != "" && (len(diags) != 1 || diags[0].Code != diag.BadUse || !strings.Contains(diags[0].Message+diags[0].Help, test.want)):
			t.Errorf("%s: %v", test.name, diags)
		}
	}
}

// TestWorstCases binds what makes careless lookups slow.
func TestWorstCases(t *testing.T) {
	many := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, line, i)
		}
		return b.String()
	}
	n := 20_000
	if testing.Short() {
		n /= 10
	}
	for name, text := range map[string]string{
		"names with the same first word": many(n, "lane %d is a rep\n") + many(n, "lane %d calls the lane\n"),
		"unknown subjects":               "rep is a rep\n" + many(n, "stranger number %d calls rep\n"),
		"unknown labels":                 "rep is a rep\n" + many(n, "l%d: rep closes case\ngo to nowhere\n"),
		"inferred names":                 many(n, "agent%d calls customer\n"),
		"texts in clauses":               many(2000, "lane %d is a rep\n") + many(n, "lane 1 adds note to ticket%d\n"),
		"a long sentence":                "rep is a rep\nrep sends " + many(n, "very%d and rep ") + "to rep",
		"a long subject":                 "rep is a rep\n" + many(n, "rep%d quickly ") + "sends it to rep",
		"failures":                       "rep is a rep\nrep tries it\n" + many(n/10, "on failure f%d\nend\n"),
	} {
		t.Run(name, func(t *testing.T) {
			tree, _ := parser.Parse(context.Background(), source.New("big.journey", text), parser.Options{})
			took := cputime.Of(1, func() { bind.Bind(context.Background(), tree, bind.Options{}) })
			// generous: a quadratic lookup takes minutes here
			if took > 10*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Log(took)
			}
		})
	}
}

func names(list []*model.Participant) string {
	var all []string
	for _, p := range list {
		all = append(all, p.Name)
	}
	return strings.Join(all, ", ")
}
