// Command journey checks, formats and draws customer journeys.
//
// This package reads arguments and files, writes files and streams, and turns
// the results of the packages below it into messages and an exit code. It does
// not know the language or pictures.
//
// Exit codes: 0 success, 1 the journeys have errors (or, for fmt --check, are
// not formatted; for lsp, the editor left without saying so), 2 the command or its settings were not understood, 3 something
// could not be read or written, or a bug stopped the work on a file.
package main

import (
	"errors"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/journey-lang/journey/cmd/journey/files"
	_ "github.com/journey-lang/journey/cmd/journey/memory"
	"github.com/journey-lang/journey/lsp"
)

func main() {
	os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// run runs the whole command. Results go to stdout, everything else to stderr.
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

// streams are the three streams of a command, and the settings it was given.
type streams struct {
	in       io.Reader
	out, err io.Writer

	files    files.Files // those that were read
	settings settings    // flags of the command
}

// newApp returns the command table, from which help, completion and the manual
// are made.
func newApp(s *streams) *cli.App {
	app := &cli.App{
		Name:            "journey",
		Usage:           "write customer journeys in plain English, check them, draw them as swimlanes",
		HideHelpCommand: true,
		HideVersion:     true,
		// Names may contain commas.
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
			withSettings(s, lspCommand(s)),
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

// errFindings means that the command did its work and found errors, which it
// has already reported.
var errFindings = errors.New("errors were found")

// usageError means that the command line was not understood.
type usageError struct {
	message string
	hint    string // the command to try instead, or ""
}

func (e *usageError) Error() string { return e.message }

// finish reports an error and returns its exit code; of several joined errors
// the one with the highest code decides.
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
	case errors.Is(err, lsp.ErrNotShutDown):
		s.tell("journey: %v", err)
		return exitFindings
	case errors.As(err, &usage):
		s.tell("journey: %s", usage.message)
		if usage.hint != "" {
			s.tell("  try: %s", usage.hint)
		}
		return exitUsage
	case errors.As(err, &setting):
		s.tellSettings(setting)
		return exitUsage
	default:
		s.tell("journey: %v", err)
		return exitEnvironment
	}
}
