package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/journey-lang/journey/internal/svgtest"
)

// These tests name what went wrong in other tools that draw from text: whatever
// a stranger writes, no command may do the same.

// everyCommand has each command once, and render once per format, on a.journey.
var everyCommand = []string{
	"check a.journey", "check --format sarif a.journey", "check --fix --dry-run a.journey", "fmt --check a.journey", "report a.journey",
	"report --format html a.journey", "table a.journey", "table --format html a.journey", "diff a.journey b.journey", "diff --format svg a.journey b.journey",
	"diff --format html a.journey b.journey", "export --to mermaid a.journey", "export --to plantuml a.journey",
	"export --to d2 a.journey", "export --to dot a.journey", "export --to csv a.journey", "export --to json a.journey",
	"render --force a.journey -o -", "render --force --format html a.journey -o -", "render --force --format pdf a.journey -o -",
	"render --force --format png a.journey -o -", "render --force --format text a.journey -o -", "render --force --format dot a.journey -o -",
}

// runIn runs a command line.
func runIn(line string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(append([]string{"journey"}, strings.Fields(line)...), strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func writeFiles(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// everywhere is a journey with X wherever an author can write something.
const everywhere = `journey "X"
goal X
customer is a customer "X"
rep is a rep "X rep" color "#2f6fe4"
shop is a system "X shop" used by rep
window is a channel "X window"
hall is a place "X hall"
phase "X"
rep sends "X" to customer via shop by window at hall
  feels angry "X"
  pain X
  idea X
  risk X
  note X
  quote X
  evidence X
  tag X
  link https://example.org/ X
  on failure "X"
    rep calls customer by phone
  end
rep decides "X"
when "X" (50%)
  fail "X"
otherwise
  succeed "X"
end
`

// Mermaid let texts become markup and scripts: CVE-2021-35513, CVE-2025-54880
// (the text of an icon), CVE-2025-54881 (a formula in a label).
func TestTextsAreNoScripts(t *testing.T) {
	texts := []string{
		"<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</text></svg><svg onload=alert(1)>", "</script><script>alert(1)</script>",
		"$$<iframe src=javascript:alert(1)></iframe>$$", "<a href=javascript:alert(1)>x</a>", "--><img src=x onerror=alert(1)>", "]]><script>alert(1)</script>", "<foreignObject><body onload=alert(1)>",
	}
	if testing.Short() {
		texts = texts[:2]
	}
	for _, text := range texts {
		t.Run(text, func(t *testing.T) {
			writeFiles(t, map[string]string{"a.journey": strings.ReplaceAll(everywhere, "X", text), "b.journey": someJourney})
			holdsNothingOf(t, text, 6)
		})
	}
}

// Mermaid let texts and themes become styles: CVE-2022-31108, CVE-2026-41148,
// CVE-2026-41149.
func TestTextsAreNoStyles(t *testing.T) {
	texts := []string{
		"}*{background:url(x.svg)}", "red;background:url(x.svg)", "</style><script>alert(1)</script>", "#fff}:not(&){display:none", "@import 'x.css';",
	}
	if testing.Short() {
		texts = texts[:2]
	}
	for _, text := range texts {
		t.Run(strings.ReplaceAll(text, "/", "÷"), func(t *testing.T) {
			said := strings.ReplaceAll(everywhere, "X", text)
			writeFiles(t, map[string]string{
				"a.journey": said, "b.journey": someJourney,
				"looks.toml": "[colors]\nink = \"" + text + "\"\n",
			})
			if code, _, stderr := runIn("render --force --theme looks.toml b.journey -o -"); code != exitUsage || !strings.Contains(stderr, "looks.toml:2:") {
				t.Errorf("the theme is taken: exit code %d\n%s", code, stderr)
			}
			holdsNothingOf(t, text, 6)
			// An invalid colour is an error, so two fewer pictures are made.
			writeFiles(t, map[string]string{"a.journey": strings.Replace(said, "#2f6fe4", text, 1), "b.journey": someJourney})
			holdsNothingOf(t, text, 4)
		})
	}
}

// holdsNothingOf checks that none of the given number of pictures and pages
// made from a.journey contains the raw text where a browser would treat it as
// more than text.
func holdsNothingOf(t *testing.T, text string, many int) {
	t.Helper()
	drawn := 0
	for _, line := range everyCommand {
		code, stdout, stderr := runIn(line)
		if code > exitEnvironment || strings.Contains(stderr, "internal error") {
			t.Errorf("%s: exit code %d\n%s", line, code, stderr)
		}
		if strings.HasPrefix(stdout, "<svg") {
			drawn++
			if style := svgtest.Read(t, []byte(stdout)).Style; strings.Contains(style, text) {
				t.Errorf("%s: the style sheet is %s", line, style)
			}
		}
		if strings.HasPrefix(stdout, "<!doctype html>") {
			drawn++
			if strings.Contains(text, "<") && strings.Contains(stdout, text) {
				t.Errorf("%s: the page holds %s", line, text)
			}
			for _, style := range styleSheet.FindAllString(stdout, -1) {
				if strings.Contains(style, text) {
					t.Errorf("%s: the style sheet is %s", line, style)
				}
			}
		}
	}
	if drawn != many {
		t.Errorf("%d pictures and pages were made of it, not %d", drawn, many)
	}
}

var styleSheet = regexp.MustCompile(`(?s)<style.*?</style>`)

// PlantUML could be made to send requests to other servers, whatever profile it
// ran with: CVE-2022-1379, CVE-2023-3432. No address in a journey, in settings
// or on the command line causes a request.
func TestNothingIsFetched(t *testing.T) {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	text := strings.ReplaceAll(`use "URL/team.journey"
journey "URL"
goal URL
set theme "URL/looks.toml"
customer is a customer "URL/icon.svg"
rep is a rep "<img src=URL/a.png>"
shop is a system "url(URL/b.css)" used by rep
rep sends "<image href='URL/c.svg'/>" to customer via shop
  link URL/page
  evidence URL/evidence.png
  note @import "URL/d.css"
  quote !include URL/e.puml
succeed "URL"
`, "URL", server.URL)
	writeFiles(t, map[string]string{"a.journey": text, "b.journey": text + "# other\n"})
	lines := append([]string{
		"check " + server.URL + "/a.journey", "render --theme " + server.URL + "/looks.toml a.journey", "check --config " + server.URL + "/journey.toml a.journey",
	}, everyCommand...)
	for _, line := range lines {
		if code, _, stderr := runIn(line); code > exitEnvironment {
			t.Errorf("%s: exit code %d\n%s", line, code, stderr)
		}
		if n := asked.Swap(0); n > 0 {
			t.Errorf("%s: %d requests", line, n)
		}
	}
}

// D2 read files for icons, /etc/passwd among them, and Kroki's secure mode,
// which forbids it, was bypassed in three releases in a row. No file outside
// the folder is read, whatever a journey says; no option changes that.
func TestNoFileOutsideIsRead(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	const secret = "xyzzy"
	if err := os.WriteFile(filepath.Join(outside, "secret.journey"), []byte(secret+" is a rep\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(inside)
	up, err := filepath.Rel(inside, outside)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{outside, up, "file://" + outside, "./sub/../" + up, "C:" + outside, `..\` + outside} {
		path := filepath.ToSlash(folder) + "/secret.journey"
		text := "use \"" + path + "\"\nset theme \"" + path + "\"\nset secure no\n" + strings.ReplaceAll(everywhere, "X", path)
		for name, text := range map[string]string{"a.journey": text, "b.journey": text + "# other\n"} {
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for _, line := range everyCommand {
			if _, stdout, stderr := runIn(line); strings.Contains(stdout+stderr, secret) {
				t.Errorf("%s, with %s: the file was read", line, path)
			}
		}
	}
}

// D2 followed imports endlessly: in a circle, and to more and more files.
func TestImportsEnd(t *testing.T) {
	circle := map[string]string{"a.journey": "use \"c.journey\"\n" + someJourney, "b.journey": someJourney, "c.journey": "use \"d.journey\"\n", "d.journey": "use \"c.journey\"\nuse \"a.journey\"\n"}
	chain := map[string]string{"a.journey": "use \"0.journey\"\n" + someJourney, "b.journey": someJourney}
	tree := map[string]string{"a.journey": "use \"0.journey\"\n" + someJourney, "b.journey": someJourney}
	for i := range 300 {
		chain[fmt.Sprintf("%d.journey", i)] = fmt.Sprintf("use \"%d.journey\"\n", i+1)
		tree[fmt.Sprintf("%d.journey", i)] = fmt.Sprintf("use \"%d.journey\"\nuse \"%d.journey\"\n", 2*i+1, 2*i+2)
	}
	for name, files := range map[string]map[string]string{"circle": circle, "chain": chain, "tree": tree} {
		t.Run(name, func(t *testing.T) {
			writeFiles(t, files)
			if code, stdout, _ := runIn("check a.journey"); code != exitFindings || !strings.Contains(stdout, "J106") {
				t.Errorf("exit code %d\n%s", code, stdout)
			}
			for _, line := range everyCommand {
				if code, _, stderr := runIn(line); code > exitEnvironment || strings.Contains(stderr, "internal error") {
					t.Errorf("%s: exit code %d\n%s", line, code, stderr)
				}
			}
		})
	}
}

// notANumber matches what a failed calculation leaves in a result.
var notANumber = regexp.MustCompile(`\b(NaN|Inf)\b|\b[0-9.]+e[+-]?[0-9]{3}\b`)

// Mermaid ran forever on odd numbers: CVE-2026-41150. Absurd numbers are
// refused or accepted, wherever they are: no command runs forever, and none
// writes something that is not a number.
func TestOddNumbers(t *testing.T) {
	odd := []string{"0", "-0", "-1", "0.0000001", "1e308", "1e309", "-1e309", "NaN", "inf", "99999999999999999999", "9223372036854775807", "0x10", "1_000", "٣", "1/0", "%"}
	flags := []string{
		"render --width N a.journey -o -", "render --format png --scale N a.journey -o -", "report --runs N a.journey", "report --runs 10 --seed N a.journey",
		"diff --width N --format svg a.journey b.journey",
	}
	if testing.Short() {
		odd = odd[:4]
	}
	for _, n := range odd {
		t.Run(strings.ReplaceAll(n, "/", "÷"), func(t *testing.T) {
			text := strings.ReplaceAll(`journey X
customer is a customer
rep is a rep
repeat N times
  rep calls customer by phone
    takes Nh
    waits N..N days
    costs N EUR
    feels N
  rep decides x
  when a (N%)
    rep writes letter
      takes N weeks
    on failure (N%)
      rep calls customer
    end
  otherwise
    rep closes case
  end
end
succeed X
`, "N", n)
			writeFiles(t, map[string]string{
				"a.journey": text, "b.journey": strings.Replace(text, "closes", "opens", 1),
				"journey.toml": "[sizes]\npicture-span = " + n + "\n", "looks.toml": "text = " + n + "\n[tints]\nband = " + n + "\n",
			})
			lines := []string{"check a.journey", "render --no-config --force --theme looks.toml a.journey -o -"}
			for _, line := range everyCommand {
				lines = append(lines, line+" --no-config")
			}
			for _, line := range lines {
				ends(t, line, "("+n+"%)")
			}
			writeFiles(t, map[string]string{"a.journey": someJourney, "b.journey": someJourney + "# other\n"})
			for _, line := range flags {
				ends(t, strings.ReplaceAll(line, "N", n), n)
			}
		})
	}
}

// ends checks that a command ends with a result or an error, not with a crash,
// and that the result, except for quotes, contains only valid numbers.
func ends(t *testing.T, line, quoted string) {
	t.Helper()
	code, stdout, stderr := runIn(line)
	if code > exitEnvironment || strings.Contains(stderr, "internal error") {
		t.Errorf("%s: exit code %d\n%s", line, code, stderr)
	}
	if strings.HasPrefix(line, "check") || strings.HasPrefix(line, "fmt") || strings.Contains(line, "png") || strings.Contains(line, "pdf") {
		return // they quote the whole journey, or write bytes
	}
	stdout = strings.ReplaceAll(stdout, quoted, "")
	if at := notANumber.FindStringIndex(stdout); at != nil {
		t.Errorf("%s: …%s…", line, stdout[max(0, at[0]-60):min(len(stdout), at[1]+20)])
	}
}
