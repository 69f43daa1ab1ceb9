package compiler

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/lang/words"
)

// withoutCascades leaves out what only follows from another fault: that a
// name is unknown because the line that declares it could not be read, and
// what is said of an unknown name beyond that.
func withoutCascades(file *source.File, list diag.List) diag.List {
	lost, unknown := make(map[string]bool), make(map[string]bool)
	for _, d := range list {
		if d.File != file || d.Severity != diag.Error {
			continue
		}
		if d.Code == diag.UnknownParticipant {
			unknown[nameForm(file.Slice(d.Span))] = true
		} else if name, ok := declaredOn(file, d.Span.Start); ok && !aboutName(d.Code) {
			lost[name] = true
		}
	}
	if len(lost)+len(unknown) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		if d.File != file || !aboutName(d.Code) {
			return false
		}
		name := nameForm(file.Slice(d.Span))
		switch d.Code {
		case diag.ViaPerson:
			return lost[name] || unknown[name]
		case diag.LongerName:
			return lost[name] || beginsWith(name, unknown)
		}
		return lost[name]
	})
}

// aboutName reports whether the code says of a name that it stands for
// nothing, or for something else.
func aboutName(code diag.Code) bool {
	switch code {
	case diag.UnknownParticipant, diag.UnknownName, diag.LongerName, diag.ViaPerson:
		return true
	}
	return false
}

// declaredOn is the name before `is` on the line of the offset.
func declaredOn(file *source.File, off int) (name string, ok bool) {
	name, _, ok = strings.Cut(file.Slice(file.LineSpan(file.LineAt(off))), " is ")
	return nameForm(name), ok
}

// beginsWith reports whether one of the names is made of the first words of
// this one.
func beginsWith(name string, names map[string]bool) bool {
	for i, r := range name {
		if r == ' ' && names[name[:i]] {
			return true
		}
	}
	return false
}

// nameForm is the form in which names are compared: folded, without articles
// and quotes, white space as one space.
func nameForm(name string) string {
	all := strings.Fields(name)
	for len(all) > 1 && words.IsArticle(all[0]) {
		all = all[1:]
	}
	return words.Fold(strings.Trim(strings.Join(all, " "), `"“”`))
}
