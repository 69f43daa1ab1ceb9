package wordlists

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// turns are forbidden in messages, help and reports, each with what to write.
var turns = []struct {
	turn    *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(^|[^e] )\b(is|are) no [a-z]`), "is not a valid …, unknown …, or missing …"}, // there is no label "x" is fine
	{regexp.MustCompile(`\b[Tt]old\b|\b[Tt]ells? (of|which|how|what|that)\b`), "report, say or show"},
	{regexp.MustCompile(`\b[Mm]end(s|ed|ing)?\b`), "fix"},
	{regexp.MustCompile(`\b[Bb]ehind\b`), "after"},
	{regexp.MustCompile(`\b[Tt]ak(e|es|en) (it |them )?away\b`), "remove"},
	{regexp.MustCompile(`\b[Ww]hom\b`), "who"},
	{regexp.MustCompile(`\bto and fro\b`), "back and forth"},
	{regexp.MustCompile(`\bthe other side\b`), "the recipient"},
	{regexp.MustCompile(`\bside by side\b`), "in parallel"},
	{regexp.MustCompile(`\b[Tt]aken for given\b`), "assumptions"},
}

// shown are where texts for users stand.
var shown = []string{"lang", "compiler", "render", "report", "interop", "cmd", "internal/gendocs", "internal/tomlfile"}

func TestTextsAreInPlainEnglish(t *testing.T) {
	seen := 0
	eachFile(t, shown, func(name string, file *ast.File, positions *token.FileSet) {
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil || !strings.Contains(strings.TrimSpace(text), " ") || strings.Contains(text, " is a ") {
				return true // a word, or a journey
			}
			seen++
			for _, f := range turns {
				if found := f.turn.FindString(text); found != "" {
					t.Errorf("%s:%d: %q in %q: write %s", name, positions.Position(lit.Pos()).Line, found, text, f.instead)
				}
			}
			return true
		})
	})
	if seen < 1000 {
		t.Errorf("only %d texts were looked at", seen)
	}
}
