package ast

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump writes the tree of the file as indented lists, one node per line,
// without positions. Two files with equal dumps say the same in the same order.
// Strings are in double quotes, raw text in single quotes, words as they are.
// Comments follow the statements.
func Dump(w io.Writer, f *File) error {
	b := bufio.NewWriter(w)
	d := dumper{w: b, file: f}
	d.stmts(f.Stmts)
	for _, c := range f.Comments {
		d.line("comment %q", c.Text)
	}
	return b.Flush()
}

// dumper writes indented lines.
type dumper struct {
	w     *bufio.Writer
	file  *File
	depth int
}

func (d *dumper) line(format string, args ...any) {
	for range d.depth {
		d.w.WriteString("  ")
	}
	fmt.Fprintf(d.w, format, args...)
	d.w.WriteByte('\n')
}

// in indents what f writes below the previous line.
func (d *dumper) in(f func()) {
	d.depth++
	f()
	d.depth--
}

func (d *dumper) stmts(list []Stmt) {
	for _, s := range list {
		d.stmt(s)
	}
}

func (d *dumper) stmt(s Stmt) {
	switch s := s.(type) {
	case *Journey:
		d.line("journey %s", text(&s.Title))
	case *Goal:
		d.line("goal %s", text(&s.Text))
	case *Use:
		d.line("use %s", text(&s.Path))
	case *Set:
		d.line("set %s %s", word(s.Key), words(s.Values))
	case *Decl:
		d.decl(s)
	case *Phase:
		d.line("phase %s", text(&s.Text))
		d.in(func() { d.notes(s.Notes) })
	case *Step:
		d.line("step%s [%s]", label(s.Label), words(s.Head))
		d.in(func() {
			for _, c := range s.Clauses {
				begins := ""
				if c.Begins {
					begins = " on its own line"
				}
				d.line("%s [%s]%s", c.Kind, words(c.Words), begins)
			}
			for _, u := range s.Under {
				d.under(u)
			}
		})
	case *Decision:
		if s.Fact {
			d.line("if%s%s", label(s.Label), open(s.End.Len() == 0))
			d.in(func() {
				d.branches(s.Branches)
				d.after(s.After)
			})
			break
		}
		d.line("decision%s [%s] %s%s", label(s.Label), words(s.Subject), text(&s.Text), open(s.End.Len() == 0))
		d.in(func() {
			d.notes(s.Notes)
			d.stmts(s.Before)
			d.branches(s.Branches)
			d.after(s.After)
		})
	case *Together:
		d.line("together%s%s", label(s.Label), open(s.End.Len() == 0))
		d.in(func() {
			d.branches(s.Branches)
			d.after(s.After)
		})
	case *Repeat:
		if s.Until != nil {
			d.line("repeat%s until %s%s", label(s.Label), text(s.Until), open(s.End.Len() == 0))
		} else {
			d.line("repeat%s %d%s", label(s.Label), s.Times, open(s.End.Len() == 0))
		}
		d.in(func() {
			d.stmts(s.Body)
			d.after(s.After)
		})
	case *GoTo:
		d.line("goto %s", s.Target.Name)
	case *Outcome:
		kind := "fail"
		if s.Success {
			kind = "succeed"
		}
		d.line("%s%s", kind, optional(s.Text))
		d.in(func() { d.notes(s.Notes) })
	case *Bad:
		d.line("bad %q", d.file.Source.Slice(s.At))
	}
}

func (d *dumper) decl(s *Decl) {
	var b strings.Builder
	fmt.Fprintf(&b, "declare [%s] is [%s]", words(s.Name.Words), words(s.Kind))
	if s.Title != nil {
		fmt.Fprintf(&b, " title %s", word(*s.Title))
	}
	for i, n := range s.UsedBy {
		if i == 0 {
			b.WriteString(" used by")
		}
		fmt.Fprintf(&b, " [%s]", words(n.Words))
	}
	if s.Color != nil {
		fmt.Fprintf(&b, " color %s", word(*s.Color))
	}
	d.line("%s", b.String())
}

func (d *dumper) under(u Under) {
	switch u := u.(type) {
	case Annotation:
		d.note(u)
	case *Failure:
		d.line("failure %s%s%s", text(&u.Text), share(u.Share), open(u.End.Len() == 0))
		d.in(func() { d.stmts(u.Body) })
	}
}

func (d *dumper) branches(list []Branch) {
	for _, b := range list {
		d.line("%s%s%s", [...]string{"when", "otherwise", "branch"}[b.Kind], optional(b.Text), share(b.Share))
		d.in(func() { d.stmts(b.Body) })
	}
}

func (d *dumper) after(list []Annotation) {
	if len(list) > 0 {
		d.line("after")
		d.in(func() { d.notes(list) })
	}
}

func (d *dumper) notes(list []Annotation) {
	for _, a := range list {
		d.note(a)
	}
}

func (d *dumper) note(a Annotation) {
	if a.Kind == Unread {
		d.line("unread %q", d.file.Source.Slice(a.At))
		return
	}
	var b strings.Builder
	b.WriteString(a.Kind.String())
	if len(a.Subject) > 0 {
		fmt.Fprintf(&b, " [%s]", words(a.Subject))
	}
	for _, m := range a.Moods {
		fmt.Fprintf(&b, " %s=%+d", m.Word, m.Value)
	}
	if a.URL != "" {
		fmt.Fprintf(&b, " <%s>", a.URL)
	}
	if a.Duration != nil {
		fmt.Fprintf(&b, " %.5gh", a.Duration.Min)
		if a.Duration.Max != a.Duration.Min {
			fmt.Fprintf(&b, "..%.5gh", a.Duration.Max)
		}
		if a.Duration.Working {
			b.WriteString(" working")
		}
	}
	if a.Amount != nil {
		fmt.Fprintf(&b, " %g", a.Amount.Min)
		if a.Amount.Max != a.Amount.Min {
			fmt.Fprintf(&b, "..%g", a.Amount.Max)
		}
		if a.Amount.Unit != "" {
			fmt.Fprintf(&b, " %s", a.Amount.Unit)
		}
	}
	if len(a.Tags) > 0 {
		fmt.Fprintf(&b, " [%s]", words(a.Tags))
	}
	b.WriteString(optional(a.Text))
	d.line("%s", b.String())
}

func open(unclosed bool) string {
	if unclosed {
		return " (no end)"
	}
	return ""
}

func text(t *Text) string {
	if t.Quoted {
		return fmt.Sprintf("%q", t.Value)
	}
	return "'" + t.Value + "'"
}

func optional(t *Text) string {
	if t == nil {
		return ""
	}
	return " " + text(t)
}

func share(s *Share) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf(" (%g%%)", s.Percent)
}

func label(l *Label) string {
	if l == nil {
		return ""
	}
	return " " + l.Name + ":"
}

func word(w Word) string {
	if w.Quoted {
		return fmt.Sprintf("%q", w.Text)
	}
	return w.Text
}

func words(list []Word) string {
	var b strings.Builder
	for i, w := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word(w))
	}
	return b.String()
}
