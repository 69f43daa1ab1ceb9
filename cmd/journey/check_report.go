package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/rules"
	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/report/diagnostics"
)

// writeReport writes the list in the format that the flags ask for: to the file
// they name, followed by a summary for people, otherwise to w.
func (s *streams) writeReport(list diag.List, files int, opt checking, w io.Writer) error {
	toFile := opt.output != "" && opt.output != standard
	if opt.output == standard {
		w = s.out
	}
	var out bytes.Buffer
	var err error
	switch opt.format {
	case "json":
		err = diagnostics.JSON(&out, list)
	case "sarif":
		err = diagnostics.SARIF(&out, list, tool())
	case "github":
		err = diagnostics.GitHub(&out, list, files)
	case "gitlab":
		err = diagnostics.GitLab(&out, list)
	case "markdown":
		err = diagnostics.Markdown(&out, list, files)
	default:
		look := diagnostics.TextOptions{Files: files}
		if !toFile {
			look = textOptions(w, files)
		}
		err = diagnostics.Text(&out, list, look)
		if safe, _ := fixable(list); safe > 0 && err == nil {
			fmt.Fprintf(&out, "%d fixable with journey check --fix\n", safe)
		}
		if len(list) > 0 && err == nil {
			first := max(0, slices.IndexFunc(list, func(d diag.Diagnostic) bool { return !d.IsFinding() })) // as the report shows it
			fmt.Fprintf(&out, "about a rule: journey explain %s\n", list[first].Code)
		}
	}
	switch {
	case err != nil:
		return err
	case toFile:
		if err := s.deliver(opt.output, out.Bytes()); err != nil {
			return err
		}
		s.tell("wrote %s: %s", opt.output, diagnostics.Summary(list, files))
		return nil
	case w == s.out:
		return s.print(out.Bytes())
	}
	_, err = w.Write(out.Bytes())
	return err
}

// fixable counts the diagnostics with a safe fix, and those with fixes from
// which a person has to pick.
func fixable(list diag.List) (safe, suggested int) {
	for _, d := range list {
		if _, ok := d.SafeFix(); ok {
			safe++
		} else if len(d.Fixes) > 0 {
			suggested++
		}
	}
	return safe, suggested
}

// tool describes journey itself for reports.
func tool() diagnostics.Tool {
	t := diagnostics.Tool{
		Home:    diag.Home,
		RuleURL: diag.Code.URL,
		Version: thisBuild().version,
	}
	for _, r := range rules.All() {
		t.Rules = append(t.Rules, diagnostics.Rule{
			Code:     r.Code,
			Severity: r.Severity(),
			Summary:  r.Doc.Summary,
			Why:      r.Doc.Why,
			Text:     r.Explain(),
			Markdown: markdownOf(r),
		})
	}
	return t
}

// markdownOf returns the page of a rule for tools that show reports.
func markdownOf(r rules.Rule) string {
	fence := func(text string) string {
		return "```" + r.Language() + "\n" + strings.TrimRight(text, "\n") + "\n```\n"
	}
	return fmt.Sprintf("%s\n\nBad:\n\n%s\nGood:\n\n%s", r.Doc.Why, fence(r.Doc.Bad), fence(r.Doc.Good))
}
