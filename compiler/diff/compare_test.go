package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/compiler"
	"github.com/journey-lang/journey/compiler/config"
	"github.com/journey-lang/journey/compiler/diff"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/internal/compiled"
	"github.com/journey-lang/journey/internal/gen"
	"github.com/journey-lang/journey/internal/trials"
	"github.com/journey-lang/journey/lang/lexicon"
)

const cast = `customer is a customer "Customer"
rep is a rep "Rep"
boss is a rep "Boss"
app is a system "App" used by customer, rep, boss
crm is a system "CRM" used by rep, boss
`

func read(text string) *model.Journey {
	return compiled.Text("test.journey", text).Journey
}

// told lists all changes, one per line: a sign, the thing, and the changed
// aspects with their values.
func told(d diff.Diff) []string {
	var all []string
	add := func(c diff.Change, text string, details []diff.Detail) {
		if c == diff.Same {
			return
		}
		line := string(" +->~"[c]) + " " + text
		for i, x := range details {
			line += map[bool]string{true: " | ", false: "; "}[i == 0] + string(x.Aspect) + ": " + x.Before + " → " + x.After
		}
		all = append(all, line)
	}
	for _, x := range d.About {
		all = append(all, "~ "+string(x.Aspect)+": "+x.Before+" → "+x.After)
	}
	for _, p := range d.Participants {
		who := p.After
		if who == nil {
			who = p.Before
		}
		add(p.Change(), "participant "+who.Label, p.Details)
	}
	for _, s := range d.Stages {
		phase := s.Phase.After
		if phase == nil {
			phase = s.Phase.Before
		}
		if phase != nil {
			add(s.Phase.Change(), "phase "+phase.Title, s.Phase.Details)
		}
		for _, p := range s.Nodes {
			n := p.After
			if n == nil {
				n = p.Before
			}
			add(p.Change(), diff.Describe(n), p.Details)
		}
	}
	return all
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"nothing", "rep calls customer by phone\nsucceed", "# other\nrep   Calls customer by phone\nsucceed", nil},
		{"added and removed",
			"rep opens ticket via crm\nrep calls customer by phone", "rep calls customer by phone\nboss signs contract",
			[]string{"- Rep opens ticket via CRM", "+ Boss signs contract"}},
		{"a reworded step is the same",
			"rep sends photo to customer by email\nrep closes ticket", "rep sends large photo of damage to customer by email\nrep closes ticket",
			[]string{"~ Rep sends large photo of damage to Customer by email | wording: sends photo → sends large photo of damage"}},
		{"the same object with another verb",
			"rep opens ticket via crm", "rep creates ticket via crm",
			[]string{"~ Rep creates ticket via CRM | wording: opens ticket → creates ticket"}},
		{"nothing in common is another step",
			"rep opens ticket via crm", "rep bakes bread via crm",
			[]string{"- Rep opens ticket via CRM", "+ Rep bakes bread via CRM"}},
		{"somebody else does it",
			"rep signs contract via crm", "boss signs contract via crm",
			[]string{"~ Boss signs contract via CRM | owner: Rep → Boss"}},
		{"how, where and to whom",
			"rep sends offer to customer by email via crm", "rep sends offer to boss by chat via app",
			[]string{"~ Rep sends offer to Boss by chat via App | to: Customer → Boss; via: CRM → App; channel: Email → Chat"}},
		{"a label beats all else",
			"check: rep opens ticket via crm\nrep decides \"Right?\"\nwhen no\ngo to check\nwhen yes\nend",
			"check: boss bakes bread\nrep decides \"Right?\"\nwhen no\ngo to check\nwhen yes\nend",
			[]string{"~ Boss bakes bread | wording: opens ticket → bakes bread; owner: Rep → Boss; via: CRM → "}},
		{"another order",
			"rep opens ticket\nrep signs contract\nrep calls boss by phone\nrep closes file", "rep signs contract\nrep calls boss by phone\nrep opens ticket\nrep closes file",
			[]string{"> Rep opens ticket | order:  → Rep calls boss by phone"}},
		{"another phase",
			"phase One\nrep opens ticket\nrep signs contract\nphase Two\nrep closes file", "phase One\nrep opens ticket\nphase Two\nrep signs contract\nrep closes file",
			[]string{"> Rep signs contract | phase: One → Two"}},
		{"a renamed phase is the same",
			"phase One\nrep opens ticket\nrep signs contract\nphase Two\nrep closes file", "phase First\nrep opens ticket\nrep signs contract\nphase Two\nrep closes file",
			[]string{"~ phase First | title: One → First"}},
		{"phases change places",
			"phase One\nrep opens ticket\nphase Two\nrep closes file\nphase Three\nrep calls boss by phone", "phase Two\nrep closes file\nphase Three\nrep calls boss by phone\nphase One\nrep opens ticket",
			[]string{"> phase One | order:  → Three"}},
		{"onto a branch",
			"rep decides \"Ok?\"\nwhen yes\nrep opens ticket\nwhen no\nrep closes file\nend", "rep decides \"Ok?\"\nwhen yes\nrep closes file\nrep opens ticket\nwhen no\nboss signs contract\nend",
			[]string{"> Rep closes file | block: when no → when yes", "+ Boss signs contract"}},
		{"shares and branches",
			"rep decides \"Ok?\"\nwhen yes (80%)\nrep opens ticket\nwhen no (20%)\nrep closes file\nend", "rep decides \"Ok?\"\nwhen yes (90%)\nrep opens ticket\nwhen never (10%)\nrep closes file\nend",
			[]string{"~ Rep decides: Ok? | branch: yes (80%) → yes (90%); branch: no (20%) → never (10%)"}},
		{"another question about the same",
			"rep decides \"Refund without return?\"\nwhen yes\nrep opens ticket\nwhen no\nrep closes file\nend", "boss decides \"Clear damage?\"\nwhen yes\nrep opens ticket\nwhen no\nrep closes file\nend",
			[]string{"~ Boss decides: Clear damage? | wording: Refund without return? → Clear damage?; owner: Rep → Boss"}},
		{"what takes, waits and costs",
			"rep opens ticket\n  takes 5m\n  waits 2 days\n  costs 7 EUR", "rep opens ticket\n  takes 300s\n  waits 4h\n  costs 5 EUR",
			[]string{"~ Rep opens ticket | waits: 2 days → 4h; costs: 7 EUR → 5 EUR"}},
		{"notes",
			"customer opens shop\n  pain The page is slow\n  pain No search\n  feels angry", "customer opens shop\n  pain The page is very slow\n  idea A search\n  feels calm\n  moment of truth",
			[]string{"~ Customer opens shop | moment of truth:  → yes; mood: Customer angry → Customer calm; pain: The page is slow → The page is very slow; pain: No search → ; idea:  → A search"}},
		{"why somebody feels so",
			"customer opens shop\n  feels angry \"The page is slow\"", "customer opens shop\n  feels angry \"No search\"",
			[]string{"~ Customer opens shop | mood: Customer angry: The page is slow → Customer angry: No search"}},
		{"jumps in parallel",
			"together\ngo to one\nand\ngo to two\nend\none: rep opens ticket\ntwo: rep closes file", "together\ngo to one\nand\ngo to two\nend\none: rep opens ticket\ntwo: rep closes file",
			nil},
		{"failure paths and jumps",
			"first: rep opens ticket\non failure \"It is down\" (5%)\nrep calls boss by phone\nend\nrep closes file\nrep decides \"Ok?\"\nwhen no\ngo to first\nend",
			"first: rep opens ticket\non failure \"It is down\" (3%)\nrep calls boss by phone\nend\nlast: rep closes file\nrep decides \"Ok?\"\nwhen no\ngo to last\nend",
			[]string{"~ Rep opens ticket | failure: It is down (5%) → It is down (3%)", "~ Rep closes file | label:  → last", "~ Rep decides: Ok? | goes to: Rep opens ticket → Rep closes file"}},
		{"side by side",
			"rep opens ticket\nrep signs contract\nrep closes file", "together\nrep opens ticket\nand\nrep signs contract\nend\nrep closes file",
			[]string{"+ in parallel", "> Rep opens ticket | block:  → in parallel", "> Rep signs contract | block:  → in parallel"}},
		{"a loop",
			"repeat until the line is free\nrep calls boss by phone\nend\nrep closes file", "repeat 3 times\nrep calls boss by phone\nend\nrep closes file",
			[]string{"~ repeat 3 times | wording: until the line is free → 3 times"}},
		{"of two alike, the one in the same phase",
			"phase One\nrep opens ticket\nphase Two\nrep signs contract\nrep closes file",
			"phase One\nrep opens ticket\nrep signs long contract\nphase Two\nrep closes file\nrep signs long contract",
			[]string{"+ Rep signs long contract", "~ Rep signs long contract | order:  → Rep closes file; wording: signs contract → signs long contract"}},
		{"of two alike, the one with the same channel",
			"rep opens ticket\nrep sends contract to customer by email\nrep closes file",
			"rep opens ticket\nrep sends long contract to customer by letter\nrep closes file\nrep sends long contract to customer by email",
			[]string{"+ Rep sends long contract to Customer by letter", "~ Rep sends long contract to Customer by email | order: Rep opens ticket → Rep closes file; wording: sends contract → sends long contract"}},
		{"of two alike, the one on the same branch",
			"rep decides \"Ok?\"\nwhen yes\nrep opens ticket\nwhen no\nrep signs contract\nrep closes file\nend",
			"rep decides \"Ok?\"\nwhen yes\nrep opens ticket\nrep signs long contract\nwhen no\nrep closes file\nrep signs long contract\nend",
			[]string{"+ Rep signs long contract", "~ Rep signs long contract | order: Rep opens ticket → Rep closes file; wording: signs contract → signs long contract"}},
		{"outcomes",
			"rep opens ticket\nsucceed Paid after days", "rep opens ticket\nsucceed Money there",
			[]string{"~ succeed Money there | wording: Paid after days → Money there"}},
		{"repeated sentences keep their places",
			"rep calls boss by phone\nrep opens ticket\nrep calls boss by phone\nrep closes file", "rep calls boss by phone\nrep opens ticket\nrep signs contract\nrep calls boss by phone\nrep closes file",
			[]string{"+ Rep signs contract"}},
		{"an email and an SMS about the same",
			"rep emails customer about refund via crm", "boss sends refund SMS to customer via crm",
			[]string{"~ Boss sends refund SMS to Customer via CRM | wording: emails customer about refund → sends refund SMS; owner: Rep → Boss; channel: Email → SMS"}},
		{"articles do not count",
			"rep opens ticket via crm\nrep checks the claim", "rep opens a ticket via crm\nrep checks his claim", nil},
		{"to phone is to call",
			"phase One\nrep calls customer\nrep opens ticket\nphase Two\nrep emails customer about approval via crm\nrep closes file",
			"phase One\nrep phones customer\nrep opens ticket\nphase Three\nrep calls customer about approval\nrep closes file",
			[]string{"~ Rep phones customer | wording: calls customer → phones customer", "~ phase Three | title: Two → Three",
				"~ Rep calls customer about approval | wording: emails customer about approval → calls customer about approval; via: CRM → ; channel: Email → Phone"}},
		{"handing over a thing and sending it",
			"rep hands key card to customer in person", "rep sends mobile key to customer via app",
			[]string{"~ Rep sends mobile key to Customer via App | wording: hands key card → sends mobile key; via:  → App; channel: In person → "}},
		{"sending something else to somebody else is another step",
			"customer sends contract to rep by letter\nrep opens ticket", "rep opens ticket\nboss sends password to customer by letter",
			[]string{"- Customer sends contract to Rep by letter", "+ Boss sends password to Customer by letter"}},
		{"what somebody else does in another phase has to be the same",
			"phase One\nrep runs line test via crm\nrep signs contract\nphase Two\nrep closes file", "phase One\nrep signs contract\nphase Two\nboss tests line with customer in person\nrep closes file",
			[]string{"- Rep runs line test via CRM", "+ Boss tests line with Customer in person"}},
		{"a renamed phase that has mostly been rewritten",
			"phase One\nrep signs contract\nphase Plan\nrep opens ticket\nrep emails boss with dates\nboss bakes bread\nphase Two\nrep closes file",
			"phase One\nrep signs contract\nphase Schedule\nrep opens ticket\ncustomer picks cake via app\nphase Two\nrep closes file",
			[]string{"~ phase Schedule | title: Plan → Schedule", "- Rep emails boss with dates", "- Boss bakes bread", "+ Customer picks cake via App"}},
		{"another phase in the place of one",
			"phase One\nrep signs contract\nphase Plan\nrep opens ticket\nphase Two\nrep closes file", "phase One\nrep signs contract\nphase Bake\nboss bakes bread\nphase Two\nrep closes file",
			[]string{"- phase Plan", "- Rep opens ticket", "+ phase Bake", "+ Boss bakes bread"}},
		{"a block takes along what stands in it",
			"phase One\nrep opens ticket\nrep decides \"Ok?\"\nwhen yes\nrep signs contract\nwhen no\nrep calls boss by phone\nend\nphase Two\nrep closes file",
			"phase One\nrep opens ticket\nphase Two\nrep decides \"Ok?\"\nwhen yes\nrep signs contract\nwhen no\nrep calls boss by phone\nend\nrep closes file",
			[]string{"> Rep decides: Ok? | phase: One → Two"}},
		{"steps that run side by side move each, for nobody does what holds them together",
			"phase One\nrep opens ticket\ntogether\nrep signs contract\nand\nboss bakes bread\nend\nphase Two\nrep closes file",
			"phase One\nrep opens ticket\nphase Two\ntogether\nrep signs contract\nand\nboss bakes bread\nend\nrep closes file",
			[]string{"> Rep signs contract | phase: One → Two", "> Boss bakes bread | phase: One → Two"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(diff.Compare(read(cast+c.before), read(cast+c.after), diff.Options{}))
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestParticipants(t *testing.T) {
	const flow = "\nWHO opens ticket\nWHO closes file\nboss signs contract"
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"another label",
			"rep is a rep \"Rep\"\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"), "rep is a rep \"Agent\"\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"),
			[]string{"~ participant Agent | label: Rep → Agent"}},
		{"another name and the same label",
			"rep is a rep \"Agent\"\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"), "desk is a rep \"Agent\"\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "desk"),
			[]string{"~ participant Agent | name: rep → desk"}},
		{"all new, and the same work",
			"rep is a rep\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"), "desk is a rep\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "desk"),
			[]string{"~ participant desk | label: rep → desk"}},
		{"another name also where a sentence speaks of it",
			"rep is a rep\nboss is a rep\nboss opens ticket for rep" + strings.ReplaceAll(flow, "WHO", "rep"), "service desk is a rep \"rep\"\nboss is a rep\nboss opens ticket for service desk" + strings.ReplaceAll(flow, "WHO", "service desk"),
			[]string{"~ participant rep | name: rep → service desk"}},
		{"another kind",
			"rep is a rep\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"), "rep is a system\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"),
			[]string{"~ participant rep | kind: rep → system"}},
		{"gone, and the work with others",
			"rep is a rep\nboss is a rep" + strings.ReplaceAll(flow, "WHO", "rep"), "boss is a rep" + strings.ReplaceAll(flow, "WHO", "boss"),
			[]string{"- participant rep", "~ boss opens ticket | owner: rep → boss", "~ boss closes file | owner: rep → boss"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(diff.Compare(read(c.before), read(c.after), diff.Options{}))
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

// A verb that a journey.toml adds is known only in the journeys it applies to.
func TestWords(t *testing.T) {
	own, faults := config.Parse(config.FileName, []byte("[words]\ncommunication = [\"nag\"]\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	compiled := func(text string, by *config.Config) *compiler.Result {
		r, err := compiler.Compile(t.Context(), "test.journey", cast+text, compiler.Options{Config: by})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	before, after := compiled("rep nags customer by phone", own), compiled("rep emails customer", own)
	got := told(diff.Compare(before.Journey, after.Journey, diff.Options{Words: [2]*lexicon.Lists{before.Words, after.Words}}))
	want := []string{"~ Rep emails customer | wording: nags customer → emails customer; channel: Phone → Email"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	before = compiled("rep nags customer by phone", nil)
	got = told(diff.Compare(before.Journey, after.Journey, diff.Options{Words: [2]*lexicon.Lists{nil, after.Words}}))
	if len(got) != 2 {
		t.Errorf("without the word nagging is the same as an email: %q", got)
	}
}

// A journey does not differ from itself; what one direction adds, the other
// removes; and equal input gives equal output.
func TestProperties(t *testing.T) {
	for seed := range trials.Count[uint64](150) {
		text := gen.Random(seed, 60)
		j, same := read(text), read(text)
		if d := diff.Compare(j, same, diff.Options{}); !d.Empty() {
			t.Fatalf("seed %d differs from itself: %q", seed, told(d))
		}
		other := read(gen.Mess(seed, gen.Mutate(seed, text).Text))
		for _, k := range []*model.Journey{other, read(gen.Random(seed+1, 60)), read("")} {
			there, back := diff.Compare(j, k, diff.Options{}), diff.Compare(k, j, diff.Options{})
			if !slices.Equal(told(there), told(diff.Compare(j, k, diff.Options{}))) {
				t.Fatalf("seed %d: two runs differ", seed)
			}
			x, y := there.Counts(), back.Counts()
			if x[diff.Added]-x[diff.Removed] != y[diff.Removed]-y[diff.Added] {
				t.Errorf("seed %d: there %v, back %v", seed, x, y)
			}
			before, after := 0, 0
			for _, s := range there.Stages {
				for _, p := range s.Nodes {
					before += here(p.Before)
					after += here(p.After)
				}
			}
			if acts(j) != before || acts(k) != after {
				t.Errorf("seed %d: %d of %d and %d of %d steps are told of", seed, before, acts(j), after, acts(k))
			}
		}
	}
}

// here returns 1 for a step, a decision or an outcome.
func here(n *model.Node) int {
	if n != nil && (n.Kind == model.StepNode || n.Kind == model.DecisionNode || n.Kind == model.OutcomeNode) {
		return 1
	}
	return 0
}

func acts(j *model.Journey) (count int) {
	for _, n := range j.Nodes {
		count += here(n)
	}
	return count
}

// large returns two journeys with that many steps, every tenth of which is
// different, reworded or elsewhere.
func large(steps int) (before, after *model.Journey) {
	text := gen.Journey(7, gen.Options{Steps: steps, Participants: 8, Handoff: 0.5, Decision: 0.1, Phase: 0.02, Annotation: 0.3})
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 30 && i%10 == 0 && strings.Count(lines[i], " ") > 3 {
			lines[i] += " quickly"
		}
		if i > 30 && i%50 == 0 {
			lines[i], lines[i-1] = lines[i-1], lines[i]
		}
	}
	return read(text), read(strings.Join(lines, "\n"))
}

// alike returns two journeys with that many steps, no two of which are the
// same, but all of which have words in common.
func alike(steps int) (before, after *model.Journey) {
	var b, a strings.Builder
	for i := range steps {
		fmt.Fprintf(&b, "rep files large paper a%d in folder c%d\n", i, i/2)
		fmt.Fprintf(&a, "boss files small paper b%d in folder d%d\n", i, i/3)
	}
	return read(cast + b.String()), read(cast + a.String())
}

// Four times the steps are about four times the work, even if no two sentences
// are the same. Work is counted in allocations, which do not depend on what
// else the machine does.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("compares thousands of steps")
	}
	for _, c := range []struct {
		name string
		make func(int) (before, after *model.Journey)
	}{{"large", large}, {"alike", alike}} {
		t.Run(c.name, func(t *testing.T) {
			work := func(steps int) float64 {
				before, after := c.make(steps)
				return testing.AllocsPerRun(1, func() { diff.Compare(before, after, diff.Options{}) })
			}
			if small, big := work(1000), work(4000); big > 5*small {
				t.Errorf("1,000 steps are %.0f allocations, 4,000 %.0f", small, big)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	for name, pair := range map[string]func(int) (before, after *model.Journey){"large": large, "alike": alike} {
		b.Run(name, func(b *testing.B) {
			before, after := pair(5000)
			for b.Loop() {
				diff.Compare(before, after, diff.Options{})
			}
		})
	}
}
