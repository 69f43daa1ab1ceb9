package theme

// hue is one base colour in both schemes.
type hue struct{ light, dark string }

// spec is a theme as data.
type spec struct {
	name    string
	paper   hue
	ink     hue
	muted   hue
	rule    hue
	line    hue
	strip   hue
	edge    hue // of the strip
	chip    hue
	chipInk hue
	accents []Accent
}

var specs = []spec{
	{
		name:    "default",
		paper:   hue{"#ffffff", "#12161c"},
		ink:     hue{"#172033", "#f1f4f9"},
		muted:   hue{"#55617a", "#a9b4c6"},
		rule:    hue{"#dde3ec", "#2c3542"},
		line:    hue{"#46536b", "#a4b1c6"},
		strip:   hue{"#eef1f6", "#1d2430"},
		edge:    hue{"#ccd4e0", "#3a4556"},
		chip:    hue{"#ffffff", "#171d26"},
		chipInk: hue{"#404c63", "#c6d0df"},
		accents: []Accent{
			{Neutral, "#64748b"},
			{"customer", "#2f6fe4"},
			{"rep", "#0d9488"},
			{"system", "#7c5ce0"},
			{"third-party", "#c9761b"},
			{Success, "#2a9d4e"},
			{Failure, "#d63a3a"},
			{Jump, "#5b7a9d"},
			{Note, "#b7860b"},
		},
	},
	{
		name:    "mono",
		paper:   hue{"#ffffff", "#141414"},
		ink:     hue{"#111111", "#f4f4f4"},
		muted:   hue{"#555555", "#b4b4b4"},
		rule:    hue{"#dddddd", "#333333"},
		line:    hue{"#333333", "#c4c4c4"},
		strip:   hue{"#f0f0f0", "#222222"},
		edge:    hue{"#cccccc", "#444444"},
		chip:    hue{"#ffffff", "#1b1b1b"},
		chipInk: hue{"#3c3c3c", "#d4d4d4"},
		accents: []Accent{
			{Neutral, "#777777"},
			{"customer", "#555555"},
			{"rep", "#777777"},
			{"system", "#8a8a8a"},
			{"third-party", "#9a9a9a"},
			{Success, "#444444"},
			{Failure, "#444444"},
			{Jump, "#777777"},
			{Note, "#666666"},
		},
	},
}

// theme derives every role of a spec.
func (s spec) theme() *Theme {
	t := &Theme{name: s.name, paints: map[Role]Paint{}}
	for _, p := range []struct {
		role Role
		hue  hue
	}{
		{Paper, s.paper}, {Ink, s.ink}, {Muted, s.muted}, {Rule, s.rule}, {Line, s.line},
		{Strip, s.strip}, {StripEdge, s.edge}, {StripInk, s.ink},
		{Chip, s.chip}, {ChipEdge, s.edge}, {ChipInk, s.chipInk},
		{Label, s.paper}, {LabelEdge, s.edge}, {LabelInk, s.ink},
	} {
		t.paints[p.role] = Paint{p.role, p.hue.light, p.hue.dark}
	}
	light, _ := parseColor(s.paper.light)
	dark, _ := parseColor(s.paper.dark)
	for _, a := range s.accents {
		base, _ := parseColor(a.Color)
		t.derive(a.Swatch, base, light, dark)
	}
	return t
}
