package config

import "github.com/journey-lang/journey/compiler/internal/bind"

// Sizes limit the work for one journey. A journey.toml sets each of them under
// the name of its field in lower case, with hyphens. docs/config.md and
// docs/limits.md take their descriptions from here.
type Sizes struct {
	// UsedFiles is how many files a journey may take declarations from with `use`.
	UsedFiles Size
	// UsedKilobytes is how large those files may be in total, in units of 1,024
	// bytes.
	UsedKilobytes Size
	// PictureSpan is how many rows (lanes, branches, failure paths) or columns one
	// band of a picture may have; rows times columns may be at most a quarter of
	// its square.
	PictureSpan Size
}

// Size is a number of things, at least 1.
type Size int

// DefaultSizes returns the default limits.
func DefaultSizes() Sizes {
	return Sizes{
		UsedFiles:     bind.MostUsedFiles,
		UsedKilobytes: bind.MostUsedBytes >> 10,
		PictureSpan:   4000,
	}
}
