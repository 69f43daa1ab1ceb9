// Command gennotices writes THIRD_PARTY_NOTICES.md: the third-party parts of
// journey's binaries, with their licences. It finds the modules by the packages
// that are built in, with their versions from go.mod, and copies their
// licences; fonts, data and the engine inside a module are listed here. Its
// test fails if the file is out of date.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/journey-lang/journey/render/graphviz"
)

//go:generate go run .

// root is the top of the project, relative to this folder.
const root = "../.."

const output = "THIRD_PARTY_NOTICES.md"

func main() {
	text, err := generate()
	if err == nil {
		err = os.WriteFile(filepath.Join(root, output), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gennotices:", err)
		os.Exit(1)
	}
}

// part is a third-party part of the binaries.
type part struct {
	name, home, version string
	texts               []string // the texts of its licences
}

// embedded are the parts that are not Go modules. Files are relative to this
// folder, or, after a colon, to the named module.
var embedded = []struct {
	name, home, version string
	files               []string
}{
	{"Graphviz, as WebAssembly in go-graphviz", "https://gitlab.com/graphviz/graphviz/-/tree/" + graphviz.Version, graphviz.Version, []string{"parts/EPL-1.0.txt"}},
	{"Expat, in the same WebAssembly", "https://github.com/libexpat/libexpat", "2.6.3", []string{"parts/Expat.txt"}},
	{"wasi-libc, made from musl, in the same WebAssembly", "https://github.com/WebAssembly/wasi-libc", "wasi-sdk-24", []string{"parts/musl.txt"}},
	{"Liberation Sans, regular and bold", "https://github.com/liberationfonts", "", []string{"github.com/go-fonts/liberation:LICENSE-SIL"}},
	{"Noto fonts, subsets", "https://fonts.google.com/noto", "", []string{"../../render/internal/shaping/fonts/OFL.txt"}},
	{"WordNet, as a list of words", "https://wordnet.princeton.edu", "3.0", []string{"../../lang/lexicon/WORDNET-LICENSE"}},
	{"Go, its standard library and runtime", "https://go.dev", "", []string{"golang.org/x/text:LICENSE", "golang.org/x/text:PATENTS"}},
}

// freetype has two licences to choose from, in a folder; we use this one.
const freetype, freetypeLicence = "github.com/golang/freetype", "licenses/ftl.txt"

// systems are those that a release is built for and that may use different
// packages.
var systems = []string{"linux", "darwin", "windows"}

// module is what go list reports about a module and its packages in the
// binaries.
type module struct {
	Path, Version, Dir string

	folders map[string]bool
}

// modules returns the modules with a package in the binary for some system, by
// path.
func modules() (map[string]*module, error) {
	all := map[string]*module{}
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-json=Dir,Module", "./cmd/journey")
		list.Dir = root
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		for dec := json.NewDecoder(bytes.NewReader(out)); ; {
			var pkg struct {
				Dir    string
				Module *struct {
					module
					Main bool
				}
			}
			if err := dec.Decode(&pkg); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if pkg.Module == nil || pkg.Module.Main {
				continue
			}
			m := all[pkg.Module.Path]
			if m == nil {
				m = &pkg.Module.module
				m.folders = map[string]bool{}
				all[m.Path] = m
			}
			for dir := pkg.Dir; len(dir) >= len(m.Dir); dir = filepath.Dir(dir) {
				m.folders[dir] = true
			}
		}
	}
	return all, nil
}

// named matches the names of files that contain a licence or belong to one.
var named = regexp.MustCompile(`^(?i:licen[cs]e|copying|notice|patents)(\.(txt|md))?$`)

// licences returns the texts in the folders of a module, one per file.
func (m *module) licences() ([]string, error) {
	var texts []string
	for _, dir := range slices.Sorted(maps.Keys(m.folders)) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.IsDir() || !named.MatchString(e.Name()) {
				continue
			}
			text, err := read(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
	}
	if m.Path == freetype {
		text, err := read(filepath.Join(m.Dir, freetypeLicence))
		return append(texts, text), err
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s has no licence", m.Path)
	}
	return texts, nil
}

// read returns a text as UTF-8, with uniform line ends and white space, which
// differ between copies. Whatever is not UTF-8 is read as Latin-1.
func read(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(data) {
		if data, err = charmap.ISO8859_1.NewDecoder().Bytes(data); err != nil {
			return "", err
		}
	}
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n") + "\n", nil
}

// parts returns all parts: the embedded ones first, then the modules by path.
func parts() ([]part, error) {
	all, err := modules()
	if err != nil {
		return nil, err
	}
	var list []part
	for _, e := range embedded {
		p := part{name: e.name, home: e.home, version: e.version}
		for _, file := range e.files {
			if path, inside, ok := strings.Cut(file, ":"); ok {
				m := all[path]
				if m == nil {
					return nil, fmt.Errorf("%s: %s is not built in", e.name, path)
				}
				file = filepath.Join(m.Dir, inside)
			}
			text, err := read(file)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			p.texts = append(p.texts, text)
		}
		list = append(list, p)
	}
	for _, path := range slices.Sorted(maps.Keys(all)) {
		m := all[path]
		texts, err := m.licences()
		if err != nil {
			return nil, err
		}
		list = append(list, part{path, "https://pkg.go.dev/" + path, m.Version, texts})
	}
	return list, nil
}

// kinds are the names of licences, each with words that only that licence
// contains; the first match counts.
var kinds = []struct{ words, name string }{
	{"SIL OPEN FONT LICENSE", "OFL-1.1"},
	{"Eclipse Public License - v 1.0", "EPL-1.0"},
	{"Apache License", "Apache-2.0"},
	{"The FreeType Project LICENSE", "FTL"},
	{"choice of exactly one of", "a choice of licences"},
	{"Unlicense OR BSD-3-Clause", "Unlicense OR BSD-3-Clause"},
	{"WordNet", "WordNet"},
	{"Additional IP Rights Grant (Patents)", "patent grant"},
	{"Permission is hereby granted, free of charge", "MIT"},
	{"Neither the name", "BSD-3-Clause"},
	{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
	{"Copyright 2020-2023 wazero authors", "notice"},
}

// kind returns the name of a licence.
func kind(text string) (string, error) {
	plain := strings.Join(strings.Fields(text), " ")
	for _, k := range kinds {
		if strings.Contains(plain, k.words) {
			return k.name, nil
		}
	}
	return "", fmt.Errorf("unknown licence; add it to kinds:\n%s", text)
}

func generate() ([]byte, error) {
	list, err := parts()
	if err != nil {
		return nil, err
	}
	var table, texts strings.Builder
	numbers := map[string]int{}
	for _, p := range list {
		var links []string
		for _, text := range p.texts {
			name, err := kind(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			if numbers[text] == 0 {
				numbers[text] = len(numbers) + 1
				fmt.Fprintf(&texts, "\n### Text %d\n\n```text\n%s```\n", numbers[text], text)
			}
			links = append(links, fmt.Sprintf("[%s](#text-%d)", name, numbers[text]))
		}
		fmt.Fprintf(&table, "| [%s](%s) | %s | %s |\n", p.name, p.home, p.version, strings.Join(links, ", "))
	}
	return fmt.Appendf(nil, `# Third-party notices

journey itself is under the [MIT licence](LICENSE). Its binaries also contain what is listed here, each part under its own licence.
The source code of each part is at its address. Generated by `+"`go generate ./internal/gennotices`"+`.

| part | version | licence |
| --- | --- | --- |
%s
## Texts
%s`, table.String(), texts.String()), nil
}
