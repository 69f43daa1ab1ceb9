package bind

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/ast"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/parser"
	"github.com/journey-lang/journey/lang/source"
)

// usedBy is a `used by` clause that has to wait until all names are known.
type usedBy struct {
	system *model.Participant // nil if the clause follows something other than a system
	file   *source.File
	names  []ast.Name

	// Set in that case.
	decl *ast.Decl
	kind string
}

// declarations binds the head of the file and the files that it uses.
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
	b.reader.People.WithoutArticles(b.reader.Words)
	b.reader.Places.WithoutArticles(b.reader.Words)
	b.reader.Channels.WithoutArticles(b.reader.Words)
	for _, u := range b.pending {
		if u.system == nil {
			b.usedNoSystem(u)
			continue
		}
		for _, n := range u.names {
			text := sentence.NameText(n)
			if p, ok := b.reader.People.Get(text); ok {
				if !slices.Contains(u.system.UsedBy, p) {
					u.system.UsedBy = append(u.system.UsedBy, p)
				}
				continue
			}
			if p := b.reader.Unknown(u.file, n.At, text, model.Rep); !p.Inferred && u.system != nil && !slices.Contains(u.system.UsedBy, p) {
				u.system.UsedBy = append(u.system.UsedBy, p)
			}
		}
	}
}

func (b *binder) declare(d *ast.Decl, file *source.File) {
	name := sentence.NameText(d.Name)
	if strings.TrimSpace(name) == "" {
		return
	}
	if mark, rest, listed := sentence.ListMark(file, d.Name.Words); listed {
		b.report(mark)
		name = sentence.NameText(ast.Name{Words: rest})
	}
	kindText := sentence.NameText(ast.Name{Words: d.Kind})
	key, known := lexicon.Kind(lexicon.Fold(kindText))
	sure := known
	if !known {
		if key, sure = lexicon.Kind(nearKind(kindText)); !sure {
			key = "rep"
		}
		if len(d.Kind) > 0 { // otherwise the parser has reported it
			span := source.Span{Start: d.Kind[0].At.Start, End: d.Kind[len(d.Kind)-1].At.End}
			b.report(unknownKind(file, span, kindText, b.kindMeant(kindText)))
		}
	}
	label := name
	if d.Title != nil && strings.TrimSpace(d.Title.Text) != "" {
		label = d.Title.Text
	}
	origin := source.Location{File: file, Span: d.At}
	names := []string{name, label}
	if len(d.UsedBy) > 0 && key != "system" && sure {
		b.pending = append(b.pending, usedBy{file: file, names: d.UsedBy, decl: d, kind: key})
	}
	switch key {
	case "channel":
		b.declareChannel(d, file, names, origin)
	case "place":
		p := &model.Place{Label: label, Origin: origin}
		if first, taken := b.reader.Places.Get(name); taken {
			b.report(declaredTwice(file, d.Name.At, name, first.Origin))
			return
		}
		b.reader.ListPlace(p)
		for _, n := range names {
			b.reader.Places.Add(n, p)
		}
	default:
		p := &model.Participant{Name: name, Label: label, Kind: kindOf(key), Origin: origin}
		if d.Color != nil {
			p.Color = color(d.Color.Text)
		}
		for i, n := range names {
			first, taken := b.reader.People.Get(n)
			if !taken || first == p {
				b.reader.People.Add(n, p)
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
		b.reader.List(p)
		if !sure {
			b.reader.Guess(p)
		}
		if len(d.UsedBy) > 0 && (key == "system" || !sure) {
			b.pending = append(b.pending, usedBy{system: p, file: file, names: d.UsedBy})
		}
	}
}

// usedNoSystem reports a `used by` after something that nobody acts through.
func (b *binder) usedNoSystem(u usedBy) {
	var system *model.Participant // perhaps the clause was meant the other way round
	for _, n := range u.names {
		if p, ok := b.reader.People.Get(sentence.NameText(n)); ok && p.Kind == model.System {
			system = p
			break
		}
	}
	b.report(usedNoSystem(u.file, usedBySpan(u.decl), sentence.NameText(u.decl.Name), u.kind, system))
}

// usedBySpan returns the position of the `used by` clause of a declaration.
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

// color returns the colour in lower case, or "" if it is invalid.
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
	if c, taken := b.reader.Channels.Get(name); taken {
		if c.Declared {
			b.report(declaredTwice(file, d.Name.At, name, c.Origin))
			return
		}
		c.Label, c.Origin, c.Declared, c.Named = label, origin, true, true
		b.reader.Channels.Add(label, c)
		b.reader.ListChannel(c, origin)
		return
	}
	c := &sentence.Channel{Channel: &model.Channel{Label: label}, Declared: true, Named: true}
	for _, n := range names {
		b.reader.Channels.Add(n, c)
	}
	b.reader.ListChannel(c, origin)
}

// Limits of `use`.
const (
	MaxUseDepth   = 16      // nested files
	MostUsedFiles = 100     // default of Options.UsedFiles
	MostUsedBytes = 8 << 20 // default of Options.UsedBytes
)

// use takes the declarations of another file; stack has the names of the files
// on the way to it.
func (b *binder) use(u *ast.Use, from *source.File, stack []string) {
	path := strings.TrimSpace(u.Path.Value)
	fail := func(reason string) {
		b.reader.Lost = true
		b.report(badUse(from, u.Path.At, path, reason))
	}
	switch {
	case b.full: // already reported
		return
	case b.opt.Loader == nil:
		fail("this host does not read other files")
		return
	case path == "":
		fail("the file name is missing")
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
		fail("the files use each other in a circle: " + strings.Join(append(stack, file.Name()), " uses "))
		return
	}
	if b.loaded[file.Name()] {
		return
	}
	most, bytes := cmp.Or(b.opt.UsedFiles, MostUsedFiles), cmp.Or(b.opt.UsedBytes, MostUsedBytes)
	switch {
	case len(b.loaded) > most: // the file itself counts too
		b.full = true
		fail(fmt.Sprintf("more than %d files are used; to allow more, raise used-files in journey.toml, see docs/limits.md", most))
		return
	case b.usedBytes+len(file.Text()) > bytes:
		b.full = true
		fail(fmt.Sprintf("with it, all files used exceed %d kB; to allow more, raise used-kilobytes in journey.toml, see docs/limits.md", bytes>>10))
		return
	}
	b.loaded[file.Name()] = true
	b.usedBytes += len(file.Text())
	tree, diags := parser.Parse(b.ctx, file, parser.Options{Words: b.reader.Words})
	b.reader.Diags = append(b.reader.Diags, diags...)
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

// Setting is a key of `set`, and what it takes.
type Setting struct {
	Key    string
	Values []string // nil if any value will do
	List   bool     // it takes several values
}

// Settings returns the keys of `set` in their documented order.
func Settings() []Setting { return slices.Clone(settings) }

var settings = []Setting{
	{Key: "direction", Values: []string{"right", "down"}},
	{Key: "theme", Values: model.Themes},
	{Key: "width"},
	{Key: "density", Values: []string{"compact", "timeline"}},
	{Key: "view", Values: model.Views},
	{Key: "show", Values: model.PartNames(), List: true},
	{Key: "hide", Values: model.PartNames(), List: true},
}

func (b *binder) set(s *ast.Set) {
	key := lexicon.Fold(s.Key.Text)
	keys := make([]string, len(settings))
	for k, def := range settings {
		keys[k] = def.Key
	}
	i := slices.Index(keys, key)
	if i < 0 {
		word := strings.Fields(b.file.Slice(s.At))[0]
		if parser.IsHeadline(word) && nearValue(key, keys) == "" {
			b.report(parser.CommandMeant(b.file, source.Span{Start: s.At.Start, End: s.At.Start + len(word)}, word))
			return
		}
		b.report(unknownSetting(b.file, s.Key.At, s.Key.Text, keys))
		if i = slices.Index(keys, nearValue(key, keys)); i < 0 {
			return
		}
		key = keys[i]
	}
	def := settings[i]
	var values []string
	for _, v := range b.reader.Tokens(s.Values) {
		switch {
		case def.List && (lexicon.IsAnd(v.Fold) || v.Text == ","):
		case def.Values != nil && !slices.Contains(def.Values, v.Fold):
			b.report(unknownValue(b.file, v.At, key, v.Text, def.Values))
			meant := nearValue(v.Fold, def.Values)
			if meant == "" {
				return
			}
			values = append(values, meant)
		case key == "width" && (v.Fold == "auto" || v.Fold == "none"):
			values = append(values, v.Fold)
		case key == "width":
			n, err := strconv.Atoi(strings.TrimSuffix(v.Fold, "px"))
			if err != nil || n < model.LeastWidth || n > model.MostWidth {
				b.report(badWidth(b.file, v.At, v.Text))
				return
			}
			values = append(values, strconv.Itoa(n))
		default:
			values = append(values, v.Fold)
		}
	}
	switch {
	case len(values) == 0:
		b.report(valueMissing(b.file, s.Key.At, key, def.Values))
	case len(values) > 1 && !def.List:
		b.report(valueTooMany(b.file, s.Values[1].At, key, s.Values[1].Text))
	default:
		b.journey.Settings = append(b.journey.Settings, model.Setting{Key: key, Values: values, Origin: b.at(s.At)})
	}
}
