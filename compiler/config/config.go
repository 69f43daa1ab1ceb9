// Package config reads a journey.toml: how severe each rule is, what the
// thresholds are, and which words are known in addition to those of the
// language. It reads a text; finding the file is up to the host.
//
// docs/config.md and docs/schemas/journey.toml.schema.json are generated from
// it.
package config

import (
	_ "embed"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/lexicon"
)

// FileName is the name of a settings file.
const FileName = "journey.toml"

// MaxSize is the maximum size of a settings file in bytes.
const MaxSize = 1 << 20

// Config holds the settings of a journey.toml. The zero value changes nothing.
// A Config is immutable, and can be used for many files at once.
type Config struct {
	Limits *rules.Limits  // nil means rules.DefaultLimits
	Sizes  *Sizes         // nil means DefaultSizes
	Words  *lexicon.Lists // nil means words.Default()

	levels map[diag.Code]level
}

// level is the severity of the diagnostics of a code, or off.
type level struct {
	severity diag.Severity
	off      bool
}

// levels are the values that a severity may be set to.
var levels = []struct {
	name string
	level
}{
	{"error", level{severity: diag.Error}},
	{"warning", level{severity: diag.Warning}},
	{"info", level{severity: diag.Info}},
	{"off", level{off: true}},
}

// Levels returns the names of the values that a severity may be set to.
func Levels() []string {
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = l.name
	}
	return names
}

// Template returns a commented journey.toml to start from. It changes nothing.
func Template() string { return template }

//go:embed template.toml
var template string

// Apply sets the configured severities and removes what is off. It reuses the
// list.
func (c *Config) Apply(list diag.List) diag.List {
	if len(c.levels) == 0 {
		return list
	}
	kept := list[:0]
	for _, d := range list {
		level, set := c.levels[d.Code]
		if set && level.off {
			continue
		}
		if set {
			d.Severity = level.severity
		}
		kept = append(kept, d)
	}
	return kept
}
