package words

import (
	"strings"
	"testing"
)

func TestMood(t *testing.T) {
	for word, want := range map[string]int{
		"worried": -1, "Delighted": 2, "+1": 1, "-2": -2, "\u22121": -1, "0": 0, "angry": -2, "relieved": 1, "neutral": 0,
	} {
		if got, ok := Default().Mood(word); !ok || got != want {
			t.Errorf("Mood(%q) = %d, %v; want %d", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "table", "+3", "-0.5"} {
		if got, ok := Default().Mood(word); ok {
			t.Errorf("Mood(%q) = %d, want none", word, got)
		}
	}
}

func TestLookupVerb(t *testing.T) {
	for word, want := range map[string]struct {
		base string
		form Form
	}{
		"asks": {"ask", Third}, "ask": {"ask", Base}, "asking": {"ask", Ing}, "tries": {"try", Third}, "trying": {"try", Ing},
		"goes": {"go", Third}, "has": {"have", Third}, "having": {"have", Ing}, "does": {"do", Third}, "stopping": {"stop", Ing},
		"pushes": {"push", Third}, "making": {"make", Ing}, "submitting": {"submit", Ing}, "ships": {"ship", Third},
		"emailed": {"email", Past}, "sent": {"send", Past}, "wrote": {"write", Past}, "tried": {"try", Past}, "updated": {"update", Past},
		"shipped": {"ship", Past}, "texted": {"text", Past}, "had": {"have", Past}, "showed": {"show", Past}, "spelt": {"spell", Past},
		"put": {"put", Base}, "read": {"read", Base}, "need": {"need", Base},
	} {
		v, form := Default().LookupVerb(word)
		if v == nil || v.Base != want.base || form != want.form {
			t.Errorf("LookupVerb(%q) = %v, %v; want %v", word, v, form, want)
		}
	}
	for _, word := range []string{"", "customer", "registration", "desk", "agent", "helpdesk", "up", "of"} {
		if v, _ := Default().LookupVerb(word); v != nil {
			t.Errorf("LookupVerb(%q) = %v, want none", word, v.Base)
		}
	}
}

// Verbs that stand in no list are known from the lexicon, in all their forms.
func TestLexicon(t *testing.T) {
	for word, want := range map[string]struct {
		base string
		form Form
	}{
		"reroutes": {"reroute", Third}, "mounting": {"mount", Ing}, "dismounted": {"dismount", Past}, "perceives": {"perceive", Third},
		"levied": {"levy", Past}, "levies": {"levy", Third}, "abutted": {"abut", Past}, "overtook": {"overtake", Past}, "nags": {"nag", Third},
		"vying": {"vie", Ing},
	} {
		v, form := Default().LookupVerb(word)
		if v == nil || v.Base != want.base || form != want.form {
			t.Errorf("LookupVerb(%q) = %v, %v; want %v", word, v, form, want)
		}
	}
	for word, want := range map[string]string{
		"invoice": "noun verb", "desk": "noun", "nurse": "noun verb person", "ticketing": "", "": "", "zzz": "", "aah": "verb", "slow": "adjective verb",
	} {
		uses, got := LookupUses(word), []string{}
		for _, use := range []struct {
			name string
			is   bool
		}{{"adjective", uses.Adjective()}, {"noun", uses.Noun()}, {"verb", uses.Verb()}, {"person", uses.Person()}} {
			if use.is {
				got = append(got, use.name)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("LookupUses(%q): %s, want %s", word, s, want)
		}
	}
	last := ""
	for line := range strings.Lines(lexiconWords) {
		word, _, _ := strings.Cut(line, " ")
		if word <= last {
			t.Fatalf("%q stands behind %q: the lexicon is not sorted", word, last)
		}
		last = word
	}
}

// Words of other languages are known where they are no English words; all of
// them once the language is chosen.
func TestLanguages(t *testing.T) {
	if codes := Languages(); len(codes) < 4 {
		t.Fatalf("languages: %v", codes)
	}
	for _, word := range []string{"erhält", "reçoit", "recibe", "recebe"} {
		if v, _ := Default().LookupVerb(word); v == nil || !v.Receives {
			t.Errorf("%q does not receive: %v", word, v)
		}
	}
	german := With(Additions{Languages: []string{"de"}})
	for _, l := range []*Lists{Default(), german} {
		if !l.IsCustomer("kunde") || !l.IsNegative("nicht") || !l.IsUnnamed("niemand") {
			t.Error("a German word is missing")
		}
	}
	if Default().Determines("die") || !german.Determines("die") {
		t.Error("die is an article in German alone")
	}
}

func TestParticiple(t *testing.T) {
	for word, want := range map[string]string{
		"sent": "send", "informed": "inform", "updated": "update", "told": "tell", "notified": "notify",
		"shipped": "ship", "frobbed": "", "given": "give", "needed": "need",
	} {
		if got, ok := Default().Participle(word); !ok || got != want {
			t.Errorf("Participle(%q) = %q, %v; want %q", word, got, ok, want)
		}
	}
	for _, word := range []string{"feed", "happy", "red", "need", "ready", ""} {
		if got, ok := Default().Participle(word); ok {
			t.Errorf("Participle(%q) = %q, want none", word, got)
		}
	}
}

func TestIsAdverb(t *testing.T) {
	for word, want := range map[string]bool{
		"quickly": true, "then": true, "manually": true, "apply": false, "reply": false, "supply": false, "fly": false, "sends": false,
	} {
		if got := Default().IsAdverb(word); got != want {
			t.Errorf("IsAdverb(%q) = %v", word, got)
		}
	}
}

func TestLooksThird(t *testing.T) {
	for word, want := range map[string]bool{
		"googles": true, "address": false, "status": false, "analysis": false, "customer's": false, "is": false, "s": false,
	} {
		if got := LooksThird(word); got != want {
			t.Errorf("LooksThird(%q) = %v", word, got)
		}
	}
}

// Every list is read, and every key that names something names a thing there is.
func TestDataIsSound(t *testing.T) {
	sections := read(data)
	for _, name := range []string{
		"articles", "adverbs", "negatives", "times", "delays", "name_ends", "prepositions", "customers", "systems",
		"people", "kinds", "verbs", "implied", "receiving", "active_idioms", "be", "participles", "pasts",
		"irregular", "channels", "channel_labels", "channel_traits", "moods",
	} {
		if len(sections[name]) == 0 {
			t.Errorf("section %q is empty", name)
		}
		for _, e := range sections[name] {
			for _, w := range e.words {
				if name != "channel_labels" && Fold(w) != w {
					t.Errorf("%s: %q is not folded", name, w)
				}
			}
		}
	}
	keys := map[string]bool{}
	for _, c := range Default().Channels() {
		if c.Label == "" || len(c.Words) == 0 {
			t.Errorf("channel %q has no label or no words", c.Key)
		}
		keys[c.Key] = true
	}
	for _, name := range []string{"implied", "channel_labels"} {
		for _, e := range sections[name] {
			if !keys[e.key] {
				t.Errorf("%s: %q is no channel", name, e.key)
			}
		}
	}
	for _, e := range sections["channel_traits"] {
		for _, w := range e.words {
			if !keys[w] {
				t.Errorf("channel_traits: %q is no channel", w)
			}
		}
	}
	if n := len(Default().verbs); n < 1500 {
		t.Errorf("only %d forms of verbs", n)
	}
}

func TestWith(t *testing.T) {
	own := With(Additions{
		Communication: []string{"Nag"}, Vague: []string{"wrangle"}, Receiving: []string{"obtain"},
		Adverbs: []string{"pronto"}, Customers: []string{"Pensioner"}, Reps: []string{"caseworker"}, Systems: []string{"mainframe"},
		Channels: map[string][]string{"chat": {"MS Teams"}},
		Moods:    map[string]int{"smashing": 2, "tired": -2},
	})
	if v, form := own.LookupVerb("nagging"); v == nil || !v.Talk || form != Ing {
		t.Errorf("nagging = %v, %v", v, form)
	}
	if v, _ := own.LookupVerb("wrangles"); v == nil || !v.Vague {
		t.Errorf("wrangles = %v", v)
	}
	if v, _ := own.LookupVerb("obtains"); v == nil || !v.Receives {
		t.Errorf("obtains = %v", v)
	}
	if !own.IsAdverb("pronto") || !own.IsCustomer("pensioner") || !own.IsPerson("caseworker") || !own.IsSystem("mainframe") {
		t.Error("a word is missing")
	}
	for word, want := range map[string]int{"Smashing": 2, "tired": -2, "happy": 1} {
		if got, ok := own.Mood(word); !ok || got != want {
			t.Errorf("Mood(%q) = %d, %v; want %d", word, got, ok, want)
		}
	}
	for _, c := range own.Channels() {
		if c.Key == "chat" && c.Words[len(c.Words)-1] != "ms teams" {
			t.Errorf("chat is %v", c.Words)
		}
	}

	// The lists of the language stay as they are.
	if v, _ := Default().LookupVerb("nag"); v == nil || v.Talk || Default().IsAdverb("pronto") {
		t.Error("an addition changed the default")
	}
	if value, _ := Default().Mood("tired"); value != -1 {
		t.Errorf("tired = %d", value)
	}
}
