package lexicon

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/journey-lang/journey/internal/golden"
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

// Verbs that are not in any list are known from the lexicon, in all their
// forms.
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

// Every language has what its sentences need, and each of its verbs has the
// forms that they use.
func TestLanguages(t *testing.T) {
	for _, code := range Languages() {
		l := Default().In([]string{code})
		for _, like := range []string{"the", "he", "not", "is", "has", "and", "or", "to", "with", "in", "of", "because", "if", "must"} {
			found := false
			for _, english := range l.like {
				found = found || english == like
			}
			if !found {
				t.Errorf("%s has no word for %s", code, like)
			}
		}
		verbs := 0
		for _, e := range read(language(code))["conjugated"] {
			forms, participles, ok := conjugation(e.words)
			if !ok || len(participles) == 0 {
				t.Errorf("%s: %v lacks a form", code, e.words)
				continue
			}
			verbs++
			third, form := l.LookupVerb(forms[0])
			if third == nil || form == Base && forms[0] != forms[1] || !third.Foreign() {
				t.Errorf("%s: %s is not the third person of a verb", code, forms[0])
			}
			if v, form := l.LookupVerb(forms[1]); v == nil || form != Base && forms[0] != forms[1] || l.ThirdPerson(forms[1]) != v.Third() {
				t.Errorf("%s: %s is not an infinitive", code, forms[1])
			}
			for _, p := range participles {
				if _, ok := l.Participle(p); !ok {
					t.Errorf("%s: %s is not a participle", code, p)
				}
			}
			for _, w := range e.words {
				if w != "|" && w != Fold(w) {
					t.Errorf("%s: %s is not folded", code, w)
				}
			}
		}
		if verbs < 150 || len(l.people) == 0 || len(l.customers) == 0 || len(l.systems) == 0 {
			t.Errorf("%s has %d verbs", code, verbs)
		}
	}
}

//go:generate go test -run TestTongueFile -update .

// The generated file of all words matches those of the languages.
func TestTongueFile(t *testing.T) {
	codes := map[string][]string{}
	for _, code := range Languages() {
		for name, section := range read(language(code)) {
			if name == "traits" || name == "inflected" {
				continue
			}
			for w := range strings.FieldsSeq(strings.Join(section.list(), " ")) {
				if w != "|" && !slices.Contains(codes[w], code) {
					codes[w] = append(codes[w], code)
				}
			}
		}
	}
	var all strings.Builder
	for _, w := range slices.Sorted(maps.Keys(codes)) {
		all.WriteString(w + " " + strings.Join(codes[w], " ") + "\n")
	}
	golden.Compare(t, "tongues.txt", all.String())
}

// A word of another language is known only in sentences of that language.
func TestTongues(t *testing.T) {
	german := Default().In([]string{"de"})
	if like, _ := german.Like("die", ""); like != "the" {
		t.Errorf("die stands for %q", like)
	}
	if like, _ := Default().Like("die", ""); like != "" || Default().In(nil) != Default() {
		t.Error("German words are known in English")
	}
	for word, want := range map[string]string{
		"erhält": "de", "reçoit": "fr", "otorga": "es", "preenche": "pt", "compila": "it", "stuurt": "nl", "bekræfter": "da", "calls": "",
	} {
		if got := strings.Join(Default().Tongues(word).Codes(), " "); got != want {
			t.Errorf("%s is a word of %q, want %q", word, got, want)
		}
	}
	if Default().Tongues("note")&English == 0 || Default().Tongues("xyzzy") != 0 {
		t.Error("English words are not English alone")
	}
	chosen := With(Additions{Languages: []string{"pt"}})
	if got := chosen.Tongues("cliente").Codes(); len(got) != 1 || got[0] != "pt" {
		t.Errorf("cliente is of %v where Portuguese is chosen", got)
	}
}

// A team may add a language without a built-in file.
func TestOwnLanguage(t *testing.T) {
	l := With(Additions{
		Articles: []string{"ten"}, Negatives: []string{"nie"}, Passives: []string{"jest"}, Like: map[string][]string{"for": {"dla"}},
		Forms: &Additions{Communication: []string{"powiadamia"}, Giving: []string{"powiadamia"}, Receiving: []string{"otrzymuje"}},
	})
	if v, form := l.LookupVerb("powiadamia"); v == nil || !v.Talk || !v.Gives || form != Third && form != Base {
		t.Errorf("powiadamia is %+v", v)
	}
	if v, _ := l.LookupVerb("otrzymuje"); v == nil || !v.Receives {
		t.Error("otrzymuje does not receive")
	}
	for word, want := range map[string]string{"nie": "not", "jest": "is", "dla": "for"} {
		if got, _ := l.Like(word, ""); got != want {
			t.Errorf("%s stands for %q, want %q", word, got, want)
		}
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

// Every list is read, and every key that names something names something that
// exists.
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

	// The built-in lists stay unchanged.
	if v, _ := Default().LookupVerb("nag"); v == nil || v.Talk || Default().IsAdverb("pronto") {
		t.Error("an addition changed the default")
	}
	if value, _ := Default().Mood("tired"); value != -1 {
		t.Errorf("tired = %d", value)
	}
}

func TestVerbsAreListedOnce(t *testing.T) {
	all := Default().Verbs()
	if !slices.IsSortedFunc(all, func(a, b *Verb) int { return strings.Compare(a.Base, b.Base) }) {
		t.Error("not in order")
	}
	seen := map[string]bool{}
	for _, v := range all {
		if seen[v.Base] {
			t.Errorf("%s is listed twice", v.Base)
		}
		seen[v.Base] = true
	}
	if !seen["send"] || seen["sends"] || seen["sent"] {
		t.Error("got other forms than the base forms")
	}
}
