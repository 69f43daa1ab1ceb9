package render_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/journey-lang/journey/compiler/subset"
	"github.com/journey-lang/journey/render"
)

// Excerpts and overviews of the examples keep the invariants of a picture.
func TestExcerpts(t *testing.T) {
	paths, err := filepath.Glob("../examples/*.journey")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		j := compile(path, string(text))
		all := []subset.Options{{CollapseAll: true}}
		for _, p := range j.Phases {
			all = append(all, subset.Options{Phases: []string{p.Title}})
		}
		for _, p := range j.Participants {
			all = append(all, subset.Options{Lanes: []string{p.Name}})
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			for _, opt := range all {
				part, err := subset.Of(j, opt)
				if idle := (*subset.Error)(nil); errors.As(err, &idle) && idle.Idle {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				s, err := render.Scene(context.Background(), part, render.Options{})
				if err != nil {
					t.Errorf("%+v: %v", opt, err)
					continue
				}
				checkScene(t, s)
				if t.Failed() {
					t.Fatalf("in the excerpt %+v", opt)
				}
			}
		})
	}
}
