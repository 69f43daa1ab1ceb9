// Package config is what a journey.toml says: how severe a finding is, where
// the thresholds lie, and which words are known on top of those of the
// language. It reads a text; where the file lies is the host's business.
package config

import (
	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/words"
)

// Config is what a journey.toml says. The zero value changes nothing. It is
// not changed once it is made, and many files may be compiled with it at once.
type Config struct {
	Limits *rules.Limits // nil means rules.DefaultLimits
	Words  *words.Lists  // nil means words.Default()
}
