// Package imports enforces the architecture: which package of this module may
// import which. It only has a test.
package imports

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layer is a row of the table.
type layer struct {
	packages string
	may      []string
}

const module = "github.com/journey-lang/journey"

// layers says what each package, or tree of packages (…/*), may import of this
// module. The first row that matches a package applies. What it may import is
// also a list of packages and trees; a package may always import those in its
// own folder.
var layers = []layer{
	{"internal/spell", nil},
	{"internal/terminal", nil},
	{"internal/quantity", nil},
	{"internal/sheet", nil},

	{"lang/source", nil},
	{"lang/keyword", nil},
	{"lang/lexicon", []string{"lang/source"}},
	{"lang/ast", []string{"lang/source"}},
	{"lang/diag", []string{"lang/source"}},
	{"internal/settings", []string{"lang/diag", "lang/source", "internal/spell"}},
	{"lang/*", []string{"lang/*", "internal/spell"}},

	{"compiler/model", []string{"lang/source"}},
	{"compiler/config", []string{"lang/*", "compiler/internal/bind", "compiler/rules", "internal/settings"}},
	{"compiler/*", []string{"lang/*", "compiler/*", "internal/quantity", "internal/spell"}},

	{"render/theme", []string{"lang/diag", "internal/settings"}},
	{"render/scene", []string{"render/theme"}},
	{"render/graphviz", []string{"render", "render/scene"}},
	{"render/graphviz/internal/enginecache", nil},
	{"render/internal/layout", nil},
	{"render/internal/layouttest", []string{"render/internal/layout"}},
	{"render/internal/route", []string{"render/internal/layout"}},
	{"render/internal/optimize", []string{"render/internal/layout", "render/internal/route"}},
	{"render/internal/text", nil},
	{"render/internal/outline", []string{"render/scene"}},
	{"render/internal/shaping", []string{"render/internal/outline"}},
	{"render/internal/svg", []string{"render/scene", "render/theme"}},
	{"render/internal/png", []string{"render/scene", "render/theme", "render/internal/outline", "render/internal/shaping"}},
	{"render/internal/pdf", []string{"render/scene", "render/theme", "render/internal/outline", "render/internal/shaping", "render/internal/svg"}},
	{"render/internal/html", []string{"render/scene", "render/internal/svg", "render/theme"}},
	{"render/internal/plain", []string{"compiler/model", "internal/quantity", "internal/terminal"}},
	{"render/internal/stack", []string{"render/scene", "render/internal/text", "render/theme"}},
	{"render/*", []string{"compiler/model", "render/*", "lang/source", "internal/quantity"}},

	{"internal/chart", []string{"compiler/model", "internal/quantity"}},
	{"interop/*", []string{"compiler/model", "interop/*", "internal/chart", "internal/sheet"}},

	{"report/diagnostics", []string{"lang/source", "lang/diag", "internal/quantity"}},
	{"report/internal/*", nil},
	{"report/table", []string{"compiler/model", "internal/chart", "internal/quantity", "internal/sheet", "report/internal/*"}},
	{"report/*", []string{"compiler/*", "lang/*", "report/*", "internal/quantity", "internal/terminal"}},

	{"lsp", []string{"lang/*", "compiler/*"}},

	{"cmd/*", []string{"lang/*", "compiler/*", "lsp", "render/*", "interop", "report/*", "internal/spell", "internal/quantity", "internal/terminal"}},
	{"bench/writers", []string{"compiler/model", "render/*", "internal/compiled"}},
	{"bench/hosts", []string{"render/*", "internal/compiled"}},
	{"bench/tangles", []string{"compiler/*", "render", "render/scene", "report/diffreport", "internal/compiled", "internal/gen", "internal/scenetest"}},
	{"bench/*", []string{"internal/gen"}},
	{"internal/gendocs", []string{"lang/*", "compiler/*", "render/*", "report/*", "internal/compiled"}},
	{"internal/gen", []string{"lang/*"}},
	{"internal/compiled", []string{"compiler", "lang/source"}},
	{"internal/genlexicon", []string{"lang/lexicon"}},
	{"internal/gennotices", []string{"render/graphviz"}},
	{"internal/scenetest", []string{"render/scene"}},
	{"internal/modeltest", []string{"compiler/model"}},
	{"internal/*", nil},
	{"docs", []string{"interop", "report/*"}},
	{"examples", []string{"render/*", "report/*"}},
}

// owners says which packages alone may import a package from outside, or a
// package of the standard library that touches the world.
var owners = []struct {
	imported string
	by       []string
}{
	{"github.com/alecthomas/participle/v2/*", []string{"lang/parser"}},
	{"github.com/goccy/go-graphviz/*", []string{"render/graphviz"}},
	{module + "/render/graphviz/*", []string{"cmd/journey", "render/graphviz", "internal/gennotices"}},
	{"golang.org/x/image/font/*", nil},
	{"golang.org/x/image/vector", []string{"render/internal/png"}},
	{"github.com/go-text/typesetting/font/*", []string{"render/internal/shaping", "render/internal/text"}},
	{"github.com/go-text/typesetting/fontscan", []string{"cmd/journey"}},
	{"github.com/go-text/typesetting/language", []string{"render/internal/shaping", "cmd/journey"}},
	{"github.com/go-text/typesetting/shaping", []string{"render/internal/shaping"}},
	{"github.com/go-text/typesetting/harfbuzz", []string{"render/internal/shaping"}},
	{"github.com/pelletier/go-toml/v2/*", []string{"internal/settings"}},
	{"github.com/tetratelabs/wazero/*", []string{"render/graphviz"}},
	{"github.com/urfave/cli/v2/*", []string{"cmd/journey"}},
	{"go.lsp.dev/*", []string{"lsp"}},
	{"golang.org/x/term", []string{"cmd/journey"}},
	{"os/*", []string{"cmd/*", "bench/*", "render/graphviz/*", "internal/*"}},
	{"net", nil},
	{"net/http/*", nil},
	{"time", []string{"cmd/*", "bench/*", "render/graphviz/*", "internal/*"}},
	{"math/rand/*", []string{"internal/*", "compiler/metrics", "bench/mutants", "render/internal/layouttest"}},
	{"unsafe", nil},
	{"C", nil},
}

// Test code may also use helpers of this module.
var testHelpers = []string{"internal/*"}

type pkg struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// matches reports whether the package is the pattern, or, if that ends in /*,
// is in its tree.
func matches(pattern, pkg string) bool {
	tree, ok := strings.CutSuffix(pattern, "/*")
	return pkg == pattern || ok && (pkg == tree || strings.HasPrefix(pkg, tree+"/"))
}

func matchesAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, pkg) })
}

func TestLayers(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		row := slices.IndexFunc(layers, func(l layer) bool { return matches(l.packages, name) })
		if row < 0 {
			t.Errorf("%s stands in no layer; give it a row", name)
			continue
		}
		may := layers[row].may
		check := func(imports, may []string) {
			for _, imported := range imports {
				other, ours := strings.CutPrefix(imported, module+"/")
				if ours && !matchesAny(may, other) && !matches(name+"/*", other) {
					t.Errorf("%s imports %s, which its layer may not", name, other)
				}
			}
		}
		check(p.Imports, may)
		// Tests may bring their own journeys, so they may import lang and the
		// compiler from anywhere except lang.
		tests := slices.Concat(may, testHelpers)
		if !strings.HasPrefix(name, "lang/") {
			tests = append(tests, "lang/*", "compiler/*", "report/diagnostics")
		}
		if strings.HasPrefix(name, "render/") {
			tests = append(tests, "render/*")
		}
		check(p.TestImports, append(tests, name))
		check(p.XTestImports, append(tests, name))
	}
}

func TestOwners(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, o := range owners {
			for _, imported := range p.Imports {
				if matches(o.imported, imported) && !matchesAny(o.by, name) {
					t.Errorf("%s imports %s; only %s may", name, imported, strings.Join(o.by, ", "))
				}
			}
		}
	}
}

// Whatever a journey contains, the command cannot be made to fetch anything: no
// package that it is built from speaks HTTP.
func TestTheCommandSpeaksNoHTTP(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", module+"/cmd/journey").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for pkg := range strings.FieldsSeq(string(out)) {
		if matches("net/http/*", pkg) || matches("crypto/tls", pkg) {
			t.Errorf("it is built from %s", pkg)
		}
	}
}

// Graphviz starts in every process that is built from it, so no program is but
// the command, and that can be built without.
func TestTheEngineIsAGuest(t *testing.T) {
	for _, c := range []struct {
		pkg, tags, system string
		has               bool
	}{
		{pkg: "cmd/journey", has: true},
		{pkg: "cmd/journey", tags: "noengine"},
		{pkg: "cmd/journey", system: "js"},
		{pkg: "cmd/journey", system: "wasip1"},
		{pkg: "compiler"},
		{pkg: "render"},
	} {
		cmd := exec.Command("go", "list", "-deps", "-tags", c.tags, module+"/"+c.pkg)
		if c.system != "" {
			cmd.Env = append(os.Environ(), "GOOS="+c.system, "GOARCH=wasm", "CGO_ENABLED=0")
		}
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		has := slices.ContainsFunc(strings.Fields(string(out)), func(pkg string) bool {
			return matchesAny([]string{"github.com/goccy/go-graphviz/*", "github.com/tetratelabs/wazero/*", module + "/render/graphviz/*"}, pkg)
		})
		if has != c.has {
			t.Errorf("%+v: built from the engine: %t", c, has)
		}
	}
}

// The renderer must not be able to see syntax, and the language must not know
// what is made of it, not even through others.
func TestReach(t *testing.T) {
	direct := map[string][]string{}
	for _, p := range packages(t) {
		direct[p.ImportPath] = p.Imports
	}
	var reach func(from string, seen map[string]bool)
	reach = func(from string, seen map[string]bool) {
		for _, to := range direct[from] {
			if !seen[to] {
				seen[to] = true
				reach(to, seen)
			}
		}
	}
	for _, rule := range []struct{ from, never string }{
		{"lang/*", "compiler/*"},
		{"lang/*", "render/*"},
		{"compiler/*", "render/*"},
		{"compiler/*", "report/*"},
		{"report/*", "render/*"},
		{"render/*", "lang/ast"},
		{"render/*", "lang/parser"},
		{"render/internal/svg", "compiler/*"},
		{"render/internal/png", "compiler/*"},
		{"render/internal/pdf", "compiler/*"},
		{"render/internal/html", "compiler/*"},
		{"render/internal/layout", "compiler/*"},
	} {
		for _, from := range slices.Sorted(maps.Keys(direct)) {
			if !matches(rule.from, strings.TrimPrefix(from, module+"/")) {
				continue
			}
			seen := map[string]bool{}
			reach(from, seen)
			for _, to := range slices.Sorted(maps.Keys(seen)) {
				if other, ours := strings.CutPrefix(to, module+"/"); ours && matches(rule.never, other) {
					t.Errorf("%s reaches %s", from, to)
				}
			}
		}
	}
}
