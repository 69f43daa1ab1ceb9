//go:build unix

package main

import (
	"fmt"
	"strings"
)

// form is a shape of journeys that grows with n.
type form struct {
	name  string
	build func(n int) string
	most  int // maximum of n; 0 means what a file may contain
	least int // first value of n; 0 means 32

	before func(n int) string                   // the earlier version, for diff; nil means other objects in all steps
	beside func(n int, files map[string]string) // adds files that it uses
}

// statements is the maximum number of statements in a file.
const statements = 100_000

// size returns the largest n.
func (f *form) size() int {
	if f.most > 0 {
		return f.most
	}
	return statements
}

// earlier returns the shape as it was before every step was changed.
func (f *form) earlier(n int) string {
	if f.before != nil {
		return f.before(n)
	}
	return strings.NewReplacer("paper", "signed contract", "checks", "reads").Replace(f.build(n))
}

const (
	cast = "customer is a customer\nrep is a rep\nboss is a rep\ndesk is a system used by rep, boss\n"
	end  = "end\n"
)

// rows returns a line for each number.
func rows(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// list returns a name for each number, with commas.
func list(n int, name string) string { return strings.TrimSuffix(rows(n, name+", "), ", ") }

// in returns a shape that consists of a cast, something before its rows, its
// rows, and something after them.
func in(before, line, behind string) func(int) string {
	return func(n int) string { return cast + before + rows(n, line) + behind }
}

// inside nests: openers, something in the middle, and as many closers.
func inside(opener, middle, closer string) func(int) string {
	return func(n int) string { return cast + rows(n, opener) + middle + strings.Repeat(closer, n) }
}

// word returns a made-up word, a different one for each number.
func word(i int) string {
	const consonants, vowels = "bdfgklmnprtvz", "aeiou"
	var b strings.Builder
	for range 4 {
		b.WriteByte(consonants[i%len(consonants)])
		i /= len(consonants)
		b.WriteByte(vowels[i%len(vowels)])
		i /= len(vowels)
	}
	return b.String()
}

// words returns a row for each number, with a different word for %w.
func words(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.NewReplacer("%w", word(i*7919%1_000_003), "%d", fmt.Sprint(i)).Replace(line))
	}
	return b.String()
}

// reversed returns a row for each number, the last one first.
func reversed(n int, line string) string {
	all := strings.SplitAfter(words(n, line), "\n")
	var b strings.Builder
	for i := len(all) - 1; i >= 0; i-- {
		b.WriteString(all[i])
	}
	return b.String()
}

// shuffled returns a row for each number, in random order.
func shuffled(n int, line string) string {
	all := strings.SplitAfter(words(n, line), "\n")
	all = all[:len(all)-1]
	var b strings.Builder
	for i, at := 0, 0; i < len(all); i++ {
		for at = (at + 7919) % len(all); all[at] == ""; {
			at = (at + 1) % len(all)
		}
		b.WriteString(all[at])
		all[at] = ""
	}
	return b.String()
}

var shapes = []form{
	// Declarations.
	{name: "participants", build: in("", "agent%d is a rep\n", "rep checks paper\n")},
	{name: "participants that act", build: in("", "agent%d is a rep\nagent%d checks paper\n", "")},
	{name: "participants in a row", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + rows(n, "agent%d hands paper to boss\nboss hands paper to agent%d\n")
	}},
	{name: "systems", build: func(n int) string {
		return cast + rows(n, "tool%d is a system used by rep\n") + rows(n, "rep checks paper via tool%d\n")
	}},
	{name: "aliases with long names", build: in("", "agent %d of the department of long names is a rep \"The label number %d of the department of long names\"\n",
		"rep hands paper to agent 7 of the department of long names\n")},
	{name: "long names in steps", build: func(n int) string {
		return cast + "north western office of long names is a rep\n" + rows(n, "north western office of long names hands north western paper of long to boss\n")
	}},
	{name: "used by lists", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + "tool is a system used by " + list(n, "agent%d") + "\n" + rows(n, "agent%d checks paper via tool\n")
	}},
	{name: "used by in many systems", build: in("", "tool%d is a system used by rep, boss, desk\n", "rep checks paper\n")},
	{name: "channels", build: func(n int) string {
		return cast + rows(n, "wire%d is a channel\n") + rows(n, "rep sends paper to customer by wire%d\n")
	}},
	{name: "places", build: func(n int) string {
		return cast + rows(n, "shop%d is a place\n") + rows(n, "rep meets customer at shop%d\n")
	}},
	{name: "duplicate declarations", build: in("", "agent is a rep\n", "rep checks paper\n")},
	{name: "unused declarations", build: func(n int) string {
		return cast + words(n, "%w is a rep\n") + "rep checks paper\n"
	}},
	{name: "used by unknown names", build: in("", "tool%d is a system used by nobody%d\n", "rep checks paper\n")},
	{name: "settings", build: in("", "set direction right\n", "rep checks paper\n")},
	{name: "unknown settings", build: in("", "set colour%d right\n", "rep checks paper\n")},
	{name: "colours", build: in("", "agent%d is a rep color \"#a0b0c0\"\nagent%d checks paper\n", "")},

	// Libraries.
	{name: "chain of libraries", most: 200, least: 4, build: func(int) string { return "use \"l0.journey\"\n" + cast + "rep checks paper\n" },
		beside: func(n int, files map[string]string) {
			for i := range n {
				files[fmt.Sprintf("l%d.journey", i)] = fmt.Sprintf("use \"l%d.journey\"\nagent%d is a rep\n", i+1, i)
			}
			files[fmt.Sprintf("l%d.journey", n)] = "last is a rep\n"
		}},
	{name: "fan of libraries", most: 400, least: 8, build: func(n int) string { return rows(n, "use \"l%d.journey\"\n") + cast + "rep checks paper\n" },
		beside: func(n int, files map[string]string) {
			for i := range n {
				files[fmt.Sprintf("l%d.journey", i)] = rows(500, fmt.Sprintf("agent%%d of %d is a rep\n", i))
			}
		}},
	{name: "large libraries", most: 90_000, least: 64, build: func(int) string { return rows(40, "use \"l%d.journey\"\n") + cast + "rep checks paper\n" },
		beside: func(n int, files map[string]string) {
			for i := range 40 {
				files[fmt.Sprintf("l%d.journey", i)] = rows(n, fmt.Sprintf("agent%%d of %d is a rep\n", i))
			}
		}},
	{name: "one large library", most: 90_000, build: func(int) string { return "use \"l.journey\"\n" + cast + "rep checks paper\n" },
		beside: func(n int, files map[string]string) { files["l.journey"] = rows(n, "agent%d is a rep\n") }},
	{name: "a library used again", most: 90_000, build: func(n int) string { return rows(n, "use \"l.journey\"\n") + cast + "rep checks paper\n" },
		beside: func(_ int, files map[string]string) { files["l.journey"] = "agent is a rep\n" }},
	{name: "missing libraries", build: func(n int) string { return rows(n, "use \"l%d.journey\"\n") + cast + "rep checks paper\n" }},

	// Steps.
	{name: "steps in one lane", build: in("", "rep checks paper %d\n", "")},
	{name: "equal steps", build: in("", "rep checks paper\n", "")},
	{name: "handoffs", build: in("", "rep hands paper %d to boss\nboss hands paper %d to rep\n", "")},
	{name: "handoff chains", build: in("s0 is a rep\ns1 is a rep\ns2 is a rep\ns3 is a rep\n", "s0 hands paper %d to s1\ns1 hands paper to s2\ns2 hands paper to s3\ns3 hands paper to s0\n", "")},
	{name: "touchpoints", build: in("", "rep sends paper %d to customer by email via desk\n", "")},
	{name: "ping-pong", build: in("", "rep asks customer for paper %d by email via desk\ncustomer sends paper %d to rep by email\n", "")},
	{name: "ping-pong of many pairs", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + rows(n, "agent%d asks customer for paper %d by email\ncustomer sends paper %d to agent%d by email\nagent%d asks customer for form %d by email\ncustomer sends form %d to agent%d by email\n")
	}},
	{name: "asked again", build: in("", "rep asks customer for account number by phone\ncustomer tells rep account number by phone\n", "")},
	{name: "asked for many things", build: func(n int) string {
		return cast + words(n, "rep asks customer for %w number by phone\ncustomer tells rep %w number by phone\n")
	}},
	{name: "receivers of one step", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + "rep sends paper to " + list(n, "agent%d") + "\n"
	}},
	{name: "customers of one step", build: func(n int) string {
		return cast + rows(n, "guest%d is a customer\n") + "rep sends paper to " + list(n, "guest%d") + " by email via desk\n"
	}},
	{name: "receivers of many steps", most: 5000, build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + rows(n, "rep sends paper %d to agent%d, boss and customer\n")
	}},
	{name: "receivers twice", build: func(n int) string {
		return cast + "rep sends paper to " + strings.TrimSuffix(strings.Repeat("boss, ", n), ", ") + "\n"
	}},
	{name: "givers of one step", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + "rep collects paper from " + list(n, "agent%d") + "\n"
	}},
	{name: "counterparts of one step", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + "rep discusses paper with " + list(n, "agent%d") + "\n"
	}},
	{name: "via lists", build: func(n int) string {
		return cast + rows(n, "tool%d is a system used by rep\n") + "rep sends paper to customer via " + list(n, "tool%d") + "\n"
	}},
	{name: "by lists", build: func(n int) string {
		return cast + rows(n, "wire%d is a channel\n") + "rep sends paper to customer by " + list(n, "wire%d") + "\n"
	}},
	{name: "at lists", build: func(n int) string {
		return cast + rows(n, "shop%d is a place\n") + "rep meets customer at " + list(n, "shop%d") + "\n"
	}},
	{name: "words in an object", most: 2_000_000, build: func(n int) string { return cast + "rep checks paper " + rows(n, "number%d ") + "\n" }},
	{name: "names in an object", most: 1_000_000, build: func(n int) string {
		return cast + "rep checks paper for rep" + strings.Repeat(" and boss for rep", n) + "\n"
	}},
	{name: "clauses in an object", most: 1_000_000, build: func(n int) string { return cast + "rep checks paper " + strings.Repeat("to form by hand ", n) + "\n" }},
	{name: "one very long word", most: 8 << 20, build: func(n int) string { return cast + "rep checks " + strings.Repeat("x", n) + " paper\n" }},
	{name: "one very long name", most: 4 << 20, build: func(n int) string {
		name := "\"" + strings.Repeat("long ", n/5) + "name\""
		return cast + name + " is a rep\n" + name + " checks paper\n"
	}},
	{name: "one very long title", most: 8 << 20, build: func(n int) string {
		return "journey \"" + strings.Repeat("long ", n/5) + "\"\n" + cast + "rep checks paper\n"
	}},
	{name: "strings with escapes", most: 2 << 20, build: func(n int) string {
		return cast + "rep checks \"" + strings.Repeat(`paper \"x\" \n \\ `, n/16) + "\"\n"
	}},
	{name: "CJK texts", build: in("", "rep checks 書類を確認する番号%dの書類 paper\n", "")},
	{name: "one long CJK text", most: 4 << 20, build: func(n int) string { return cast + "rep checks paper\nnote " + strings.Repeat("書類", n/6) + "\n" }},
	{name: "emoji", build: in("", "rep checks paper 👩‍👩‍👧‍👦🏳️‍🌈 %d\n", "")},
	{name: "one long emoji text", most: 4 << 20, build: func(n int) string {
		return cast + "rep checks paper\nnote " + strings.Repeat("👩‍👩‍👧‍👦", n/25+1) + "\n"
	}},
	{name: "combining marks", most: 4 << 20, build: func(n int) string {
		return cast + "rep checks paper\nnote a" + strings.Repeat("\u0301\u0316", n/4) + "\n"
	}},
	{name: "right to left", build: in("", "rep checks paper\n  note מסמך %d abc מסמך\n", "")},
	{name: "sketch", build: func(n int) string { return rows(n, "agent%d sends paper %d to customer via tool%d\n") }},
	{name: "sketch of one pair", build: func(n int) string { return rows(n, "agent sends paper %d to customer via tool\n") }},
	{name: "sketch in many words", build: func(n int) string { return words(n, "%w service agent sends paper to customer via %w tool\n") }},
	{name: "full stops", build: in("", "rep checks paper %d.\n", "")},
	{name: "continued lines", build: in("", "rep sends paper %d\n  to customer\n  by email\n  via desk\n", "")},
	{name: "one long continued line", build: func(n int) string { return cast + "rep sends paper\n" + strings.Repeat("  to customer\n", n) }},

	// Flow.
	{name: "phases", build: in("", "phase Part %d\nrep checks paper %d\n", "")},
	{name: "phases in turns", build: in("", "phase Part %d\nrep hands paper %d to boss\nphase Other %d\nboss hands paper %d to customer\n", "")},
	{name: "empty phases", build: in("", "phase Part %d\n", "rep checks paper\n")},
	{name: "equal phases", build: in("", "phase Part\nrep checks paper %d\n", "")},
	{name: "decisions in a row", build: in("", "rep decides \"Good %d?\"\nwhen yes\n  rep checks paper\nwhen no\n  boss checks paper\nend\n", "")},
	{name: "decisions without steps", build: in("", "rep decides \"Good %d?\"\nwhen yes\nwhen no\nend\n", "")},
	{name: "decisions with ends", build: in("", "rep decides \"Good %d?\"\nwhen yes (90%)\n  rep checks paper\nwhen no (10%)\n  boss checks paper\n  fail Case %d\nend\n", "succeed Done\n")},
	{name: "ifs in a row", build: in("", "if \"Late %d\" (10%)\n  rep checks paper\nend\n", "")},
	{name: "nested decisions", most: 4000, build: inside("rep decides \"Good %d?\"\nwhen yes\n  rep checks paper\nwhen no\n  boss checks paper\n", "", end)},
	{name: "nested together", most: 1 << 20, build: inside("together\n", "rep checks paper\n", "and\nboss checks paper\nend\n")},
	{name: "nested repeats", most: 4000, build: inside("repeat until \"Good %d\"\nrep checks paper\n", "", end)},
	{name: "nested failures", most: 4000, build: inside("rep checks paper %d\non failure \"Lost %d\"\n", "boss checks paper\n", end)},
	{name: "unclosed blocks", most: 1 << 20, build: func(n int) string { return cast + strings.Repeat("together\n", n) }},
	{name: "ends without a block", build: func(n int) string { return cast + "rep checks paper\n" + strings.Repeat(end, n) }},
	{name: "branches", build: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when case %d\n  rep checks paper %d\n") + end + "rep checks paper\n"
	}},
	{name: "branches with shares", build: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when case %d (0.001%)\n  boss checks paper %d\n") + "otherwise\nrep checks paper\n" + end + "rep checks paper\n"
	}},
	{name: "branches that jump", build: func(n int) string {
		return cast + "here: rep checks paper\nrep decides \"Which?\"\n" + rows(n, "when case %d\n  go to here\n") + "otherwise\n rep checks form\nend\n"
	}},
	{name: "branches that end", build: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when case %d\n  rep checks paper\n  succeed Case %d\n") + end
	}},
	{name: "empty branches", build: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when case %d\n") + end + "rep checks paper\n"
	}},
	{name: "branches in parallel", build: func(n int) string {
		return cast + "together\n  rep checks paper\n" + rows(n, "and\n  rep checks paper %d\n") + end + "rep checks paper\n"
	}},
	{name: "lanes in parallel", build: func(n int) string {
		return cast + rows(n, "agent%d is a rep\n") + "together\n  rep checks paper\n" + rows(n, "and\n  agent%d checks paper %d\n") + end + "rep checks paper\n"
	}},
	{name: "repeats", build: in("", "repeat until \"Good %d\"\n  rep checks paper %d\nend\n", "")},
	{name: "steps in a repeat", build: in("repeat 3 times\n", "rep checks paper %d\n", end)},
	{name: "failures on one step", build: func(n int) string {
		return cast + "rep checks paper\n" + rows(n, "on failure \"Lost %d\"\n  boss checks paper %d\nend\n") + "rep checks form\n"
	}},
	{name: "failures on many steps", build: in("", "rep checks paper %d\n  on failure \"Lost %d\"\n    boss checks paper\n  end\n", "")},
	{name: "failures that jump", build: in("here: rep checks paper\n", "rep checks paper %d\n  on failure \"Lost %d\"\n    go to here\n  end\n", "")},
	{name: "labels", build: in("", "here%d: rep checks paper %d\n", "")},
	{name: "labels given twice", build: in("", "here: rep checks paper %d\n", "")},
	{name: "jumps to one label", build: in("here: rep checks paper\n", "rep decides \"Good %d?\"\nwhen yes\n  rep checks paper %d\nwhen no\n  go to here\nend\n", "")},
	{name: "jumps to own labels", build: in("", "here%d: rep checks paper %d\nrep decides \"Good %d?\"\nwhen yes\n  boss checks paper\nwhen no\n  go to here%d\nend\n", "")},
	{name: "jumps across all", build: func(n int) string {
		return cast + rows(n, "here%d: rep checks paper %d\n") + rows(n, "rep decides \"Good %d?\"\nwhen yes\n  boss checks paper\nwhen no\n  go to here%d\nend\n")
	}},
	{name: "forward jumps", build: in("", "rep decides \"Good %d?\"\nwhen yes\n  rep checks paper %d\nwhen no\n  go to last\nend\n", "last: boss checks paper\n")},
	{name: "jumps in a row", build: in("here: rep checks paper\n", "go to here\n", "")},
	{name: "jumps to unknown labels", build: in("", "rep decides \"Good %d?\"\nwhen yes\n  rep checks paper\nwhen no\n  go to nowhere%d\nend\n", "")},
	{name: "unreachable steps", build: in("succeed Done\n", "rep checks paper %d\n", "")},
	{name: "outcomes", build: in("", "rep decides \"Good %d?\"\nwhen no\n  succeed Outcome %d\nend\n", "")},

	// Annotations.
	{name: "pains of one step", build: in("rep checks paper\n", "  pain Too slow %d\n", "")},
	{name: "notes of one step", build: in("rep checks paper\n", "  note Look at %d\n", "")},
	{name: "notes of many steps", build: in("", "rep checks paper %d\n  note Look at %d\n", "")},
	{name: "all kinds on many steps", build: in("", "customer sends paper %d to rep by email\n  pain Slow %d\n  idea Faster %d\n  risk Lost %d\n  quote \"Why %d?\"\n  evidence Slip %d\n  takes 5m\n  waits 1h\n  costs 3 EUR\n  tag green\n  link https://example.org/%d\n  moment of truth\n", "")},
	{name: "all kinds on one step", build: in("customer sends paper to rep by email\n", "  pain Slow %d\n  idea Faster %d\n  risk Lost %d\n  quote \"Why %d?\"\n  evidence Slip %d\n  tag green%d\n  link https://example.org/%d\n", "")},
	{name: "links of one step", build: in("rep checks paper\n", "  link https://example.org/%d Page %d\n", "")},
	{name: "tags of one step", build: in("rep checks paper\n", "  tag green%d\n", "")},
	{name: "tags in one line", build: func(n int) string { return cast + "rep checks paper\n  tag " + rows(n, "green%d ") + "\n" }},
	{name: "moods of one customer", build: in("", "customer reads paper %d\n  feels happy\ncustomer reads form %d\n  feels angry\n", "")},
	{name: "moods of one step", build: in("customer reads paper\n", "  feels happy\n", "")},
	{name: "moods of many customers", build: in("", "guest%d is a customer\nguest%d reads paper %d\n  feels happy\nguest%d reads form\n  feels angry\n", "")},
	{name: "moods of customers in turns", build: in("guest is a customer\n", "customer reads paper %d\n  feels happy\nguest reads paper %d\n  feels angry \"Not that again %d\"\n", "")},
	{name: "moods with texts", build: in("", "customer reads paper %d\n  feels -2 \"What is all this %d?\"\n", "")},
	{name: "costs", build: in("", "rep checks paper %d\n  costs 3 EUR\n", "")},
	{name: "costs in own units", build: in("", "rep checks paper %d\n  costs 3 coin%d\n", "")},
	{name: "times", build: in("", "rep checks paper %d\n  takes 5m..10m\n  waits 1d\n", "")},
	{name: "times given twice", build: in("rep checks paper\n", "  takes 5m\n", "")},
	{name: "long quotes", most: 4 << 20, build: func(n int) string {
		return cast + "rep checks paper\n  quote \"" + strings.Repeat("so long ", n/8) + "\"\n"
	}},
	{name: "moments of truth", build: in("", "customer reads paper %d\n  moment of truth\n", "")},
	{name: "comments", build: in("rep checks paper\n", "# remark %d\n", "")},
	{name: "comments behind lines", build: in("", "rep checks paper %d # remark %d\n", "")},
	{name: "allowed on many lines", build: in("", "# journey:allow J302 they sit together\nrep tells customer paper %d\n", "")},
	{name: "allowed for nothing", build: in("", "# journey:allow J501 they sit together\nrep checks paper %d\n", "")},
	{name: "blank lines", most: 8 << 20, build: func(n int) string { return cast + strings.Repeat("\n", n) + "rep checks paper\n" }},

	// Faults.
	{name: "unknown names", build: func(n int) string { return cast + words(n, "%w checks paper\n") }},
	{name: "unknown names among many", build: func(n int) string {
		return cast + words(n, "%w office is a rep\n") + words(n, "%w ofice checks paper\n")
	}},
	{name: "one unknown name", build: in("", "nobody checks paper %d\n", "")},
	{name: "unknown receivers", build: func(n int) string {
		return cast + words(n, "%w office is a rep\n") + words(n, "rep hands paper to %w ofice\n")
	}},
	{name: "unknown systems", build: func(n int) string { return cast + words(n, "rep checks paper via %w\n") }},
	{name: "near-miss clauses", build: in("", "rep sends paper %d too custommer\n", "")},
	{name: "near-miss keywords", build: in("", "tugether\nrep checks paper %d\nend\n", "")},
	{name: "near-miss words", build: func(n int) string { return cast + rows(n, "rep sends %d paper form sheet to custoner and bos\n") }},
	{name: "passive sentences", build: in("", "customer receives paper %d\n", "")},
	{name: "vague verbs", build: in("", "rep handles paper %d\n", "")},
	{name: "no receiver", build: in("", "rep sends paper %d\n", "")},
	{name: "several things", build: in("", "rep checks paper %d and sends form and calls boss\n", "")},
	{name: "one sentence of several things", most: 500_000, build: func(n int) string { return cast + "rep checks paper" + strings.Repeat(" and checks form", n) + "\n" }},
	{name: "errors on every line", build: in("", "this is not %d\n", "")},
	{name: "unclosed strings", build: in("", "rep checks \"paper %d\n", "")},
	{name: "bad values", build: in("", "rep checks paper %d\n  takes 5 foo\n", "")},
	{name: "annotations without a step", build: in("phase Part\n", "takes 5m\n", "")},
	{name: "others' systems", build: in("tool is a system used by boss\n", "rep checks paper %d via tool\n", "")},

	// Comparisons.
	{name: "diff: all moved", build: func(n int) string { return cast + words(n, "rep checks %w paper\n") },
		before: func(n int) string { return cast + reversed(n, "rep checks %w paper\n") }},
	{name: "diff: shuffled", build: func(n int) string { return cast + words(n, "rep checks %w paper\n") },
		before: func(n int) string { return cast + shuffled(n, "rep checks %w paper\n") }},
	{name: "diff: all added", build: func(n int) string { return cast + words(n, "rep checks %w paper\n") },
		before: func(int) string { return cast + "rep checks paper\n" }},
	{name: "diff: all removed", build: func(int) string { return cast + "rep checks paper\n" },
		before: func(n int) string { return cast + words(n, "rep checks %w paper\n") }},
	{name: "diff: nothing alike", build: func(n int) string { return cast + words(n, "rep checks %w\n") },
		before: func(n int) string { return cast + rows(n, "boss reads form %d\n") }},
	{name: "diff: equal words", build: func(n int) string { return cast + strings.Repeat("rep checks green paper\n", n) },
		before: func(n int) string { return cast + strings.Repeat("rep checks red paper\n", n) }},
	{name: "diff: other lanes", build: in("", "rep checks paper %d\n", ""), before: in("", "boss checks paper %d\n", "")},
	{name: "diff: renamed participants", most: 20_000, build: in("", "agent%d is a rep\nagent%d checks paper %d\n", ""),
		before: in("", "clerk%d is a rep\nclerk%d checks paper %d\n", "")},
	{name: "diff: renamed phases", build: in("", "phase Part %d\nrep checks paper %d\n", ""), before: in("", "phase Stage %d\nrep checks paper %d\n", "")},
	{name: "diff: other branches", build: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when case %d\n  rep checks paper %d\n") + end
	}, before: func(n int) string {
		return cast + "rep decides \"Which?\"\n" + rows(n, "when kind %d\n  boss checks paper %d\n") + end
	}},
	{name: "diff: other notes", build: in("rep checks paper\n", "note Look at %d\n", ""), before: in("rep checks paper\n", "note See also %d\n", "")},
	{name: "diff: same", build: in("", "rep hands paper %d to boss\n", ""), before: in("", "rep hands paper %d to boss\n", "")},
}
