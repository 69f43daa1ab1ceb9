// Command writers compares what the writers of this module draw for the same
// scene: the SVG as Chromium shows it with the PNG, pixel by pixel, and the
// texts of the scene with those that pdftotext finds in the PDF.
//
//	go run ./bench/writers examples/*.journey
//
// CHROMIUM and PDFTOTEXT name the tools, /usr/bin/chromium and pdftotext by
// default; missing ones are skipped with a message. The exit code is 1 if a
// picture differs by more than the tolerance or a text is not found.
package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/render"
)

// The mean differences of a colour channel, out of 255, that anti-aliasing and
// other emoji fonts may cause: over the picture, and in the worst square of a
// side of square pixels. A missing shape or a box that is off by two pixels
// causes more.
const (
	tolerance       = 1.5
	squareTolerance = 40.0
	square          = 32
)

func main() { os.Exit(run(os.Args[1:])) }

func run(paths []string) int {
	if len(paths) == 0 {
		fmt.Fprintln(os.Stderr, "usage: writers FILE.journey…")
		return 2
	}
	folder, err := os.MkdirTemp("", "writers")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	defer os.RemoveAll(folder)
	code := 0
	fmt.Printf("%-28s %8s %8s   %s\n", "picture", "mean", "worst", "texts found")
	for _, path := range paths {
		row, ok, err := compare(path, folder)
		if err != nil {
			row = err.Error()
		}
		if err != nil || !ok {
			code, row = 1, row+"   FAILED"
		}
		fmt.Printf("%-28s %s\n", strings.TrimSuffix(filepath.Base(path), ".journey"), row)
	}
	return code
}

// compare returns one row of the table.
func compare(path, folder string) (row string, ok bool, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", false, err
	}
	j := compiled.Text(path, string(text)).Journey
	mean, worst, err := pixels(j, folder)
	if err != nil {
		return "", false, err
	}
	found, all, err := texts(j, folder)
	return fmt.Sprintf("%8.2f %8.2f   %d of %d", mean, worst, found, all), mean <= tolerance && worst <= squareTolerance && found == all, err
}

// pixels compares the picture of Chromium with the PNG.
func pixels(j *model.Journey, folder string) (mean, worst float64, err error) {
	data, err := render.PNG(context.Background(), j, render.Options{})
	if err != nil {
		return 0, 0, err
	}
	ours, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, 0, err
	}
	browser, err := exec.LookPath(cmp.Or(os.Getenv("CHROMIUM"), "/usr/bin/chromium"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "no Chromium: pixels are not compared")
		return 0, 0, nil
	}
	file, shot := filepath.Join(folder, "picture.svg"), filepath.Join(folder, "shot.png")
	drawn, err := render.SVG(context.Background(), j, render.Options{})
	if err != nil {
		return 0, 0, err
	}
	if err := os.WriteFile(file, drawn, 0o644); err != nil {
		return 0, 0, err
	}
	const spare = 200 // the window is larger than what it shows
	size := ours.Bounds().Max
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
		"--force-prefers-color-scheme=light", "--user-data-dir="+folder, "--screenshot="+shot,
		fmt.Sprintf("--window-size=%d,%d", size.X+spare, size.Y+spare), "file://"+file).CombinedOutput()
	if err != nil {
		return 0, 0, fmt.Errorf("chromium: %w: %.300s", err, out)
	}
	data, err = os.ReadFile(shot)
	if err != nil {
		return 0, 0, err
	}
	theirs, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, 0, err
	}
	if theirs.Bounds().Max.X < size.X || theirs.Bounds().Max.Y < size.Y {
		return 0, 0, fmt.Errorf("the browser's picture is %v, ours %v", theirs.Bounds(), size)
	}
	mean, worst = difference(ours, theirs)
	return mean, worst, nil
}

// difference returns the mean difference of the colour channels of two
// pictures, and that of the worst square.
func difference(a, b image.Image) (mean, worst float64) {
	size := a.Bounds().Max
	wide := size.X/square + 1
	squares := make([]float64, wide*(size.Y/square+1))
	sum := 0.0
	for y := range size.Y {
		for x := range size.X {
			ar, ag, ab, _ := a.At(x, y).RGBA()
			br, bg, bb, _ := b.At(x, y).RGBA()
			d := (gap(ar, br) + gap(ag, bg) + gap(ab, bb)) / 3
			sum += d
			squares[y/square*wide+x/square] += d
		}
	}
	for _, s := range squares {
		worst = max(worst, s/(square*square))
	}
	return sum / float64(size.X*size.Y), worst
}

func gap(a, b uint32) float64 { return math.Abs(float64(a)-float64(b)) / 257 }

// texts looks the texts of the scene up in the PDF.
func texts(j *model.Journey, folder string) (found, all int, err error) {
	tool, err := exec.LookPath(cmp.Or(os.Getenv("PDFTOTEXT"), "pdftotext"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "no pdftotext: texts are not looked up")
		return 0, 0, nil
	}
	s, err := render.Scene(context.Background(), j, render.Options{})
	if err != nil {
		return 0, 0, err
	}
	data, err := render.PDF(context.Background(), j, render.Options{})
	if err != nil {
		return 0, 0, err
	}
	file := filepath.Join(folder, "picture.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return 0, 0, err
	}
	out, err := exec.Command(tool, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		return 0, 0, err
	}
	content := plain(string(out))
	for _, placed := range s.Texts() {
		all++
		missing := slices.DeleteFunc(strings.FieldsFunc(plain(placed.Text.Text), between), func(word string) bool { return strings.Contains(content, word) })
		if len(missing) == 0 {
			found++
		} else {
			fmt.Fprintf(os.Stderr, "not in the PDF: %q\n", missing)
		}
	}
	return found, all, nil
}

// between reports whether a character separates words. The tool guesses the
// order of words and punctuation on a line with both directions, so words are
// looked up one by one.
func between(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }

// plain returns a text without direction marks, of which pdftotext adds some.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}
