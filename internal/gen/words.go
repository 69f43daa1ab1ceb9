package gen

// note is an annotation; without values and text it is just the keyword.
type note struct {
	keyword string
	values  []string
	text    bool
}

var (
	durations = []string{"90s", "5m", "2h", "3d", "1w", "2mo", "5wd", "2 days", "30 minutes", "1h30m", "1d..3d", "1–3 days", "1 to 3 days"}

	takes  = note{keyword: "takes", values: durations}
	waits  = note{keyword: "waits", values: durations}
	pain   = note{keyword: "pain", text: true}
	idea   = note{keyword: "idea", text: true}
	risk   = note{keyword: "risk", text: true}
	remark = note{keyword: "note", text: true}

	stepNotes = []note{
		takes, waits, pain, idea, risk, remark,
		{keyword: "quote", text: true},
		{keyword: "evidence", text: true},
		{keyword: "link", values: []string{"https://example.org/a?b=c#d", "http://example.org The form", "mailto:a@example.org", "docs/form.pdf"}},
		{keyword: "tag", values: []string{"mvp", "gdpr later", "#1"}},
		{keyword: "costs", values: []string{"5", "12.50 EUR", "3 credits"}},
		{keyword: "moment of truth"},
	}
	blockNotes = []note{waits, pain, remark}
	phaseNotes = []note{pain, idea, remark}
)

var (
	settings = []string{"set direction right", "set direction down", "set width 1200", "set density timeline", "set hide legend", "set show times"}
	moods    = []string{"delighted", "happy", "satisfied", "relieved", "calm", "neutral", "unsure", "worried", "confused", "annoyed", "frustrated", "angry", "+1", "-2"}
	adverbs  = []string{"then", "also", "usually", "always", "often", "sometimes", "first", "finally", "again", "now", "quickly"}
	channels = []string{"phone", "SMS", "email", "chat", "letter", "video", "WhatsApp", "push", "app", "web"}

	// things are objects without a word that could open a clause.
	things = []string{"form", "order number", "price list", "signed contract", "refund", "claim file no. 7", "C# sample", "表格", "📦", `"Welcome to us" leaflet`, "welcome kit (large)"}

	giving   = []string{"sends", "gives", "shows", "offers", "hands"}
	directed = []string{"asks % for ID number", "tells % about delay", "informs % about delay", "reminds % of appointment", "offers % a discount"}

	// solo are verbs with objects that reach nobody, some with clause keywords
	// that open no clause.
	solo = []string{
		"checks order", "reviews claim file", "updates record", "opens ticket", "blocks card", "prepares offer",
		"signs contract", "compares prices of three models", "prints label", "approves refund over 500 EUR",
		"checks in at 3 pm", "adds note to ticket", "sorts letters by date", "fasts from midnight",
	}

	// texts are typical texts of authors: quotes, marks and other scripts.
	texts = []string{
		"yes", "no", "Report", "Lost card reported", "Core is down", "What if someone uses it?", "The customer has given it twice already",
		"Überprüfung", "客户很高兴", "مرحبا بالعالم", "Ship it 🚀 now", "C# and #hash", "50 % of all", "to be done by Friday", "in person (mostly)",
		"a rather long text that goes on and on, well past the place where a careful author would have stopped to think about the reader",
	}

	// words begin long texts: a single one is wider than any box.
	words = []string{"Krankenversicherungsnachweis", "on the other hand,", "https://example.org/forms/lost-and-found/2026", "確認書類", "and"}

	spellings = map[string][]string{
		"customer":    {"a customer", "customer", "the customer"},
		"rep":         {"a rep", "a staff", "a team", "rep"},
		"system":      {"a system", "the system", "system"},
		"third party": {"a third party", "a partner"},
	}

	// names are never prefixes of one another, and contain no reserved word
	// unless quoted.
	names = map[string][]participant{
		"customer":    {{name: "customer", label: "Card holder"}, {name: "patient"}, {name: "Ms Okafor"}, {name: "tenant", label: "New tenant"}, {name: "buyer"}, {name: "guest"}, {name: "pupil"}, {name: "member"}},
		"rep":         {{name: "rep", label: "Service rep"}, {name: "night desk"}, {name: `"Risk team"`}, {name: "nurse", label: "Duty nurse"}, {name: `"desk at the gate"`}, {name: "agent"}, {name: "clerk"}, {name: "warehouse"}},
		"system":      {{name: "app", label: "Mobile app"}, {name: "help desk system", label: "Helpdesk"}, {name: "core", label: "Card system"}, {name: "CRM"}, {name: `"Pay by link"`}, {name: "booking portal"}, {name: "ledger"}, {name: "mailer"}},
		"third party": {{name: "courier", label: "Courier"}, {name: "outside lab"}, {name: "bank"}, {name: "insurer", label: "Insurer"}, {name: "notary"}, {name: "landlord"}, {name: "council"}, {name: "printer"}},
	}
	foreign = map[string][]participant{
		"customer":    {{name: "客户", label: "持卡人"}, {name: "عميل"}, {name: "Käuferin"}},
		"rep":         {{name: "窓口 担当"}, {name: "Prüfstelle", label: "Prüfstelle Süd"}, {name: "оператор"}},
		"system":      {{name: "система учёта"}, {name: "주문 시스템"}, {name: "Büro-App"}},
		"third party": {{name: "ταχυμεταφορέας"}, {name: "משלוח"}, {name: "société 🚚"}},
	}
)
