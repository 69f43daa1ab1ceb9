package ide_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/compiler/ide"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

var update = flag.Bool("update", false, "write the expected texts")

// apply returns the texts of files after edits of them, which are in the order
// of the text.
func apply(files map[string]string, edits []ide.Edit) {
	for _, e := range slices.Backward(edits) {
		name := e.At.File.Name()
		files[name] = files[name][:e.At.Span.Start] + e.New + files[name][e.At.Span.End:]
	}
}

// Each archive has files, a marker with a new name, and the files after it, in a
// folder "renamed".
func TestRename(t *testing.T) {
	paths, _ := filepath.Glob("testdata/rename/*.txtar")
	if len(paths) == 0 {
		t.Fatal("no archives")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			s, a := open(t, path)
			kept := slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return strings.HasPrefix(f.Name, "renamed/") })
			renamed := false
			for _, m := range readMarkers(t, s.Source) {
				if m.feature == "refused" {
					name, reason, _ := strings.Cut(m.want, ": ")
					edits, err := s.Rename(context.Background(), m.at.Start, name)
					if err == nil {
						t.Errorf("%s: not refused: %v", m, edits)
					} else if err.Error() != reason {
						t.Errorf("%s: %v", m, err)
					}
					continue
				}
				edits, err := s.Rename(context.Background(), m.at.Start, m.want)
				if err != nil {
					t.Fatalf("%s: %v", m, err)
				}
				renamed = true
				texts := map[string]string{}
				for _, f := range kept {
					texts[f.Name] = string(f.Data)
				}
				apply(texts, edits)
				got := slices.Clone(kept)
				for _, f := range kept {
					if texts[f.Name] != string(f.Data) {
						got = append(got, txtar.File{Name: "renamed/" + f.Name, Data: []byte(texts[f.Name])})
					}
				}
				text := string(txtar.Format(&txtar.Archive{Comment: a.Comment, Files: got}))
				if *update {
					if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
				} else if want := string(txtar.Format(a)); text != want {
					t.Errorf("got\n%s\nwant\n%s", text, want)
				}
			}
			if !renamed {
				t.Error("nothing was renamed")
			}
		})
	}
}

// A file that several open journeys use is renamed in all of them.
func TestRenameInOtherJourneys(t *testing.T) {
	a := &txtar.Archive{Files: []txtar.File{
		{Name: "lib.journey", Data: []byte("rep is a rep\n")},
		{Name: "one.journey", Data: []byte("use \"lib.journey\"\ncustomer is a customer\nrep calls customer\n")},
		{Name: "two.journey", Data: []byte("use \"lib.journey\"\nuser is a customer\nuser calls rep\n")},
		{Name: "three.journey", Data: []byte("customer is a customer\nrep is a rep\nrep calls customer\n")},
	}}
	one, two, three := compile(t, a, "one.journey"), compile(t, a, "two.journey"), compile(t, a, "three.journey")
	at := strings.Index(one.Source.Text(), "rep calls")
	edits, err := one.Rename(context.Background(), at, "agent", two, three)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range a.Files {
		texts[f.Name] = string(f.Data)
	}
	apply(texts, edits)
	for name, want := range map[string]string{
		"lib.journey":   "agent is a rep\n",
		"two.journey":   "use \"lib.journey\"\nuser is a customer\nuser calls agent\n",
		"three.journey": "customer is a customer\nrep is a rep\nrep calls customer\n",
	} {
		if texts[name] != want {
			t.Errorf("%s: got %q, want %q", name, texts[name], want)
		}
	}
	if _, err := one.Rename(context.Background(), at, "user", two); err == nil {
		t.Error("the name is taken in the other journey")
	}
}

// Every action of every journey can be applied, and what is allowed is no longer
// reported.
func TestActionsResolve(t *testing.T) {
	paths, _ := filepath.Glob("../../examples/*.journey")
	own, _ := filepath.Glob("testdata/*.journey")
	applied := 0
	for _, path := range append(paths, own...) {
		s, a := open(t, path)
		actions, err := s.Actions(context.Background(), source.Span{End: len(s.Source.Text())})
		if err != nil {
			t.Fatal(err)
		}
		bad := count(s, diag.BadAllow)
		for _, action := range actions {
			texts := map[string]string{"main.journey": s.Source.Text()}
			apply(texts, action.Edits)
			after := compile(t, &txtar.Archive{Files: append([]txtar.File{{Name: "main.journey", Data: []byte(texts["main.journey"])}}, a.Files[1:]...)}, "main.journey")
			applied++
			if texts["main.journey"] == s.Source.Text() {
				t.Errorf("%s: %s changes nothing", path, action.Title)
			}
			if strings.HasPrefix(action.Title, "Allow") {
				if action.Resolves.Code != diag.BadAllow && count(after, diag.BadAllow) != bad {
					t.Errorf("%s: %s is not understood", path, action.Title)
				}
				for _, d := range after.Diagnostics {
					if d.Code == action.Resolves.Code && d.Message == action.Resolves.Message {
						t.Errorf("%s: %s leaves %s", path, action.Title, d)
					}
				}
			}
		}
	}
	if applied == 0 {
		t.Error("no actions")
	}
}

func count(s *ide.Snapshot, code diag.Code) (n int) {
	for _, d := range s.Diagnostics {
		if d.Code == code {
			n++
		}
	}
	return n
}
