package wordlists

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// turn is an expression to avoid.
type turn struct {
	found   *regexp.Regexp
	unless  *regexp.Regexp // a match that is fine; may be nil
	instead string
}

// turns are never right, neither in messages, help and reports nor in comments
// and documentation.
var turns = []turn{
	{regexp.MustCompile(`(^|[^e] )\b(is|are) no [a-z]+`), regexp.MustCompile(`no (longer|more|less|worse|higher|wider|further|faster)$`), "is not a valid …, unknown …, or missing …"}, // there is no label "x" is fine
	{regexp.MustCompile(`\b[Tt]ells? (of|which|how|what)\b`), nil, "report, say or show"},
	{regexp.MustCompile(`\b[Mm]end(s|ed|ing)?\b`), nil, "fix"},
	{regexp.MustCompile(`\b[Bb]ehind\b`), nil, "after"},
	{regexp.MustCompile(`\b[Bb]eside\b`), nil, "next to"},
	{regexp.MustCompile(`\b[Tt]ak(e|es|en) (it |them )?away\b`), nil, "remove"},
	{regexp.MustCompile(`([A-Za-z]+ )?\b[Ww]hom\b`), regexp.MustCompile(`^(by|for|from|of|to|with) whom$`), "who, or that"},
	{regexp.MustCompile(`\bto and fro\b`), nil, "back and forth"},
	{regexp.MustCompile(`\b[Ss]ide by side\b`), nil, "in parallel, or next to each other"},
	{regexp.MustCompile(`\b[Tt]aken for given\b`), nil, "assumptions"},
	{regexp.MustCompile(`\b[Ss]tands? (in|on|at|there|right|below|above|under|before)\b`), nil, "is"},
	{regexp.MustCompile(`\b[Ss]ave (for|that|in)\b`), nil, "except"},
	{regexp.MustCompile(`\b[Bb]ut for\b`), nil, "except for"},
	{regexp.MustCompile(`\b[Ff]or ever\b`), nil, "forever"},
	{regexp.MustCompile(`\banew\b`), nil, "again"},
	{regexp.MustCompile(`\bround (a|an|the|it|them|one)\b`), nil, "around"},
	{regexp.MustCompile(`\b(one|each|twice) a (band|box|case|file|journey|kind|lane|line|page|phase|process|row|step)\b`), nil, "one per …"},
	{regexp.MustCompile(`\b[Hh]olds that\b`), nil, "checks that"},
	{regexp.MustCompile(`\b[Nn]obody (waits|is waiting)\b`), nil, "the context is done"},
	{regexp.MustCompile(`\bof no use\b`), nil, "must not be used"},
	{regexp.MustCompile(`\b([Ss]ays?|said) of\b`), nil, "says about"},
	{regexp.MustCompile(`\b(is|are|means) the usual[.;]`), nil, "the default"},
	{regexp.MustCompile(`\bas (it|they) stands?\b`), nil, "as it is"},
	{regexp.MustCompile(`\bso many\b`), nil, "that many"},
	{regexp.MustCompile(`[,;] (or )?else (the|a|an|it|in|to|from|nil|where)\b`), nil, "otherwise"},
	{regexp.MustCompile(`\bline of (its|their) own\b`), nil, "its own line"},
	{regexp.MustCompile(`(^|[^e] )\b(is|are) (none|nobody) (of|who|that)\b`), nil, "is not …"},
}

// worse are wrong in messages, but have other uses.
var worse = []turn{
	{regexp.MustCompile(`\b[Tt]old\b|\b[Tt]ells? that\b`), nil, "report, say or show"},
	{regexp.MustCompile(`\bthe other side\b`), nil, "the recipient"},
}

// in returns what is wrong with a text, and what to write.
func (t turn) in(text string) string {
	for _, found := range t.found.FindAllString(text, -1) {
		if t.unless == nil || !t.unless.MatchString(found) {
			return strconv.Quote(strings.TrimSpace(found)) + ": write " + t.instead
		}
	}
	return ""
}

// shown are the trees that contain texts for users.
var shown = []string{"lang", "compiler", "render", "report", "interop", "cmd", "internal/chart", "internal/gendocs", "internal/quantity", "internal/settings", "internal/terminal"}

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
			for _, list := range [][]turn{turns, worse} {
				for _, turn := range list {
					if wrong := turn.in(text); wrong != "" {
						t.Errorf("%s:%d: %s, in %q", name, positions.Position(lit.Pos()).Line, wrong, text)
					}
				}
			}
			return true
		})
	})
	if seen < 1000 {
		t.Errorf("only %d texts were looked at", seen)
	}
}

func TestCommentsAreInPlainEnglish(t *testing.T) {
	seen := 0
	eachFile(t, append([]string{"bench", "internal"}, shown[:6]...), func(name string, file *ast.File, positions *token.FileSet) {
		for _, group := range file.Comments {
			seen++
			_, text, _ := strings.Cut(strings.Join(strings.Fields(group.Text()), " "), " ") // without the name at the start
			for _, turn := range turns {
				if wrong := turn.in(text); wrong != "" {
					t.Errorf("%s:%d: %s, in %q", name, positions.Position(group.Pos()).Line, wrong, text)
				}
			}
		}
	})
	if seen < 4000 {
		t.Errorf("only %d comments were looked at", seen)
	}
}

// code matches what a page quotes: fenced blocks, indented blocks, and words
// between backquotes or asterisks.
var code = regexp.MustCompile("(?ms)^```.*?^```|^    [^\n]*|`[^`\n]*`|\\*[^*\n]+\\*")

func TestPagesAreInPlainEnglish(t *testing.T) {
	seen := 0
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "bench/*/*.md"} {
		paths, err := filepath.Glob(filepath.Join("../..", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			page, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			seen++
			text := code.ReplaceAllString(string(page), "…")
			for _, turn := range turns {
				if wrong := turn.in(strings.Join(strings.Fields(text), " ")); wrong != "" {
					t.Errorf("%s: %s", strings.TrimPrefix(filepath.ToSlash(path), "../../"), wrong)
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d pages were looked at", seen)
	}
}
