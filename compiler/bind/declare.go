package bind

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// channel is a channel and what binding has to know of it.
type channel struct {
	*model.Channel
	named    bool // an object may name it: built-in ones such as SMS, and declared ones
	declared bool
	listed   bool // in Journey.Channels
}

// usedBy is a `used by` clause that waits until all names are known.
type usedBy struct {
	system *model.Participant // nil when it stands behind something else
	file   *source.File
	names  []ast.Name

	// Where it does.
	decl *ast.Decl
	kind string
}

func (b *binder) builtins() {
	for _, c := range b.words.Channels() {
		entry := &channel{
			Channel: &model.Channel{ID: c.Key, Label: c.Label, Live: c.Live, Digital: c.Digital},
			named:   c.Named,
		}
		for _, w := range c.Words {
			b.channel.add(w, entry)
		}
	}
}

// declarations binds the head of the file and all that it uses.
func (b *binder) declarations(file *ast.File) {
	b.journey.Library = len(file.Stmts) > 0
	for _, stmt := range file.Stmts {
		switch s := stmt.(type) {
		case *ast.Journey:
			b.journey.Title = s.Title.Value
		case *ast.Goal:
			b.journey.Goal = s.Text.Value
		case *ast.Set:
			b.set(s)
		case *ast.Use:
			b.use(s, b.file, []string{b.file.Name()})
		}
		switch stmt.(type) {
		case *ast.Decl, *ast.Use, *ast.Set:
		default:
			b.journey.Library = false
		}
	}
	for _, d := range b.decls {
		b.declare(d, b.file)
	}
	b.people.withoutArticles()
	b.places.withoutArticles()
	b.channel.withoutArticles()
	for _, u := range b.pending {
		if u.system == nil {
			b.usedNoSystem(u)
			continue
		}
		for _, n := range u.names {
			text := NameText(n)
			if p, ok := b.people.get(text); ok {
				if !slices.Contains(u.system.UsedBy, p) {
					u.system.UsedBy = append(u.system.UsedBy, p)
				}
				continue
			}
			b.unknown(u.file, n.At, text, model.Rep)
		}
	}
}

// NameText is a name as written, without articles before it.
func NameText(n ast.Name) string {
	list := n.Words
	for len(list) > 1 && !list[0].Quoted && words.IsArticle(list[0].Text) {
		list = list[1:]
	}
	parts := make([]string, len(list))
	for i, w := range list {
		parts[i] = w.Text
	}
	return strings.Join(parts, " ")
}

func (b *binder) declare(d *ast.Decl, file *source.File) {
	name := NameText(d.Name)
	if strings.TrimSpace(name) == "" {
		return
	}
	b.arena = b.arena[:0]
	if toks := b.tokens(d.Name.Words); listed(toks) {
		b.report(listMark(file, toks[0].at, toks[1].at))
		name = NameText(ast.Name{Words: d.Name.Words[1:]})
	}
	kindText := NameText(ast.Name{Words: d.Kind})
	key, known := words.Kind(words.Fold(kindText))
	if !known {
		if key, _ = words.Kind(nearKind(kindText)); key == "" {
			key = "rep"
		}
		if len(d.Kind) > 0 { // else the parser has told it
			span := source.Span{Start: d.Kind[0].At.Start, End: d.Kind[len(d.Kind)-1].At.End}
			b.report(unknownKind(file, span, kindText))
		}
	}
	label := name
	if d.Title != nil && strings.TrimSpace(d.Title.Text) != "" {
		label = d.Title.Text
	}
	origin := source.Location{File: file, Span: d.At}
	names := []string{name, label}
	if len(d.UsedBy) > 0 && key != "system" && known {
		b.pending = append(b.pending, usedBy{file: file, names: d.UsedBy, decl: d, kind: key})
	}
	switch key {
	case "channel":
		b.declareChannel(d, file, names, origin)
	case "place":
		p := &model.Place{Label: label, Origin: origin}
		if first, taken := b.places.get(name); taken {
			b.report(declaredTwice(file, d.Name.At, name, first.Origin))
			return
		}
		b.listPlace(p)
		for _, n := range names {
			b.places.add(n, p)
		}
	default:
		p := &model.Participant{Name: name, Label: label, Kind: kindOf(key), Origin: origin}
		if d.Color != nil {
			p.Color = color(d.Color.Text)
		}
		for i, n := range names {
			first, taken := b.people.get(n)
			if !taken || first == p {
				b.people.add(n, p)
				continue
			}
			at := d.Name.At
			if i == 1 && d.Title != nil {
				at = d.Title.At
			}
			b.report(declaredTwice(file, at, n, first.Origin))
			if i == 0 {
				return
			}
		}
		b.listParticipant(p)
		if !known {
			b.guess(p, -1)
		}
		if len(d.UsedBy) > 0 && (key == "system" || !known) {
			b.pending = append(b.pending, usedBy{system: p, file: file, names: d.UsedBy})
		}
	}
}

// usedNoSystem reports a `used by` behind something that nobody acts through.
func (b *binder) usedNoSystem(u usedBy) {
	var system *model.Participant // that was perhaps meant the other way round
	for _, n := range u.names {
		if p, ok := b.people.get(NameText(n)); ok && p.Kind == model.System {
			system = p
			break
		}
	}
	b.report(usedNoSystem(u.file, usedBySpan(u.decl), NameText(u.decl.Name), u.kind, system))
}

// usedBySpan is the place of the `used by` clause of a declaration.
func usedBySpan(d *ast.Decl) source.Span { return d.Used.Join(d.UsedBy[len(d.UsedBy)-1].At) }

func kindOf(key string) model.Kind {
	switch key {
	case "customer":
		return model.Customer
	case "system":
		return model.System
	case "third-party":
		return model.ThirdParty
	}
	return model.Rep
}

// color is the colour in lower case, or "" when it is none.
func color(text string) string {
	text = strings.ToLower(text)
	if len(text) != 7 || text[0] != '#' {
		return ""
	}
	if _, err := strconv.ParseUint(text[1:], 16, 32); err != nil {
		return ""
	}
	return text
}

func (b *binder) declareChannel(d *ast.Decl, file *source.File, names []string, origin source.Location) {
	name, label := names[0], names[1]
	if c, taken := b.channel.get(name); taken {
		if c.declared {
			b.report(declaredTwice(file, d.Name.At, name, c.Origin))
			return
		}
		c.Label, c.Origin, c.declared, c.named = label, origin, true, true
		b.channel.add(label, c)
		b.listChannel(c, origin)
		return
	}
	c := &channel{Channel: &model.Channel{Label: label}, declared: true, named: true}
	for _, n := range names {
		b.channel.add(n, c)
	}
	b.listChannel(c, origin)
}

func (b *binder) listParticipant(p *model.Participant) {
	b.journey.Participants = append(b.journey.Participants, p)
	p.ID = "p" + strconv.Itoa(len(b.journey.Participants))
}

func (b *binder) listPlace(p *model.Place) {
	b.journey.Places = append(b.journey.Places, p)
	p.ID = "l" + strconv.Itoa(len(b.journey.Places))
}

// listChannel puts the channel into the model at its first mention.
func (b *binder) listChannel(c *channel, mention source.Location) {
	if c.listed {
		return
	}
	c.listed = true
	if c.Origin.File == nil {
		c.Origin = mention
	}
	b.journey.Channels = append(b.journey.Channels, c.Channel)
	if c.ID == "" {
		b.ownChannels++
		c.ID = "c" + strconv.Itoa(b.ownChannels)
	}
}

// invent takes an unknown name for a rep from here on, so that it is reported
// once.
func (b *binder) invent(name string, kind model.Kind, at source.Location) *model.Participant {
	p := &model.Participant{Name: name, Label: name, Kind: kind, Inferred: true, Origin: at}
	b.people.add(name, p)
	b.listParticipant(p)
	return p
}

// Bounds of `use`.
const (
	MaxUseDepth   = 16      // files that use each other
	MostUsedFiles = 100     // unless Options say otherwise
	MostUsedBytes = 8 << 20 // of all of them; likewise
)

// use takes the declarations of another file; stack holds the names of the
// files on the way to it.
func (b *binder) use(u *ast.Use, from *source.File, stack []string) {
	path := strings.TrimSpace(u.Path.Value)
	fail := func(reason string) {
		b.useFailed = true
		b.report(badUse(from, u.Path.At, path, reason))
	}
	switch {
	case b.full: // which was reported
		return
	case b.opt.Loader == nil:
		fail("this host reads no other files")
		return
	case path == "":
		fail("no file is named")
		return
	case len(stack) > MaxUseDepth:
		fail(fmt.Sprintf("files use each other more than %d levels deep; see docs/limits.md", MaxUseDepth))
		return
	}
	file, err := b.opt.Loader.Load(from, path)
	if err != nil {
		fail(err.Error())
		return
	}
	if slices.Contains(stack, file.Name()) {
		fail("it runs in a circle: " + strings.Join(append(stack, file.Name()), " uses "))
		return
	}
	if b.loaded[file.Name()] {
		return
	}
	most, bytes := cmp.Or(b.opt.UsedFiles, MostUsedFiles), cmp.Or(b.opt.UsedBytes, MostUsedBytes)
	switch {
	case len(b.loaded) > most: // the file itself is one of them
		b.full = true
		fail(fmt.Sprintf("more than %d files are used; used-files in journey.toml allows more, see docs/limits.md", most))
		return
	case b.usedBytes+len(file.Text()) > bytes:
		b.full = true
		fail(fmt.Sprintf("with it, all files used come to more than %d kB; used-kilobytes in journey.toml allows more, see docs/limits.md", bytes>>10))
		return
	}
	b.loaded[file.Name()] = true
	b.usedBytes += len(file.Text())
	tree, diags := parser.Parse(file, parser.Options{Words: b.words})
	b.diags = append(b.diags, diags...)
	stack = append(slices.Clip(stack), file.Name())
	for _, stmt := range tree.Stmts {
		if s, ok := stmt.(*ast.Use); ok {
			b.use(s, file, stack)
		}
	}
	for _, stmt := range tree.Stmts {
		if s, ok := stmt.(*ast.Decl); ok {
			b.declare(s, file)
		}
	}
}

// settings are the keys of `set` with the values they take; nil for a free one.
var settings = []struct {
	key    string
	values []string
	list   bool
}{
	{key: "direction", values: []string{"right", "down"}},
	{key: "theme", values: model.Themes},
	{key: "width"},
	{key: "density", values: []string{"compact", "timeline"}},
	{key: "view", values: model.Views},
	{key: "show", values: model.PartNames(), list: true},
	{key: "hide", values: model.PartNames(), list: true},
}

// Bounds of `set width`, in CSS pixels.
const (
	minWidth = 200
	maxWidth = 100000
)

func (b *binder) set(s *ast.Set) {
	key := words.Fold(s.Key.Text)
	i := 0
	for i < len(settings) && settings[i].key != key {
		i++
	}
	if i == len(settings) {
		keys := make([]string, len(settings))
		for k, def := range settings {
			keys[k] = def.key
		}
		b.report(unknownSetting(b.file, s.Key.At, s.Key.Text, keys))
		return
	}
	def := settings[i]
	var values []string
	for _, v := range b.tokens(s.Values) {
		switch {
		case def.list && (v.fold == "and" || v.text == ","):
		case def.values != nil && !slices.Contains(def.values, v.fold):
			b.report(unknownValue(b.file, v.at, key, v.text, def.values))
			return
		case key == "width" && (v.fold == "auto" || v.fold == "none"):
			values = append(values, v.fold)
		case key == "width":
			n, err := strconv.Atoi(strings.TrimSuffix(v.fold, "px"))
			if err != nil || n < minWidth || n > maxWidth {
				b.report(badWidth(b.file, v.at, v.text))
				return
			}
			values = append(values, strconv.Itoa(n))
		default:
			values = append(values, v.fold)
		}
	}
	switch {
	case len(values) == 0:
		b.report(valueMissing(b.file, s.Key.At, key, def.values))
	case len(values) > 1 && !def.list:
		b.report(valueTooMany(b.file, s.Values[1].At, key, s.Values[1].Text))
	default:
		b.journey.Settings = append(b.journey.Settings, model.Setting{Key: key, Values: values, Origin: b.at(s.At)})
	}
}
