package main

import (
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
		Description: `Prints the version, the commit it was built from, if known, and the Go version and
platform.

Example:
  journey version`,
		Action: func(c *cli.Context) error {
			return s.print([]byte(version() + "\n"))
		},
	}
}

// version returns the version as the build knows it.
func version() string {
	parts := []string{"journey"}
	if info, ok := debug.ReadBuildInfo(); ok {
		parts = append(parts, info.Main.Version)
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
				parts = append(parts, setting.Value[:12])
			}
		}
	}
	platform := fmt.Sprintf("(%s %s/%s)", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return strings.Join(append(parts, platform), " ")
}
