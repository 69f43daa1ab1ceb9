// Command hosts measures how programs that show SVG draw the texts of pictures:
// whether each text is drawn, and whether it stays in its box.
//
//	go run ./bench/hosts [JOURNEY …]
//
// A program only gets the texts of a picture, in black on white, so all ink
// belongs to them. Programs that are not installed are listed and skipped. It
// fails if a text is missing, or if more than a two-hundredth of the ink is
// outside the boxes.
package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

const (
	margin = 2.0   // pixels by which ink may leave a box: anti-aliasing, accents
	strays = 0.005 // the part of the ink that may be outside all boxes
	dark   = 0x9000
	spare  = 120 // a browser's window is larger than what it shows

	patience = 2 * time.Minute // with a program
)

// examples are drawn if no journey is given.
var examples = []string{"examples/lost-card.journey", "examples/refund-as-is.journey", "examples/moving-house-ja.journey"}

// host is a program that draws an SVG file as a PNG file.
type host struct {
	name    string
	version []string // the arguments that print its version
	args    func(svg, png, folder string, wide, high int) []string
}

var hosts = []host{
	{"rsvg-convert", []string{"--version"}, func(in, out, _ string, _, _ int) []string { return []string{in, "-o", out} }},
	{"convert-im6", []string{"-version"}, func(in, out, _ string, _, _ int) []string {
		return []string{in, "-background", "white", "-flatten", out}
	}},
	{"inkscape", []string{"--version"}, func(in, out, _ string, wide, _ int) []string {
		return []string{in, "--export-type=png", "--export-filename=" + out, fmt.Sprintf("--export-width=%d", wide)}
	}},
	{"chromium", []string{"--version"}, func(in, out, folder string, wide, high int) []string {
		return []string{
			"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--force-prefers-color-scheme=light",
			"--user-data-dir=" + folder, "--screenshot=" + out, fmt.Sprintf("--window-size=%d,%d", wide+spare, high+spare), "file://" + in,
		}
	}},
	{"firefox-esr", []string{"--version"}, func(in, out, folder string, wide, high int) []string {
		return []string{"--headless", "--profile", folder, "--screenshot", out, fmt.Sprintf("--window-size=%d,%d", wide+spare, high+spare), "file://" + in}
	}},
}

func main() {
	paths := os.Args[1:]
	if len(paths) == 0 {
		paths = examples
	}
	if err := run(paths); err != nil {
		fmt.Fprintln(os.Stderr, "hosts:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	folder, err := os.MkdirTemp("", "hosts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	var failed []string
	for _, h := range hosts {
		program, err := exec.LookPath(h.name)
		if err != nil {
			fmt.Printf("%s is not installed\n", h.name)
			continue
		}
		version, err := exec.Command(program, h.version...).Output()
		if err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		first, _, _ := strings.Cut(strings.TrimSpace(string(version)), "\n")
		fmt.Println(first)
		for _, path := range paths {
			drawn, all, outside, err := measure(h, program, path, folder)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", h.name, path, err)
			}
			fmt.Printf("  %-36s %d of %d texts, %.2f%% of the ink outside of its box\n", filepath.Base(path), drawn, all, 100*outside)
			if drawn < all || outside > strays {
				failed = append(failed, h.name+" "+filepath.Base(path))
			}
		}
	}
	if failed != nil {
		return errors.New("not as it should be: " + strings.Join(failed, ", "))
	}
	return nil
}

// measure lets a program draw the texts of a journey's picture, and looks for
// the ink of each.
func measure(h host, program, path, folder string) (drawn, all int, outside float64, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, 0, err
	}
	s, err := render.Scene(context.Background(), compiled.Text(path, string(text)).Journey, render.Options{})
	if err != nil {
		return 0, 0, 0, err
	}
	placed := s.Texts()
	in, out := filepath.Join(folder, "texts.svg"), filepath.Join(folder, "texts.png")
	drawing, err := render.WriteSVG(context.Background(), textsOf(&s, placed))
	if err != nil {
		return 0, 0, 0, err
	}
	if err := os.WriteFile(in, drawing, 0o600); err != nil {
		return 0, 0, 0, err
	}
	if err := os.Remove(out); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, 0, 0, err
	}
	own := filepath.Join(folder, h.name)
	if err := os.MkdirAll(own, 0o700); err != nil {
		return 0, 0, 0, err
	}
	limited, done := context.WithTimeout(context.Background(), patience)
	defer done()
	if said, err := exec.CommandContext(limited, program, h.args(in, out, own, int(s.Width), int(s.Height))...).CombinedOutput(); err != nil {
		return 0, 0, 0, fmt.Errorf("%w: %.300s", err, said)
	}
	file, err := os.Open(out)
	if err != nil {
		return 0, 0, 0, err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return 0, 0, 0, err
	}
	drawn, outside = inkOf(picture, &s, placed)
	return drawn, len(placed), outside, nil
}

// textsOf returns a scene of the texts alone.
func textsOf(s *scene.Scene, placed []scene.Placed) *scene.Scene {
	alone := &scene.Scene{Width: s.Width, Height: s.Height, Title: s.Title, Desc: s.Desc, Lang: s.Lang, Font: s.Font}
	alone.Palette = []scene.Paint{{Role: theme.Ink, Light: "#000000", Dark: "#000000"}, {Role: theme.Paper, Light: "#ffffff", Dark: "#ffffff"}}
	alone.Paper = scene.Shape{Form: scene.Rect, Class: "paper", Box: scene.Box{W: s.Width, H: s.Height}, Fill: theme.Paper}
	for _, p := range placed {
		p.Text.Fill = theme.Ink
		alone.Header = append(alone.Header, p.Text)
	}
	return alone
}

// inkOf returns how many of the texts have left ink in their boxes, and what
// part of all ink is outside all boxes.
func inkOf(picture image.Image, s *scene.Scene, placed []scene.Placed) (drawn int, outside float64) {
	wide, high := min(int(s.Width), picture.Bounds().Max.X), min(int(s.Height), picture.Bounds().Max.Y)
	black := func(x, y int) bool {
		r, g, b, a := picture.At(x, y).RGBA()
		return a > dark && (r+g+b)/3 < dark
	}
	inside := make([]bool, wide*high)
	for _, p := range placed {
		ink := false
		for y := max(int(p.In.Y-margin), 0); y < min(int(p.In.Bottom()+margin)+1, high); y++ {
			for x := max(int(p.In.X-margin), 0); x < min(int(p.In.Right()+margin)+1, wide); x++ {
				inside[y*wide+x] = true
			}
		}
		for y := max(int(p.Text.Box.Y), 0); y < min(int(p.Text.Box.Bottom()), high); y++ {
			for x := max(int(p.Text.Box.X), 0); x < min(int(p.Text.Box.Right()), wide); x++ {
				ink = ink || black(x, y)
			}
		}
		if ink {
			drawn++
		}
	}
	all, stray := 0, 0
	for y := range high {
		for x := range wide {
			if black(x, y) {
				all++
				if !inside[y*wide+x] {
					stray++
				}
			}
		}
	}
	return drawn, float64(stray) / float64(max(all, 1))
}
