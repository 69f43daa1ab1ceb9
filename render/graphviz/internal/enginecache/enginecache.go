// Package enginecache keeps the compiled Graphviz module in a private folder.
//
// go-graphviz compiles its WebAssembly module when its package is
// initialised, and caches the result in the shared temporary folder under a
// name that anybody can guess, so that on a machine with several users
// somebody else may have put it there. Importing this package points it at
// the user's own cache directory instead: Go initialises the packages that
// are ready in the order of their import paths, and this one, which needs
// only what the WebAssembly runtime needs as well, comes before that runtime,
// which the engine waits for. Restore gives the process its temporary folder
// back; the package that imports the engine calls it as soon as it is
// initialised itself.
//
// The engine's package panics over a damaged cache, before anybody could
// recover. So each compiled module is kept with a checksum, and one that does
// not match is removed before the engine would read it, which then compiles
// the module again. Each version of the engine has a folder of its own, so that
// none pays for the modules of others.
//
// The package must import nothing but the standard library, and of that only
// what the runtime imports.
package enginecache

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
)

// variables are what os.TempDir reads, on one system or another.
var variables = [...]string{"TMPDIR", "TMP", "TEMP"}

// private is the temporary folder while the engine starts.
var private = folder()

// saved holds the variables' values; a nil was not set.
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

// folder is the private folder, with nothing damaged in it. Where there can be
// none it names one that does not exist, and the engine goes without a cache.
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

// engines are the modules whose versions decide what a compiled module is.
var engines = [...]string{"github.com/goccy/go-graphviz", "github.com/tetratelabs/wazero"}

// engineName is the name of the folder for the engine in this process, such as
// engine-v0.2.10-v1.10.1-amd64. A build that does not say its versions, as that
// of a test, goes without them.
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

// Restore puts the process's temporary folder back, once the engine has
// started, and notes the checksum of what it has compiled.
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
