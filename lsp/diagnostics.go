package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// publish sends the diagnostics of the current state, again and again, until the
// context is cancelled. What was typed over in the meantime is not compiled, and
// an editor that asks for diagnostics gets none.
func (s *server) publish(ctx context.Context) {
	published := map[uri.URI]*document{}
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.changes:
		}
		if s.pulls {
			continue
		}
		current := s.state.Load()
		for at := range published {
			if current.documents[at] == nil {
				s.send(ctx, protocol.PublishDiagnosticsParams{URI: at, Diagnostics: []protocol.Diagnostic{}})
				delete(published, at)
			}
		}
		for _, at := range slices.Sorted(maps.Keys(current.documents)) {
			d := current.documents[at]
			if published[at] == d {
				continue
			}
			if s.state.Load() != current {
				break // there is a newer one to start with
			}
			published[at] = d
			s.publishOne(ctx, view{current, d})
		}
	}
}

// publishOne sends the diagnostics of a document; a panic costs these alone.
func (s *server) publishOne(ctx context.Context, v view) {
	defer func() {
		if what := recover(); what != nil {
			s.opt.Host.Crashed(protocol.MethodTextDocumentPublishDiagnostics, what)
		}
	}()
	s.send(ctx, protocol.PublishDiagnosticsParams{URI: v.uri, Version: protocol.NewOptional(v.version), Diagnostics: v.diagnostics()})
}

func (s *server) send(ctx context.Context, p protocol.PublishDiagnosticsParams) {
	// A connection that is broken ends by itself.
	_ = s.client.PublishDiagnostics(ctx, &p)
}

// Diagnostic answers an editor that asks for diagnostics.
func (s *server) Diagnostic(ctx context.Context, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	v, err := open(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	report := &protocol.RelatedFullDocumentDiagnosticReport{}
	report.Kind, report.Items = "full", v.diagnostics()
	return report, nil
}

// diagnostics returns what was found in a document; never nil.
func (v view) diagnostics() []protocol.Diagnostic {
	c := v.compiled()
	all := []protocol.Diagnostic{}
	if c.settings != nil {
		all = append(all, protocol.Diagnostic{
			Severity: protocol.DiagnosticSeverityError, Source: protocol.NewOptional("journey"), Message: protocol.String(c.settings.Error()),
		})
	}
	for i := range c.Diagnostics {
		all = append(all, v.diagnostic(&c.Diagnostics[i]))
	}
	return all
}

var severities = map[diag.Severity]protocol.DiagnosticSeverity{
	diag.Error: protocol.DiagnosticSeverityError, diag.Warning: protocol.DiagnosticSeverityWarning, diag.Info: protocol.DiagnosticSeverityInformation,
}

// unnecessary are the rules about what could as well be removed, which editors
// show faded.
var unnecessary = []diag.Code{diag.Unused, diag.UnusedAllow, diag.UnusedLabel, diag.Unreachable}

// diagnostic converts a diagnostic. One of a file that is used is shown at the
// line that uses it.
func (v view) diagnostic(d *diag.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    v.rangeOf(d.Span),
		Severity: severities[d.Severity],
		Code:     protocol.String(string(d.Code)), CodeDescription: protocol.CodeDescription{Href: uri.URI(d.Code.URL())},
		Source: protocol.NewOptional("journey"),
	}
	message := d.Message
	related := d.Related
	if d.File.Name() != v.file.Name() {
		message = "in " + filepath.Base(d.File.Name()) + ": " + message
		out.Range = v.rangeOf(v.useOf(d.File))
		related = append([]diag.Related{{File: d.File, Span: d.Span, Message: d.Message}}, related...)
	}
	if d.Help != "" {
		message += "\n" + d.Help
	}
	out.Message = protocol.String(message)
	if slices.Contains(unnecessary, d.Code) {
		out.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	for _, r := range related {
		out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: v.location(source.Location{File: r.File, Span: r.Span}), Message: r.Message,
		})
	}
	return out
}

// useOf returns where the document uses a file, perhaps through another one; the
// first place that uses any if it is not known.
func (v view) useOf(file *source.File) source.Span {
	var at source.Span
	for _, stmt := range slices.Backward(v.compiled().Tree.Stmts) {
		u, ok := stmt.(*ast.Use)
		if !ok {
			continue
		}
		at = u.Path.At
		if filepath.Base(file.Name()) == filepath.Base(strings.TrimSpace(u.Path.Value)) {
			break
		}
	}
	return at
}
