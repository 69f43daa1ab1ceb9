package report

import "github.com/journey-lang/journey/lang/diag"

// Rule is what a report may say of a code beside the diagnostics themselves.
type Rule struct {
	Code     diag.Code
	Severity diag.Severity // by default
	Summary  string        // what it finds, in a few words
	Why      string        // one or two sentences
	Text     string        // all of the rule's page, as plain text
	Markdown string        // the same as Markdown
}

// Tool is who reports, for formats that name it.
type Tool struct {
	Version string // "" when it is not known
	Home    string // an absolute URL, or ""
	RuleURL func(diag.Code) string
	Rules   []Rule // all there are, in the order of their codes
}
