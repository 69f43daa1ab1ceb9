package diagnostics

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
)

// SARIF's own identifiers.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

// fingerprint is the name of the partial fingerprint, with the version of its
// algorithm.
const fingerprint = "journeySentence/v1"

// SARIF writes the list as a SARIF 2.1.0 log with one run, indented, with a
// line end. Infos become notes; findings are marked by the tag "finding" of
// their rules, and fixes by the property "applicability". Paths become URIs,
// relative ones relative to the working directory; columns count UTF-16 units.
func SARIF(w io.Writer, list diag.List, tool Tool) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "journey", InformationURI: tool.Home, Version: tool.Version, Rules: []sarifRule{}}},
		ColumnKind: "utf16CodeUnits",
		Newlines:   []string{"\r\n", "\n", "\r"},
		Results:    []sarifResult{},
	}
	index := map[diag.Code]int{}
	for i, r := range tool.Rules {
		index[r.Code] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(r, tool))
	}
	prints := fingerprints(list)
	for i, d := range list {
		r := newSARIFResult(d)
		if rule, ok := index[d.Code]; ok {
			r.RuleIndex = &rule
		}
		r.Fingerprints = map[string]string{fingerprint: prints[i]}
		run.Results = append(run.Results, r)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Newlines   []string      `json:"newlineSequences"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri,omitempty"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Name    string       `json:"name"`
		Short   sarifText    `json:"shortDescription"`
		Full    *sarifText   `json:"fullDescription,omitempty"`
		Help    *sarifText   `json:"help,omitempty"`
		HelpURI string       `json:"helpUri,omitempty"`
		Default sarifDefault `json:"defaultConfiguration"`
		Bag     sarifTags    `json:"properties"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    *int              `json:"ruleIndex,omitempty"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	// Lines and columns count from 1; the end column is exclusive.
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
		Bag         sarifFixBag   `json:"properties"`
	}
	// SARIF has no property for the applicability of a fix.
	sarifFixBag struct {
		Applicability string `json:"applicability"` // safe or suggested
	}
	sarifChange struct {
		Artifact     sarifArtifact `json:"artifactLocation"`
		Replacements []sarifEdit   `json:"replacements"`
	}
	sarifEdit struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted *sarifText  `json:"insertedContent,omitempty"`
	}
)

func newSARIFRule(r Rule, tool Tool) sarifRule {
	out := sarifRule{
		ID:      string(r.Code),
		Name:    r.Code.Info().Slug,
		Short:   sarifText{Text: literal.Replace(r.Summary)},
		Default: sarifDefault{Level: sarifLevel(r.Severity)},
		Bag:     sarifTags{Tags: []string{"problem"}},
	}
	if out.Short.Text == "" {
		out.Short.Text = out.Name
	}
	if r.Why != "" {
		out.Full = &sarifText{Text: literal.Replace(r.Why)}
	}
	if r.Text != "" {
		out.Help = &sarifText{Text: literal.Replace(r.Text), Markdown: literal.Replace(r.Markdown)}
	}
	if tool.RuleURL != nil {
		out.HelpURI = tool.RuleURL(r.Code)
	}
	if r.Code.IsFinding() {
		out.Bag.Tags[0] = "finding"
	}
	return out
}

func newSARIFResult(d diag.Diagnostic) sarifResult {
	r := sarifResult{
		RuleID:    string(d.Code),
		Level:     sarifLevel(d.Severity),
		Message:   sarifText{Text: literal.Replace(d.Message)},
		Locations: []sarifLocation{{Physical: sarifPlace(d.File, d.Span)}},
	}
	if d.Help != "" {
		r.Message.Text += "\nHelp: " + literal.Replace(d.Help)
	}
	for i, rel := range d.Related {
		r.Related = append(r.Related, sarifLocation{
			ID:       i + 1,
			Physical: sarifPlace(rel.File, rel.Span),
			Message:  &sarifText{Text: literal.Replace(rel.Message)},
		})
	}
	for _, f := range d.Fixes {
		change := sarifChange{Artifact: sarifArtifact{fileURI(d.File.Name())}}
		for _, e := range f.Edits {
			edit := sarifEdit{Deleted: sarifSpan(d.File, e.Span)}
			if e.New != "" {
				edit.Inserted = &sarifText{Text: e.New}
			}
			change.Replacements = append(change.Replacements, edit)
		}
		r.Fixes = append(r.Fixes, sarifFix{
			Description: sarifText{Text: literal.Replace(f.Title)},
			Changes:     []sarifChange{change},
			Bag:         sarifFixBag{applicability(f)},
		})
	}
	return r
}

// literal escapes author text that would have a meaning in a message: braces
// contain the number of an argument, and a bracket after a bracket is a link.
var literal = strings.NewReplacer("{", "{{", "}", "}}", "](", "] (")

func sarifLevel(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	}
	return "note"
}

func sarifPlace(f *source.File, s source.Span) sarifPhysical {
	return sarifPhysical{Artifact: sarifArtifact{fileURI(f.Name())}, Region: sarifSpan(f, s)}
}

func sarifSpan(f *source.File, s source.Span) sarifRegion {
	start, end := f.Position(s.Start), f.Position(max(s.Start, s.End))
	return sarifRegion{start.Line, start.UTF16 + 1, end.Line, end.UTF16 + 1}
}

// fileURI returns the path as a URI reference: an absolute path with its
// scheme, a relative one with slashes. Other characters are escaped as needed.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	u := url.URL{Path: path}
	switch {
	case len(path) > 2 && path[1] == ':' && path[2] == '/': // a drive
		u = url.URL{Scheme: "file", Path: "/" + path}
	case strings.HasPrefix(path, "/"):
		u = url.URL{Scheme: "file", Path: "/" + strings.TrimLeft(path, "/")}
	}
	return u.String()
}
