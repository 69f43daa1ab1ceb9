// Package enginecache keeps the compiled Graphviz module in a private folder.
//
// go-graphviz compiles its WebAssembly module when its package is initialised,
// and caches the result in the shared temporary folder. The file name is easy
// to guess, so on a machine with several users somebody else may have created
// the file. Importing this package makes go-graphviz use the user's own cache
// directory instead. Go initialises packages that are ready in the order of
// their import paths. This package depends only on packages that the
// WebAssembly runtime depends on too, so it is initialised before the runtime,
// which has to be initialised before the engine. Restore gives the process its
// temporary folder back; the package that imports the engine calls it during
// its own initialisation.
//
// The engine's package panics if the cache is damaged, at a point where nobody
// can recover. So each compiled module is stored with a checksum. A module that
// does not match is removed before the engine reads it, and the engine compiles
// it again. Each version of the engine has a separate folder, so that no start
// has to verify the modules of other versions.
//
// The package must import only those packages of the standard library that the
// runtime imports.
package enginecache

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
)

// variables are the environment variables that os.TempDir reads on some system.
var variables = [...]string{"TMPDIR", "TMP", "TEMP"}

// private is the temporary folder while the engine starts.
var private = folder()

// saved holds the values of the variables; nil means that one was not set.
var saved = redirect()

func redirect() (old [len(variables)]*string) {
	for i, name := range variables {
		if value, ok := os.LookupEnv(name); ok {
			old[i] = &value
		}
		os.Setenv(name, private)
	}
	return old
}

// folder returns the private folder, after removing everything damaged from it.
// If there can be none, it returns a path that does not exist, and the engine
// works without a cache.
func folder() string {
	none := filepath.Join(os.DevNull, "journey")
	base, err := os.UserCacheDir()
	if err != nil {
		return none
	}
	dir := filepath.Join(base, "journey", engineName())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return none
	}
	if err := verify(filepath.Join(dir, engineFolder)); err != nil {
		return none
	}
	return dir
}

// engines are the modules whose versions determine the compiled module.
var engines = [...]string{"github.com/goccy/go-graphviz", "github.com/tetratelabs/wazero"}

// engineName returns the name of this engine's folder, such as
// engine-v0.2.10-v1.10.1-amd64. Builds that do not record versions, such as
// those of tests, leave them out.
func engineName() string {
	name := "engine"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, path := range engines {
			for _, m := range info.Deps {
				if m.Path == path {
					name += "-" + m.Version
				}
			}
		}
	}
	return name + "-" + runtime.GOARCH
}

// Restore gives the process its temporary folder back, after the engine has
// started, and stores the checksum of what it compiled.
func Restore() {
	seal(filepath.Join(private, engineFolder))
	for i, name := range variables {
		if saved[i] == nil {
			os.Unsetenv(name)
		} else {
			os.Setenv(name, *saved[i])
		}
	}
}
