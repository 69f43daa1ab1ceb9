package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"
)

func versionCommand(s *streams) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Description: `Prints the version, the commit it was built from, if known, the Go version, the
platform, and the version of Graphviz that is built in.

Example:
  journey version`,
		Action: func(c *cli.Context) error {
			return s.print([]byte(thisBuild().String() + "\n"))
		},
	}
}

// releaseVersion and releaseCommit are set by a release, with -ldflags;
// otherwise they are empty, and Go's build information is used.
var releaseVersion, releaseCommit string

// build is what a binary knows about its build. Unknown parts are empty.
type build struct {
	version string // v0.1.0, or the pseudo-version of a commit
	commit  string // at most 12 digits
	engine  string // the version of go-graphviz
}

func thisBuild() build {
	b := build{version: releaseVersion, commit: releaseCommit}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.version = cmp.Or(b.version, info.Main.Version)
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				b.commit = cmp.Or(b.commit, setting.Value)
			}
		}
		for _, module := range info.Deps {
			if module.Path == engineModule {
				b.engine = module.Version
			}
		}
	}
	b.commit = b.commit[:min(12, len(b.commit))]
	return b
}

// String returns the line that `journey version` prints.
func (b build) String() string {
	parts := []string{"journey"}
	for _, part := range []string{b.version, b.commit} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	engine := engineName
	if b.engine != "" {
		engine += " in go-graphviz " + b.engine
	}
	return fmt.Sprintf("%s (%s %s/%s, %s)", strings.Join(parts, " "), runtime.Version(), runtime.GOOS, runtime.GOARCH, engine)
}
