package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// mutant is a file with one small mistake.
type mutant struct {
	pkg        *pkg
	path       string // of the file
	text       []byte // the text of the file without the mistake
	line       int
	start, end int     // of what is replaced, as offsets
	with       string  // what is there instead; "" for nothing
	place      float64 // in the order in which mutants are tried
}

// swapped maps each operator to the one that replaces it.
var swapped = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
}

// mutants returns all mutants of a package, in the order of its files and their
// texts: comparisons and logical operators are swapped, whole numbers increased
// by one, conditions negated, and statements left out.
func (p *pkg) mutants() ([]mutant, error) {
	var all []mutant
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, path, text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if ast.IsGenerated(tree) {
			continue
		}
		replace := func(from, to token.Pos, with string) {
			start, end := files.Position(from), files.Position(to).Offset
			all = append(all, mutant{pkg: p, path: path, text: text, line: start.Line, start: start.Offset, end: end, with: with})
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if other, ok := swapped[n.Op]; ok {
					replace(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other.String())
				}
			case *ast.BasicLit:
				if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil && n.Kind == token.INT {
					replace(n.Pos(), n.End(), strconv.FormatInt(i+1, 10))
				}
			case *ast.IfStmt:
				replace(n.Cond.Pos(), n.Cond.End(), "!("+string(text[n.Cond.Pos()-tree.FileStart:n.Cond.End()-tree.FileStart])+")")
			case *ast.ExprStmt, *ast.IncDecStmt:
				replace(n.Pos(), n.End(), "")
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					replace(n.Pos(), n.End(), "")
				}
			}
			return true
		})
	}
	return all, nil
}

// mutated returns the text of the file with its mistake.
func (m mutant) mutated() []byte {
	return slices.Concat(m.text[:m.start], []byte(m.with), m.text[m.end:])
}

// change formats the mistake as one line.
func (m mutant) change() string {
	short := func(s string) string {
		s = strings.Join(strings.Fields(s), " ")
		if runes := []rune(s); len(runes) > 60 {
			s = string(runes[:59]) + "…"
		}
		return s
	}
	old := string(m.text[m.start:m.end])
	if m.with == "" {
		return "without " + short(old)
	}
	return short(old) + " → " + short(m.with)
}
