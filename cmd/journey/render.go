package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	"github.com/journey-lang/journey/internal/quantity"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/theme"
	"github.com/journey-lang/journey/report/diagnostics"
)

// formats are the formats that render can write; each except text is also a
// file extension.
var formats = []string{"svg", "png", "pdf", "html", "text", "json"}

func renderCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:      "render",
		Usage:     "draw journeys as swimlane diagrams",
		ArgsUsage: "[-o OUT|DIR|-] [--format " + strings.Join(formats, "|") + "] FILE…|DIR|-",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE` to write, a folder for several journeys, or - for standard output"},
			&cli.StringFlag{Name: "format", Usage: "format: `" + strings.Join(formats, "|") + "` (default: from the output name, otherwise svg)"},
			&cli.Float64Flag{Name: "scale", DefaultText: "1", Usage: "scale of a PNG: a `NUMBER` from 0.1 to 8"},
			&cli.StringFlag{Name: "theme", Usage: "theme: `" + strings.Join(theme.Names(), "|") + "|FILE.toml`"},
			&cli.StringFlag{Name: "density", Usage: "spacing of the steps: `compact|timeline`"},
			&cli.StringFlag{Name: "view", Usage: "order of the lanes, as declared or as in a service blueprint: `" + strings.Join(texts(render.Views()), "|") + "`"},
			&cli.StringFlag{Name: "direction", Usage: "direction of the flow: `right|down`"},
			&cli.StringFlag{Name: "width", Usage: "fold a picture wider than `PX|auto|none` into bands; auto, the default, fits a wiki page"},
			&cli.StringFlag{Name: "show", Usage: "show these: a `LIST` of " + strings.Join(render.Parts(), ",")},
			&cli.StringFlag{Name: "hide", Usage: "hide these: a `LIST` as for --show"},
			&cli.BoolFlag{Name: "ascii", DisableDefaultText: true, Usage: "draw text with ASCII only"},
			&cli.BoolFlag{Name: "check", DisableDefaultText: true, Usage: "write nothing; list the pictures that are missing or out of date, and exit with 1 if there are any"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "draw what can be read, despite errors"},
			&cli.BoolFlag{Name: "quiet", DisableDefaultText: true, Aliases: []string{"q"}, Usage: "print errors only"},
		}, subsetFlags()...),
		Description: `Writes refund.svg next to refund.journey; with - it reads standard input and writes to
standard output. Journeys with errors are skipped, unless --force is given. Output files
are replaced completely or not at all; journeys are never overwritten. A folder means
the .journey files in it that can be drawn; files with only declarations are skipped.

Formats: svg is the picture; png the same as pixels, in light colours; pdf one page of
the same size, with searchable text; html a single-file page with the picture, to
search, zoom and see details; text the journey for terminals and commit messages; json
the picture as data, with the position of every box, line and text. For other notations,
such as DOT, see journey export.

Examples:
  journey render refund.journey
  journey render refund.journey -o wiki/refund.svg
  journey render refund.journey -o refund.png --scale 2
  journey render journeys/ -o pictures/
  journey render --check journeys/ -o pictures/
  journey render refund.journey --only phase=Verify -o verify.svg
  journey render refund.journey --collapse phase -o overview.svg
  echo 'rep sends SMS to customer via helpdesk' | journey render - -o out.svg`,
		Action: func(c *cli.Context) error {
			if c.Args().Len() == 0 {
				return nothingGiven(c)
			}
			out := c.String("output")
			if c.IsSet("output") && out == "" {
				return &usageError{message: "-o needs a file name", hint: "journey render --help"}
			}
			if to := c.String("format"); !slices.Contains(formats, to) && slices.Contains(notationNames(), to) {
				return &usageError{message: to + " is a notation, not a picture", hint: "journey export --to " + to}
			}
			format, err := formatOf(c, out, formats...)
			if err != nil {
				return err
			}
			look, err := s.look(c)
			if err != nil {
				return err
			}
			look.Fonts, look.ASCII = &machineFonts{}, c.Bool("ascii")
			if look.Scale, err = scale(c, format); err != nil {
				return err
			}
			part, err := part(c)
			if err != nil {
				return err
			}
			inputs, failed := s.expand(c.Args().Slice())
			jobs, err := plan(inputs, out, format)
			if err != nil {
				return errors.Join(failed, err)
			}
			d := drawing{format, look, c.Bool("force"), c.Bool("quiet"), part}
			if c.Bool("check") {
				return errors.Join(failed, s.compare(jobs, d))
			}
			return errors.Join(failed, s.render(jobs, d))
		},
	}
}

// scale returns the scale of a PNG.
func scale(c *cli.Context, format string) (float64, error) {
	if !c.IsSet("scale") {
		return 1, nil
	}
	v := c.Float64("scale")
	switch {
	case format != "png":
		return 0, &usageError{message: "--scale is only for png, not for " + format, hint: "journey render --format png --scale 2 FILE"}
	case !(v >= render.LeastScale && v <= render.MostScale):
		return 0, &usageError{message: fmt.Sprintf("--scale %g is not between %g and %g", v, render.LeastScale, render.MostScale), hint: "journey render --format png --scale 2 FILE"}
	}
	return v, nil
}

// look returns the flags for the look of a picture; they override the journey's
// own settings.
func (s *streams) look(c *cli.Context) (render.Options, error) {
	opt := render.Options{Engine: engine}
	if err := s.theme(c, &opt); err != nil {
		return opt, err
	}
	var err error
	if opt.Density, err = option(c, "density", render.Densities()); err != nil {
		return opt, err
	}
	if opt.Direction, err = option(c, "direction", render.Directions()); err != nil {
		return opt, err
	}
	if opt.View, err = option(c, "view", render.Views()); err != nil {
		return opt, err
	}
	if opt.Width, err = render.ParseWidth(c.String("width")); err != nil {
		return opt, &usageError{message: err.Error(), hint: "journey render --width auto"}
	}
	for _, f := range []struct {
		name  string
		parts *[]string
	}{{"show", &opt.Show}, {"hide", &opt.Hide}} {
		parts, err := choices(c, f.name, render.Parts()...)
		if err != nil {
			return opt, err
		}
		*f.parts = parts
	}
	return opt, nil
}

// option returns the value of a flag that takes one of a type's constants; ""
// if it is not set.
func option[T ~string](c *cli.Context, name string, known []T) (T, error) {
	if !c.IsSet(name) {
		return "", nil
	}
	value, err := choice(c, name, texts(known)...)
	return T(value), err
}

// texts returns constants as strings, for flags.
func texts[T ~string](known []T) []string {
	all := make([]string, len(known))
	for i, k := range known {
		all[i] = string(k)
	}
	return all
}

// job is one picture to make.
type job struct {
	in     input
	out    string // a path, or "-"
	folder string // that out must not leave, or "" if the user named out
}

// plan decides where each picture goes: without out next to its journey, or to
// standard output if it came from standard input.
func plan(inputs []input, out, format string) ([]job, error) {
	folder := len(inputs) > 1 || strings.HasSuffix(out, "/") || strings.HasSuffix(out, string(filepath.Separator))
	for _, in := range inputs {
		folder = folder || in.below != nil
	}
	if info, err := os.Stat(out); err == nil && out != standard {
		if folder && !info.IsDir() {
			return nil, &usageError{message: fmt.Sprintf("%s is a file; several journeys need a folder", out)}
		}
		folder = folder || info.IsDir()
	}
	if out == standard && len(inputs) > 1 {
		return nil, &usageError{message: "several journeys cannot go to standard output", hint: "journey render -o pictures/ FILE…"}
	}

	var jobs []job
	taken := map[string]string{}
	for _, in := range inputs {
		j := job{in: in, out: out}
		switch {
		case out == standard || out == "" && in.path == standard:
			j.out = standard
		case out == "" && in.below != nil:
			j.out, j.folder = replaceExtension(in.path, format), in.below.path
		case out == "":
			j.out, j.folder = replaceExtension(in.path, format), filepath.Dir(in.path)
		case folder:
			j.out, j.folder = filepath.Join(out, replaceExtension(in.rel, format)), out
		}
		if j.out != standard {
			if other, clash := taken[filepath.Clean(j.out)]; clash {
				return nil, &usageError{message: fmt.Sprintf("%s would overwrite %s, the output of %s", in.path, j.out, other)}
			}
			taken[filepath.Clean(j.out)] = in.path
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

func replaceExtension(path, format string) string {
	if format == "text" {
		format = "txt"
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + format
}

// render draws the pictures one after the other and continues after a failure.
func (s *streams) render(jobs []job, d drawing) error {
	var failed error
	progress := len(jobs) > 1 && !d.quiet && isTerminal(s.err)
	written, wanted := 0, len(jobs)
	for i, j := range jobs {
		if progress {
			fmt.Fprintf(s.err, "\r\x1b[K%d/%d %s", i+1, len(jobs), diagnostics.Visible(filepath.Base(j.in.path)))
		}
		err := guarded([]string{j.in.path}, func() error {
			picture, remark, err := s.picture(j, d, progress)
			if err != nil {
				return err
			}
			if err := s.store(j, picture); err != nil {
				return err
			}
			if j.out != standard && !d.quiet && !progress {
				s.tell("wrote %s%s", j.out, remark)
			}
			return nil
		})
		switch {
		case err == nil:
			written++
		case errors.Is(err, errLibrary):
			wanted--
			if progress {
				fmt.Fprint(s.err, "\r\x1b[K")
			}
			if !d.quiet {
				s.tell("skipped %s: %v", j.in.path, err)
			}
		default:
			failed = errors.Join(failed, err)
		}
	}
	if progress {
		fmt.Fprint(s.err, "\r\x1b[K")
	}
	if len(jobs) > 1 && !d.quiet {
		s.tell("wrote %d of %d pictures", written, wanted)
	}
	if errors.Is(failed, errFindings) && !d.force && !d.quiet {
		s.tell("  try: journey render --force, to draw what can be read")
	}
	return failed
}

// errLibrary means that there is nothing to draw in a file that was found.
var errLibrary = errors.New("it has only declarations, for other journeys to use")

// picture draws one picture, and returns it with a remark on its journey. If
// progress is shown, a progress line has to be written before anything is
// reported.
func (s *streams) picture(j job, d drawing, progress bool) (picture []byte, comment string, err error) {
	file, opt, err := s.open(j.in)
	if err != nil {
		return nil, "", err
	}
	result, err := compile(file, opt)
	if err != nil {
		return nil, "", err
	}
	if result.Diagnostics.HasErrors() {
		if progress {
			fmt.Fprint(s.err, "\r\x1b[K")
		}
		err := diagnostics.Text(s.err, onlyErrors(result.Diagnostics), textOptions(s.err, 1))
		if !d.force || err != nil {
			return nil, "", errors.Join(errFindings, err)
		}
	}
	if result.Journey.Library && j.in.below != nil {
		return nil, "", errLibrary
	}
	shown, err := cut(result, j.in.path, d.part)
	if err != nil {
		return nil, "", err
	}
	picture, missing, err := d.draw(shown)
	if err != nil {
		return nil, "", cannotDraw(j.in.path, err)
	}
	if len(missing) > 0 && !d.quiet {
		if progress {
			fmt.Fprint(s.err, "\r\x1b[K")
		}
		s.tell("journey: %s", withoutFont(j.in.path, missing))
	}
	return picture, remark(j.in, result.Diagnostics), nil
}

// store writes the picture of a job to its file.
func (s *streams) store(j job, picture []byte) error {
	if j.folder == "" { // the user named the output, or it is standard output
		return s.deliver(j.out, picture)
	}
	err := s.files.WriteIn(j.folder, j.out, picture)
	if errors.Is(err, files.ErrOutside) {
		err = fmt.Errorf("%w; if that is intended, name it with -o", err)
	}
	return cannotWrite(j.out, err)
}

func onlyErrors(list diag.List) diag.List {
	var errs diag.List
	for _, d := range list {
		if d.Severity == diag.Error {
			errs = append(errs, d)
		}
	}
	return errs
}

// remark says that check has more to report about a journey that was drawn.
func remark(in input, list diag.List) string {
	warnings := 0
	for _, d := range list {
		if d.Severity == diag.Warning && !d.Code.IsFinding() {
			warnings++
		}
	}
	if warnings == 0 || in.path == standard {
		return ""
	}
	return fmt.Sprintf(" (%s; see \"journey check %s\")", quantity.Count(float64(warnings), "warning"), in.path)
}
