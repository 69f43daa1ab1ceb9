// Command size shows what makes up the size of the command: it builds
// cmd/journey for Linux on amd64 as a release does, and prints a Markdown
// table. Embedded files count with their size on disk, code with the size of its
// symbols in a build that is not stripped.
//
//	go run ./bench/size
package main

import (
	"bytes"
	"debug/elf"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	module  = "github.com/journey-lang/journey"
	command = module + "/cmd/journey"
)

func main() {
	if err := measure(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

// row is a part of the binary, with its size in bytes.
type row struct {
	name string
	size int
}

func measure(w io.Writer) (err error) {
	dir, err := os.MkdirTemp("", "size")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	total, err := build(filepath.Join(dir, "stripped"), "-ldflags=-s -w")
	if err != nil {
		return err
	}
	whole := filepath.Join(dir, "whole")
	if _, err := build(whole); err != nil {
		return err
	}
	rows, err := embedded()
	if err != nil {
		return err
	}
	code, err := symbols(whole)
	if err != nil {
		return err
	}
	tables, err := lines(whole)
	if err != nil {
		return err
	}
	rows = append(append(rows, code...), tables)
	rest := total
	for _, r := range rows {
		rest -= r.size
	}
	rows = append(rows, row{"data and types", rest})

	fmt.Fprintf(w, "| part | MB | share |\n| --- | ---: | ---: |\n")
	for _, r := range append(rows, row{"**the whole command**", total}) {
		fmt.Fprintf(w, "| %s | %.1f | %.0f %% |\n", r.name, float64(r.size)/1e6, 100*float64(r.size)/float64(total))
	}
	return nil
}

// build builds the command as .goreleaser.yaml does, and returns its size.
func build(to string, flags ...string) (int, error) {
	args := append([]string{"build", "-trimpath", "-tags=urfave_cli_no_docs", "-o", to}, flags...)
	if _, err := golang(append(args, command)...); err != nil {
		return 0, err
	}
	info, err := os.Stat(to)
	if err != nil {
		return 0, err
	}
	return int(info.Size()), nil
}

// embeds are the parts that consist of embedded files, by the packages that
// embed them.
var embeds = []struct {
	name     string
	packages []string
}{
	{"engine: Graphviz as WebAssembly", []string{"github.com/goccy/go-graphviz/internal/wasm"}},
	{"fonts: Liberation Sans, and packed subsets of Noto", []string{
		"github.com/go-fonts/liberation/liberationsansregular", "github.com/go-fonts/liberation/liberationsansbold", module + "/render/internal/shaping"}},
	{"the words of English, and of seven other languages", []string{module + "/lang/lexicon"}},
}

// embedded returns the sizes of the embedded files: those of embeds, and all
// others.
func embedded() ([]row, error) {
	list, err := golang("list", "-deps", "-json=ImportPath,Dir,EmbedFiles", command)
	if err != nil {
		return nil, err
	}
	sizes := map[string]int{} // by package
	for dec := json.NewDecoder(bytes.NewReader(list)); ; {
		var pkg struct {
			ImportPath, Dir string
			EmbedFiles      []string
		}
		if err := dec.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		for _, name := range pkg.EmbedFiles {
			info, err := os.Stat(filepath.Join(pkg.Dir, name))
			if err != nil {
				return nil, err
			}
			sizes[pkg.ImportPath] += int(info.Size())
		}
	}
	var rows []row
	for _, part := range embeds {
		r := row{name: part.name}
		for _, pkg := range part.packages {
			if sizes[pkg] == 0 {
				return nil, fmt.Errorf("%s embeds no files", pkg)
			}
			r.size += sizes[pkg]
			delete(sizes, pkg)
		}
		rows = append(rows, r)
	}
	others := row{name: "templates, styles, themes and metrics"}
	for _, size := range sizes {
		others.size += size
	}
	return append(rows, others), nil
}

// symbols returns the size of the machine code in a binary, by author.
func symbols(binary string) ([]row, error) {
	table, err := golang("tool", "nm", "-size", binary)
	if err != nil {
		return nil, err
	}
	own, engine := row{name: "code of journey"}, row{name: "code that runs the engine: wazero and go-graphviz"}
	modules, std := row{name: "code of other modules"}, row{name: "code of Go's runtime and standard library"}
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line) // address, size, type, name
		if len(fields) < 4 || !strings.EqualFold(fields[2], "T") {
			continue
		}
		size, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, err
		}
		pkg, _, _ := strings.Cut(fields[3], "[") // without type arguments
		host, _, deep := strings.Cut(pkg, "/")
		part := &std
		switch {
		case strings.HasPrefix(pkg, module), strings.HasPrefix(pkg, "main."):
			part = &own
		case strings.HasPrefix(pkg, "github.com/tetratelabs/wazero"), strings.HasPrefix(pkg, "github.com/goccy/go-graphviz"):
			part = &engine
		case deep && strings.Contains(host, "."):
			part = &modules
		}
		part.size += size
	}
	return []row{own, engine, modules, std}, nil
}

// lines returns the size of the tables that map addresses to functions and
// lines, for the garbage collector and for stack traces.
func lines(binary string) (row, error) {
	file, err := elf.Open(binary)
	if err != nil {
		return row{}, err
	}
	section := file.Section(".gopclntab")
	if section == nil {
		return row{}, errors.Join(errors.New("the binary has no table of lines"), file.Close())
	}
	return row{"tables of functions and lines", int(section.Size)}, file.Close()
}

// golang runs the go command.
func golang(args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
}
