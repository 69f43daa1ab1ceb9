package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/lexicon"
)

// limit is a key of [limits] with its doc comment.
type limit struct {
	config.Limit
	help  string   // how often …
	codes []string // of the rules that use it
}

// readLimits takes the help of limits from the comments in the source. Each
// says "Field is …", with the codes in parentheses at the end.
func readLimits() ([]limit, error) {
	said, err := fieldComments("compiler/rules/limits.go")
	if err != nil {
		return nil, err
	}
	var all []limit
	for _, l := range config.Limits() {
		text, ok := strings.CutPrefix(said[l.Field], l.Field+" is ")
		help, codes, found := strings.Cut(strings.TrimSuffix(text, ")."), " (J")
		if !ok || !found {
			return nil, fmt.Errorf("the comment of rules.Limits.%s has to be %q, not %q", l.Field, l.Field+" is … (JNNN).", said[l.Field])
		}
		one := limit{Limit: l, help: help}
		for _, c := range strings.Split("J"+codes, ", ") {
			if _, ok := rules.Find(c); ok {
				one.codes = append(one.codes, c)
			}
		}
		all = append(all, one)
	}
	return all, nil
}

// readSizes does the same for the keys of [sizes], which have no rules.
func readSizes() ([]limit, error) {
	said, err := fieldComments("compiler/config/sizes.go")
	if err != nil {
		return nil, err
	}
	var all []limit
	for _, l := range config.SizeLimits() {
		help, ok := strings.CutPrefix(strings.TrimSuffix(said[l.Field], "."), l.Field+" is ")
		if !ok {
			return nil, fmt.Errorf("the comment of config.Sizes.%s has to be %q, not %q", l.Field, l.Field+" is ….", said[l.Field])
		}
		all = append(all, limit{Limit: l, help: help})
	}
	return all, nil
}

// fieldComments returns the comments of the fields in a source file, by name.
func fieldComments(path string) (map[string]string, error) {
	tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	said := map[string]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if f, ok := n.(*ast.Field); ok && len(f.Names) == 1 {
			said[f.Names[0].Name] = strings.Join(strings.Fields(f.Doc.Text()), " ")
		}
		return true
	})
	return said, nil
}

func limitsOf(r rules.Rule, limits []limit) []limit {
	var own []limit
	for _, l := range limits {
		if slices.Contains(l.codes, string(r.Code)) {
			own = append(own, l)
		}
	}
	return own
}

// number formats a number as people write it.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

func limitTable(limits []limit) string {
	var rows [][]string
	for _, l := range limits {
		rows = append(rows, []string{code(l.Key), number(l.Default), fmt.Sprintf("%s to %s", number(l.Least), number(l.Most)), l.help, strings.Join(l.codes, ", ")})
	}
	return table([]string{"key", "default", "range", "what it is", "rules"}, rows)
}

func sizeTable(sizes []limit) string {
	var rows [][]string
	for _, l := range sizes {
		rows = append(rows, []string{code(l.Key), number(l.Default), fmt.Sprintf("%s to %s", number(l.Least), number(l.Most)), l.help})
	}
	return table([]string{"key", "default", "range", "what it is"}, rows)
}

func wordTable() string {
	var rows [][]string
	for _, w := range config.WordLists() {
		rows = append(rows, []string{code(w.Key), w.Help, code(fmt.Sprintf("[%q]", w.Example))})
	}
	return table([]string{"key", "what its words are", "for instance"}, rows)
}

// template returns the journey.toml that `journey new` writes: all keys, with
// their defaults, as comments.
func template(limits, sizes []limit) string {
	var b strings.Builder
	b.WriteString("#:schema " + schemaID + "\n" + `
# Settings for the journeys in this folder and in the folders below it. A key
# has no effect until the # before it is removed.

[severity]
# Set a rule, by its code or its name, or a family such as J5, to
# "error", "warning", "info" or "off". List all rules: journey explain --list
# no-channel = "info"

[limits]
`)
	for i, l := range limits {
		if i > 0 {
			b.WriteString("#\n")
		}
		b.WriteString(comment(fmt.Sprintf("%s (%s)", capital(l.help), strings.Join(l.codes, ", "))))
		fmt.Fprintf(&b, "# %s = %s\n", l.Key, number(l.Default))
	}
	b.WriteString("\n[sizes]\n")
	for i, l := range sizes {
		if i > 0 {
			b.WriteString("#\n")
		}
		b.WriteString(comment(capital(l.help)))
		fmt.Fprintf(&b, "# %s = %s\n", l.Key, number(l.Default))
	}
	b.WriteString("\n[words]\n")
	b.WriteString(comment("The languages of the journeys, in addition to English: " + strings.Join(lexicon.Languages(), ", ")))
	b.WriteString("# languages = [\"de\"]\n")
	for _, w := range config.WordLists() {
		b.WriteString("#\n")
		b.WriteString(comment(capital(w.Help)))
		fmt.Fprintf(&b, "# %s = [%q]\n", w.Key, w.Example)
	}
	b.WriteString(`
[words.channels]
# More names for the built-in channels.
# chat = ["MS Teams"]

[words.moods]
# From -2, very bad, to 2, very good.
# smashing = 2

[words.forms]
# Verbs of another language, as they are written in sentences, under the keys
# of [words] that hold verbs.
# communication = ["powiadamia"]

[words.like]
# Words of another language, by the English words they stand for.
# and = ["oraz"]
`)
	return b.String()
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// comment returns a text as lines of a comment.
func comment(text string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			b.WriteString("#")
		case column+1+len(word) > 80:
			b.WriteString("\n#")
			column = 0
		}
		b.WriteString(" " + word)
		column += 1 + len(word)
	}
	return b.String() + "\n"
}

const schemaID = "https://raw.githubusercontent.com/journey-lang/journey/main/docs/schemas/journey.toml.schema.json"

// object is a part of a schema, whose keys are written in order.
type object map[string]any

// closed returns an object without additional properties.
func closed(help string, properties object) object {
	return object{"type": "object", "description": help, "additionalProperties": false, "properties": properties}
}

// schema returns the JSON schema of a journey.toml, for editors.
func schema(limits, sizes []limit) string {
	level := object{"enum": config.Levels()}
	severities := object{}
	for _, f := range rules.Families() {
		severities[f.Prefix] = object{"description": "all of " + f.Title, "$ref": "#/$defs/severity"}
	}
	for _, r := range rules.All() {
		severities[string(r.Code)] = object{"description": r.Slug() + ": " + r.Doc.Summary, "$ref": "#/$defs/severity"}
		severities[r.Slug()] = object{"description": string(r.Code) + ": " + r.Doc.Summary, "$ref": "#/$defs/severity"}
	}
	for key := range severities {
		if codes, _ := rules.Find(key); key == "J0" || codes.Code != "" && codes.Code.IsSyntax() {
			delete(severities, key)
		}
	}

	bounds := func(limits []limit) object {
		all := object{}
		for _, l := range limits {
			kind := "number"
			if l.Whole {
				kind = "integer"
			}
			all[l.Key] = object{"type": kind, "minimum": l.Least, "maximum": l.Most, "default": l.Default, "description": l.help}
		}
		return all
	}

	lists, forms := object{}, object{}
	for _, w := range config.WordLists() {
		lists[w.Key] = object{"description": w.Help, "$ref": "#/$defs/words"}
		if w.Verb {
			forms[w.Key] = lists[w.Key]
		}
	}
	names := object{}
	for _, c := range lexicon.Default().Channels() {
		names[c.Key] = object{"description": "more names for " + c.Label, "type": "array", "items": object{"type": "string", "minLength": 1}}
	}
	lists["channels"] = closed("more names for the built-in channels", names)
	lists["moods"] = object{
		"type": "object", "description": "words for emotions, from -2, very bad, to 2, very good",
		"propertyNames":        object{"pattern": wordPattern},
		"additionalProperties": object{"type": "integer", "minimum": -2, "maximum": 2},
	}

	lists["languages"] = object{"description": "the languages of the journeys, in addition to English", "$ref": "#/$defs/languages"}
	lists["forms"] = closed("verbs of another language, as they are written in sentences", forms)
	lists["like"] = object{
		"type": "object", "description": "words of another language, by the English function words they stand for",
		"additionalProperties": object{"$ref": "#/$defs/words"},
	}

	whole := closed("settings for the journeys in a folder and below it", object{
		"severity": closed("how severe the findings of a rule are, by its code, its name or its family", severities),
		"limits":   closed("the thresholds of the rules", bounds(limits)),
		"sizes":    closed("how large a journey, and what is made of it, may be", bounds(sizes)),
		"words": object{"anyOf": []object{
			{"$ref": "#/$defs/languages"},
			closed("words known in addition to those of the language", lists),
		}},
	})
	whole["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	whole["$id"] = schemaID
	whole["title"] = config.FileName
	whole["$defs"] = object{
		"severity": level,
		"languages": object{
			"description": "a language, or several",
			"anyOf": []object{
				{"enum": lexicon.Languages()},
				{"type": "array", "items": object{"enum": lexicon.Languages()}},
			},
		},
		"words": object{"type": "array", "items": object{"type": "string", "pattern": wordPattern}},
	}
	text, err := json.MarshalIndent(whole, "", "  ")
	if err != nil { // maps of strings and numbers always marshal
		panic(err)
	}
	return string(text) + "\n"
}

// wordPattern is one word of letters.
const wordPattern = `^[\p{L}\p{M}'’-]+$`
