package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// Each limit is tested with the numbers that docs/limits.md gives for it: at
// the limit nothing happens, and one beyond it, what the table says.
var atLimits = map[string]func(t *testing.T, most ...int){
	"`used-files`": func(t *testing.T, most ...int) {
		for _, n := range []int{1, 3, most[0]} {
			setting := fmt.Sprintf("[sizes]\nused-files = %d\n", n)
			if n == most[0] {
				setting = ""
			}
			for beyond, want := range []string{"", fmt.Sprintf("more than %d files are used", n)} {
				dir := t.TempDir()
				write(t, dir, "journey.toml", setting)
				main := write(t, dir, "main.journey", lines(n+beyond, "use \"team%d.journey\"\n")+oneStep)
				for i := range n + beyond {
					write(t, dir, fmt.Sprintf("team%d.journey", i), "")
				}
				journey(t, "", "check", main).refuses(beyond, exitFindings, "J106", want)
			}
		}
	},
	"`used-kilobytes`": func(t *testing.T, most ...int) {
		for _, n := range []int{1, 3, most[0]} {
			setting := fmt.Sprintf("[sizes]\nused-kilobytes = %d\n", n)
			if n == most[0] {
				setting = ""
			}
			for beyond, want := range []string{"", fmt.Sprintf("all files used exceed %d kB", n)} {
				dir := t.TempDir()
				write(t, dir, "journey.toml", setting)
				write(t, dir, "team0.journey", comment(n<<10-100))
				write(t, dir, "team1.journey", comment(100+beyond))
				main := write(t, dir, "main.journey", lines(2, "use \"team%d.journey\"\n")+oneStep)
				journey(t, "", "check", main).refuses(beyond, exitFindings, "J106", want)
			}
		}
	},
	"`picture-span`": func(t *testing.T, most ...int) {
		drawn := func(span int, text, density string, beyond int, want string) (path string) {
			dir := t.TempDir()
			if span != most[0] {
				write(t, dir, "journey.toml", fmt.Sprintf("[sizes]\npicture-span = %d\n", span))
			}
			path = write(t, dir, "a.journey", text)
			for _, direction := range []string{"right", "down"} {
				journey(t, "", "render", "--width", "none", "--density", density, "--direction", direction, "-o", "-", path).
					refuses(beyond, exitEnvironment, "cannot draw", want)
			}
			return path
		}
		for beyond := range 2 {
			for _, span := range []int{20, 31, most[0]} { // the start and the end need a column each
				n := span + beyond
				drawn(span, "rep is a rep\n"+strings.Repeat("rep reads paper\n", n-2), "compact", beyond, fmt.Sprintf("%d columns exceed the limit of %d", n, span))
			}
			for _, span := range []int{20, 31} {
				n := span + beyond
				path := drawn(span, together(n), "compact", beyond, fmt.Sprintf("%d rows exceed the limit of %d", n, span))
				page := journey(t, "", "report", "--runs", "0", "--format", "html", path)
				page.counts(`<svg[^>]* class="journey"`, 1-beyond)
				page.counts("the report has no picture", beyond)
			}
			text := lines(8, "agent%d is a rep\n") + strings.Repeat(lines(8, "agent%d reads paper\n"), 2) + strings.Repeat("agent0 reads paper\n", beyond)
			drawn(24, text, "timeline", beyond, "8 rows times 19 columns exceed the limit of 144")
		}
	},
	"a journey": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			text := oneStep + comment(most[0]-len(oneStep)+beyond)
			want := fmt.Sprintf("larger than %d MiB", most[0]>>20)
			journey(t, "", "check", write(t, t.TempDir(), "large.journey", text)).refuses(beyond, exitEnvironment, want)
			journey(t, text, "check", "-").refuses(beyond, exitEnvironment, want)
		}
	},
	"a journey.toml": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			dir := t.TempDir()
			write(t, dir, "journey.toml", comment(most[0]+beyond))
			journey(t, "", "check", write(t, dir, "a.journey", oneStep)).refuses(beyond, exitUsage, "larger than 1 MiB")
		}
	},
	"a theme": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			own := write(t, t.TempDir(), "own.toml", comment(most[0]+beyond))
			journey(t, oneStep, "render", "--theme", own, "-").refuses(beyond, exitEnvironment, "larger than 1 MiB")
		}
	},
	"statements in a journey": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			text := "rep is a rep\nrep reads paper\n" + strings.Repeat("note x\n", most[0]-2+beyond)
			journey(t, text, "check", "-").refuses(beyond, exitFindings, "J012", "more than 100000 statements")
		}
	},
	"nested blocks": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			text := "rep is a rep\n" + strings.Repeat("repeat 2 times\n", most[0]+beyond) + "rep reads paper\n" + strings.Repeat("end\n", most[0]+beyond)
			journey(t, text, "check", "-").refuses(beyond, exitFindings, "J003", fmt.Sprintf("nested more than %d deep", most[0]))
		}
	},
	"syntax errors in one file, and problems in its sentences": func(t *testing.T, most ...int) {
		for line, code := range map[string]string{"end\n": "J003", "rep receives letter\n": "J201"} {
			for beyond := range 3 {
				got := journey(t, oneStep+strings.Repeat(line, most[0]+beyond), "check", "--format", "json", "-")
				got.counts(`"code": "`+code+`"`, most[0])
				got.counts(fmt.Sprintf("stopped after %d problems", most[0]), min(beyond, 1))
			}
		}
	},
	"files that `use` each other": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			dir := t.TempDir()
			for i := range most[0] + beyond {
				write(t, dir, fmt.Sprintf("%d.journey", i), fmt.Sprintf("use \"%d.journey\"\n", i+1))
			}
			write(t, dir, fmt.Sprintf("%d.journey", most[0]+beyond), "rep is a rep\ncustomer is a customer\n")
			main := write(t, dir, "main.journey", "use \"1.journey\"\nrep calls customer by phone\n")
			journey(t, "", "check", main).refuses(beyond, exitFindings, "J106", fmt.Sprintf("more than %d levels deep", most[0]))
		}
	},
	"times of a `repeat`": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			text := cast + fmt.Sprintf("repeat %d times\nrep calls customer\nend\n", most[0]+beyond)
			journey(t, text, "check", "-").refuses(beyond, exitFindings, "J006", fmt.Sprint(most[0]+beyond))
		}
	},
	"a duration": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			text := oneStep + fmt.Sprintf("  waits %d hours\n", most[0]*365*24+beyond)
			journey(t, text, "check", "-").refuses(beyond, exitFindings, "J006", "hours")
		}
	},
	"width in pixels at which a picture is folded": func(t *testing.T, most ...int) {
		for _, end := range []struct{ at, step int }{{most[0], -1}, {most[1], 1}} {
			for beyond := range 2 {
				width := end.at + beyond*end.step
				journey(t, oneStep, "render", "--width", fmt.Sprint(width), "-").
					refuses(beyond, exitUsage, fmt.Sprintf("expected auto, none, or a number of pixels from %d to %d", most[0], most[1]))
				journey(t, oneStep+fmt.Sprintf("set width %d\n", width), "check", "-").
					refuses(beyond, exitFindings, "J107", fmt.Sprintf("from %d to %d", most[0], most[1]))
			}
		}
	},
	"`--scale` of a PNG": func(t *testing.T, _ ...int) {
		for scale, beyond := range map[string]int{"0.1": 0, "0.0999": 1, "8": 0, "8.0001": 1} {
			journey(t, oneStep, "render", "--format", "png", "--scale", scale, "-o", "-", "-").
				refuses(beyond, exitUsage, "is not between 0.1 and 8")
		}
	},
	"customers whose path is followed for findings and channel changes": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			n := most[0] + beyond
			text := "rep is a rep\n" + lines(n, "guest%d is a customer\n") +
				lines(n, "guest%d calls rep\n  feels +2\nguest%d meets rep\n  feels -2\nguest%d calls rep\nguest%d meets rep\nguest%d calls rep\n")
			got := journey(t, text, "check", "--format", "json", "--select", "J507,J510", "-")
			got.counts(`"code": "J507"`, most[0])
			got.counts(`"code": "J510"`, most[0])
		}
	},
	"faces of one customer in a column of a picture": func(t *testing.T, most ...int) {
		for beyond := range 3 {
			got := journey(t, oneStep+strings.Repeat("  feels happy\n", most[0]+beyond), "render", "-")
			got.counts(`class="mood[ "]`, most[0])
			got.counts(fmt.Sprintf(`\(and %d more\)`, beyond), 2*min(beyond, 1)) // once as a title, once for screen readers
		}
	},
	"emotion curves in a picture": func(t *testing.T, most ...int) {
		for beyond := range 3 {
			n := most[0] + beyond
			text := "rep is a rep\n" + lines(n, "guest%d is a customer\n") + lines(n, "rep calls guest%d\n  feels happy\n  feels calm\n")
			for _, direction := range []string{"right", "down"} {
				got := journey(t, text, "render", "--width", "none", "--direction", direction, "-")
				got.counts(`class="curve[ "]`, most[0])
				got.counts(fmt.Sprintf(`>emotions \(%d more\)`, beyond), min(beyond, 1))
			}
		}
	},
	"stacked ping-pong brackets": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			n := most[0] + beyond
			dir := t.TempDir()
			write(t, dir, "journey.toml", "[limits]\nping-pong-window = 1000\n")
			both := lines(n, "agent%d sends form to customer by letter\n") + lines(n, "customer sends form to agent%d by letter\n")
			main := write(t, dir, "a.journey", "customer is a customer\n"+lines(n, "agent%d is a rep\n")+both+both)
			journey(t, "", "render", "--width", "none", "-o", "-", main).counts(`class="pingpong"`, most[0])
			journey(t, "", "check", "--format", "json", main).counts(`"code": "J501"`, n)
		}
	},
	"notes listed under a picture": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			n := most[0] + beyond
			text := oneStep + lines(n, "  pain It hurts %d\n")
			journey(t, text, "render", "-").counts(`class="note"`, n*(1-beyond))
			journey(t, text, "render", "--show", "notes", "-").counts(`class="note"`, n)
		}
	},
	"runs of a simulation": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			got := journey(t, oneStep+"  takes 1h..2h\n", "report", "--format", "json", "--runs", fmt.Sprint(most[0]+beyond), "-")
			got.refuses(beyond, exitUsage, fmt.Sprintf("invalid --runs %d", most[0]+beyond))
			got.counts(fmt.Sprintf(`"runs": %d`, most[0]), 1-beyond)
		}
	},
	"rows of a table in a report for people": func(t *testing.T, most ...int) {
		for more := range 3 {
			n := most[0] + more
			text := together(n)
			for _, format := range []string{"text", "md", "html"} {
				leftOut(t, text, format, "and %d more", more)
			}
			journey(t, text, "report", "--runs", "0", "--format", "json", "-").contains(fmt.Sprintf(`"agent%d"`, n-1))
		}
	},
	"findings in a report for people": func(t *testing.T, most ...int) {
		for more := range 3 {
			text := cast + strings.Repeat("customer reads paper\n  feels +2\ncustomer reads paper\n  feels -2\n", most[0]+more)
			for _, format := range []string{"text", "md", "html"} {
				leftOut(t, text, format, "and %d more", more)
			}
			journey(t, text, "report", "--runs", "0", "--format", "json", "-").counts(`"code": "J510"`, most[0]+more)
		}
	},
	"tables, figures and charts in a section of a report": func(t *testing.T, most ...int) {
		for i, what := range []string{"table", "metric", "plot"} { // the section on emotions has one per customer
			for more := range 3 {
				text := "rep is a rep\n" + lines(most[i]+more, "guest%d is a customer\n") + lines(most[i]+more, "guest%d reads paper\n  feels +1\n")
				leftOut(t, text, "md", "Left out for length: %d "+what, more)
			}
		}
	},
	"givers or takers in the handoff matrix": func(t *testing.T, most ...int) {
		for beyond := range 2 {
			n := most[0] + beyond
			text := lines(n+1, "agent%d is a rep\n") + lines(n+1, "agent%d reads paper\n") // the first agent only gives
			got := journey(t, text, "report", "--runs", "0", "--format", "md", "-")
			got.counts("from ↓ to →", 1-beyond)
			got.counts(`\| from \| to \| times`, beyond)
		}
	},
	"rows of `check --format markdown`": func(t *testing.T, most ...int) {
		for beyond := range 3 {
			text := oneStep + strings.Repeat("end\n", most[0]+beyond)
			got := journey(t, text, "check", "--format", "markdown", "-")
			got.counts(`\| error J003 \|`, most[0])
			got.counts(fmt.Sprintf("… and %d more", beyond), min(beyond, 1))
			journey(t, text, "check", "--format", "json", "-").counts(`"code": "J003"`, most[0]+beyond)
		}
	},
}

// Some limits do not affect the output of the command, or take long to reach:
// these packages test them.
var atLimitsElsewhere = map[string]string{
	"pixels of a PNG": "render/internal/png",
	"total length of all lines in a PNG, in pixels": "render/internal/png",
}

const (
	cast    = "rep is a rep\ncustomer is a customer\n"
	oneStep = cast + "rep calls customer by phone\n"
)

func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("writes the largest journeys")
	}
	page, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	_, tables, _ := strings.Cut(string(page), "<!-- begin generated")
	for line := range strings.Lines(tables) {
		cells := strings.Split(line, " | ")
		if len(cells) < 3 || strings.HasPrefix(line, "| ---") || strings.Contains(line, "| at most |") || strings.Contains(line, "| default |") {
			continue
		}
		what := strings.TrimPrefix(cells[0], "| ")
		if _, elsewhere := atLimitsElsewhere[what]; elsewhere {
			continue
		}
		test, ok := atLimits[what]
		if !ok {
			t.Errorf("no boundary case for %q", what)
			continue
		}
		t.Run(what, func(t *testing.T) { test(t, numbers(t, cells[1])...) })
	}
}

// Flags that take a number have their limits in the list; every seed is valid.
func TestNumericFlagsHaveLimits(t *testing.T) {
	page, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range newApp(&streams{}).Commands {
		for _, f := range c.Flags {
			switch name := f.Names()[0]; f.(type) {
			case *cli.IntFlag, *cli.Int64Flag, *cli.UintFlag, *cli.Uint64Flag, *cli.Float64Flag:
				if name != "seed" && !strings.Contains(string(page), "`--"+name+"`") {
					t.Errorf("docs/limits.md has no limit for --%s of journey %s", name, c.Name)
				}
			}
		}
	}
}

// numbers returns the numbers in a cell; 16 MiB counts as one.
func numbers(t *testing.T, cell string) []int {
	var all []int
	for _, m := range regexp.MustCompile(`([\d,]*\d)( MiB)?`).FindAllStringSubmatch(cell, -1) {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		if m[2] != "" {
			n <<= 20
		}
		all = append(all, n)
	}
	return all
}

// outcome is the result of a command.
type outcome struct {
	*testing.T
	code     int
	out, err string
}

// journey runs the command on a standard input.
func journey(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(append([]string{"journey"}, args...), strings.NewReader(stdin), &out, &errs)
	return outcome{t, code, out.String(), errs.String()}
}

// refuses checks that the command succeeds at a limit, and that beyond it, it
// exits with the code and reports the texts.
func (o outcome) refuses(beyond, code int, said ...string) {
	o.Helper()
	if beyond == 0 && o.code != exitOK || beyond > 0 && o.code != code {
		o.Errorf("%d beyond: exit code %d: %.300s%.300s", beyond, o.code, o.err, o.out)
	}
	for _, text := range said {
		if strings.Contains(o.out+o.err, text) != (beyond > 0) && text != "" {
			o.Errorf("%d beyond: it says %q: %v: %.300s%.300s", beyond, text, beyond == 0, o.err, o.out)
		}
	}
}

// counts checks how often the pattern is found.
func (o outcome) counts(pattern string, want int) {
	o.Helper()
	if got := len(regexp.MustCompile(pattern).FindAllString(o.out+o.err, -1)); got != want {
		o.Errorf("%q is found %d times, want %d", pattern, got, want)
	}
}

func (o outcome) contains(text string) {
	o.Helper()
	if !strings.Contains(o.out, text) {
		o.Errorf("%q is not found", text)
	}
}

// leftOut checks that a report says how many items are left out; it never
// leaves out a single one.
func leftOut(t *testing.T, text, format, said string, more int) {
	t.Helper()
	want := 1
	if more < 2 {
		want = 0
	}
	journey(t, text, "report", "--runs", "0", "--format", format, "-").counts(fmt.Sprintf(said, more), want)
}

// write writes a file into a folder, and returns its path.
func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// together returns a journey of n people who work in parallel.
func together(n int) string {
	work := strings.TrimSuffix(lines(n, "agent%d reads paper\nand\n"), "and\n")
	return lines(n, "agent%d is a rep\n") + "together\n" + work + "end\n"
}

// comment returns a comment of n bytes.
func comment(n int) string { return "#" + strings.Repeat(" x", n)[:n-1] }

// lines returns n lines; %d becomes the number of each, from 0.
func lines(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.String()
}
