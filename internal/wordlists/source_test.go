package wordlists

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// eachFile calls look with every Go file below the trees that is not a test: its
// path from the root of the module, its syntax, and the positions in it.
func eachFile(t *testing.T, trees []string, look func(name string, file *ast.File, positions *token.FileSet)) {
	t.Helper()
	for _, tree := range trees {
		root := filepath.Join("..", "..", filepath.FromSlash(tree))
		err := filepath.WalkDir(root, func(at string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(at, ".go") || strings.HasSuffix(at, "_test.go") {
				return err
			}
			positions := token.NewFileSet()
			file, err := parser.ParseFile(positions, at, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			look(strings.TrimPrefix(filepath.ToSlash(at), "../../"), file, positions)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
