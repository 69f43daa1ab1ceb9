package diagnostics

import "github.com/journey-lang/journey/lang/diag"

// Rule is what a report may say about a code in addition to the diagnostics.
type Rule struct {
	Code     diag.Code
	Severity diag.Severity // by default
	Summary  string        // what it finds, in a few words
	Why      string        // one or two sentences
	Text     string        // the whole page of the rule, as plain text
	Markdown string        // the same as Markdown
}

// Tool identifies the reporting tool, in formats that name it.
type Tool struct {
	Version string // "" if unknown
	Home    string // an absolute URL, or ""
	RuleURL func(diag.Code) string
	Rules   []Rule // all rules, in the order of their codes
}
