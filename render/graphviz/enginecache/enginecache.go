// Package enginecache keeps the compiled Graphviz module in a private folder.
//
// go-graphviz compiles its WebAssembly module when its package is
// initialised, and caches the result in the shared temporary folder under a
// name that anybody can guess, so that on a machine with several users
// somebody else may have put it there. Importing this package points it at
// the user's own cache directory instead: Go initialises the packages that
// are ready in the order of their import paths, and this one, which needs
// only os, comes before the WebAssembly runtime that the engine waits for.
// Restore gives the process its temporary folder back; the package that
// imports the engine calls it as soon as it is initialised itself.
//
// The package must import nothing but the standard library.
package enginecache

import (
	"os"
	"path/filepath"
)

// variables are what os.TempDir reads, on one system or another.
var variables = [...]string{"TMPDIR", "TMP", "TEMP"}

// saved holds the variables' values; a nil was not set.
var saved = redirect()

func redirect() (old [len(variables)]*string) {
	for i, name := range variables {
		if value, ok := os.LookupEnv(name); ok {
			old[i] = &value
		}
		os.Setenv(name, folder())
	}
	return old
}

// folder is the private folder. Where none can be made it names one that does
// not exist, and the engine goes without a cache.
func folder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return filepath.Join(os.DevNull, "journey")
	}
	dir := filepath.Join(base, "journey")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return filepath.Join(os.DevNull, "journey")
	}
	return dir
}

// Restore puts the process's temporary folder back.
func Restore() {
	for i, name := range variables {
		if saved[i] == nil {
			os.Unsetenv(name)
		} else {
			os.Setenv(name, *saved[i])
		}
	}
}
