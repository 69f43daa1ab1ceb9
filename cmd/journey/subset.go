package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/internal/spell"
)

// subsetFlags select the part of a journey to show.
func subsetFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "only", Usage: "show only `phase=NAME|lane=NAME`; can be repeated"},
		&cli.StringSliceFlag{Name: "collapse", Usage: "collapse `phase|phase=NAME` (all phases, or one) to one box per lane"},
	}
}

// namedFlags are the flags whose value may be two words, phase NAME.
var namedFlags = map[string][]string{"only": {"phase", "lane"}}

// part reads the flags of an excerpt.
func part(c *cli.Context) (compiler.SubsetOptions, error) {
	var opt compiler.SubsetOptions
	for _, value := range c.StringSlice("only") {
		what, name, _ := strings.Cut(value, "=")
		switch {
		case what == "phase" && name != "":
			opt.Phases = append(opt.Phases, name)
		case what == "lane" && name != "":
			opt.Lanes = append(opt.Lanes, name)
		default:
			return opt, &usageError{
				message: fmt.Sprintf("invalid --only %q: expected phase=NAME or lane=NAME", value),
				hint:    "journey " + c.Command.Name + " --only phase=NAME",
			}
		}
	}
	for _, value := range c.StringSlice("collapse") {
		what, name, named := strings.Cut(value, "=")
		switch {
		case what != "phase" || named && name == "":
			return opt, &usageError{
				message: fmt.Sprintf("invalid --collapse %q: expected phase or phase=NAME", value),
				hint:    "journey " + c.Command.Name + " --collapse phase",
			}
		case named:
			opt.Collapse = append(opt.Collapse, name)
		default:
			opt.CollapseAll = true
		}
	}
	return opt, nil
}

// cut is the part of a journey that was asked for.
func cut(result *compiler.Result, path string, opt compiler.SubsetOptions) (*compiler.Result, error) {
	shown, err := result.Subset(opt)
	var none *compiler.SubsetError
	if errors.As(err, &none) {
		err := &usageError{message: path + ": " + none.Error()}
		if near := spell.Nearest(none.Name, none.Known); near != "" {
			err.hint = fmt.Sprintf("--only %s=%q", none.What, near)
		}
		return nil, err
	}
	return shown, err
}
