// Command journey checks, formats and draws customer journeys.
//
// This package reads arguments and files, writes files and streams, and turns
// what the packages below it return into messages and an exit code. It holds
// no knowledge of the language or of pictures.
//
// Exit codes: 0 success, 1 the journeys have errors (or, for fmt --check,
// are not formatted), 2 the command was not understood, 3 something could not
// be read or written, or a bug stopped the work on a file.
package main

import (
	"errors"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	_ "github.com/journey-lang/journey/cmd/journey/memory"
)

func main() {
	os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command. Results go to stdout, all else to stderr.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &streams{in: stdin, out: stdout, err: stderr}
	app := newApp(s)
	args, err := arrange(app, args)
	if err == nil {
		var files []string
		if at := slices.Index(args, "--"); at >= 0 {
			files = args[at+1:]
		}
		err = guarded(files, func() error { return app.Run(args) })
	}
	return s.finish(err)
}

// streams are the three ends of a command, and what it was told of settings.
type streams struct {
	in       io.Reader
	out, err io.Writer

	files    files.Files // that were read
	settings settings    // of the command
}

// newApp is the command table; help, completion and the manual come from it.
func newApp(s *streams) *cli.App {
	app := &cli.App{
		Name:            "journey",
		Usage:           "write customer journeys in plain English, check them, draw them as swimlanes",
		HideHelpCommand: true,
		HideVersion:     true,
		// Names may hold commas.
		DisableSliceFlagSeparator: true,
		Reader:                    s.in,
		Writer:                    s.out,
		ErrWriter:                 s.err,
		ExitErrHandler:            func(*cli.Context, error) {},
		CustomAppHelpTemplate:     appHelp,
		Commands: []*cli.Command{
			withSettings(s, renderCommand(s)),
			withSettings(s, checkCommand(s)),
			withSettings(s, fmtCommand(s)),
			withSettings(s, exportCommand(s)),
			withSettings(s, reportCommand(s)),
			withSettings(s, tableCommand(s)),
			withSettings(s, diffCommand(s)),
			newCommand(s),
			explainCommand(s),
			completionCommand(s),
			versionCommand(s),
		},
	}
	for _, c := range app.Commands {
		c.HideHelpCommand = true
		c.CustomHelpTemplate = commandHelp
		c.OnUsageError = func(_ *cli.Context, err error, _ bool) error {
			return &usageError{message: err.Error(), hint: "journey " + c.Name + " --help"}
		}
	}
	return app
}

// The exit codes.
const (
	exitOK          = 0
	exitFindings    = 1
	exitUsage       = 2
	exitEnvironment = 3
)

// errFindings says that the command did its work and found errors, which it
// has told already.
var errFindings = errors.New("errors were found")

// usageError says that the command line was not understood.
type usageError struct {
	message string
	hint    string // the command to try instead, or ""
}

func (e *usageError) Error() string { return e.message }

// finish tells an error and turns it into an exit code; of several joined
// errors the one with the highest code decides.
func (s *streams) finish(err error) int {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		code := exitOK
		for _, e := range joined.Unwrap() {
			code = max(code, s.finish(e))
		}
		return code
	}
	var usage *usageError
	var setting *settingsError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.As(err, &usage):
		s.tell("journey: %s", usage.message)
		if usage.hint != "" {
			s.tell("  try: %s", usage.hint)
		}
		return exitUsage
	case errors.As(err, &setting):
		if !setting.told {
			for _, line := range setting.lines {
				s.tell("journey: %s", line)
			}
			setting.told = true
		}
		return exitUsage
	default:
		s.tell("journey: %v", err)
		return exitEnvironment
	}
}
