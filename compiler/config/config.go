// Package config is what a journey.toml says: how severe a finding is, where
// the thresholds lie, and which words are known on top of those of the
// language. It reads a text; where the file lies is the host's business.
//
// docs/config.md and docs/schemas/journey.toml.schema.json are made from it.
package config

import (
	_ "embed"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/words"
)

// FileName is what a file of settings is called.
const FileName = "journey.toml"

// MaxSize is the most bytes that a file of settings may have.
const MaxSize = 1 << 20

// Config is what a journey.toml says. The zero value changes nothing. It is
// not changed once it is made, and many files may be compiled with it at once.
type Config struct {
	Limits *rules.Limits // nil means rules.DefaultLimits
	Sizes  *Sizes        // nil means DefaultSizes
	Words  *words.Lists  // nil means words.Default()

	levels map[diag.Code]level
}

// level is how severe the findings of a code are, or that they are off.
type level struct {
	severity diag.Severity
	off      bool
}

// levels are what a severity may be set to.
var levels = []struct {
	name string
	level
}{
	{"error", level{severity: diag.Error}},
	{"warning", level{severity: diag.Warning}},
	{"info", level{severity: diag.Info}},
	{"off", level{off: true}},
}

// Levels are the names of what a severity may be set to.
func Levels() []string {
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = l.name
	}
	return names
}

// Template is a commented journey.toml to start from. It changes nothing.
func Template() string { return template }

//go:embed template.toml
var template string

// Apply is the list as the configuration wants it: with its severities, and
// without what is off. The list itself is used up.
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
