package rules_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/journey-lang/journey/lang/diag"
)

// TestHelp checks what some rules suggest, where that depends on the rest of
// the journey.
func TestHelp(t *testing.T) {
	tests := []struct {
		name, text string
		code       diag.Code
		want       string
	}{
		{"a refused sentence names somebody who is declared", `
customer is a customer
clerk is a rep
customer receives SMS
`, diag.Passive, `write who sends it and through which system: "clerk sends SMS to customer via SYSTEM"`},
		{"or a system", `
customer is a customer
core is a system
customer receives SMS
`, diag.Passive, `write who sends it: "core sends SMS to customer"`},
		{"or nobody", `
customer is a customer
customer receives SMS
`, diag.Passive, `write who sends it and through which system: "NAME sends SMS to customer via SYSTEM"`},
		{"a sketch has a rep", `
customer receives SMS
`, diag.Passive, `write who sends it and through which system: "rep sends SMS to customer via SYSTEM"`},
		{"a recipient by part of a label", `
clerk is a rep
technician is a third party "Lighting contractor"
portal is a system
clerk forwards ticket to contractor via portal
`, diag.NoReceiver, `did you mean "technician"? otherwise declare the recipient, for example: contractor is a rep`},
		{"a channel that is said otherwise", `
rep is a rep
customer is a customer
customer complains to rep on the phone
`, diag.NoChannel, `write "by phone" instead of "on the phone"`},
		{"what only looks like one", `
rep is a rep
customer is a customer
customer complains to rep on the phone bill
`, diag.NoChannel, "add a channel, for example: by phone, by email, in person"},
		{"the place where they meet elsewhere", `
rep is a rep
customer is a customer
depot is a place
branch is a place
rep meets customer at branch
rep gives customer a refund in person
`, diag.NoSystem, "add the place, for example: at branch"},
		{"the only place", `
rep is a rep
customer is a customer
branch is a place
rep gives customer a refund in person
`, diag.NoSystem, "add the place, for example: at branch"},
		{"no place in particular", `
rep is a rep
customer is a customer
depot is a place
branch is a place
rep gives customer a refund in person
`, diag.NoSystem, "add where they meet: at PLACE"},
		{"a system that is used by a rep", `
rep is a rep used by core
core is a system
rep closes case via core
`, diag.NotASystem, "put it on the system: core is a system used by rep"},
		{"to whom", `
rep is a rep
customer is a customer
core is a system
customer calls rep
rep sends SMS via core
`, diag.NoReceiver, "name the recipient: rep sends SMS to customer"},
		{"whom", `
rep is a rep
customer is a customer
customer calls rep
rep notifies about the delay
`, diag.NoReceiver, "name the recipient: rep notifies customer …"},
		{"who is not declared", `
rep is a rep
rep sends SMS to shift supervisor
`, diag.NoReceiver, "declare the recipient, for example: shift supervisor is a rep"},
		{"two things of one", `
rep is a rep
Then the rep reviews and approves claim via core
core is a system
`, diag.SeveralThings, `write one step for each: "Then the rep reviews claim", then "the rep approves claim via core"`},
		{"three things", `
rep is a rep
rep opens case, and checks claim and writes note
`, diag.SeveralThings, `write one step for each: "rep opens case", then "rep checks claim", then "rep writes note"`},
		{"a verb for the channel, or a channel for the verb", `
rep is a rep
customer is a customer
mail is a system
rep calls customer by email via mail
`, diag.ChannelAndVerb, `if email is right, write: rep emails customer …; if "calls" is right, leave out the channel or write: by phone`},
		{"part of a name", `
rep is a rep
night desk is a team
day desk is a team
rep calls night
`, diag.NoReceiver, `did you mean "night desk"?`},
		{"part of several names", `
rep is a rep
night desk is a team
day desk is a team
rep calls desk
`, diag.NoReceiver, `declare the recipient, for example: desk is a rep`},
		{"a channel without a verb", `
rep is a rep
customer is a customer
rep visits customer by parcel
`, diag.ChannelAndVerb, `if parcel is right, write: rep sends … to customer; if "visits" is right, leave out the channel or write: in person`},
		{"what is handled", `
rep is a rep
rep deals with complaint
`, diag.VagueVerb, "say what is done, one step per action, for example: rep checks complaint"},
		{"how to use a channel", `
rep is a rep
kiosk is a channel "Ticket kiosk"
rep closes case
`, diag.Unused, "use it in a step, for example: by kiosk; or remove the line"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := compile(tt.text)
			for _, d := range list {
				if d.Code == tt.code {
					if d.Help != tt.want {
						t.Errorf("got  %s\nwant %s", d.Help, tt.want)
					}
					return
				}
			}
			t.Errorf("no %s:%s", tt.code, describe(list))
		})
	}
}

// TestFixesClearTheirFindings applies every fix of the cases, one at a time:
// its diagnostic is gone, and there is no new error.
func TestFixesClearTheirFindings(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fixes := make(map[diag.Code]int)
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			text := withoutMarkers(string(f.Data))
			before := compile(text)
			for _, d := range before {
				if d.Code == diag.Sketch || d.File.Name() != "test.journey" {
					continue
				}
				for _, fix := range d.Fixes {
					fixes[d.Code]++
					fixed := text
					for _, e := range slices.Backward(fix.Edits) {
						fixed = fixed[:e.Span.Start] + e.New + fixed[e.Span.End:]
					}
					after := compile(fixed)
					if count(after, d.Code) >= count(before, d.Code) || after.Count(diag.Error) > before.Count(diag.Error) {
						t.Errorf("%s, %s: %q does not clear it:\n%s\nnow:%s", filepath.Base(path), f.Name, fix.Title, fixed, describe(after))
					}
				}
			}
		}
	}
	for _, code := range []diag.Code{diag.Unused, diag.SeveralThings, diag.UnusedLabel, diag.BadValue} {
		if fixes[code] == 0 {
			t.Errorf("no case of %s has a fix", code)
		}
	}
}

// A sentence is split only if each of its words belongs to one action.
func TestSentencesAreSplitSurely(t *testing.T) {
	for sentence, split := range map[string]bool{
		"rep checks claim and calls customer":             true,
		"rep checks claim via core and calls customer":    true,
		"rep checks claim and calls customer by phone":    true,
		"rep checks claim and calls customer via core":    false,
		"rep checks claim and tells customer at desk":     false,
		"rep checks claim and tells customer in person":   false,
		"rep reviews and approves claim":                  false,
		"rep checks claim and calls customer\n  takes 5m": false,
		"rep checks claim\n  via core and calls customer": false,
		"rep checks claim and notes number":               true,
	} {
		found := false
		for _, d := range compile("rep is a rep\ncustomer is a customer\ncore is a system\ndesk is a place\n" + sentence + "\n") {
			if d.Code == diag.SeveralThings {
				found = true
				if (len(d.Fixes) > 0) != split {
					t.Errorf("%q can be split: %v", sentence, !split)
				}
			}
		}
		if !found {
			t.Errorf("%q is one thing", sentence)
		}
	}
}

// withoutMarkers removes the markers from the text.
func withoutMarkers(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if m := marker.FindStringIndex(strings.TrimRight(line, "\n")); m != nil {
			line = strings.TrimRight(line[:m[0]], " ") + "\n"
		}
		b.WriteString(line)
	}
	return b.String()
}

func count(list diag.List, code diag.Code) int {
	n := 0
	for _, d := range list {
		if d.Code == code {
			n++
		}
	}
	return n
}

// The cases have no orphans.
func TestEveryFileOfCasesHasItsRule(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue // fuzzing seeds
		}
		known := false
		for _, i := range diag.Codes() {
			known = known || string(i.Code)+".txtar" == e.Name()
		}
		if !known {
			t.Errorf("%s belongs to no rule", e.Name())
		}
	}
}
