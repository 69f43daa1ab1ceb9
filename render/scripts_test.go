package render_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/scenetest"
	"github.com/journey-lang/journey/internal/svgtest"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/format"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/render"
	"github.com/journey-lang/journey/render/internal/svg"
)

// Texts of all scripts, composed and decomposed, and mixed with the opposite
// direction, work as names and texts: they keep their positions in the picture
// and can be read back, and both forms of a name are the same name.
func TestTextsOfAllScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("draws hundreds of pictures")
	}
	data, err := os.ReadFile("internal/text/testdata/widths.tsv")
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		script, text := fields[0], fields[3]
		for _, form := range []string{text, norm.NFC.String(text), norm.NFD.String(text)} {
			cases[form] = true
		}
		if script == "Hebrew" || script == "Arabic" {
			cases["SMS "+text+" 12"] = true
			cases["("+text+") to app"] = true
		}
	}
	for text := range cases {
		t.Run(text, func(t *testing.T) {
			quoted, other := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text), norm.NFC
			if other.IsNormalString(text) {
				other = norm.NFD
			}
			file := source.New("script.journey", fmt.Sprintf(`journey "%[1]s"
"%[1]s" is a customer
rep is a rep "Rep"
phase "%[1]s"
rep calls "%[2]s" about "%[1]s" by phone
  feels happy "%[1]s"
  note %[1]s
rep decides "%[1]s"
when "%[1]s" (50%%)
  succeed "%[1]s"
otherwise
  fail "%[1]s"
end
`, quoted, other.String(quoted)))
			result := compiled.Text(file.Name(), file.Text())
			for _, d := range result.Diagnostics {
				if d.Severity == diag.Error {
					t.Errorf("%s %s", d.Code, d.Message)
				}
			}
			tidy, _ := format.Source(file, format.Options{})
			if again, _ := format.Source(source.New("script.journey", tidy), format.Options{}); again != tidy {
				t.Errorf("formatted twice, it is\n%s\nand not\n%s", again, tidy)
			}
			s, err := render.Scene(context.Background(), result.Journey, render.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range scenetest.Faults(&s) {
				t.Error(f)
			}
			pic := svgtest.Read(t, svg.Write(context.Background(), &s))
			if got := strings.Join(pic.Titles, "\n"); !strings.Contains(got, text) {
				t.Errorf("the names of steps and flows are %q", got)
			}
			if pic.Title != text {
				t.Errorf("the picture is called %q", pic.Title)
			}
		})
	}
	if t.Logf("%d texts", len(cases)); len(cases) < 300 {
		t.Error("they were to be 300")
	}
}
