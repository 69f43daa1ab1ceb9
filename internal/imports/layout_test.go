package imports

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// public are the packages that other modules may use.
var public = []string{
	"compiler", "compiler/config", "compiler/diff", "compiler/ide", "compiler/metrics", "compiler/model", "compiler/rules", "compiler/subset",
	"interop",
	"lang/ast", "lang/diag", "lang/format", "lang/keyword", "lang/lexicon", "lang/parser", "lang/source",
	"lsp",
	"render", "render/graphviz", "render/scene", "render/theme",
	"report", "report/diagnostics", "report/diffreport", "report/table",
}

// programs are the trees of commands and of this repository's own tests.
var programs = []string{"bench/*", "cmd/*", "docs", "examples"}

// names returns the packages of this module, relative to its root.
func names(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, p := range packages(t) {
		all = append(all, strings.TrimPrefix(p.ImportPath, module+"/"))
	}
	return all
}

func TestPublicPackages(t *testing.T) {
	var found []string
	for _, name := range names(t) {
		if !matchesAny(programs, name) && !slices.Contains(strings.Split(name, "/"), "internal") {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	if !slices.Equal(found, public) {
		t.Errorf("packages that anybody can import:\n%s\nwant:\n%s", strings.Join(found, "\n"), strings.Join(public, "\n"))
	}
}

func TestNoTwoPackagesHaveOneName(t *testing.T) {
	first := map[string]string{}
	for _, name := range names(t) {
		if matchesAny(programs, name) {
			continue
		}
		if other := first[path.Base(name)]; other != "" {
			t.Errorf("%s and %s have the same name", name, other)
		}
		first[path.Base(name)] = name
	}
}

// docs/architecture.md has a line for each package, and a reason for each small
// one.
func TestArchitectureListsAllPackages(t *testing.T) {
	page, err := os.ReadFile(root + "/docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	tables, reasons, _ := strings.Cut(string(page), "fewer than 100 lines")
	for _, name := range names(t) {
		if matchesAny([]string{"bench/*", "docs", "examples"}, name) {
			continue
		}
		if !strings.Contains(tables, "`"+name+"`") && !strings.Contains(tables, "`"+path.Base(name)+"`") {
			t.Errorf("%s has no line in docs/architecture.md", name)
		}
		files, lines := code(t, name)
		if files > 0 && lines < 100 && !strings.Contains(reasons, "`"+name+"`") {
			t.Errorf("%s has %d lines, and no reason for that in docs/architecture.md", name, lines)
		}
	}
}

// sources returns the files of a package without its tests.
func sources(t *testing.T, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, name, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(file string) bool { return strings.HasSuffix(file, "_test.go") })
}

// code counts the files and lines of a package that are not tests.
func code(t *testing.T, name string) (files, lines int) {
	t.Helper()
	for _, file := range sources(t, name) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nfunc ") || strings.Contains(string(text), "\ntype ") { // more than a package comment
			files++
		}
		lines += strings.Count(string(text), "\n")
	}
	return files, lines
}

// parsed parses a package without its tests.
func parsed(t *testing.T, fset *token.FileSet, name string, mode parser.Mode) []*ast.File {
	t.Helper()
	var files []*ast.File
	for _, path := range sources(t, name) {
		file, err := parser.ParseFile(fset, path, nil, mode)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func TestPackageCommentsNameTheirPackages(t *testing.T) {
	for _, name := range names(t) {
		for _, file := range parsed(t, token.NewFileSet(), name, parser.ParseComments|parser.PackageClauseOnly) {
			want := "Package " + file.Name.Name + " "
			if file.Name.Name == "main" {
				want = "Command " + path.Base(name) + " "
			}
			if file.Doc != nil && !strings.HasPrefix(file.Doc.Text(), want) {
				t.Errorf("the comment of %s does not begin with %q", name, want)
			}
		}
	}
}

// Callers of an exported function and readers of an exported field can name its
// types.
func TestNoInternalTypeIsExported(t *testing.T) {
	for _, name := range public {
		fset := token.NewFileSet()
		for _, file := range parsed(t, fset, name, parser.SkipObjectResolution) {
			inside := map[string]bool{} // names of imported packages that are internal
			for _, i := range file.Imports {
				if at := strings.Trim(i.Path.Value, `"`); strings.HasPrefix(at, module) && slices.Contains(strings.Split(at, "/"), "internal") {
					inside[path.Base(at)] = true
				}
			}
			for _, d := range file.Decls {
				for _, e := range exported(d) {
					ast.Inspect(e, func(n ast.Node) bool {
						if s, ok := n.(*ast.SelectorExpr); ok {
							if x, ok := s.X.(*ast.Ident); ok && inside[x.Name] {
								t.Errorf("%s: %s.%s is a type of an internal package", fset.Position(s.Pos()), x.Name, s.Sel.Name)
							}
						}
						return true
					})
				}
			}
		}
	}
}

// exported returns the types that a declaration exposes to other packages:
// those of parameters, results, exported fields and embedded types.
func exported(d ast.Decl) []ast.Expr {
	var types []ast.Expr
	switch d := d.(type) {
	case *ast.FuncDecl:
		receiver := d.Recv == nil || ast.IsExported(baseOf(d.Recv.List[0].Type))
		if receiver && d.Name.IsExported() {
			types = append(types, d.Type)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				if s.Type != nil && s.Names[0].IsExported() {
					types = append(types, s.Type)
				}
			case *ast.TypeSpec:
				if !s.Name.IsExported() {
					continue
				}
				if fields, ok := s.Type.(*ast.StructType); ok {
					for _, f := range fields.Fields.List {
						if len(f.Names) == 0 || slices.ContainsFunc(f.Names, (*ast.Ident).IsExported) {
							types = append(types, f.Type)
						}
					}
					continue
				}
				types = append(types, s.Type)
			}
		}
	}
	return types
}

// baseOf returns the name of a receiver's type.
func baseOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return baseOf(e.X)
	case *ast.IndexExpr:
		return baseOf(e.X)
	}
	return ""
}
