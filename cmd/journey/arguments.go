package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/internal/spell"
)

// arrange moves the flags of a command line before its other arguments, so that
// `journey render a.journey -o a.svg` works, and refuses unknown commands and
// flags with the nearest known one.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return args, nil
	}
	name, rest := args[1], args[2:]
	switch name {
	case "help", "--help", "-h", "-help":
		if name != "help" || len(rest) == 0 {
			return []string{args[0], "--help"}, nil
		}
		name, rest = rest[0], []string{"--help"}
	case "--version", "-v", "-version":
		name = "version"
	}
	command := app.Command(name)
	if command == nil {
		return nil, unknownCommand(app, name)
	}

	var flags, others []string
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		if arg == "--" {
			others = append(others, rest[i+1:]...)
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			others = append(others, arg)
			continue
		}
		flag, _, valued := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if flag == "help" || flag == "h" {
			return []string{args[0], name, "--help"}, nil
		}
		takes, known := takesValue(command, flag)
		if !known {
			return nil, unknownFlag(command, arg)
		}
		flags = append(flags, arg)
		if takes && !valued {
			if i++; i == len(rest) {
				return nil, &usageError{message: fmt.Sprintf("%s needs a value", arg), hint: "journey " + name + " --help"}
			}
			value := rest[i]
			if slices.Contains(namedFlags[flag], value) && i+1 < len(rest) {
				i++
				value += "=" + rest[i]
			}
			flags = append(flags, value)
		}
	}
	return slices.Concat([]string{args[0], name}, flags, []string{"--"}, others), nil
}

// takesValue reports whether the command has the flag, and whether it takes a
// value.
func takesValue(command *cli.Command, flag string) (takes, known bool) {
	for _, f := range command.Flags {
		if slices.Contains(f.Names(), flag) {
			doc, ok := f.(cli.DocGenerationFlag)
			return ok && doc.TakesValue(), true
		}
	}
	return false, false
}

func unknownCommand(app *cli.App, name string) error {
	if strings.HasPrefix(name, "-") {
		return &usageError{message: fmt.Sprintf("unknown flag %s", name), hint: "journey --help"}
	}
	if strings.HasSuffix(name, extension) {
		return &usageError{message: fmt.Sprintf("%q is a file; expected a command first", name), hint: "journey render " + name}
	}
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Names()...)
	}
	hint := "journey --help"
	if near := spell.Nearest(name, names); near != "" {
		hint = "journey " + near
	}
	return &usageError{message: fmt.Sprintf("unknown command %q", name), hint: hint}
}

func unknownFlag(command *cli.Command, arg string) error {
	var names []string
	for _, f := range command.Flags {
		names = append(names, f.Names()...)
	}
	hint := "journey " + command.Name + " --help"
	flag, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	if near := spell.Nearest(flag, names); near != "" {
		hint = "journey " + command.Name + " --" + near
	}
	return &usageError{message: fmt.Sprintf("unknown flag %s for %s", arg, command.Name), hint: hint}
}
