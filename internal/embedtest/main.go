// Command embed represents another project's program: a separate module that
// uses the public packages as a dependency. It draws the named journey to
// standard output. To standard error it writes its environment variables, as
// they are after all packages have been initialised.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

func main() {
	environment := os.Environ()
	slices.Sort(environment)
	for _, variable := range environment {
		fmt.Fprintln(os.Stderr, variable)
	}
	if err := draw(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// folder loads the files that a journey uses from a folder.
type folder string

func (f folder) Load(_ *source.File, path string) (*source.File, error) {
	text, err := os.ReadFile(filepath.Join(string(f), filepath.Clean("/"+path)))
	return source.New(path, string(text)), err
}

// proof is an engine that returns the lines unchanged.
type proof struct{}

func (proof) Draw(picture render.Pinned) ([][]scene.Point, error) {
	lines := make([][]scene.Point, len(picture.Lines))
	for i, l := range picture.Lines {
		lines[i] = l.Points
	}
	return lines, nil
}

func draw(ctx context.Context, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	result, err := compiler.Compile(ctx, path, string(text), compiler.Options{Loader: folder(filepath.Dir(path)), Config: &config.Config{}})
	if err != nil {
		return err
	}
	for _, d := range result.Diagnostics {
		if d.Severity == diag.Error {
			return fmt.Errorf("%v, see %s", d, d.Code.URL())
		}
	}
	var journey *model.Journey = result.Journey
	if len(journey.Nodes) == 0 {
		return fmt.Errorf("%s: nothing happens", path)
	}
	look, _ := theme.ByName("")
	picture, err := render.SVG(ctx, result, render.Options{Own: look, Engine: proof{}})
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(picture)
	return err
}
